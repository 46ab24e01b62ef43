"""The types of single values, each taken by itself."""

import re
from datetime import date, timedelta, timezone
from decimal import Decimal
from typing import Annotated, Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import ValidationError

from anplan.base.period import Period
from anplan.base.quantity import Quantity
from anplan.files.schema.json_schema import json_schema
from anplan.files.schema.validate import validator_of
from anplan.model.types.fields import (
    Amount,
    Day,
    Id,
    Number,
    Periodic,
    Ref,
    TaskId,
    Text,
    Truth,
    Zone,
)
from anplan.model.types.records import Doc
from anplan.show.words import Words

TYPES: dict[str, Any] = {
    "Day": Day,
    "Number": Number,
    "Amount": Amount,
    "Truth": Truth,
    "Periodic": Periodic,
    "Zone": Zone,
    "Id": Id,
    "Text": Text,
    "TaskId": TaskId,
    "Ref": Ref,
}
FIGURE = "Write digits and a point only, such as 121.3"
HOURS = timedelta(hours=1)


def read(kind: str, text: object) -> object:
    """Read a value as a record's field does."""
    return validator_of(TYPES[kind]).validate_python(text)


def editor_schema(kind: str) -> dict[str, Any]:
    """Return what an editor's schema says of a value."""
    make: Any = NamedTuple
    record = make("record", [("value", Annotated[TYPES[kind], Doc("A value.")])])
    schema: dict[str, Any] = json_schema(record)["properties"]["value"]
    return dict(schema["anyOf"][0]) if "anyOf" in schema else schema


def refused(kind: str, text: object) -> str:
    """Return the words with which a value is refused."""
    with pytest.raises(ValidationError) as caught:
        read(kind, text)
    (detail,) = caught.value.errors()
    refusal = detail["ctx"]["error"]
    words = Words("en")
    return f"{refusal.code} {words.tell(refusal.message)}. {words.tell(refusal.hint)}"


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("Day", "2025-06-30", date(2025, 6, 30)),
        ("Day", "2024-02-29", date(2024, 2, 29)),
        ("Number", "235", Decimal(235)),
        ("Number", "-0.50", Decimal("-0.50")),
        ("Number", "+7", Decimal(7)),
        ("Amount", "121.3", Quantity(Decimal("121.3"))),
        ("Amount", "121.3亿元", Quantity(Decimal("121.3"), "亿元")),
        ("Amount", "7.5 %", Quantity(Decimal("7.5"), "%")),
        ("Truth", "true", True),
        ("Truth", "false", False),
        ("Periodic", "2025-06", Period("month", date(2025, 6, 1))),
        ("Periodic", "2025-Q2", Period("quarter", date(2025, 4, 1))),
        ("Periodic", "2025-H1", Period("half", date(2025, 1, 1))),
        ("Periodic", "2025", Period("year", date(2025, 1, 1))),
        ("Zone", "+08:00", timezone(8 * HOURS)),
        ("Zone", "-03:30", timezone(-3.5 * HOURS)),
        ("Zone", "+00:00", timezone(0 * HOURS)),
        ("Id", "tech-contracts", "tech-contracts"),
        ("Id", "1", "1"),
        ("Text", " 走访\n园区 ", " 走访\n园区 "),
        ("Text", "待填项已清零", "待填项已清零"),
        ("TaskId", "2.4", "2.4"),
        ("TaskId", "12.10", "12.10"),
        ("Ref", "2.4/manager-base", "2.4/manager-base"),
        ("Ref", "tech-contracts", "tech-contracts"),
    ],
)
def test_the_one_way_of_writing_is_taken(kind: str, text: str, value: object) -> None:
    parsed = read(kind, text)
    assert (parsed, type(parsed)) == (value, type(value))
    assert str(parsed) == str(value)


@pytest.mark.parametrize(
    ("kind", "text", "refusal"),
    [
        ("Day", "2025.6.30", "S107 A day in the wrong format: 2025.6.30. Write 2025-06-30"),
        ("Day", "6月", "S103 Not a day: 6月. Write a day as 2025-06-30"),
        (
            "Day",
            "2025-02-29",
            (
                "S108 There is no such day: 2025-02-29. "
                "Check the length of the month; days are written year-month-day"
            ),
        ),
        ("Number", "NO", f"S103 Not a number: NO. {FIGURE}"),
        ("Number", "２３５", "S107 A number in the wrong format: ２３５. Write 235"),
        ("Number", "10%", "S107 A number in the wrong format: 10%. Write the number alone: 10"),
        (
            "Number",
            "１亿元",
            "S107 A number in the wrong format: １亿元. Write the number alone: 1",
        ),
        (
            "Number",
            "1" * 25,
            (
                "Y112 A number of more than 24 digits. "
                "Write the figure itself, in the indicator's own measure"
            ),
        ),
        (
            "Amount",
            "无",
            (
                f"S103 Not a number: 无. {FIGURE}; "
                "where there is no figure yet, write unavailable: and why"
            ),
        ),
        ("Amount", "1,235万元", "S107 A number in the wrong format: 1,235万元. Write 1235万元"),
        ("Truth", "True", "S103 Neither true nor false: True. Write true or false"),
        (
            "Periodic",
            "2025-6",
            "S103 Not a period: 2025-6. Write 2025-06",
        ),
        ("Zone", "8", 'S103 Not a time zone: 8. Write the offset from UTC, such as "+08:00"'),
        (
            "Zone",
            "+24:00",
            'S103 Not a time zone: +24:00. Write the offset from UTC, such as "+08:00"',
        ),
        ("Id", "Tech", "S104 Not an id: Tech. Write tech"),
        (
            "Id",
            "区科协",
            (
                "S104 Not an id: 区科协. Ids are lower-case ASCII letters, digits and hyphens: of a unit "
                "the name of its folder below units/, of a group its id in plan/plan.yaml, of anything "
                "else its file's name"
            ),
        ),
        ("Text", "\u3000\n", "S111 The text is empty. Write it, or leave the key out"),
    ],
)
def test_every_other_way_is_refused_with_the_cure(kind: str, text: str, refusal: str) -> None:
    assert refused(kind, text) == refusal


@pytest.mark.parametrize("kind", sorted(set(TYPES) - {"Text", "TaskId", "Ref", "Amount"}))
def test_an_empty_value_is_said_to_be_empty(kind: str) -> None:
    assert refused(kind, " ") == "S111 The value is empty. Write it, or leave the key out"


@pytest.mark.parametrize("kind", sorted(set(TYPES) - {"TaskId", "Ref"}))
@pytest.mark.parametrize("text", ["待填", "（待填写）", "【待填】", "……待填……", "TODO", "TBD."])
def test_the_template_is_no_value(kind: str, text: str) -> None:
    assert refused(kind, text).startswith("S106 The template's text was left as it is: ")


@pytest.mark.parametrize("kind", sorted(set(TYPES) - {"TaskId", "Ref"}))
@pytest.mark.parametrize("value", [[], ["x"], {}, {"x": "y"}, None, 1.5])
def test_what_is_no_text_is_refused(kind: str, value: object) -> None:
    assert refused(kind, value) == (
        "S103 A single value belongs here. Write it on one line, without a list or keys below it"
    )


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("Day", date(2025, 6, 30)),
        ("Number", Decimal(1)),
        ("Amount", Quantity(Decimal(1))),
        ("Truth", True),
        ("Periodic", Period.parse("2025")),
        ("Zone", timezone(HOURS)),
    ],
)
def test_a_value_that_is_one_already_stays(kind: str, value: object) -> None:
    assert read(kind, value) is value


@pytest.mark.parametrize(
    "text", ["2", "2.04", "0.1", "2.4.1", "2.4/x", "２.４", "a.b", "2.4\n", ""]
)
def test_what_is_no_number_of_a_task(text: str) -> None:
    with pytest.raises(ValidationError, match="should match pattern"):
        read("TaskId", text)


@pytest.mark.parametrize("text", ["", "/etc", "../x", "区", "2.4 x", "A", "-x", "2.4\n"])
def test_what_is_no_ref(text: str) -> None:
    with pytest.raises(ValidationError, match="should match pattern"):
        read("Ref", text)


CURED = re.compile(r"S107 .*Write (?:the number alone: )?(\S+)", re.DOTALL)


@settings(max_examples=300)
@given(
    st.sampled_from(("Number", "Amount", "Day")),
    st.text(
        "0123456789０１２５.．,，_-－+年月日/约余不足近~≥亿元％% \u3000", min_size=1, max_size=14
    ),
)
def test_a_cure_is_taken_and_is_not_what_was_typed(kind: str, text: str) -> None:
    try:
        read(kind, text)
    except ValidationError:
        cured = CURED.match(refused(kind, text))
        if cured:
            assert cured[1] != text
            read(kind, cured[1])


EXAMPLES = {
    "Day": ("2025-06-30", "2025-6-30"),
    "Number": ("-121.3", "1,235"),
    "Amount": ("235 亿元", "1,235亿元"),
    "Truth": ("true", "yes"),
    "Periodic": ("2025-H1", "2025-H3"),
    "Zone": ("+08:00", "8"),
    "Id": ("tech-contracts", "Tech"),
    "Text": ("走访", " "),
    "TaskId": ("2.4", "2.0"),
    "Ref": ("2.4/manager-base", "../x"),
}


@pytest.mark.parametrize(
    ("kind", "good", "bad"), [(name, *pair) for name, pair in EXAMPLES.items()]
)
def test_an_editor_knows_the_same_form(kind: str, good: str, bad: str) -> None:
    pattern = editor_schema(kind)["pattern"]
    read(kind, good)
    assert re.search(pattern, good)
    assert re.search(pattern, bad) is None
    with pytest.raises(ValidationError):
        read(kind, bad)


@pytest.mark.parametrize(
    ("kind", "types"),
    [
        ("Number", ["string", "number"]),
        ("Amount", ["string", "number"]),
        ("Id", ["string", "number"]),
        ("TaskId", ["string", "number"]),
        ("Ref", ["string", "number"]),
        ("Periodic", ["string", "number"]),
        ("Truth", ["string", "boolean"]),
        ("Day", "string"),
        ("Zone", "string"),
        ("Text", ["string", "number"]),
    ],
)
def test_an_editor_may_take_121_3_for_a_number_and_true_for_a_truth(
    kind: str, types: object
) -> None:
    assert editor_schema(kind)["type"] == types
