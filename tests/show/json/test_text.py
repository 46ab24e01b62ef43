"""JSON with exact numbers: what was typed comes back digit by digit."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplan.base.period import Period
from anplan.show.json.text import dump

decimals = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**24), max_value=10**24)
values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(), decimals),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
    max_leaves=20,
)


def read(text: str) -> Any:
    """Read JSON as a careful program does."""
    return json.loads(text, parse_float=Decimal)


@given(values)
def test_what_is_written_is_read_again(value: object) -> None:
    text = dump(value)
    assert read(text) == value
    assert text.endswith("\n")
    text.encode("utf-8")


@given(decimals)
def test_numbers_have_no_exponent(value: Decimal) -> None:
    text = dump(value).strip()
    assert Decimal(text) == value
    assert not set(text) & set("eE+")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("168.30"), "168.30"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-0.4"), "-0.4"),
        (Decimal("1E-10"), "0.0000000001"),
        (date(2025, 6, 30), '"2025-06-30"'),
        (Period.parse("2025-H1"), '"2025-H1"'),
        ({}, "{}"),
        ((), "[]"),
        (None, "null"),
        (True, "true"),
        ("“拨转股”\n\x1b", r'"“拨转股”\n\u001b"'),
        ({"a": [1, {"b": "x"}]}, '{\n  "a": [\n    1,\n    {\n      "b": "x"\n    }\n  ]\n}'),
    ],
)
def test_documents(value: object, text: str) -> None:
    assert dump(value) == f"{text}\n"


@pytest.mark.parametrize("value", [1.5, {1, 2}, object()])
def test_what_json_cannot_say_exactly_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        dump([value])
