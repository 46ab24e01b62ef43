"""Consoles that lack characters, locales that lack everything: nothing breaks."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from anplan.cli import run
from tests.cli.lines import lay_small, lines
from tests.program import PROGRAM, environment, run_bytes

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
    assert re.search(r"2\.4|280/280|168\.3", text)


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


ASCII = {"LANG": "C", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
IN_ONE_PROCESS = """
import json, sys
from anplan.cli import run
codes = [run(line) for line in json.load(sys.stdin)]
print(codes, file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"\xb2\xe2", "What was given is GBK, not UTF-8: 测"),
        (b"\xff", "What was given is not UTF-8: the byte 0xff does not belong"),
        ("测".encode() + b"\xe6", "What was given is not UTF-8: the byte 0xe6 does not belong"),
    ],
)
def test_every_command_names_the_encoding_of_bytes_that_are_no_utf_8(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    data: bytes,
    complaint: str,
) -> None:
    monkeypatch.chdir(lay_small(tmp_path))
    monkeypatch.setenv("ANPLAN_LANG", "en")
    word = data.decode("utf-8", "surrogateescape")
    more = [["status", "-C", word], ["form", "-o", word], [word], ["status", f"--lang={word}"]]
    for line in lines(word) + more:
        assert run(line) == 2, line
        told = capsys.readouterr()
        assert (told.out, told.err.count("\n")) == ("", 1), line
    assert run(["why", word]) == 2
    again = "Set the terminal and the locale to UTF-8, and type it again"
    assert capsys.readouterr().err == f"anplan: {complaint}. {again}\n"


def test_a_unit_of_the_environment_is_looked_at_too(sample: Path) -> None:
    line = [*PROGRAM, "record", "nothing", "无", "--month", "2025-10", "--dry-run"]
    there: dict[bytes, bytes] = {os.fsencode(k): os.fsencode(v) for k, v in environment().items()}
    there[b"ANPLAN_UNIT"] = b"\xb2\xe2"
    done = subprocess.run(line, cwd=sample, env=there, capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("anplan：命令行的内容是 GBK 编码，不是 UTF-8：测。")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names themselves")
def test_a_folder_may_be_called_by_any_bytes(copied: Path) -> None:
    elsewhere = copied.parent / b"\xb2\xe2".decode("utf-8", "surrogateescape")
    copied.rename(elsewhere)
    assert run_bytes("status", "-C", str(elsewhere), folder=elsewhere.parent).returncode == 0


def test_in_an_ascii_locale_every_command_works_or_names_the_locale(tmp_path: Path) -> None:
    folder = lay_small(tmp_path)
    for word in ("完善服务网络", "2025-06", "1.1"):
        # The words go by way of the arguments' decoding, which is what the locale decides.
        typed = word.encode().decode("ascii", "surrogateescape")
        done = subprocess.run(
            [sys.executable, "-c", IN_ONE_PROCESS],
            cwd=folder,
            env=environment(**ASCII, PYTHONIOENCODING="utf-8:replace"),
            input=json.dumps(lines(typed)).encode(),
            capture_output=True,
            check=False,
        )
        codes = json.loads(done.stderr.decode().splitlines()[-1])
        assert len(codes) == len(lines(typed))
        assert {0, 1, 2}.issuperset(codes)


def test_an_ascii_locale_is_named_in_words_that_it_can_show(sample: Path) -> None:
    done = run_bytes("why", "大智街", folder=sample, **ASCII)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == (
        b"anplan: The locale's encoding is ASCII, which lacks characters of ???. "
        b"Set a locale with UTF-8, such as LC_ALL=C.UTF-8, or PYTHONUTF8=1\n"
    )


def test_a_file_s_name_that_the_locale_lacks_is_refused_in_one_line(copied: Path) -> None:
    done = run_bytes("form", "--month", "2025-10", "--unit", "jxkc", folder=copied, **ASCII)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"anplan: The locale's encoding is ASCII, which lacks characters")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("changes", [{}, ASCII])
def test_a_text_on_stdin_is_utf_8_in_any_locale(copied: Path, changes: dict[str, str]) -> None:
    line = ["record", "progress", "2.1", "-", "--unit", "jxkc", "--month", "2025-10"]

    def piped(data: bytes) -> int:
        return subprocess.run(
            [*PROGRAM, *line],
            cwd=copied,
            env=environment(**changes),
            input=data,
            capture_output=True,
            check=False,
        ).returncode

    assert piped("走访企业3家。".encode()) == 0
    assert "走访企业3家。" in (copied / "units/jxkc/2025-10.yaml").read_text("utf-8")
    assert piped("走访企业4家。".encode("gbk")) == 2
