"""Objects through GitPython are those that git itself gives, whatever shape a repository has."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta, timezone
from pathlib import Path

import pytest

from anplan.base.errors import HistoryError
from anplan.files.git.objects import GIT, Listed
from anplan.files.git.run import Standpoint, commit_day
from anplan.files.git.walk import Walk
from tests.program import PROGRAM, environment
from tests.repositories import cloned, commit_all, git, moved_down, tiny

ZONE = timezone(timedelta(hours=8))
PATHS = ("plan", "units", "briefs", "templates")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository of two commits, with a link and a file that may be run."""
    folder = tiny(tmp_path / "repository")
    commit_all(folder)
    (folder / "units/a/run.yaml").write_text("x", encoding="utf-8")
    (folder / "units/a/run.yaml").chmod(0o755)
    if os.name != "nt":
        (folder / "units/link").symlink_to("a")
    (folder / "other").mkdir()
    (folder / "other/文件").write_text("…", encoding="utf-8")
    commit_all(folder)
    return folder


@pytest.fixture
def walk() -> Iterator[Walk]:
    with Walk() as opened:
        yield opened


def head(folder: Path) -> str:
    return git("rev-parse", "HEAD", folder=folder)


def held_against_git(walk: Walk, folder: Path, paths: tuple[str, ...] = PATHS) -> list[Listed]:
    """Read a commit's files in both ways, and give what git lists."""
    commit = head(folder)
    files = sorted(GIT.listed(folder, commit, paths), key=lambda one: one.path)
    assert sorted(walk.listed(folder, commit, paths), key=lambda one: one.path) == files
    blobs = [(one.name, one.size) for one in files if one.mode != b"160000"] * 50
    assert walk.sizes(folder, [name for name, _ in blobs]) == [size for _, size in blobs]
    assert list(walk.contents(folder, blobs)) == list(GIT.contents(folder, blobs))
    at = Standpoint(folder, "", commit)
    assert walk.commit_day(at, ZONE) == commit_day(at, ZONE)
    return files


def is_opened(walk: Walk, folder: Path) -> bool:
    return walk._opened.get(folder) is not None


def shared(repository: Path, target: Path) -> Path:
    return cloned(repository, target, "--shared")


def bare(repository: Path, target: Path) -> Path:
    return cloned(repository, target, "--bare")


def shallow(repository: Path, target: Path) -> Path:
    return cloned(repository, target, "--depth", "1")


def linked(repository: Path, target: Path) -> Path:
    git("worktree", "add", "-q", str(target), folder=repository)
    return target


def submodule(repository: Path, target: Path) -> Path:
    git("init", "-q", str(target), folder=repository)
    allow = ("-c", "protocol.file.allow=always")
    git(*allow, "submodule", "add", "-q", repository.as_uri(), "plan/inner", folder=target)
    return target / "plan/inner"


def named_strangely(repository: Path, target: Path) -> Path:
    return repository.rename(target.with_name("~ %PATH% 甲 乙"))


@pytest.mark.parametrize(
    "shape",
    [lambda it, _: it, shared, bare, shallow, linked, submodule, named_strangely],
    ids=["work tree", "shared", "bare", "shallow", "linked", "submodule", "strange name"],
)
def test_it_reads_what_git_reads(
    walk: Walk, repository: Path, tmp_path: Path, shape: Callable[[Path, Path], Path]
) -> None:
    folder = shape(repository, tmp_path / "made")
    files = held_against_git(walk, folder)
    assert "units/a/unit.yaml" in [file.path for file in files]
    assert is_opened(walk, folder)


def test_a_folder_below_the_top(walk: Walk, repository: Path) -> None:
    moved_down(repository, "office/plan")
    paths = tuple(f"office/plan/{path}" for path in PATHS)
    assert held_against_git(walk, repository, paths)
    assert is_opened(walk, repository)


def test_a_submodule_in_the_place_of_a_folder(walk: Walk, repository: Path, tmp_path: Path) -> None:
    submodule(repository, tmp_path / "outer")
    commit_all(tmp_path / "outer")
    files = held_against_git(walk, tmp_path / "outer")
    assert [(file.mode, file.size, file.path) for file in files] == [(b"160000", 0, "plan/inner")]
    assert is_opened(walk, tmp_path / "outer")


def test_a_mode_that_some_other_program_wrote(walk: Walk, repository: Path) -> None:
    blob = git("rev-parse", "HEAD:plan/plan.yaml", folder=repository)
    entry = b"100664 plan.yaml\0" + bytes.fromhex(blob)
    (repository / "tree").write_bytes(entry)
    tree = git("hash-object", "-t", "tree", "-w", "--literally", "tree", folder=repository)
    (repository / "tree").write_bytes(b"40000 plan\0" + bytes.fromhex(tree))
    top = git("hash-object", "-t", "tree", "-w", "--literally", "tree", folder=repository)
    commit = git("commit-tree", "-m", "x", top, folder=repository)
    (file,) = walk.listed(repository, commit, PATHS)
    assert [file] == list(GIT.listed(repository, commit, PATHS))
    assert file.mode == b"100644"
    assert is_opened(walk, repository)


def test_names_of_sha_256_are_left_to_git(walk: Walk, tmp_path: Path) -> None:
    folder = tiny(tmp_path / "repository", "--object-format=sha256")
    commit_all(folder)
    assert held_against_git(walk, folder)
    assert not is_opened(walk, folder)


def test_a_folder_within_a_repository_is_left_to_git(walk: Walk, repository: Path) -> None:
    assert held_against_git(walk, repository / "units")
    assert not is_opened(walk, repository / "units")


def test_a_folder_called_like_a_variable_is_left_to_git(walk: Walk, repository: Path) -> None:
    folder = repository.rename(repository.with_name("$HOME"))
    assert held_against_git(walk, folder)
    assert not is_opened(walk, folder)


def test_what_is_not_there_is_told_in_git_s_words(walk: Walk, repository: Path) -> None:
    commit, name = head(repository), git("rev-parse", "HEAD:plan/plan.yaml", folder=repository)
    (repository / ".git/objects" / name[:2] / name[2:]).unlink()
    told = []
    for objects in (GIT, walk):
        for question in (
            lambda it: list(it.listed(repository, commit, PATHS)),
            lambda it: it.sizes(repository, [name.encode()]),
            lambda it: list(it.contents(repository, [(name.encode(), 5)])),
        ):
            with pytest.raises(HistoryError) as raised:
                question(objects)
            told.append(raised.value.message.values["reason"])
    assert told[:3] == told[3:]
    assert not is_opened(walk, repository)


def test_a_partial_clone_fetches_nothing(walk: Walk, repository: Path, tmp_path: Path) -> None:
    git("config", "uploadpack.allowFilter", "true", folder=repository)
    clone = cloned(repository, tmp_path / "clone", "--filter=blob:none", "--no-checkout")
    with pytest.raises(HistoryError):
        list(walk.listed(clone, head(clone), PATHS))


@pytest.mark.parametrize("text", ["", "[core", "[core]\n\trepositoryformatversion = x\n"])
def test_a_configuration_that_is_damaged_is_git_s_to_tell(
    walk: Walk, repository: Path, text: str
) -> None:
    commit = head(repository)
    (repository / ".git/config").write_text(text, encoding="utf-8")
    told = []
    for objects in (GIT, walk):
        try:
            told.append(str(sorted(objects.listed(repository, commit, PATHS))))
        except HistoryError as error:
            told.append(str(error.message))
    assert told[0] == told[1]


def test_variables_of_hooks_and_of_gitpython_lead_nowhere(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tiny(tmp_path / "other")
    commit_all(other)
    for name, value in {
        "GIT_DIR": str(other / ".git"),
        "GIT_WORK_TREE": str(other),
        "GIT_OBJECT_DIRECTORY": str(other / ".git/objects"),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.bare",
        "GIT_CONFIG_VALUE_0": "true",
        "GIT_PYTHON_GIT_EXECUTABLE": "/nowhere/git",
        "GIT_PYTHON_REFRESH": "raise",
    }.items():
        monkeypatch.setenv(name, value)
    before = dict(os.environ)
    with Walk() as walk:
        assert held_against_git(walk, repository)
        assert is_opened(walk, repository)
    assert dict(os.environ) == before


def test_its_processes_end_with_it(repository: Path) -> None:
    with Walk() as walk:
        held_against_git(walk, repository)
        opened = walk._opened[repository]
        assert opened is not None
        process = opened._reading.proc
    assert process is not None
    assert process.wait(10) is not None


def test_nothing_is_asked_of_it_where_nothing_is_needed(walk: Walk, tmp_path: Path) -> None:
    assert walk.sizes(tmp_path, []) == []
    assert list(walk.contents(tmp_path, [])) == []


LIGHT = (
    ("status",),
    ("show", "a"),
    ("why", "a"),
    ("due",),
    ("check",),
    ("export",),
    ("source",),
    ("status", "--rev", "HEAD"),
    ("diff", "HEAD"),
    ("brief", "--month", "2025-05", "-o", "-"),
    ("record", "nothing", "无", "--unit", "a", "--month", "2025-06", "--dry-run", "--yes"),
)
WALKING = (("log", "a"), ("diff", "HEAD~1", "HEAD"))


def imported(*words: str, folder: Path) -> set[str]:
    """Return the modules that a command imports."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *PROGRAM[1:], *words],
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode in (0, 1), done.stderr
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip() for line in lines}


@pytest.mark.parametrize("words", LIGHT, ids=" ".join)
def test_no_other_command_imports_it(repository: Path, words: tuple[str, ...]) -> None:
    assert "git" not in imported(*words, folder=repository)


@pytest.mark.parametrize("words", WALKING, ids=" ".join)
def test_commands_that_go_through_commits_do(repository: Path, words: tuple[str, ...]) -> None:
    assert "git" in imported(*words, folder=repository)
