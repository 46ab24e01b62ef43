"""What of an office's Word file is kept: text, styles, headers and pictures that lie in it.

Programs and embedded objects are refused. What leads out of the file, what changes by itself and
what names people is taken out: links, fields, comments, tracked changes, properties.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from anplan.base.errors import FileError
from anplan.base.letterheads import SAVE_AS_DOCX
from anplan.base.message import Message, say
from anplan.show.paper.word.letterhead.names import (
    RELATIONS,
    STRICT,
    TYPES,
    Element,
    parsed,
    w,
)
from anplan.show.paper.word.letterhead.scrub import scrubbed

_KEPT = frozenset(
    {"styles", "settings", "numbering", "theme", "fontTable"}
    | {"header", "footer", "footnotes", "endnotes", "image"}
)
_REFUSED = frozenset(
    {"vbaProject", "wordVbaData", "oleObject", "package", "control", "activeXControlBinary"}
    | {"aFChunk", "subDocument", "frame", "attachedToolbars"}
)
_PICTURES: Mapping[str, tuple[bytes, ...]] = {
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpeg": (b"\xff\xd8\xff",),
    "jpg": (b"\xff\xd8\xff",),
    "gif": (b"GIF87a", b"GIF89a"),
    "bmp": (b"BM",),
    "tiff": (b"II*\0", b"MM\0*"),
    "tif": (b"II*\0", b"MM\0*"),
}
_NAME = re.compile(r"(?!.*\.\.)[A-Za-z0-9_][A-Za-z0-9_./-]{0,150}")
LINKS = say("what it takes from elsewhere is left out: links, linked pictures, a template")
PICTURES = say("pictures other than PNG, JPEG, GIF, BMP and TIFF are left out")


class Relation(NamedTuple):
    """What a part has beside itself: the kind as the file names it, and the name of that part."""

    kind: str
    target: str


class Kept(NamedTuple):
    """The parts that are kept; ``trees`` are XML, ``pictures`` bytes, by their names.

    ``relations`` are those of each part by their names in it.
    """

    main: str
    trees: dict[str, Element]
    pictures: dict[str, bytes]
    relations: dict[str, dict[str, Relation]]
    notes: list[Message]

    def find(self, kind: str) -> str | None:
        """Return the part beside the main one that is of a kind."""
        beside = self.relations[self.main].values()
        return next((one.target for one in beside if short(one.kind) == kind), None)


def harmless(file: str, parts: Mapping[str, bytes]) -> Kept:
    """Keep what is harmless; raise FileError for what is not to be opened."""
    try:
        return _kept(file, parts)
    except (ValueError, KeyError, RecursionError) as error:
        raise FileError(say("{file} is damaged", file=file), SAVE_AS_DOCX) from error


def _kept(file: str, parts: Mapping[str, bytes]) -> Kept:
    if any(name.lower().endswith((".bin", ".ocx")) and "vba" in name.lower() for name in parts):
        raise _with_programs(file)
    if any("macro" in kind.lower() for kind in _types(parts).values()):
        raise _with_programs(file)
    main = _main(parts)
    kept = Kept(main, {}, {}, {}, [])
    waiting = [main]
    while waiting:
        name = waiting.pop()
        if name in kept.trees or name in kept.pictures:
            continue
        root = parsed(parts[name])
        if name == main:
            _refuse_other_kinds(file, root)
        relations = dict(_relations(file, parts, name, kept.notes))
        kept.trees[name] = root
        kept.relations[name] = {}
        for key, relation in relations.items():
            if short(relation.kind) != "image":
                waiting.append(relation.target)
            elif not _is_picture(relation.target, parts[relation.target]):
                _note(kept.notes, PICTURES)
                continue
            else:
                kept.pictures[relation.target] = parts[relation.target]
            kept.relations[name][key] = relation
        if scrubbed(root, kept.relations[name]):
            _note(kept.notes, LINKS)
    return kept


def short(kind: str) -> str:
    """Return the last word of a relation's kind."""
    return kind.rpartition("/")[2]


def _main(parts: Mapping[str, bytes]) -> str:
    for relation in parsed(parts["_rels/.rels"]).iter(f"{{{RELATIONS}}}Relationship"):
        if short(relation.get("Type", "")) == "officeDocument":
            return _named(posixpath.normpath(relation.get("Target", "").lstrip("/")))
    raise ValueError


def _refuse_other_kinds(file: str, root: Element) -> None:
    if root.tag == f"{{{STRICT}}}document":
        raise FileError(say("{file} is a Strict Open XML file", file=file), SAVE_AS_DOCX)
    if root.tag != w("document") or root.find(w("body")) is None:
        raise FileError(say("{file} is not a Word file", file=file), SAVE_AS_DOCX)


def _types(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return what each part is said to be; a part that is named by its ending alone is not there."""
    root = parsed(parts["[Content_Types].xml"])
    found = {
        one.get("PartName", "").lstrip("/"): one.get("ContentType", "")
        for one in root.iter(f"{{{TYPES}}}Override")
    }
    defaults = root.iter(f"{{{TYPES}}}Default")
    return found | {f".{one.get('Extension')}": one.get("ContentType", "") for one in defaults}


def _relations(
    file: str, parts: Mapping[str, bytes], name: str, notes: list[Message]
) -> Iterator[tuple[str, Relation]]:
    """Yield the relations of a part that are kept."""
    folder, _, base = name.rpartition("/")
    data = parts.get(f"{folder}/_rels/{base}.rels".lstrip("/"))
    if data is None:
        return
    for one in parsed(data).iter(f"{{{RELATIONS}}}Relationship"):
        kind, target = one.get("Type", ""), one.get("Target", "")
        if short(kind) in _REFUSED:
            raise _with_programs(file)
        if one.get("TargetMode", "Internal").lower() != "internal":
            _note(notes, LINKS)
        elif short(kind) in _KEPT:
            way = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            found = _named(posixpath.normpath(way))
            if found in parts:
                yield one.get("Id", ""), Relation(kind, found)


def _named(name: str) -> str:
    """Return a part's name; raise ValueError for one that no office program writes."""
    if not _NAME.fullmatch(name):
        raise ValueError
    return name


def _is_picture(name: str, data: bytes) -> bool:
    return data.startswith(_PICTURES.get(name.rpartition(".")[2].lower(), (b"\0\0\0\0\0",)))


def _note(notes: list[Message], message: Message) -> None:
    if message not in notes:
        notes.append(message)


def _with_programs(file: str) -> FileError:
    return FileError(
        say("{file} contains macros or embedded objects", file=file),
        say("Take them out and save it in Word as Word Document (*.docx)"),
    )
