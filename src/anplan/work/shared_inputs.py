"""What a brief is made of in other workspaces: all that was known there of the figures it takes."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from anplan.model.paths import carried_path, report_path
from anplan.model.project import Project
from anplan.model.sharing import SharedFigure
from anplan.model.types.records import is_record
from anplan.state.question import Question, handed_in, known_reports
from anplan.state.taken import unread_behind

_NOTHING: tuple[object, ...] = (None, "", (), [], {}, False)


def shared_lines(project: Project, question: Question) -> Iterator[str]:
    """Yield all that decides about figures of other plans, as far as it was known there.

    Whatever such a figure was on an earlier day, or with earlier knowledge, follows from it.
    """
    for name, figure in sorted(project.shared.items()):
        for step in figure.chain:
            for said in _of_step(step, question):
                yield f"{name} {json.dumps(_plain(said), ensure_ascii=False, separators=(',', ':'))}"
        for file in unread_behind(figure):
            yield f"{name} {file}"


def _of_step(step: SharedFigure, question: Question) -> Iterator[Any]:
    """Yield what a plan says of a figure: what it is, whose it is, and every word that gives it."""
    project, record = step.project, step.record
    if project is None or record is None:
        yield step.fault and step.fault.sort
        return
    document = project.plan.document
    yield [step.indicator, record, document.title, document.short, project.plan.sample]
    for unit in project.reporters_of(step.indicator):
        yield [unit, project.full_name(unit), project.label(unit)]
    source = record.counted_from
    for unit, period, report in known_reports(project, question):
        readings = [one for one in report.readings if one.indicator == step.indicator]
        items = [one for one in report.items if source and one.register == source.register]
        if readings or source is not None:
            day = handed_in(project, report_path(unit, period), report.submitted)
            yield [unit, period, day, readings, items]
    if source is not None:
        yield [source.register, project.registers.get(source.register), project.plan.start]
        for unit, carried in project.carried.items():
            yield [
                carried_path(unit),
                [one for one in carried.items if one.register == source.register],
            ]


def _plain(value: Any) -> Any:
    """Return a value as JSON has it, without what says nothing: a key that comes later changes nothing."""
    if is_record(value):
        return _plain(value._asdict())
    if isinstance(value, Mapping):
        pairs = ((str(key), _plain(inner)) for key, inner in value.items())
        return {key: inner for key, inner in pairs if inner not in _NOTHING}
    if isinstance(value, tuple | list):
        return [_plain(inner) for inner in value]
    return value if value is None or isinstance(value, bool) else str(value)
