"""A draft of a workspace's files, made of what was read of a document."""
