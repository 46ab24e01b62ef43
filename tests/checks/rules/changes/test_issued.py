"""Family H, an issued brief: it stays as it is, and nothing that comes later is dated before it."""

from pathlib import Path

from anplan.checks.examples.workspace import JUNE, changed
from anplan.checks.rules.changes.closed import ISSUED
from tests.checks.rules.changes.entries import SETTLED, decision, settled
from tests.checks.workspace import changes

BRIEF = "briefs/2025-05.yaml"


def test_an_issued_brief_stays(tmp_path: Path) -> None:
    before = ISSUED | {"briefs/2025-05.md": "# 第1期\n"}
    after = {
        BRIEF: "number: 1\nissued: 2025-06-11\naddressees:\n  - 区人民政府\n",
        "briefs/2025-05.md": "# 第1期(改)\n",
    }
    when = "the brief of 2025-05 was issued on 2025-06-10"
    assert [line.partition(" | ")[0] for line in changes(tmp_path, before, after)] == [
        f"briefs/2025-05.md:0:0 H108 The file was changed; {when}",
        f"{BRIEF}:2:9 H108 issued was 2025-06-10 and is now 2025-06-11; {when}",
    ]


def test_the_files_of_an_issued_brief_stay(tmp_path: Path) -> None:
    before = ISSUED | {"briefs/2025-05.md": "# 第1期\n"}
    told = changes(tmp_path, before, {}, gone=(BRIEF, "briefs/2025-05.md"))
    assert [line.partition(" | ")[0].partition(";")[0] for line in told] == [
        "briefs/2025-05.md:0:0 H108 The file was removed",
        f"{BRIEF}:0:0 H108 The file was removed",
    ]


def test_a_brief_that_is_not_out_may_change(tmp_path: Path) -> None:
    before = {BRIEF: "overview: |-\n  初稿\n", "briefs/2025-05.md": "# 初稿\n"}
    after = {BRIEF: "overview: |-\n  二稿\n", "briefs/2025-05.md": "# 二稿\n"}
    assert changes(tmp_path, before, after) == []


def test_a_decision_dated_before_the_issue(tmp_path: Path) -> None:
    told = changes(tmp_path / "1", ISSUED, settled(decision("2025-06-12")))
    assert not any(" H109 " in line for line in told)
    told = changes(tmp_path / "2", ISSUED, settled(decision("2025-06-10")))
    assert told[1].startswith(f"{SETTLED}:2:9 H109 Settled on 2025-06-10, as it says")


def test_a_report_moved_before_the_issue(tmp_path: Path) -> None:
    after = changed(JUNE, "submitted: 2025-07-03", "submitted: 2025-06-09")
    assert any(
        " H109 区科创局 handed this in on 2025-06-09" in one
        for one in changes(tmp_path, ISSUED, after)
    )
