"""The chart of an indicator where its days and values are not those of a plain year."""

import re
from typing import Any

import pytest

from anplan.show.site.chart import LARGE, SMALL, Plot, legend, plot
from anplan.show.words import Words
from tests.builders import indicator, project, reading, report, state_on

WORDS = Words("en")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def drawn(*readings: Any, frame: Any = LARGE, by: str | None = None, **changes: Any) -> Any:
    target = {**changes.pop("target", {"at_least": "120"}), **({"by": by} if by else {})}
    reports: dict[tuple[str, str], list[Any]] = {}
    for said in readings:
        reports.setdefault(("jxkc", said["as_of"][:7]), []).append(said)
    made = project(
        indicators={"it": indicator(target=target, **changes)},
        reports={key: report(*said) for key, said in reports.items()},
    )
    state = state_on("2025-10-09", made)
    return plot(WORDS, state, state.indicator("it"), frame)


def spots(path: str) -> list[tuple[str, list[float]]]:
    return [
        (part[0], [float(n) for n in NUMBER.findall(part)])
        for part in re.findall("[MLHV][^MLHV]*", path)
    ]


def holds(made: Plot) -> None:
    """Everything must lie within the chart."""
    frame = made.frame
    for path in (made.way, made.target, made.values, made.ahead):
        for sign, numbers in spots(path):
            across = numbers[:1] if sign in "MLH" else []
            down = numbers[-1:] if sign in "MLV" else []
            assert all(frame.left <= x <= frame.width - frame.right for x in across), path
            assert all(frame.top <= y <= frame.height - frame.bottom for y in down), path
    for dot in made.dots:
        assert frame.left <= dot.x <= frame.width - frame.right
        assert frame.top <= dot.y <= frame.height - frame.bottom


BEFORE = {"by": "2024-06-30"}


@pytest.mark.parametrize("frame", [SMALL, LARGE])
@pytest.mark.parametrize("trajectory", ["linear", "end"])
def test_a_target_before_the_plans_start_is_level_over_its_time(
    trajectory: str, frame: Any
) -> None:
    made = drawn(reading("50", "2025-03-31"), frame=frame, trajectory=trajectory, **BEFORE)
    assert (made.way, len(made.dots)) == ("", 1)
    assert [sign for sign, _ in spots(made.target)] == ["M", "H", "V"]
    assert spots(made.target)[1][1] == [frame.width - frame.right]
    holds(made)


def test_where_nothing_lies_in_the_plans_time_there_is_no_chart() -> None:
    assert drawn(**BEFORE) is None
    assert drawn(reading("50", "2024-03-31"), **BEFORE) is None


@pytest.mark.parametrize("by", ["2025-01-01", "2025-12-31", "2027-06-30"])
@pytest.mark.parametrize("values", [(), ("50",), ("50", "50"), ("0",), ("-20", "-5"), ("0", "0")])
@pytest.mark.parametrize("kind", ["flow", "rate"])
def test_any_days_and_values_have_a_chart(by: str, values: tuple[str, ...], kind: str) -> None:
    readings = [reading(value, f"2025-0{3 + n}-28") for n, value in enumerate(values)]
    made = drawn(*readings, by=by, kind=kind)
    assert len(made.dots) == len(values)
    assert bool(made.values) == (len(values) > 1)
    holds(made)


@pytest.mark.parametrize("target", ["0", "-5", "50"])
def test_values_that_are_all_the_target_have_a_chart(target: str) -> None:
    made = drawn(reading(target, "2025-03-31"), kind="rate", target={"at_least": target})
    assert made.beside[0].text == target
    holds(made)


@pytest.mark.parametrize(
    ("target", "value"), [("2350000", "1234567.8"), ("1000000000", "7"), ("0.10", "0.0000001")]
)
def test_figures_beside_a_chart_are_those_of_other_screens(target: str, value: str) -> None:
    made = drawn(reading(value, "2025-03-31"), kind="rate", target={"at_least": target})
    assert [mark.text for mark in made.beside] == [target, value][: len(made.beside)]
    assert made.frame.left > 7 * max(len(mark.text) for mark in made.beside)


def test_a_legend_names_what_is_drawn() -> None:
    def names(*readings: Any, **changes: Any) -> list[str]:
        return [name for name, _ in legend(WORDS, drawn(*readings, **changes))]

    assert names() == ["way", "goal"]
    assert names(reading("50", "2025-03-31"), **BEFORE) == ["value", "goal"]
    falling = {"target": {"at_most": "5"}, "kind": "stock"}
    assert names(reading("9", "2025-03-31"), **falling) == ["value", "goal"]
    many = [reading(str(10 * n), f"2025-0{n}-28") for n in range(1, 10)]
    assert names(*many) == ["value", "way", "goal", "ahead"]


def test_a_change_of_the_target_is_a_step() -> None:
    amended = [
        {"on": "2025-06-30", "target": {"at_least": "150"}, "document": "函", "reason": "调整"}
    ]
    made = drawn(reading("50", "2025-03-31"), amended=amended)
    assert [sign for sign, _ in spots(made.target)] == ["M", "H", "V", "H", "V"]
    assert made.beside[0].text == "150"
