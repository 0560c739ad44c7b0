"""WHAT LEAVES THE HOUSE: reports on paper, whole cases, lists for other programs."""
