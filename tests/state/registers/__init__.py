"""Registers: ways, funnels and what is counted."""
