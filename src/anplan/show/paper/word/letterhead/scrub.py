"""Takes out of a part's XML what leads out of the file, changes by itself or names people."""

from collections.abc import Container, Iterator

from anplan.show.paper.word.letterhead.names import Element, local, removed, unwrapped, w
from anplan.show.paper.word.package import R

_CHANGES = ("Ins", "Del", "MoveFrom", "MoveTo")
_TAKEN_OUT = frozenset(
    map(
        w,
        (
            *("del", "moveFrom", "object", "control", "altChunk", "subDoc", "dataBinding"),
            *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange"),
            *(
                "tblGridChange",
                "tblPrExChange",
                "numberingChange",
                "cellIns",
                "cellDel",
                "cellMerge",
            ),
            *("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"),
            *("permStart", "permEnd"),
            *(f"customXml{what}Range{end}" for what in _CHANGES for end in ("Start", "End")),
            *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
            *("proofErr", "mailMerge", "attachedTemplate", "saveThroughXslt", "trackRevisions"),
            *("documentProtection", "writeProtection", "rsids", "docVars", "attachedSchema"),
        ),
    )
)
_OPENED = frozenset(map(w, ("ins", "moveTo", "smartTag")))
_DRAWINGS = frozenset(map(w, ("drawing", "pict")))
_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF"})
"""Fields that tell of the paper itself; the others stay as the text that they last gave."""
_VML = ("urn:schemas-microsoft-com:vml", "urn:schemas-microsoft-com:office:")
_OF_PEOPLE = frozenset({"author", "initials", "ed", "edGrp", "date", "userId", "providerId"})
"""Attributes of marks of any kind that say who changed or may change something, and when."""
_ELSEWHERE = frozenset({"src", "href", "relid", "althref", "title"})


def scrubbed(root: Element, relations: Container[str]) -> bool:
    """Clean a part; return whether anything that led out of the file was taken out."""
    for element in list(root.iter(*_TAKEN_OUT)):
        removed(element)
    for element in list(root.iter(*_OPENED)):
        unwrapped(element)
    _without_fields(root)
    led_out = False
    for element in list(root.iter()):
        _without_people(element)
        led_out |= _without_ways(element)
        lost = [
            name
            for name, value in element.attrib.items()
            if name.startswith(f"{{{R}}}") and value not in relations
        ]
        if lost and element.getroottree().getroot() is root:
            _without_relation(element, lost)
    return led_out


def _without_people(element: Element) -> None:
    """Take out who made or may change something: whatever the mark, known or not, its name stays none."""
    for name in list(element.attrib):
        space, _, own = name.rpartition("}")
        if space and own in _OF_PEOPLE:
            del element.attrib[name]


def _without_ways(element: Element) -> bool:
    """Take out of old drawings the addresses that they may have beside relations."""
    if not isinstance(element.tag, str) or not element.tag.startswith(
        tuple(f"{{{uri}" for uri in _VML)
    ):
        return False
    ways = [name for name in element.attrib if name.rpartition("}")[2].lower() in _ELSEWHERE]
    for name in ways:
        if not name.startswith(f"{{{R}}}"):
            del element.attrib[name]
    return any(name.rpartition("}")[2].lower() in ("src", "href") for name in ways)


def _without_relation(element: Element, lost: list[str]) -> None:
    """Take out what named a part that is not kept: the least that stands for it."""
    others = [name for name in element.attrib if name.startswith(f"{{{R}}}") and name not in lost]
    if others:
        for name in lost:
            del element.attrib[name]
    elif element.tag == w("hyperlink"):
        unwrapped(element)
    elif local(element) == "svgBlip":
        removed(next((one for one in element.iterancestors() if local(one) == "ext"), element))
    elif local(element) in ("hlinkClick", "hlinkHover"):
        removed(element)
    else:
        drawing = next(element.iterancestors(*_DRAWINGS), element)
        removed(drawing)


def _without_fields(root: Element) -> None:
    """Leave the last text of every field but those of the paper itself."""
    for field in list(root.iter(w("fldSimple"))):
        if _field_name(field.get(w("instr"), "")) not in _FIELDS:
            unwrapped(field)
    taken: list[Element] = []
    for mark in _field_marks(root):
        taken += mark
    for element in taken:
        removed(element)


class _Field:
    """A field that is open: its marks so far, and what it is asked to do."""

    def __init__(self) -> None:
        self.marks: list[Element] = []
        self.instruction = ""


def _field_marks(root: Element) -> Iterator[list[Element]]:
    """Yield the marks and the instruction of each field that is not kept."""
    open_fields: list[_Field] = []
    for element in root.iter(w("fldChar"), w("instrText"), w("delInstrText")):
        if element.tag != w("fldChar"):
            if not open_fields:
                yield [element]
                continue
            open_fields[-1].marks.append(element)
            open_fields[-1].instruction += element.text or ""
            continue
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            open_fields.append(_Field())
        if not open_fields:
            yield [element]
            continue
        open_fields[-1].marks.append(element)
        if kind == "end":
            field = open_fields.pop()
            if _field_name(field.instruction) not in _FIELDS:
                yield field.marks
    for field in open_fields:
        yield field.marks


def _field_name(instruction: str) -> str:
    return next(iter(instruction.split()), "").upper()
