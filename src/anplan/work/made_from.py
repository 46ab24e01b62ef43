"""The state that an issued brief was made of, found in the files or in their history."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from anplan.base.commit import Commit
from anplan.base.errors import AnplanError
from anplan.base.period import Period
from anplan.files.git.history import states_before
from anplan.files.git.issuing import states_before_issue
from anplan.files.git.run import Standpoint
from anplan.files.git.snapshot import Snapshot
from anplan.files.git.walk import Walk
from anplan.model.paths import rendered_path, template_path
from anplan.state.build import State, build
from anplan.state.lights.issued_state import Departure, departures
from anplan.state.question import Question
from anplan.work.brief_edition import edition_of
from anplan.work.console import Console
from anplan.work.judge import with_arrivals
from anplan.work.session import Opened, read_tree, with_rest_days

MOST_STATES = 200
FEW_STATES = 20
"""Where the brief is not what is asked about: the commits that brought it come first."""


class MadeFrom(NamedTuple):
    """The files behind a brief: today's where ``commit`` is None, else those of a commit.

    ``beside``: the commit is not one of the first-parent line, and none of that line gives the
    digest, so its files were on a branch alone.
    ``template``: the workspace's own one that it was written by, and whether it is there today.
    """

    opened: Opened
    commit: Commit | None = None
    beside: bool = False
    departures: tuple[Departure, ...] = ()
    template: str | None = None
    template_stays: bool = True

    @property
    def is_momentary(self) -> bool:
        """Return whether it said something that was there only while the brief was made."""
        return not self.template_stays or any(departure.momentary for departure in self.departures)

    def state(self, period: Period) -> State:
        """Return where the plan stood as the brief was issued."""
        return _asked(self.opened, self.opened, period)


def made_from(
    console: Console,
    opened: Opened,
    period: Period,
    digest: str,
    walk: Walk,
    most: int = MOST_STATES,
) -> MadeFrom | None:
    """Look for the files whose digest stands at the end of a brief; None where none give it."""
    origin = made_from_today(opened, period, digest)
    if origin is not None:
        return origin
    at = opened.tree.standpoint
    try:
        states = list(states_before(at, rendered_path(period), most))
    except AnplanError:
        return None
    quiet = console.without_remarks()
    origin = _first_that_gives(quiet, opened, period, digest, states, walk)
    if origin is None:
        return None
    before = _states_before(quiet, opened, origin, period, digest, walk)
    return _held_against(opened, origin, period, before)


def _first_that_gives(
    console: Console,
    opened: Opened,
    period: Period,
    digest: str,
    states: Iterable[tuple[Standpoint, bool]],
    walk: Walk,
) -> MadeFrom | None:
    """Return the first state that gives a digest; one of a branch only where the line has none."""
    beside: MadeFrom | None = None
    for state, is_main in states:
        if beside is not None and not is_main:
            continue
        then = _opened_at(console, Snapshot(state, walk), opened.day)
        if then is None or period not in then.project.months_closed:
            continue
        if edition_of(then, period, digest) is not None:
            commit = walk.commit_day(state, then.project.plan.timezone)
            origin = MadeFrom(then, commit, beside=not is_main)
            if is_main:
                return origin
            beside = origin
    return beside


def made_from_today(opened: Opened, period: Period, digest: str) -> MadeFrom | None:
    """Return the files as they are where they give a brief's digest, else None."""
    if edition_of(opened, period, digest) is None:
        return None
    own = _own_template(opened, period)
    return MadeFrom(opened, template=None if own is None else _template_path(opened, period))


def _states_before(
    console: Console, opened: Opened, origin: MadeFrom, period: Period, digest: str, walk: Walk
) -> tuple[Opened, ...]:
    """Read what the main line had before a brief was made of the files found."""
    issued = origin.opened.project.months_closed[period]
    states = states_before_issue(opened.tree.standpoint, rendered_path(period), digest, issued)
    earlier = (_opened_at(console, Snapshot(state, walk), opened.day) for state in states)
    return tuple(files for files in earlier if files is not None)


def _held_against(
    opened: Opened, origin: MadeFrom, period: Period, before: tuple[Opened, ...]
) -> MadeFrom:
    """Hold the files behind a brief against today's, and against those before it."""
    then, today = origin.state(period), _asked(opened, origin.opened, period)
    earlier = [_asked(files, origin.opened, period) for files in before]
    own, now = _own_template(origin.opened, period), _own_template(opened, period)
    return origin._replace(
        departures=departures(then, today, earlier, period),
        template=None if own is None else _template_path(origin.opened, period),
        template_stays=own == now or all(_own_template(files, period) != now for files in before),
    )


def _asked(files: Opened, behind: Opened, period: Period) -> State:
    """Judge files as the brief asked: for its period's end, with what was known on its day."""
    issued = behind.project.months_closed[period]
    return build(files.project, Question.of_issue(period, issued))


def _opened_at(console: Console, snapshot: Snapshot, day: date) -> Opened | None:
    """Read an earlier state with its papers' days; None where its plan cannot be read."""
    loaded = read_tree(console, snapshot)
    if loaded.project is None:
        return None
    project = with_rest_days(loaded.project, console)
    return with_arrivals(Opened(snapshot, loaded, project, day), console)


def _template_path(opened: Opened, period: Period) -> str:
    return template_path(is_summary=opened.project.is_summed_up(period))


def _own_template(opened: Opened, period: Period) -> bytes | None:
    """Return the workspace's own template of the brief; None where it has none."""
    try:
        return opened.tree.read(_template_path(opened, period))
    except (OSError, ValueError):
        return None
