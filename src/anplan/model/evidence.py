"""Where evidence stands: which entry has it, and whether its place is a file of the workspace."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from anplan.base.problem import Spot
from anplan.model.paths import carried_path, period_of
from anplan.model.project import Project
from anplan.model.registers import Carried
from anplan.model.reports import Evidence, Report, Source
from anplan.model.sections import SECTIONS
from anplan.model.sharing import whose
from anplan.model.told import ToldFile, told_files

_WITH_EVIDENCE = tuple(section.name for section in SECTIONS if "evidence" in section.record._fields)
_ELSEWHERE = re.compile(r"[/\\~]|.*:")
"""How a place outside begins: a path from the top, a share, a drive, an address."""

_SUFFIX = re.compile(r".*\.[A-Za-z0-9]{1,8}")
_SHA256 = re.compile(r"[0-9A-Fa-f]{64}")


class Proof(NamedTuple):
    """A paper of an entry, and its place in the files."""

    evidence: Evidence
    spot: Spot

    @property
    def sha256(self) -> str | None:
        """Return the hash as programs write it; None where there is none, or what stands there is none."""
        text = self.evidence.sha256
        return text.lower() if text and _SHA256.fullmatch(text) else None

    @property
    def file(self) -> str | None:
        """Return the file of the workspace that its place names; None where that is elsewhere."""
        return None if self.evidence.place is None else file_at(self.evidence.place)


def proofs(project: Project) -> Iterator[Proof]:
    """Yield all papers that prove something."""
    for told in told_files(project):
        yield from _proofs_of(told)


def _proofs_of(told: ToldFile) -> Iterator[Proof]:
    for name in _WITH_EVIDENCE:
        for place, entry in enumerate(getattr(told.said, name, ())):
            for index, evidence in enumerate(entry.evidence):
                yield Proof(evidence, Spot(told.file, (name, place, "evidence", index)))


def file_at(place: str) -> str | None:
    """Return the path that a place is, from the workspace's folder; None for words and addresses.

    ``evidence/2025-06.pdf`` is one; an archive's shelf, a share of the office and an address
    are not looked into.
    """
    path = place.strip()
    if "\n" in path or _ELSEWHERE.match(path) or not _SUFFIX.fullmatch(path):
        return None
    parts = [part for part in path.replace("\\", "/").split("/") if part not in ("", ".")]
    return "/".join(parts)


def evidence_at(project: Project, spot: Spot) -> tuple[Evidence, ...]:
    """Return the papers of the entry in which a place lies."""
    said = _said_in(project, spot.file)
    if said is None or len(spot.path) < len(("section", "place")):
        return ()
    name, at = spot.path[:2]
    if name not in _WITH_EVIDENCE:
        return ()
    evidence: tuple[Evidence, ...] = getattr(said, str(name))[at].evidence
    return evidence


def source_at(project: Project, spot: Spot) -> Source | None:
    """Return the cell of a table that a figure was read from; None for any other entry."""
    said = _said_in(project, spot.file)
    if not isinstance(said, Report) or len(spot.path) < len(("section", "place")):
        return None
    name, at = spot.path[:2]
    return said.readings[int(at)].source if name == "readings" else None


def _said_in(project: Project, file: str) -> Report | Carried | None:
    """Return what a unit's file tells, of another plan, too; None where it is no such file."""
    project, file = whose(project, file)
    period, folders = period_of(file), file.split("/")
    if folders[0] != "units":
        return None
    if file == carried_path(folders[1]):
        return project.carried.get(folders[1])
    return project.reports.get((folders[1], period)) if period else None
