"""Numbers of instructions: which month they name, the next one, and how people write them."""

import pytest

from anplan.base.period import Period
from anplan.model.instruction_numbers import instructions_meant, month_of_number, next_number

JULY = Period.parse("2025-07")
KNOWN = ("instruction/2025-07-1", "instruction/2025-07-2", "instruction/2026-07-2", "instruction/a")


@pytest.mark.parametrize("ref", ["instruction/2025-07-1", "instruction/2025-07-10"])
def test_a_number_names_its_month(ref: str) -> None:
    assert month_of_number(ref) == JULY


@pytest.mark.parametrize(
    "ref",
    [
        "instruction/a",
        "2025-07-1",
        "instruction/2025-07",
        "instruction/2025-07-01",
        "instruction/2025-07-0",
        "instruction/2025-13-1",
        "instruction/2025-07-1/2",
    ],
)
def test_what_has_not_its_form_names_none(ref: str) -> None:
    assert month_of_number(ref) is None


def test_the_next_number_of_a_month_is_the_first_that_is_free() -> None:
    assert next_number(JULY, KNOWN) == "instruction/2025-07-3"
    assert next_number(Period.parse("2025-08"), KNOWN) == "instruction/2025-08-1"


@pytest.mark.parametrize(
    "word",
    [
        "instruction/2025-07-1",
        "Instruction/2025-7-01",
        "２０２５－０７－１",
        "2025 – 7 – 1",
        "批示2025-07-1",
        "批示 2025-7-1",
        "批示/2025-07-1",
        "instruction 7-1",
        "批示7-1",
    ],
)
def test_width_case_blanks_dashes_and_noughts_mean_nothing(word: str) -> None:
    assert instructions_meant(word, KNOWN) == ("instruction/2025-07-1",)


@pytest.mark.parametrize("word", ["7-1", "2025-07-3", "2025-071", "202507-1", "批示", "批示1"])
def test_what_may_be_something_else_means_none(word: str) -> None:
    assert instructions_meant(word, KNOWN) == ()


def test_without_its_year_a_number_may_be_that_of_several() -> None:
    assert instructions_meant("批示7-2", KNOWN) == KNOWN[1:3]
