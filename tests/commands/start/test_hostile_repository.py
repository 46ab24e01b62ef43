"""A repository from elsewhere runs nothing: no reader starts what its configuration names."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.program import edit, run, shown
from tests.repositories import commit_all, git, tiny

ROOT = Path(__file__).parents[3]
JUNE, JULY = "2025-06-03T09:00:00+08:00", "2025-07-03T09:00:00+08:00"
RUN_BY_GIT = (
    "alias.blame",
    "alias.cat-file",
    "alias.diff-tree",
    "alias.ls-tree",
    "alias.rev-list",
    "alias.rev-parse",
    "core.alternateRefsCommand",
    "core.askPass",
    "core.editor",
    "core.fsmonitor",
    "core.gitProxy",
    "core.pager",
    "core.sshCommand",
    "credential.helper",
    "diff.evil.command",
    "diff.evil.textconv",
    "diff.external",
    "filter.evil.clean",
    "filter.evil.process",
    "filter.evil.smudge",
    "gpg.program",
    "gpg.ssh.program",
    "interactive.diffFilter",
    "pager.blame",
    "pager.log",
    "remote.origin.receivepack",
    "remote.origin.uploadpack",
    "sequence.editor",
    "uploadpack.packObjectsHook",
)
SETTINGS = {
    "blame.showRoot": "true",
    "core.attributesFile": "attributes",
    "diff.orderFile": "/nowhere",
    "diff.relative": "true",
    "extensions.partialClone": "origin",
    "filter.evil.required": "true",
    "log.diffMerges": "on",
    "log.follow": "true",
    "log.mailmap": "true",
    "log.showRoot": "false",
    "log.showSignature": "true",
    "protocol.allow": "always",
    "protocol.ext.allow": "always",
    "remote.origin.promisor": "true",
}
HOOKS = ("post-checkout", "post-index-change", "pre-auto-gc", "reference-transaction")
AS_IT_IS, ON = (), ("--on", "2025-07-20")
READERS = (
    ("status", *ON),
    ("status", "2025-05", *ON),
    ("show", "a", *ON),
    ("why", "1.1/meet", *ON),
    ("due", *ON),
    ("check",),
    ("brief", "--month", "2025-05", "-o", "-", *ON),
    ("source",),
    ("export",),
)


WALKERS = (
    ("log", "a", *ON),
    ("log", "1.1/meet", "--rev", "HEAD"),
    ("diff",),
    ("diff", "HEAD~1", "HEAD"),
    ("diff", "HEAD~1...HEAD", "--format", "md"),
    ("brief", "--verify"),
)
"""Commands that go through commits, most of them by GitPython."""


def with_work(folder: Path) -> Path:
    """Add a task whose light rests on a line of a report, so that git is asked for it."""
    folder.joinpath("plan/tasks").mkdir()
    folder.joinpath("plan/tasks/1.1.yaml").write_text(TASK, encoding="utf-8")
    folder.joinpath("units/a/2025-05.yaml").write_text(REPORT, encoding="utf-8")
    edit(
        folder / "plan/plan.yaml",
        "phases:",
        "sections:\n  - id: 1\n    title: 甲\n    assumed: [title]\nphases:",
    )
    return folder


TASK = """\
title: 建站
units: [a]
assumed: [title, units]
actions:
  - id: meet
    title: 建站
    kind: milestone
    assumed: [kind, title]
"""
REPORT = """\
milestones:
  - ref: 1.1/meet
    done: 2025-05-20
"""


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    """Return a program that leaves a mark beside itself whenever it is run."""
    program = tmp_path / "canary"
    program.write_text(f'#!/bin/sh\necho "$0 $@" >> {tmp_path}/mark\ncat\n', encoding="utf-8")
    program.chmod(0o755)
    return program


@pytest.fixture
def hostile(tmp_path: Path, canary: Path) -> Path:
    """Return a repository whose configuration, hooks and attributes all name the canary."""
    folder = with_work(tiny(tmp_path / "hostile"))
    for name in (".gitattributes", "attributes"):
        folder.joinpath(name).write_text("* diff=evil filter=evil\n", encoding="utf-8")
    folder.joinpath(".mailmap").write_text("X <x@x> <sample@example.invalid>\n", encoding="utf-8")
    commit_all(folder, day=JUNE)
    folder.joinpath("briefs").mkdir()
    folder.joinpath("briefs/2025-05.yaml").write_text("number: 1\nissued: 2025-07-03\n", "utf-8")
    folder.joinpath("briefs/2025-05.md").write_text(f"sha256:{'0' * 16} anplan 0.0.1\n", "utf-8")
    commit_all(folder, day=JULY)
    edit(folder / "units/a/2025-05.yaml", "2025-05-20", "2025-05-21")
    included = folder / ".git" / "included"
    for key in RUN_BY_GIT:
        told = f"!{canary}" if key.startswith(("alias", "credential")) else str(canary)
        git("config", "-f", str(included), key, told, folder=folder)
    for key, value in SETTINGS.items():
        git("config", "-f", str(included), key, value, folder=folder)
    git("config", "-f", str(included), "remote.origin.url", f"ext::{canary}", folder=folder)
    git("config", "include.path", "included", folder=folder)
    hooks = folder / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in HOOKS:
        hooks.joinpath(name).write_bytes(canary.read_bytes())
        hooks.joinpath(name).chmod(0o755)
    return folder


def test_the_canary_sings_where_git_is_run_without_care(hostile: Path, canary: Path) -> None:
    for command in (("blame", "units/a/2025-05.yaml"), ("diff",)):
        subprocess.run(["git", *command], cwd=hostile, capture_output=True, check=False, timeout=60)
        assert canary.with_name("mark").exists()
        canary.with_name("mark").unlink()


@pytest.mark.parametrize("asked", [AS_IT_IS, ("--rev", "HEAD"), ("--known", "2025-06-20")])
@pytest.mark.parametrize("command", READERS, ids=lambda words: words[0])
def test_no_reader_runs_what_a_repository_names(
    hostile: Path, canary: Path, command: tuple[str, ...], asked: tuple[str, ...]
) -> None:
    done = run(*command, *asked, folder=hostile)
    assert (done.code, done.err) == (0, "")
    mark = canary.with_name("mark")
    assert not mark.exists(), mark.read_text("utf-8")


@pytest.mark.parametrize("command", WALKERS, ids=" ".join)
def test_no_command_that_goes_through_commits_runs_what_a_repository_names(
    hostile: Path, canary: Path, command: tuple[str, ...]
) -> None:
    git("config", "--unset", "include.path", folder=hostile)
    plain = run(*command, folder=hostile)
    assert plain.code in (0, 1)
    git("config", "include.path", "included", folder=hostile)
    assert run(*command, folder=hostile) == plain
    mark = canary.with_name("mark")
    assert not mark.exists(), mark.read_text("utf-8")


@pytest.mark.parametrize("command", WALKERS, ids=" ".join)
def test_nor_what_the_environment_names(
    hostile: Path, canary: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    other = tiny(tmp_path / "other")
    variables = {
        "GIT_PYTHON_GIT_EXECUTABLE": str(canary),
        "GIT_PYTHON_TRACE": "full",
        "GIT_EXEC_PATH": str(tmp_path),
        "GIT_DIR": str(other / ".git"),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.fsmonitor",
        "GIT_CONFIG_VALUE_0": str(canary),
        "GIT_EXTERNAL_DIFF": str(canary),
        "GIT_TRACE": "1",
    }
    done = run(*command, folder=hostile, **variables)
    assert (done.code in (0, 1), bool(done.out)) == (True, True)
    assert not canary.with_name("mark").exists()


def test_what_is_missing_is_not_fetched(hostile: Path, canary: Path) -> None:
    name = git("hash-object", "--no-filters", "units/a/unit.yaml", folder=hostile)
    hostile.joinpath(".git/objects", name[:2], name[2:]).unlink()
    done = run("status", "--rev", "HEAD", folder=hostile)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert not canary.with_name("mark").exists()


def test_the_answers_are_those_of_a_repository_without_settings(hostile: Path) -> None:
    asked = [("due", "--format", "json"), ("why", "1.1/meet")]
    before = [shown(*command, *ON, folder=hostile) for command in asked]
    assert "2025-06-03" in before[0]
    assert "未提交" in before[1]
    git("config", "--unset", "include.path", folder=hostile)
    assert [shown(*command, *ON, folder=hostile) for command in asked] == before


def test_a_line_is_led_to_its_commit_whatever_blame_is_to_ignore(tmp_path: Path) -> None:
    folder = with_work(tiny(tmp_path / "repository"))
    commit_all(folder, day="2025-05-22T09:00:00+08:00")
    edit(folder / "units/a/2025-05.yaml", "2025-05-20", "2025-05-21")
    name = commit_all(folder, day=JUNE)
    folder.joinpath("ignored").write_text(f"{name}\n", encoding="utf-8")
    git("config", "blame.ignoreRevsFile", str(folder / "ignored"), folder=folder)
    assert f"{name[:7]} 2025-06-03" in shown("why", "1.1/meet", *ON, folder=folder)


def test_a_list_of_commits_to_ignore_that_is_missing_is_told(tmp_path: Path) -> None:
    folder = with_work(tiny(tmp_path / "repository"))
    commit_all(folder, day=JUNE)
    git("config", "blame.ignoreRevsFile", "/nowhere", folder=folder)
    done = run("why", "1.1/meet", *ON, folder=folder)
    assert (done.code, "提交不明" in done.out) == (0, True)
    assert done.err == "未取用历史：git 未执行：fatal: could not open object name list: /nowhere\n"


def test_one_module_starts_git_and_one_has_gitpython_do_it() -> None:
    starts = re.compile(r"subprocess|os\.(system|popen|exec|spawn)")
    found = {
        path.relative_to(ROOT / "src/anplan").as_posix()
        for path in (ROOT / "src/anplan").rglob("*.py")
        if starts.search(path.read_text("utf-8"))
    }
    others = {
        "files/form/take_apart.py",
        "work/long_text.py",
        "files/doctor/machine.py",
        "files/office/pdf.py",
        "files/document/read.py",
    }  # forms, the editor, fonts, LibreOffice, documents
    assert found - others == {"files/git/run.py", "files/git/walk.py"}


def test_gitpython_is_imported_in_one_place() -> None:
    imports = re.compile(r"^\s*(?:import git\b|from git[. ])", re.MULTILINE)
    found = [
        path.relative_to(ROOT / "src/anplan").as_posix()
        for path in (ROOT / "src/anplan").rglob("*.py")
        if imports.search(path.read_text("utf-8"))
    ]
    assert found == ["files/git/walk.py"]
