"""Family R, papers that came on the day of a return: the return that they follow was made."""

from collections import Counter
from collections.abc import Iterator

from anplan.base.message import mark, say
from anplan.base.problem import Spot
from anplan.checks.examples.requests import EXAMPLES
from anplan.checks.rule import Finding, Rule
from anplan.checks.subjects import Facts
from anplan.model.paths import report_path, scheme_path
from anplan.model.project import Project


def never_returned(facts: Facts) -> Iterator[Finding]:
    """Find papers that say they came after a return that nobody has made."""
    project = facts.project
    decisions = (decision for _, _, decision in project.all_decisions())
    made = Counter(decision.paper for decision in decisions if decision.paper is not None)
    for path, returns in _said(project):
        if not 1 <= returns <= made[path]:
            yield Finding(
                Spot(path, ("returns",)),
                say(
                    "It was returned {made} times, not {returns}", made=made[path], returns=returns
                ),
                say("Remove it: record and collect write it where it is needed"),
            )


def _said(project: Project) -> Iterator[tuple[str, int]]:
    """Yield the papers that say after how many returns they came, by their files."""
    for (unit, period), report in project.reports.items():
        if report.returns is not None:
            yield report_path(unit, period), report.returns
    for unit, scheme in project.schemes.items():
        if scheme.returns is not None:
            yield scheme_path(unit), scheme.returns


RULES = (
    Rule(
        "R139",
        "error",
        mark("A return that a paper follows was not made"),
        mark(
            "What comes on the day of its return is the new paper only if it says which return it "
            "follows. Said beforehand, a return to come would have no effect."
        ),
        *EXAMPLES["R139"],
        Facts,
        never_returned,
    ),
)
