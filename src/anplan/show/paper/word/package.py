"""The parts around the body of a Word file: what names them, settings, properties, page numbers.

Nothing is in it that the paper does not need: no font file, no picture, no machine's name.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from anplan.show.paper.as_made import ENTRY_TIME
from anplan.show.paper.word.beside import fonts_xml, theme_xml
from anplan.show.paper.word.page import BODY_SIZE
from anplan.show.paper.word.styles import STYLES, defaults_xml, style_xml

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
CORE = "docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"
THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
ODD, EVEN = "rId3", "rId4"
"""The relations of the footers of odd and of even pages."""
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MADE = "2000-01-01T00:00:00Z"
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML may have, not even by their numbers."""


class Properties(NamedTuple):
    """What the file says of itself: a title, and who issued it."""

    title: str
    author: str


def package(body: str, properties: Properties) -> dict[str, bytes]:
    """Return the parts of a file with this content of ``w:body``."""
    styles = "".join(map(style_xml, STYLES))
    written = {
        "[Content_Types].xml": content_types(_OVERRIDES),
        "_rels/.rels": outer_relations("word/document.xml"),
        "docProps/core.xml": core_xml(properties),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(
            {name: (kind, part) for name, kind, part in _INNER}
        ),
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{defaults_xml(BODY_SIZE)}{styles}</w:styles>',
        "word/settings.xml": f'<w:settings xmlns:w="{W}">{_SETTINGS}</w:settings>',
        "word/fontTable.xml": fonts_xml(W),
        "word/theme/theme1.xml": theme_xml(),
        "word/footer1.xml": _footer("right"),
        "word/footer2.xml": _footer("left"),
    }
    return {name: encoded(text) for name, text in written.items()}


def encoded(xml: str) -> bytes:
    """Return XML as the bytes of a part."""
    return (DECLARATION + _NO_XML.sub("", xml)).encode("utf-8")


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return the bytes of a file of these parts: no time and no machine is in them."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, ENTRY_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = _UNIX
            file.writestr(entry, data)
    return written.getvalue()


_UNIX = 3


def content_types(overrides: Mapping[str, str], defaults: Mapping[str, str] | None = None) -> str:
    """Return what says of each part what it is; ``defaults`` are by the endings of names."""
    always = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
    }
    by_ending = "".join(
        f'<Default Extension="{ending}" ContentType="{kind}"/>'
        for ending, kind in (always | dict(defaults or {})).items()
    )
    by_part = "".join(
        f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in overrides.items()
    )
    return f'<Types xmlns="{_PACKAGE}/content-types">{by_ending}{by_part}</Types>'


def relations(of_part: Mapping[str, tuple[str, str]]) -> str:
    """Return a part's relations: by its name each one's kind and what it leads to."""
    written = "".join(
        f"<Relationship Id={quoteattr(name)} Type={quoteattr(kind)} Target={quoteattr(target)}/>"
        for name, (kind, target) in of_part.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{written}</Relationships>'


def outer_relations(main: str) -> str:
    """Return the relations of the file itself: to its main part, and to its properties."""
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return relations({"rId1": (f"{R}/officeDocument", main), "rId2": (core, CORE[0])})


def core_xml(properties: Properties) -> str:
    """Return the file's properties; its times are always the same."""
    title, author = escape(properties.title), escape(properties.author)
    times = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{_MADE}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>"
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy><cp:revision>1</cp:revision>{times}"
        "</cp:coreProperties>"
    )


def _footer(side: str) -> str:
    """Return a footer with the page's number, outside."""
    return (
        f'<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="AnPageNumber"/>'
        f'<w:ind w:leftChars="100" w:left="280" w:rightChars="100" w:right="280"/>'
        f'<w:jc w:val="{side}"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>'
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
    )


def _overrides() -> Iterator[tuple[str, str]]:
    yield CORE
    yield "word/document.xml", f"{TYPE}.document.main+xml"
    for part in ("styles", "settings", "fontTable"):
        yield f"word/{part}.xml", f"{TYPE}.{part}+xml"
    yield "word/theme/theme1.xml", THEME_TYPE
    for part in ("footer1", "footer2"):
        yield f"word/{part}.xml", f"{TYPE}.footer+xml"


_OVERRIDES = dict(_overrides())
_INNER = (
    ("rId1", f"{R}/styles", "styles.xml"),
    ("rId2", f"{R}/settings", "settings.xml"),
    (ODD, f"{R}/footer", "footer1.xml"),
    (EVEN, f"{R}/footer", "footer2.xml"),
    ("rId5", f"{R}/fontTable", "fontTable.xml"),
    ("rId6", f"{R}/theme", "theme/theme1.xml"),
)
_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:useFELayout/>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
)
