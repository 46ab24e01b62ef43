"""Finding a workspace and going through its files: nothing is followed out of it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from anplan.base.errors import FileError, WorkspaceError
from anplan.base.problem import Problem
from anplan.files.disk.workspace import Workspace, inside_repository, list_files, make_folder
from tests.files.yaml.written import REPORT, loaded, problems, written

LINK = "Y116 A symbolic link is not followed. Put the file itself here"
SPECIAL = "Y116 Not a regular file. Put the file itself here"
needs_fifo = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no FIFOs")
needs_links = pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
no_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)


@pytest.mark.parametrize("folder", [".", "plan", "units", "units/jxkc"])
def test_a_workspace_is_found_upwards(tmp_path: Path, folder: str) -> None:
    written(tmp_path)
    assert Workspace.find(tmp_path / folder).root == tmp_path


def test_the_nearest_workspace_is_taken(tmp_path: Path) -> None:
    written(tmp_path)
    written(tmp_path / "sample")
    assert Workspace.find(tmp_path / "sample" / "units").root == tmp_path / "sample"


def test_a_relative_folder_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path)
    monkeypatch.chdir(tmp_path / "units")
    assert Workspace.find(Path()).root == tmp_path
    assert Workspace.find(Path("jxkc")).root == tmp_path


def test_where_there_is_no_workspace_three_ways_on_are_named(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="No workspace here") as caught:
        Workspace.find(tmp_path)
    assert caught.value.message.values == {"folder": str(tmp_path), "file": "plan/plan.yaml"}
    assert caught.value.hint is not None
    assert caught.value.hint.text == (
        "Change into one or name it with -C; anplan demo makes a sample, anplan init a new one"
    )
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("name", ["nowhere", "plan/plan.yaml"])
def test_what_is_no_folder_is_said_to_be_none(tmp_path: Path, name: str) -> None:
    written(tmp_path)
    with pytest.raises(WorkspaceError, match="No such folder") as caught:
        Workspace.find(tmp_path / name)
    assert caught.value.message.values == {"folder": str(tmp_path / name)}


def test_files_are_listed_in_one_order(tmp_path: Path) -> None:
    names = ("units/b/unit.yaml", "units/a/unit.yaml", "briefs/2025-06.yaml", "plan/tasks/2.4.yaml")
    workspace = written(tmp_path, dict.fromkeys(names, "x"))
    assert list(list_files(workspace)) == [
        "plan/plan.yaml",
        "plan/source.txt",
        "plan/tasks/2.4.yaml",
        "units/a/unit.yaml",
        "units/b/unit.yaml",
        "units/jxkc/unit.yaml",
        "briefs/2025-06.yaml",
    ]


def test_other_folders_and_hidden_files_are_none_of_its_business(tmp_path: Path) -> None:
    others = {
        ".git/config": "x",
        "docs/a.yaml": "x: [",
        "plan/.DS_Store": "x",
        "units/.hidden/unit.yaml": "x: [",
        "units/jxkc/.2025-06.yaml.swp": "x",
    }
    result = loaded(tmp_path, others)
    assert (problems(result), result.files_found) == ([], 3)


@needs_links
def test_a_linked_file_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("nothing: 秘密\n", encoding="utf-8")
    workspace = written(tmp_path / "it")
    workspace.path(REPORT).symlink_to(secret)
    result = loaded(tmp_path / "it")
    assert problems(result) == [f"{REPORT}:0:0 {LINK}"]
    assert REPORT not in result.texts
    assert (result.files_found, result.files_read) == (4, 3)


@needs_links
def test_a_link_to_nowhere_or_to_itself_is_only_a_link(tmp_path: Path) -> None:
    workspace = written(tmp_path)
    workspace.path(REPORT).symlink_to("nowhere.yaml")
    workspace.path("units/jxkc/scheme.yaml").symlink_to("scheme.yaml")
    assert problems(loaded(tmp_path)) == [
        f"{REPORT}:0:0 {LINK}",
        f"units/jxkc/scheme.yaml:0:0 {LINK}",
    ]


@needs_links
@pytest.mark.parametrize("name", ["units/jxkc", "plan/indicators", "briefs"])
def test_a_linked_folder_is_not_followed(tmp_path: Path, name: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.yaml").write_text("x: [", encoding="utf-8")
    written(tmp_path / "it", {"units/jxkc/unit.yaml": None})
    (tmp_path / "it/units").mkdir()
    (tmp_path / "it" / name).symlink_to(elsewhere, target_is_directory=True)
    assert problems(loaded(tmp_path / "it")) == [f"{name}:0:0 {LINK}"]


@needs_links
def test_a_linked_plan_leaves_no_project(tmp_path: Path) -> None:
    written(tmp_path / "real")
    (tmp_path / "it").mkdir()
    (tmp_path / "it/plan").symlink_to(tmp_path / "real/plan", target_is_directory=True)
    assert Workspace.find(tmp_path / "it").root == tmp_path / "it"
    result = loaded(tmp_path / "it", {"plan/plan.yaml": None, "plan/source.txt": None})
    assert result.project is None
    assert problems(result)[0] == f"plan:0:0 {LINK}"


@needs_fifo
def test_a_fifo_is_not_waited_for(tmp_path: Path) -> None:
    workspace = written(tmp_path)
    os.mkfifo(workspace.path(REPORT))
    result = loaded(tmp_path)
    assert problems(result) == [f"{REPORT}:0:0 {SPECIAL}"]
    assert (result.files_found, result.files_read) == (4, 3)


def taken(path: Path) -> None:
    path.unlink()


def turned_into_fifo(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def turned_into_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@needs_fifo
@pytest.mark.parametrize(
    ("change", "message"),
    [
        (taken, "Y116 The file cannot be read: No such file or directory. Check its permissions"),
        (turned_into_fifo, SPECIAL),
        (
            turned_into_folder,
            "Y116 The file cannot be read: Is a directory. Check its permissions",
        ),
    ],
)
def test_a_file_that_changes_while_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None], message: str
) -> None:
    def listed(workspace: Workspace) -> list[str | Problem]:
        files = list(list_files(workspace))
        change(workspace.path(REPORT))
        return files

    written(tmp_path, {REPORT: "nothing: 无\n"})
    monkeypatch.setattr("anplan.files.disk.workspace.list_files", listed)
    result = loaded(tmp_path)
    assert problems(result) == [f"{REPORT}:0:0 {message}"]
    assert (result.files_found, result.files_read) == (4, 3)


def test_a_file_where_a_folder_belongs(tmp_path: Path) -> None:
    without_unit = {"units/jxkc/unit.yaml": None, "units": "x", "briefs": "x"}
    result = problems(loaded(tmp_path, without_unit))
    assert [line.split(": ")[0] for line in result] == [
        "units:0:0 Y116 The file cannot be read",
        "briefs:0:0 Y116 The file cannot be read",
    ]


def test_folders_within_folders_end_somewhere(tmp_path: Path) -> None:
    deep = tmp_path / "units" / "/".join("a" * 40)
    deep.mkdir(parents=True)
    (line,) = problems(loaded(tmp_path))
    assert line == (
        "units/a/a/a/a/a/a/a/a:0:0 Y116 Folders within folders do not belong here. "
        "Put the file itself here"
    )


@no_root
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    workspace = written(tmp_path, {REPORT: "nothing: 无\n"})
    workspace.path(REPORT).chmod(0)
    assert problems(loaded(tmp_path)) == [
        f"{REPORT}:0:0 Y116 The file cannot be read: Permission denied. Check its permissions"
    ]


@no_root
def test_a_folder_without_permission_is_named(tmp_path: Path) -> None:
    workspace = written(tmp_path, {REPORT: "nothing: 无\n"})
    workspace.path("units/jxkc").chmod(0)
    try:
        result = problems(loaded(tmp_path, {"units/jxkc/unit.yaml": None}))
    finally:
        workspace.path("units/jxkc").chmod(0o700)
    assert result == [
        "units/jxkc:0:0 Y116 The file cannot be read: Permission denied. Check its permissions"
    ]


def test_a_read_only_workspace_is_read(tmp_path: Path) -> None:
    workspace = written(tmp_path, {REPORT: "nothing: 无\n"})
    folders = [path for path in (tmp_path, *tmp_path.rglob("*")) if path.is_dir()]
    for folder in folders:
        folder.chmod(0o555)
    try:
        assert problems(loaded(tmp_path, dict.fromkeys(workspace_files(workspace)))) == []
    finally:
        for folder in folders:
            folder.chmod(0o755)


def workspace_files(workspace: Workspace) -> list[str]:
    return [entry for entry in list_files(workspace) if isinstance(entry, str)]


def test_a_new_or_empty_folder_is_made(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x", encoding="utf-8")
    with pytest.raises(FileError, match="The folder is not empty"):
        make_folder(tmp_path)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x", encoding="utf-8")
    with pytest.raises(FileError, match="The folder cannot be made"):
        make_folder(tmp_path / "a" / "b")


@pytest.mark.parametrize(("inner", "way"), [("", ""), ("plan a", "plan a/"), ("a/b", "a/b/")])
def test_the_way_from_the_top_of_the_repository(tmp_path: Path, inner: str, way: str) -> None:
    (tmp_path / inner).mkdir(parents=True, exist_ok=True)
    (tmp_path / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    assert inside_repository(tmp_path / inner) == (tmp_path, way)


def test_outside_a_repository_a_folder_is_its_own(tmp_path: Path) -> None:
    assert inside_repository(tmp_path) == (tmp_path, "")
