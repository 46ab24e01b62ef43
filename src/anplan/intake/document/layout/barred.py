"""Tables drawn with bars or tabs: a row a line, with headings between rows."""

import re
from collections.abc import Sequence

from anplan.intake.document.layout.shifted import realigned
from anplan.intake.document.text.blocks import Cell, Table

_RULE = re.compile(r"[\s|:+=─━│┃┼-]+$")
CAPTION = re.compile(r"[附续]?[表图] ?\d{1,2}(?:-\d{1,2})?[\s:：、.]")
"""How the title of another table begins: 表2 重点任务分工."""
_LONGEST_BETWEEN, _LEAST_TABS = 80, 2


def bar_of(line: str) -> str:
    """Return what parts the cells of a line; '' where it is no row."""
    if line.count("|") >= 2 or line.count("｜") >= 2:
        return "|"
    tabs = line.strip(" \r\n").count("\t")
    filled = sum(bool(cell.strip()) for cell in line.split("\t"))
    return "\t" if tabs >= _LEAST_TABS and filled >= _LEAST_TABS else ""


def end_of_barred(lines: Sequence[str], place: int) -> int:
    """Return where a table drawn with bars or tabs ends; its place where there is none."""
    bar = bar_of(lines[place])
    if not bar:
        return place
    end = place
    while end < len(lines) and (
        bar_of(lines[end]) == bar
        or (_RULE.match(lines[end]) and lines[end].strip())
        or _stands_between_rows(lines, end, bar)
        or (not lines[end].strip() and end + 1 < len(lines) and bar_of(lines[end + 1]) == bar)
    ):
        end += 1
    return end if end - place >= 2 else place


def _stands_between_rows(lines: Sequence[str], place: int, bar: str) -> bool:
    """Return whether a line without bars is a heading between the rows of a table."""
    line = lines[place].strip()
    return (
        bool(line)
        and not CAPTION.match(line)
        and width_of(line) < _LONGEST_BETWEEN
        and place + 1 < len(lines)
        and bar_of(lines[place + 1]) == bar
    )


def barred(lines: Sequence[str]) -> Table:
    """Return the table that lines with bars draw."""
    bar = bar_of(lines[0])
    rows: list[list[Cell]] = []
    is_framed = lines[0].strip().startswith(("|", "｜"))
    width = 0
    for line in lines:
        if not line.strip() or (_RULE.fullmatch(line) and "-" in line):
            continue
        if not bar_of(line):
            rows.append([Cell(line.strip()), *(Cell("", "left") for _ in range(width - 1))])
            continue
        plain = line.replace("｜", "|").rstrip("\n\r ") if bar == "|" else line
        if is_framed:
            plain = plain.strip().removeprefix("|").removesuffix("|")
        row = [Cell(cell.strip()) for cell in plain.split(bar)]
        width = width or len(row)
        rows.append(row)
    return Table(realigned(rows))


def width_of(line: str) -> int:
    """Return how wide a line is, a Chinese sign as two."""
    return sum(2 if sign > "\u2e7f" else 1 for sign in line)
