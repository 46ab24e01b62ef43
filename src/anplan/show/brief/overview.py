"""A brief's first chapter: counts that add up, what is late and red by name."""

from collections import Counter
from collections.abc import Iterator

from anplan.base.message import mark
from anplan.show.brief.writer import Writer
from anplan.show.values import by_urgency
from anplan.show.words import Words
from anplan.state.verdict import Light


def overview(writer: Writer) -> Iterator[str]:
    """Write the coordinator's words, then the counts, then what is behind and slow."""
    words = writer.words
    if writer.notes.overview:
        yield writer.notes.overview
    yield _counts(writer) + _papers_sentence(writer)
    for light, label in (
        ("red", words("Behind (red): {list}.")),
        ("yellow", words("Slow (yellow): {list}.")),
    ):
        named = _named_by_light(writer, light)
        if named:
            yield label.format(list=words("; ").join(named))


def _counts(writer: Writer) -> str:
    """Count the lights of indicators and of tasks, where the plan has any."""
    words, state = writer.words, writer.state
    indicators = [one.verdict.light for one in state.indicators]
    tasks = [one.verdict.light for one in state.tasks]
    clauses = [
        text.format(count=len(lights), list=_light_counts(words, lights, meanings))
        for text, lights, meanings in (
            (words("of {count} indicators {list}"), indicators, INDICATOR_MEANINGS),
            (words("of {count} tasks {list}"), tasks, TASK_MEANINGS),
        )
        if lights
    ]
    if not clauses:
        return ""
    day = words.short_day(state.question.day)
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
    counted = Counter(lights)
    order: tuple[Light, ...] = ("green", "closed", "yellow", "red", "blue", "grey")
    return words.listed(
        tuple(
            words("{meaning} {count} ({light})").format(
                meaning=words(meanings[light]), count=counted[light], light=words.light(light)
            )
            for light in order
            if counted[light]
        )
    )


def _named_by_light(writer: Writer, light: str) -> list[str]:
    """Name what has a light: indicators and judged actions, each with its reason."""
    words, state = writer.words, writer.state
    named = [
        writer.own(
            words("{title} ({reason})").format(
                title=one.indicator.title, reason=words.tell(one.verdict.reason)
            )
        )
        for one in by_urgency(state.indicators)
        if one.verdict.light == light
    ]
    for task in state.tasks:
        named += [
            writer.own(
                words("{title} ({reason})").format(
                    title=f"{task.id} {action.action.title}",
                    reason=words.tell(action.verdict.reason),
                )
            )
            for action in task.actions
            if action.verdict.light == light
        ]
        parts = {one.verdict.light for one in task.indicators}
        parts |= {one.verdict.light for one in task.actions}
        if task.verdict.light == light and light not in parts:
            named.append(writer.own(f"{task.id} {words.tell(task.verdict.reason)}"))
    return named


def _papers_sentence(writer: Writer) -> str:
    """Say how many papers of the period came in, the late and the missing by name."""
    words = writer.words
    papers = writer.papers()
    titles = {one.id: one.title for one in writer.state.project.plan.obligations}
    sentences = []
    for obligation in dict.fromkeys(paper.obligation for paper in papers):
        group = [paper for paper in papers if paper.obligation == obligation]
        late = tuple(
            words("{unit}, {days} days").format(unit=writer.name(one.unit), days=one.days_late)
            for one in group
            if one.state == "late"
        )
        missing = tuple(writer.name(one.unit) for one in group if one.state == "missing")
        text = words(
            "{period}: {owed} {paper} owed, {done} on time, {late} late{who_late}, "
            "{missing} missing{who_missing}."
        )
        sentences.append(
            text.format(
                period=words.period(writer.period),
                owed=len(group),
                paper=titles[obligation],
                done=sum(one.state == "done" for one in group),
                late=len(late),
                who_late=_bracketed(words, late),
                missing=len(missing),
                who_missing=_bracketed(words, missing),
            )
        )
    return "".join(sentences)


def _bracketed(words: Words, names: tuple[str, ...]) -> str:
    if not names:
        return ""
    return words(" ({list})").format(list=words.listed(names))
