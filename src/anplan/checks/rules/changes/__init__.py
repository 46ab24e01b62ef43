"""Family H: what a change does to what was before."""
