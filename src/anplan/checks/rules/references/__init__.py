"""Family R: what a file names must be there, and fit what it is named for."""
