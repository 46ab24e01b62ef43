"""The questions of a walk through a report: what is shown before each, and how it is answered."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.period import Period
from anplan.base.quantity import tidy
from anplan.commands.write.asked_of_units import asked_of
from anplan.commands.write.entries import Speaker
from anplan.commands.write.request_entries import answer_to
from anplan.commands.write.walk_items import item_questions
from anplan.commands.write.walk_questions import Answer, Asker
from anplan.intake.arguments import figure_argument
from anplan.intake.parse import is_absent
from anplan.model.paths import task_of
from anplan.show.asked_text import asked_text, asker_text
from anplan.show.safe import one_line
from anplan.show.screens.measures import when_text
from anplan.show.values import as_of_text, target_text, value_text
from anplan.state.asked import Asked
from anplan.state.build import State, build
from anplan.state.figures import rounded
from anplan.state.indicators import IndicatorState, share_of
from anplan.state.lights.trajectory import expected_on
from anplan.state.measures import open_measures
from anplan.state.question import Question
from anplan.state.reportable import report_before
from anplan.work.typed import accepted


class Step(NamedTuple):
    """One question: its own name, the lines shown before it, and how it is answered.

    ``ask`` gives the answer, or None where it is passed over. ``again`` are the lines shown to
    those who come back to it, where they are others.
    """

    name: str
    shown: tuple[str, ...]
    ask: Callable[[], Answer | None]
    again: tuple[str, ...] = ()


def steps(asker: Asker) -> Iterator[Step]:
    """Yield every question about the period, in the order of the Excel form."""
    speaker = asker.speaker
    state = build(speaker.opened.project, Question.on(speaker.period.end))
    yield from _indicator_steps(asker, state)
    yield from _milestone_steps(asker, state)
    yield from _measure_steps(asker, state)
    yield from _problem_steps(asker, state)
    if state.project.registers:
        for asked in item_questions(asker, state, partial(_past_day, speaker)):
            yield Step(*asked)
    yield from _asked_steps(asker)
    yield from _task_steps(asker)
    yield _new_problem(asker)


def _indicator_steps(asker: Asker, state: State) -> Iterator[Step]:
    speaker = asker.speaker
    words = speaker.session.console.words
    for whole in state.indicators:
        if speaker.unit not in whole.indicator.reported_by or whole.indicator.is_in_words:
            continue
        judged = share_of(whole, speaker.unit) or whole
        asked = _asked_by_pace(speaker, judged)
        parts = [
            words("target {target}").format(
                target=target_text(words, judged.indicator, judged.target)
            )
        ]
        if judged.point is not None:
            text = words("last {value} ({day})")
            day = as_of_text(state.project.plan, judged, speaker.period.end.year)
            parts.append(text.format(value=value_text(words, judged), day=day))
        if asked:
            parts.append(words("the pace asks for {value}").format(value=asked))
        line = words.labelled(f"\n{judged.indicator.title}", words.listed(tuple(parts)))
        yield Step(judged.id, (line,), partial(_ask_figure, asker, judged))


def _last_of_growing(judged: IndicatorState) -> Decimal | None:
    """Return the last value of what can only grow."""
    grows = judged.indicator.kind in ("flow", "count")
    return judged.point.value if grows and judged.point is not None else None


def _asked_by_pace(speaker: Speaker, judged: IndicatorState) -> str:
    project = speaker.opened.project
    is_rate = judged.indicator.kind == "rate" and judged.indicator.trajectory is None
    if is_rate or judged.target.is_placed:
        return ""
    expected = expected_on(
        judged.indicator, judged.target, project.plan, judged.by, speaker.period.end, judged.part
    )
    if expected is None:
        return ""
    return speaker.session.console.words.quantity(
        tidy(rounded(expected, 1)), judged.indicator.measure
    )


def _ask_figure(asker: Asker, judged: IndicatorState) -> Answer | None:
    speaker, name, measure = asker.speaker, judged.id, judged.indicator.measure
    words = speaker.session.console.words
    question = words("figure in {measure} (- none yet):").format(measure=measure)
    typed = asker.read("value", question, lambda text: (_figure(speaker, text, measure),))
    if typed is None:
        return None
    (value,) = typed
    if value is None:
        why = asker.wording("unavailable", words("why is there none yet:"))
        return ("readings", {"indicator": name, "unavailable": why}) if why else None
    compared = _ask_compared(asker, judged)
    latest = _likely_day(speaker, judged).isoformat()
    day = asker.read("as_of", words("as of:"), partial(_past_day, speaker), latest)
    entry = {"indicator": name, "value": f"{value:f}", "as_of": day or latest, **compared}
    last = _last_of_growing(judged)
    if last is not None and value < last:
        reason = asker.wording("reason", words("less than last time; why:"))
        entry |= {"reason": reason} if reason else {}
    if asker.confirm("preliminary", words("preliminary?")):
        entry["preliminary"] = "true"
    return "readings", entry


def _ask_compared(asker: Asker, judged: IndicatorState) -> dict[str, str]:
    """Ask for the figure that a figure is held against, where it is."""
    other, measure = judged.indicator.target.against, judged.indicator.measure
    if other is None:
        return {}
    words, speaker = asker.speaker.session.console.words, asker.speaker
    question = words("{other} of the same day, in {measure}:").format(other=other, measure=measure)
    typed = asker.read("compared", question, lambda text: (_figure(speaker, text, measure),))
    value = None if typed is None else typed[0]
    return {} if value is None else {"compared": f"{value:f}"}


def _figure(speaker: Speaker, typed: str, measure: str) -> Decimal | None:
    """Read a figure, and say how where it was typed otherwise; None where there is none yet."""
    if is_absent(typed):
        return None
    words, console = speaker.session.console.words, speaker.session.console
    value, is_read = accepted(figure_argument(typed, measure))
    if is_read:
        text = words("{typed} is taken as {value}")
        figure = words.quantity(value, measure)
        console.out.write(f"  {text.format(typed=typed, value=figure)}\n")
    return value


def _likely_day(speaker: Speaker, judged: IndicatorState) -> date:
    """Return the day that a figure is most likely of: the end of the last month that is over.

    Where that day has its figure already, or lies before the plan, it is today.
    """
    today, end = speaker.opened.day, speaker.period.end
    if end <= today:
        return end
    day = Period.of("month", today).start - timedelta(days=1)
    known = judged.point.as_of if judged.point is not None else speaker.opened.project.plan.start
    return day if day > known else today


def _past_day(speaker: Speaker, typed: str) -> str:
    """Read a day that is over; raise UsageError for one to come, and for one before the plan."""
    day = speaker.day(typed)
    if day > speaker.opened.day.isoformat():
        raise UsageError(say("{day} is still to come", day=day))
    if day < speaker.opened.project.plan.start.isoformat():
        raise UsageError(say("{day} lies before the plan begins", day=day))
    return day


def _milestone_steps(asker: Asker, state: State) -> Iterator[Step]:
    """Yield the milestones that the unit answers for."""
    speaker = asker.speaker
    words, project = speaker.session.console.words, speaker.opened.project
    for task in project.tasks_of(speaker.unit):
        for ref, action in project.tasks[task].milestone_or_actions(task):
            judged = state.action(ref)
            if action.kind != "milestone" or judged is None or _is_done(speaker, ref):
                continue
            if speaker.unit not in project.responsible(ref):
                continue
            number = project.tasks[task].number(task)
            line = words.labelled(f"\n{words('milestone')} {number}", action.title)
            yield Step(ref, (line,), partial(_ask_done, asker, ref))


def _measure_steps(asker: Asker, state: State) -> Iterator[Step]:
    """Yield the open measures of the unit's own scheme."""
    speaker = asker.speaker
    words = speaker.session.console.words
    for measure in open_measures(state.project, state.measures, speaker.unit, state.question):
        label = " ".join((words("measure of the scheme"), *measure.tasks))
        when = when_text(words, measure)
        name = one_line(measure.measure.name)
        line = words.labelled(f"\n{label}", f"{name} ({when})" if when else name)
        ask = partial(_ask_done, asker, measure.own_ref)
        if measure.measure.every is not None:
            question = words("what was done this time (Enter: nothing):")
            ask = partial(_ask_text, asker, "progress", measure.own_ref, question)
        yield Step(measure.own_ref, (line,), ask)


def _is_done(speaker: Speaker, ref: str) -> bool:
    reports = speaker.opened.project.reports.values()
    return any(milestone.ref == ref for report in reports for milestone in report.milestones)


def _ask_done(asker: Asker, ref: str) -> Answer | None:
    question = asker.speaker.session.console.words("done on (Enter: not yet):")
    day = asker.read_if_any("done", question, partial(_past_day, asker.speaker))
    return ("milestones", {"ref": ref, "done": day}) if day else None


def _problem_steps(asker: Asker, state: State) -> Iterator[Step]:
    words = asker.speaker.session.console.words
    for trouble in state.troubles:
        if trouble.unit != asker.speaker.unit or trouble.solved is not None:
            continue
        line = words.labelled(f"\n{words('open problem')} {task_of(trouble.ref)}", trouble.title)
        key = f"{trouble.ref} {trouble.title}"
        yield Step(key, (line,), partial(_ask_solved, asker, trouble.ref, trouble.title))


def _ask_solved(asker: Asker, ref: str, title: str) -> Answer | None:
    question = asker.speaker.session.console.words("solved on (Enter: not yet):")
    day = asker.read_if_any("solved", question, partial(_past_day, asker.speaker))
    return ("problems", {"ref": ref, "title": title, "solved": day}) if day else None


def _asked_steps(asker: Asker) -> Iterator[Step]:
    """Yield what others ask of the unit, as far as it is open today."""
    speaker = asker.speaker
    words, project = speaker.session.console.words, speaker.opened.project
    for asked in asked_of(project, speaker.unit, speaker.opened.day):
        if asked.answer is None:
            label = f"\n{asked.ref} {one_line(asker_text(words, project, asked))}"
            line = words.labelled(label, one_line(asked_text(words, asked)))
            key = f"answer {asked.who} {asked.ref} {asked.title}"
            yield Step(key, (line,), partial(_ask_answer, asker, asked))


def _ask_answer(asker: Asker, asked: Asked) -> Answer | None:
    text = asker.wording("text", asker.speaker.session.console.words("answer (Enter: not yet):"))
    day = asker.speaker.opened.day.isoformat()
    return ("answers", answer_to(asked, text, day)) if text else None


def _task_steps(asker: Asker) -> Iterator[Step]:
    speaker = asker.speaker
    words, project = speaker.session.console.words, speaker.opened.project
    of_month = speaker.period.span == "month"
    done = words("done this month:") if of_month else words("done in this period:")
    for task in project.tasks_of(speaker.unit):
        last = _last_said(speaker, task)
        head = words.labelled(
            f"\n{words('task')} {project.tasks[task].number(task)}", project.tasks[task].title
        )
        shown = (head, *(f"  {line}" for line in last))
        yield Step(f"progress {task}", shown, partial(_ask_text, asker, "progress", task, done))
        ahead = words("next steps:")
        asked = partial(_ask_text, asker, "next", task, ahead)
        yield Step(f"next {task}", (), asked, again=(head,))


def _last_said(speaker: Speaker, task: str) -> Iterator[str]:
    """Yield what the unit's report of the period before said of a task."""
    words = speaker.session.console.words
    before = report_before(speaker.opened.project, speaker.unit, speaker.period)
    if before is None:
        return
    of_month = speaker.period.span == "month"
    for label, entries in (
        (words("last month") if of_month else words("last time"), before.progress),
        (words("next steps said then") if of_month else words("next steps"), before.next),
    ):
        for entry in entries:
            if task_of(entry.ref) == task:
                yield words.labelled(label, one_line(entry.text))


def _ask_text(asker: Asker, section: str, ref: str, question: str) -> Answer | None:
    typed = asker.wording("text", question)
    return (section, {"ref": ref, "text": typed}) if typed else None


def _new_problem(asker: Asker) -> Step:
    words = asker.speaker.session.console.words

    def ask() -> Answer | None:
        title = asker.wording("title", words("a new problem in a few words (Enter: none):"))
        if not title:
            return None
        tasks = asker.speaker.opened.project.tasks_of(asker.speaker.unit)
        first = tasks[0] if tasks else ""
        read = partial(_own_work, asker.speaker, tasks)
        ref = asker.read("ref", words("of which task:"), read, first)
        while ref is None:
            ref = asker.read("ref", words("of which task:"), read, first)
        entry = {"ref": ref, "title": title}
        for key, question in (
            ("text", words("what it is about:")),
            ("ask", words("what is asked, of whom:")),
        ):
            typed = asker.wording(key, question)
            if typed:
                entry[key] = typed
        return "problems", entry

    return Step("problem", ("",), ask)


def _own_work(speaker: Speaker, tasks: tuple[str, ...], typed: str) -> str:
    """Return the task or action that was typed; raise UsageError where the unit has no part in it."""
    project = speaker.opened.project
    own = tuple(map(project.numbered, tasks))
    hint = say("{unit} has a part in {tasks}", unit=project.label(speaker.unit), tasks=own)
    try:
        ref = speaker.work(typed)
    except UsageError as error:
        raise UsageError(error.message, hint) from None
    if tasks and task_of(ref) not in tasks:
        name = project.label(speaker.unit)
        raise UsageError(say("{unit} has no part in {ref}", unit=name, ref=ref), hint)
    return ref
