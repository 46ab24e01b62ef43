"""Links and special files, there from the start or put there during the run, lead nowhere."""

import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from anplan.base.errors import FileError
from anplan.base.problem import Problem
from anplan.files.disk import draft, workspace
from anplan.files.disk.workspace import Workspace
from anplan.files.git.run import Standpoint
from anplan.files.load import Loaded, load
from tests.program import refused, run, shown
from tests.safety.laying import write
from tests.safety.payloads import HARMLESS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
ELSEWHERE = "密件"
REPORT = "units/kcj/2025-06.yaml"
PLACES = [REPORT, "units/kcj", "units", "plan/tasks", "plan/source.txt", "plan"]
SPECIAL: dict[str, Callable[[Path], None]] = {
    "link": lambda path: path.symlink_to("/etc/passwd"),
    "pipe": os.mkfifo,
    "device": lambda path: path.symlink_to("/dev/zero"),
    "folder": lambda path: path.mkdir(),
}


@pytest.fixture
def here(tmp_path: Path) -> Workspace:
    """Return a ledger, and one outside that says other things."""
    write(tmp_path / "it", HARMLESS)
    write(tmp_path / "outside", ELSEWHERE)
    (tmp_path / "outside/units/kcj/2025-09.yaml").write_text("x: 1\n", encoding="utf-8")
    return Workspace(tmp_path / "it")


def swap(here: Workspace, file: str) -> None:
    """Put a link to the same place outside where a file or a folder was."""
    path, outside = here.path(file), here.root.parent / "outside" / file
    path.rename(path.with_name(".was"))
    path.symlink_to(outside, target_is_directory=outside.is_dir())


class Changing:
    """A workspace in which something changes when all its files are listed."""

    def __init__(self, here: Workspace, change: Callable[[], None]) -> None:
        self.here, self.change = here, change
        self.root = here.root

    @property
    def standpoint(self) -> Standpoint:
        return self.here.standpoint

    def files(self) -> Iterator[str | Problem]:
        yield from list(self.here.files())
        self.change()

    def templates(self) -> Iterator[str | Problem]:
        return self.here.templates()

    def read(self, file: str, limit: int | None = None) -> bytes:
        return self.here.read(file, limit)

    def reader(self) -> AbstractContextManager[Callable[[str], bytes]]:
        return self.here.reader()


def assert_nothing_from_outside(loaded: Loaded) -> None:
    assert ELSEWHERE not in repr((loaded.project, loaded.problems))
    assert "2025-09" not in repr(loaded.problems)


@pytest.mark.parametrize("file", PLACES)
def test_what_becomes_a_link_after_the_listing_is_not_read(here: Workspace, file: str) -> None:
    loaded = load(Changing(here, lambda: swap(here, file)))
    assert {one.code for one in loaded.problems} == {"Y116"}
    assert_nothing_from_outside(loaded)


@pytest.mark.parametrize("kind", SPECIAL)
def test_what_becomes_special_after_the_listing_is_not_read(here: Workspace, kind: str) -> None:
    def change() -> None:
        here.path(REPORT).unlink()
        SPECIAL[kind](here.path(REPORT))

    (problem,) = load(Changing(here, change)).problems
    assert (problem.code, problem.where.file) == ("Y116", REPORT)


@pytest.mark.parametrize("name", ["plan", "plan/tasks", "units", "units/kcj", "briefs"])
def test_a_folder_that_becomes_a_link_while_listed_is_not_listed(
    here: Workspace, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = workspace._entries

    def entries(at: Workspace, way: str) -> list[workspace._Entry]:
        if way == name:
            swap(here, name)
        return listed(at, way)

    monkeypatch.setattr(workspace, "_entries", entries)
    loaded = load(here)
    assert [one.where.file for one in loaded.problems if one.code == "Y116"] == [name]
    assert_nothing_from_outside(loaded)


@pytest.mark.parametrize("file", ["units/kcj", "units", "units/kcj/2025-06.yaml"])
def test_what_becomes_a_link_between_two_files_is_not_followed(here: Workspace, file: str) -> None:
    with here.reader() as read:
        first = read("units/kcj/unit.yaml")
        swap(here, file)
        try:
            second = read(REPORT)
        except OSError:
            second = b""
        with pytest.raises(OSError):  # noqa: PT011 - there is no such folder, or it is a link
            read("units/elsewhere/unit.yaml")
        with pytest.raises(OSError):  # noqa: PT011 - the same
            read("units/kcj/2025-09.yaml")
    assert ELSEWHERE.encode() not in first + second


def test_a_text_asked_for_again_is_not_read_through_a_link(here: Workspace) -> None:
    loaded = load(here)
    swap(here, "units/kcj")
    assert loaded.texts.get(REPORT) is None


@contextmanager
def hammered(here: Workspace, file: str) -> Iterator[None]:
    """Turn a file or folder into a link and back, again and again."""
    ended = threading.Event()
    path, aside = here.path(file), here.path(file).with_name(".aside")
    outside = here.root.parent / "outside" / file

    def swap_on() -> None:
        while not ended.is_set():
            path.rename(aside)
            path.symlink_to(outside)
            path.unlink()
            aside.rename(path)

    thread = threading.Thread(target=swap_on)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


@pytest.mark.parametrize("file", ["units/kcj", "units", "plan/tasks", REPORT])
def test_nothing_from_outside_is_read_while_links_come_and_go(here: Workspace, file: str) -> None:
    with hammered(here, file):
        for _ in range(15):
            assert_nothing_from_outside(load(here))


@pytest.mark.parametrize("linked", ["units/kcj", "units", "plan/decisions", "plan"])
def test_a_writer_refuses_a_way_that_became_a_link(here: Workspace, linked: str) -> None:
    file = "plan/decisions/2025-07.yaml" if linked.startswith("plan") else REPORT
    before = (here.root.parent / "outside" / file).read_bytes()
    made = draft.draft(here, file, "", [lambda text: text + "# 更多\n"])
    swap(here, linked)
    with pytest.raises(FileError, match="symbolic link"):
        draft.write(here, [made])
    assert (here.root.parent / "outside" / file).read_bytes() == before


def test_briefs_are_not_written_into_a_linked_folder(copied: Path, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere"
    shutil.move(copied / "briefs", outside)
    before = {path.name: path.read_bytes() for path in outside.iterdir()}
    (copied / "briefs").symlink_to(outside, target_is_directory=True)
    done = run("brief", "--month", "2025-06", folder=copied, ANPLAN_LANG="en")
    assert (done.code, done.out) == (2, "")
    assert {path.name: path.read_bytes() for path in outside.iterdir()} == before


def test_forms_are_not_written_into_a_linked_folder(copied: Path, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    (copied / "forms").symlink_to(outside, target_is_directory=True)
    told = refused("form", "--month", "2025-09", "--all", folder=copied, ANPLAN_LANG="en")
    assert "is a symbolic link" in told
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize("linked", ["templates", "templates/brief.md.j2"])
def test_a_template_behind_a_link_is_not_taken(copied: Path, tmp_path: Path, linked: str) -> None:
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    (outside / "brief.md.j2").write_text(ELSEWHERE, encoding="utf-8")
    (copied / linked).parent.mkdir(exist_ok=True)
    (copied / linked).symlink_to(outside / linked.partition("/")[2])
    done = run("brief", "--month", "2025-06", "-o", "-", folder=copied)
    assert ELSEWHERE not in done.out
    assert (done.code, done.out) == (2, "")


def test_a_workspace_may_itself_be_reached_through_a_link(copied: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(copied, target_is_directory=True)
    assert shown("due", folder=copied) == shown(
        "due", "-C", str(tmp_path / "link"), folder=tmp_path
    )
