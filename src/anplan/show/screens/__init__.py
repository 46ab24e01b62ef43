"""Screens: what each command shows, before it is laid out."""
