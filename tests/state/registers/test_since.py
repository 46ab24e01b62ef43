"""What moved since the brief before, by what was known then and is known now."""

from typing import Any

from anplan.state.registers.since import Moved, register_moves
from tests.builders import MONTHLY, state_on
from tests.state.registers.library import Entries, library

APRIL_ISSUED = {"2025-04": {"number": "1", "issued": "2025-05-08"}}


def moves(day: str, reports: Entries, **changes: Any) -> list[str]:
    """What moved, as ``P-1 new 05-06``."""
    made = library(reports, obligations=[MONTHLY], **changes)
    (of,) = register_moves(state_on(day, made))
    return [_text(moved) for moved in of.moves]


def _text(moved: Moved) -> str:
    old = f" was {moved.old:%m-%d}" if moved.old else ""
    return f"{moved.item.way.id} {moved.sort} {moved.move.day:%m-%d}{old}"


def test_a_move_is_told_in_the_brief_of_its_month_alone() -> None:
    reports = {
        "jxkc 2025-04": ("P-1 solicited 2025-04-10",),
        "jxkc 2025-05": ("P-1 stored 2025-05-20", "P-2 solicited 2025-05-06"),
    }
    assert moves("2025-04-30", reports) == ["P-1 new 04-10"]
    assert moves("2025-05-31", reports) == ["P-2 new 05-06", "P-1 on 05-20"]
    assert moves("2025-06-30", reports) == []


def test_a_move_that_was_reported_late_is_new_in_the_next_brief() -> None:
    reports = {
        "jxkc 2025-04 2025-05-04": ("P-1 solicited 2025-04-10",),
        "jxkc 2025-05 2025-06-04": ("P-1 stored 2025-04-28",),
    }
    assert moves("2025-05-31", reports, briefs=APRIL_ISSUED) == ["P-1 on 04-28"]


def test_going_back_leaving_and_coming_back_are_told_apart() -> None:
    reports = {
        "jxkc 2025-05": (
            "P-1 stored 2025-05-02",
            "P-1 solicited 2025-05-03 reason=x",
            "P-1 left 2025-05-04 reason=x",
            "P-1 solicited 2025-05-05 reason=x",
        )
    }
    assert moves("2025-05-31", reports) == [
        "P-1 new 05-02",
        "P-1 back 05-03",
        "P-1 left 05-04",
        "P-1 again 05-05",
    ]


def test_a_day_that_was_told_otherwise_is_a_correction() -> None:
    reports = {
        "jxkc 2025-04 2025-05-04": ("P-1 solicited 2025-04-10",),
        "jxkc 2025-05 2025-06-04": ("P-1 solicited 2025-04-12",),
    }
    assert moves("2025-05-31", reports, briefs=APRIL_ISSUED) == ["P-1 corrected 04-12 was 04-10"]


def test_what_only_says_more_of_an_item_is_no_move() -> None:
    reports = {"jxkc 2025-05": ("P-1 stored 2025-05-02", "P-1 - 2025-05-09 title=新名")}
    assert moves("2025-05-31", reports) == ["P-1 new 05-02"]
