"""The report on paper: drawn from a plain dictionary and small pictures, in a process of its own."""
