"""Folders and files on disk: found, listed, locked, written whole."""
