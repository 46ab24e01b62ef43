"""A brief's first chapter: counts that add up, and the names of what is behind or late."""

import re
from collections import Counter
from collections.abc import Iterator

from anplan.base.message import mark
from anplan.base.period import Period
from anplan.model.paths import task_of
from anplan.show.brief.writer import Writer
from anplan.show.safe import one_line
from anplan.show.screens.measures import count_text
from anplan.show.screens.questions import clause
from anplan.show.values import obligation_of
from anplan.show.words import Words, chinese_number
from anplan.state.lights.verdict import Light
from anplan.state.papers import Paper
from anplan.state.parts import counted
from anplan.state.pressing import MOST, Pressing, pressing


def overview(writer: Writer) -> Iterator[str]:
    """Yield the coordinator's words, then the counts, then the things that press most."""
    words = writer.words
    if writer.notes.overview:
        yield writer.notes.overview
    measures = _measures_sentence(writer)
    yield light_counts(writer) + _papers_sentence(writer) + measures
    every = pressing(writer.state)
    first, others = every[:MOST], every[MOST:]
    for number, item in enumerate(first, 1):
        yield words("({number}) {text}").format(
            number=chinese_number(number) if words.chinese else number,
            text=pressing_text(writer, item),
        )
    if others:
        names = words("; ").join(_named(writer, item) for item in others)
        yield words("Behind or slow, too: {list}.").format(list=names)


def _measures_sentence(writer: Writer) -> str:
    """Count the measures of the units' schemes, where any is due."""
    words, state = writer.words, writer.state
    if not any(measure.is_due(state.question) for measure in state.measures):
        return ""
    gap = "" if words.chinese else " "
    return gap + words.sentence(count_text(words, state.measures, state.question))


def _light_count(words: Words, meaning: str, count: int, light: str) -> str:
    if meaning == light:
        return words("{count} {meaning}").format(meaning=meaning, count=count)
    text = words("{count} {meaning} ({light})")
    return text.format(meaning=meaning, count=count, light=light)


def pressing_text(writer: Writer, item: Pressing) -> str:
    """Write what presses: how far behind it is, who answers for it, why, and what comes next."""
    words, project = writer.words, writer.state.project
    units = tuple(writer.typeset(project.label(unit)) for unit in item.units)
    text = words.sentence(_named(writer, item))
    if units:
        answering = words("Responsible: {units}.").format(units=words.listed(units))
        text = words.sentences(text, answering)
    for label, content in (
        (words("Cause"), cause(writer, item)),
        (words("Next step"), next_step(writer, item)),
    ):
        if content:
            text = words.sentences(text, words.sentence(words.labelled(label, content)))
    return text


def _named(writer: Writer, item: Pressing) -> str:
    words = writer.words
    text = words("{title} ({light}), {reason}")
    return writer.typeset(
        text.format(
            title=item.title,
            light=words.light(item.verdict.light),
            reason=clause(writer.tell(item.verdict.reason)),
        )
    )


def cause(writer: Writer, item: Pressing) -> str:
    """Return the title of the open problem that its units named, the last one."""
    return next(
        (
            clause(one_line(trouble.title))
            for trouble in reversed(writer.state.troubles)
            if trouble.unit in item.units
            and len(trouble.title) <= MOST_WORDS
            and trouble.solved is None
            and _speaks_of(item, trouble.ref, f"{trouble.title} {trouble.text or ''}")
        ),
        "",
    )


def next_step(writer: Writer, item: Pressing) -> str:
    """Return the first sentence that its units wrote of what comes next."""
    for unit, report in writer.reports():
        if unit in item.units:
            for entry in report.next:
                step = clause(_first_sentence(one_line(entry.text)))
                if _speaks_of(item, entry.ref, entry.text) and len(step) <= MOST_WORDS:
                    return step
    return ""


MOST_WORDS = 80
"""Characters of a unit's sentence that a leader reads at once; a longer one stands further down."""


def _speaks_of(item: Pressing, ref: str, text: str) -> bool:
    """Return whether a unit's words are about a thing: by their ref, else by its name in them."""
    return ref in item.refs or (
        task_of(ref) in item.tasks and any(name in text for name in _names(item.title))
    )


def _names(title: str) -> tuple[str, ...]:
    """Return a title, and what stands in it between quotation marks."""
    return (title, *re.findall("[“「]([^“「”」]{2,})[”」]", title))


def _first_sentence(text: str) -> str:
    return re.split("(?<=[。！？])|(?<=[.!?]) ", text, maxsplit=1)[0]


def light_counts(writer: Writer) -> str:
    """Count the lights of indicators and of tasks, where the plan has any."""
    words, state = writer.words, writer.state
    indicators = [indicator.verdict.light for indicator in counted(state.indicators)]
    tasks = [task.verdict.light for task in state.tasks]
    clauses = [
        words.fill(text, count=len(lights), list=_light_counts(words, lights, meanings))
        for text, lights, meanings in (
            (words("of {count} indicators, {list}"), indicators, INDICATOR_MEANINGS),
            (words("of {count} tasks, {list}"), tasks, TASK_MEANINGS),
        )
        if lights
    ]
    if not clauses:
        return ""
    day = writer.day(state.question.day)
    return words("By {day}, {clauses}. ").format(day=day, clauses=words("; ").join(clauses))


INDICATOR_MEANINGS: dict[Light, str] = {
    "green": mark("on the trajectory or target met"),
    "closed": mark("closed out"),
    "yellow": mark("slow"),
    "red": mark("behind"),
    "blue": mark("not due"),
    "grey": mark("without a figure"),
}
TASK_MEANINGS: dict[Light, str] = INDICATOR_MEANINGS | {
    "green": mark("in order"),
    "blue": mark("not due or nothing to judge"),
    "grey": mark("unknown"),
}


def _light_counts(words: Words, lights: list[Light], meanings: dict[Light, str]) -> str:
    by_light = Counter(lights)
    order: tuple[Light, ...] = ("green", "closed", "yellow", "red", "blue", "grey")
    return words.listed(
        tuple(
            _light_count(words, words(meanings[light]), by_light[light], words.light(light))
            for light in order
            if by_light[light]
        )
    )


def _papers_sentence(writer: Writer) -> str:
    """Count the papers of the period, the late and the missing by name."""
    grouped: dict[tuple[str, Period | None], list[Paper]] = {}
    for paper in writer.papers():
        grouped.setdefault((paper.obligation, paper.period), []).append(paper)
    gap = writer.words.gap if writer.words.tells("cycles") else ""
    return gap.join(_count_of_papers(writer, group) for group in grouped.values())


def _count_of_papers(writer: Writer, papers: list[Paper]) -> str:
    """Count the papers of one obligation."""
    words = writer.words
    late = tuple(
        words.fill(words("{unit}, {days} days"), unit=writer.name(paper.unit), days=paper.days_late)
        for paper in papers
        if paper.state == "late"
    )
    early = tuple(
        words("{unit} dated {day}, to be verified").format(
            unit=writer.name(paper.unit), day=writer.lettered_day(paper.done_on)
        )
        for paper in papers
        if paper.early and paper.done_on is not None
    )
    again = tuple(writer.name(paper.unit) for paper in papers if paper.owed_again)
    missing = tuple(
        writer.name(paper.unit)
        for paper in papers
        if paper.state == "missing" and not paper.owed_again
    )
    done = sum(paper.state == "done" for paper in papers)
    open_ = sum(paper.state == "open" and not paper.owed_again for paper in papers)
    counts = [words("{count} on time").format(count=done) + _bracketed(words, early)]
    counts += [
        text.format(count=count, who=_bracketed(words, names))
        for text, count, names in (
            (words("{count} late{who}"), len(late), late),
            (words("{count} missing{who}"), len(missing), missing),
            (words("{count} returned and owed again{who}"), len(again), again),
            (words("{count} not due yet{who}"), open_, ()),
        )
        if count
    ]
    return words("Owed for {period} ({paper}): {owed}, {counts}.").format(
        period=writer.period_text(papers[0].period or writer.period),
        owed=len(papers),
        paper=obligation_of(writer.state.project, papers[0]).title,
        counts=words.listed(tuple(counts)),
    )


def _bracketed(words: Words, names: tuple[str, ...]) -> str:
    if not names:
        return ""
    return words(" ({list})").format(list=words.listed(names))
