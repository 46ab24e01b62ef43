"""Consoles that lack characters, locales that lack everything: nothing breaks."""

import json
import re
import sys
from pathlib import Path

import pytest

from tests.program import environment, run_bytes

SCREENS = [("status",), ("show", "2.4"), ("why", "tech-contracts"), ("check",), ("source",)]


@pytest.mark.parametrize(
    ("command", "encoding"),
    [
        *((command, "gbk:strict") for command in SCREENS),
        *((SCREENS[0], encoding) for encoding in ("ascii", "latin-1", "cp437")),
    ],
)
def test_a_console_that_lacks_a_character_shows_something_else(
    sample: Path, command: tuple[str, ...], encoding: str
) -> None:
    done = run_bytes(*command, folder=sample, PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode(encoding.partition(":")[0])
    assert re.search(r"2\.4|270/270|168\.3", text)


def test_gbk_has_the_words_of_the_status(sample: Path) -> None:
    told = run_bytes("status", folder=sample, PYTHONIOENCODING="gbk:strict").stdout.decode("gbk")
    assert told == run_bytes("status", folder=sample).stdout.decode("utf-8")
    assert "?" not in told


def test_a_complaint_reaches_a_gbk_console(sample: Path) -> None:
    done = run_bytes("show", "没有ß这个", folder=sample, PYTHONIOENCODING="gbk:strict")
    assert done.returncode == 2
    assert done.stderr.decode("gbk").startswith("anplan：没有 没有?这个。")


@pytest.mark.parametrize(
    "command",
    [("export",), ("status", "--format", "csv"), ("brief", "--month", "2025-06", "-o", "-")],
)
def test_documents_are_utf_8_on_any_console(sample: Path, command: tuple[str, ...]) -> None:
    usual = run_bytes(*command, folder=sample).stdout
    assert run_bytes(*command, folder=sample, PYTHONIOENCODING="gbk:strict").stdout == usual
    assert run_bytes(*command, folder=sample, PYTHONIOENCODING="ascii").stdout == usual


@pytest.mark.parametrize(
    "changes",
    [
        {"LANG": "C"},
        {"LANG": "C", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"LANG": "POSIX", "LC_ALL": "POSIX"},
        {"LANG": "xx_XX.nonsense"},
    ],
)
def test_no_locale_is_no_obstacle(sample: Path, changes: dict[str, str]) -> None:
    usual = run_bytes("export", folder=sample).stdout
    done = run_bytes("export", folder=sample, **changes)
    assert (done.returncode, done.stderr, done.stdout) == (0, b"", usual)
    assert run_bytes("status", folder=sample, **changes).returncode == 0


def test_the_environment_of_these_tests_forces_no_utf_8() -> None:
    assert "PYTHONUTF8" not in environment()
    assert environment(LANG="C")["LANG"] == "C"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names themselves")
def test_a_file_s_name_that_is_no_text_is_told_and_breaks_nothing(copied: Path) -> None:
    name = bytes(copied) + b"/units/jxkc/\xff\xfe.yaml"
    Path(name.decode("utf-8", "surrogateescape")).write_text("nothing: x\n")
    told = run_bytes("check", folder=copied)
    assert told.returncode == 1
    assert b"S104" in told.stdout
    found = run_bytes("check", "--format", "json", folder=copied)
    assert found.returncode == 1
    assert [one["code"] for one in json.loads(found.stdout)["findings"]] == ["S104"]
