"""Every example of a help page, and the demo's own hint, works as printed in a fresh sample."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from anplan.cli.menu import COMMANDS, DECIDE, RECORD
from anplan.show.words import Words
from tests.program import environment, run

WITHOUT = {  # beside the commands that make workspaces, or read documents that the sample lacks
    "anplan record": "it asks in a terminal alone",
    "anplan record scheme --unit jxkc": "it asks in a terminal alone",
    "anplan record progress 2.4 --file -": "it reads what is typed",
    "anplan init new-plan": "its folder is another one",
    "anplan completion bash >> ~/.bashrc": "the file is the reader's own",
    "anplan doctor --fix --dry-run": "it may find nothing",
    "anplan record item projects 7 --stage signed --on 2025-10-08": "the sample has no such register",
    "anplan record item projects 7 --stage 签约 --on 10月8日": "the sample has no such register",
    'anplan record answer instruction/2025-09-1 "the meeting was held"': "the sample has none",
    'anplan record answer instruction/2025-09-1 "已召开会商会"': "the sample has none",
    "anplan doctor": "it tells of the machine",
}


def examples(language: str) -> list[str]:
    words = Words(language)
    outlines = (*COMMANDS.values(), *RECORD.values(), *DECIDE.values())
    lines = [line for outline in outlines for line in words(outline.help).split("\n")[1:]]
    return [line for line in lines if line.startswith("anplan ")]


ENGLISH = dict.fromkeys(examples("en"))
CHINESE = [line for line in dict.fromkeys(examples("zh_CN")) if line not in ENGLISH]
"""What stands in both is one and the same line, typed in the same sample."""


@pytest.mark.parametrize("lines", [ENGLISH, CHINESE], ids=["en", "zh_CN"])
def test_every_example_works(copied: Path, lines: Iterable[str]) -> None:
    for line in lines:
        if line in WITHOUT or re.match(r"anplan (?:init|demo|import)\b", line):
            continue
        words, _, _ = line.partition(" > ")
        done = run(*shlex.split(words)[1:], folder=copied, ANPLAN_UNIT=_speaker(words))
        if " collect " in line:  # the forms just written: nobody has filled them in
            assert "没有填写任何内容" in done.out
        else:
            assert done.code == 0, f"{line}: {done.err}"


def _speaker(line: str) -> str:
    if " nothing " in line:
        return "区科协"  # jxkc has said something by then
    return "大智街" if re.search(r" 2\.1 ", line) else "jxkc"


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "program"])
def test_every_command_shows_an_example(name: str) -> None:
    assert f"anplan {name}" in COMMANDS[name].help


def test_the_demo_says_how_it_was_called(tmp_path: Path) -> None:
    called = subprocess.run(
        [sys.executable, "-m", "anplan", "demo", "a sample"],
        cwd=tmp_path,
        env=environment(PATH="/usr/bin:/bin"),
        capture_output=True,
        check=True,
    )
    hint = called.stdout.decode().splitlines()[-5:]
    assert hint[0] == "  cd 'a sample'"
    for line in hint[2:]:
        done = subprocess.run(
            shlex.split(line), cwd=tmp_path / "a sample", env=environment(), check=False
        )
        assert done.returncode == 0
