"""Other workspaces, from which figures are taken: which may be read, and what was found there."""
