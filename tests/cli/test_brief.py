"""A brief's bytes: they depend on the files alone, and an issued month keeps them."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.program import add, edit, environment, refused, run, run_bytes, shown

JUNE = ("brief", "--month", "2025-06", "-o", "-")


def printed(*arguments: str, folder: Path, **changes: str) -> bytes:
    done = run_bytes(*arguments, folder=folder, **changes)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout


@pytest.mark.parametrize("month", ["2025-06", "2025-09"])
def test_a_brief_is_the_same_on_any_day_and_anywhere(sample: Path, month: str) -> None:
    arguments = ("brief", "--month", month, "-o", "-")
    usual = printed(*arguments, folder=sample)
    assert printed(*arguments, "--on", "2026-03-01", folder=sample) == usual
    assert printed(*arguments, folder=sample, TZ="America/New_York") == usual
    assert printed(*arguments, folder=sample, LANG="C", PATH="/nowhere") == usual
    assert printed(*arguments, folder=sample, PYTHONHASHSEED="1") == usual


def test_writing_a_brief_changes_no_brief(copied: Path) -> None:
    for month in ("2025-09", "2025-08"):
        file = copied / f"briefs/{month}.md"
        assert run("brief", "--month", month, folder=copied).code == 0
        first = file.read_bytes()
        assert run("brief", "--month", month, folder=copied).code == 0
        assert file.read_bytes() == first
    assert not list(copied.rglob("*.tmp"))


def test_an_issued_month_keeps_its_bytes_when_a_figure_is_corrected_later(copied: Path) -> None:
    before, may = printed(*JUNE, folder=copied), "value: 98.2\n    as_of: 2025-05-31"
    assert "更正" not in shown("status", "2025-07", folder=copied)
    edit(copied / "units/jxkc/2025-07.yaml", may, may.replace("98.2", "58.2"))
    edit(
        copied / "units/act/2025-09.yaml",
        "readings:\n",
        "readings:\n  - indicator: fund-size\n    value: 17.0\n    as_of: 2025-06-30\n"
        "    reason: |-\n      复核后核减尚未签约的认缴。\n",
    )
    assert printed(*JUNE, folder=copied) == before
    changed = shown("status", "2025-06", folder=copied).split("\n更正\n")[1]
    assert "  科创母子基金群规模：印发时" in changed
    told = shown("why", "fund-size", "--on", "2025-06-30", folder=copied)
    assert "17.0亿元  2025-06-30 " in told


def test_it_is_told_over_months_that_have_no_brief(copied: Path) -> None:
    """As those within a quarter, in a plan whose papers are quarterly."""
    for month in ("2025-07", "2025-08"):
        copied.joinpath(f"briefs/{month}.yaml").unlink()
        copied.joinpath(f"briefs/{month}.md").unlink()
    edit(
        copied / "units/act/2025-09.yaml",
        "readings:\n",
        "readings:\n  - indicator: fund-size\n    value: 17.0\n    as_of: 2025-06-30\n"
        "    reason: |-\n      复核后核减尚未签约的认缴。\n",
    )
    text = run("brief", "--month", "2025-09", "-o", "-", folder=copied).out
    assert (
        "更正：科技创新母子基金群规模6月30日数据，原为 18.0亿元（蓝），现为 17.0亿元（蓝）" in text
    )


def test_a_later_brief_tells_of_the_correction(copied: Path) -> None:
    edit(
        copied / "units/act/2025-09.yaml",
        "readings:\n",
        "readings:\n  - indicator: fund-size\n    value: 17.0\n    as_of: 2025-08-31\n"
        "    reason: |-\n      复核后核减尚未签约的认缴。\n",
    )
    text = shown("brief", "--month", "2025-09", "-o", "-", folder=copied)
    assert "更正：科技创新母子基金群规模" in text
    assert shown("brief", "--month", "2025-08", "-o", "-", folder=copied) == (
        copied.joinpath("briefs/2025-08.md").read_text("utf-8")
    )


def test_a_correction_of_an_earlier_month_is_told_with_its_day_once(copied: Path) -> None:
    edit(
        copied / "units/jxkc/2025-09.yaml",
        "readings:\n",
        "readings:\n  - indicator: tech-contracts\n    value: 130.0\n    as_of: 2025-06-30\n"
        "    reason: |-\n      复核调增。\n",
    )
    line = "- 更正：技术合同成交额6月30日数据，原为 121.3亿元，现为 130.0亿元。\n"
    assert run("brief", "--month", "2025-09", "--issue", folder=copied).code == 0
    assert (copied / "briefs/2025-09.md").read_text("utf-8").count(line) == 1
    edit(copied / "plan/plan.yaml", "sample_day: 2025-10-09", "sample_day: 2025-11-12")
    assert "130.0亿元" not in shown("brief", "--month", "2025-10", "-o", "-", folder=copied)


def test_a_preliminary_figure_that_became_final_is_no_correction(sample: Path) -> None:
    july = (sample / "briefs/2025-07.md").read_text("utf-8")
    assert "原为" not in july
    assert "- 更正：技术合同成交额6月份印发时亮黄灯" in july


def test_a_workspace_s_own_template_wins(copied: Path) -> None:
    usual = shown(*JUNE, folder=copied)
    add(copied / "templates/brief.md.j2", "# 自用格式 {{ 1 + 1 }}\n")
    assert run(*JUNE, folder=copied).out.startswith("# 自用格式 2\n")
    shutil.rmtree(copied / "templates")
    assert shown(*JUNE, folder=copied) == usual


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__.__mro__ }}",
        "{% include '/etc/passwd' %}",
        "{{ nothing.at.all }}",
        "{% if",
        "{{ cycler.__init__.__globals__.os.popen('touch mark').read() }}",
        "{{ 1 / 0 }}",
    ],
)
def test_a_template_that_fails_is_one_line(copied: Path, template: str) -> None:
    add(copied / "templates/brief.md.j2", template)
    assert "templates/brief.md.j2" in refused(*JUNE, folder=copied)
    assert not copied.joinpath("mark").exists()


UNIT = ("--unit", "大智街")
WITHOUT_FOOT = (
    "模板 {} 末尾没有输入内容的摘要，日后无法核对。请在末尾写 {{{{ brief.foot | paragraph }}}}。\n"
)


@pytest.mark.parametrize(
    "text", ["", " \n\u3000\n", "{# 待写 #}\n", "---\n", "{% if no_such is defined %}有{% endif %}"]
)
@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("brief", ("--month", "2025-09")),
        ("summary", ("--period", "2025-H1", "-o", "-")),
        ("brief-unit", ("--month", "2025-09", *UNIT)),
        ("summary", ("--period", "2025-H1", *UNIT)),
    ],
)
def test_a_template_that_prints_nothing_makes_no_brief(
    copied: Path, name: str, line: tuple[str, ...], text: str
) -> None:
    add(copied / f"templates/{name}.md.j2", text)
    told = refused("brief", *line, folder=copied)
    assert told == (
        f"anplan：模板 templates/{name}.md.j2 没有输出任何内容。请写明要输出的内容，或删去以使用自带模板"
    )
    assert not copied.joinpath("briefs/2025-09.md").exists()


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("brief", ("--month", "2025-09")),
        ("summary", ("--period", "2025-H1")),
        ("brief-unit", ("--month", "2025-09", *UNIT)),
    ],
)
def test_a_template_without_the_digest_is_told(
    copied: Path, name: str, line: tuple[str, ...]
) -> None:
    file = f"templates/{name}.md.j2"
    add(copied / file, "# {{ brief.title }}\n")
    done = run("brief", *line, "-o", "-", folder=copied)
    assert (done.code, done.err) == (0, WITHOUT_FOOT.format(file))


@pytest.mark.parametrize("text", ["", "# {{ brief.title }}\n", "{{ nothing.at.all }}"])
def test_nothing_is_issued_by_a_template_that_does_not_make_a_brief(
    copied: Path, text: str
) -> None:
    add(copied / "templates/brief.md.j2", text)
    assert "templates/brief.md.j2" in refused(
        "brief", "--month", "2025-09", "--issue", folder=copied
    )
    assert not copied.joinpath("briefs/2025-09.yaml").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links")
def test_a_brief_is_not_written_through_a_link(copied: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("x")
    copied.joinpath("briefs/2025-09.md").symlink_to(outside)
    done = run("brief", "--month", "2025-09", folder=copied)
    assert (done.code, done.out) == (2, "")
    assert "briefs/2025-09.md 是符号链接" in done.err.splitlines()[-1]
    assert outside.read_text() == "x"


def test_committed_lines_do_not_change_a_brief(copied: Path) -> None:
    before = printed(*JUNE, folder=copied)
    subprocess.run(
        [
            "git",
            "-c",
            "user.name=x",
            "-c",
            "user.email=x@example.invalid",
            "commit",
            "-q",
            "--allow-empty",
            "-m",
            "x",
        ],
        cwd=copied,
        env=environment(GIT_CONFIG_GLOBAL="/dev/null"),
        check=True,
    )
    assert printed(*JUNE, folder=copied) == before
