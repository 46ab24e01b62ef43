"""The numbers that Word makes for paragraphs: （一）, 1.1, ①, counted by list and level."""

import re
from collections.abc import Callable, Mapping
from typing import Any

_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_LEVELS = 9
_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def qn(name: str) -> str:
    """Return the full name of an element or an attribute of Word: ``w:p``."""
    return _WORDS + name.removeprefix("w:")


def chinese(number: int) -> str:
    """Write 1 to 999 in Chinese."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    head = f"{_DIGITS[hundreds]}百" if 0 < hundreds < 10 else ""
    if tens:
        head += "十" if tens == 1 and not head else f"{_DIGITS[tens]}十"
    elif head and ones:
        head += "零"
    return head + (_DIGITS[ones] if ones else "") or _DIGITS[0]


def _roman(number: int) -> str:
    written = ""
    for value, signs in _ROMAN:
        while number >= value and len(written) < 20:
            written, number = written + signs, number - value
    return written


def _letter(number: int) -> str:
    return chr(97 + (number - 1) % 26) if number > 0 else ""


_WAYS: Mapping[str, Callable[[int], str]] = {
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "chineseLegalSimplified": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "ideographDigital": chinese,
    "ideographTraditional": lambda number: _STEMS[(number - 1) % 10],
    "decimalEnclosedCircle": lambda number: (
        _CIRCLED[number - 1] if 0 < number <= 20 else str(number)
    ),
    "decimalEnclosedCircleChinese": lambda number: (
        _CIRCLED[number - 1] if 0 < number <= 20 else str(number)
    ),
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}


def child(element: Any, *names: str) -> Any:
    """Return the element below by these names, or None."""
    for name in names:
        if element is None:
            return None
        element = element.find(qn(name))
    return element


def value_of(element: Any, *names: str) -> str | None:
    """Return the value of an element below, or None."""
    found = child(element, *names)
    return None if found is None else found.get(qn("w:val"))


class Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self, root: Any) -> None:
        """Take the lists of the numbering part; None where the document has none."""
        self._abstract: dict[str, Any] = {}
        self._lists: dict[str, Any] = {}
        self._counts: dict[str, list[int]] = {}
        self._started: set[tuple[str, int]] = set()
        if root is not None:
            for element in root.iterchildren(qn("w:abstractNum")):
                self._abstract[element.get(qn("w:abstractNumId"))] = element
            for element in root.iterchildren(qn("w:num")):
                self._lists[element.get(qn("w:numId"))] = element

    def number(self, list_id: str, level: int) -> str:
        """Count a paragraph of a list and return its number."""
        own = self._lists.get(list_id)
        abstract_id = value_of(own, "w:abstractNumId") if own is not None else None
        abstract = self._abstract.get(abstract_id or "")
        if abstract is None or abstract_id is None or not 0 <= level < _LEVELS:
            return ""
        counts = self._counts.setdefault(abstract_id, [0] * _LEVELS)
        self._restart(own, list_id, level, counts)
        definition = self._level(own, abstract, level)
        if definition is None:
            return ""
        counts[level] = counts[level] + 1 if counts[level] else _start(definition)
        for below in range(level + 1, _LEVELS):
            counts[below] = 0
        return self._written(own, abstract, level, counts)

    def _restart(self, own: Any, list_id: str, level: int, counts: list[int]) -> None:
        """Begin anew where a list of its own overrides the start of a level."""
        for override in own.iterchildren(qn("w:lvlOverride")):
            key = list_id, int(override.get(qn("w:ilvl")) or 0)
            start = value_of(override, "w:startOverride")
            if key[1] == level and start is not None and key not in self._started:
                self._started.add(key)
                counts[level] = int(start) - 1 if start.isdecimal() else 0

    def _level(self, own: Any, abstract: Any, level: int) -> Any:
        for override in own.iterchildren(qn("w:lvlOverride")):
            changed = child(override, "w:lvl")
            if changed is not None and override.get(qn("w:ilvl")) == str(level):
                return changed
        for definition in abstract.iterchildren(qn("w:lvl")):
            if definition.get(qn("w:ilvl")) == str(level):
                return definition
        return None

    def _written(self, own: Any, abstract: Any, level: int, counts: list[int]) -> str:
        definition = self._level(own, abstract, level)
        form = value_of(definition, "w:numFmt") or "decimal"
        text = value_of(definition, "w:lvlText") or ""
        if form == "none":
            return ""
        if form == "bullet":
            return "• "
        is_legal = child(definition, "w:isLgl") is not None

        def one(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            shape = value_of(self._level(own, abstract, place), "w:numFmt") or "decimal"
            way = str if is_legal and place < level else _WAYS.get(shape, str)
            return way(counts[place] or _start(self._level(own, abstract, place)))

        written = re.sub(r"%([1-9])", one, text)
        return written + ("" if re.search(r"[、）)．]$", written) or not written else " ")


def _start(definition: Any) -> int:
    start = value_of(definition, "w:start")
    return int(start) if start is not None and start.isdecimal() and len(start) < 6 else 1
