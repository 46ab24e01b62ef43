"""What is around a run: git is known by its file, and whatever is not sure is left alone."""

import os
from pathlib import Path

import pytest

from anplan.files.cache import program
from anplan.files.cache.models import Cache
from anplan.files.cache.values import keep, kept
from anplan.files.recall.answer import question_of
from anplan.files.recall.surroundings import moment

pytestmark = pytest.mark.skipif(os.name == "nt", reason="nothing is recalled on Windows")


def git_in(folder: Path) -> Path:
    """Put a program called git into a folder."""
    folder.mkdir(exist_ok=True)
    path = folder / "git"
    path.write_bytes(b"#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_git_is_known_by_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path / 'nowhere'}:{tmp_path}")
    assert b"no git" in moment()
    path = git_in(tmp_path)
    before = moment()
    assert bytes(path) in before
    path.write_bytes(b"#!/bin/bash\n")
    assert moment() != before


@pytest.mark.parametrize("path", ["bin", ".", ":/usr/bin"])
def test_a_git_that_depends_on_the_folder_is_not_sure(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", path)
    with pytest.raises(OSError):  # noqa: PT011 - whichever way it is put
        moment()


def test_what_is_installed_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    before = moment()
    (tmp_path / "extra.py").touch()
    assert moment() != before


def test_a_program_that_does_not_lie_in_files_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANPLAN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(program, "_PACKAGE", str(tmp_path / "archive.zip"))
    monkeypatch.setattr(program, "_computed", [])
    keep(b"key", b"value")
    assert kept(b"key") is None
    assert Cache.of(tmp_path) is None
    assert not (tmp_path / "cache").exists()


def test_what_is_not_printed_by_the_process_itself_is_not_question_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANPLAN_CACHE", str(tmp_path / "cache"))
    assert question_of(["status"]) is None
