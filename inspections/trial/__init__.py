"""The test period of a point: a short list every day, problems closed by photos, and what it comes to."""
