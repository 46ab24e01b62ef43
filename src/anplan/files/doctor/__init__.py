"""What doctor examines: the machine and the workspace's folder."""
