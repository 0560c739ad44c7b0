"""Standing duties of an open point: days that end, who entered them, and who is warned before."""
