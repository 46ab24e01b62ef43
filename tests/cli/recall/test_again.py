"""The answer to the same question on the same files is printed again, for next to nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.recall.asker import RECALLED, REPORT, Asker
from tests.program import add, environment, on_terminal, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing is recalled there")
LIGHT = {
    "anplan",
    "anplan.__main__",
    "anplan.files",
    "anplan.files.cache",
    "anplan.files.cache.folder",
    "anplan.files.cache.program",
    "anplan.files.recall",
    "anplan.files.recall.answer",
    "anplan.files.recall.command_line",
    "anplan.files.recall.repository",
    "anplan.files.recall.surroundings",
    "anplan.files.recall.workspace",
}


@pytest.fixture
def asker(tmp_path: Path) -> Asker:
    """Return one who starts a Python for each question: what is answered again spares its imports."""
    return Asker(tmp_path, starts_anew=True)


@pytest.mark.parametrize(
    "question",
    [
        "status",
        "status --format json",
        "status --fail-on red,missing",
        "status --rev HEAD",
        "status --known 2025-10-31",
        "check",
        "check --month 2025-05",
        "check --format sarif",
        "check --base HEAD",
        "why a",
        "show a",
        "log a/2025-05",
        "diff",
        "diff HEAD --format md",
        "due",
        "due --notice --month 2025-05",
        "export --format csv",
        "--lang en status",
    ],
)
def test_a_question_is_answered_again(question: str, root: Path, asker: Asker) -> None:
    usual = run(*question.split(), folder=root, **asker.variables)
    assert asker.ask(*question.split(), folder=root) == usual
    assert asker.ask(*question.split(), folder=root) == usual
    asker.plant()
    again = asker.ask(*question.split(), folder=root)
    assert again == (usual.code, RECALLED, "")


def test_a_terminal_gets_its_own_answer(
    root: Path, asker: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.program.starts_anew", True)
    usual = on_terminal("status", folder=root, **asker.variables)
    assert asker.ask("status", folder=root).out != usual.out
    assert asker.ask_on_terminal("status", folder=root) == usual
    assert asker.ask_on_terminal("status", folder=root) == usual
    asker.plant()
    assert asker.ask_on_terminal("status", folder=root).out == RECALLED
    assert asker.ask_on_terminal("status", folder=root, columns="60").out != RECALLED


def test_a_fault_of_the_files_is_told_again_with_its_number(root: Path, asker: Asker) -> None:
    add(root / REPORT, "unknown: 1\n")
    first = asker.ask("check", folder=root)
    assert (first.code, "unknown" in first.out) == (1, True)
    assert asker.ask("check", folder=root) == first
    asker.plant()
    assert asker.ask("check", folder=root) == (1, RECALLED, "")


def test_an_answer_loads_next_to_nothing(root: Path, asker: Asker) -> None:
    script = (
        "import sys\n"
        "before = set(sys.modules)\n"
        "sys.argv = ['anplan', 'status']\n"
        "from anplan.__main__ import main\n"
        "main()\n"
        "sys.stderr.write(' '.join(set(sys.modules) - before))\n"
    )
    variables = environment(ANPLAN_CACHE=str(asker.cache), **asker.variables)
    loaded = [
        subprocess.run(
            [sys.executable, "-c", script], cwd=root, env=variables, capture_output=True, check=True
        )
        .stderr.decode()
        .split()
        for _ in range(2)
    ]
    assert "anplan.cli" in loaded[0]
    assert set(loaded[1]) - LIGHT <= {"atexit", "gc", "_blake2", "time"}
