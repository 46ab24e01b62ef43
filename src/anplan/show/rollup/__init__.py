"""Answers about many workspaces as text, tables, JSON, a workbook and a page."""
