"""Family H, a closed month: nothing of it is edited, and what was is told with old and new."""

from pathlib import Path

import pytest

from anplan.checks.examples.workspace import BASE, MAY, changed
from anplan.checks.rule import Example
from anplan.checks.rules.changes.closed import ISSUED
from tests.checks.workspace import changes

CORRECT = (
    "Leave it as it was; a figure is corrected in the next open report, with the same "
    "as_of and a reason"
)
CLOSED = "2025-05 was closed on 2025-06-10"


def test_an_open_month_may_be_edited(tmp_path: Path) -> None:
    after = changed(MAY, "value: 20", "value: 21")
    assert changes(tmp_path, {}, after) == []


def test_a_closed_value_is_told_with_the_old_and_the_new(tmp_path: Path) -> None:
    after = changed(MAY, "value: 20", "value: 21")
    assert changes(tmp_path, ISSUED, after) == [
        f"{MAY}:7:12 H101 firms 2025-05-31 value was 20 and is now 21; {CLOSED} | {CORRECT}"
    ]


def test_a_closed_text_and_day_are_told(tmp_path: Path) -> None:
    text = BASE[MAY].replace("12家企业", "20家企业").replace("2025-06-04", "2025-06-05")
    assert changes(tmp_path, ISSUED, {MAY: text}) == [
        f"{MAY}:1:12 H101 submitted was 2025-06-04 and is now 2025-06-05; {CLOSED} | {CORRECT}",
        (
            f"{MAY}:12:7 H101 1.1/matching text was 举办对接活动1场,12家企业到场。 and is now "
            f"举办对接活动1场,20家企业到场。; {CLOSED} | {CORRECT}"
        ),
    ]


def test_entries_added_to_and_words_removed_from_a_closed_month(tmp_path: Path) -> None:
    text = BASE[MAY].partition("progress:")[0]
    text += "next:\n  - ref: 1.1\n    text: |-\n      6月再办一场。\n"
    assert changes(tmp_path, ISSUED, {MAY: text}) == [
        f"{MAY}:0:0 H101 1.1/matching was removed; {CLOSED} | {CORRECT}",
        f"{MAY}:10:5 H101 1.1 was added; {CLOSED} | {CORRECT}",
    ]


def test_comments_and_order_are_no_change_of_what_is_said(tmp_path: Path) -> None:
    one = "  - indicator: contracts\n    value: 40.5\n    as_of: 2025-04-30\n"
    two = "  - indicator: firms\n    value: 20\n    as_of: 2025-05-31\n"
    text = BASE[MAY].replace(one + two, f"  # 统计口径不变\n{two}{one}")
    assert changes(tmp_path, ISSUED, {MAY: text}) == []


def test_a_report_that_comes_late_for_a_closed_month_is_taken(tmp_path: Path) -> None:
    late = {"units/yuehu/2025-05.yaml": "submitted: 2025-06-12\nnothing: |-\n  本月无新进展\n"}
    assert changes(tmp_path, ISSUED, late) == []


def test_a_month_that_the_change_itself_closes_may_still_be_edited(tmp_path: Path) -> None:
    april = {"briefs/2025-04.yaml": "issued: 2025-05-10\n"}
    told = changes(tmp_path, april, {**ISSUED, **changed(MAY, "value: 20", "value: 21")})
    assert [line.split(" ")[1] for line in told] == ["H111"]


def test_a_report_that_cannot_be_read_is_not_compared(tmp_path: Path) -> None:
    assert changes(tmp_path, ISSUED, {MAY: "submitted: 六月\n"}) == []
    assert changes(tmp_path / "b", ISSUED | {MAY: "submitted: 六月\n"}, {MAY: BASE[MAY]}) == []


def test_of_two_lists_of_one_length_what_differs_is_told(tmp_path: Path) -> None:
    def proof(title: str) -> Example:
        shown = f"    as_of: 2025-04-30\n    evidence:\n      - title: {title}\n"
        return changed(MAY, "    as_of: 2025-04-30\n", shown)

    before = {**proof("统计月报"), **ISSUED}
    (told,) = changes(tmp_path, before, proof("统计快报"))
    assert "contracts 2025-04-30 evidence was title: 统计月报 and is now title: 统计快报" in told


def test_of_two_long_texts_the_part_that_differs_is_told(tmp_path: Path) -> None:
    def text(end: str) -> Example:
        return changed(MAY, "12家企业到场", f"{'企业' * 30}{end}")

    (told,) = changes(tmp_path, {**text("甲"), **ISSUED}, text("乙"))
    assert "text was …甲。 and is now …乙。" in told


@pytest.mark.parametrize("period", ["2025-Q2", "2025-H1", "2025-B3"])
def test_a_brief_of_any_period_closes_the_reports_in_it(tmp_path: Path, period: str) -> None:
    issued = {f"briefs/{period}.yaml": "number: 1\nissued: 2025-07-10\n"}
    (told,) = changes(tmp_path, issued, changed(MAY, "value: 20", "value: 21"))
    assert "H101 firms 2025-05-31 value was 20 and is now 21" in told
    assert f"{period} was closed on 2025-07-10" in told
