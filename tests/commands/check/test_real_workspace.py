"""This repository's own workspace: a real plan, of which nothing was reported."""

from pathlib import Path

from anplan.files.disk.workspace import FOLDERS
from tests.program import run, shown
from tests.repositories import commit_all

ROOT = Path(__file__).parents[3]


def test_status_says_that_nothing_was_reported() -> None:
    text = shown("status", "--on", "2026-03-01", folder=ROOT)
    assert "方案已于 2025-12-31 期满。\n" in text
    assert "本工作区没有任何填报：应报 271 份，已收 0 份。\n" in text
    assert "\n查看运行示例：anplan demo\n" in text
    assert "示例数据" not in text
    lights = {line.split()[-1] for line in text.split("\n指标 ")[1].splitlines()[1:11]}
    assert lights == {"灰"}


def test_its_files_are_right() -> None:
    done = run("check", folder=ROOT)
    assert (done.code, done.err) == (0, "")
    assert " 错误 " not in done.out


def test_why_says_that_nothing_came(tmp_path: Path) -> None:
    text = shown("why", "tech-contracts", "--on", "2026-03-01", "-C", str(ROOT), folder=tmp_path)
    assert "  因由：未报送\n" in text or "未报" in text
    assert "  规则 b：" in text


def test_a_brief_of_it_names_all_who_are_missing() -> None:
    text = shown("brief", "--month", "2025-06", "-o", "-", "--on", "2026-03-01", folder=ROOT)
    assert "未报27份（" in text
    assert "应报27份，已收0份，未报：" in text


def test_its_folders_are_those_of_a_workspace() -> None:
    assert [name for name in FOLDERS if not (ROOT / name).is_dir()] == []


def test_a_page_in_the_briefs_folder_is_no_file_of_the_workspace(
    sample: Path, copied: Path
) -> None:
    page = copied / "briefs/README.md"
    page.write_bytes((ROOT / "briefs/README.md").read_bytes())
    for command in (
        ("status",),
        ("check",),
        ("check", "--month", "2025-08"),
        ("brief", "--month", "2025-09", "-o", "-"),
        ("brief", "--verify"),
        ("diff",),
        ("export",),
    ):
        assert shown(*command, folder=copied) == shown(*command, folder=sample)
    assert "README" not in run("doctor", folder=copied).out
    commit_all(copied)
    assert shown("diff", "HEAD~1", "HEAD", folder=copied).startswith("没有变化：")
    assert "README" not in shown("check", "--base", "HEAD~1", folder=copied)
