"""Where nothing is written: among git's own files, and where no folder is named."""

from pathlib import Path

import pytest

from tests.program import refused
from tests.repositories import commit_all

LINES = [
    ("schema", "--all", ".git/refs/heads"),
    ("calendar", "-o", ".git/refs/heads/c.ics"),
    ("export", "--to", "csv", "-o", ".git/hooks"),
    ("export", "-o", ".git/tables.sqlite"),
    ("site", "-o", ".git/pages"),
    ("site", "--single", "-o", ".git/pages.html"),
    ("brief", "--month", "2025-06", "-o", ".git/brief.docx"),
]


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_git_s_own_files_are_left_alone(line: tuple[str, ...], copied: Path) -> None:
    commit_all(copied)
    before = sorted(copied.joinpath(".git").rglob("*"))
    assert ".git/ 里是 git 自己的文件" in refused(*line, folder=copied)
    assert sorted(copied.joinpath(".git").rglob("*")) == before


def test_a_folder_without_a_name_is_none(copied: Path) -> None:
    told = refused("schema", "--all", "", folder=copied)
    assert told == "anplan：--all 没有写文件夹。请写明，如 --all schema"


def test_a_schema_of_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "没有文件夹" in refused(
        "schema", "report", "-C", str(tmp_path / "none"), folder=tmp_path
    )
