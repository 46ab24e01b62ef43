"""Commands that are asked of several workspaces at once."""
