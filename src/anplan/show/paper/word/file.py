"""A document as the bytes of a .docx file: the same document gives the same bytes."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from anplan.base.extras import without_office
from anplan.base.message import say
from anplan.show.paper.as_made import ENTRY_TIME
from anplan.show.paper.tree import Document
from anplan.show.paper.word.layout import Footers, Layout, body_xml
from anplan.show.paper.word.styles import STYLES, style_xml
from anplan.show.safe import one_line

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_MADE = datetime(2000, 1, 1, tzinfo=UTC)


def docx_bytes(document: Document, layout: Layout) -> bytes:
    """Write a document; raise UsageError where the writing package is not installed."""
    try:
        import docx
        from docx.oxml import parse_xml
    except ImportError:
        raise without_office(
            say("Word files need the office extra, which is not installed")
        ) from None
    file = docx.Document()
    _set_styles(file, parse_xml)
    body = body_xml(document, layout, _set_footers(file))
    old = file.element.body
    old.getparent().replace(old, parse_xml(f"<w:body {_NAMESPACES}>{body}</w:body>"))
    _set_properties(file, document)
    return _same_bytes(file)


def _set_styles(file: Any, parse_xml: Any) -> None:
    element = file.styles.element
    for style in list(element):
        if style.tag.endswith("}style") and style.get(f"{{{element.nsmap['w']}}}default") is None:
            element.remove(style)
    for style in STYLES:
        xml = style_xml(style)
        element.append(parse_xml(xml.replace("<w:style ", f"<w:style {_NAMESPACES} ", 1)))


def _set_footers(file: Any) -> Footers:
    """Set the numbers of pages, odd pages' at the right and even ones' at the left."""
    file.settings.odd_and_even_pages_header_footer = True
    section = file.sections[0]
    return Footers(_number(section.footer, "right"), _number(section.even_page_footer, "left"))


def _number(footer: Any, side: str) -> str:
    from docx.oxml import parse_xml

    footer.is_linked_to_previous = False
    xml = (
        f'<w:p {_NAMESPACES}><w:pPr><w:pStyle w:val="AnPageNumber"/>'
        f'<w:ind w:leftChars="100" w:left="280" w:rightChars="100" w:right="280"/>'
        f'<w:jc w:val="{side}"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>'
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p>'
    )
    element = footer._element  # noqa: SLF001 - the library has no other way to a footer's part
    for old in list(element):
        element.remove(old)
    element.append(parse_xml(xml))
    owner = footer._document_part  # noqa: SLF001 - the same
    parts = owner.rels.items()
    return next(str(name) for name, relation in parts if relation.target_part is footer.part)


def _set_properties(file: Any, document: Document) -> None:
    properties = file.core_properties
    properties.title = one_line(f"{document.letterhead.title} {document.title}")[:255]
    properties.author = properties.last_modified_by = one_line(document.letterhead.office)[:255]
    properties.comments = ""
    properties.created = properties.modified = _MADE
    properties.revision = 1


def _same_bytes(file: Any) -> bytes:
    """Write a file without the time of writing it."""
    written, same = BytesIO(), BytesIO()
    file.save(written)
    with zipfile.ZipFile(written) as read, zipfile.ZipFile(same, "w") as write:
        for entry in read.infolist():
            info = zipfile.ZipInfo(entry.filename, ENTRY_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            write.writestr(info, read.read(entry.filename))
    return same.getvalue()
