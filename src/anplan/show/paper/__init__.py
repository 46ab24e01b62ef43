"""One document in many forms: the tree that a brief's Markdown is read into, and what it becomes."""
