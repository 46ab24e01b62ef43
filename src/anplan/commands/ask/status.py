"""``anplan status [REF]``: where it stands."""

from collections.abc import Sequence
from typing import NamedTuple

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.period import Period
from anplan.base.problem import Problem
from anplan.commands.ask.show import show_found, thing_named
from anplan.commands.formats import printer_of
from anplan.model.names import Referent
from anplan.model.refs import resolve, resolve_unit
from anplan.state.build import State, build
from anplan.state.counting import period_question_on
from anplan.state.echoes import NextStep, steps_before
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
    *,
    plainly: bool = False,
    scored: bool = False,
) -> int:
    """Show the plan, or what a ref names; 1 where the plan has what ``fail_on`` names."""
    show = printer_of(session, "status")
    judged, thing = asked_of(session, ref, fail_on, asked)
    show(session.console, judged, thing._replace(plainly=plainly, scored=scored))
    return int(has_any(judged, fail_on))


def asked_of(
    session: Session,
    ref: str | None,
    fail_on: tuple[str, ...],
    asked: AskedPeriod = NO_PERIOD,
) -> tuple[Judged, "Asked"]:
    """Judge the workspace, and find what is asked about; raise UsageError for what cannot be."""
    _refuse_unknown(fail_on)
    if asked.is_named and ref is not None:
        raise UsageError(
            say("Give a REF or --period, not both"),
            say("--period asks about a time; so does its name as a REF"),
        )
    judged = judge_workspace(session)
    period = asked.read(judged.project.plan)
    named = ref if period is None else str(period)
    return judged, _asked(judged, named, session.unit)


class Asked(NamedTuple):
    """What is asked about: a thing or a period, of one unit alone; None: all of the plan.

    ``plainly``: months are drawn with signs that every font has. ``scored``: what is asked for are
    the weights of the indicators.
    """

    thing: Referent | None
    unit: str | None = None
    plainly: bool = False
    scored: bool = False

    @property
    def period(self) -> Period | None:
        """Return the period that is asked about."""
        is_period = self.thing is not None and self.thing.kind == "period"
        return Period.parse(self.thing.id) if self.thing and is_period else None


def _asked(judged: Judged, ref: str | None, of_unit: str | None) -> Asked:
    """Find what is asked about; a unit may stand beside a period alone."""
    unit = None if of_unit is None else accepted(resolve_unit(judged.project, of_unit))
    if ref is None:
        return Asked(None if unit is None else Referent("unit", unit))
    asked = Asked(_named(judged, ref), unit)
    if unit is not None and asked.period is None:
        raise UsageError(say("Give a REF or --unit, not both"))
    return asked


def print_text(console: Console, judged: Judged, asked: Asked) -> None:
    """Print the plan, or what is asked about, as a screen."""
    if asked.scored:
        from anplan.show.screens.score import score_screen

        state = narrowed(judged, asked)
        console.show(score_screen(console.words, state, judged.revision))
    elif asked.thing is None:
        from anplan.show.bars import ASCII, BLOCKS
        from anplan.show.screens.status import status_screen

        signs = ASCII if asked.plainly or not console.can_show(BLOCKS.every) else BLOCKS
        console.show(status_screen(console.words, judged.state, judged.revision, signs))
    elif asked.period is not None:
        _month(console, judged, asked.period, asked.unit)
    else:
        console.show(show_found(console, judged, asked.thing))


def print_json(console: Console, judged: Judged, asked: Asked) -> None:
    """Print the state as JSON; of a period with what was to come next by the papers before."""
    from anplan.show.json.state import next_steps_json, status_json
    from anplan.show.json.text import dump

    locate, state = judged.opened.loaded.places.find, narrowed(judged, asked)
    output = status_json(console.words, state, judged.revision, locate)
    if asked.period is not None:
        output["next_steps"] = next_steps_json(_steps(state, asked.period, asked.unit), locate)
    console.write(dump(output))


def print_csv(console: Console, judged: Judged, asked: Asked) -> None:
    """Print the lights as a table."""
    from anplan.show.csv_text import csv_text
    from anplan.show.tables import STATUS, status_rows

    console.write(csv_text(STATUS, status_rows(console.words, narrowed(judged, asked))))


FAIL_ON = ("red", "yellow", "missing")


def has_any(judged: Judged, fail_on: tuple[str, ...]) -> bool:
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


def narrowed(judged: Judged, asked: Asked) -> State:
    """Leave of a state only what is asked about; a month is asked about as its screen does."""
    if asked.thing is None:
        return judged.state
    if asked.period is not None:
        return _month_state(judged, asked.period, asked.unit)
    if asked.thing.kind == "unit":
        return judged.state.of_unit(asked.thing.id)
    return judged.state.about(asked.thing.id)


def _month(console: Console, judged: Judged, period: Period, unit: str | None) -> None:
    from anplan.show.screens.month import MonthFacts, month_screen

    state = _month_state(judged, period, unit)
    since = corrections(_when_issued(console, judged, period), judged.state)
    own = {indicator.id for indicator in state.indicators}
    facts = MonthFacts(
        findings=_smells(judged, period, unit),
        corrections=[correction for correction in since if correction.id in own],
        steps=_steps(state, period, unit),
        unit=unit,
    )
    console.show(month_screen(console.words, state, period, facts, judged.revision))


def _steps(state: State, period: Period, unit: str | None) -> tuple[NextStep, ...]:
    """Return what was to come next by the papers before, of one unit alone where one is named."""
    steps = steps_before(state.project, state.question, period)
    return tuple(step for step in steps if unit in (None, step.unit))


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


def _month_state(judged: Judged, period: Period, unit: str | None) -> State:
    if period.start > judged.opened.day:
        raise UsageError(
            say("{period} has not begun on {day}", period=period, day=judged.opened.day),
            say("--on asks about another day"),
        )
    question = period_question_on(judged.project, period, judged.opened.day)
    state = build(judged.project, question)
    return state if unit is None else state.of_unit(unit)


def _smells(judged: Judged, period: Period, unit: str | None) -> Sequence[Problem]:
    """Return the findings in the files of a period, and of longer ones that end with it."""
    from anplan.checks.all_rules import problems_of
    from anplan.work.findings import judged_findings

    loaded = judged.opened.loaded
    problems = (*loaded.problems, *problems_of(judged.project))
    findings = judged_findings(judged.project, loaded.texts, problems)
    folder = "" if unit is None else f"units/{unit}/"
    return [
        problem
        for problem in findings.active
        if problem.where.file.startswith(folder)
        and problem.where.file.endswith(".yaml")
        and is_told_in(problem.where.file, period)
    ]
