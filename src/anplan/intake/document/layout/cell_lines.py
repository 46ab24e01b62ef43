"""Tables that a page gave a cell a line: heads, then the cells of each row below one another."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from anplan.intake.document.layout.heads import ColumnKind, head_kind
from anplan.intake.document.text.blocks import Cell, Table
from anplan.intake.document.text.deadlines import looks_like_deadline
from anplan.intake.document.text.numbers import item_number
from anplan.intake.document.text.words import Words, fold
from anplan.intake.document.who.offices import is_body, offices

_MOST_HEADS, _LONGEST_HEAD = 14, 10
_FIRST = re.compile(
    r"(?:实事|项目|任务|工作|事项|指标|措施)(?:名称|内容|事项|任务)?|(?:重点|主要|工作|目标)(?:工作|任务|项目)|民生(?:实事|工程)(?:项目)?"
)
BEGINS_ROW = re.compile(r"\d{1,3}|[一二三四五六七八九十]{1,3}")
"""The number in a row's first cell."""
_LONGEST_PART = 2
"""How many characters of a head in a narrow column stand on one line: 责任, 领导."""
_HALVES = (
    (
        ("责任", "牵头", "配合", "协办", "主办", "承办", "协助", "参与"),
        ("单位", "部门", "科室", "股室", "处室", "领导", "人"),
    ),
    (("时间", "进度"), ("节点", "要求", "安排")),
    (("项目", "任务", "事项", "指标", "工作"), ("名称", "内容")),
)
"""Heads of two parts, of which the first would be one alone."""
_NO_HEAD = re.compile("(?:(?<!代)表|清单|方案|计划|台账)$")
"""A title of a document or of the table right above its heads."""
_CHAPTERS = ("第部分", "第章", "第节", "一、")
_SECTIONS = (*_CHAPTERS, "(一)")
"""What may stand between rows; a bracketed number may also begin a line of the last cell."""
_MOST_CHAPTERS = 24
_LONGEST_LAST = 80
_LONGEST_CODE, _SAMPLE = 16, 8
"""How long a code in front of the tasks is, and at how many rows above is looked."""
_OFFICES = ("units", "lead", "support")
_CONTENT = ("number", "title", "detail", "other")


class CellLines(NamedTuple):
    """A table, and the line behind its last."""

    table: Table
    end: int


class _Heads(NamedTuple):
    """The heads of columns, and the lines on which they stand: one each, or two in a narrow column."""

    names: list[str]
    lines: list[str]


def cell_lines(lines: Sequence[str], place: int) -> CellLines | None:
    """Return the table whose heads stand on lines from here on; None where there is no such."""
    heads = _heads(lines, place)
    kinds = [head_kind(fold(head)) or "other" for head in heads.names]
    if len(kinds) < 3 or not {"units", "lead", "due"} & set(kinds):
        return None
    is_numbered = kinds.count("number") == 1 and "number" in kinds[:2]
    if not is_numbered and not _are_plain(heads.names):
        return None
    reader = _Reader(kinds)
    place = _behind_heads(lines, place, len(heads.lines))
    _read_rows(reader, lines, place, heads.lines)
    rows = reader.finished()
    return CellLines(Table([[Cell(head) for head in heads.names], *rows]), reader.end or place)


def _read_rows(reader: "_Reader", lines: Sequence[str], place: int, heads: Sequence[str]) -> None:
    """Read rows, chapters between them and heads that come again, up to where they end."""
    while place < len(lines):
        line = lines[place].strip()
        after = place + 1
        if reader.is_between_rows and line == heads[0] and _lines(lines, place, heads) == heads:
            after = _behind_heads(lines, place, len(heads))
        elif line and not reader.take(line, after):
            if not _row_follows(lines, after):
                break
            if reader.is_between_rows:
                reader.take_chapter(line)
            elif not reader.take_last(line, after):
                break
        place = after


def _lines(lines: Sequence[str], place: int, heads: Sequence[str]) -> list[str]:
    """Return so many filled lines from here on as there are heads."""
    near = (line.strip() for line in lines[place : place + 2 * len(heads)])
    return [line for line in near if line][: len(heads)]


def _row_follows(lines: Sequence[str], place: int) -> bool:
    """Return whether a row's number stands below, or below more chapters."""
    for line in lines[place : place + _MOST_CHAPTERS]:
        folded = fold(line.strip())
        if folded and not _has_number(folded, _SECTIONS):
            return BEGINS_ROW.fullmatch(folded) is not None
    return False


def _has_number(folded: str, kinds: Sequence[str]) -> bool:
    number = item_number(folded)
    return number is not None and number.kind in kinds


def _heads(lines: Sequence[str], place: int) -> _Heads:
    """Return the heads from here on; one that is not known may stand between two that are."""
    heads: list[list[str]] = []
    known = 0
    for own in _joined_parts([line.strip() for line in lines[place : place + 2 * _MOST_HEADS]]):
        text = "".join(own)
        if _NO_HEAD.search(fold(text)) or item_number(fold(text)) is not None:
            break
        if head_kind(fold(text)) is not None:
            known = len(heads) + 1
        elif not heads or len(text) > _LONGEST_HEAD or BEGINS_ROW.fullmatch(fold(text)):
            break
        heads.append(own)
        if len(heads) == _MOST_HEADS:
            break
    names = ["".join(own) for own in heads[:known]]
    unknown = sum(head_kind(fold(name)) is None for name in names)
    if unknown > known // 3:
        return _Heads([], [])
    return _Heads(names, [line for own in heads[:known] for line in own])


def _joined_parts(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the filled lines, two together that a narrow column broke within a head: 责任, 领导."""
    filled = [line for line in lines if line]
    place = 0
    while place < len(filled):
        count = 2 if _are_parts(filled[place : place + 2]) else 1
        yield filled[place : place + count]
        place += count


def _are_parts(lines: Sequence[str]) -> bool:
    """Return whether two short lines are one head, though the first may be one alone, too."""
    if len(lines) < 2 or max(map(len, lines)) > _LONGEST_PART:
        return False
    if any(lines[0] in first and lines[1] in second for first, second in _HALVES):
        return True
    is_alone = head_kind(fold(lines[0])) is not None or lines[1] == "责任"
    return not is_alone and head_kind(fold("".join(lines))) is not None


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
        self.ends: list[int] = []
        """Behind which line each row ends."""
        self.chapters: dict[int, list[str]] = {}

    @property
    def is_between_rows(self) -> bool:
        """Return whether a row may begin here: behind the last column or in front of all rows."""
        return self.number >= 0 and self.column >= len(self.kinds) - 1

    def take_chapter(self, line: str) -> None:
        """Take a heading of the rows below it."""
        self.chapters.setdefault(len(self.rows), []).append(line)
        self.column = len(self.kinds)

    def take_last(self, line: str, after: int) -> bool:
        """Take a line right above the next row as the last cell, whatever it says: 立行立改."""
        if not self.rows or self.rows[-1][-1] or len(line) > _LONGEST_LAST:
            return False
        self.column = len(self.kinds) - 1
        self.rows[-1][-1].append(line)
        self.ends[-1] = after
        return True

    @property
    def end(self) -> int:
        """Return where the last row ends; 0 where there is none."""
        return self.ends[-1] if self.ends else 0

    def take(self, line: str, after: int) -> bool:
        """Take a line, behind which ``after`` stands; return False where it is not the table's."""
        column = self._column(fold(line))
        if column is None:
            return False
        if column <= self._first_text and (self.column > column or not self.rows):
            self.rows.append([[] for _ in self.kinds])
            self.ends.append(after)
        self.column = column
        self.rows[-1][column].append(line)
        self.ends[-1] = after
        return True

    def finished(self) -> list[list[Cell]]:
        """Return the rows without a last one that has nothing but a text: it is not the table's."""
        said = [place for place, kind in enumerate(self.kinds) if kind not in _CONTENT]
        while self.rows and not any(self.rows[-1][place] for place in said):
            self.rows.pop()
            self.ends.pop()
        self._move_details()
        rows: list[list[Cell]] = []
        for place, row in enumerate(self.rows):
            rows += [self._chapter(line) for line in self.chapters.get(place, ())]
            if self._heads_more(place):
                rows.append(self._chapter(" ".join(row[self.number + 1])))
            else:
                rows.append([Cell(" ".join(cell)) for cell in row])
        return rows

    def _move_details(self) -> None:
        """Give a row without a number the merged cells above it: what it has is the text beside the title."""
        title = self._first_text
        if (
            self.number < 0
            or title + 1 >= len(self.kinds)
            or self.kinds[title + 1] not in ("title", "detail")
        ):
            return
        whole = sum(bool(row[title] and row[title + 1]) for row in self.rows)
        if whole * 2 <= len(self.rows):
            return
        for above, row in pairwise(self.rows):
            free = next((at for at in range(title + 1, len(row)) if not row[at]), None)
            moves = all(map(_is_office, row[title + 1]))
            if row[title] and not row[self.number] and moves and free is not None:
                row[title + 1 : free + 1] = row[title:free]
                row[title], row[self.number] = above[title], above[self.number]

    def _chapter(self, line: str) -> list[Cell]:
        return [Cell(line), *(Cell("", "left") for _ in self.kinds[1:])]

    def _heads_more(self, place: int) -> bool:
        """Return whether a row has one text alone and a row with a number of its own below it."""
        if self.number < 0 or place + 1 >= len(self.rows):
            return False
        row, below = self.rows[place], self.rows[place + 1]
        return sum(map(bool, row)) == 1 and bool(row[self.number + 1]) and bool(below[self.number])

    def _column(self, folded: str) -> int | None:
        """Return the column of a line behind one in another; None behind the table."""
        if self.number < 0 and not self.rows:
            return 0
        if self.number >= 0 and BEGINS_ROW.fullmatch(folded):
            return self.number
        if self.column >= len(self.kinds) or (
            self.is_between_rows and _has_number(folded, _CHAPTERS)
        ):
            return None
        fitting = self._fitting(folded)
        if fitting is not None:
            return fitting
        is_last = self.column == len(self.kinds) - 1
        return self._first_text if is_last and self.rows and folded[-1] != ":" else None

    @property
    def _first_text(self) -> int:
        """Return the column in which a row begins that has no number: what names things, no code."""
        first = self.number + 1
        is_code = first < len(self.kinds) and self.kinds[first] == "other"
        texts = [at for at, kind in enumerate(self.kinds) if kind in ("title", "detail")]
        return texts[0] if is_code and texts else first

    def _fitting(self, folded: str) -> int | None:
        """Return this column where the line goes on in it, else the next one that it may begin."""
        own, kinds = self.column, self.kinds
        if kinds[own] in ("title", "detail") and self._is_of_list(folded):
            return own
        # One office leads; those below it are in the next column.
        leads = own + 1 < len(kinds) and {kinds[own], kinds[own + 1]} <= set(_OFFICES)
        if own != self.number and not leads and _fits(folded, kinds[own], is_first=False):
            return own
        return next((at for at in range(own + 1, len(kinds)) if self._begins(folded, at)), None)

    def _is_of_list(self, folded: str) -> bool:
        """Return whether a line goes on with a cell of numbered items: the next of them, or a sentence."""
        cell = self.rows[-1][self.column]
        first = item_number(fold(cell[0])) if cell else None
        if first is None:
            return False
        number = item_number(folded)
        is_next = number is not None and number.kind == first.kind and number.value > first.value
        return is_next or folded.endswith(("。", ";"))

    def _begins(self, folded: str, at: int) -> bool:
        """Return whether a line can be the first of a column; one of unknown things may be left out.

        In front of the tasks it has codes and the like, and offices only where it had such before.
        """
        if self.kinds[at] != "other":
            return _fits(folded, self.kinds[at], is_first=True)
        above = [row[at][0] for row in self.rows[-_SAMPLE:-1] if row[at]]
        longest = 2 * max(map(len, above), default=_LONGEST_CODE // 2)
        if at < self._first_text and (len(folded) > longest or folded.endswith("。")):
            return False
        is_office = _fits(folded, "units", is_first=True)
        return not (is_office and above and not any(map(_is_office, above)))


def _is_office(line: str) -> bool:
    return _fits(fold(line), "units", is_first=True)


def _fits(folded: str, kind: ColumnKind, *, is_first: bool) -> bool:
    """Return whether a line can stand in a column; any text may be the first of a column of texts."""
    if kind in _OFFICES:
        named = list(offices(Words(folded, 0)))
        return bool(named) and all(is_body(office.words.folded) for office in named)
    return looks_like_deadline(folded) if kind == "due" else is_first
