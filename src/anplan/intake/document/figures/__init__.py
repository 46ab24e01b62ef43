"""Figures that are to be reached, told from days, limits, sizes, grants and results."""
