"""The tiny workspace of the rules' examples, and the longer ones."""
