"""What merging makes: the edits of a report, and what they change in meaning."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

from anplan.base.message import Message, mark
from anplan.files.disk.draft import Edit
from anplan.files.yaml.edit import add_entries, drop_key, set_value
from anplan.model.project import Project
from anplan.model.reports import Report
from anplan.model.sections import ReportSection
from anplan.model.types.records import fields_of
from anplan.work.items_told import TakesPlace

ORDER = tuple(fields_of(Report))
Content = Mapping[str, Any]
"""A report's content as a file would hold it: sections of entries, all values texts."""


BESIDE = mark("{entry}, one more beside {count}")


def lasting(change: Message) -> Message:
    """Return a change as a commit tells it: without what is said to its writer alone."""
    entry = change.values.get("entry")
    return entry if change.text == BESIDE and isinstance(entry, Message) else change


@dataclass
class Merged:
    """The edits of a report's text, and what they change in meaning.

    ``corrected`` are figures that were there and become others, for which there must be a reason;
    ``same`` counts what was there already.
    """

    edits: list[Edit] = field(default_factory=list)
    summary: list[Message] = field(default_factory=list)
    corrected: list[Message] = field(default_factory=list)
    same: int = 0
    replaces: bool = False
    items_take: TakesPlace = "same stage"

    def add(self, section: str, entry: Content, summary: Message) -> None:
        """Append an entry; one that follows another of its section is written along with it."""
        last = self.edits[-1] if self.edits else None
        if (
            isinstance(last, partial)
            and last.keywords.get("section") == section
            and ("entries" in last.keywords)
        ):
            last.keywords["entries"].append(entry)
        else:
            self.edits.append(partial(add_entries, section=section, entries=[entry], order=ORDER))
        self.summary.append(summary)

    def change(self, section: str, at: int, entry: Content, summary: Message) -> None:
        """Write the keys of an entry that becomes another."""
        for key, value in entry.items():
            self.set((section, at), key, value)
        self.summary.append(summary)

    def set(self, path: tuple[str | int, ...], key: str, value: str | Mapping[str, str]) -> None:
        """Write a key of an entry, or of the report itself."""
        self.edits.append(partial(set_value, path=path, key=key, value=value, order=ORDER))

    def drop(self, path: tuple[str | int, ...], key: str) -> None:
        """Take a key out of an entry, or out of the report itself."""
        self.edits.append(partial(drop_key, path=path, key=key))


class Place(NamedTuple):
    """Where an entry goes: into which section of which report."""

    project: Project
    report: Report | None
    section: ReportSection
    merged: Merged

    def find(self, fits: Callable[[Any], bool]) -> int | None:
        """Return which entry of the section fits; the first one."""
        entries = enumerate(self.section.entries(self.report))
        return next((at for at, entry in entries if fits(entry)), None)

    def add(self, entry: Content, summary: Message) -> None:
        """Append an entry to the section."""
        self.merged.add(self.section.name, entry, summary)
