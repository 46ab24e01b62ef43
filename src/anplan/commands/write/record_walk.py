"""``anplan record`` without a kind: a walk through a unit's month, question by question."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.quantity import tidy
from anplan.commands.write.entries import Speaker
from anplan.commands.write.record import Wanted, find_period, find_unit, write_report
from anplan.files.disk.kept_answers import Answers, drop_answers, keep_answers, load_answers
from anplan.intake.arguments import figure_argument
from anplan.model.paths import task_of
from anplan.show.safe import one_line
from anplan.show.values import as_of_text, target_text, value_text
from anplan.state.build import State, build
from anplan.state.figures import rounded
from anplan.state.indicators import IndicatorState
from anplan.state.lights.trajectory import expected_on
from anplan.state.question import Question
from anplan.work.judge import with_arrivals
from anplan.work.merge import Content
from anplan.work.session import Session, open_workspace
from anplan.work.typed import accepted
from anplan.work.write import Manner

NONE_YET = ("-", "—", "暂无", "无")


class _Step(NamedTuple):
    """One question: its own name, the lines shown before it, and how it is answered.

    ``ask`` gives the section and the entry, or None where it is passed over.
    """

    name: str
    shown: tuple[str, ...]
    ask: Callable[[], tuple[str, Content] | None]


def walk(session: Session, wanted: Wanted, manner: Manner) -> int:
    """Ask for everything a unit has to say about its month, show the report, and write it."""
    if not session.console.asks:
        raise UsageError(
            say("What is recorded is missing"),
            say("anplan record --help shows the kinds; in a terminal anplan asks for each"),
        )
    opened = with_arrivals(open_workspace(session), session.console)
    unit = find_unit(session, opened.project)
    period = find_period(session, opened, unit, wanted.month)
    speaker = Speaker(session, opened, unit, period)
    answers = _kept(speaker)
    _greet(speaker)
    for step in _steps(speaker):
        if step.name in answers:
            continue
        for line in step.shown:
            session.console.out.write(f"{line}\n")
        answers[step.name] = _answered(session, step)
        keep_answers(opened.workspace, unit, period, answers)
    content = _content(session, answers)
    if not content:
        return 1
    preview = Manner(dry_run=True)
    code = write_report(session, opened, unit, period, content, wanted, preview)
    if code == 0 and session.console.confirm(session.console.words("Write this report?")):
        code = write_report(session, opened, unit, period, content, wanted, manner)
        if code == 0:
            drop_answers(opened.workspace, unit, period)
            return 0
    elif code != 0:
        _ask_again_next_time(speaker, answers)
    session.console.note(
        session.console.words("Not written; the answers are kept for the next time.")
    )
    return 1


def _ask_again_next_time(speaker: Speaker, answers: Answers) -> None:
    """Keep the texts alone: what a rule refused is among the figures and days."""
    texts = {
        name: said for name, said in answers.items() if said and said[0] in ("progress", "next")
    }
    keep_answers(speaker.opened.workspace, speaker.unit, speaker.period, texts)


def _kept(speaker: Speaker) -> Answers:
    """Offer the answers of a walk that was broken off."""
    session, workspace = speaker.session, speaker.opened.workspace
    kept = load_answers(workspace, speaker.unit, speaker.period)
    given = sum(answer is not None for answer in kept.values())
    if not kept:
        return {}
    question = session.console.words("{count} answers of last time are kept. Start anew instead?")
    if session.console.confirm(question.format(count=given)):
        drop_answers(workspace, speaker.unit, speaker.period)
        return {}
    return kept


def _greet(speaker: Speaker) -> None:
    words = speaker.session.console.words
    name = speaker.opened.project.label(speaker.unit)
    text = words("{unit}, {period}. Enter passes over; Ctrl-C stops and keeps the answers.")
    speaker.session.console.out.write(
        text.format(unit=name, period=words.period(speaker.period)) + "\n"
    )


def _answered(session: Session, step: _Step) -> tuple[str, Content] | None:
    """Ask until the answer can be understood."""
    while True:
        try:
            return step.ask()
        except UsageError as error:
            message = session.console.words.tell(error.message)
            if error.hint is not None:
                message = session.console.words.sentences(
                    message, session.console.words.tell(error.hint)
                )
            session.console.out.write(f"  {one_line(message)}\n")


def _steps(speaker: Speaker) -> Iterator[_Step]:
    state = build(speaker.opened.project, Question.on(speaker.period.end))
    yield from _indicator_steps(speaker, state)
    yield from _milestone_steps(speaker, state)
    yield from _problem_steps(speaker, state)
    yield from _task_steps(speaker)
    yield _new_problem(speaker)


def _indicator_steps(speaker: Speaker, state: State) -> Iterator[_Step]:
    words = speaker.session.console.words
    for one in state.indicators:
        if speaker.unit not in one.indicator.reported_by:
            continue
        asked = _asked_by_pace(speaker, state, one.id)
        parts = [
            words("target {target}").format(target=target_text(words, one.indicator, one.target))
        ]
        if one.point is not None:
            text = words("last {value} ({day})")
            parts.append(
                text.format(
                    value=value_text(words, one), day=as_of_text(one, speaker.period.end.year)
                )
            )
        if asked:
            parts.append(words("the pace asks for {value}").format(value=asked))
        line = words.labelled(f"\n{one.indicator.title}", words.listed(tuple(parts)))
        yield _Step(one.id, (line,), partial(_ask_figure, speaker, one.id, _last_of_growing(one)))


def _last_of_growing(one: IndicatorState) -> Decimal | None:
    """Return the last value of what can only grow."""
    grows = one.indicator.kind in ("flow", "count")
    return one.point.value if grows and one.point is not None else None


def _asked_by_pace(speaker: Speaker, state: State, name: str) -> str:
    one = state.indicator(name)
    project = speaker.opened.project
    if one.indicator.kind == "rate":
        return ""
    expected = expected_on(one.indicator, one.target, project.plan, one.by, speaker.period.end)
    if expected is None:
        return ""
    return speaker.session.console.words.quantity(tidy(rounded(expected, 1)), one.indicator.measure)


def _ask_figure(speaker: Speaker, name: str, last: Decimal | None) -> tuple[str, Content] | None:
    session, words = speaker.session, speaker.session.console.words
    measure = speaker.opened.project.indicators[name].measure
    typed = session.console.ask(
        "  " + words("figure in {measure} (- none yet):").format(measure=measure)
    )
    if not typed:
        return None
    if typed in NONE_YET:
        why = session.console.ask("  " + words("why is there none yet:"))
        if not why:
            return None
        return "readings", {"indicator": name, "unavailable": why}
    value, is_read = accepted(figure_argument(typed, measure))
    if is_read:
        text = words("{typed} is taken as {value}")
        session.console.out.write(
            f"  {text.format(typed=typed, value=words.quantity(value, measure))}\n"
        )
    day = session.console.ask("  " + words("as of:"), speaker.period.end.isoformat())
    entry = {"indicator": name, "value": f"{value:f}", "as_of": speaker.day(day)}
    if last is not None and value < last:
        entry["reason"] = session.console.ask("  " + words("less than last time; why:"))
    if session.console.confirm("  " + words("preliminary?")):
        entry["preliminary"] = "true"
    return "readings", entry


def _milestone_steps(speaker: Speaker, state: State) -> Iterator[_Step]:
    words, project = speaker.session.console.words, speaker.opened.project
    for task in project.tasks_of(speaker.unit):
        for action in project.tasks[task].actions:
            ref = f"{task}/{action.id}"
            judged = state.action(ref)
            if action.kind != "milestone" or judged is None or _is_done(speaker, ref):
                continue
            line = words.labelled(f"\n{words('milestone')} {ref}", action.title)
            yield _Step(ref, (line,), partial(_ask_done, speaker, ref))


def _is_done(speaker: Speaker, ref: str) -> bool:
    reports = speaker.opened.project.reports.values()
    return any(one.ref == ref for report in reports for one in report.milestones)


def _ask_done(speaker: Speaker, ref: str) -> tuple[str, Content] | None:
    typed = speaker.session.console.ask(
        "  " + speaker.session.console.words("done on (Enter: not yet):")
    )
    return ("milestones", {"ref": ref, "done": speaker.day(typed)}) if typed else None


def _problem_steps(speaker: Speaker, state: State) -> Iterator[_Step]:
    words = speaker.session.console.words
    for one in state.troubles:
        if one.unit != speaker.unit or one.solved is not None:
            continue
        line = words.labelled(f"\n{words('open problem')} {one.ref}", one.title)
        key = f"{one.ref} {one.title}"
        yield _Step(key, (line,), partial(_ask_solved, speaker, one.ref, one.title))


def _ask_solved(speaker: Speaker, ref: str, title: str) -> tuple[str, Content] | None:
    typed = speaker.session.console.ask(
        "  " + speaker.session.console.words("solved on (Enter: not yet):")
    )
    if not typed:
        return None
    return "problems", {"ref": ref, "title": title, "solved": speaker.day(typed)}


def _task_steps(speaker: Speaker) -> Iterator[_Step]:
    words, project = speaker.session.console.words, speaker.opened.project
    for task in project.tasks_of(speaker.unit):
        last = _last_said(speaker, task)
        head = words.labelled(f"\n{words('task')} {task}", project.tasks[task].title)
        shown = (head, *(f"  {line}" for line in last))
        yield _Step(
            f"progress {task}",
            shown,
            partial(_ask_text, speaker, "progress", task, words("done this month:")),
        )
        yield _Step(
            f"next {task}",
            (),
            partial(_ask_text, speaker, "next", task, words("next steps:")),
        )


def _last_said(speaker: Speaker, task: str) -> Iterator[str]:
    """Return what the unit's report of the month before said of a task."""
    words = speaker.session.console.words
    before = speaker.opened.project.reports.get((speaker.unit, speaker.period.shifted(-1)))
    if before is None:
        return
    for label, entries in (
        (words("last month"), before.progress),
        (words("next steps said then"), before.next),
    ):
        for entry in entries:
            if task_of(entry.ref) == task:
                yield words.labelled(label, one_line(entry.text))


def _ask_text(
    speaker: Speaker, section: str, ref: str, question: str
) -> tuple[str, Content] | None:
    typed = speaker.session.console.ask(f"  {question}")
    return (section, {"ref": ref, "text": typed}) if typed else None


def _new_problem(speaker: Speaker) -> _Step:
    words = speaker.session.console.words

    def ask() -> tuple[str, Content] | None:
        session = speaker.session
        title = session.console.ask("  " + words("a new problem in a few words (Enter: none):"))
        if not title:
            return None
        tasks = speaker.opened.project.tasks_of(speaker.unit)
        ref = session.console.ask("  " + words("of which task:"), tasks[0] if tasks else "")
        entry = {"ref": ref, "title": title}
        for key, question in (
            ("text", words("what it is about:")),
            ("ask", words("what is asked, of whom:")),
        ):
            said = session.console.ask(f"  {question}")
            if said:
                entry[key] = said
        return "problems", entry

    return _Step("problem", ("",), ask)


def _content(session: Session, answers: Answers) -> dict[str, Any]:
    """Gather the answers into a report's content; ask why where there is nothing."""
    content: dict[str, Any] = {}
    for answer in answers.values():
        if answer is not None:
            section, entry = answer
            content.setdefault(section, []).append(entry)
    if not content:
        why = session.console.ask(
            session.console.words("Nothing was said. Why is there nothing to report:")
        )
        if why:
            content["nothing"] = why
    return content
