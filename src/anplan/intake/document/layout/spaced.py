"""Tables whose cells two or more blanks part, a row a line below heads that are known."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from anplan.intake.document.layout.barred import width_of
from anplan.intake.document.layout.cell_lines import BEGINS_ROW, CellLines
from anplan.intake.document.layout.heads import ColumnKind, head_kind
from anplan.intake.document.text.blocks import Cell, Table
from anplan.intake.document.text.deadlines import looks_like_deadline
from anplan.intake.document.text.words import Words, fold
from anplan.intake.document.who.offices import is_list_of_bodies

_GAP = re.compile(r"(?:[ \u00a0]{2,}|\u3000+ *)")
_CHUNK = re.compile(r"[^ \u3000\u00a0]+(?: [^ \u3000\u00a0]+)*")
_LEAST_COLUMNS, _LEAST_KNOWN, _LONGEST_BETWEEN, _NEAR = 3, 2, 30, 1


class Chunk(NamedTuple):
    """What blanks part in a line, two or more of them or one wide one, and where it begins: a wide sign is two."""

    start: int
    text: str


def chunks_of(line: str) -> list[Chunk]:
    """Return what blanks part in a line."""
    return [Chunk(width_of(line[: one.start()]), one[0]) for one in _CHUNK.finditer(line)]


def stands_below(place: int, heads: Sequence[Chunk]) -> bool:
    """Return whether something begins where a head does."""
    return any(abs(place - head.start) <= _NEAR for head in heads)


def cells_of(line: str) -> list[str]:
    """Return what blanks part in a line; a line of fewer than three cells is no row."""
    cells = _GAP.split(line.strip())
    return cells if len(cells) >= _LEAST_COLUMNS and "。" not in cells[0] else []


def spaced_table(lines: Sequence[str], place: int) -> CellLines | None:
    """Return the table whose heads this line has; None where it has none or no row follows."""
    heads = cells_of(lines[place])
    if not are_heads(heads):
        return None
    rows: list[list[Cell]] = []
    columns = chunks_of(lines[place])
    end = place + 1
    for at in range(place + 1, len(lines)):
        line = lines[at]
        if not line.strip():
            continue
        cells = cells_of(line)
        if are_heads(cells):
            break
        if len(cells) == len(heads) or (cells := cells_by_heads(line, columns)):
            rows.append([Cell(cell) for cell in cells])
        elif _is_heading(lines, at, len(heads)):
            rows.append([Cell(line.strip()), *(Cell("", "left") for _ in heads[1:])])
        else:
            break
        end = at + 1
    return CellLines(Table([[Cell(head) for head in heads], *rows]), end) if rows else None


def cells_by_heads(line: str, heads: Sequence[Chunk]) -> list[str]:
    """Return the cells of a row that leaves some out, each below the head it fits and stands near to.

    None are returned of a line without a number in front, where the heads have one, or else not right
    below the heads, and of one whose days and offices fit no columns in their order.
    """
    chunks = chunks_of(line)
    kinds = [head_kind(fold(head.text)) for head in heads]
    is_numbered = kinds[0] == "number"
    if not (_LEAST_COLUMNS if is_numbered else _LEAST_KNOWN) <= len(chunks) <= len(heads):
        return []
    if not (_has_number(chunks) if is_numbered else _is_in_line(chunks, heads)):
        return []
    if len(chunks) == len(heads):
        return [chunk.text for chunk in chunks]
    places = _placed(chunks[1:], heads, kinds)
    if not places:
        return []
    cells = dict(zip((0, *places), chunks, strict=True))
    return [cells[at].text if at in cells else "" for at in range(len(heads))]


def _has_number(chunks: Sequence[Chunk]) -> bool:
    return BEGINS_ROW.fullmatch(fold(chunks[0].text)) is not None


def _is_in_line(chunks: Sequence[Chunk], heads: Sequence[Chunk]) -> bool:
    """Return whether each chunk begins where a head does, the first below the first."""
    return stands_below(chunks[0].start, heads[:1]) and all(
        stands_below(chunk.start, heads) for chunk in chunks
    )


def _placed(
    chunks: Sequence[Chunk], heads: Sequence[Chunk], kinds: Sequence[ColumnKind | None]
) -> Sequence[int]:
    """Return the columns of chunks in their order, so that they stand as near as can be; none where none fit."""
    best: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    for chunk in chunks:
        text = fold(chunk.text)
        best = {
            at: min(
                (far + abs(heads[at].start - chunk.start), (*before, at))
                for last, (far, before) in best.items()
                if last < at
            )
            for at in range(1, len(heads))
            if _fits(text, kinds[at]) and any(last < at for last in best)
        }
    return min(best.values())[1] if best else ()


def _fits(text: str, kind: ColumnKind | None) -> bool:
    """Return whether a cell may stand in a column: no day among offices, no offices among days."""
    if looks_like_deadline(text):
        return kind not in ("lead", "units", "support", "leader", "value", "measure", "title")
    if is_list_of_bodies(Words(text, 0)):
        return kind not in ("due", "value", "measure", "detail", "result")
    return kind != "due"


def are_heads(cells: Sequence[str]) -> bool:
    """Return whether most cells of a line are heads that are known, one of them of what is to be done."""
    known = [kind for cell in cells if (kind := head_kind(fold(cell))) is not None]
    return len(known) >= _LEAST_KNOWN and len(known) * 2 >= len(cells) and "title" in known


def _is_heading(lines: Sequence[str], place: int, width: int) -> bool:
    """Return whether a line is a heading between rows: short, and a row stands right below it."""
    below = next((line for line in lines[place + 1 : place + 3] if line.strip()), "")
    is_row = len(cells_of(below)) == width and not are_heads(cells_of(below))
    return is_row and len(lines[place].strip()) <= _LONGEST_BETWEEN
