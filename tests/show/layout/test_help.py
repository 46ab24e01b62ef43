"""Help in both languages, its columns aligned in cells."""

from pathlib import Path

import pytest

from anplan.show.layout.cells import cell_width
from anplan.show.layout.help import help_text
from anplan.show.words import Words
from tests.program import shown

COMMANDS = {
    "init",
    "demo",
    "status",
    "show",
    "why",
    "due",
    "check",
    "explain",
    "brief",
    "source",
    "export",
    "completion",
}


def rows(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("  ")]


def meaning_column(row: str) -> int:
    """Return the cell in which a row's meaning begins."""
    name, _, meaning = row.strip().partition("  ")
    return cell_width(row[: row.index(meaning.strip(), len(name))])


def test_page() -> None:
    sections = [("选项：", [("--甲 值", "做" * 20), ("-b", "b")])]
    assert help_text(Words("en"), "anplan", "Does.\nanplan status", sections, 30) == (
        "Usage: anplan\n"
        "Does.\n"
        "  anplan status\n"
        "\n"
        "选项：\n"
        "  --甲 值  做做做做做做做做做\n"
        "           做做做做做做做做做\n"
        "           做做\n"
        "  -b       b"
    )


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_command_has_help_in_one_language(language: str, tmp_path: Path) -> None:
    text = shown("--help", "--lang", language, folder=tmp_path, COLUMNS="200")
    commands, options = map(rows, text.split("\n\n")[1:])
    assert {row.split()[0] for row in commands} >= COMMANDS
    assert len(set(map(meaning_column, commands))) == 1
    assert len(set(map(meaning_column, options))) == 1
    if language == "en":
        assert text.isascii()
    else:
        meanings = [row.strip().partition("  ")[2] for row in (*commands, *options)]
        assert [told for told in meanings if told.isascii()] == []


@pytest.mark.parametrize("command", ["status", "brief", "completion", "check"])
def test_a_command_s_help_in_chinese_has_no_english_left(command: str, tmp_path: Path) -> None:
    text = shown(command, "--help", "--lang", "zh_CN", folder=tmp_path)
    meanings = [row.strip().partition("  ")[2] for row in rows(text) if "anplan" not in row]
    assert meanings
    assert [told for told in meanings if told.isascii()] == []
    assert text.startswith(f"用法：anplan {command} ")


def test_help_keeps_to_the_width_of_the_terminal(tmp_path: Path) -> None:
    text = shown("status", "-h", "--lang", "zh_CN", folder=tmp_path, COLUMNS="50")
    assert max(map(cell_width, text.splitlines())) <= 50


def test_without_a_command_the_help_is_shown(tmp_path: Path) -> None:
    assert shown(folder=tmp_path) == shown("--help", folder=tmp_path)
    assert shown("-h", folder=tmp_path) == shown("--help", folder=tmp_path)
