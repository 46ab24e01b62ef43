"""Reads what a work plan says out of its paragraphs and tables: pure grammars, one kind a module."""
