"""``why``: the rule, the arithmetic, every fact with its line and its commit."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.program import add, edit, environment, run, shown

PLACE = re.compile(r"units/jxkc/2025-09\.yaml:(\d+)")


def git(*arguments: str, folder: Path) -> str:
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env=environment(GIT_CONFIG_GLOBAL="/dev/null"),
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().strip()


def test_a_light_is_explained_with_its_sums(sample: Path) -> None:
    text = shown("why", "tech-contracts", folder=sample)
    for line in (
        "技术合同成交额  绿",
        "  因由：超序时进度 4.9 个百分点",
        "  目标：≥235亿元，期限 2025-12-31",
        "  完成率：(168.3 - 0) / (235 - 0) = 71.6%",
        "  序时数：0 + (235 - 0) × 8/12 = 156.6667",
        "  序时进度：(156.6667 - 0) / (235 - 0) = 66.7%",
    ):
        assert line in text.splitlines()
    assert re.search(r"(?m)^  规则 i：按差距", text)
    assert "差距：71.6 - 66.7 = +4.9 个百分点" in text
    assert (
        "\n  原文：技术合同成交额达到235亿元以上（plan/indicators/tech-contracts.yaml:6）\n" in text
    )
    assert "\n  原文未明确：" in text


def test_a_fact_has_the_line_and_the_commit_that_brought_it(sample: Path) -> None:
    text = shown("why", "tech-contracts", folder=sample)
    found = PLACE.search(text)
    assert found is not None
    line = (
        sample.joinpath("units/jxkc/2025-09.yaml")
        .read_text("utf-8")
        .splitlines()[int(found[1]) - 1]
    )
    assert "tech-contracts" in line or "168.3" in line
    commit = git(
        "log",
        "-1",
        "--format=%h %ad",
        "--date=format:%Y-%m-%d",
        "--abbrev=7",
        "--",
        "units/jxkc/2025-09.yaml",
        folder=sample,
    )
    assert commit in text


def test_why_follows_a_changed_reading(copied: Path) -> None:
    file = copied / "units/jxkc/2025-09.yaml"
    before = PLACE.search(shown("why", "tech-contracts", folder=copied))
    edit(file, "value: 168.3", "value: 100.5")
    text = file.read_text("utf-8")
    file.write_text(f"# 更正一处\n{text}", encoding="utf-8", newline="\n")
    after = shown("why", "tech-contracts", folder=copied)
    found = PLACE.search(after)
    assert before is not None
    assert found is not None
    assert int(found[1]) == int(before[1]) + 1
    assert "  完成率：(100.5 - 0) / (235 - 0) = 42.8%\n" in after
    assert "技术合同成交额  红\n" in after
    assert "  未提交\n" in after


def test_a_corrected_figure_shows_what_it_replaced(sample: Path) -> None:
    text = shown("why", "tech-contracts", "--on", "2025-05-31", folder=sample)
    newer, older = (line for line in text.splitlines() if "units/jxkc/" in line)
    assert newer.split()[0] == "98.2亿元"
    assert "96.4亿元" in older
    assert "units/jxkc/2025-07.yaml:" in newer
    assert "units/jxkc/2025-06.yaml:" in older
    assert "合同登记机构复核" in text


@pytest.mark.parametrize(
    ("ref", "letter", "light"),
    [
        ("tech-managers", "h", "黄"),
        ("tech-contracts", "i", "绿"),
        ("hightech-growth", "d", "灰"),
        ("little-giants", "g", "蓝"),
        ("fund-size", "f", "绿"),
        ("tech-loans", "g", "黄"),
        ("project-library", "i", "绿"),
        ("grant-to-equity", "h", "红"),
        ("main-grids", "f", "销号"),
        ("sub-grids", "g", "蓝"),
    ],
)
def test_every_indicator_names_its_rule(sample: Path, ref: str, letter: str, light: str) -> None:
    text = shown("why", ref, folder=sample)
    assert f"  规则 {letter}：" in text
    assert re.search(f"(?m)  {light}$", text)
    assert "units/" in text


def test_a_task_is_explained_by_its_parts(sample: Path) -> None:
    text = shown("why", "2.3", folder=sample)
    assert "2.3 建设科技成果转化载体  红\n" in text
    assert "启动建设中试服务综合平台" in text
    assert "个单位" in text


def test_a_milestone_is_explained(sample: Path) -> None:
    text = shown("why", "2.4/manager-base", folder=sample)
    assert "2.4/manager-base 技术经理人培养基地落地  绿\n" in text
    assert "\n  因由：2025-08-22 完成\n" in text
    assert "units/jxkc/2025-08.yaml:" in text


def test_recurring_work_is_explained(sample: Path) -> None:
    assert "应办 6 次、已办 5 次" in shown("why", "4.4/monthly-jinqiao", folder=sample)


def test_what_has_no_light_is_shown_instead(sample: Path) -> None:
    assert shown("why", "qkx", folder=sample) == shown("show", "qkx", folder=sample)


@pytest.mark.parametrize("changes", [{"PATH": "/nowhere"}, {"GIT_DIR": "/nowhere"}])
def test_why_works_without_git_and_under_git_s_own_variables(
    sample: Path, changes: dict[str, str]
) -> None:
    text = shown("why", "grant-to-equity", folder=sample, **changes)
    assert "落地“拨转股”项目  红\n" in text
    assert "units/jxkc/2025-09.yaml:" in text


def test_why_works_outside_of_a_repository(copied: Path) -> None:
    shutil.rmtree(copied / ".git")
    text = shown("why", "grant-to-equity", folder=copied)
    assert "units/jxkc/2025-09.yaml:" in text
    assert "版本" not in text


def test_what_lies_in_git_s_configuration_is_not_run(copied: Path) -> None:
    mark = copied.parent / "mark"
    script = copied.parent / "evil"
    script.write_text(f'#!/bin/sh\ntouch {mark}\ncat "$1"\n', encoding="utf-8")
    script.chmod(0o755)
    for key in ("core.fsmonitor", "diff.x.textconv", "diff.external", "core.pager"):
        git("config", key, str(script), folder=copied)
    add(copied / ".git/info/attributes", "*.yaml diff=x\n")
    hook = copied / ".git/hooks/post-index-change"
    hook.parent.mkdir(exist_ok=True)
    hook.write_bytes(script.read_bytes())
    hook.chmod(0o755)
    for ref in ("grant-to-equity", "2.4/manager-base"):
        assert run("why", ref, folder=copied).code == 0
    assert not mark.exists()
