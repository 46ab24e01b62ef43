"""The styles of an official paper, by the names that an office's own letterhead may have too."""

from typing import NamedTuple

from anplan.base.fonts import BLACK, FANG, KAI, SONG, TEXT
from anplan.show.paper.word.page import INDENT, PITCH, SQUEEZE
from anplan.show.paper.word.widths import SIZES

LATIN = "Times New Roman"
_LANGUAGES = '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>'


class Style(NamedTuple):
    """How paragraphs of a kind look; sizes in points, distances in twips.

    ``name`` and ``english`` are the names that an office may give its own style, the first is the
    one that we write. ``align`` is a value of ``w:jc``; ``indent`` is of the first line, ``margin`` from the right;
    ``line`` the exact height of a line, 0 where it follows the
    text.
    """

    id: str
    name: str
    english: str
    font: str
    size: float
    align: str = "both"
    bold: bool = False
    indent: int = 0
    margin: int = 0
    line: int = PITCH
    before: int = 0
    after: int = 0
    colour: str = ""
    keep: bool = False
    squeeze: int = SQUEEZE
    level: int = 0


BODY = Style("AnBody", "公文正文", "Paper body", FANG, 16, indent=INDENT)
STYLES = (
    BODY,
    Style(
        "AnMasthead",
        "公文红头",
        "Paper masthead",
        SONG,
        36,
        "center",
        line=0,
        colour="FF0000",
        squeeze=0,
    ),
    Style("AnNumber", "公文期号", "Paper number", FANG, 16, "center", before=PITCH, squeeze=0),
    Style("AnImprint", "公文署名", "Paper imprint", FANG, 16, "left", squeeze=0),
    Style(
        "AnTitle",
        "公文标题",
        "Paper title",
        SONG,
        22,
        "center",
        line=0,
        before=PITCH,
        after=PITCH,
        keep=True,
    ),
    Style(
        "AnHeading1",
        "公文一级标题",
        "Paper heading 1",
        BLACK,
        16,
        indent=INDENT,
        keep=True,
        level=1,
    ),
    Style(
        "AnHeading2", "公文二级标题", "Paper heading 2", KAI, 16, indent=INDENT, keep=True, level=2
    ),
    Style(
        "AnHeading3",
        "公文三级标题",
        "Paper heading 3",
        FANG,
        16,
        bold=True,
        indent=INDENT,
        keep=True,
        level=3,
    ),
    Style("AnHead", "公文表头", "Paper table head", BLACK, SIZES[0], "center", line=320, squeeze=0),
    Style("AnCell", "公文表格", "Paper table cell", FANG, SIZES[0], "left", line=320, squeeze=0),
    Style("AnAnnex", "公文附件", "Paper annex", BLACK, 16, "left", keep=True),
    Style("AnNote", "公文表注", "Paper note", KAI, 10.5, line=320, squeeze=0),
    Style("AnLedger", "公文台账", "Paper ledger", FANG, 12, line=440, squeeze=0),
    Style(
        "AnLedgerLabel",
        "公文台账小标题",
        "Paper ledger label",
        FANG,
        12,
        bold=True,
        line=440,
        before=120,
        squeeze=0,
        keep=True,
    ),
    Style("AnAddressees", "公文主送机关", "Paper addressees", FANG, 16, "left"),
    Style("AnSignature", "公文署名落款", "Paper signature", FANG, 16, "right", margin=2 * INDENT),
    Style("AnFoot", "公文附注", "Paper foot", KAI, 10.5, before=PITCH // 2, line=320, squeeze=0),
    Style("AnColophon", "公文版记", "Paper colophon", FANG, 14, "left", line=480, squeeze=0),
    Style("AnPageNumber", "公文页码", "Paper page number", TEXT, 14, "left", line=0, squeeze=0),
)


def style_xml(style: Style) -> str:
    """Return a style as the element that stands in a Word file."""
    keep = "<w:keepNext/><w:keepLines/>" if style.keep else ""
    rule = f' w:line="{style.line}" w:lineRule="exact"' if style.line else ""
    indent = _indent(style)
    outline = f'<w:outlineLvl w:val="{style.level - 1}"/>' if style.level else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style.id}">'
        f'<w:name w:val="{style.name}"/><w:qFormat/><w:pPr>{keep}<w:widowControl w:val="0"/>'
        '<w:overflowPunct w:val="1"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        f"{_off_grid(style)}"
        f'<w:spacing w:before="{style.before}" w:after="{style.after}"{rule}/>{indent}'
        f'<w:jc w:val="{style.align}"/>{outline}</w:pPr>{run_xml(style)}</w:style>'
    )


def defaults_xml(size: float) -> str:
    """Return what holds where no style says otherwise, and the styles that every file has."""
    half = round(2 * size)
    kinds = (("paragraph", "Normal"), ("character", "Default Paragraph Font"))
    named = "".join(
        f'<w:style w:type="{kind}" w:default="1" w:styleId="{name.replace(" ", "")}">'
        f'<w:name w:val="{name}"/></w:style>'
        for kind, name in kinds
    )
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(FANG)}"
        f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>{_LANGUAGES}</w:rPr></w:rPrDefault>'
        f"<w:pPrDefault/></w:docDefaults>{named}"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '</w:style><w:style w:type="numbering" w:default="1" w:styleId="NoList">'
        '<w:name w:val="No List"/></w:style>'
    )


def _off_grid(style: Style) -> str:
    """Keep lines of another height than the page's from taking two of the page's."""
    return "" if style.line == PITCH else '<w:snapToGrid w:val="0"/>'


def _indent(style: Style) -> str:
    """Indent the first line for Word by characters, for LibreOffice by twips; or keep from the right."""
    if style.margin:
        return f'<w:ind w:rightChars="400" w:right="{style.margin}"/>'
    if style.indent:
        return f'<w:ind w:firstLineChars="200" w:firstLine="{style.indent}"/>'
    return ""


def run_xml(style: Style) -> str:
    """Return the properties of a style's characters."""
    half = round(style.size * 2)
    bold = "<w:b/>" if style.bold else ""
    colour = f'<w:color w:val="{style.colour}"/>' if style.colour else ""
    squeeze = f'<w:spacing w:val="{style.squeeze}"/>' if style.squeeze else ""
    return (
        f'<w:rPr>{_fonts(style.font)}{bold}{colour}{squeeze}<w:sz w:val="{half}"/>'
        f'<w:szCs w:val="{half}"/>{_LANGUAGES}</w:rPr>'
    )


def _fonts(chinese: str) -> str:
    return f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:cs="{LATIN}" w:eastAsia="{chinese}"/>'
