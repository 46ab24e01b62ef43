"""This repository's own workspace: a real plan, of which nothing was reported."""

from pathlib import Path

from tests.program import run, shown

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
    assert "按时0份，逾期0份，未报27份（" in text
    assert "应报27份，已收0份，未报：" in text
