"""Family V, texts: words that say that there is nothing to say."""

from collections.abc import Iterator

from anplan.base.message import mark, say
from anplan.base.no_news import is_bare_nothing, points_elsewhere, says_nothing
from anplan.base.problem import Spot
from anplan.base.spelling import shown_on_one_line
from anplan.checks.examples.values import EXAMPLES
from anplan.checks.rule import Finding, Rule
from anplan.checks.subjects import Facts
from anplan.model.paths import decisions_path, indicator_path, report_path, scheme_path
from anplan.model.project import Project
from anplan.model.reports import Report

_TEXTS = ("progress", "next", "at_risk", "answers")
_OTHERS = {
    "problems": ("title", "text", "ask"),
    "readings": ("unavailable", "reason"),
    "items": ("title", "reason"),
    "requests": ("reason",),
}
_OF_MEASURES = ("title", "text")


def empty_words(facts: Facts) -> Iterator[Finding]:
    """Find texts that only say that there is nothing, or that they are like another."""
    cures = (
        (_empty_texts, say("Leave it out, or write what there is to say")),
        (_empty_excuses, say("Write why, in words that hold by themselves")),
        (
            _empty_reasons,
            say(
                "Write why, in words that hold by themselves; what was accepted already stays: "
                "write why the next time"
            ),
        ),
    )
    for empty, cure in cures:
        for spot, text in empty(facts.project):
            yield Finding(spot, say("{text} says nothing", text=shown_on_one_line(text)), cure)


def _empty_texts(project: Project) -> Iterator[tuple[Spot, str]]:
    """Yield the texts that say nothing in what units write: reports and schemes."""
    for (unit, period), report in project.reports.items():
        for path, text in _empty(report):
            yield Spot(report_path(unit, period), path), text
    for unit, scheme in project.schemes.items():
        for place, measure in enumerate(scheme.measures):
            for key in _OF_MEASURES:
                text = getattr(measure, key)
                if text and says_nothing(text):
                    yield Spot(scheme_path(unit), ("measures", place, key)), text


def _empty_excuses(project: Project) -> Iterator[tuple[Spot, str]]:
    """Yield the words of reports without entries that give no reason; those of closed months stay."""
    for (unit, period), report in project.reports.items():
        why = report.nothing
        is_open = period not in project.months_closed
        if is_open and why and (is_bare_nothing(why) or points_elsewhere(why)):
            yield Spot(report_path(unit, period), ("nothing",)), why


def _empty_reasons(project: Project) -> Iterator[tuple[Spot, str]]:
    """Yield the reasons that give none, of decisions and of changed targets.

    Who is asked for an evaluation may have no opinion (无意见): that is one. They may not change once
    they are accepted: in a month that is closed they are let be.
    """
    for month, index, decision in project.all_decisions():
        is_empty = is_bare_nothing if decision.kind == "evaluate" else says_nothing
        if is_empty(decision.reason) and project.closing(decision.on) is None:
            yield Spot(decisions_path(month), ("decisions", index, "reason")), decision.reason
    for name, indicator in project.indicators.items():
        for place, change in enumerate(indicator.amended):
            is_open = project.closing(change.on) is None
            if is_open and change.reason and says_nothing(change.reason):
                yield Spot(indicator_path(name), ("amended", place, "reason")), change.reason


def _empty(report: Report) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the texts of a report that say nothing; a problem that is solved may be called so."""
    for section in _TEXTS:
        for place, entry in enumerate(getattr(report, section)):
            if says_nothing(entry.text):
                yield (section, place, "text"), entry.text
    for section, keys in _OTHERS.items():
        for place, entry in enumerate(getattr(report, section)):
            if section != "problems" or entry.solved is None:
                for key in keys:
                    text = getattr(entry, key)
                    if text and says_nothing(text):
                        yield (section, place, key), text


RULES = (
    Rule(
        "V120",
        "warning",
        mark("A text that says nothing"),
        mark(
            "无 or 同上 as progress counts as work, and as a problem stays open until somebody "
            "solves it. Where there is nothing to say, there is no entry."
        ),
        *EXAMPLES["V120"],
        Facts,
        empty_words,
    ),
)
