"""Word files such as offices make, and such as nobody should open."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from anplan.show.paper.word.package import R, W

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OTHERS = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1985" '
    'w:left="1588" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'
)
PLAIN_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
)


def line(*pieces: str, properties: str = "", letters: str = "") -> str:
    """A paragraph, each piece a run of its own, as Word cuts what was typed."""
    runs = "".join(
        f"<w:r>{letters and f'<w:rPr>{letters}</w:rPr>'}<w:t>{escape(piece)}</w:t></w:r>"
        for piece in pieces
    )
    return f"<w:p>{properties and f'<w:pPr>{properties}</w:pPr>'}{runs}</w:p>"


PLACES = "".join(
    map(line, ("【期号】", "【编发单位】 【日期】", "【标题】", "【正文】", "【报送】"))
)


def letterhead(
    body: str = PLACES,
    *,
    header: str = "",
    section: str = SECTION,
    styles: str = PLAIN_STYLES,
    relations: str = "",
    settings: str = "",
    settings_relations: str = "",
    more: Mapping[str, str | bytes] | None = None,
    main: str = f"{TYPE}.document.main+xml",
    namespace: str = W,
) -> bytes:
    """A Word file of these parts."""
    around = f'xmlns:w="{namespace}" xmlns:r="{R}" {OTHERS}'
    beside = "".join(
        f'<Relationship Id="rId{n}" Type="{R}/{kind}" Target="{target}"/>'
        for n, kind, target in (
            (1, "styles", "styles.xml"),
            (2, "header", "header1.xml"),
            (3, "settings", "settings.xml"),
        )
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {around}><w:body>{body}{section}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f"{beside}{relations}</Relationships>",
        "word/styles.xml": f"<w:styles {around}>{styles}</w:styles>",
        "word/header1.xml": f"<w:hdr {around}>{header or '<w:p/>'}</w:hdr>",
        "word/settings.xml": f"<w:settings {around}>{settings}</w:settings>",
        "docProps/core.xml": "<who>张三</who>",
    }
    if settings_relations:
        parts["word/_rels/settings.xml.rels"] = (
            f'<Relationships xmlns="{PACKAGE}/relationships">{settings_relations}</Relationships>'
        )
    return packed(parts | dict(more or {}))


def outside(name: str, kind: str, target: str) -> str:
    """A relation that leads out of the file."""
    return f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}" TargetMode="External"/>'


def inside(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"/>'


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return written.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def put(workspace: Path, data: bytes, name: str = "letterhead.docx") -> Path:
    """Give a workspace a letterhead of its own."""
    path = workspace / "templates" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path
