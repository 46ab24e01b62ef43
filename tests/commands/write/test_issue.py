"""``anplan brief --month M --issue``: the number runs on, the period is closed."""

from pathlib import Path

from tests.program import Done, add, refused, run, shown
from tests.repositories import git

ISSUE = ("brief", "--month", "2025-09", "--issue")


def test_the_brief_is_issued_with_the_next_number(copied: Path) -> None:
    assert run(*ISSUE, folder=copied) == Done(
        0,
        "第6期，2025-10-09 印发；2025-09 定稿\n"
        "已写入：briefs/2025-09.yaml\n"
        "已写入：briefs/2025-09.md\n",
        "印发时尚未报送：区科协、二七街、花桥街\n"
        "请随即提交这两个文件：日后按此时的内容核对简报。\n",
    )
    assert copied.joinpath("briefs/2025-09.yaml").read_text("utf-8") == (
        "number: 6\nissued: 2025-10-09\naddressees:\n  - 区人民政府\n  - 各责任单位\n"
    )
    assert "2025-09：已定稿，简报于 2025-10-09 印发" in shown("status", "2025-09", folder=copied)


def test_what_was_issued_is_rendered_again_the_same(copied: Path) -> None:
    run(*ISSUE, folder=copied)
    issued = copied.joinpath("briefs/2025-09.md").read_text("utf-8")
    assert "第6期" in issued
    assert shown("brief", "--month", "2025-09", "-o", "-", folder=copied) == issued


def test_the_coordinators_own_words_stay(copied: Path) -> None:
    own = "# 统筹单位\naddressees: [区人民政府]\noverview: |-\n  本月进展平稳。\n"
    add(copied / "briefs/2025-09.yaml", own)
    run(*ISSUE, folder=copied)
    assert copied.joinpath("briefs/2025-09.yaml").read_text("utf-8") == own.replace(
        "addressees", "number: 6\nissued: 2025-10-09\naddressees"
    )


def test_a_month_is_issued_once(copied: Path) -> None:
    assert refused("brief", "--month", "2025-08", "--issue", folder=copied) == (
        "anplan：2025-08 已于 2025-09-10 印发"
    )


def test_no_month_is_passed_over(copied: Path) -> None:
    git("rm", "-q", "briefs/2025-08.yaml", folder=copied)
    told = refused(*ISSUE, folder=copied)
    assert (
        told
        == "anplan：2025-08 的简报还没有印发。期号须连续，请先印发：anplan brief --month 2025-08 --issue"
    )


def test_a_brief_is_not_issued_over_files_that_cannot_be_read(copied: Path) -> None:
    add(copied / "units/qkx/2025-10.yaml", "progress: [\n")
    done = run(*ISSUE, folder=copied)
    assert done.code == 2
    assert "有文件无法读取，而印发的简报不再改动。" in done.err
    assert not copied.joinpath("briefs/2025-09.yaml").exists()


def test_a_dry_run_shows_what_would_be_written(copied: Path) -> None:
    assert "+number: 6\n" in shown(*ISSUE, "--dry-run", folder=copied)
    assert not copied.joinpath("briefs/2025-09.yaml").exists()


def test_a_returned_paper_keeps_a_dry_run_back_as_well(copied: Path) -> None:
    line = ("decide", "return", "大智街", "2025-09", "--reason", "未核实", "--until", "10月15日")
    assert run(*line, folder=copied).code == 0
    told = refused(*ISSUE, folder=copied)
    assert told.startswith("anplan：已退回、尚未重报：大智街")
    assert refused(*ISSUE, "--dry-run", folder=copied) == told
    assert "+number: 6\n" in shown(*ISSUE, "--dry-run", "--yes", folder=copied)
