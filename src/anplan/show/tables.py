"""The states as tidy tables, for CSV."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from anplan.model.project import Project
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.figures import plain
from anplan.state.papers import Paper

Row = Sequence[object]
STATUS = ("id", "title", "measure", "target", "by", "value", "as_of", "preliminary", "change",
          "completion", "pace", "gap", "light", "rule", "reason", "sample")  # fmt: skip
DUE = ("obligation", "unit", "name", "period", "due", "state", "done_on", "days_late",
       "sample", "returned_on", "returned_because")  # fmt: skip
READINGS = ("unit", "period", "submitted", "indicator", "value", "measure", "as_of", "preliminary",
            "unavailable", "reason", "sample")  # fmt: skip


def _number(value: Fraction | None) -> Decimal | None:
    return None if value is None else plain(value)


def _sample(words: Words, project: Project) -> str | None:
    """Say in every row that it is fictional, since rows are copied without their file."""
    return words("sample data") if project.plan.sample else None


def status_rows(words: Words, state: State) -> Iterator[Row]:
    """Return one row an indicator."""
    for one in state.indicators:
        point = one.point
        yield (
            one.id, one.indicator.title, one.indicator.measure,
            f"{one.target.comparator} {one.target.value:f}", one.by,
            point and point.value, point and point.as_of, str(point.preliminary) if point else None,
            one.change, _number(one.progress.completion), _number(one.progress.pace),
            _number(one.progress.gap), one.verdict.light, one.verdict.rule,
            words.tell(one.verdict.reason), _sample(words, state.project),
        )  # fmt: skip


def due_rows(words: Words, project: Project, papers: Sequence[Paper]) -> Iterator[Row]:
    """Return one row a paper."""
    for paper in papers:
        unit = project.units.get(paper.unit)
        returned = paper.returned
        yield (
            paper.obligation, paper.unit, unit.name if unit else None, paper.period, paper.due,
            paper.state, paper.done_on, paper.days_late,
            _sample(words, project), returned and returned.on, returned and returned.reason,
        )  # fmt: skip


def reading_rows(words: Words, project: Project) -> Iterator[Row]:
    """Return one row a reading: the long table for other programs."""
    for (unit, period), report in project.reports.items():
        for reading in report.readings:
            value = reading.value
            indicator = project.indicators.get(reading.indicator)
            measure = (value and value.measure) or (indicator and indicator.measure)
            yield (
                unit, period, report.submitted, reading.indicator, value and value.value,
                measure if value else None, reading.as_of, str(reading.preliminary),
                reading.unavailable, reading.reason, _sample(words, project),
            )  # fmt: skip
