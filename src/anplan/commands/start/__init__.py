"""Commands that make a workspace, or look after one."""
