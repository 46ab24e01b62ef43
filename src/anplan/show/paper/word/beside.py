"""Parts that every Word file has beside its text: the fonts it names, and colours nobody uses."""

from anplan.base.fonts import BLACK, FANG, KAI, SONG, TEXT

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_ELSE = {FANG: "仿宋", KAI: "楷体", SONG: "宋体", BLACK: "黑体", TEXT: "宋体"}
"""Fonts that stand in where one of official papers is not installed: every Windows has them."""
_COLOURS = (
    *(("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "404040"), ("lt2", "F2F2F2")),
    *((f"accent{number}", "808080") for number in range(1, 7)),
    *(("hlink", "1F4E9E"), ("folHlink", "595959")),
)


def fonts_xml(namespace: str) -> str:
    """Return the fonts that the styles name, each with one that may stand in for it."""
    fonts = "".join(
        f'<w:font w:name="{name}">{_other(name)}<w:charset w:val="86"/></w:font>'
        for name in dict.fromkeys((FANG, KAI, SONG, BLACK, TEXT))
    )
    return f'<w:fonts xmlns:w="{namespace}">{fonts}</w:fonts>'


def _other(name: str) -> str:
    return "" if _ELSE[name] == name else f'<w:altName w:val="{_ELSE[name]}"/>'


def theme_xml() -> str:
    """Return the colours and lines that drawings would take; the paper has none."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in _COLOURS
    )
    faces = '<a:latin typeface="Times New Roman"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="{_DRAWING}" name="anplan"><a:themeElements>'
        f'<a:clrScheme name="anplan">{colours}</a:clrScheme>'
        f'<a:fontScheme name="anplan"><a:majorFont>{faces}</a:majorFont>'
        f"<a:minorFont>{faces}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="anplan"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
