"""Completion: a script for each shell, and the names that files give."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.program import environment, run, shown


def offered(line: str, folder: Path) -> list[str]:
    """Return what bash is offered for the last word of a line."""
    done = run(
        folder=folder,
        _ANPLAN_COMPLETE="complete_bash",
        COMP_WORDS=line,
        COMP_CWORD=str(line.count(" ")),
    )
    assert (done.code, done.err) == (0, "")
    return done.out.split()


@pytest.mark.parametrize(
    ("shell", "sign"),
    [
        ("bash", "complete -o default -F _anplan_completion anplan"),
        ("zsh", "#compdef anplan"),
        ("fish", "complete --command anplan"),
        ("powershell", "Register-ArgumentCompleter"),
    ],
)
def test_every_shell_has_a_script(tmp_path: Path, shell: str, sign: str) -> None:
    text = shown("completion", shell, folder=tmp_path)
    assert sign in text
    assert "_ANPLAN_COMPLETE" in text


@pytest.mark.skipif(sys.platform == "win32", reason="needs bash")
def test_bash_takes_its_script(tmp_path: Path) -> None:
    script = shown("completion", "bash", folder=tmp_path)
    assert subprocess.run(["bash", "-n"], input=script.encode(), check=False).returncode == 0


def test_names_of_files_are_offered(sample: Path) -> None:
    assert offered("anplan why tech-", sample) == ["tech-contracts", "tech-loans", "tech-managers"]
    assert offered("anplan show 2.", sample) == ["2.1", "2.2", "2.3", "2.4"]
    assert offered("anplan status 2025-H", sample) == ["2025-H1"]
    assert offered("anplan status 2025-0", sample / "units/jxkc") == [
        f"2025-0{month}" for month in range(4, 10)
    ]
    assert offered("anplan due --unit jd-d", sample) == ["jd-danshuichi", "jd-dazhi"]


def test_commands_and_options_are_offered(tmp_path: Path) -> None:
    assert offered("anplan sta", tmp_path) == ["status"]
    assert offered("anplan status --fo", tmp_path) == ["--format"]
    assert offered("anplan status --format c", tmp_path) == ["csv"]


def test_kinds_are_offered_with_their_options(tmp_path: Path) -> None:
    assert offered("anplan record re", tmp_path) == ["reading", "request"]
    assert offered("anplan decide ", tmp_path) == [
        "return",
        "ask",
        "answer",
        "refuse",
        "instruct",
        "evaluate",
        "close",
        "reopen",
        "extend",
        "exempt",
    ]
    assert offered("anplan record reading --a", tmp_path) == ["--as-of"]
    assert offered("anplan record next --a", tmp_path) == []


def test_a_kind_is_offered_behind_options_and_names_behind_it(sample: Path) -> None:
    assert offered("anplan record --unit jxkc --month 2025-10 rea", sample) == ["reading"]
    assert offered("anplan record --unit jxkc reading tech-", sample) == [
        "tech-contracts",
        "tech-loans",
        "tech-managers",
    ]
    assert offered("anplan record --unit jd-d", sample) == ["jd-danshuichi", "jd-dazhi"]
    assert offered("anplan record next 1.1 x --unit jd-d", sample) == ["jd-danshuichi", "jd-dazhi"]


def test_what_a_kind_is_about_is_offered(sample: Path) -> None:
    assert offered("anplan record progress 2.", sample) == ["2.1", "2.2", "2.3", "2.4"]
    assert offered("anplan record progress te", sample) == []
    assert offered("anplan decide return jd-d", sample) == ["jd-danshuichi", "jd-dazhi"]
    assert offered("anplan decide close 3.", sample)[:2] == ["3.1", "3.2"]
    assert offered("anplan decide ask tech-l", sample) == ["tech-loans"]


def test_outside_of_a_workspace_nothing_is_offered(tmp_path: Path) -> None:
    assert offered("anplan why t", tmp_path) == []


@pytest.mark.parametrize("shell", ["zsh", "fish", "powershell"])
def test_other_shells_are_answered(sample: Path, shell: str) -> None:
    done = run(
        folder=sample,
        _ANPLAN_COMPLETE=f"complete_{shell}",
        _TYPER_COMPLETE_ARGS="anplan why fun",
        _TYPER_COMPLETE_FISH_ACTION="get-args",
        _TYPER_COMPLETE_WORD_TO_COMPLETE="fun",
    )
    assert (done.code, done.err) == (0, "")
    assert "fund-size" in done.out


def test_a_broken_file_does_not_stop_completion(copied: Path) -> None:
    copied.joinpath("plan/indicators/tech-loans.yaml").write_bytes(b"\xff: [")
    assert "tech-loans" in offered("anplan why tech-", copied)


def test_completion_reads_no_file_and_loads_little(sample: Path) -> None:
    script = (
        "import sys, atexit\n"
        "atexit.register(lambda: print(*[m for m in ('pydantic', 'yaml', 'jinja2', 'anplan.cli.write') "
        "if m in sys.modules], file=sys.stderr))\n"
        "from anplan.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=sample,
        capture_output=True,
        check=False,
        env=environment(
            _ANPLAN_COMPLETE="complete_bash", COMP_WORDS="anplan why tech-", COMP_CWORD="2"
        ),
    )
    assert (done.returncode, done.stderr) == (0, b"\n")
    assert b"tech-loans" in done.stdout


@pytest.mark.parametrize("line", ["anplan -C {} why tech-l", "anplan why -C {} tech-l"])
def test_names_are_those_of_the_folder_that_is_named(
    sample: Path, tmp_path: Path, line: str
) -> None:
    assert offered(line.format(sample), tmp_path) == ["tech-loans"]
