"""Completion in the shells themselves: a line is typed, Tab is pressed, and the line is run."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.program import environment, on_terminal, shown
from tests.shells import needed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs shells of Unix")


@pytest.fixture
def bin_folder(tmp_path: Path) -> Path:
    """Return a folder with a program that completes as the real one does, and else tells its line."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "anplan"
    program.write_text(
        "#!/bin/sh\n"
        f'if [ -n "$_ANPLAN_COMPLETE" ]; then exec {shlex.quote(sys.executable)} -m anplan; fi\n'
        'printf "RAN"; printf "<%s>" "$@"; echo\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    return folder


STARTS = {
    "bash": ("--norc", "--noprofile", "-i"),
    "zsh": ("-f", "-i"),
}
BEFORE = {
    "bash": "bind 'set enable-bracketed-paste off' 2>/dev/null",
    "zsh": "autoload -U compinit; compinit -u -D; unsetopt PROMPT_SP",
}


def typed_in(shell: str, line: str, folder: Path, bin_folder: Path) -> str:
    """Type a line with Tab behind it, and Enter; return what was run."""
    script = bin_folder / f"complete.{shell}"
    script.write_text(shown("completion", shell, folder=folder), encoding="utf-8")
    lines = (BEFORE[shell], f"source {script}", f"{line}\t", "exit")
    done = on_terminal(
        *STARTS[shell],
        folder=folder,
        columns="200",
        typed="".join(f"{one}\n" for one in lines),
        program=(needed(shell),),
        PATH=f"{bin_folder}:/usr/bin:/bin",
        HOME=str(bin_folder),
    )
    run = re.search("RAN(<[^>\n]*>)+", done.out)
    return run[0] if run else done.out


@pytest.mark.parametrize("shell", STARTS)
@pytest.mark.parametrize(
    ("line", "run"),
    [
        ("anplan stat", "RAN<status>"),
        ("anplan why tech-l", "RAN<why><tech-loans>"),
        ("anplan why 2.4/manager-b", "RAN<why><2.4/manager-base>"),
        ("anplan record prog", "RAN<record><progress>"),
        ("anplan due --unit jd-daz", "RAN<due><--unit><jd-dazhi>"),
    ],
)
def test_tab_ends_a_word(sample: Path, bin_folder: Path, shell: str, line: str, run: str) -> None:
    assert typed_in(shell, line, sample, bin_folder) == run


@pytest.mark.parametrize("shell", STARTS)
def test_tab_follows_the_folder_that_is_named(
    sample: Path, bin_folder: Path, tmp_path: Path, shell: str
) -> None:
    line = f"anplan -C {sample} why tech-l"
    assert typed_in(shell, line, tmp_path, bin_folder) == f"RAN<-C><{sample}><why><tech-loans>"


@pytest.mark.parametrize("shell", STARTS)
def test_tab_offers_files_where_files_belong(bin_folder: Path, tmp_path: Path, shell: str) -> None:
    tmp_path.joinpath("forms-here").mkdir()
    told = typed_in(shell, "anplan collect forms-h", tmp_path, bin_folder)
    assert told in ("RAN<collect><forms-here/>", "RAN<collect><forms-here>")


def in_fish(line: str, folder: Path, bin_folder: Path) -> str:
    """Return what fish offers for a line."""
    script = bin_folder / "complete.fish"
    script.write_text(shown("completion", "fish", folder=folder), encoding="utf-8")
    done = subprocess.run(
        [needed("fish"), "--no-config", "-c", f"source {script}; complete -C '{line}'"],
        cwd=folder,
        env=environment(PATH=f"{bin_folder}:/usr/bin:/bin", HOME=str(bin_folder)),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.stderr == b""
    return done.stdout.decode("utf-8")


def test_fish_shows_titles(sample: Path, bin_folder: Path) -> None:
    assert in_fish("anplan why tech-l", sample, bin_folder) == "tech-loans\t科技型企业贷款余额\n"


def test_fish_follows_the_folder_that_is_named(
    sample: Path, bin_folder: Path, tmp_path: Path
) -> None:
    told = in_fish(f"anplan -C {sample} why tech-l", tmp_path, bin_folder)
    assert told.startswith("tech-loans\t")


def test_powershell_is_told_by_its_text_and_its_answers(sample: Path) -> None:
    script = shown("completion", "powershell", folder=sample)
    assert script.count("{") == script.count("}")
    assert "Register-ArgumentCompleter -Native -CommandName anplan -ScriptBlock" in script
    assert "anplan 2>$null" in script
    assert '-Split ":::", 2' in script
    told = shown(
        folder=sample,
        _ANPLAN_COMPLETE="complete_powershell",
        _TYPER_COMPLETE_ARGS="anplan why tech-l",
        _TYPER_COMPLETE_WORD_TO_COMPLETE="tech-l",
    )
    assert told == "tech-loans:::科技型企业贷款余额\n"
