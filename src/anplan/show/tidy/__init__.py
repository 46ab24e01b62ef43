"""Tidy tables of a plan: one declaration of their columns, and the files that hold them."""
