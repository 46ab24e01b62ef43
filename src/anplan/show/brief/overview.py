"""A brief's first chapter: counts that add up, and the names of what is behind or late."""

from collections import Counter
from collections.abc import Iterator

from anplan.base.message import mark
from anplan.base.period import Period
from anplan.show.brief.writer import Writer
from anplan.show.values import by_urgency, obligation_of
from anplan.show.words import Words
from anplan.state.lights.verdict import Light, Verdict
from anplan.state.papers import Paper


def overview(writer: Writer) -> Iterator[str]:
    """Yield the coordinator's words, then the counts, then what is behind and slow."""
    words = writer.words
    if writer.notes.overview:
        yield writer.notes.overview
    yield _counts(writer) + _papers_sentence(writer)
    labels: dict[Light, str] = {
        "red": words("Behind (red): {list}."),
        "yellow": words("Slow (yellow): {list}."),
    }
    for light, label in labels.items():
        texts = _texts_of_light(writer, light)
        if texts:
            yield label.format(list=words("; ").join(texts))


def _counts(writer: Writer) -> str:
    """Count the lights of indicators and of tasks, where the plan has any."""
    words, state = writer.words, writer.state
    indicators = [indicator.verdict.light for indicator in state.indicators]
    tasks = [task.verdict.light for task in state.tasks]
    clauses = [
        words.fill(text, count=len(lights), list=_light_counts(words, lights, meanings))
        for text, lights, meanings in (
            (words("of {count} indicators {list}"), indicators, INDICATOR_MEANINGS),
            (words("of {count} tasks {list}"), tasks, TASK_MEANINGS),
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


def _texts_of_light(writer: Writer, light: Light) -> list[str]:
    """Name what has a light: indicators and judged actions, each with its reason."""
    words, state = writer.words, writer.state
    texts = [
        _with_reason(writer, indicator.indicator.title, indicator.verdict)
        for indicator in by_urgency(state.indicators)
        if indicator.verdict.light == light
    ]
    for task in state.tasks:
        texts += [
            _with_reason(writer, f"{task.id} {action.action.title}", action.verdict)
            for action in task.actions
            if action.verdict.light == light
        ]
        parts = {indicator.verdict.light for indicator in task.indicators}
        parts |= {action.verdict.light for action in task.actions}
        if task.verdict.light == light and light not in parts:
            texts.append(writer.typeset(f"{task.id} {words.tell(task.verdict.reason)}"))
    return texts


def _with_reason(writer: Writer, title: str, verdict: Verdict) -> str:
    words = writer.words
    text = words("{title} ({reason})").format(title=title, reason=words.tell(verdict.reason))
    return writer.typeset(text)


def _papers_sentence(writer: Writer) -> str:
    """Count the papers of the period, the late and the missing by name."""
    grouped: dict[tuple[str, Period | None], list[Paper]] = {}
    for paper in writer.papers():
        grouped.setdefault((paper.obligation, paper.period), []).append(paper)
    return "".join(_count_of_papers(writer, group) for group in grouped.values())


def _count_of_papers(writer: Writer, papers: list[Paper]) -> str:
    """Count the papers of one obligation."""
    words = writer.words
    late = tuple(
        words.fill(words("{unit}, {days} days"), unit=writer.name(paper.unit), days=paper.days_late)
        for paper in papers
        if paper.state == "late"
    )
    missing = tuple(writer.name(paper.unit) for paper in papers if paper.state == "missing")
    text = words(
        "{period}: {owed} {paper} owed, {done} on time, {late} late{who_late}, "
        "{missing} missing{who_missing}."
    )
    return text.format(
        period=writer.period_text(papers[0].period or writer.period),
        owed=len(papers),
        paper=obligation_of(writer.state.project, papers[0]).title,
        done=sum(paper.state == "done" for paper in papers),
        late=len(late),
        who_late=_bracketed(words, late),
        missing=len(missing),
        who_missing=_bracketed(words, missing),
    )


def _bracketed(words: Words, names: tuple[str, ...]) -> str:
    if not names:
        return ""
    return words(" ({list})").format(list=words.listed(names))
