"""The rules: a package or a module a family, and its letter in the docstring."""
