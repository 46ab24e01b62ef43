"""The manual pages: made of the code, and read by what reads manual pages."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import manual
import reference
from anplan.show.words import Words
from tests.shells import needed

ROOT = Path(__file__).parents[2]
PAGES = {"en": ROOT / "man/anplan.1", "zh_CN": ROOT / "man/zh_CN/anplan.1"}


@pytest.mark.parametrize("language", PAGES)
def test_every_command_and_option_is_told(language: str) -> None:
    text = PAGES[language].read_text(encoding="utf-8").replace("\\-", "-")
    told = re.findall(r'^\.SS "anplan (.*)"$', text, re.MULTILINE)
    commands = reference.commands()
    assert told == list(commands)
    for context in commands.values():
        for param in context.command.params:
            assert f"\\fB{param.get_help_record(context)[0]}\\fR" in text


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no manual pages")
@pytest.mark.parametrize(
    ("language", "words"), [("en", "Show where the plan stands"), ("zh_CN", "显示方案进度")]
)
def test_a_reader_of_manual_pages_finds_nothing_wrong(language: str, words: str) -> None:
    page = str(PAGES[language])
    lint = subprocess.run(
        [needed("mandoc"), "-T", "lint", "-W", "error", page], capture_output=True, check=False
    )
    assert (lint.returncode, lint.stdout, lint.stderr) == (0, b"", b"")
    shown = subprocess.run(
        [needed("mandoc"), "-T", "utf8", page], capture_output=True, check=True
    ).stdout.decode("utf-8")
    assert words in re.sub(".\x08", "", shown)


def test_no_text_is_a_request_to_roff() -> None:
    assert manual.escaped('.TH x\n\'so y\na-b \\n "q"') == (
        "\\&.TH x\n\\&'so y\na\\-b \\en \\(dqq\\(dq"
    )


def test_its_own_words_are_in_chinese() -> None:
    words = Words("zh_CN")
    assert all(words(text) != text for text in manual.HEADINGS.values())
    assert all(words(text) != text for _, text in (*manual.ENVIRONMENT, *manual.FILES))
