"""The styles of an .xlsx: what the number of a style says about a cell, and runs of a text."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeVar

from anplan.files.form.formats.look import BLACK, WHITE, Colour, Look, colour_of, is_unseen
from anplan.files.form.formats.raised import LOWERED, PLAIN, RAISED, mixed
from anplan.files.form.formats.tags import Tag, Vocabulary

T = TypeVar("T")

_STYLES = Vocabulary(
    (
        *(b"numFmt", b"fonts", b"font", b"strike", b"color", b"cellXfs", b"xf", b"dxfs"),
        *(b"fills", b"fill", b"fgColor", b"gradientFill"),
    )
)
_BUILT_IN = {9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 48: "##0.0E+0"}
_BUILT_IN |= dict.fromkeys((*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)), "yyyy")
_INDEXED = {0: BLACK, 1: WHITE, 8: BLACK, 9: WHITE, 64: BLACK, 65: WHITE}
_THEME = {0: WHITE, 1: BLACK}


def built_in_format(number: int) -> str:
    """Return the format that needs no text in the file; '' for one that shows a plain figure."""
    return _BUILT_IN.get(number, "")


def colour_in(tag: Tag) -> Colour | None:
    """Return the colour of a <color>; None where it is automatic or nobody knows."""
    if tag.has(b"rgb"):
        return colour_of(tag.attribute(b"rgb"))
    for key, table in ((b"theme", _THEME), (b"indexed", _INDEXED)):
        number = tag.number(key)
        if number is not None:
            plain = table.get(number)
            return None if plain is None else _tinted(plain, tag.attribute(b"tint"))
    return None


def _tinted(colour: Colour, tint: str) -> Colour:
    try:
        share = max(-1.0, min(1.0, float(tint)))
    except ValueError:
        return colour
    red, green, blue = (
        int(part * (1 + share)) if share < 0 else int(part + (255 - part) * share)
        for part in colour
    )
    return red, green, blue


class _Reader:
    """Collects fonts, grounds and formats in their order, and what a style makes of them."""

    def __init__(self) -> None:
        self.formats: dict[int, str] = {}
        self.fonts: list[tuple[bool, Colour | None]] = []
        self.grounds: list[Colour | None] = []
        self.looks: list[Look] = []
        self._section = b""

    def take(self, tag: Tag) -> None:
        if tag.name in (b"fonts", b"fills", b"cellXfs", b"dxfs"):
            self._section = b"" if tag.ends else tag.name
        elif tag.ends:
            return
        elif tag.name == b"numFmt" and self._section != b"dxfs":
            self.formats[tag.number(b"numFmtId") or 0] = tag.attribute(b"formatCode")
        elif self._section == b"fonts":
            self._take_font(tag)
        elif self._section == b"fills":
            self._take_fill(tag)
        elif self._section == b"cellXfs" and tag.name == b"xf":
            self.looks.append(self._look(tag))

    def _take_font(self, tag: Tag) -> None:
        if tag.name == b"font":
            self.fonts.append((False, None))
        elif self.fonts and tag.name == b"strike":
            self.fonts[-1] = (tag.is_on(), self.fonts[-1][1])
        elif self.fonts and tag.name == b"color":
            self.fonts[-1] = (self.fonts[-1][0], colour_in(tag))

    def _take_fill(self, tag: Tag) -> None:
        if tag.name == b"fill":
            self.grounds.append(WHITE)
        elif self.grounds and tag.name == b"fgColor":
            self.grounds[-1] = colour_in(tag)
        elif self.grounds and tag.name == b"gradientFill":
            self.grounds[-1] = None

    def _look(self, xf: Tag) -> Look:
        struck, font = _nth(self.fonts, xf.number(b"fontId"), (False, None))
        ground = _nth(self.grounds, xf.number(b"fillId"), WHITE)
        number = xf.number(b"numFmtId") or 0
        shown = self.formats.get(number, built_in_format(number))
        return Look("" if shown == "General" else shown, struck, is_unseen(font, ground))


def _nth(values: list[T], place: int | None, rest: T) -> T:
    return values[place] if place is not None and place < len(values) else rest


def looks_of(name: str, parts: Mapping[str, bytes]) -> list[Look]:
    """Return the look of each style of a workbook, by its number."""
    reader = _Reader()
    for tag in _STYLES.tags(name, parts.get("xl/styles.xml", b"")):
        reader.take(tag)
    return reader.looks


class Runs:
    """Follows the runs of one text: whether any with words is struck, white, raised or lowered."""

    def __init__(self) -> None:
        """Begin before the first run."""
        self._struck = self._unseen = self._sounds = False
        self._place = PLAIN
        self._runs: list[_Run] = []

    @property
    def look(self) -> Look:
        """Return the look of the text so far."""
        if not any(run.is_marked for run in self._runs):
            return Look()
        told = [(run, text) for run in self._runs if (text := run.tag.text).strip()]
        return Look(
            "",
            any(run.struck for run, _ in told),
            any(run.unseen for run, _ in told),
            pieces=mixed((text, run.place) for run, text in told),
        )

    def take(self, tag: Tag) -> None:
        """Look at the next tag inside the text."""
        if tag.name == b"r":
            self._struck = self._unseen = False
            self._place = PLAIN
        elif tag.name == b"rPh":
            self._sounds = not tag.ends
        elif tag.ends:
            return
        elif tag.name == b"vertAlign":
            self._place = _PLACES.get(tag.attribute(b"val"), PLAIN)
        elif tag.name == b"strike":
            self._struck = tag.is_on()
        elif tag.name == b"color":
            self._unseen = is_unseen(colour_in(tag), WHITE)
        elif tag.name == b"t" and not self._sounds:
            self._runs.append(_Run(tag, self._place, self._struck, self._unseen))


class _Run(NamedTuple):
    """A part of a text: the tag that its words follow, and how they are written."""

    tag: Tag
    place: int
    struck: bool
    unseen: bool

    @property
    def is_marked(self) -> bool:
        """Return whether it is written otherwise than plain words are."""
        return self.struck or self.unseen or self.place != PLAIN


_PLACES = {"superscript": RAISED, "subscript": LOWERED}
TAGS_WITHOUT_AN_END = (b"t", b"strike", b"color", b"vertAlign")
"""Tags inside a run whose end says nothing."""

RUN_TAGS = (*TAGS_WITHOUT_AN_END, b"r", b"rPh")
RUN_LOOK = b"rPr"
"""The tag that says how a run is written: where a part has none, all its words are plain."""

_SHARED = Vocabulary((b"si", *RUN_TAGS), ends_unasked=TAGS_WITHOUT_AN_END)


def shared_looks(name: str, data: bytes) -> dict[str, Look]:
    """Return the looks of the shared texts that are not plain, by their numbers."""
    looks: dict[str, Look] = {}
    if RUN_LOOK not in data:
        return looks
    number, runs = -1, Runs()
    for tag in _SHARED.tags(name, data):
        if tag.name == b"si" and not tag.ends:
            number, runs = number + 1, Runs()
        runs.take(tag)
        if tag.name == b"si" and tag.ends and runs.look != Look():
            looks[str(number)] = runs.look
    return looks


def joined(looks: Iterable[Look]) -> Look:
    """Return the look of a cell by those of its style and of its text."""
    known = list(looks)
    return Look(
        next((look.number_format for look in known if look.number_format), ""),
        any(look.struck for look in known),
        any(look.unseen for look in known),
        pieces=next((look.pieces for look in known if look.pieces), ()),
    )
