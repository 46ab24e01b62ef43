"""Markdown tables of the reference pages."""

from collections.abc import Iterable


def rows(heads: Iterable[str], table: Iterable[Iterable[str]]) -> str:
    """Write a Markdown table."""
    head = list(heads)
    lines = [head, ["---"] * len(head), *table]
    return "".join(f"| {' | '.join(map(_cell, line))} |\n" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
