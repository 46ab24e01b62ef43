"""Places that an office marks in its Word file by a word in brackets: 【期号】, [Number]."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from anplan.show.paper.tree import Letterhead
from anplan.show.paper.word.letterhead.names import XML, Element, removed, w

PLACES: Mapping[str, tuple[str, str]] = {
    "masthead": ("刊名", "Masthead"),
    "number": ("期号", "Number"),
    "office": ("编发单位", "Office"),
    "day": ("日期", "Date"),
    "title": ("标题", "Title"),
    "body": ("正文", "Body"),
    "addressees": ("报送", "To"),
    "printed": ("印发日期", "Printed"),
}
"""Each place with the words that mark it; either language is understood in every file."""
_BY_WORD = {word.casefold(): name for name, words in PLACES.items() for word in words}
_MARKED = re.compile(r"【\s*([^【】\0]{1,12}?)\s*】|\[\s*([A-Za-z]{1,12})\s*\]")
_BREAK = "\0"
_BREAKS = frozenset(map(w, ("tab", "br", "cr", "sym", "drawing", "pict", "noBreakHyphen")))


class Mark(NamedTuple):
    """A word in brackets: the paragraph it stands in, where, and the place it may mean."""

    paragraph: Element
    start: int
    end: int
    text: str
    place: str | None


def shown_place(name: str, *, chinese: bool) -> str:
    """Write a place as it is typed."""
    word, english = PLACES[name]
    return f"【{word}】" if chinese else f"[{english}]"


def marks_in(root: Element) -> Iterator[Mark]:
    """Yield the words in brackets of a part, those of boxes too, however a program cut their letters."""
    for paragraph in root.iter(w("p")):
        text = "".join(piece for _, piece in _pieces(paragraph))
        for found in _MARKED.finditer(text):
            word = (found[1] or found[2]).strip()
            yield Mark(paragraph, *found.span(), found[0], _BY_WORD.get(word.casefold()))


def texts_of(letterhead: Letterhead, title: str) -> dict[str, str]:
    """Return what is written in each place but that of the text."""
    sample = letterhead.sample
    number = "　".join(filter(None, (letterhead.number, sample)))
    return {
        "masthead": letterhead.title,
        "number": number,
        "office": letterhead.office,
        "day": letterhead.day,
        "title": title,
        "addressees": letterhead.addressees,
        "printed": letterhead.printed or letterhead.day,
    }


def written_in(marks: Sequence[Mark], texts: Mapping[str, str]) -> None:
    """Write texts in their places: in the manner of the bracket that begins each."""
    for mark in reversed(marks):
        text = texts.get(mark.place or "")
        if text is not None:
            _replace(mark, text)


def taken_out(mark: Mark) -> None:
    """Take a mark out of its paragraph."""
    _replace(mark, "")


def manner(mark: Mark) -> Element | None:
    """Return the properties of the run in which a mark begins."""
    at = 0
    for node, piece in _pieces(mark.paragraph):
        if at <= mark.start < at + len(piece) and node is not None:
            parent = node.getparent()
            return None if parent is None else parent.find(w("rPr"))
        at += len(piece)
    return None


def _pieces(paragraph: Element) -> Iterator[tuple[Element | None, str]]:
    """Yield the texts of a paragraph's own runs, and a break for what stands between letters."""
    for element in paragraph.iter(w("t"), *_BREAKS):
        if next(element.iterancestors(w("p")), None) is not paragraph:
            continue
        if element.tag == w("t"):
            yield element, element.text or ""
        else:
            yield None, _BREAK


def _replace(mark: Mark, text: str) -> None:
    at, new = 0, text
    for node, piece in list(_pieces(mark.paragraph)):
        begin, end = max(mark.start - at, 0), min(mark.end - at, len(piece))
        at += len(piece)
        if node is None or begin >= end:
            continue
        node.text = piece[:begin] + new + piece[end:]
        node.set(f"{{{XML}}}space", "preserve")
        if not new and not node.text:
            removed(node)
        new = ""


def drop_if_empty(paragraph: Element) -> None:
    """Take out a paragraph in which nothing is left, unless it ends a section."""
    if paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        return
    if (
        not any(True for _ in paragraph.iter(w("drawing"), w("pict")))
        and not "".join(piece for _, piece in _pieces(paragraph)).strip()
    ):
        removed(paragraph)
