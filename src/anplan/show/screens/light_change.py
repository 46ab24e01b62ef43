"""The lights that a change moves: before and after, each with its reason."""

from collections.abc import Iterable, Iterator

from anplan.model.paths import task_of
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.indicators import IndicatorState
from anplan.state.tasks import TaskState
from anplan.state.verdict import Verdict


def light_changes(words: Words, before: State, after: State, refs: Iterable[str]) -> Iterator[str]:
    """Tell the lights of the indicators and tasks that are named, each once."""
    for ref in dict.fromkeys(task_of(ref) for ref in refs):
        one, other = _verdict(before, ref), _verdict(after, ref)
        if one is not None and other is not None:
            text = words("{name}: {before} → {after}")
            yield text.format(
                name=_name(words, after, ref),
                before=_told(words, one),
                after=words("unchanged") if one == other else _told(words, other),
            )


def _verdict(state: State, ref: str) -> Verdict | None:
    judged: list[IndicatorState | TaskState] = [*state.indicators, *state.tasks]
    return next((one.verdict for one in judged if one.id == ref), None)


def _name(words: Words, state: State, ref: str) -> str:
    indicator = state.project.indicators.get(ref)
    if indicator is not None:
        return indicator.label
    return words("task {task}").format(task=ref)


def _told(words: Words, verdict: Verdict) -> str:
    text = words("{light} ({reason})")
    return text.format(light=words.light(verdict.light), reason=words.tell(verdict.shortly))
