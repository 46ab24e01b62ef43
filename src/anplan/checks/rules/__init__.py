"""The rules, a module a theme; the first letter is the family's."""
