"""The note that what comes on the very day of a return is what was returned."""

from datetime import timedelta

from anplan.base.period import Period
from anplan.model.paths import report_path
from anplan.state.question import Question
from anplan.state.returned import returned_papers
from anplan.work.console import Console
from anplan.work.session import Opened


def tell_returned_today(console: Console, opened: Opened, unit: str, period: Period) -> None:
    """Say that a paper handed in again on the very day of its return does not count yet."""
    returned = returned_papers(opened.project, Question.on(opened.day))
    last = returned.get(report_path(unit, period))
    if last is not None and last.on == opened.day:
        tomorrow = opened.day + timedelta(days=1)
        text = console.words(
            "It was returned today, and what comes today is what was returned: hand it in again "
            "from tomorrow on, with --submitted {day}"
        )
        console.note(text.format(day=tomorrow))
