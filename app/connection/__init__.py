"""The connection of a point: accesses by role, the self-test of its computer, the training order."""
