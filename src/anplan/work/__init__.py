"""The steps that commands share: open, judge, check, compare, write, merge, render a brief."""
