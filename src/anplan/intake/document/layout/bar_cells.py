"""Tables that a page gave a bar behind each cell: heads, then the cells in order.

The bars do not tell where a row ends, nor which cells were merged: a number that counts on begins a
row, and a row of more cells than heads has parts, each with cells of its own. Where the number has a
group in front of it, a row without one lies in the group above.
"""

import re
from collections.abc import Iterator, Sequence

from anplan.intake.document.layout.cell_lines import CellLines
from anplan.intake.document.layout.cell_text import joined_cell
from anplan.intake.document.layout.heads import head_kind
from anplan.intake.document.layout.shifted import realigned
from anplan.intake.document.text.blocks import Cell, Table
from anplan.intake.document.text.words import fold

_BAR_CELL = re.compile(r"[^|｜]*[|｜]\s*$")
_LEAST_HEADS, _MOST_BARE, _LEAST_GROUPS = 3, 6, 3


def bar_cells(lines: Sequence[str], place: int) -> CellLines | None:
    """Return the table that begins here, and where it ends; None where there is no such."""
    width = _heads(lines, place)
    if width < _LEAST_HEADS:
        return None
    end, bare = place, 0
    while end + bare < len(lines) and bare < _MOST_BARE:
        if _BAR_CELL.match(lines[end + bare]):
            end, bare = end + bare + 1, 0
        else:
            bare += 1
    groups = [_cells(group) for group in _between_blanks(lines[place:end])]
    if len(groups) >= _LEAST_GROUPS and all(len(group) in (1, width) for group in groups):
        return CellLines(_of_groups(groups), end)
    return CellLines(_table(_cells(lines[place:end]), width), end)


def _cells(lines: Sequence[str]) -> list[str]:
    return [cell.strip() for cell in re.split(r"[|｜]", "\n".join(lines))][:-1]


def _between_blanks(lines: Sequence[str]) -> list[list[str]]:
    """Return the lines in the groups that blank ones part."""
    groups: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _of_groups(groups: Sequence[Sequence[str]]) -> Table:
    """Return the table of groups that are a row each, or one cell for a heading."""
    kinds = [head_kind(fold(head)) for head in groups[0]]
    rows = []
    for group in groups:
        cells = [
            Cell(joined_cell(cell.split("\n"), kind))
            for cell, kind in zip(group, kinds, strict=False)
        ]
        rows.append([*cells, *(Cell("", "left") for _ in kinds[len(cells) :])])
    return Table(rows)


def _heads(lines: Sequence[str], place: int) -> int:
    """Return how many lines from here on are a head and a bar: up to a number, or the first group."""
    count = known = last = 0
    while place + count < len(lines) and _BAR_CELL.match(lines[place + count]):
        text = fold(lines[place + count].strip(" |｜\t"))
        if not text or text.isdecimal():
            break
        if head_kind(text) is not None:
            known, last = known + 1, count + 1
        count += 1
        if known * 2 < count:
            return 0
    has_groups = count and head_kind(fold(lines[place].strip(" |｜\t"))) == "section"
    return last if has_groups else count


def _table(cells: Sequence[str], width: int) -> Table:
    heads, body = cells[:width], cells[width:]
    kinds = [head_kind(fold(head)) for head in heads]
    if kinds[:2] == ["section", "number"]:
        return Table([_row(heads), *_grouped_rows(body, width)])
    if kinds[0] != "number":
        rows = [body[start : start + width] for start in range(0, len(body), width)]
        return Table([_row(row) for row in (heads, *rows)])
    first = next((at for at, cell in enumerate(body) if cell.strip()), len(body))
    groups = [_without_spare(group, width) for group in _groups(body[first:], width)]
    has_parts = any(len(group) > width for group in groups)
    heads_row = _row(heads)
    spread = [row for group in groups for row in _rows(group, width)]
    if has_parts:
        spread = [row if len(row) > width else _with_part(row) for row in spread]
        return Table([_with_part(heads_row), *spread])
    return Table(realigned([heads_row, *spread]))


def _grouped_rows(body: Sequence[str], width: int) -> Iterator[list[Cell]]:
    """Yield the rows from number to number; what stands behind the last column is the next group."""
    first = next((at for at, cell in enumerate(body) if cell.isdecimal()), len(body))
    title = " ".join(body[:first])
    for row in _groups(body[first:], width - 1):
        yield [Cell(title) if title else Cell("", "above"), *_row(row[: width - 1])]
        title = " ".join(row[width - 1 :])


def _without_spare(group: Sequence[str], width: int) -> list[str]:
    """Return the cells of a row without empty ones that a page put behind its last column."""
    kept = list(group)
    while len(kept) > width and not kept[-1].strip():
        kept.pop()
    return kept


def _row(cells: Sequence[str]) -> list[Cell]:
    return [Cell(cell) for cell in cells]


def _with_part(row: Sequence[Cell]) -> list[Cell]:
    """Return a row whose second cell covers the column of parts."""
    return [*row[:2], Cell("", "left"), *row[2:]]


def _groups(body: Sequence[str], width: int) -> Iterator[list[str]]:
    """Yield the cells from a number to the next: the one that follows, or any behind a whole row."""
    group: list[str] = []
    for cell in body:
        if group and _begins_row(cell, group, width):
            yield group
            group = []
        group.append(cell)
    if group:
        yield group


def _begins_row(cell: str, group: Sequence[str], width: int) -> bool:
    if not re.fullmatch(r"\d{1,4}", cell) or not group[0].isdecimal():
        return False
    after = int(cell) - int(group[0])
    return (after == 1 and len(group) >= 2) or (after > 0 and len(group) == width)


def _rows(group: Sequence[str], width: int) -> Iterator[list[Cell]]:
    """Yield the rows of a group: one, or several of which each has a part of its own."""
    rest = len(group) - 2
    if len(group) <= width or rest % (width - 1):
        yield _row(group)
        return
    for start in range(2, len(group), width - 1):
        first = start == 2
        before = _row(group[:2]) if first else [Cell("", "above"), Cell("", "above")]
        yield [*before, *_row(group[start : start + width - 1])]
