"""What was learned of a plan, as remarks beside what is to be filled in of the next one."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from anplan.intake.next_plan import Change, Path, Turn
from anplan.show.brief.table import target_words
from anplan.show.safe import one_line
from anplan.show.values import value_text
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.indicators import IndicatorState
from anplan.state.lights.verdict import Light


class Learned(NamedTuple):
    """The state of a plan that is over, or nearly so, and how its time is called from the next."""

    words: Words
    state: State
    last: str

    @classmethod
    def of(cls, words: Words, state: State, turn: Turn) -> "Learned":
        """Tell in the plan's own language."""
        return cls(words, state, words("last year") if turn.years == 1 else words("the last plan"))

    def beside(
        self, kind: str, key: Any, content: Mapping[str, Any], changes: Iterable[Change]
    ) -> tuple[Change, ...]:
        """Put beside each change of a file what is known of it."""
        learned = dict(self._learned(kind, key, content))
        told = [
            change._replace(remark=_remark(learned.pop(change.path, "") or self._said(change)))
            for change in changes
        ]
        more = (Change(path, stays=True, remark=_remark(text)) for path, text in learned.items())
        return (*told, *more)

    def _said(self, change: Change) -> str:
        """Return what is said beside a change: who is gone, or what stood there."""
        words, units = self.words, self.state.project.units
        if change.gone:
            until = words("{unit} (until {day})")
            gone = (units[name] for name in change.gone)
            told = tuple(until.format(unit=unit.label, day=unit.valid_until) for unit in gone)
            return words("{last} also: {units}").format(last=self.last, units=words.listed(told))
        return self._was(change.old) if change.old else ""

    def _was(self, text: str) -> str:
        return self.words("{last}: {text}").format(last=self.last, text=text)

    def _learned(
        self, kind: str, key: Any, content: Mapping[str, Any]
    ) -> Iterator[tuple[Path, str]]:
        """Yield what was learned of a file's thing, by the path of the value it belongs to."""
        if kind == "indicator":
            state = self.state.indicator(key)
            is_given = "target" in content
            key_of_target = ("target", state.indicator.target.comparator)
            yield (key_of_target if is_given else ("yearly",)), self._target(state)
        elif kind == "task":
            for place, action in enumerate(content.get("actions", ())):
                if action["kind"] == "milestone":
                    path: Path = ("actions", place, "due" if "due" in action else "kind")
                    yield path, self._milestone(f"{key}/{action['id']}")

    def _target(self, state: IndicatorState) -> str:
        """Write a target and what became of it: 去年目标 不少于20个，完成 21个（截至2025-12-31），绿灯."""
        words, point = self.words, state.point
        target = words("{last}: target {target}").format(
            last=self.last, target=target_words(words, state)
        )
        if point is None:
            reached = words("not reported")
        else:
            reached = words("reached {value} (as of {day})").format(
                value=value_text(words, state), day=point.as_of
            )
        preliminary = (words("preliminary"),) if point and point.preliminary else ()
        notes = map(words.tell, state.notes)
        return _joined(
            words, (target, reached, *preliminary, self._light(state.verdict.light), *notes)
        )

    def _milestone(self, ref: str) -> str:
        """Write a milestone's day and what became of it."""
        words, action = self.words, self.state.action(ref)
        assert action is not None
        due = (words("due {day}").format(day=action.due),) if action.done else ()
        reason = words.tell(action.verdict.reason)
        return self._was(_joined(words, (*due, reason, self._light(action.verdict.light))))

    def _light(self, light: Light) -> str:
        words = self.words
        if light == "closed":
            return words("closed out")
        return words("{light} light").format(light=words.light(light))


def _joined(words: Words, parts: Iterable[str]) -> str:
    return ("，" if words.chinese else ", ").join(parts)


def _remark(text: str) -> str:
    """Write a remark so that nothing in it begins a comment, or a line, of its own."""
    return one_line(text).replace("#", "＃")
