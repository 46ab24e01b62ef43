"""``--select`` and ``--ignore``: codes and families, as they are typed."""

import pytest

from anplan.base.message import Rejected
from anplan.checks.all_rules import BY_CODE
from anplan.checks.selection import EVERYTHING, Selection
from tests.checks.workspace import english


def taken(select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> set[str]:
    """Return which of four codes are taken."""
    selection = Selection.of(select, ignore, BY_CODE)
    assert isinstance(selection, Selection)
    return {code for code in ("V101", "V102", "R103", "D101") if selection.takes(code)}


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        ((), (), {"V101", "V102", "R103", "D101"}),
        (("V",), (), {"V101", "V102"}),
        (("V,R103",), (), {"V101", "V102", "R103"}),
        (("V", "R103"), (), {"V101", "V102", "R103"}),
        ((), ("V102",), {"V101", "R103", "D101"}),
        (("V",), ("V102",), {"V101"}),
        (("V102",), ("V",), set()),
        (("v， r103",), (), {"V101", "V102", "R103"}),
        (("V、D",), (), {"V101", "V102", "D101"}),
    ],
)
def test_what_is_taken(select: tuple[str, ...], ignore: tuple[str, ...], codes: set[str]) -> None:
    assert taken(select, ignore) == codes


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("V-101", "Did you mean V101?"),
        ("V101,R-103", "Did you mean R103?"),
        ("核实", "anplan explain lists them all; a family is its letter, as V"),
        ("", "anplan explain lists them all; a family is its letter, as V"),
        (",", "anplan explain lists them all; a family is its letter, as V"),
    ],
)
def test_what_names_no_rule_is_rejected(typed: str, hint: str) -> None:
    rejected = Selection.of((typed,), (), BY_CODE)
    assert isinstance(rejected, Rejected)
    assert english(rejected.hint) == hint


def test_without_a_word_everything_is_taken() -> None:
    assert all(EVERYTHING.takes(code) for code in BY_CODE)
