"""Family H, what was issued: a closed month stays as its brief had it."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from anplan.base.message import Message, mark, say
from anplan.base.period import Period
from anplan.base.problem import Place, Spot
from anplan.checks.change import (
    Change,
    differences,
    paired,
    paired_measures,
    report_file,
    shown_change,
)
from anplan.checks.closed import Closing, Closings
from anplan.checks.examples.workspace import JUNE, MAY, changed
from anplan.checks.rule import Finding, Rule
from anplan.model.paths import (
    brief_path,
    carried_path,
    rendered_path,
    report_path,
    scheme_path,
)
from anplan.model.project import Project
from anplan.model.registers import Carried
from anplan.model.reports import Reading, Report
from anplan.model.sections import BY_NAME, SECTIONS, ReportSection
from anplan.model.types.records import Record
from anplan.model.units import Scheme

_LISTS = frozenset(section.name for section in SECTIONS) | {"measures"}
_CORRECT = say(
    "Leave it as it was; a figure is corrected in the next open report, with the same "
    "as_of and a reason"
)
_NAMES = ("id", "title")
"""What a measure that has none may be given: reports can close it then, and its words stay."""
_LEAVE = say("Leave it as it was; add what is new as a measure of its own")


def _closed_changed(change: Change) -> Iterator[Finding]:
    """Find what was changed of what a brief that is out was made of, in whatever file it stands."""
    closings = Closings.of(change.before)
    for (unit, period), file, old, new in change.kept("reports", report_file):
        whole = closings.of_report(period)
        if whole is not None:
            yield from _scalars(file, old, new, whole.when)
        for section in SECTIONS:
            closed = [
                closings.of_entry(unit, period, old, entry) for entry in getattr(old, section.name)
            ]
            yield from _entries(_Lists(file, section, old, new, whole), closed)
    for unit, file, scheme, now in change.kept("schemes", scheme_path):
        closing = closings.of_scheme(unit)
        if closing is not None:
            yield from _scalars(file, scheme, now, closing.when, _LEAVE)
        closed = [closings.of_measure(unit, measure) for measure in scheme.measures]
        yield from _measures(file, scheme, now, closed)
    yield from _carried(change, closings)
    yield from _contradicted(change, closings)


def _carried(change: Change, closings: Closings) -> Iterator[Finding]:
    """Find items of the plan before that were changed after a brief had counted them."""
    closing = closings.first
    if closing is None:
        return
    for _, file, old, new in change.kept("carried", carried_path):
        lists = _Lists(file, BY_NAME["items"], old, new, closing)
        yield from _entries(lists, [closing] * len(old.items))


def _contradicted(change: Change, closings: Closings) -> Iterator[Finding]:
    """Find figures of a closed month that a report of that time, new now, gives otherwise."""
    for (unit, period), report in change.after.reports.items():
        file = report_path(unit, period)
        if (unit, period) in change.before.reports or file in change.before.broken:
            continue
        known = _figures(change.before, unit)
        for place, reading in enumerate(report.readings):
            was = known.get((reading.indicator, reading.as_of))
            closing = closings.of_new(period, report, reading)
            now = _figure(change.before, reading)
            if closing is not None and None not in (was, now) and was != now:
                spot = Spot(file, ("readings", place, "value"))
                name = f"{reading.about} value"
                yield Finding(spot, _was(name, was, now, closing.when), _CORRECT)


def _figures(project: Project, unit: str) -> dict[tuple[str, date | None], Decimal | None]:
    """Return the figures of a unit by indicator and day, the latest report's where several are."""
    reports = sorted(project.reports_of(unit), key=lambda pair: pair[0].rank)
    return {
        (reading.indicator, reading.as_of): _figure(project, reading)
        for _, report in reports
        for reading in report.readings
        if reading.value is not None
    }


def _figure(project: Project, reading: Reading) -> Decimal | None:
    """Return a figure in its indicator's measure; None where there is none."""
    indicator = project.indicators.get(reading.indicator)
    if reading.value is None or indicator is None:
        return None
    try:
        return reading.value.to(indicator.measure)
    except ValueError:
        return None


class _Lists(NamedTuple):
    """A list of a file before and after; ``whole``: the month that closed the file itself."""

    file: str
    section: ReportSection
    old: Report | Carried
    new: Report | Carried
    whole: Closing | None


def _scalars(
    file: str, old: Record, new: Record, when: Message, hint: Message = _CORRECT
) -> Iterator[Finding]:
    """Find changes of what a paper says beside its entries."""
    for key, before, after in differences(old, new):
        if key not in _LISTS:
            yield Finding(Spot(file, (key,)), _was(key, before, after, when), hint)


def _measures(
    file: str, old: Scheme, new: Scheme, closed: Sequence[Closing | None]
) -> Iterator[Finding]:
    for before, after in paired_measures(old, new).both:
        closing, name = closed[before], old.measures[before].about
        if closing is None:
            continue
        for key, was, now in differences(old.measures[before], new.measures[after]):
            if was is not None or key not in _NAMES:
                spot = Spot(file, ("measures", after, key))
                yield Finding(spot, _was(f"{name} {key}", was, now, closing.when), _LEAVE)


def _was(what: str, before: Any, after: Any, when: Message) -> Message:
    old, new = shown_change(before, after)
    return say("{what} was {old} and is now {new}; {when}", what=what, old=old, new=new, when=when)


def _entries(lists: _Lists, closed: Sequence[Closing | None]) -> Iterator[Finding]:
    file, section, whole = lists.file, lists.section, lists.whole
    earlier, later = getattr(lists.old, section.name), getattr(lists.new, section.name)
    pairs = paired(earlier, later, *section.keys)
    for before, after in pairs.both:
        closing, name = closed[before], earlier[before].about
        if closing is not None:
            for key, was, now in differences(earlier[before], later[after]):
                spot = Spot(file, (section.name, after, key))
                yield Finding(spot, _was(f"{name} {key}", was, now, closing.when), _CORRECT)
    if whole is not None:
        for place in pairs.new:
            message = say("{what} was added; {when}", what=later[place].about, when=whole.when)
            yield Finding(Spot(file, (section.name, place)), message, _CORRECT)
    for place in () if section.recorded else pairs.gone:
        closing = closed[place]
        if closing is not None:
            name = earlier[place].about
            message = say("{what} was removed; {when}", what=name, when=closing.when)
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
        for path in (file, rendered):
            if path in change.removed:
                yield Finding(Place(path), say("The file was removed; {when}", when=when), hint)
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
    for spot, decision in change.new_decisions():
        if decision.on <= issued:
            message = say(
                "Settled on {day}, as it says; the brief of {period} was issued on {issued} "
                "without it",
                day=decision.on,
                period=str(period),
                issued=issued,
            )
            yield Finding(Spot(spot.file, (*spot.path, "on")), message, hint)


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
        mark("A closed period was changed"),
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
        {"briefs/2025-06.yaml": "addressees:\n  - 区人民政府\n"},
        subject=Change,
        find=_brief_changed,
        before=ISSUED,
    ),
    Rule(
        "H109",
        "warning",
        mark("Dated before a brief that was issued without it"),
        mark("A closed period is asked with what was known on its day of issue: this rewrites it."),
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
