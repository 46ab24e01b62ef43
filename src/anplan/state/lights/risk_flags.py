"""What the units fear for: an at_risk entry holds until its unit's next report."""

from collections import defaultdict

from anplan.base.message import say
from anplan.base.period import MONTHS, Period
from anplan.base.problem import Spot
from anplan.model.paths import report_path
from anplan.model.project import Project
from anplan.model.reports import Report
from anplan.state.lights.case import Fear
from anplan.state.question import Question, spoken_reports


def fears(project: Project, question: Question) -> dict[str, tuple[Fear, ...]]:
    """Return the warnings in force by the ref they are about."""
    by_ref: dict[str, list[Fear]] = defaultdict(list)
    for unit, (period, report) in _latest(project, question).items():
        for index, entry in enumerate(report.at_risk):
            name = project.label(unit)
            message = say("{unit} warns: {text}", unit=name, text=entry.text)
            spot = Spot(report_path(unit, period), ("at_risk", index, "text"))
            by_ref[entry.ref].append(Fear(unit, message, say("{unit} warns", unit=name), spot))
    return {ref: tuple(warnings) for ref, warnings in by_ref.items()}


def _latest(project: Project, question: Question) -> dict[str, tuple[Period, Report]]:
    """Return each unit's last report, one that sums up shorter ones only where it says more."""
    latest: dict[str, tuple[Period, Report]] = {}
    for unit, period, report in spoken_reports(project, question):
        own = project.cycles.get(unit, "month")
        sums_up = period.span in ("half", "year") and MONTHS[period.span] > MONTHS[own]
        silent = sums_up and not report.at_risk
        if not silent and (unit not in latest or latest[unit][0] < period):
            latest[unit] = period, report
    return latest
