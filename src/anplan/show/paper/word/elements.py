"""Paragraphs and tables as WordprocessingML, written as text: a tenth of the time of building them."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from xml.sax.saxutils import escape

from anplan.show.paper.marks import Mark
from anplan.show.paper.tree import Run, Runs, Table
from anplan.show.paper.word.widths import SIZES, column_widths, table_size

_MARGIN = 60
_EMU_A_TWIP = 635
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def run(piece: Run, properties: str = "") -> str:
    """Return a run; each new line in it is a break."""
    bold = "<w:b/>" if piece.strong else ""
    style = f"<w:rPr>{bold}{properties}</w:rPr>" if bold or properties else ""
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in piece.text.split("\n")
    )
    return f"<w:r>{style}{lines}</w:r>"


def paragraph(style: str, runs: Runs | str, properties: str = "", run_properties: str = "") -> str:
    """Return a paragraph of a style; the properties are further ones of ``w:pPr`` and ``w:rPr``."""
    pieces = (Run(runs),) if isinstance(runs, str) else runs
    text = "".join(run(piece, run_properties) for piece in pieces)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{text}</w:p>'


def table(content: Table, room: int, marks: Mapping[str, Mark]) -> str:
    """Return a table as wide as ``room`` twips; its head is repeated and no row is broken."""
    drawn = _with_signs(content, marks)
    size = table_size(drawn, room)
    widths = column_widths(drawn, size, room)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    sized = "" if size == SIZES[0] else f'<w:sz w:val="{round(2 * size)}"/>'
    head = [paragraph("AnHead", (Run(text),), run_properties=sized) for text in content.columns]
    rows = [
        [
            _cell(text, marks, sized, at_right=at_right)
            for text, at_right in zip_longest(row, content.right, fillvalue="")
        ]
        for row in content.rows
    ]
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{_MARGIN}" w:type="dxa"/>'
        f'<w:right w:w="{_MARGIN}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{_row(head, widths, '<w:tblHeader/>')}"
        f"{''.join(_row(row, widths) for row in rows)}</w:tbl>"
    )


def _with_signs(content: Table, marks: Mapping[str, Mark]) -> Table:
    """Return a table as wide as it is drawn: a light's word has its sign before it."""
    rows = (tuple(f"　{cell}" if cell in marks else cell for cell in row) for row in content.rows)
    return content._replace(rows=tuple(rows))


def _row(cells: Sequence[str], widths: Sequence[int], properties: str = "") -> str:
    written = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{cell}</w:tc>"
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{''.join(written)}</w:tr>"


def _cell(text: str, marks: Mapping[str, Mark], sized: str, *, at_right: bool | str) -> str:
    """Return what stands in a cell; a light has its sign and its colour."""
    mark = marks.get(text)
    if mark is None:
        place = '<w:jc w:val="right"/>' if at_right else ""
        return paragraph("AnCell", (Run(text),), place, sized)
    colour = f'<w:color w:val="{mark.colour}"/>{sized}'
    light = (Run(f"{mark.sign}{text}", strong=True),)
    return paragraph("AnCell", light, '<w:jc w:val="center"/>', colour)


def text_box(content: str, left: int, top: int, width: int, height: int) -> str:
    """Return a paragraph that holds a box of paragraphs at a place of its page; all in twips."""
    x, y, wide, high = (_EMU_A_TWIP * length for length in (left, top, width, height))
    return (
        '<w:p><w:pPr><w:pStyle w:val="AnFoot"/></w:pPr><w:r><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:wrapTopAndBottom/>'
        '<wp:docPr id="1" name="colophon"/><a:graphic><a:graphicData uri="'
        'http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>"
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"/>'
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>"
    )
