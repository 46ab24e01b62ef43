"""Family H, what was issued: a closed month stays as its brief had it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from anplan.base.message import Message, mark, say
from anplan.base.period import Period
from anplan.base.problem import Place, Spot
from anplan.checks.change import Change, differences, paired, report_file, shown_change
from anplan.checks.examples.workspace import JUNE, MAY, changed
from anplan.checks.rule import Finding, Rule
from anplan.model.paths import brief_path, decisions_path, rendered_path, report_path
from anplan.model.reports import Report
from anplan.model.sections import SECTIONS

_LISTS = frozenset(section.name for section in SECTIONS)
_CORRECT = say(
    "Leave it as it was; a figure is corrected in the next open month's report, with the same "
    "as_of and a reason"
)


def _closed_changed(change: Change) -> Iterator[Finding]:
    """Find what was changed in papers of a month whose brief is out."""
    for (_, period), file, old, new in change.kept("reports", report_file):
        issued = change.before.months_closed.get(period)
        if issued is not None:
            when = say("{period} was closed on {day}", period=str(period), day=issued)
            yield from _scalars(file, old, new, when)
            yield from _entries(file, old, new, when)


def _scalars(file: str, old: Report, new: Report, when: Message) -> Iterator[Finding]:
    for key, before, after in differences(old, new):
        if key not in _LISTS:
            yield Finding(Spot(file, (key,)), _was(key, before, after, when), _CORRECT)


def _was(what: str, before: Any, after: Any, when: Message) -> Message:
    old, new = shown_change(before, after)
    return say("{what} was {old} and is now {new}; {when}", what=what, old=old, new=new, when=when)


def _entries(file: str, old: Report, new: Report, when: Message) -> Iterator[Finding]:
    for section in SECTIONS:
        earlier, later = getattr(old, section.name), getattr(new, section.name)
        pairs = paired(earlier, later, *section.keys)
        for before, after in pairs.both:
            name = earlier[before].about
            for key, was, now in differences(earlier[before], later[after]):
                spot = Spot(file, (section.name, after, key))
                yield Finding(spot, _was(f"{name} {key}", was, now, when), _CORRECT)
        for place in pairs.new:
            message = say("{what} was added; {when}", what=later[place].about, when=when)
            yield Finding(Spot(file, (section.name, place)), message, _CORRECT)
        if not section.recorded:
            for place in pairs.gone:
                message = say("{what} was removed; {when}", what=earlier[place].about, when=when)
                yield Finding(Place(file), message, _CORRECT)


def _brief_changed(change: Change) -> Iterator[Finding]:
    """Find changes of what a brief that is out says."""
    hint = say("Leave it as it was; the next brief tells what has to be put right")
    for period, issued in change.before.months_closed.items():
        file = brief_path(period)
        when = say("the brief of {period} was issued on {day}", period=str(period), day=issued)
        now = change.after.briefs.get(period)
        if now is not None:
            for key, before, after in differences(change.before.briefs[period], now):
                yield Finding(Spot(file, (key,)), _was(key, before, after, when), hint)
        rendered = rendered_path(period)
        for one in (file, rendered):
            if one in change.removed:
                yield Finding(Place(one), say("The file was removed; {when}", when=when), hint)
        if rendered in change.edited:
            yield Finding(Place(rendered), say("The file was changed; {when}", when=when), hint)


def _backdated(change: Change) -> Iterator[Finding]:
    """Find what says that it was there before a brief that was issued without it."""
    last = change.last_issue()
    if last is not None:
        yield from _backdated_reports(change, *last)
        yield from _backdated_decisions(change, *last)


def _backdated_reports(change: Change, period: Period, issued: date) -> Iterator[Finding]:
    hint = say("Write the day on which the coordinator had it")
    for (unit, of), report in change.after.reports.items():
        file = report_path(unit, of)
        old = change.before.reports.get((unit, of))
        is_older = old is not None and _by(old.submitted, issued)
        if _by(report.submitted, issued) and not is_older and file not in change.before.broken:
            message = say(
                "{unit} handed this in on {day}, as it says; the brief of {period} was issued on "
                "{issued} without it",
                unit=change.after.label(unit),
                day=report.submitted,
                period=str(period),
                issued=issued,
            )
            yield Finding(Spot(file, ("submitted",)), message, hint)


def _backdated_decisions(change: Change, period: Period, issued: date) -> Iterator[Finding]:
    hint = say("Write the day on which it was settled, or today")
    for month, settled in change.after.decisions.items():
        file = decisions_path(month)
        if file in change.before.broken:
            continue
        old = change.before.decisions.get(month)
        known = old.decisions if old is not None else ()
        for place, decision in enumerate(settled.decisions):
            if decision.on <= issued and decision not in known:
                message = say(
                    "Settled on {day}, as it says; the brief of {period} was issued on {issued} "
                    "without it",
                    day=decision.on,
                    period=str(period),
                    issued=issued,
                )
                yield Finding(Spot(file, ("decisions", place, "on")), message, hint)


def _by(day: date | None, issued: date) -> bool:
    return day is not None and day <= issued


def _report(value: str, rest: str = "") -> str:
    return f"""\
submitted: 2025-06-04
readings:
  - indicator: contracts
    value: {value}
    as_of: 2025-04-30
{rest}"""


ISSUED = {"briefs/2025-05.yaml": "number: 1\nissued: 2025-06-10\naddressees:\n  - 区人民政府\n"}
"""A brief that closes May."""

RULES = (
    Rule(
        "H101",
        "error",
        mark("A closed month was changed"),
        mark(
            "The brief was made of these words and figures. What is wrong in them is put right in "
            "the open, by a later report."
        ),
        {MAY: _report("41.5")},
        {
            MAY: _report("40.5"),
            **changed(
                JUNE,
                "readings:\n",
                "readings:\n"
                "  - indicator: contracts\n    value: 41.5\n    as_of: 2025-04-30\n"
                "    reason: |-\n      一份合同漏登\n",
            ),
        },
        subject=Change,
        find=_closed_changed,
        before=ISSUED | {MAY: _report("40.5")},
    ),
    Rule(
        "H108",
        "error",
        mark("A brief that was issued was changed"),
        mark("It lies on people's desks as it was sent; another text under its number misleads."),
        {"briefs/2025-05.yaml": "number: 2\nissued: 2025-06-10\naddressees:\n  - 区人民政府\n"},
        {"briefs/2025-06.yaml": "number: 2\nissued: 2025-07-10\naddressees:\n  - 区人民政府\n"},
        subject=Change,
        find=_brief_changed,
        before=ISSUED,
    ),
    Rule(
        "H109",
        "warning",
        mark("Dated before a brief that was issued without it"),
        mark("A closed month is asked with what was known on its day of issue: this rewrites it."),
        {
            "units/yuehu/2025-05.yaml": """\
submitted: 2025-06-05
nothing: |-
  本月无新进展
"""
        },
        {
            "units/yuehu/2025-05.yaml": """\
submitted: 2025-06-12
nothing: |-
  本月无新进展
"""
        },
        subject=Change,
        find=_backdated,
        before=ISSUED,
    ),
)
