"""The body of an official paper: masthead, title, text, annexes on pages of their own, colophon."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import NamedTuple
from xml.sax.saxutils import escape

from anplan.show.layout.cells import cell_width
from anplan.show.paper.marks import Mark
from anplan.show.paper.tree import (
    Addressees,
    Annex,
    Block,
    Document,
    Heading,
    Letterhead,
    ListItem,
    Paragraph,
    Run,
    Runs,
    Separator,
    Signature,
    Table,
    plain,
)
from anplan.show.paper.word.elements import paragraph, table, text_box
from anplan.show.paper.word.lines import drawn_together
from anplan.show.paper.word.page import (
    BOTTOM,
    HEIGHT,
    LEFT,
    NUMBER_GAP,
    PITCH,
    RIGHT,
    TEXT_HEIGHT,
    TEXT_WIDTH,
    TOP,
    WIDTH,
)
from anplan.show.paper.word.styles import STYLES
from anplan.show.paper.word.widths import fits

_LARGEST, _SMALLEST = 36, 22
"""The sizes between which a masthead is drawn, in points; a longer one takes two lines."""
_NUMBER_HEIGHT = 320
_RED_RULE = (
    '<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="4" w:color="FF0000"/></w:pBdr>'
    f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
)
_COLOPHON_LINE, _COLOPHON_INSET = 520, 240
_THICK, _THIN = (f'w:val="single" w:sz="{size}" w:space="1" w:color="000000"/>' for size in (8, 4))
_RULES = f"<w:pBdr><w:top {_THICK}<w:bottom {_THICK}<w:between {_THIN}</w:pBdr>"
"""The rules of the colophon: thick outside, thin between its lines."""
_LEADS_IN = ("：", ":")
_KEEP = "<w:keepNext/>"
_CHINESE = re.compile("[\u3400-\u9fff]")
_BY_ID = {style.id: style for style in STYLES}


class Layout(NamedTuple):
    """What a paper is laid out with; ``to`` stands before the addressees.

    ``own_styles``: whether the text looks as our styles say, so that lines can be reckoned.
    """

    to: str
    marks: Mapping[str, Mark]
    own_styles: bool = True


class Footers(NamedTuple):
    """The parts of a file with the numbers of odd and of even pages, by their relations' names."""

    odd: str
    even: str


def body_xml(document: Document, layout: Layout, footers: Footers) -> str:
    """Return the content of ``w:body``, its last section included."""
    has_masthead = bool(document.letterhead.title)
    parts = [
        *(_masthead(document.letterhead) if has_masthead else ()),
        paragraph("AnTitle", document.title),
        *blocks_xml(document.blocks, TEXT_WIDTH, layout),
    ]
    is_wide = False
    for annex in document.annexes:
        parts.append(_page_end(footers, is_wide=is_wide))
        is_wide = needs_landscape(annex)
        parts += annex_xml(annex, TEXT_HEIGHT if is_wide else TEXT_WIDTH, layout)
    if document.foot:
        parts.append(paragraph("AnFoot", document.foot))
    if has_masthead:
        parts.append(_colophon(document.letterhead, layout.to, is_wide=is_wide))
    return "".join(parts) + section_xml(footers, is_wide=is_wide)


def section_xml(footers: Footers, *, is_wide: bool) -> str:
    """Return a section's page: A4, upright or across, with the numbers outside."""
    width, height = (HEIGHT, WIDTH) if is_wide else (WIDTH, HEIGHT)
    top, right, bottom, left = (LEFT, TOP, RIGHT, BOTTOM) if is_wide else (TOP, RIGHT, BOTTOM, LEFT)
    across = ' w:orient="landscape"' if is_wide else ""
    footer = bottom - NUMBER_GAP - _NUMBER_HEIGHT
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{footers.odd}"/>'
        f'<w:footerReference w:type="even" r:id="{footers.even}"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{across}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" '
        f'w:header="851" w:footer="{footer}" w:gutter="0"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{PITCH}"/></w:sectPr>'
    )


def _page_end(footers: Footers, *, is_wide: bool) -> str:
    return f"<w:p><w:pPr>{section_xml(footers, is_wide=is_wide)}</w:pPr></w:p>"


def _masthead(letterhead: Letterhead) -> Iterator[str]:
    cells = cell_width(letterhead.title)
    size = max(_SMALLEST, min(_LARGEST, int(2 * TEXT_WIDTH / 20 / max(cells, 1))))
    sized = f'<w:sz w:val="{2 * size}"/><w:szCs w:val="{2 * size}"/>'
    yield paragraph("AnMasthead", letterhead.title, run_properties=sized)
    number = [Run(letterhead.number)] if letterhead.number else []
    if letterhead.sample:
        number.append(Run(("　" if number else "") + letterhead.sample, strong=True))
    if number:
        yield paragraph("AnNumber", tuple(number))
    yield _with_end(paragraph("AnImprint", letterhead.office, _RED_RULE), letterhead.day)


def annex_xml(annex: Annex, room: int, layout: Layout, properties: str = "") -> Iterator[str]:
    """Yield an annex, its title first; the properties are further ones of the title."""
    yield paragraph("AnAnnex", _set_off((Run(annex.title),), layout), properties)
    yield from blocks_xml(annex.blocks, room, layout, _LEDGER)


def needs_landscape(annex: Annex, room: int = TEXT_WIDTH) -> bool:
    """Return whether a table of an annex would break its figures on an upright page."""
    return not all(fits(block, room) for block in annex.blocks if isinstance(block, Table))


class Styles(NamedTuple):
    """The styles of a part's list items, and of its lines that name what follows them."""

    item: str
    label: str


_TEXT, _LEDGER = Styles("AnBody", "AnBody"), Styles("AnLedger", "AnLedgerLabel")


def blocks_xml(
    blocks: Iterable[Block], room: int, layout: Layout, styles: Styles = _TEXT
) -> Iterator[str]:
    """Yield paragraphs and tables; the list that follows a table holds its notes, where it has no numbers.

    The last words before a signature go with it: no page has the signature alone.
    """
    is_noted = False
    every = list(blocks)
    for block, following in zip_longest(every, every[1:]):
        signed = _KEEP if isinstance(following, Signature) else ""
        match block:
            case Heading(level, runs):
                is_noted = False
                name = f"AnHeading{min(max(level, 1), 3)}"
                yield _text(name, _set_off(runs, layout), room, layout)
            case Paragraph(runs) if runs and all(run.strong for run in runs):
                is_noted = False
                yield _text(styles.label, runs, room, layout, _KEEP)
            case Paragraph(runs):
                leads_in = plain(runs).endswith(_LEADS_IN)
                is_noted = is_noted and leads_in
                style = "AnNote" if is_noted else "AnBody"
                yield _text(style, runs, room, layout, _KEEP if leads_in else signed)
            case ListItem(runs, number):
                before = (Run(f"{number}. "),) if number else ()
                style = "AnNote" if is_noted and not number else styles.item
                yield _text(style, (*before, *runs), room, layout, signed)
            case Table():
                is_noted = True
                yield table(block, room, layout.marks)
            case Addressees(text):
                yield paragraph("AnAddressees", text)
            case Signature(office, day):
                yield paragraph("AnBody", "", _KEEP)
                yield paragraph("AnSignature", office, _KEEP)
                yield paragraph("AnSignature", day)
            case Separator():
                yield paragraph("AnBody", "")


def _set_off(runs: Runs, layout: Layout) -> Runs:
    """Write a heading bold that has no Chinese: the typefaces of headings have no Latin letters.

    An office's own styles are left as they are.
    """
    if not layout.own_styles or _CHINESE.search(plain(runs)):
        return runs
    return tuple(run._replace(strong=True) for run in runs)


def _text(name: str, runs: Runs, room: int, layout: Layout, properties: str = "") -> str:
    """Write a paragraph, drawn together a little where one character would have a line alone."""
    style = _BY_ID[name]
    less = 0
    if layout.own_styles:
        less = drawn_together(plain(runs), style.size, room, style.indent, style.squeeze)
    drawn = f'<w:spacing w:val="{style.squeeze - less}"/>' if less else ""
    return paragraph(name, runs, properties, drawn)


def _colophon(letterhead: Letterhead, to: str, *, is_wide: bool) -> str:
    """Return the lines at the foot of the last page: to whom it goes, who issued it and when.

    They stand in a text box at a fixed place: a frame of paragraphs is not placed by LibreOffice.
    """
    room = TEXT_HEIGHT if is_wide else TEXT_WIDTH
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{room - _COLOPHON_INSET}"/></w:tabs>'
    lines = [(letterhead.office, letterhead.printed or letterhead.day)]
    if letterhead.addressees:
        lines.insert(0, (f"{to}{letterhead.addressees}", ""))
    content = "".join(
        _with_end(paragraph("AnColophon", left, _RULES + tab), right) for left, right in lines
    )
    height = _COLOPHON_LINE * len(lines)
    end = LEFT + TEXT_WIDTH if is_wide else TOP + TEXT_HEIGHT
    left = TOP if is_wide else LEFT
    return text_box(content, left, end - height, room, height)


def _with_end(written: str, text: str) -> str:
    """Add a text at the end of a paragraph's only line, at its tab."""
    if not text:
        return written
    end = f'<w:r><w:tab/><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
    return written.removesuffix("</w:p>") + end
