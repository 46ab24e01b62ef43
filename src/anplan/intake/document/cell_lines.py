"""Tables that a page gave a cell a line: heads, then the cells of each row below one another."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from anplan.intake.document.blocks import Cell, Table
from anplan.intake.document.deadlines import looks_like_deadline
from anplan.intake.document.heads import ColumnKind, head_kind
from anplan.intake.document.numbers import item_number
from anplan.intake.document.offices import is_body, offices
from anplan.intake.document.words import Words, fold

_MOST_HEADS, _LONGEST_HEAD = 14, 10
_FIRST = re.compile(
    r"(?:实事|项目|任务|工作|事项|指标|措施)(?:名称|内容|事项|任务)?|(?:重点|主要|工作|目标)(?:工作|任务|项目)|民生(?:实事|工程)(?:项目)?"
)
_BEGINS_ROW = re.compile(r"\d{1,3}|[一二三四五六七八九十]{1,3}")
_OFFICES = ("units", "lead", "support")
_CONTENT = ("number", "title", "detail", "other")


class CellLines(NamedTuple):
    """A table, and the line behind its last."""

    table: Table
    end: int


def cell_lines(lines: Sequence[str], place: int) -> CellLines | None:
    """Return the table whose heads stand on lines from here on; None where there is no such."""
    heads = _heads(lines, place)
    kinds = [head_kind(fold(head)) or "other" for head in heads]
    if len(heads) < 3 or not {"units", "lead", "due"} & set(kinds):
        return None
    is_numbered = kinds.count("number") == 1 and "number" in kinds[:2]
    if not is_numbered and not _are_plain(heads):
        return None
    reader = _Reader(kinds)
    end = place = _behind_heads(lines, place, len(heads))
    for index in range(place, len(lines)):
        line = lines[index].strip()
        if line and not reader.take(line):
            break
        end = index + 1 if line else end
    rows = [[Cell(head) for head in heads], *reader.finished()]
    return CellLines(Table(rows), end)


def _heads(lines: Sequence[str], place: int) -> list[str]:
    """Return the heads from here on; one that is not known may stand between two that are."""
    heads: list[str] = []
    known = 0
    for line in lines[place : place + 2 * _MOST_HEADS]:
        text = line.strip()
        if not text:
            continue
        if head_kind(fold(text)) is not None:
            known = len(heads) + 1
        elif not heads or len(text) > _LONGEST_HEAD or _BEGINS_ROW.fullmatch(fold(text)):
            break
        heads.append(text)
        if len(heads) == _MOST_HEADS:
            break
    unknown = sum(head_kind(fold(head)) is None for head in heads[:known])
    return heads[:known] if unknown <= known // 3 else []


def _are_plain(heads: Sequence[str]) -> bool:
    """Return whether lines are surely heads though none of them is for numbers."""
    is_short = all(len(head) <= _LONGEST_HEAD and head.isalpha() for head in heads)
    return (
        is_short and bool(_FIRST.fullmatch(heads[0])) and all(head_kind(fold(one)) for one in heads)
    )


def _behind_heads(lines: Sequence[str], place: int, count: int) -> int:
    while count:
        count -= bool(lines[place].strip())
        place += 1
    return place


class _Reader:
    """Puts line after line into the column that its words fit, a row after another."""

    def __init__(self, kinds: Sequence[ColumnKind]) -> None:
        self.kinds = kinds
        self.number = kinds.index("number") if "number" in kinds else -1
        self.column = len(kinds)
        self.rows: list[list[list[str]]] = []

    def take(self, line: str) -> bool:
        """Take a line; return False where it stands behind the table."""
        column = self._column(fold(line))
        if column is None:
            return False
        if column <= self.number + 1 and (self.column > column or not self.rows):
            self.rows.append([[] for _ in self.kinds])
        self.column = column
        self.rows[-1][column].append(line)
        return True

    def finished(self) -> list[list[Cell]]:
        """Return the rows without a last one that has nothing but a text: it is not the table's."""
        said = [place for place, kind in enumerate(self.kinds) if kind not in _CONTENT]
        while self.rows and not any(self.rows[-1][place] for place in said):
            self.rows.pop()
        return [[Cell(" ".join(cell)) for cell in row] for row in self.rows]

    def _column(self, folded: str) -> int | None:
        """Return the column of a line behind one in another; None behind the table."""
        if self.number < 0 and not self.rows:
            return 0
        if self.number >= 0 and _BEGINS_ROW.fullmatch(folded):
            return self.number
        if self.column >= len(self.kinds) or self._is_chapter(folded):
            return None
        fitting = self._fitting(folded)
        if fitting is not None:
            return fitting
        is_last = self.column == len(self.kinds) - 1
        return self.number + 1 if is_last and self.rows and folded[-1] != ":" else None

    def _is_chapter(self, folded: str) -> bool:
        number = item_number(folded)
        return number is not None and number.kind == "一、" and self.column == len(self.kinds) - 1

    def _fitting(self, folded: str) -> int | None:
        """Return this column where the line goes on in it, else the next one that it may begin."""
        own, kinds = self.column, self.kinds
        # One office leads; those below it are in the next column.
        leads = own + 1 < len(kinds) and {kinds[own], kinds[own + 1]} <= set(_OFFICES)
        if own != self.number and not leads and _fits(folded, kinds[own], is_first=False):
            return own
        return next(
            (at for at in range(own + 1, len(kinds)) if _fits(folded, kinds[at], is_first=True)),
            None,
        )


def _fits(folded: str, kind: ColumnKind, *, is_first: bool) -> bool:
    """Return whether a line can stand in a column; any text may be the first of a column of texts."""
    if kind in _OFFICES:
        named = list(offices(Words(folded, 0)))
        return bool(named) and all(is_body(office.words.folded) for office in named)
    return looks_like_deadline(folded) if kind == "due" else is_first
