"""``init`` and ``brief``: what they write, what they leave alone."""

import json
import re
from pathlib import Path

import pytest

from tests.program import add, refused, run, shown

SKELETON = {
    ".gitattributes",
    "plan/plan.yaml",
    "plan/source.txt",
    "plan/tasks/1.1.yaml",
    "plan/indicators/first-indicator.yaml",
    "units/office/unit.yaml",
}


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_init_writes_the_skeleton(tmp_path: Path) -> None:
    text = shown("init", "here", folder=tmp_path)
    assert set(files(tmp_path / "here")) >= SKELETON - {".gitattributes"}
    listed = {line.removeprefix("here/") for line in text.splitlines()[:-1]}
    assert listed == set(files(tmp_path / "here"))
    assert "待填" in text.splitlines()[-1]


DAYS = {
    "issued": "2025-03-31",
    "start": "2025-04-01",
    "end": "2025-12-31",
    "at_least": "20",
}
MONTHS = {"start": "2025-04", "end": "2025-12"}
LANGUAGES = {"zh": "待填", "en": "TODO"}


def fill_in(root: Path, word: str) -> None:
    """Write something for every placeholder: days and figures where they belong, else a word."""
    for name, data in files(root).items():
        if name.endswith(".txt"):
            root.joinpath(name).write_text("试验方案\n", encoding="utf-8")
        if name.endswith(".yaml"):
            above, obligations, below = data.decode().partition("\nobligations:")
            text = filled(above, word, DAYS) + obligations + filled(below, word, MONTHS)
            root.joinpath(name).write_text(text, encoding="utf-8")


def filled(text: str, word: str, values: dict[str, str]) -> str:
    return re.sub(
        f"(?m)^([^#\n]*?)([a-z_]+): *{word}",
        lambda found: f"{found[1]}{found[2]}: {values.get(found[2], '试验')}",
        text,
    )


@pytest.mark.parametrize(("language", "word"), LANGUAGES.items())
def test_check_lists_what_is_to_be_filled_in(tmp_path: Path, language: str, word: str) -> None:
    shown("--lang", language, "init", folder=tmp_path)
    done = run("check", "--format", "json", folder=tmp_path)
    assert done.code == 1
    found = [one["file"] for one in json.loads(done.out)["findings"] if one["code"] == "S106"]
    placeholders = [
        name
        for name, data in files(tmp_path).items()
        for _ in re.findall(f"(?m)^{word}|^[^#\n]*: *{word}", data.decode())
    ]
    assert sorted(found) == sorted(placeholders)
    assert set(found) >= SKELETON - {".gitattributes"}


@pytest.mark.parametrize(("language", "word"), LANGUAGES.items())
def test_a_skeleton_that_is_filled_in_is_quiet(tmp_path: Path, language: str, word: str) -> None:
    shown("--lang", language, "init", folder=tmp_path)
    fill_in(tmp_path, word)
    done = run("check", folder=tmp_path)
    assert "S106" not in done.out
    assert run("status", folder=tmp_path).code == 0


@pytest.mark.parametrize("file", ["plan/plan.yaml", "plan/indicators/first-indicator.yaml"])
def test_no_day_and_no_target_of_a_new_plan_is_made_up(tmp_path: Path, file: str) -> None:
    shown("init", folder=tmp_path)
    assert re.findall(r"20\d\d|at_least: \d", _without_comments(tmp_path / file)) == []


def test_an_english_workspace_is_english_throughout(tmp_path: Path) -> None:
    told = shown("--lang", "en", "init", folder=tmp_path)
    plan = tmp_path.joinpath("plan/plan.yaml").read_text("utf-8")
    assert "\nlanguage: en\n" in plan
    written = files(tmp_path)
    texts = (data.decode() for file, data in written.items() if not file.startswith("schema/"))
    for text in (told, *texts):
        assert text.isascii()


def _without_comments(path: Path) -> str:
    return re.sub("#.*", "", path.read_text("utf-8"))


@pytest.mark.parametrize(
    "text", ["待填:把方案全文逐字粘贴在这里。\n", "TODO\n", "\n待填：\n一、总体要求\n"]
)
def test_a_document_that_is_the_template_s_is_a_finding(copied: Path, text: str) -> None:
    copied.joinpath("plan/source.txt").write_text(text, encoding="utf-8")
    told = run("check", folder=copied).out
    assert re.search(r"(?m)^plan/source.txt:\d:1 错误 S106  模板文字没有填写：(待填|TODO)", told)
    assert "请录入方案全文，一字不改" in told


def test_init_overwrites_nothing(tmp_path: Path) -> None:
    add(tmp_path / "plan/source.txt", "原文\n")
    text = shown("init", folder=tmp_path)
    assert tmp_path.joinpath("plan/source.txt").read_text("utf-8") == "原文\n"
    assert "plan/source.txt" not in text.splitlines()
    before = files(tmp_path)
    told = refused("init", folder=tmp_path)
    assert told.startswith("anplan：已有工作区：")
    assert files(tmp_path) == before


def test_init_that_is_only_tried_writes_nothing(tmp_path: Path) -> None:
    assert "plan/plan.yaml\n" in shown("init", "--dry-run", folder=tmp_path)
    assert files(tmp_path) == {}


def test_brief_writes_into_briefs(copied: Path) -> None:
    done = run("brief", "--month", "2025-09", folder=copied)
    path = copied / "briefs/2025-09.md"
    assert (done.code, done.out) == (0, "")
    assert done.err == "已写入：briefs/2025-09.md\n"
    assert path.read_text("utf-8") == shown("brief", "--month", "2025-09", "-o", "-", folder=copied)
    assert b"\r" not in path.read_bytes()


def test_a_brief_edited_by_hand_is_not_written_over(copied: Path) -> None:
    line = ("brief", "--month", "2025-09")
    path = copied / "briefs/2025-09.md"
    assert run(*line, folder=copied).code == 0
    assert run(*line, folder=copied).err == "没有变化：briefs/2025-09.md 已是此内容。\n"
    edited = path.read_bytes().replace("一、总体进展".encode(), "一、总体情况".encode())
    path.write_bytes(edited)
    told = "anplan：briefs/2025-09.md 可能有手工改动，未覆盖。另存用 -o 文件；确要覆盖加 --yes"
    assert refused(*line, folder=copied) == told
    assert refused(*line, "--issue", folder=copied) == told
    assert path.read_bytes() == edited
    assert run(*line, "--yes", folder=copied).code == 0
    assert path.read_bytes() != edited


def test_an_issued_brief_stays_as_it_is(copied: Path) -> None:
    path = copied / "briefs/2025-08.md"
    issued = path.read_bytes()
    assert run("brief", "--month", "2025-08", folder=copied).code == 0
    edited = issued.replace("一、总体进展".encode(), "一、总体情况".encode())
    path.write_bytes(edited)
    assert refused("brief", "--month", "2025-08", folder=copied) == (
        "anplan：briefs/2025-08.md 已于 2025-09-10 印发，不再改动。"
        "另存用 -o 文件，核对用 --verify；确要覆盖加 --yes"
    )
    assert path.read_bytes() == edited


def test_a_brief_of_other_figures_is_written_anew(copied: Path) -> None:
    line = ("brief", "--month", "2025-09")
    run(*line, folder=copied)
    before = (copied / "briefs/2025-09.md").read_bytes()
    (copied / "units/jd-dazhi/2025-09.yaml").unlink()
    assert run(*line, folder=copied).code == 0
    assert (copied / "briefs/2025-09.md").read_bytes() != before


def test_brief_writes_where_it_is_told(copied: Path) -> None:
    done = run("brief", "--month", "2025-09", "-o", "my brief.md", folder=copied)
    assert done.code == 0
    assert copied.joinpath("my brief.md").is_file()
    assert not copied.joinpath("briefs/2025-09.md").exists()
    assert run("brief", "--month", "2025-09", "-o", "new/brief.md", folder=copied).code == 0
    assert copied.joinpath("new/brief.md").is_file()
    assert refused("brief", "--month", "2025-09", "-o", "plan", folder=copied)


@pytest.mark.parametrize(
    ("text", "told"), [(None, "将写入"), ("x", "将更新"), ("same", "不会变动")]
)
def test_a_brief_that_is_only_tried_says_what_would_be(
    copied: Path, text: str | None, told: str
) -> None:
    path = copied / "briefs/2025-09.md"
    if text == "same":
        run("brief", "--month", "2025-09", folder=copied)
    elif text:
        path.write_text(text, encoding="utf-8")
    before = files(copied / "briefs")
    done = run("brief", "--month", "2025-09", "--dry-run", folder=copied)
    assert (done.code, done.out) == (0, "")
    assert done.err == f"{told}：{path}\n"
    assert files(copied / "briefs") == before


def test_a_brief_for_another_day_may_be_asked_for(sample: Path) -> None:
    done = run("brief", "--month", "2025-10", "-o", "-", "--on", "2025-11-06", folder=sample)
    assert done.code == 0
    assert "## 10月份工作进展情况\n" in done.out
    assert "未报27份（" in done.out
