"""The kinds of items: one module a kind, and the list of them."""
