"""Signs that are taken as they are, and are hardly what was meant: told, and the text is read."""

import re
import unicodedata
from collections.abc import Iterator

from anplan.base.message import Message, say
from anplan.base.problem import Problem
from anplan.files.yaml.decode import MAX_PROBLEMS, Lines

_UNCOMMON = "[^\n\x20-\x7e\u2000-\u2bff\u3000-\u33ff\u4e00-\u9fff\uff00-\uffee]"
_LOST = "\ufffd"
_BULLETS = {
    "\uf0b7": "·",
    "\uf06c": "·",
    "\uf0a7": "·",
    "\uf06e": "·",
    "\uf0d8": "·",
    "\uf0fc": "√",
}
"""What Word's own fonts show where they are installed, and the plain sign for it."""

_BLOCK_SIGNS = "｜＞》︱│丨"
_BLOCK = rf"(?m)^ *+(?:- ++)*(?:[a-z_]++: *+|- ++)([{_BLOCK_SIGNS}])[-+－＋]?[^\S\n]*$"


def odd_signs(lines: Lines) -> list[Problem]:
    """Return what is odd in a YAML file: signs that are not shown everywhere, wide block signs."""
    return [*signs_not_everywhere(lines), *_wide_block_signs(lines)]


def signs_not_everywhere(lines: Lines) -> Iterator[Problem]:
    """Yield a note on the first of each sign that has no shape of its own, or stands for a lost one."""
    if _LOST not in lines.text and _is_shown_everywhere(lines.text):
        return
    noted: set[str] = set()
    for match in re.finditer(_UNCOMMON, lines.text):
        sign = match[0]
        if sign not in noted and (words := _words_about(sign)) is not None:
            noted.add(sign)
            where = lines.place_of(match.start())
            yield Problem("Y119", "note", where, *words)
            if len(noted) >= MAX_PROBLEMS:
                return


def _is_shown_everywhere(text: str) -> bool:
    """Return whether a text has nothing but signs with a shape, line ends and blanks."""
    return text.replace("\n", "").isprintable() or "".join(text.split()).isprintable()


def _words_about(sign: str) -> tuple[Message, Message] | None:
    """Return what is told of a sign, and the cure; None of one that every machine knows."""
    name = f"U+{ord(sign):04X}"
    if sign == _LOST:
        message = say("{name} stands where a sign was lost in copying or converting", name=name)
        return message, say("Write again what stood there")
    category = unicodedata.category(sign)
    if category == "Co":
        message = say("{name} is a sign of one font's own: others show a box or nothing", name=name)
    elif category == "Cn":
        message = say("{name} is no character: others show a box or nothing", name=name)
    else:
        return None
    return message, say("Write a plain sign: {sign}", sign=_BULLETS.get(sign, "·"))


def _wide_block_signs(lines: Lines) -> Iterator[Problem]:
    """Yield a warning where a value is nothing but a wide sign for | or >, which stays in the text."""
    if not any(sign in lines.text for sign in _BLOCK_SIGNS):
        return
    for match in re.finditer(_BLOCK, lines.text):
        message = say(
            "{sign} is not the sign of a block, and becomes part of the text", sign=match[1]
        )
        hint = say("Write the half-width sign, |-, and the text indented below it")
        yield Problem("Y120", "warning", lines.place_of(match.start(1)), message, hint)
