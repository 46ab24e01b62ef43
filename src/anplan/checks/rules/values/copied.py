"""Family V, texts: a report that is the unit's last one again, word for word."""

from collections.abc import Iterator
from typing import NamedTuple

from anplan.base.message import mark, say
from anplan.base.period import Period, Span
from anplan.base.problem import Spot
from anplan.base.words import folded
from anplan.checks.examples.values import EXAMPLES
from anplan.checks.rule import Finding, Rule
from anplan.checks.subjects import Facts
from anplan.model.paths import report_path
from anplan.model.reports import Report

_TEXTS = ("progress", "next")
"""What is told anew in every report; a fear or a problem is repeated while it lasts."""

_LEAST = 8
"""So many letters a text has at least: shorter ones are stock phrases, alike by chance."""


class _Told(NamedTuple):
    """A text of a report in the spelling in which two are compared, and its place there."""

    section: str
    place: int
    spelling: str


def copied(facts: Facts) -> Iterator[Finding]:
    """Find reports of which half or more stands in the unit's last report of the same kind."""
    before: dict[tuple[str, Span], tuple[Period, frozenset[str]]] = {}
    for (unit, period), report in facts.project.reports.items():
        told = list(_told(report))
        last = before.get((unit, period.span))
        before[unit, period.span] = period, frozenset(text.spelling for text in told)
        if last is None:
            continue
        same = [text for text in told if text.spelling in last[1]]
        if same and 2 * len(same) >= len(told):
            first = same[0]
            where = Spot(report_path(unit, period), (first.section, first.place, "text"))
            yield _finding(where, len(same), len(told), last[0])


def _told(report: Report) -> Iterator[_Told]:
    for section in _TEXTS:
        for place, entry in enumerate(getattr(report, section)):
            spelling = folded("".join(entry.text.split()))
            if len(spelling) >= _LEAST:
                yield _Told(section, place, spelling)


def _finding(where: Spot, same: int, told: int, before: Period) -> Finding:
    return Finding(
        where,
        say(
            "{same} of {count} texts are word for word those of {period}",
            same=same,
            count=told,
            period=before,
        ),
        say("Look whether the report was only copied; if it is right, leave it"),
    )


RULES = (
    Rule(
        "V116",
        "note",
        mark("A report copied from the unit's last one"),
        mark(
            "What was done and what comes next is another thing every time; where half of it or "
            "more is the last report again, nobody may have looked."
        ),
        *EXAMPLES["V116"],
        Facts,
        copied,
    ),
)
