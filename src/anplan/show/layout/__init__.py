"""Screens laid out for a terminal or a pipe: cells, lines, colours, help, progress."""
