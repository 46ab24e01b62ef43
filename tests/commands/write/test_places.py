"""Where nothing is written: among git's own files, and where no folder is named."""

from pathlib import Path

import pytest

from tests.program import refused, run
from tests.repositories import commit_all

LINES = [
    ("schema", "--all", ".git/refs/heads"),
    ("calendar", "-o", ".git/refs/heads/c.ics"),
    ("export", "--to", "csv", "-o", ".git/hooks"),
    ("export", "-o", ".git/tables.sqlite"),
    ("site", "-o", ".git/pages"),
    ("site", "--single", "-o", ".git/pages.html"),
    ("brief", "--month", "2025-06", "-o", ".git/brief.docx"),
    ("form", "--month", "2025-10", "--all", "-o", ".git/refs/heads"),
    ("form", "--scheme", "--all", "-o", ".git/forms"),
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


def test_a_calendar_with_an_event_of_a_person_s_stays(copied: Path) -> None:
    line = ("calendar", "-o", "c.ics")
    assert [run(*line, folder=copied).code for _ in range(2)] == [0, 0]
    file = copied / "c.ics"
    event = b"BEGIN:VEVENT\r\nUID:mine\r\nEND:VEVENT\r\nEND:VCALENDAR"
    file.write_bytes(file.read_bytes().replace(b"END:VCALENDAR", event))
    refused(*line, folder=copied)
    assert b"UID:mine" in file.read_bytes()
    assert run(*line, "--yes", folder=copied).code == 0


@pytest.mark.parametrize("port", ["99999", "-1"])
def test_a_port_that_is_none_is_refused(port: str, copied: Path) -> None:
    assert f"端口 {port} 不能使用" in refused("site", "--serve", "--port", port, folder=copied)


@pytest.mark.parametrize("folder", ["plan", "units/qkx", "templates"])
def test_forms_do_not_lie_among_the_workspace_s_own_files(folder: str, copied: Path) -> None:
    line = ("form", "--month", "2025-10", "--all", "-o", folder)
    assert "存放工作区自己的文件" in refused(*line, folder=copied)
    assert list(copied.glob(f"{folder}/*.xlsx")) == []
