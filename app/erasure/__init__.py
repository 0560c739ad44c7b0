"""A person asks that nothing be kept of them: what is erased, what stays on which ground, and the proof of it."""
