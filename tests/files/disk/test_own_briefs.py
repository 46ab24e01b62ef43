"""Which briefs are as anplan wrote them: also where a run was killed between note and brief."""

from pathlib import Path

import pytest

from anplan.files.disk import draft
from anplan.files.disk.folder import Folder
from anplan.files.disk.own_briefs import is_own_brief, replace_brief
from anplan.files.disk.save import put_in
from anplan.files.disk.workspace import Workspace

FILE = "briefs/2025-06.md"


@pytest.fixture
def here(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path)


def killed_before_the_brief(patch: pytest.MonkeyPatch) -> None:
    def save(folder: Folder, name: str, data: bytes) -> None:
        if name == "2025-06.md":
            raise KeyboardInterrupt
        put_in(folder, name, data)

    patch.setattr(draft, "put_in", save)


def test_what_was_written_last_is_known(here: Workspace) -> None:
    replace_brief(here, FILE, b"one\n")
    assert is_own_brief(here, FILE)


def test_what_a_person_changed_is_not(here: Workspace) -> None:
    replace_brief(here, FILE, b"one\n")
    here.path(FILE).write_bytes(b"one, by hand\n")
    assert not is_own_brief(here, FILE)


def test_what_nobody_noted_is_not(here: Workspace) -> None:
    here.path("briefs").mkdir()
    here.path(FILE).write_bytes(b"one\n")
    assert not is_own_brief(here, FILE)


def test_a_run_that_ends_before_the_brief_is_written_leaves_the_old_one_known(
    here: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_brief(here, FILE, b"one\n")

    with monkeypatch.context() as patch:
        killed_before_the_brief(patch)
        with pytest.raises(KeyboardInterrupt):
            replace_brief(here, FILE, b"two\n")
    assert here.path(FILE).read_bytes() == b"one\n"
    assert is_own_brief(here, FILE)
    here.path(FILE).write_bytes(b"two\n")
    assert is_own_brief(here, FILE)


def test_what_a_person_changed_stays_unknown_where_writing_over_it_was_broken_off(
    here: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_brief(here, FILE, b"one\n")
    here.path(FILE).write_bytes(b"one, by hand\n")

    killed_before_the_brief(monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        replace_brief(here, FILE, b"two\n")
    assert not is_own_brief(here, FILE)
