"""The lights that a change moves: before and after, each with its reason."""

from collections.abc import Iterable, Iterator

from anplan.model.paths import names_measure, task_of
from anplan.show.safe import one_line
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.indicators import IndicatorState
from anplan.state.lights.verdict import Verdict
from anplan.state.tasks import TaskState


def light_changes(words: Words, before: State, after: State, refs: Iterable[str]) -> Iterator[str]:
    """Yield a line on the lights of each indicator, task and measure that a ref names, each once."""
    for name in dict.fromkeys(ref if names_measure(ref) else task_of(ref) for ref in refs):
        old, new = _verdict(before, name), _verdict(after, name)
        if old is not None and new is not None:
            text = words("{name}: {before} → {after}")
            yield text.format(
                name=_title(words, after, name),
                before=verdict_text(words, old),
                after=words("unchanged") if old == new else verdict_text(words, new),
            )


def _verdict(state: State, name: str) -> Verdict | None:
    measure = state.measure(name)
    if measure is not None:
        return measure.verdict
    judged: list[IndicatorState | TaskState] = [*state.indicators, *state.tasks]
    return next((subject.verdict for subject in judged if subject.id == name), None)


def _title(words: Words, state: State, name: str) -> str:
    indicator = state.project.indicators.get(name)
    if indicator is not None:
        return indicator.label
    measure = state.measure(name)
    if measure is not None:
        return one_line(measure.measure.name)
    return words("task {task}").format(task=state.project.tasks[name].number(name))


def verdict_text(words: Words, verdict: Verdict) -> str:
    """Write a light with its reason."""
    text = words("{light} ({reason})")
    return text.format(light=words.light(verdict.light), reason=words.tell(verdict.shortly))
