"""What is kept of a person under a key of their own, so that destroying the key destroys it everywhere."""
