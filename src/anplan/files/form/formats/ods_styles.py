"""The styles of an .ods: the looks of cells and texts, and which rows and columns have no size."""

from collections.abc import Mapping
from typing import NamedTuple

from anplan.files.form.formats.look import WHITE, Colour, Look, colour_of, is_unseen
from anplan.files.form.formats.raised import LOWERED, PLAIN, RAISED
from anplan.files.form.formats.tags import Tag, Vocabulary

_DATA_STYLES = tuple(
    b"number:" + kind + b"-style"
    for kind in (b"number", b"percentage", b"currency", b"date", b"time", b"boolean", b"text")
)
_TAGS = Vocabulary(
    (
        *_DATA_STYLES,
        *(b"number:number", b"number:text", b"number:scientific-number", b"number:fraction"),
        *(b"number:embedded-text", b"number:text-content", b"style:map", b"style:style"),
        *(b"style:text-properties", b"style:table-cell-properties"),
        *(b"style:table-row-properties", b"style:table-column-properties"),
    ),
    with_prefix=True,
)
_PIECES = {
    b"number:scientific-number": "0.00E+00",
    b"number:fraction": "# ?/?",
    b"number:text-content": "@",
    b"number:embedded-text": '"."0',
}
_RED = "#ff0000"
_THOUSAND = len("000")
_FEWEST = 0.05
_UNITS = {"in": 1.0, "cm": 1 / 2.54, "mm": 1 / 25.4, "pt": 1 / 72, "pc": 1 / 6, "px": 1 / 96}
_MOST_PARENTS = 20


class _Style(NamedTuple):
    """A style of a cell, text, row or column; what it does not say its parent says."""

    parent: str = ""
    data: str = ""
    struck: bool | None = None
    colour: Colour | None = None
    ground: Colour | None = None
    is_flat: bool = False
    place: int | None = None


class Styles:
    """Finds the looks of cells by the names of their styles."""

    def __init__(self, name: str, parts: Mapping[str, bytes]) -> None:
        """Read the common styles and those of the content."""
        self._styles: dict[str, _Style] = {}
        self._formats: dict[str, str] = {}
        self._maps: dict[str, list[str]] = {}
        self._style = self._data = ""
        self._is_share = False
        for part in ("styles.xml", "content.xml"):
            for tag in _TAGS.tags(name, parts.get(part, b"")):
                self._take(tag)
        self._looks: dict[str, Look] = {}

    def look(self, name: str) -> Look:
        """Return how a style shows a cell or a text."""
        if name not in self._looks:
            style = self._whole(name)
            ground = WHITE if style.ground is None else style.ground
            unseen = is_unseen(style.colour, ground)
            self._looks[name] = Look(
                self._format(style.data), bool(style.struck), unseen, style.place or PLAIN
            )
        return self._looks[name]

    def is_flat(self, name: str) -> bool:
        """Return whether a row or a column of this style has no height or width."""
        return self._styles.get(name, _Style()).is_flat

    def _whole(self, name: str) -> _Style:
        style = self._styles.get(name, _Style())
        for _ in range(_MOST_PARENTS):
            above = self._styles.get(style.parent)
            if above is None:
                break
            style = _Style(
                above.parent,
                style.data or above.data,
                above.struck if style.struck is None else style.struck,
                style.colour or above.colour,
                style.ground or above.ground,
                place=above.place if style.place is None else style.place,
            )
        return style

    def _format(self, name: str) -> str:
        """Return a number's format as Excel writes it, its parts for signs first."""
        parts = [self._formats.get(part, "") for part in self._maps.get(name, ())]
        return ";".join([*parts, self._formats.get(name, "")]).rstrip(";") or (
            ";" * len(parts) if parts else ""
        )

    def _take(self, tag: Tag) -> None:
        if tag.name == b"style:style":
            self._style = "" if tag.ends else tag.attribute(b"style:name")
            if not tag.ends:
                self._styles[self._style] = _Style(
                    tag.attribute(b"style:parent-style-name"),
                    tag.attribute(b"style:data-style-name"),
                )
        elif tag.name in _DATA_STYLES:
            self._data = "" if tag.ends else tag.attribute(b"style:name")
            if not tag.ends:
                day = tag.name in (b"number:date-style", b"number:time-style")
                self._formats[self._data] = "yyyy" if day else ""
                self._is_share = tag.name == b"number:percentage-style"
        elif tag.ends:
            return
        elif self._data:
            self._take_format(tag)
        elif self._style:
            self._take_property(tag)

    def _take_format(self, tag: Tag) -> None:
        if tag.name == b"style:map":
            self._maps.setdefault(self._data, []).append(tag.attribute(b"style:apply-style-name"))
            return
        if self._formats[self._data] == "yyyy":
            return
        self._formats[self._data] += self._piece(tag)

    def _piece(self, tag: Tag) -> str:
        """Return a part of a format as Excel writes it."""
        if tag.name == b"number:number":
            factor = tag.attribute(b"number:display-factor")
            return "0" + "," * ((len(factor) - 1) // _THOUSAND if factor else 0)
        if tag.name == b"number:text":
            is_share = self._is_share and tag.text.strip() == "%"
            return "%" if is_share else f'"{tag.text}"' if tag.text and '"' not in tag.text else ""
        if tag.name == b"style:text-properties":
            return "[Red]" if tag.attribute(b"fo:color").lower() == _RED else ""
        return _PIECES.get(tag.name, "")

    def _take_property(self, tag: Tag) -> None:
        style = self._styles[self._style]
        if tag.name == b"style:text-properties":
            lines = {
                tag.attribute(b"style:text-line-through-" + key) for key in (b"style", b"type")
            } - {""}
            struck = bool(lines - {"none"}) if lines else None
            colour = colour_of(tag.attribute(b"fo:color"))
            place = _place(tag.attribute(b"style:text-position"))
            style = style._replace(struck=struck, colour=colour, place=place)
            if tag.attribute(b"text:display") == "none":
                style = style._replace(colour=WHITE, ground=WHITE)
        elif tag.name == b"style:table-cell-properties":
            style = style._replace(ground=colour_of(tag.attribute(b"fo:background-color")))
        else:
            key = b"style:row-height" if b"row" in tag.name else b"style:column-width"
            style = style._replace(is_flat=_is_flat(tag.attribute(key)))
        self._styles[self._style] = style


def _place(position: str) -> int | None:
    """Return where a text-position puts a text: super 58%, -33% 58%; None where it says nothing."""
    height = position.partition(" ")[0]
    if height in ("super", "sub"):
        return RAISED if height == "super" else LOWERED
    number = height.removesuffix("%")
    try:
        share = float(number)
    except ValueError:
        return None
    return RAISED if share > 0 else LOWERED if share < 0 else PLAIN


def _is_flat(size: str) -> bool:
    inches = _UNITS.get(size[-2:])
    try:
        return inches is not None and float(size[:-2]) * inches < _FEWEST
    except ValueError:
        return False
