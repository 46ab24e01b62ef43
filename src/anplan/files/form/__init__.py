"""Returned forms: guarded, taken apart by a process of its own, read."""
