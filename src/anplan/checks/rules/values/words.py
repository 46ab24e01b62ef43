"""Family V, texts: words that say that there is nothing to say."""

from collections.abc import Iterator

from anplan.base.message import mark, say
from anplan.base.no_news import says_nothing
from anplan.base.problem import Spot
from anplan.base.spelling import shown_on_one_line
from anplan.checks.examples.values import EXAMPLES
from anplan.checks.rule import Finding, Rule
from anplan.checks.subjects import Facts
from anplan.model.paths import report_path
from anplan.model.reports import Report

_TEXTS = ("progress", "next", "at_risk", "answers")
_OTHERS = {
    "problems": ("title", "text", "ask"),
    "readings": ("unavailable", "reason"),
    "requests": ("reason",),
}


def empty_words(facts: Facts) -> Iterator[Finding]:
    """Find texts that only say that there is nothing, or that they are like another."""
    for (unit, period), report in facts.project.reports.items():
        for path, text in _empty(report):
            yield Finding(
                Spot(report_path(unit, period), path),
                say("{text} says nothing", text=shown_on_one_line(text)),
                say("Leave it out, or write what there is to say"),
            )


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
