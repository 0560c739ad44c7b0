"""Standards of open points: what an item asks today, what was answered last, what changes, and who has confirmed it."""
