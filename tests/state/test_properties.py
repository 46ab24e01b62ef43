"""What holds for every plan, whatever is reported."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from random import Random
from string import Formatter
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from anplan.base.message import Message
from anplan.model.project import Project
from anplan.state import actions, tasks
from anplan.state.build import State, build
from anplan.state.figures import Progress, measure, plain, printed, printed_gap, rounded
from anplan.state.indicators import IndicatorState
from anplan.state.lights import light
from anplan.state.lights.trajectory import elapsed_share
from anplan.state.lights.verdict import Verdict
from anplan.state.question import Question
from tests.builders import DAY, judged, reading
from tests.state import strategies as some

RED = Fraction(10)

# Red is worse than yellow. Blue and green are both good: blue only says that nothing was
# expected yet. Grey lies between: a value can only leave it upwards, by meeting its target.
RANK = {"red": 0, "yellow": 1, "grey": 2, "blue": 3, "green": 3, "closed": 3}


@settings(max_examples=100, deadline=None)
@given(
    keys=some.indicators(("at_least", "more_than")),
    history=st.none() | some.amounts(),
    as_of=some.days("2025-02-01", "2025-12-31"),
    wait=st.integers(0, 120),
)
def test_more_is_never_a_worse_light(
    keys: dict[str, Any], history: str | None, as_of: date, wait: int
) -> None:
    """For targets that want more, on the same day and after the same earlier figure."""
    (typed,) = keys["target"].values()
    target = Decimal(typed)
    assume(target > Decimal(keys.get("baseline", "0")))
    keys = keys | {"reported_by": ["jxkc"]}
    earlier = [reading(history, "2025-01-31")] if history else []
    day = some.later(as_of, wait).isoformat()
    shares_of_target = (target * share / 100 for share in range(0, 121, 4))
    values = sorted([*shares_of_target, *(target + Decimal(one) / 2 for one in range(-3, 3))])
    verdicts = [
        judged(day, *earlier, reading(f"{value:f}", as_of.isoformat()), **keys).verdict
        for value in values
    ]
    for less, more in pairwise(verdicts):
        assert RANK[less.light] <= RANK[more.light], (less.reason, more.reason)


@settings(max_examples=100, deadline=None)
@given(project=some.projects(), day=some.asked(), random=st.randoms(use_true_random=False))
def test_what_holds_for_every_plan(project: Project, day: date, random: Random) -> None:
    """To make a plan costs far more than to look at it: each is looked at in every way."""
    state = build(project, Question.on(day))
    _every_light_has_a_rule_and_a_reason(state)
    assert [thing for thing in _everything(state) if isinstance(thing, float)] == []
    for indicator in state.indicators:
        _unknown_is_never_red_and_never_green(indicator)
        assert not (indicator.indicator.aspirational and indicator.verdict.light == "red")
        assert all(point.as_of <= day for point in indicator.series.points)
    _the_order_of_files_does_not_matter(project, state, random)


def _every_light_has_a_rule_and_a_reason(state: State) -> None:
    for verdict, words in _verdicts(state):
        assert verdict.rule in words
        for reason in (verdict.reason, *verdict.because):
            assert reason.text
            assert _is_complete(reason), reason


def _unknown_is_never_red_and_never_green(indicator: IndicatorState) -> None:
    if indicator.point is None:
        assert indicator.verdict.light in ("grey", "yellow")


def _the_order_of_files_does_not_matter(project: Project, state: State, random: Random) -> None:
    mixed = replace(
        project,
        indicators=_shuffled(project.indicators, random),
        tasks=_shuffled(project.tasks, random),
        units=_shuffled(project.units, random),
        reports=_shuffled(project.reports, random),
        decisions=_shuffled(project.decisions, random),
    )
    assert mixed is not project
    assert build(mixed, state.question) == state


@settings(max_examples=150, deadline=None)
@given(measured=some.measured())
def test_printed_figures_subtract(measured: tuple[Progress, bool]) -> None:
    """Completion less pace is the gap, with its sign turned where + would be bad."""
    progress, turned = measured
    shown = printed(progress, RED, turned=turned)
    assert shown.completion is not None
    assert shown.pace is not None
    assert shown.gap == (shown.completion - shown.pace) * (-1 if turned else 1)


@settings(max_examples=150, deadline=None)
@given(measured=some.measured())
def test_printed_figures_tell_no_other_story(measured: tuple[Progress, bool]) -> None:
    """They lie on the same side of 0, of the limit and of 100 as the exact ones.

    Four decimals suffice where an exact figure is just on a bound or 0.0002 away from it: each
    of the two figures that subtract is then rounded by at most 0.00005.
    """
    progress, turned = measured
    assert progress.completion is not None
    assert progress.pace is not None
    assert progress.gap is not None
    bounds = [(progress.completion, 0), (progress.completion, 100)]
    bounds += [(progress.pace, 0), (progress.pace, 100), (progress.gap, 0), (progress.gap, -10)]
    distances = [abs(figure - bound) for figure, bound in bounds]
    assume(all(one == 0 or one >= Fraction(1, 5000) for one in distances))
    assume(all((figure * 10**4).denominator != 2 for figure, _ in bounds))  # no ties
    shown = printed(progress, RED, turned=turned)
    told = [shown.completion, shown.completion, shown.pace, shown.pace, shown.gap, shown.gap]
    for (exact, bound), figure in zip(bounds, told, strict=True):
        assert figure is not None
        assert _sign(exact - bound) == _sign(Fraction(figure) - bound), (exact, figure)


@settings(max_examples=150, deadline=None)
@given(some.near(0, -1))
def test_a_gap_that_stands_alone_tells_no_other_story(gap: Fraction) -> None:
    red = Fraction(1)
    assume(all(one == 0 or abs(one) >= Fraction(1, 10000) for one in (gap, gap + red)))
    shown = Fraction(printed_gap(gap, red))
    assert (_sign(shown), _sign(shown + red)) == (_sign(gap), _sign(gap + red))


@settings(max_examples=150, deadline=None)
@given(some.fractions(), st.integers(0, 4))
def test_rounding_is_off_by_half_a_place_at_most(value: Fraction, decimals: int) -> None:
    assert abs(Fraction(rounded(value, decimals)) - value) * 10**decimals * 2 <= 1


@settings(max_examples=100, deadline=None)
@given(st.decimals(-(10**6), 10**6, places=4))
def test_what_four_decimals_can_say_is_said_exactly(value: Decimal) -> None:
    assert plain(Fraction(value)) == value


@settings(max_examples=150, deadline=None)
@given(
    start=some.days(),
    months=st.integers(0, 1000),
    days=st.tuples(some.days("2024-01-01", "2029-12-31"), some.days("2024-01-01", "2029-12-31")),
)
def test_the_elapsed_share_only_grows(start: date, months: int, days: tuple[date, date]) -> None:
    end = some.later(start, months)
    first, second = (elapsed_share(start, end, day) for day in sorted(days))
    assert 0 <= first <= second <= 1
    assert elapsed_share(start, end, end) == 1


def test_target_and_baseline_alike_give_no_percentages() -> None:
    assert measure(Fraction(5), Fraction(5), Fraction(7), Fraction(7), upward=True) == Progress()


def test_a_state_asked_twice_is_the_same() -> None:
    first, second = (judged("2025-07-10", reading("60", "2025-06-30")) for _ in range(2))
    assert first == second
    assert DAY("2025-12-31") == first.by


def _sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)


def _shuffled(parts: Mapping[Any, Any], random: Random) -> dict[Any, Any]:
    keys = list(parts)
    random.shuffle(keys)
    return {key: parts[key] for key in keys}


def _verdicts(state: State) -> Iterator[tuple[Verdict, Mapping[str, str]]]:
    """Yield all verdicts, each with the words of the rules it may name."""
    for indicator in state.indicators:
        yield indicator.verdict, light.RULE_WORDS
    for task in state.tasks:
        yield task.verdict, tasks.RULE_WORDS
        for action in task.actions:
            yield action.verdict, actions.RULE_WORDS


def _is_complete(message: Message) -> bool:
    """Return whether every brace of a message has a value, and so have those in it."""
    names = {name for _, name, _, _ in Formatter().parse(message.text) if name}
    inner = [value for value in message.values.values() if isinstance(value, Message)]
    given_ = {name for name, value in message.values.items() if value is not None}
    return names <= given_ and all(_is_complete(one) for one in inner)


def _everything(thing: object) -> Iterator[object]:
    """Yield an object, and through all that is in it."""
    yield thing
    inside: list[Any] = []
    if is_dataclass(thing) and not isinstance(thing, type):
        inside = [getattr(thing, field.name) for field in fields(thing)]
    elif isinstance(thing, Mapping):
        inside = [*thing.keys(), *thing.values()]
    elif isinstance(thing, tuple | list | set | frozenset):
        inside = list(thing)
    for one in inside:
        yield from _everything(one)
