"""Replacing a file: under the lock, only if nobody changed it, never through a link."""

import codecs
import os
from functools import partial
from pathlib import Path

import pytest

from anplan.base.errors import FileError
from anplan.base.period import Period
from anplan.files.disk.draft import draft, replace, write
from anplan.files.disk.ignored_folders import OWN, forms_folder, own_folder
from anplan.files.disk.kept_answers import drop_answers, keep_answers, load_answers
from anplan.files.disk.lock import locked
from anplan.files.disk.workspace import Workspace
from anplan.files.yaml.edit import add_entry

FILE = "units/a/2025-06.yaml"
EDIT = partial(add_entry, section="next", entry={"ref": "2.4", "text": "甲"})
MONTH = Period.parse("2025-06")


@pytest.fixture
def here(tmp_path: Path) -> Workspace:
    (tmp_path / "units/a").mkdir(parents=True)
    return Workspace(tmp_path)


def test_a_new_file_begins_as_it_is_asked_to(here: Workspace) -> None:
    made = draft(here, FILE, "submitted: 2025-07-03\n", [EDIT])
    assert made.before is None
    assert write(here, [made])
    assert here.path(FILE).read_text("utf-8") == made.after
    assert draft(here, FILE, "", []).data == draft(here, FILE, "", []).before


def test_a_byte_order_mark_stays(here: Workspace) -> None:
    here.path(FILE).write_bytes(codecs.BOM_UTF8 + b"submitted: 2025-07-03\r\n")
    write(here, [draft(here, FILE, "", [EDIT])])
    assert here.path(FILE).read_bytes().startswith(codecs.BOM_UTF8 + b"submitted")


def test_a_file_that_changed_meanwhile_is_left_alone(here: Workspace) -> None:
    made = draft(here, FILE, "submitted: 2025-07-03\n", [EDIT])
    here.path(FILE).write_text("nothing: 无\n", "utf-8")
    assert not write(here, [made])
    assert here.path(FILE).read_text("utf-8") == "nothing: 无\n"


def test_what_follows_a_write_has_the_same_lock(here: Workspace) -> None:
    def refused() -> None:
        with pytest.raises(FileError, match="Another anplan is writing here"), locked(here, wait=0):
            pass

    assert write(here, [draft(here, FILE, "nothing: 无\n", [])], then=refused)


def test_nothing_follows_where_a_file_changed_meanwhile(here: Workspace) -> None:
    made = draft(here, FILE, "nothing: 无\n", [])
    here.path(FILE).write_text("nothing: 略\n", "utf-8")
    called: list[str] = []
    assert not write(here, [made], then=lambda: called.append("then"))
    assert called == []


def test_all_are_compared_before_the_first_is_written(here: Workspace) -> None:
    drafts = [draft(here, f"units/a/2025-0{month}.yaml", "nothing: 无\n", []) for month in (6, 7)]
    here.path("units/a/2025-07.yaml").write_text("submitted: 2025-08-01\n", "utf-8")
    assert not write(here, drafts)
    assert not here.path(FILE).exists()


def test_where_one_fails_those_before_it_stay_written(here: Workspace) -> None:
    too_long_for_a_temporary_file = f"units/a/{'x' * 248}.yaml"
    files = (FILE, too_long_for_a_temporary_file)
    drafts = [draft(here, file, "nothing: 无\n", []) for file in files]
    with pytest.raises(FileError, match="cannot be written"):
        write(here, drafts)
    assert here.path(FILE).read_text("utf-8") == "nothing: 无\n"


def test_replacing_asks_for_no_former_content(here: Workspace) -> None:
    here.path(FILE).write_text("edited by hand\n", "utf-8")
    replace(here, {FILE: b"made anew\n"})
    assert here.path(FILE).read_bytes() == b"made anew\n"


def test_what_a_killed_writer_left_is_cleared(here: Workspace) -> None:
    left = here.path("units/a/.2025-06.yaml.x1.tmp")
    left.touch()
    write(here, [draft(here, FILE, "submitted: 2025-07-03\n", [EDIT])])
    assert not left.exists()


def test_the_mode_stays(here: Workspace) -> None:
    here.path(FILE).write_text("submitted: 2025-07-03\n", "utf-8")
    here.path(FILE).chmod(0o640)
    write(here, [draft(here, FILE, "", [EDIT])])
    assert here.path(FILE).stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("linked", [FILE, "units/a", "units"])
def test_a_link_on_the_way_is_refused(tmp_path: Path, linked: str) -> None:
    root, elsewhere = tmp_path / "w", tmp_path / "elsewhere"
    (root / linked).parent.mkdir(parents=True)
    elsewhere.mkdir()
    (root / linked).symlink_to(elsewhere)
    with pytest.raises(FileError, match="symbolic link"):
        draft(Workspace(root), FILE, "submitted: 2025-07-03\n", [EDIT])


def test_a_file_of_another_encoding_is_refused(here: Workspace) -> None:
    here.path(FILE).write_bytes("nothing: 本月无新进展\n".encode("gbk"))
    with pytest.raises(FileError, match="not UTF-8"):
        draft(here, FILE, "", [EDIT])


def test_a_folder_in_the_files_place_is_refused(here: Workspace) -> None:
    here.path(FILE).mkdir()
    with pytest.raises(FileError, match="cannot be read"):
        draft(here, FILE, "", [EDIT])


def test_the_second_writer_learns_who_holds_the_lock(here: Workspace) -> None:
    with locked(here), pytest.raises(FileError) as refusal, locked(here, wait=0):
        pass
    assert refusal.value.message.values == {"pid": str(os.getpid())}


def test_a_stale_lock_holds_nobody(here: Workspace) -> None:
    (own_folder(here) / "lock").touch()
    (own_folder(here) / "holder").write_text("1")
    with locked(here, wait=0):
        pass


@pytest.mark.parametrize("make", [own_folder, forms_folder])
def test_own_folders_are_left_out_of_git(here: Workspace, make: object) -> None:
    folder = own_folder(here) if make is own_folder else forms_folder(here)
    assert (folder / ".gitignore").read_text() == "*\n"


def test_a_linked_own_folder_is_refused(here: Workspace, tmp_path: Path) -> None:
    (here.root / OWN).symlink_to(tmp_path)
    with pytest.raises(FileError):
        own_folder(here)


def test_a_file_in_the_own_folders_place_is_named(here: Workspace) -> None:
    (here.root / OWN).touch()
    with pytest.raises(FileError, match="cannot be written"):
        own_folder(here)


def test_answers_are_kept_until_they_are_dropped(here: Workspace) -> None:
    assert load_answers(here, "a", MONTH) == {}
    keep_answers(here, "a", MONTH, {"2.4": ["next", {"ref": "2.4"}], "2.1": None})
    assert load_answers(here, "a", MONTH) == {"2.4": ["next", {"ref": "2.4"}], "2.1": None}
    drop_answers(here, "a", MONTH)
    assert load_answers(here, "a", MONTH) == {}


def test_answers_that_cannot_be_read_are_none(here: Workspace) -> None:
    (own_folder(here) / "a-2025-06.json").write_text("[1")
    assert load_answers(here, "a", MONTH) == {}
