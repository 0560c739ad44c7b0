"""The field work: visits, answers, evidence, and what reviewers read."""
