"""``anplan status [REF]``: where it stands."""

from collections.abc import Iterable

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.period import Period
from anplan.base.problem import Problem
from anplan.commands.ask.show import show_found, thing_named
from anplan.commands.formats import printer_of
from anplan.model.refs import Referent, resolve, resolve_unit
from anplan.state.build import State, build
from anplan.state.counting import period_question_on
from anplan.state.lights.relights import corrections, when_issued
from anplan.state.telling import is_told_in
from anplan.work.asked_period import NO_PERIOD, AskedPeriod
from anplan.work.console import Console
from anplan.work.judge import Judged, judge_workspace
from anplan.work.session import Session
from anplan.work.typed import accepted


def status(
    session: Session,
    ref: str | None,
    fail_on: tuple[str, ...] = (),
    asked: AskedPeriod = NO_PERIOD,
) -> int:
    """Show the plan, or what a ref names; 1 where the plan has what ``fail_on`` names."""
    show = printer_of(session, "status")
    _refuse_unknown(fail_on)
    if session.unit is not None and ref is not None:
        raise UsageError(say("Give a REF or --unit, not both"))
    if asked.is_named and (ref is not None or session.unit is not None):
        raise UsageError(
            say("Give a REF, --unit or --period, one of them alone"),
            say("--period asks about a time; so does its name as a REF"),
        )
    judged = judge_workspace(session)
    period = asked.read(judged.project.plan)
    ref = ref if period is None else str(period)
    if session.unit is not None:
        ref = accepted(resolve_unit(judged.project, session.unit))
    show(session.console, judged, ref)
    return int(_has_any(judged, fail_on))


def print_text(console: Console, judged: Judged, ref: str | None) -> None:
    """Print the plan, or what a ref names, as a screen."""
    if ref is None:
        from anplan.show.screens.status import status_screen

        console.show(status_screen(console.words, judged.state, judged.revision))
        return
    thing = _named(judged, ref)
    if thing.kind == "period":
        _month(console, judged, Period.parse(thing.id))
    else:
        console.show(show_found(console, judged, thing))


def print_json(console: Console, judged: Judged, ref: str | None) -> None:
    """Print the state as JSON."""
    from anplan.show.json.state import status_json
    from anplan.show.json.text import dump

    locate = judged.opened.loaded.places.find
    state = _narrowed(judged, ref)
    console.write(dump(status_json(console.words, state, judged.revision, locate)))


def print_csv(console: Console, judged: Judged, ref: str | None) -> None:
    """Print the lights as a table."""
    from anplan.show.csv_text import csv_text
    from anplan.show.tables import STATUS, status_rows

    console.write(csv_text(STATUS, status_rows(console.words, _narrowed(judged, ref))))


FAIL_ON = ("red", "yellow", "missing")


def _has_any(judged: Judged, fail_on: tuple[str, ...]) -> bool:
    """Return whether any indicator or task has such a light, or a paper is missing."""
    state = judged.state
    standings: set[str] = {indicator.verdict.light for indicator in state.indicators}
    standings |= {task.verdict.light for task in state.tasks}
    standings |= {paper.state for paper in state.papers}
    return not standings.isdisjoint(fail_on)


def _refuse_unknown(fail_on: tuple[str, ...]) -> None:
    unknown = [word for word in fail_on if word not in FAIL_ON]
    if unknown:
        raise UsageError(
            say("{word} is nothing to fail on", word=unknown[0]),
            say("Use one of: {choices}", choices=FAIL_ON),
        )


def _named(judged: Judged, ref: str) -> Referent:
    """Return the thing or the period that a word names."""
    resolved = resolve(judged.project, ref)
    return resolved if isinstance(resolved, Referent) else thing_named(judged.project, ref)


def _narrowed(judged: Judged, ref: str | None) -> State:
    """Leave of a state only what a ref names; a month is asked about as its screen does."""
    if ref is None:
        return judged.state
    thing = _named(judged, ref)
    if thing.kind == "period":
        return _month_state(judged, Period.parse(thing.id))
    if thing.kind == "unit":
        return judged.state.of_unit(thing.id)
    return judged.state.about(thing.id)


def _month(console: Console, judged: Judged, period: Period) -> None:
    from anplan.show.screens.month import month_screen

    screen = month_screen(
        console.words,
        _month_state(judged, period),
        period,
        _smells(judged, period),
        corrections(_when_issued(console, judged, period), judged.state),
        judged.revision,
    )
    console.show(screen)


def _when_issued(console: Console, judged: Judged, period: Period) -> State | None:
    """Return the state that a closed month's brief was made of, as far as history has it."""
    from anplan.files.git.walk import Walk
    from anplan.work.issued_brief import foot_of, written_brief
    from anplan.work.made_from import FEW_STATES, made_from

    foot = foot_of(written_brief(judged.opened, period) or "")
    if period not in judged.project.months_closed or foot is None:
        return when_issued(judged.project, period)
    with Walk() as walk:
        origin = made_from(console, judged.opened, period, foot.digest, walk, FEW_STATES)
    return origin.state(period) if origin else when_issued(judged.project, period)


def _month_state(judged: Judged, period: Period) -> State:
    if period.start > judged.opened.day:
        raise UsageError(
            say("{period} has not begun on {day}", period=period, day=judged.opened.day),
            say("--on asks about another day"),
        )
    question = period_question_on(judged.project, period, judged.opened.day)
    return build(judged.project, question)


def _smells(judged: Judged, period: Period) -> Iterable[Problem]:
    """Return the findings in the files of a period, and of longer ones that end with it."""
    from anplan.checks.all_rules import problems_of
    from anplan.work.findings import judged_findings

    loaded = judged.opened.loaded
    problems = (*loaded.problems, *problems_of(judged.project))
    findings = judged_findings(judged.project, loaded.texts, problems)
    return [
        problem
        for problem in findings.active
        if problem.where.file.endswith(".yaml") and is_told_in(problem.where.file, period)
    ]
