"""The styles of an office's Word file for our paragraphs: its own by their names, ours for the rest."""

import re
from collections.abc import Iterable
from copy import deepcopy
from typing import NamedTuple

from anplan.show.paper.word.letterhead.names import Element, fragment, w
from anplan.show.paper.word.letterhead.places import Mark, manner
from anplan.show.paper.word.styles import BODY, STYLES, Style, style_xml

_USED = re.compile(r'<w:pStyle w:val="(\w+)"/>')
_PLACE = "AnPlace"
_NOT_OF_A_STYLE = frozenset(map(w, ("pStyle", "rPr", "sectPr", "numPr", "pPrChange", "framePr")))


class Own(NamedTuple):
    """How our styles are called in a file: by their ids; '' for its usual style."""

    ids: dict[str, str]
    missing: tuple[Style, ...]


def used_in(xml: str) -> list[str]:
    """Return the ids of the styles that a text of ours names, each once."""
    return list(dict.fromkeys(_USED.findall(xml)))


def own_styles(styles: Element, used: Iterable[str], place: Mark | None) -> Own:
    """Look up the styles that are used; those that are missing are added to the file's.

    The text looks as the place looks in which it is to stand.
    """
    named = _by_name(styles)
    taken = {style.get(w("styleId")) for style in styles.iter(w("style"))}
    ids: dict[str, str] = {}
    missing: list[Style] = []
    for style in (style for style in STYLES if style.id in set(used)):
        found = named.get(style.name) or named.get(style.english)
        if style.id == BODY.id and place is not None:
            ids[style.id] = _as_at(styles, place)
        elif found:
            ids[style.id] = found
        else:
            ids[style.id] = _added(styles, style, taken)
            missing.append(style)
    return Own(ids, tuple(missing))


def renamed(elements: Iterable[Element], ids: dict[str, str]) -> None:
    """Name the styles of our paragraphs as the file does."""
    for element in elements:
        for named in list(element.iter(w("pStyle"))):
            own = ids.get(named.get(w("val"), ""), "")
            if own:
                named.set(w("val"), own)
            else:
                parent = named.getparent()
                assert parent is not None
                parent.remove(named)


def _by_name(styles: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for style in styles.iter(w("style")):
        name = style.find(w("name"))
        if style.get(w("type")) == "paragraph" and name is not None:
            found[name.get(w("val"), "")] = style.get(w("styleId"), "")
    return found


def _added(styles: Element, style: Style, taken: set[str | None]) -> str:
    own = style.id if style.id not in taken else f"{style.id}Own"
    (element,) = fragment(style_xml(style._replace(id=own)))
    styles.append(element)
    return own


def _as_at(styles: Element, place: Mark) -> str:
    """Return the style of the place's paragraph; where that is formatted by hand, one that looks alike."""
    properties = place.paragraph.find(w("pPr"))
    based = None if properties is None else properties.find(w("pStyle"))
    base = "" if based is None else based.get(w("val"), "")
    by_hand = (
        [] if properties is None else [one for one in properties if one.tag not in _NOT_OF_A_STYLE]
    )
    letters = manner(place)
    written = [] if letters is None else [one for one in letters if one.tag != w("rStyle")]
    if not by_hand and not written:
        return base
    (style,) = fragment(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{_PLACE}">'
        f'<w:name w:val="{_PLACE}"/></w:style>'
    )
    if base:
        (basis,) = fragment("<w:basedOn/>")
        basis.set(w("val"), base)
        style.append(basis)
    for tag, children in (("pPr", by_hand), ("rPr", written)):
        if children:
            (container,) = fragment(f"<w:{tag}/>")
            container.extend(map(deepcopy, children))
            style.append(container)
    styles.append(style)
    return _PLACE
