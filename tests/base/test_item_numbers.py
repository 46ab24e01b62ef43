"""Numbers of items: which spellings are one, and which are not."""

import pytest

from anplan.base.item_numbers import folded_number, plain_number


@pytest.mark.parametrize(
    "typed", ["P-019", "p-019", "Ｐ－０１９", "P—019", "P–019", " P - 019 ", "P\u3000-019"]
)
def test_width_case_blanks_and_the_sort_of_a_dash_mean_nothing(typed: str) -> None:
    assert folded_number(typed) == "p-019"


@pytest.mark.parametrize(
    "typed", ["P-01-9", "P019", "P_019", "P·019", "(P-019)", "P-0¹9", "P-01⑨", "P--019", "“P-019”"]
)
def test_every_other_sign_tells_two_apart(typed: str) -> None:
    assert folded_number(typed) != "p-019"


def test_a_plain_number_keeps_its_case_its_signs_and_its_blanks() -> None:
    assert plain_number(" Ａ①（２）—\n3　ｂ ") == "A①(2)— 3 b"
