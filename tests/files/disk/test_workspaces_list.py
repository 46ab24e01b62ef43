"""The file that lists workspaces: folders, patterns and remarks, a line each."""

from pathlib import Path

import pytest

from anplan.base.errors import FileError
from anplan.files.disk.workspaces_list import listed_folders


@pytest.fixture
def office(tmp_path: Path) -> Path:
    for name in ("a", "plans/b", "plans/2025/c", "wa#ter"):
        folder = tmp_path / name / "plan"
        folder.mkdir(parents=True)
        folder.joinpath("plan.yaml").touch()
    return tmp_path


def listed(office: Path, text: str) -> list[str]:
    file = office / "office.txt"
    file.write_text(text, encoding="utf-8", newline="")
    return [path.relative_to(office).as_posix() for path in listed_folders(file)]


@pytest.mark.parametrize(
    ("line", "folders"),
    [
        ("a", ["a"]),
        ("a/ # the office's own", ["a"]),
        ("# a\nplans\\b\r\n", ["plans/b"]),
        ("wa#ter\t# with a sign in its name", ["wa#ter"]),
        ("plans/*", ["plans/b"]),
        ("plans/**\na", ["plans/2025/c", "plans/b", "a"]),
        ("gone\na", ["gone", "a"]),
        ("none-*\na", ["none-*", "a"]),
    ],
)
def test_a_line_is_a_folder_or_a_pattern(office: Path, line: str, folders: list[str]) -> None:
    assert listed(office, line) == folders


def test_the_root_of_all_is_a_folder_too(office: Path) -> None:
    office.joinpath("office.txt").write_text("/\n", encoding="utf-8")
    assert listed_folders(office / "office.txt") == [Path("/")]


@pytest.mark.parametrize("line", ["plans/b**", "***", "*/" * 600 + "x"])
def test_what_is_no_pattern_is_refused_with_its_line(office: Path, line: str) -> None:
    with pytest.raises(FileError) as caught:
        listed(office, f"a\n{line}\n")
    assert caught.value.message.values["line"] == 2


@pytest.mark.parametrize("text", ["", "# nothing\n\n"])
def test_a_list_of_nothing_is_refused(office: Path, text: str) -> None:
    with pytest.raises(FileError) as caught:
        listed(office, text)
    assert caught.value.message.text == "{file} lists no workspace"
