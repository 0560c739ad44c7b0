"""What reviewers and administrators read and decide: queue, twin report, decisions, visits."""
