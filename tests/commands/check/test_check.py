"""``check``: all problems of all files in one run, and a count that loses no file."""

import re
from pathlib import Path

import pytest

from tests.program import add, edit, refused, run, shown

QKX = "units/qkx/2025-05.yaml"


def test_a_clean_workspace_has_one_line(sample: Path) -> None:
    text = shown("check", folder=sample)
    assert text.count("\n") == 1
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    assert numbers == [280, 280, 0, 0, 0]


def test_a_problem_is_told_with_its_line_a_caret_and_a_cure(copied: Path) -> None:
    edit(copied / QKX, "ref: 1.1/results-collection", "ref: 1.11")
    done = run("check", folder=copied)
    assert (done.code, done.err) == (1, "")
    problem, line, caret, summary = done.out.splitlines()
    assert problem == f"{QKX}:6:10 错误 R103  没有任务 1.11。是不是 1.1？区科协承担 1.1。"
    assert line == "    6 |   - ref: 1.11"
    assert caret == "      |          ^^^^"
    assert [int(number) for number in re.findall(r"\d+", summary)] == [280, 280, 1, 0, 0]
    english = run("check", "--lang", "en", folder=copied).out.splitlines()
    assert english[0].startswith(f"{QKX}:6:10 error R103  ")
    assert english[1:3] == [line, caret]


def test_no_file_hides_another(copied: Path) -> None:
    copied.joinpath(QKX).write_bytes("submitted: 中".encode("gbk"))
    add(copied / "units/jxkc/2025-09.yaml", "\tnothing: [\n")
    edit(copied / "units/act/2025-09.yaml", "value: 20.5", "value: 二十")
    add(copied / "units/nobody/2025-09.yaml", "nothing: 无\n")
    done = run("check", folder=copied)
    assert done.code == 1
    found = re.findall(r"(?m)^(\S+?):(?:\d+:\d+)? ?", done.out)
    assert {QKX, "units/jxkc/2025-09.yaml", "units/act/2025-09.yaml"} <= set(found)
    assert "units/nobody" in done.out
    numbers = [int(number) for number in re.findall(r"\d+", done.out.splitlines()[-1])]
    assert numbers[1] == 281
    assert numbers[0] == 281 - 3


def test_paths_choose_what_is_shown(copied: Path) -> None:
    edit(copied / QKX, "ref: 1.1/results-collection", "ref: 1.11")
    edit(copied / "units/act/2025-09.yaml", "value: 20.5", "value: 二十")
    assert run("check", "units/qkx", folder=copied).out.count(" 错误 ") == 1
    assert run("check", QKX, "units/act", folder=copied).out.count(" 错误 ") == 2
    assert run("check", "plan", folder=copied).code == 0
    assert run("check", ".", folder=copied).out.count(" 错误 ") == 2
    inside = copied / "units/qkx"
    assert run("check", ".", folder=inside).out.count(" 错误 ") == 1
    assert run("check", "../act", folder=inside).out.count(" 错误 ") == 1
    assert run("check", "..", folder=inside).out.count(" 错误 ") == 2
    assert run("check", "units/qkx", "-C", str(copied), folder=copied.parent).code == 1


def test_a_path_that_is_not_there_is_refused(sample: Path) -> None:
    for path in ("units/nobody", "..", "/"):
        refused("check", path, folder=sample)


@pytest.mark.parametrize(("arguments", "code"), [((), 0), (("--strict",), 1)])
def test_warnings_fail_only_when_asked(copied: Path, arguments: tuple[str, ...], code: int) -> None:
    edit(copied / "plan/plan.yaml", "sample: true\n", "")
    file = copied / "plan/source.txt"
    edit(file, "4. 构建高素质技术经理人矩阵。", "4. 构建高素质技术经理人矩阵。无人负责。")
    done = run("check", *arguments, folder=copied)
    assert (done.code, " 错误 " in done.out) == (code, False)
    assert " 提醒 " in done.out


def test_hostile_names_and_values_are_shown_harmless(copied: Path) -> None:
    copied.joinpath("units/qkx/a\x1b[31m\nb.yaml").write_text("nothing: 无\n", encoding="utf-8")
    edit(copied / QKX, "submitted: 2025-06-05", 'submitted: "[red]{x}"')
    done = run("check", folder=copied)
    assert done.code == 1
    assert r"units/qkx/a\x1b[31m\x0ab.yaml 错误 S104" in done.out
    assert "[red]{x}" in done.out
    assert "\x1b" not in done.out


def test_a_plan_that_cannot_be_read_does_not_hide_the_reports(copied: Path) -> None:
    edit(copied / "plan/plan.yaml", "coordinator: jxkc\n", "coordinator jxkc\n")
    edit(copied / "units/act/2025-09.yaml", "value: 20.5", "value: 二十")
    done = run("check", folder=copied)
    assert done.code == 1
    assert "\nunits/act/2025-09.yaml:" in f"\n{done.out}"
    assert "plan/plan.yaml:" in done.out
