"""A partner's way: the application, what happened to it, and what was decided."""
