"""What the product costs, each figure beside its floor: the simplest thing that does the same durably."""
