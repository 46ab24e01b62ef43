"""What doctor looks at: the machine and the workspace's folder."""
