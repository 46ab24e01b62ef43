"""What changed between two states, and when: entries, changes, timeline."""
