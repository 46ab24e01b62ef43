"""What the units fear for: an at_risk entry holds until its unit's next report."""

from collections import defaultdict

from anplan.base.message import say
from anplan.base.period import Period
from anplan.base.problem import Spot
from anplan.model.paths import report_path
from anplan.model.project import Project
from anplan.model.reports import Report
from anplan.state.lights.light import Fear
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
    """Return each unit's last monthly or quarterly report, or a summary where that says more."""
    latest: dict[str, tuple[Period, Report]] = {}
    for unit, period, report in spoken_reports(project, question):
        summary = period.span in ("half", "year") and not report.at_risk
        if not summary and (unit not in latest or latest[unit][0] < period):
            latest[unit] = period, report
    return latest
