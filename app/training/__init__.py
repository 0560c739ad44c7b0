"""The training of a point's staff: courses, who learns, how far they are, certificates that anybody can check."""
