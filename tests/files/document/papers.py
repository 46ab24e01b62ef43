"""Documents of each format, made as the usual programs make them."""

import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

LEVELS = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))


def save(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def word(write: Any) -> bytes:
    """Return a Word file; ``write`` gets the document."""
    document = docx.Document()
    write(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def numbered(document: Any, levels: Sequence[tuple[str, str]] = LEVELS) -> str:
    """Add a list to a document and return its number."""
    root = document.part.numbering_part.element
    abstract = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for place, (form, text) in enumerate(levels)
    )
    root.insert(
        0,
        parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{abstract}</w:abstractNum>'),
    )
    root.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    )
    return "77"


def item(document: Any, text: str, level: int, list_id: str = "77") -> Any:
    """Add a paragraph to which Word gives the next number of a level."""
    paragraph = document.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
        )
    )
    return paragraph


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """Return a PDF whose lines stand below one another, in a font that no file needs to bring."""
    return _pdf(
        "BT /F1 12 Tf 72 780 Td 18 TL\n" + "".join(f"{_hex(line)} Tj T*\n" for line in lines) + "ET"
        for lines in pages
    )


def half_scanned_pdf(line: str) -> bytes:
    """Return a PDF of a page with a line and one on which something is drawn alone."""
    return _pdf([f"BT /F1 12 Tf 72 780 Td {_hex(line)} Tj ET", "100 100 300 500 re f"])


def drawn_pdf(*pages: Sequence[Sequence[str]], merged: tuple[int, int] = (-1, -1)) -> bytes:
    """Return a PDF that draws a table, a part a page; at one place no line is drawn to the cell below.

    A cell is as wide as eleven Chinese signs, and has up to two lines.
    """
    return _pdf(_drawn(rows, merged) for rows in pages)


def _drawn(rows: Sequence[Sequence[str]], merged: tuple[int, int]) -> str:
    drawn: list[str] = []
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            left, top = 72 + 150 * column, 780 - 40 * row
            if (row - 1, column) != merged:
                drawn.append(f"{left} {top} m {left + 150} {top} l S\n")
            drawn.append(f"{left} {top} m {left} {top - 40} l S\n")
            for place, line in enumerate(text.split("\n") if text else ()):
                down = top - 15 - 15 * place
                drawn.append(f"BT /F1 12 Tf {left + 5} {down} Td {_hex(line)} Tj ET\n")
    right, bottom = 72 + 150 * len(rows[0]), 780 - 40 * len(rows)
    drawn.append(f"{right} 780 m {right} {bottom} l S 72 {bottom} m {right} {bottom} l S\n")
    return "".join(drawn)


def _hex(text: str) -> str:
    return f"<{text.encode('utf-16-be').hex()}>"


def _pdf(contents: Iterable[str]) -> bytes:
    """Return a PDF of pages with these contents."""
    objects: list[bytes] = []

    def add(body: str) -> int:
        objects.append(body.encode("latin-1"))
        return len(objects)

    catalog, tree = add(""), add("")
    descriptor = add(
        "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 0 1000 1000]"
        "/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>"
    )
    below = add(
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)"
        f"/Ordering(GB1)/Supplement 5>>/DW 1000/FontDescriptor {descriptor} 0 R>>"
    )
    font = add(
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H"
        f"/DescendantFonts[{below} 0 R]>>"
    )
    kids = []
    for text in contents:
        content = add(f"<</Length {len(text)}>>stream\n{text}\nendstream")
        kids.append(
            add(
                f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 595 842]/Contents {content} 0 R"
                f"/Resources<</Font<</F1 {font} 0 R>>>>>>"
            )
        )
    objects[catalog - 1] = f"<</Type/Catalog/Pages {tree} 0 R>>".encode()
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[tree - 1] = f"<</Type/Pages/Count {len(kids)}/Kids[{listed}]>>".encode()
    return _assembled(objects)


def _assembled(objects: Sequence[bytes]) -> bytes:
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    return (
        out
        + f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
    )


def archive(**members: bytes | str) -> bytes:
    """Return a zip; a member's name has ``__`` for a slash and ``_`` for a point."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name, data in members.items():
            written.writestr(name.replace("__", "/").replace("_", "."), data)
    return out.getvalue()
