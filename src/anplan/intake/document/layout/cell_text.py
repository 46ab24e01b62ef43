"""A cell that a layout broke, as one text: names below one another are a list, and so are figures."""

import re
from collections.abc import Iterable, Sequence

from anplan.intake.document.layout.barred import width_of
from anplan.intake.document.layout.heads import ColumnKind
from anplan.intake.document.text.measures import MEASURE
from anplan.intake.document.text.words import Words, fold
from anplan.intake.document.who.offices import is_list_of_bodies

_OFFICES = ("units", "lead", "support")
_MOST_LINES, _LEAST_NAME, _FULL, _NEAR = 3, 3, 1, 60
_FIGURE = re.compile(r"(?:不[少低高大小]于|不超过|超过|突破|达到?|≥|≤|[<>])? ?\d")
_WHOLE_FIGURE = re.compile(rf"\d ?{MEASURE}(?:以上|以内|以下|左右)?$")
_REST_OF_NAME = re.compile(
    r"(?:管理|服务|发展|监督|执法|建设|工作|保障|综合|合作|税务|督查|公安|交警|消防|第一|附属){0,3}"
    r"(?:办公室|办事处|管委会|委员会|人民政府|政府|分局|支队|大队|局|中心|站|所|处|科|室|医院|公司|集团)"
)
_OF_A_LEVEL = re.compile(r"[市县区省州旗镇乡团各国]")
_GOES_ON = re.compile("总局$")


def joined_cell(lines: Sequence[str], kind: ColumnKind | None, width: int = 0) -> str:
    """Return the lines of a cell as one text.

    ``kind`` is what its column holds, ``width`` how wide its longest line is: a full line may go on
    below in the middle of a name. 0 where no layout broke lines.
    """
    whole = ""
    for place, line in enumerate(lines):
        is_full = bool(place and width) and width_of(lines[place - 1]) >= width - _FULL
        whole += _between(whole, lines[place : place + _MOST_LINES], kind, is_full=is_full) + line
    return whole


def widths_of(rows: Iterable[Sequence[Sequence[str]]]) -> list[int]:
    """Return how wide the longest line of each column is."""
    widths: list[int] = []
    for row in rows:
        widths += [0] * (len(row) - len(widths))
        for column, lines in enumerate(row):
            widths[column] = max([widths[column], *map(width_of, lines)])
    return widths


def _between(whole: str, lines: Sequence[str], kind: ColumnKind | None, *, is_full: bool) -> str:
    """Return what stands between a cell so far and its next line."""
    if not whole:
        return ""
    line = lines[0]
    may_go_on = (is_full and not _OF_A_LEVEL.match(line)) or _GOES_ON.search(whole)
    if kind in _OFFICES and not may_go_on and _ends_name(whole[-_NEAR:]) and _begins_name(lines):
        return "、"
    if kind == "value" and _FIGURE.match(fold(line)):
        before = _WHOLE_FIGURE.search(fold(whole[-_NEAR:]))
        return "；" if before and before["measure"] else ""
    return " " if whole[-1:].isascii() and line[:1].isascii() else ""


def _begins_name(lines: Sequence[str]) -> bool:
    """Return whether a line is a name, or the beginning of one that goes on on the next two."""
    if _REST_OF_NAME.fullmatch(lines[0]):
        return False
    return any(_is_name("".join(lines[:count])) for count in range(1, _MOST_LINES + 1))


def _ends_name(text: str) -> bool:
    return _is_name(re.split("[、，,；;]", text)[-1])


def _is_name(text: str) -> bool:
    return len(text) >= _LEAST_NAME and is_list_of_bodies(Words(text, 0))
