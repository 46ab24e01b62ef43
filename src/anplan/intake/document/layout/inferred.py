"""What columns hold whose heads are not known, by their cells: offices, deadlines, the tasks."""

import re
from collections.abc import Callable, Sequence

from anplan.intake.document.layout.heads import ColumnKind
from anplan.intake.document.text.deadlines import looks_like_deadline
from anplan.intake.document.text.words import Words
from anplan.intake.document.who.offices import is_list_of_bodies, names_a_post

_MOST = 0.6
_SAMPLE = 40
_LEAST_LENGTH = 4


def inferred(
    kinds: Sequence[ColumnKind | None], heads: Sequence[str], rows: Sequence[Sequence[str]]
) -> list[ColumnKind | None]:
    """Return the kinds with those of unknown columns as their cells suggest."""
    found = list(kinds)
    cells = [_cells(rows, place) for place in range(len(found))]
    for place, kind in enumerate(found):
        if kind is None and heads[place].strip() and cells[place]:
            guessed = _kind(heads[place], cells[place])
            found[place] = None if guessed == "number" and "number" in found else guessed
    if "title" not in found and "detail" not in found:
        unknown = [place for place, kind in enumerate(found) if kind is None and cells[place]]
        longest = max(unknown, key=lambda place: _length(cells[place]), default=None)
        if longest is not None and _length(cells[longest]) >= _LEAST_LENGTH:
            found[longest] = "title"
    return found


def _cells(rows: Sequence[Sequence[str]], column: int) -> list[str]:
    texts = (row[column].strip() for row in rows[:_SAMPLE] if column < len(row))
    return [text for text in texts if text]


def _kind(head: str, cells: Sequence[str]) -> ColumnKind | None:
    """Return what cells say that a column holds; its head may say in which part offices are."""
    if all(re.fullmatch(r"\d{1,3}", cell) for cell in cells):
        return "number"
    if _share(cells, looks_like_deadline) >= _MOST:
        return "due"
    if _share(cells, _names_bodies) < _MOST:
        return None
    if re.search("牵头|主办|主责|[Ll]ead", head):
        return "lead"
    return "support" if re.search("配合|协|参与|[Ss]upport|[Pp]artner", head) else "units"


def _names_bodies(cell: str) -> bool:
    """Return whether a cell names offices; English words look like names whatever they say."""
    if cell.isascii() and not names_a_post(cell):
        return False
    return is_list_of_bodies(Words(cell, 0))


def _share(cells: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, cells)) / len(cells)


def _length(cells: Sequence[str]) -> float:
    return sum(map(len, cells)) / len(cells)
