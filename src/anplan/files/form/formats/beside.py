"""The words that lie beside the cells of an .xlsx: text boxes, callouts, groups, WordArt."""

import re
from collections.abc import Iterator, Mapping

from anplan.files.form.formats.tags import Vocabulary, unescaped

_DRAWN = re.compile(r"xl/(?:drawings|diagrams)/[^/]+\.xml")
_VML = re.compile(r"xl/drawings/[^/]+\.vml")
_SHAPE = Vocabulary((b"sp", b"t", b"p", b"pt", b"br"))
_TAG = re.compile(rb"<[^<>]*>")
_TEXT_PATH = re.compile(rb"""<v:textpath\s[^<>]*?string=(["'])(.*?)\1""", re.DOTALL)
_PARTS_OF_DIAGRAMS = ("layout", "quickstyle", "colors")


def words_beside(name: str, parts: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the text of each shape of a workbook; a comment is none, it is told as such."""
    for part in sorted(parts):
        if _DRAWN.fullmatch(part) and not part.rpartition("/")[2].lower().startswith(
            _PARTS_OF_DIAGRAMS
        ):
            yield from _drawn(name, parts[part])
        elif _VML.fullmatch(part):
            yield from _vml(parts[part])


def _drawn(name: str, data: bytes) -> Iterator[str]:
    text = ""
    for tag in _SHAPE.tags(name, data):
        if tag.name in (b"sp", b"pt"):
            yield text
            text = ""
        elif tag.name == b"t" and not tag.ends:
            text += tag.text
        elif tag.ends or tag.is_empty:
            text += " "
    yield text


def _vml(data: bytes) -> Iterator[str]:
    """Yield the texts of shapes of the older kind; comments are kept as such shapes, too."""
    for shape in data.split(b"<v:shape ")[1:]:
        if b'ObjectType="Note"' in shape:
            continue
        for _, text in _TEXT_PATH.findall(shape):
            yield unescaped(text.decode("utf-8", "replace"))
        for box in shape.split(b"<v:textbox")[1:]:
            inside = box.partition(b">")[2].partition(b"</v:textbox")[0]
            yield unescaped(_TAG.sub(b" ", inside).decode("utf-8", "replace"))
