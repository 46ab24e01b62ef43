"""A report that is the last one again: what counts as the same, and when it is told."""

from pathlib import Path

from anplan.checks.examples.workspace import JUNE, MAY
from tests.checks.workspace import found

LOOK = "Look whether the report was only copied; if it is right, leave it"
QUARTER = "units/kcj/2025-Q2.yaml"
VISITS, GUIDE = "走访企业8家,指导申报专利。", "组织培训2期,参训人员60名。"
BOOTH, HALL = "布置展台12个,对接企业30家。", "完成大厅设计招标工作。"


def report(*progress: str, following: str = "") -> str:
    """A report of these texts, and of what comes next."""
    text = "submitted: 2025-07-03\nprogress:\n"
    text += "".join(f"  - ref: 1.2\n    text: |-\n      {said}\n" for said in progress)
    return text + (f"next:\n  - ref: 1.2\n    text: |-\n      {following}\n" if following else "")


def copies(tmp_path: Path, files: dict[str, str]) -> list[str]:
    return [line for line in found(tmp_path, files) if "V116" in line]


def test_a_report_of_the_same_texts_is_told_with_their_count(tmp_path: Path) -> None:
    files = {MAY: report(VISITS, GUIDE, BOOTH), JUNE: report(VISITS, GUIDE, HALL)}
    assert copies(tmp_path, files) == [
        f"{JUNE}:5:7 V116 2 of 3 texts are word for word those of 2025-05 | {LOOK}"
    ]


def test_width_blanks_and_brackets_make_no_other_text(tmp_path: Path) -> None:
    files = {MAY: report(VISITS), JUNE: report("走访企业 ８ 家，（指导）申报专利。")}
    assert len(copies(tmp_path, files)) == 1


def test_what_comes_next_counts_as_well(tmp_path: Path) -> None:
    files = {
        MAY: report(VISITS, following=GUIDE),
        JUNE: report(HALL, following=GUIDE),
    }
    assert copies(tmp_path, files) == [
        f"{JUNE}:9:7 V116 1 of 2 texts are word for word those of 2025-05 | {LOOK}"
    ]


def test_less_than_half_is_no_copy(tmp_path: Path) -> None:
    files = {MAY: report(VISITS, GUIDE, BOOTH), JUNE: report(VISITS, HALL, "摸清企业需求15条。")}
    assert copies(tmp_path, files) == []


def test_a_stock_phrase_is_alike_by_chance(tmp_path: Path) -> None:
    assert copies(tmp_path, {MAY: report("持续推进。"), JUNE: report("持续推进。")}) == []


def test_another_figure_makes_another_text(tmp_path: Path) -> None:
    files = {MAY: report(VISITS), JUNE: report(VISITS.replace("8", "9"))}
    assert copies(tmp_path, files) == []


def test_the_last_report_is_the_last_that_is_there(tmp_path: Path) -> None:
    street = {
        f"units/yuehu/2025-{month}.yaml": report(VISITS).replace("1.2", "1.1")
        for month in ("04", "06")
    }
    (line,) = copies(tmp_path, street)
    assert "V116 1 of 1 texts are word for word those of 2025-04" in line


def test_a_quarter_may_repeat_its_months(tmp_path: Path) -> None:
    assert copies(tmp_path, {JUNE: report(VISITS), QUARTER: report(VISITS)}) == []
