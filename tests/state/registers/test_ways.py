"""The way of an item: who owns it, what a later report replaces, where it stands on a day."""

import pytest

from anplan.model.project import Project
from anplan.state.question import Question
from anplan.state.registers.saying import fields_on, roles_on
from anplan.state.registers.standing import ItemState, RegisterState
from anplan.state.registers.ways import Way, ways_of
from tests.builders import DAY, state_on
from tests.state.registers.library import LIBRARY, library

END = Question.on(DAY("2025-12-31"))


def way(made: Project, item: str = "P-1", question: Question = END) -> Way:
    """The way of an item of the library."""
    return ways_of(made, question)["library"][item]


def path(made: Project) -> str:
    """The moves of P-1 that hold."""
    return ", ".join(f"{move.entry.stage or 'left'} {move.day:%m-%d}" for move in way(made).moves)


def on(day: str, made: Project) -> RegisterState:
    """The library on a day."""
    return state_on(day, made).register("library")


def item_on(day: str, made: Project) -> ItemState:
    """P-1 on a day."""
    (item,) = on(day, made).items
    return item


def stage_on(day: str, made: Project) -> str | None:
    """The title of the stage of P-1 on a day."""
    register = on(day, made)
    stage = register.stage_of(item_on(day, made))
    return stage and stage.title


def test_moves_stand_in_the_order_of_their_days() -> None:
    made = library(
        {
            "jxkc 2025-06": ("P-1 stored 2025-06-20", "P-1 solicited 2025-05-10"),
            "jxkc 2025-08": ("P-1 proof 2025-08-02",),
        }
    )
    assert path(made) == "solicited 05-10, stored 06-20, proof 08-02"


def test_whoever_brings_an_item_first_owns_it_and_another_does_not_move_it() -> None:
    made = library(
        {"kjj 2025-05": ("P-1 solicited 2025-05-10",), "jxkc 2025-06": ("P-1 stored 2025-06-20",)}
    )
    assert way(made).owner == "kjj"
    assert path(made) == "solicited 05-10"


def test_a_unit_that_does_not_report_the_register_brings_nothing() -> None:
    made = library(
        {"kjj 2025-05": ("P-1 solicited 2025-05-10",)},
        registers={"library": LIBRARY | {"reported_by": ["jxkc"]}},
    )
    assert ways_of(made, END) == {"library": {}}


def test_the_same_stage_in_a_later_report_replaces_its_day() -> None:
    made = library(
        {"jxkc 2025-06": ("P-1 stored 2025-06-20",), "jxkc 2025-07": ("P-1 入库 2025-06-25",)}
    )
    assert path(made) == "入库 06-25"
    earlier = library(
        {"jxkc 2025-06": ("P-1 stored 2025-06-20",), "jxkc 2025-07": ("P-1 stored 2025-06-02",)}
    )
    assert path(earlier) == "stored 06-02"


def test_a_stage_reached_again_after_another_is_a_way_back() -> None:
    made = library(
        {
            "jxkc 2025-06": ("P-1 stored 2025-06-20",),
            "jxkc 2025-08": ("P-1 proof 2025-08-02",),
            "jxkc 2025-09": ("P-1 stored 2025-09-05 reason=重新论证",),
        }
    )
    assert path(made) == "stored 06-20, proof 08-02, stored 09-05"
    assert stage_on("2025-08-31", made) == "概念验证"
    assert stage_on("2025-09-05", made) == "入库"


def test_who_left_may_come_back() -> None:
    made = library(
        {
            "jxkc 2025-06": ("P-1 stored 2025-06-20",),
            "jxkc 2025-07": ("P-1 left 2025-07-10 reason=迁出",),
            "jxkc 2025-09": ("P-1 stored 2025-09-01",),
        }
    )
    assert [item_on(day, made).left for day in ("2025-07-09", "2025-07-10", "2025-09-01")] == [
        False,
        True,
        False,
    ]


def test_before_its_first_day_nothing_is_known_of_an_item() -> None:
    made = library({"jxkc 2025-06": ("P-1 stored 2025-06-20",)})
    assert on("2025-06-19", made).items == ()


def test_what_came_later_was_not_known() -> None:
    made = library(
        {
            "jxkc 2025-06 2025-07-03": ("P-1 stored 2025-06-20",),
            "jxkc 2025-07 2025-08-04": ("P-1 proof 2025-06-28",),
        }
    )
    asked = Question(DAY("2025-06-30"), DAY("2025-07-05"), DAY("2025-07-05"))
    assert [move.entry.stage for move in way(made, question=asked).moves] == ["stored"]


def test_fields_roles_and_the_title_are_the_last_ones_given() -> None:
    made = library(
        {
            "jxkc 2025-06": ("P-1 stored 2025-06-20 amount=300 title=中试线",),
            "jxkc 2025-07": ("P-1 - 2025-07-20 amount=450 kind=数字",),
        }
    )
    assert fields_on(way(made), DAY("2025-07-19")) == {"amount": "300"}
    assert fields_on(way(made), DAY("2025-07-20")) == {"amount": "450", "kind": "数字"}
    assert way(made).title == "中试线"
    assert roles_on(way(made), DAY("2025-07-20")) == {}
    assert path(made) == "stored 06-20"


FUNNEL = library(
    {
        "jxkc 2025-05": ("P-1 solicited 2025-05-10", "P-2 stored 2025-05-12"),
        "kjj 2025-05": ("K-1 solicited 2025-05-20",),
        "jxkc 2025-06": ("P-3 proof 2025-06-03", "P-2 left 2025-06-10 reason=迁出"),
    },
    registers={"library": LIBRARY | {"still_after": "30"}},
)


@pytest.mark.parametrize(
    ("day", "funnel", "by_unit", "left"),
    [
        ("2025-05-31", (3, 1, 0), {"jxkc": (2, 1, 0), "kjj": (1, 0, 0)}, 0),
        ("2025-06-03", (4, 2, 1), {"jxkc": (3, 2, 1), "kjj": (1, 0, 0)}, 0),
        ("2025-06-30", (3, 1, 1), {"jxkc": (2, 1, 1), "kjj": (1, 0, 0)}, 1),
    ],
)
def test_a_funnel_counts_who_reached_each_stage(
    day: str, funnel: tuple[int, ...], by_unit: dict[str, tuple[int, ...]], left: int
) -> None:
    register = on(day, FUNNEL)
    assert register.funnel == funnel
    assert register.by_unit == by_unit
    assert len(register.left) == left


def test_an_item_stands_still_after_its_registers_days_but_not_at_the_last_stage() -> None:
    def still(day: str) -> list[str]:
        return [item.way.id for item in on(day, FUNNEL).still]

    assert still("2025-06-09") == []
    assert still("2025-06-10") == ["P-1"]
    assert still("2025-12-31") == ["P-1", "K-1"]


def test_where_a_register_stands_is_found_once() -> None:
    state = state_on("2025-06-30", FUNNEL)
    assert state.registers[0] is state.of_unit("jxkc").registers[0]
