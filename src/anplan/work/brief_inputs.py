"""What a brief is made of: the files, decisions and days that its digest covers."""

import hashlib
import json
from collections.abc import Container, Iterator
from datetime import date

from anplan.base.period import Period
from anplan.model.decisions import Decision
from anplan.model.paths import brief_path, period_of, report_path
from anplan.model.project import Project
from anplan.state.other_briefs import as_known_to
from anplan.state.question import Question, handed_in, known_reports
from anplan.work.session import Opened
from anplan.work.shared_inputs import shared_lines

_FIRST_KEYS = ("on", "kind", "ref", "unit", "by", "reason", "until")
"""The keys of a decision when the first digests were made."""


def inputs(
    opened: Opened, question: Question, period: Period, template: str, *, gathered: bool
) -> "hashlib._Hash":
    """Take in what a brief is made of: what was known of the files then, and the template.

    ``gathered``: of other briefs those alone that count in it; formerly by the names of their files.
    """
    project, digest = opened.project, hashlib.sha256()
    known = {report_path(unit, reported) for unit, reported, _ in known_reports(project, question)}
    counted = as_known_to(project, period, question.known).briefs if gathered else None
    for file in sorted(opened.loaded.texts):
        if _is_input(project, question, period, file, known, counted):
            digest.update(file.encode() + b"\0" + opened.loaded.texts.sha256(file))
    for line in (*_known_lines(project, question), *shared_lines(project, question)):
        digest.update(line.encode() + b"\n")
    digest.update(template.encode())
    for day, name in sorted(project.rest_days.items()):
        digest.update(f"{day} {name}\n".encode())
    return digest


def _is_input(
    project: Project,
    question: Question,
    period: Period,
    file: str,
    known: Container[str],
    counted: Container[Period] | None,
) -> bool:
    """Return whether a file is one that a brief is made of as a whole."""
    folder, _, name = file.rpartition("/")
    if folder == "briefs":
        return _is_before(file, period, counted)
    if folder in ("plan/decisions", "plan/maps"):
        return False
    if folder.startswith("units/") and name == "scheme.yaml":
        scheme = project.schemes.get(folder.removeprefix("units/"))
        return scheme is None or _came(project, question, file, scheme.submitted)
    if folder.startswith("units/") and name not in ("unit.yaml", "carried.yaml"):
        return file in known
    return True


def _is_before(file: str, period: Period, counted: Container[Period] | None) -> bool:
    """Return whether a file of briefs/ is of a period, or comes before it, and is ``counted``.

    Formerly nothing was counted, and of months the names of the files decided.
    """
    if counted is None and period.span == "month":
        return file <= brief_path(period)
    other = period_of(file)
    return other is None or (other <= period and (counted is None or other in counted))


def _came(project: Project, question: Question, file: str, submitted: date | None) -> bool:
    day = handed_in(project, file, submitted)
    return question.known is None or day is None or day <= question.known


def _known_lines(project: Project, question: Question) -> Iterator[str]:
    """Yield what was known beside whole files: decisions so far, and days of first commits."""
    for _, _, decision in project.all_decisions():
        if decision.on <= question.counted_until:
            yield decision_line(decision)
    for unit, period, _ in known_reports(project, question):
        file = report_path(unit, period)
        if file in project.arrived:
            yield f"{file} {project.arrived[file]}"


def decision_line(decision: Decision) -> str:
    """Return a decision as the digests of briefs have always had it, later keys where they are set."""
    keys = (*_FIRST_KEYS, *(key for key in decision._fields if key not in _FIRST_KEYS))
    content = {
        key: value.isoformat() if isinstance(value, date) else value
        for key in keys
        if (value := getattr(decision, key)) or key in _FIRST_KEYS
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
