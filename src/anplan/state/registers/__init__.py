"""Registers: the way of each item, how many are where, and what is counted from them."""
