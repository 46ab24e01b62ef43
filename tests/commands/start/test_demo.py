"""``demo``: the same sample for everybody, with a history, refused where something is."""

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import yaml

from tests.program import environment, refused, run, shown

UNITS = re.compile(
    r"区[一-鿿]{2,12}局|[一-鿿]{2,4}街道办事处|[一-鿿]{2,4}街|江岸产投集团|区委（区人民政府）办公室"
)


def git(*arguments: str, folder: Path, **changes: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=environment(**changes), capture_output=True, check=True
    )
    return done.stdout.decode().strip()


def head(folder: Path) -> str:
    return git("rev-parse", "HEAD", folder=folder)


def test_demo_shows_the_status_and_what_to_try(tmp_path: Path) -> None:
    text = shown("demo", "here", folder=tmp_path)
    assert text.startswith(shown("status", folder=tmp_path / "here"))
    lines = re.findall(r"(?m)^  .*\banplan (why|status|brief)( .*)$", text)
    for word, rest in lines:
        line = word + rest
        assert run(*line.split(), folder=tmp_path / "here").code == 0
    assert len(lines) == 3


def test_demo_says_how_to_get_there_apart_from_what_to_try(tmp_path: Path) -> None:
    text = shown("demo", "here", folder=tmp_path)
    assert (
        "\n示例在 here，其中数据均为虚构（示例数据）。\n"
        "进入该文件夹（已在其中的不必）：\n  cd here\n"
        "接着试试：\n  "
    ) in text


def test_its_history_is_clean_and_dated_like_its_papers(sample: Path) -> None:
    assert git("status", "--porcelain", "--ignored", folder=sample) == ""
    assert git("branch", "--show-current", folder=sample) == "main"
    assert git("fsck", "--strict", folder=sample) == ""
    days = git("log", "--reverse", "--format=%ad", "--date=format:%Y-%m-%d", folder=sample).split()
    assert days == sorted(days)
    assert (days[0], days[-1]) == ("2025-04-11", "2025-09-30")
    submitted = git(
        "log",
        "-1",
        "--format=%an %ad",
        "--date=iso",
        "--",
        "units/jd-huaqiao/2025-06.yaml",
        folder=sample,
    )
    assert submitted.startswith("花桥街道办事处 2025-07-08 ")
    assert submitted.endswith("+0800")
    assert "示例数据" in git("log", "-1", "--format=%B", folder=sample)


HOSTILE = """\
[commit]
    gpgsign = true
[user]
    name = somebody
    email = a@b.example
    signingkey = none
[core]
    autocrlf = true
    hooksPath = {hooks}
    fsmonitor = {hooks}/pre-commit
    excludesFile = {hooks}/ignore
[init]
    defaultObjectFormat = sha256
    defaultBranch = trunk
    templateDir = {hooks}
[i18n]
    commitEncoding = GBK
[gc]
    auto = 1
"""


@pytest.mark.skipif(os.name == "nt", reason="needs a hook that fails")
def test_everybody_s_sample_has_the_same_commits(sample: Path, tmp_path: Path) -> None:
    hooks = tmp_path / "hooks"
    hooks.joinpath("hooks").mkdir(parents=True)
    for hook in (
        "pre-commit",
        "commit-msg",
        "reference-transaction",
        "post-commit",
        "hooks/pre-commit",
    ):
        hooks.joinpath(hook).write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
        hooks.joinpath(hook).chmod(0o755)
    hooks.joinpath("ignore").write_text("*.yaml\n", encoding="utf-8")
    config = tmp_path / "gitconfig"
    config.write_text(HOSTILE.format(hooks=hooks), encoding="utf-8")
    changes = {
        "GIT_CONFIG_GLOBAL": str(config),
        "HOME": str(tmp_path),
        "TZ": "America/New_York",
        "LANG": "en_US.UTF-8",
        "GIT_AUTHOR_DATE": "2001-01-01T00:00:00",
        "GIT_COMMITTER_NAME": "somebody",
        "GIT_DIR": str(tmp_path / "elsewhere"),
        "GIT_INDEX_FILE": str(tmp_path / "index"),
        "GIT_DEFAULT_HASH": "sha256",
    }
    tmp_path.joinpath(".gitconfig").write_text(config.read_text("utf-8"), encoding="utf-8")
    done = run("demo", "again", folder=tmp_path, **changes)
    assert (done.code, done.err) == (0, "")
    again = tmp_path / "again"
    assert head(again) == head(sample)
    assert git("status", "--porcelain", folder=again) == ""
    for file in sample.rglob("*.*"):
        relative = file.relative_to(sample)
        if file.is_file() and relative.parts[0] != ".git":
            assert again.joinpath(relative).read_bytes() == file.read_bytes()


def test_without_git_the_files_are_there_and_a_line_says_so(tmp_path: Path) -> None:
    done = run("demo", "here", folder=tmp_path, PATH="/nowhere")
    assert done.code == 0
    assert done.err.startswith("示例没有历史记录：")
    assert done.err.count("\n") == 1
    assert not tmp_path.joinpath("here/.git").exists()
    assert run("check", folder=tmp_path / "here").code == 0
    assert "版本" not in done.out


def test_inside_another_repository_the_sample_has_its_own(sample: Path, tmp_path: Path) -> None:
    git("init", "-q", ".", folder=tmp_path)
    shown("demo", "here", folder=tmp_path)
    assert head(tmp_path / "here") == head(sample)


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    tmp_path.joinpath("notes.txt").write_text("x")
    told = refused("demo", ".", folder=tmp_path)
    assert told.startswith("anplan：文件夹不为空：")
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_an_empty_folder_is_taken_and_a_file_refused(tmp_path: Path) -> None:
    tmp_path.joinpath("empty").mkdir()
    assert run("demo", "empty", folder=tmp_path).code == 0
    tmp_path.joinpath("file").write_text("x")
    assert refused("demo", "file", folder=tmp_path).startswith("anplan：无法建立文件夹")


@pytest.mark.skipif(
    sys.platform == "win32" or (hasattr(os, "geteuid") and os.geteuid() == 0),
    reason="root may write anywhere",
)
def test_a_folder_that_may_not_be_written_is_one_line(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert refused("demo", "here", folder=tmp_path).startswith("anplan：无法建立文件夹")


def texts(value: object) -> list[str]:
    """Gather the free texts of a report."""
    if isinstance(value, dict):
        found = [
            value[key] for key in ("text", "ask", "nothing") if isinstance(value.get(key), str)
        ]
        return found + [text for inner in value.values() for text in texts(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in texts(inner)]
    return []


def test_its_texts_are_not_made_by_a_machine_s_pattern(sample: Path) -> None:
    found = [
        UNITS.sub("", text)
        for file in sorted(sample.glob("units/*/*.yaml"))
        for text in texts(yaml.safe_load(file.read_text("utf-8")))
    ]
    counted = Counter(found)
    assert len(found) > 800
    assert len(counted) / len(found) >= 0.9
    patterns = Counter(re.sub(r"\d+", "#", text) for text in found)
    assert max(patterns.values()) < 5


def test_it_names_no_person_and_no_telephone(sample: Path) -> None:
    text = "".join(file.read_text("utf-8") for file in sample.glob("units/**/*.yaml"))
    assert re.findall(r"(?<!\d)1[3-9]\d{9}(?!\d)|\d{3,4}-\d{7,8}|[\w.]+@[\w.]+", text) == []
    assert re.findall(r"[一-鿿](?:先生|女士|局长|主任|书记)", text) == []


def test_its_briefs_are_what_the_command_writes(sample: Path) -> None:
    for month in ("2025-04", "2025-08"):
        assert shown("brief", "--month", month, "-o", "-", folder=sample) == (
            sample.joinpath(f"briefs/{month}.md").read_text("utf-8")
        )
