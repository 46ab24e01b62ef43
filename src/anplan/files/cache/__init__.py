"""What is kept for the next run."""
