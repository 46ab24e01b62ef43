"""A paper in an office's own Word file: what is harmless of it is kept as it is."""
