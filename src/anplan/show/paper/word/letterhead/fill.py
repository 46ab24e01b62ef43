"""A document on an office's own letterhead: its file is kept, its places are filled in."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import NamedTuple

from anplan.base.message import Message, say
from anplan.base.words import nearest
from anplan.show.paper.tree import (
    Annex,
    Document,
    Heading,
    Letterhead,
    ListItem,
    Paragraph,
    Run,
    Table,
)
from anplan.show.paper.word.beside import fonts_xml, theme_xml
from anplan.show.paper.word.elements import paragraph
from anplan.show.paper.word.file import properties_of
from anplan.show.paper.word.layout import (
    Layout,
    annex_xml,
    blocks_xml,
    needs_landscape,
)
from anplan.show.paper.word.letterhead.harmless import Kept, Relation, harmless, short
from anplan.show.paper.word.letterhead.names import Element, fragment, parsed, w, written
from anplan.show.paper.word.letterhead.places import (
    PLACES,
    Mark,
    drop_if_empty,
    marks_in,
    shown_place,
    taken_out,
    texts_of,
    written_in,
)
from anplan.show.paper.word.letterhead.sections import (
    Page,
    across,
    ending,
    following,
    page_of,
    section_at,
)
from anplan.show.paper.word.letterhead.styles import own_styles, renamed, used_in
from anplan.show.paper.word.package import (
    CORE,
    THEME_TYPE,
    TYPE,
    R,
    W,
    content_types,
    core_xml,
    encoded,
    outer_relations,
    relations,
    zipped,
)
from anplan.show.paper.word.styles import STYLES

_BREAK = "<w:pageBreakBefore/>"
_PICTURES = {
    "png": "image/png",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tiff": "image/tiff",
    "tif": "image/tiff",
}


class OnLetterhead(NamedTuple):
    """A Word file, and what is to be said of the letterhead that it was made with."""

    data: bytes
    notes: tuple[Message, ...]


class Place(NamedTuple):
    """Where the text goes: the part's body, the block after which it stands, and its mark."""

    body: Element
    block: Element
    mark: Mark | None


def on_letterhead(
    document: Document, layout: Layout, parts: Mapping[str, bytes], file: str, *, chinese: bool
) -> OnLetterhead:
    """Write a document into an office's own Word file; raise FileError where that is not to be used."""
    layout = layout._replace(own_styles=False)
    kept = harmless(file, parts)
    body = kept.trees[kept.main].find(w("body"))
    assert body is not None
    every = [mark for tree in kept.trees.values() for mark in marks_in(tree)]
    place = _place(kept, body)
    page = page_of(section_at(body, place.block))
    xml = _Xml(document, layout, page, {mark.place for mark in every if mark.place})
    whole = "".join((xml.text(), *(text for text, _ in xml.annexes()), xml.foot()))
    _with_usual_parts(kept)
    styles = kept.trees[str(kept.find("styles"))]
    own = own_styles(styles, used_in(whole), place.mark)
    if place.mark is not None:
        taken_out(place.mark)
    texts = texts_of(document.letterhead, document.title)
    for tree in kept.trees.values():
        written_in(list(marks_in(tree)), texts)
    _insert(place, xml, own.ids)
    notes = (
        *kept.notes,
        *_missing_places(document, every, place, chinese=chinese),
        *_unknown(every),
        *_more_bodies(every, place),
        *(() if page.is_a4 else (say("its page is not A4"),)),
        *_missing_styles(own.missing),
    )
    return OnLetterhead(_package(kept, document), tuple(_of(file, note) for note in notes))


def examined(
    parts: Mapping[str, bytes], file: str, layout: Layout, *, chinese: bool
) -> tuple[Message, ...]:
    """Return what is to be said of a letterhead before any paper is made with it."""
    return on_letterhead(_ANY_BRIEF, layout, parts, file, chinese=chinese).notes


_ANY = (Run("-"),)
_ANY_BRIEF = Document(
    Letterhead("-", "-", "-", "-", addressees="-"),
    "-",
    (
        *(Heading(level, _ANY) for level in (1, 2)),
        Paragraph(_ANY),
        Table(("-",), (False,), (("-",),)),
        ListItem(_ANY),
    ),
    (Annex("-", (Paragraph((Run("-", strong=True),)), ListItem(_ANY))),),
    _ANY,
)
"""A brief with all that briefs have."""


def _of(file: str, note: Message) -> Message:
    return say("{file}: {reason}", file=file, reason=note)


def _place(kept: Kept, body: Element) -> Place:
    """Find where the text goes; without a place, at the end."""
    for mark in marks_in(kept.trees[kept.main]):
        if mark.place != "body":
            continue
        way = [mark.paragraph, *mark.paragraph.iterancestors()]
        if all(one.tag in _WAY for one in way[1:]):
            block = way[way.index(body) - 1]
            return Place(body, block, mark)
    blocks = [one for one in body if one.tag != w("sectPr")]
    if not blocks:
        body.insert(0, fragment("<w:p/>")[0])
    return Place(body, blocks[-1] if blocks else body[0], None)


_WAY = frozenset(map(w, ("body", "document", "sdt", "sdtContent")))


class _Xml(NamedTuple):
    """What is inserted, as text."""

    document: Document
    layout: Layout
    page: Page
    found: set[str]

    def text(self) -> str:
        """Return the text, with what has no place of its own before it."""
        head = self.document.letterhead
        parts = []
        if head.sample and "number" not in self.found:
            parts.append(paragraph("AnNumber", head.sample))
        if "title" not in self.found:
            parts.append(paragraph("AnTitle", self.document.title))
        return "".join((*parts, *blocks_xml(self.document.blocks, self.page.room, self.layout)))

    def annexes(self) -> Iterator[tuple[str, bool]]:
        """Yield each annex, and whether it lies across."""
        was_wide = False
        for annex in self.document.annexes:
            is_wide = needs_landscape(annex, self.page.room)
            room = self.page.room_across if is_wide else self.page.room
            begins = "" if is_wide != was_wide else _BREAK
            yield "".join(annex_xml(annex, room, self.layout, begins)), is_wide
            was_wide = is_wide

    def foot(self) -> str:
        """Return the lines below all else."""
        return paragraph("AnFoot", self.document.foot) if self.document.foot else ""


def _insert(place: Place, xml: _Xml, ids: dict[str, str]) -> None:
    """Put the text and the annexes behind their place, each across on pages of its own."""
    section = section_at(place.body, place.block)
    wide, inserted, is_wide = across(section), _elements(xml.text(), ids), False
    is_split = False
    for text, lies_across in xml.annexes():
        if lies_across != is_wide:
            inserted.append(ending(_copied(wide if is_wide else section, follows=is_split)))
            is_wide, is_split = lies_across, True
        inserted += _elements(text, ids)
    inserted += _elements(xml.foot(), ids)
    if is_wide:
        inserted.append(ending(_copied(wide, follows=True)))
    if is_split:
        following(section)
    at = place.body.index(place.block) + 1
    for offset, element in enumerate(inserted):
        place.body.insert(at + offset, element)
    if is_wide:
        _lie_across_at_the_end(place.body, section, wide, inserted[-1])
    if place.mark is not None:
        drop_if_empty(place.mark.paragraph)


def _lie_across_at_the_end(body: Element, section: Element, wide: Element, last: Element) -> None:
    """Where nothing follows the last annex across, its section is the file's last: no empty page."""
    if section.getparent() is body and all(
        not "".join(one.itertext()).strip()
        and not any(True for _ in one.iter(w("drawing"), w("pict")))
        for one in last.itersiblings()
    ):
        for one in [last, *last.itersiblings()]:
            body.remove(one)
        body.append(wide)


def _copied(section: Element, *, follows: bool) -> Element:
    copy = deepcopy(section)
    return following(copy) if follows else copy


def _elements(xml: str, ids: dict[str, str]) -> list[Element]:
    elements = fragment(xml)
    renamed(elements, ids)
    return elements


def _with_usual_parts(kept: Kept) -> None:
    """Give a file the parts that every office program writes, where it lacks one."""
    usual = {
        "styles": f'<w:styles xmlns:w="{W}"/>',
        "fontTable": fonts_xml(W),
        "theme": theme_xml(),
    }
    for kind, xml in usual.items():
        if kept.find(kind) is None:
            name = f"word/anplan-{kind}.xml"
            kept.trees[name] = parsed(xml.encode())
            kept.relations[name] = {}
            kept.relations[kept.main][f"anplan-{kind}"] = Relation(f"{R}/{kind}", name)


def _missing_places(
    document: Document, marks: list[Mark], place: Place, *, chinese: bool
) -> Iterator[Message]:
    head, found = document.letterhead, {mark.place for mark in marks}
    wanted = {
        "number": head.number,
        "day": head.day and "printed" not in found,
        "title": document.title,
        "addressees": head.addressees,
    }
    lacking = [name for name, said in wanted.items() if said and name not in found]
    if place.mark is None:
        lacking.append("body")
    if lacking:
        names = tuple(shown_place(name, chinese=chinese) for name in lacking)
        yield say("it has no place for {places}", places=names)


def _more_bodies(marks: list[Mark], place: Place) -> Iterator[Message]:
    """Tell of marks of the text that stay as they are typed: the text stands in one place alone."""
    if place.mark is None:
        return
    more = [mark.text for mark in marks if mark.place == "body"]
    more.remove(place.mark.text)
    for text in dict.fromkeys(more):
        yield say("the text stands in one place; {text} elsewhere stays as it is", text=text)


def _unknown(marks: list[Mark]) -> Iterator[Message]:
    """Tell of words in brackets that are nearly the name of a place."""
    known = [word for words in PLACES.values() for word in words]
    for mark in marks:
        inside = mark.text[1:-1].strip()
        close = None if mark.place else nearest(inside, known)
        if close is not None:
            meant = f"{mark.text[0]}{close}{mark.text[-1]}"
            yield say("{text} is no place; did you mean {word}?", text=mark.text, word=meant)


def _missing_styles(missing: tuple[object, ...]) -> Iterator[Message]:
    if missing:
        names = tuple(style.name for style in STYLES if style in missing)
        yield say("it lacks styles, for which anplan's own stand in: {names}", names=names)


def _package(kept: Kept, document: Document) -> bytes:
    """Return the file: its own parts, with our properties in the place of its own."""
    kinds = {kept.main: f"{TYPE}.document.main+xml", CORE[0]: CORE[1]}
    for beside in kept.relations.values():
        for relation in beside.values():
            kind = short(relation.kind)
            if kind != "image":
                kinds[relation.target] = THEME_TYPE if kind == "theme" else f"{TYPE}.{kind}+xml"
    parts = {
        "[Content_Types].xml": encoded(content_types(kinds, _PICTURES)),
        "_rels/.rels": encoded(outer_relations(kept.main)),
        CORE[0]: encoded(core_xml(properties_of(document))),
    }
    for name, tree in kept.trees.items():
        parts[name] = written(tree)
        beside = kept.relations[name]
        if beside:
            folder, _, base = name.rpartition("/")
            parts[f"{folder}/_rels/{base}.rels".lstrip("/")] = encoded(
                relations(
                    {
                        key: (f"{R}/{short(one.kind)}", f"/{one.target}")
                        for key, one in beside.items()
                    }
                )
            )
    return zipped(parts | kept.pictures)
