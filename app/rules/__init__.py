"""What a network decides of its own road: terms in days, lists of papers, texts. Each change is a version."""
