"""``anplan show REF``: one thing in full."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from anplan.base.errors import UsageError
from anplan.base.message import Rejected, say
from anplan.base.period import MONTHS, Period
from anplan.base.spelling import shown
from anplan.base.words import did_you_mean, nearest
from anplan.commands.formats import printer_of
from anplan.model.names import Kind, Referent
from anplan.model.paths import SCHEME, task_of
from anplan.model.project import Project
from anplan.model.refs import resolve
from anplan.model.reported_refs import resolve_reported
from anplan.show.layout.screen import Screen
from anplan.show.screens import details
from anplan.show.screens.measures import show_measure
from anplan.show.words import Words
from anplan.state.measures import MeasureState
from anplan.state.registers.standing import RegisterState
from anplan.work.console import Console
from anplan.work.judge import Judged, judge_workspace, revision_of
from anplan.work.session import Session
from anplan.work.typed import accepted


def show(session: Session, ref: str) -> int:
    """Show what a ref names."""
    show = printer_of(session, "show")
    judged = judge_workspace(session, with_revision="/" in ref)
    if judged.revision is None and _is_item(judged.project, ref):
        judged = replace(judged, revision=revision_of(session, judged.opened))
    show(session.console, judged, ref)
    return 0


def _is_item(project: Project, ref: str) -> bool:
    """Return whether a word is an item's number alone: what is told of it has commits to name."""
    named = "/" not in ref and resolve_reported(project, ref)
    return isinstance(named, Referent) and named.kind == "item"


def print_text(console: Console, judged: Judged, ref: str) -> None:
    """Print what a ref names as a screen."""
    console.show(show_found(console, judged, thing_named(judged.project, ref)))


def print_json(console: Console, judged: Judged, ref: str) -> None:
    """Print the register that a ref names as JSON, of an item that one alone."""
    from anplan.show.json.registers import whole_register_json
    from anplan.show.json.text import dump

    register, only = _register_named(judged, ref)
    locate = judged.opened.loaded.places.find
    asked = judged.asked_revision
    console.write(dump(whole_register_json(judged.state, register, asked, locate, only)))


def print_csv(console: Console, judged: Judged, ref: str) -> None:
    """Print the items of the register that a ref names as a table, one row an item."""
    from anplan.show.csv_text import csv_text
    from anplan.show.tables import STANDING, standing_rows

    register, only = _register_named(judged, ref)
    items = [item for item in register.items if only in (None, item.way.id)]
    rows = standing_rows(console.words, judged.project, register, items)
    console.write(csv_text(STANDING, rows))


def _register_named(judged: Judged, ref: str) -> tuple[RegisterState, str | None]:
    """Return the register that a word names, or from which what it names is counted, and the item."""
    thing = thing_named(judged.project, ref)
    name, _, item = thing.id.partition("/")
    if thing.kind == "indicator":
        source = judged.project.indicators[thing.id].counted_from
        name = source.register if source else ""
    if thing.kind not in ("register", "item", "indicator") or name not in judged.project.registers:
        raise UsageError(
            say("{word} is no register", word=shown(ref)),
            say("anplan status {ref} has this format", ref=ref),
        )
    register = judged.state.register(name)
    if thing.kind == "item":
        _refuse_unknown(register, item)
    return register, item if thing.kind == "item" else None


def _refuse_unknown(register: RegisterState, item: str) -> None:
    """Raise UsageError where a register has no such item."""
    known = [one.way.id for one in register.items]
    if item not in known:
        raise UsageError(
            say("{register} has no item {word}", register=register.id, word=shown(item)),
            did_you_mean(
                nearest(item, known), say("anplan show {register} lists them", register=register.id)
            ),
        )


def thing_named(project: Project, word: str) -> Referent:
    """Return the thing that has a screen of its own; raise UsageError where a word names none.

    What reports alone name has a history, but no screen: the error says where that is shown.
    """
    named = resolve(project, word)
    if isinstance(named, Rejected):
        reported = resolve_reported(project, word)
        if isinstance(reported, Referent) and reported.kind in ("register", "item", "instruction"):
            return reported
        if isinstance(reported, Referent):
            import shlex

            raise UsageError(
                say("{word} has a history, but no screen of its own", word=shown(word)),
                say("Write: {line}", line=shlex.join(("anplan", "log", word))),
            )
        if "/" not in word:
            named = reported
    thing = accepted(named)
    if thing.kind == "period":
        raise _many_things(project, thing.id)
    return thing


def _many_things(project: Project, period: str) -> UsageError:
    """Return the refusal of a period where one thing is asked for."""
    refusal = say("{period} is a period, not one thing", period=period)
    asked, plan = Period.parse(period), project.plan
    is_short = MONTHS[asked.span] < MONTHS[project.brief_cycle]
    if is_short or not plan.start <= asked.end <= plan.end:
        return UsageError(refusal, say("Try anplan status {period}", period=period))
    hint = say(
        "Try anplan status {period} or anplan brief {option}", period=period, option=asked.option
    )
    return UsageError(refusal, hint)


def show_found(console: Console, judged: Judged, thing: Referent) -> Screen:
    """Make the screen of a thing that was found."""
    if thing.kind in ("register", "item"):
        return _register_screen(console, judged, thing.id)
    return _SCREENS[thing.kind](console.words, judged, thing.id)


def _indicator(words: Words, judged: Judged, name: str) -> Screen:
    return details.show_indicator(
        words, judged.state, judged.state.indicator(name), judged.asked_revision
    )


def _task(words: Words, judged: Judged, ref: str) -> Screen:
    task = judged.state.task(task_of(ref))
    return details.show_task(words, judged.state, task, judged.asked_revision)


def _unit(words: Words, judged: Judged, name: str) -> Screen:
    return details.show_unit(words, judged.state, name, judged.asked_revision)


def _measure(words: Words, judged: Judged, ref: str) -> Screen:
    measure = judged_measure(judged, Referent("measure", ref))
    return show_measure(words, judged.state, measure, judged.asked_revision)


def _instruction(words: Words, judged: Judged, ref: str) -> Screen:
    return details.show_instruction(words, judged.state, ref, judged.asked_revision)


def _obligation(words: Words, judged: Judged, name: str) -> Screen:
    obligations = judged.project.plan.obligations
    obligation = next(obligation for obligation in obligations if obligation.id == name)
    return details.show_obligation(words, judged.state, obligation, judged.asked_revision)


_SCREENS: Mapping[Kind, Callable[[Words, Judged, str], Screen]] = {
    "indicator": _indicator,
    "task": _task,
    "action": _task,
    "unit": _unit,
    "measure": _measure,
    "instruction": _instruction,
    "obligation": _obligation,
}


def _register_screen(console: Console, judged: Judged, ref: str) -> Screen:
    """Make the screen of a register, or of one of its items."""
    from anplan.show.screens.registers import show_item, show_register
    from anplan.work.traces import traces_of

    words, state, asked = console.words, judged.state, judged.asked_revision
    name, _, item = ref.partition("/")
    if not item:
        return show_register(words, state, name, asked)
    _refuse_unknown(state.register(name), item)
    return show_item(words, state, name, item, traces_of(console, judged), asked)


def judged_measure(judged: Judged, thing: Referent) -> MeasureState:
    """Return a measure's state; raise UsageError where its scheme was not known yet."""
    state = judged.state.measure(thing.id)
    if state is None:
        unit = thing.id.partition("/")[0]
        raise UsageError(
            say("{ref} was not known yet by then", ref=thing.id),
            say("Its history: anplan log {paper}", paper=f"{unit}/{SCHEME}"),
        )
    return state
