"""The language of questions: what can be asked and what counts as an answer."""
