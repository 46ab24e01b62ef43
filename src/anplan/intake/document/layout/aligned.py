"""Tables typed in columns of a fixed width, whose cells go on below one another.

序号  实事项目        责任单位
1     农村饮水安全巩  市水利局
      固提升          市发改委
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from anplan.intake.document.layout.barred import width_of
from anplan.intake.document.layout.cell_lines import BEGINS_ROW, CellLines
from anplan.intake.document.layout.cell_text import joined_cell, widths_of
from anplan.intake.document.layout.heads import head_kind
from anplan.intake.document.layout.spaced import (
    Chunk,
    are_heads,
    cells_by_heads,
    chunks_of,
    stands_below,
)
from anplan.intake.document.text.blocks import Cell, Table
from anplan.intake.document.text.numbers import item_number
from anplan.intake.document.text.words import fold

_RULE = re.compile(r"[\s─━—=-]+")
_LONGEST, _MOST_HEADS = 30, 40


def aligned_table(lines: Sequence[str], place: int) -> CellLines | None:
    """Return the table whose heads this line has; None where no cell of it goes on below."""
    heads = _heads(lines[place])
    kinds = [head_kind(fold(head.text)) for head in heads]
    if not heads or kinds[0] != "number":
        return None
    rows: list[list[list[str]]] = []
    end = place + 1
    for at in range(place + 1, len(lines)):
        if not lines[at].strip() or _RULE.fullmatch(lines[at]):
            continue
        cells = _cells(lines[at], heads)
        if _is_chapter(lines[at], at, lines):
            rows.append([[lines[at].strip()], *([] for _ in heads[1:])])
        elif cells is not None and BEGINS_ROW.fullmatch(fold(cells[0])):
            rows.append([[text] if text else [] for text in cells])
        elif cells is not None and rows and not cells[0]:
            for column, text in enumerate(cells):
                rows[-1][column] += [text] if text else []
        elif crooked := cells_by_heads(lines[at], heads):
            rows.append([[text] if text else [] for text in crooked])
        else:
            break
        end = at + 1
    if not any(len(cell) > 1 for row in rows for cell in row):
        return None
    widths = widths_of(rows)
    table = [
        [Cell(joined_cell(*cell)) for cell in zip(row, kinds, widths, strict=True)] for row in rows
    ]
    return CellLines(Table([[Cell(head.text) for head in heads], *table]), end)


def _heads(line: str) -> list[Chunk]:
    """Return the heads of a line; none where it has none."""
    if "  " not in line and "\u3000" not in line:
        return []
    heads = chunks_of(line)
    are_few = len(heads) <= _MOST_HEADS
    return heads if are_few and are_heads([head.text for head in heads]) else []


def _is_chapter(line: str, place: int, lines: Sequence[str]) -> bool:
    """Return whether a line is a numbered heading between rows, not one behind the table."""
    chunks = chunks_of(line)
    number = item_number(fold(line.strip())) if len(chunks) == 1 else None
    is_short = (
        number is not None and number.kind in ("一、", "(一)") and len(chunks[0].text) <= _LONGEST
    )
    below = next((one for one in lines[place + 1 : place + 3] if one.strip()), "")
    return is_short and len(chunks_of(below)) > 1


def _cells(line: str, heads: Sequence[Chunk]) -> list[str] | None:
    """Cut a line where columns begin; None where a wide sign lies across such a place.

    Also of a line with a chunk a column, most of which begin elsewhere: its row stands beside them.
    """
    starts = [head.start for head in heads]
    cells = ["" for _ in heads]
    at = 0
    for sign in line:
        column = max(bisect_right(starts, at) - 1, 0)
        width = width_of(sign)
        if width > 1 and not sign.isspace() and at + 1 in starts[1:]:
            return None
        cells[column] += sign
        at += width
    chunks = chunks_of(line)
    beside = [chunk for chunk in chunks if not stands_below(chunk.start, heads)]
    is_crooked = len(chunks) == len(heads) and len(beside) * 2 >= len(chunks)
    return None if is_crooked else [cell.strip() for cell in cells]
