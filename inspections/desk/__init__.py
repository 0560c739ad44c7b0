"""The reviewers' desk: which applications there are to decide, whose they are, and who has one open."""
