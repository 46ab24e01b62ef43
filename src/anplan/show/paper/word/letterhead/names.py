"""Names of WordprocessingML, and the reading of its XML: no entity, no network, no great depth."""

from typing import Any

from lxml import etree

from anplan.show.paper.word.package import R, W

Element = Any
"""An element of lxml, which has no types of its own."""

XML = "http://www.w3.org/XML/1998/namespace"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def w(name: str) -> str:
    """Return a name of WordprocessingML as lxml has it."""
    return f"{{{W}}}{name}"


def local(element: Element) -> str:
    """Return an element's name without its namespace; '' for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def parsed(data: bytes) -> Element:
    """Read a part; raise ValueError where it is no XML, or defines what it says."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    if root.getroottree().docinfo.doctype:
        raise ValueError("doctype")
    return root


def fragment(xml: str) -> list[Element]:
    """Read elements that were written as text."""
    return list(parsed(f'<x xmlns:w="{W}" xmlns:r="{R}">{xml}</x>'.encode()))


def written(root: Element) -> bytes:
    """Return a part's bytes."""
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


def removed(element: Element) -> None:
    """Take an element out, and leave the text behind it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrapped(element: Element) -> None:
    """Put an element's children in its place."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(place, child)
    parent.remove(element)
