"""A scheme's measures: what they must say, and what they are called."""

import pytest

from anplan.base.message import Rejected
from anplan.files.schema.validate import record_of
from anplan.model.names import Referent
from anplan.model.refs import resolve, resolve_own
from anplan.model.units import Measure, Scheme, free_ids
from anplan.show.words import Words
from tests import builders

MADE = builders.project(
    tasks={"2.4": {"title": "技术经理人", "units": ["jxkc", "kgj"]}},
    units=["jxkc", "kgj"],
    schemes={
        "jxkc": {"measures": [{"id": "visits", "ref": "2.4", "title": "走访企业"}]},
        "kgj": {
            "measures": [
                {"id": "visits", "ref": "2.4", "text": "走访"},
                {"id": "courses", "ref": "2.4", "text": "办班"},
            ]
        },
    },
)


def refusal(rejected: object) -> str:
    assert isinstance(rejected, Rejected)
    words = Words("en")
    hint = words.tell(rejected.hint) if rejected.hint else ""
    return f"{words.tell(rejected.message)} | {hint}"


@pytest.mark.parametrize(
    "said",
    [
        {"ref": "2.4"},
        {"ref": "2.4", "text": "登记", "indicator": "it"},
        {"ref": "2.4", "text": "登记", "share": "5"},
        {"ref": "2.4", "text": "登记", "indicator": "it", "share": "5", "every": "month"},
    ],
    ids=["no words", "no share", "no indicator", "two ways"],
)
def test_what_a_measure_cannot_be(said: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="S1"):
        record_of(Measure, said)


def test_an_old_measure_is_still_one() -> None:
    measure = record_of(Measure, {"ref": "2.4", "text": "办班", "by": "2025-06-30"})
    assert (measure.id, measure.name, measure.about) == (None, "办班", "2.4")


def test_two_measures_of_a_scheme_have_two_ids() -> None:
    twice = [{"id": "a", "ref": "2.4", "text": "办班"}, {"id": "a", "ref": "2.4", "text": "走访"}]
    with pytest.raises(ValueError, match="S113"):
        record_of(Scheme, {"measures": twice})


def test_free_ids_pass_over_those_that_are_taken() -> None:
    ids = free_ids(("m1", "m3"), "m")
    assert [next(ids) for _ in range(3)] == ["m2", "m4", "m5"]


def test_everybody_calls_it_by_its_unit() -> None:
    assert resolve(MADE, "jxkc/scheme/visits") == Referent("measure", "jxkc/scheme/visits")
    assert resolve(MADE, "scheme/courses") == Referent("measure", "kgj/scheme/courses")


def test_a_name_that_several_have_is_asked_back() -> None:
    assert refusal(resolve(MADE, "scheme/visits")) == (
        "scheme/visits may be jxkc/scheme/visits, kgj/scheme/visits | Write the unit before it"
    )


def test_a_misspelt_one_finds_the_nearest() -> None:
    assert "Did you mean kgj/scheme/courses?" in refusal(resolve(MADE, "kgj/scheme/course"))
    assert "There is no unit nobody" in refusal(resolve(MADE, "nobody/scheme/visits"))


def test_a_unit_calls_its_own_without_its_name_or_by_title() -> None:
    for word in ("scheme/visits", "jxkc/scheme/visits", "走访企业", "visits"):
        assert resolve_own(MADE, "jxkc", word, ("task", "action")) == Referent(
            "measure", "scheme/visits"
        )


def test_a_unit_cannot_name_anothers() -> None:
    told = refusal(resolve_own(MADE, "jxkc", "kgj/scheme/courses", ("task",)))
    assert told.startswith("kgj/scheme/courses is a measure of another unit")
    told = refusal(resolve_own(MADE, "jxkc", "scheme/courses", ("task",)))
    assert told.startswith("No scheme has a measure jxkc/scheme/courses")


def test_tasks_are_still_called_as_they_are() -> None:
    assert resolve_own(MADE, "jxkc", "2.4", ("task", "action")) == Referent("task", "2.4")
