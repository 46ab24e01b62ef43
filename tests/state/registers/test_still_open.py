"""Items that are still open pass into the next plan, and go on there from where they stand."""

from dataclasses import replace
from typing import Any

from anplan.files.schema.validate import record_of
from anplan.model.project import Project
from anplan.model.registers import Carried
from anplan.state.question import Question
from anplan.state.registers.still_open import open_items
from anplan.state.registers.ways import ways_of
from tests.builders import DAY, state_on
from tests.state.registers.library import LIBRARY, Entries, counted, entry, library

END = Question.on(DAY("2025-12-31"))


def still_open(*entries: str, **changes: Any) -> list[str]:
    made = library({"jxkc 2025-06": entries}, **changes)
    return [f"{item.id} {item.stage} {item.on}" for item in open_items(made, END).get("jxkc", ())]


def goes_on(reports: Entries, *carried: str, stage: str = "stored", **source: str) -> Project:
    """The plan after: what jxkc brings, and what is told from then on."""
    indicators = counted(stage)
    if source:
        (given,) = indicators.values()
        assert given.counted_from is not None
        told = given.counted_from._replace(carried=True)
        indicators = {"it": given._replace(counted_from=told)}
    made = library(reports, indicators=indicators)
    items = [{**entry(words), "title": "甲"} for words in carried]
    return replace(made, carried={"jxkc": record_of(Carried, {"items": items})})


def test_what_stands_at_a_stage_goes_on_from_its_last_move() -> None:
    told = ("P-1 solicited 2025-05-10", "P-1 stored 2025-06-20", "P-2 solicited 2025-05-11")
    assert still_open(*told) == ["P-1 stored 2025-06-20", "P-2 solicited 2025-05-11"]


def test_what_left_or_is_through_does_not() -> None:
    told = ("P-1 stored 2025-05-10", "P-1 left 2025-06-20 reason=停", "P-2 proof 2025-05-11")
    assert still_open(*told) == []


def test_of_a_register_of_one_stage_all_that_stand_in_it_go_on() -> None:
    one = {**LIBRARY, "stages": [{"id": "stored", "title": "入库"}]}
    assert still_open("P-1 stored 2025-05-10", registers={"library": one}) == [
        "P-1 stored 2025-05-10"
    ]


def test_its_last_words_go_with_it() -> None:
    fields = [{"id": "amount", "title": "投资额", "measure": "万元"}]
    told = ("P-1 stored 2025-05-10 title=旧 amount=1", "P-1 - 2025-06-01 title=新 amount=2")
    made = library({"jxkc 2025-06": told}, registers={"library": {**LIBRARY, "fields": fields}})
    ((item,),) = open_items(made, END).values()
    assert (item.title, item.fields, str(item.on)) == ("新", {"amount": "2"}, "2025-05-10")


def test_what_is_not_known_yet_on_the_day_is_not_carried() -> None:
    made = library({"jxkc 2025-06": ("P-1 stored 2025-06-20",)})
    assert open_items(made, Question.on(DAY("2025-05-31"))) == {}


def test_in_the_next_plan_its_unit_owns_it_and_it_stands_where_it_stood() -> None:
    made = goes_on({"kjj 2025-04": ("P-1 proof 2025-04-02",)}, "P-1 stored 2024-06-20")
    way = ways_of(made, END)["library"]["P-1"]
    assert (way.owner, way.title, way.moves[0].spot.file) == (
        "jxkc",
        "甲",
        "units/jxkc/carried.yaml",
    )
    assert state_on("2025-06-30", made).register("library").funnel == (1, 1, 0)


def value(made: Project) -> str:
    point = state_on("2025-06-30", made).indicator("it").point
    assert point is not None
    return str(point.value)


def test_what_it_had_reached_before_does_not_count_again() -> None:
    reports = {"jxkc 2025-04": ("P-1 proof 2025-04-02", "P-2 stored 2025-04-03")}
    carried = ("P-1 stored 2024-06-20", "P-2 solicited 2024-06-20", "P-3 stored 2024-07-01")
    assert value(goes_on(reports, *carried)) == "1"
    assert value(goes_on(reports, *carried, stage="proof")) == "1"


def test_unless_the_plan_counts_it_too() -> None:
    reports = {"jxkc 2025-04": ("P-2 stored 2025-04-03",)}
    carried = ("P-1 stored 2024-06-20", "P-2 solicited 2024-06-20")
    assert value(goes_on(reports, *carried, carried="true")) == "2"


def test_one_that_leaves_takes_nothing_from_a_count_it_was_not_in() -> None:
    reports = {"jxkc 2025-04": ("P-1 left 2025-04-02 reason=停", "P-2 stored 2025-04-03")}
    assert value(goes_on(reports, "P-1 stored 2024-06-20")) == "1"
