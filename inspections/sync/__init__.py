"""The talk with a phone: what it hands over, what it has missed, the bytes of its photos."""
