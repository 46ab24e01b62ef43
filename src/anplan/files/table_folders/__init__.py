"""Folders of tables that ``export`` wrote, found again: a file a table, or parts of many workspaces."""
