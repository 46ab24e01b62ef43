"""The pages of an office's Word file: what room they have, and the same ones across."""

from copy import deepcopy
from typing import NamedTuple

from anplan.show.paper.word.letterhead.names import Element, fragment, removed, w
from anplan.show.paper.word.page import HEIGHT, WIDTH

_MARGIN = 1800
_TOLERANCE = 60
"""Twips by which a page may miss A4: programs round."""


class Page(NamedTuple):
    """A page in twips: its size, and the room for text upon it."""

    width: int
    height: int
    room: int
    room_across: int

    @property
    def is_a4(self) -> bool:
        """Return whether it is A4, upright."""
        return abs(self.width - WIDTH) <= _TOLERANCE and abs(self.height - HEIGHT) <= _TOLERANCE


def page_of(section: Element) -> Page:
    """Return the page of a section; what it does not say is A4 with margins of an inch and a quarter."""
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    width, height = _twips(size, "w", WIDTH), _twips(size, "h", HEIGHT)
    left, right, top, bottom = (
        abs(_twips(margins, side, _MARGIN)) for side in ("left", "right", "top", "bottom")
    )
    gutter = _twips(margins, "gutter", 0)
    columns = section.find(w("cols"))
    room = width - left - right - gutter
    count = max(_twips(columns, "num", 1), 1)
    room = (room - (count - 1) * _twips(columns, "space", 425)) // count
    return Page(width, height, max(room, WIDTH // 4), max(height - top - bottom, WIDTH // 4))


_MOST_TWIPS = 31_680
"""Word's own limit of a page: 22 inches."""


def _twips(element: Element | None, name: str, default: int) -> int:
    try:
        twips = float(element.get(w(name), default)) if element is not None else default
    except ValueError:
        return default
    return int(twips) if abs(twips) <= _MOST_TWIPS else default


def section_at(body: Element, place: Element) -> Element:
    """Return the section in which a block of the body stands; the body gets one where it has none."""
    for block in (place, *place.itersiblings()):
        if block.tag == w("sectPr"):
            return block
        ending = block.find(f"{w('pPr')}/{w('sectPr')}")
        if ending is not None:
            return ending
    (made,) = fragment(
        f'<w:sectPr><w:pgSz w:w="{WIDTH}" w:h="{HEIGHT}"/><w:pgMar w:top="1440" w:right="{_MARGIN}" '
        f'w:bottom="1440" w:left="{_MARGIN}" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'
    )
    body.append(made)
    return made


def across(section: Element) -> Element:
    """Return the same section on a page that lies across, as one that follows it."""
    turned = following(deepcopy(section))
    page, size = page_of(section), turned.find(w("pgSz"))
    margins = turned.find(w("pgMar"))
    if size is not None:
        size.set(w("w"), str(page.height))
        size.set(w("h"), str(page.width))
        size.set(w("orient"), "landscape")
    if margins is not None:
        old = {side: margins.get(w(side)) for side in ("top", "right", "bottom", "left")}
        for side, other in (
            ("top", "left"),
            ("right", "top"),
            ("bottom", "right"),
            ("left", "bottom"),
        ):
            if old[other] is not None:
                margins.set(w(side), str(old[other]))
    for columns in turned.findall(w("cols")):
        columns.attrib.pop(w("num"), None)
    return turned


def following(section: Element) -> Element:
    """Make a section one that goes on: on a new page, with neither a first page nor a first number."""
    for first in section.findall(w("titlePg")):
        removed(first)
    for numbers in section.findall(w("pgNumType")):
        numbers.attrib.pop(w("start"), None)
    kind = section.find(w("type"))
    if kind is not None:
        kind.set(w("val"), "nextPage")
    return section


def ending(section: Element) -> Element:
    """Return the paragraph that ends a section."""
    (paragraph,) = fragment('<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>')
    paragraph[0].append(section)
    return paragraph
