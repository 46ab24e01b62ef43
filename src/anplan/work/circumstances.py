"""What a change brings beside its two states: the days of its commits, and issued briefs."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from anplan.base.errors import AnplanError
from anplan.base.period import Period
from anplan.checks.subjects import IssuedBrief
from anplan.files.git.changes import ReadTree, changed_files
from anplan.files.git.commit_days import days_of_changes
from anplan.model.paths import brief_path, rendered_path
from anplan.model.project import Project
from anplan.work.brief_edition import digest_now, edition_of
from anplan.work.compare import Circumstances
from anplan.work.issued_brief import brief_pointer, foot_of, written_brief
from anplan.work.session import Opened, Session, with_rest_days


def circumstances(session: Session, before: ReadTree, after: ReadTree) -> Circumstances:
    """Gather them; what git does not tell is left out."""
    old, new = before.loaded.project, after.loaded.project
    if old is None or new is None:
        return Circumstances()
    with_days = with_rest_days(new, session.console.without_remarks())
    opened = Opened(after.tree, after.loaded, with_days, session.today)
    return Circumstances(_committed(before, after, new), tuple(_issues(before, opened, after)))


def _committed(before: ReadTree, after: ReadTree, plan_of: Project) -> dict[str, date]:
    """Return the days on which the change committed papers; in a sample none is after its own day."""
    base, plan = before.tree.standpoint.commit, plan_of.plan
    assert base is not None
    try:
        days = days_of_changes(after.tree.standpoint, base, plan.timezone)
    except AnplanError:
        return {}
    last = (plan.sample and plan.sample_day) or date.max
    return {file: min(day, last) for file, day in days.items()}


def _issues(before: ReadTree, opened: Opened, after: ReadTree) -> Iterator[IssuedBrief]:
    """Yield the issued briefs of which the change brings or changes a file. None is rendered."""
    changed = changed_files(before, after)
    touched = changed.added | changed.edited
    was_closed = before.loaded.project.months_closed if before.loaded.project else {}
    for period in opened.project.months_closed:
        files = {brief_path(period), rendered_path(period)}
        is_new = period not in was_closed or rendered_path(period) in changed.added
        if is_new and files & touched and brief_pointer(opened.tree, period) is None:
            text = written_brief(opened, period)
            foot = foot_of(text or "")
            yield IssuedBrief(
                period,
                rendered_path(period),
                is_written=text is not None,
                signed_digest=foot.digest if foot else None,
                digest=digest_now(opened, period, foot and foot.digest),
                is_found=foot is not None and _gave(opened, touched, period, foot.digest),
            )


def _gave(opened: Opened, touched: frozenset[str], period: Period, digest: str) -> bool:
    """Return whether the inputs gave it before the change was committed: its papers had no day yet."""
    project = opened.project
    arrived = {file: day for file, day in project.arrived.items() if file not in touched}
    before = replace(opened, project=replace(project, arrived=arrived))
    return edition_of(before, period, digest) is not None
