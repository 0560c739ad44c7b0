"""A line test: the bytes that the server counts, whether a result could be made of them, and what readers see."""
