"""Units of different plans that are one."""

from anplan.model.same_units import joined_ids


def test_the_same_id_is_the_same_unit() -> None:
    assert joined_ids([("zjj", ()), ("swj", ()), ("zjj", ())]) == {"zjj": "zjj", "swj": "swj"}


def test_one_that_says_so_is_too() -> None:
    assert joined_ids([("jd-dazhi", ()), ("dzj", ("jd-dazhi",))]) == {
        "jd-dazhi": "jd-dazhi",
        "dzj": "jd-dazhi",
    }


def test_whoever_says_it_and_over_several_steps() -> None:
    found = joined_ids([("a", ("b",)), ("c", ("d",)), ("d", ("b",)), ("e", ())])
    assert found == {"a": "a", "b": "a", "c": "a", "d": "a", "e": "e"}
