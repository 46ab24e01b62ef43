"""Answers that are kept: which, one to a question, and none that is damaged or another's."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.recall.asker import RECALLED, REPORT, Asker
from tests.program import PROGRAM, add, environment, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing is recalled there")


def test_an_answer_replaces_the_last_one_to_its_question(root: Path, asker: Asker) -> None:
    for turn in range(3):
        add(root / REPORT, f"# {turn}\n")
        asker.ask("check", folder=root)
    assert len(asker.answers) == 1


def git_that(script: str, folder: Path) -> dict[str, str]:
    """Return a path on which git is a script."""
    program = folder / "bin/git"
    program.parent.mkdir()
    program.write_text(script, "utf-8")
    program.chmod(0o755)
    return {"PATH": str(program.parent)}


def test_a_file_that_changes_meanwhile_leaves_no_answer(
    root: Path, asker: Asker, tmp_path: Path
) -> None:
    script = f'#!/bin/sh\necho "# x" >> {root / REPORT}\nPATH={os.environ["PATH"]} exec git "$@"\n'
    assert asker.ask("status", folder=root, **git_that(script, tmp_path)).code == 0
    assert asker.answers == []


def test_a_git_that_does_not_start_leaves_no_answer(
    root: Path, asker: Asker, tmp_path: Path
) -> None:
    assert asker.ask("status", folder=root, **git_that("#!/nowhere\n", tmp_path)).code == 0
    assert asker.answers == []


def test_a_git_that_is_killed_leaves_no_answer(root: Path, asker: Asker, tmp_path: Path) -> None:
    killed = git_that("#!/bin/sh\nkill -9 $$\n", tmp_path)
    assert asker.ask("log", "a/2025-05", folder=root, **killed).code == 0
    assert asker.answers == []


@pytest.mark.parametrize(
    "question",
    [
        "source",
        "explain V101",
        "check units",
        "check --format github",
        "status nothing-like-it",
        "status --nonsense",
        "brief --month 2025-05 -o -",
        "record progress a text --dry-run --yes",
        "doctor",
        "--help",
        "--version",
    ],
)
def test_nothing_else_is_kept(question: str, root: Path, asker: Asker) -> None:
    usual = run(*question.split(), folder=root, **asker.variables)
    if question != "doctor":
        assert asker.ask(*question.split(), folder=root) == usual
    assert asker.answers == []


def test_what_stands_beside_an_answer_is_told_every_time(root: Path, asker: Asker) -> None:
    add(root / REPORT, "unknown: 1\n")
    first = asker.ask("status", folder=root)
    assert first.err
    assert asker.answers == []
    assert asker.ask("status", folder=root) == first


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 100, None])
def test_a_damaged_answer_is_none(damage: bytes | None, root: Path, asker: Asker) -> None:
    usual = asker.ask("status", folder=root)
    (path,) = asker.answers
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]) if damage is None else damage)
    assert asker.ask("status", folder=root) == usual
    assert path.read_bytes() == data


def test_a_link_in_an_answer_s_place_is_not_followed(root: Path, asker: Asker) -> None:
    usual = asker.ask("status", folder=root)
    asker.plant()
    (path,) = asker.answers
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")
    assert asker.ask("status", folder=root) == usual
    assert path.with_name("elsewhere").read_bytes().endswith(RECALLED.encode())


@pytest.mark.parametrize("mode", [0o770, 0o707])
def test_a_folder_where_others_write_is_not_used(mode: int, root: Path, asker: Asker) -> None:
    usual = asker.ask("status", folder=root)
    asker.plant()
    asker.cache.chmod(mode)
    assert asker.ask("status", folder=root) == usual


def test_a_folder_that_cannot_be_written_does_no_harm(root: Path, asker: Asker) -> None:
    usual = run("status", folder=root, **asker.variables)
    asker.cache.mkdir(mode=0o500)
    assert asker.ask("status", folder=root) == usual
    asker.cache = asker.cache.with_name("file")
    asker.cache.write_bytes(b"")
    assert asker.ask("status", folder=root) == usual


def test_two_at_once_do_no_harm(root: Path, asker: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.program.starts_anew", True)
    usual = run("status", folder=root, **asker.variables)
    variables = environment(ANPLAN_CACHE=str(asker.cache), **asker.variables)
    started = [
        subprocess.Popen([*PROGRAM, "status"], cwd=root, stdout=subprocess.PIPE, env=variables)
        for _ in range(3)
    ]
    assert {process.communicate(timeout=60)[0].decode() for process in started} == {usual.out}
    assert len(asker.answers) == 1
    asker.plant()
    assert asker.ask("status", folder=root).out == RECALLED
