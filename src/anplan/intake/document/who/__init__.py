"""Who does a task: names of offices, labels, brackets and sentences that give each its part."""
