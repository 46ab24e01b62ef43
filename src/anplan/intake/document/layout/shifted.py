"""Rows that lost the merged cells in front of them: a page's text leaves them out and the rest moves up.

What is left stands in the wrong columns; the empty cells at the end tell by how many.
"""

from collections.abc import Sequence

from anplan.intake.document.layout.heads import ColumnKind, head_kind
from anplan.intake.document.text.blocks import Cell
from anplan.intake.document.text.deadlines import looks_like_deadline
from anplan.intake.document.text.words import Words, fold
from anplan.intake.document.who.offices import is_list_of_bodies

_TOLD = ("number", "units", "lead", "support", "due")
_MOST_IN_FRONT, _LONGEST_NUMBER = 4, 6


def realigned(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """Return the rows of a table below its heads, each moved to the columns that its cells fit."""
    width = max(len(row) for row in rows)
    full = [[*row, *(Cell("") for _ in range(width - len(row)))] for row in rows]
    kinds = [head_kind(fold(cell.text)) for cell in full[0]]
    spare = _empty_at_end(full[0])
    return [full[0], *(_moved(row, kinds, spare) for row in full[1:])]


def _moved(row: list[Cell], kinds: Sequence[ColumnKind | None], spare: int) -> list[Cell]:
    """Return a row with the cells of merged ones put in where all that follows fits."""
    if _fits(row, kinds):
        return row
    for by in range(1, _empty_at_end(row) - spare + 1):
        for place in _places(row, kinds, len(row) - by):
            lost = [Cell("", "above")] * by
            moved = [*row[:place], *lost, *row[place : len(row) - by]]
            if _fits(moved, kinds):
                return moved
    return row


def _places(row: Sequence[Cell], kinds: Sequence[ColumnKind | None], last: int) -> range:
    """Return where cells may have been lost: not in front of a row's own number."""
    is_numbered = kinds[0] == "number" and fold(row[0].text.strip()).isdecimal()
    return range(int(is_numbered), min(_MOST_IN_FRONT, last) + 1)


def _empty_at_end(row: Sequence[Cell]) -> int:
    filled = [place for place, cell in enumerate(row) if cell.text.strip()]
    return len(row) - 1 - filled[-1] if filled else 0


def _fits(row: Sequence[Cell], kinds: Sequence[ColumnKind | None]) -> bool:
    """Return whether numbers, offices and deadlines stand in their columns, and any of the last."""
    said = [
        (kind, _can_be(fold(cell.text.strip()), kind))
        for cell, kind in zip(row, kinds, strict=True)
        if cell.text.strip() and kind in _TOLD
    ]
    return any(kind != "number" for kind, _ in said) and all(fits for _, fits in said)


def _can_be(folded: str, kind: ColumnKind | None) -> bool:
    if kind == "due":
        return looks_like_deadline(folded)
    if kind == "number":
        return len(folded) <= _LONGEST_NUMBER
    return is_list_of_bodies(Words(folded, 0))
