"""A document as the bytes of a .docx file: the same document gives the same bytes."""

from anplan.show.paper.tree import Document
from anplan.show.paper.word.layout import Footers, Layout, body_xml
from anplan.show.paper.word.package import EVEN, ODD, Properties, package, zipped
from anplan.show.safe import one_line

_LONGEST = 255


def docx_bytes(document: Document, layout: Layout) -> bytes:
    """Write a document."""
    body = body_xml(document, layout, Footers(ODD, EVEN))
    return zipped(package(body, properties_of(document)))


def properties_of(document: Document) -> Properties:
    """Return what the file says of itself."""
    title = one_line(f"{document.letterhead.title} {document.title}".strip())
    return Properties(title[:_LONGEST], one_line(document.letterhead.office)[:_LONGEST])
