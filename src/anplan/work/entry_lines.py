"""Which entry of a draft a line belongs to: a draft's lines mean nothing to who typed its entries."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from anplan.base.problem import Spot
from anplan.files.disk.draft import Draft
from anplan.files.yaml.parse import parse
from anplan.files.yaml.places import Places
from anplan.model.sections import SECTIONS

_SECTIONS = (*(section.name for section in SECTIONS), "decisions", "measures")


class EntryLine(NamedTuple):
    """Where a key of an entry begins in a draft."""

    number: int
    section: str
    entry: Mapping[str, Any]
    key: str


def entry_lines(made: Draft) -> Iterator[EntryLine]:
    """Yield the lines on which the keys of a draft's entries begin."""
    return lines_of_entries(made.file, made.after)


def lines_of_entries(file: str, text: str) -> Iterator[EntryLine]:
    """Yield the lines on which the keys of the entries of a file's text begin."""
    content = parse(text, file).content
    places = Places({file: text})
    for section in _SECTIONS:
        entries = content.get(section) if isinstance(content, dict) else None
        for at, entry in enumerate(entries if isinstance(entries, list) else ()):
            for key in entry if isinstance(entry, dict) else ():
                spot = Spot(file, (section, at, key), on_key=True)
                yield EntryLine(places.find(spot).line, section, entry, key)


def entry_at(lines: list[EntryLine], number: int) -> EntryLine | None:
    """Return the last key that begins on a line or above it; None where none does."""
    before = [line for line in lines if 0 < line.number <= number]
    return max(before, key=lambda line: line.number) if before else None
