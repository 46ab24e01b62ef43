"""What an answer depends on: where any of it changed, the question is asked anew."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.recall.asker import RECALLED, REPORT, Asker
from tests.program import add, edit, environment, run
from tests.repositories import commit_all, git

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing is recalled there")
FILES: dict[str, Callable[[Path], object]] = {
    "a report": lambda root: add(root / REPORT, "# x\n"),
    "the plan": lambda root: add(root / "plan/plan.yaml", "# x\n"),
    "the source": lambda root: add(root / "plan/source.txt", "x\n"),
    "a unit": lambda root: add(root / "units/a/unit.yaml", "# x\n"),
    "a template": lambda root: add(root / "templates/brief.md.j2", "x"),
    "a brief": lambda root: add(root / "briefs/2025-05.md", "x"),
    "another name": lambda root: (root / REPORT).rename(root / "units/a/2025-06.yaml"),
    "an empty file": lambda root: (root / "units/a/2025-06.yaml").touch(),
    "a file less": lambda root: (root / REPORT).unlink(),
    "a commit": commit_all,
}


@pytest.mark.parametrize("change", FILES.values(), ids=FILES)
@pytest.mark.parametrize("question", ["status", "check"])
def test_a_change_of_the_files_asks_anew(
    question: str, change: Callable[[Path], object], root: Path, asker: Asker
) -> None:
    asker.ask(question, folder=root)
    asker.plant()
    change(root)
    done = asker.ask(question, folder=root)
    assert done == run(question, folder=root, **asker.variables)
    assert done.out != RECALLED


@pytest.mark.parametrize(
    ("question", "change"),
    [
        ("status --rev main", lambda root: git("branch", "-f", "main", "HEAD~1", folder=root)),
        ("status --rev v1", lambda root: git("tag", "-f", "v1", "HEAD~1", folder=root)),
        ("check --base main", lambda root: git("branch", "-f", "main", "HEAD~1", folder=root)),
        ("diff main", lambda root: git("branch", "-f", "main", "HEAD~1", folder=root)),
        ("diff v1 HEAD", lambda root: git("tag", "-f", "v1", "HEAD~1", folder=root)),
    ],
)
def test_a_name_that_moves_asks_anew(
    question: str, change: Callable[[Path], object], root: Path, asker: Asker
) -> None:
    add(root / REPORT, "# x\n")
    commit_all(root)
    git("tag", "v1", folder=root)
    git("checkout", "-q", "-b", "other", folder=root)
    asker.ask(*question.split(), folder=root)
    asker.plant()
    assert asker.ask(*question.split(), folder=root).out == RECALLED
    change(root)
    done = asker.ask(*question.split(), folder=root)
    assert done == run(*question.split(), folder=root, **asker.variables)
    assert done.out != RECALLED


@pytest.mark.parametrize(
    "change",
    [
        {"ANPLAN_LANG": "en"},
        {"LANG": "en_US.UTF-8"},
        {"LC_ALL": "C"},
        {"NO_COLOR": "1"},
        {"COLUMNS": "60"},
        {"TERM": "dumb"},
        {"PYTHONIOENCODING": "utf-8:ignore"},
        {"TZ": "Asia/Shanghai"},
        {"ANPLAN_AMBIGUOUS_WIDTH": "2"},
        {"PYTHONUNBUFFERED": "1"},
        {"ANPLAN_CACHE": "off"},
    ],
    ids=str,
)
def test_other_surroundings_ask_anew(change: dict[str, str], root: Path, asker: Asker) -> None:
    asker.ask("status", folder=root)
    asker.plant()
    done = asker.ask("status", folder=root, **change)
    assert RECALLED not in done.out
    usual = run("status", folder=root, **{**asker.variables, **change, "ANPLAN_CACHE": "off"})
    assert done == usual


def test_other_words_and_another_folder_ask_anew(root: Path, asker: Asker) -> None:
    asker.ask("status", folder=root)
    asker.plant()
    for arguments, folder in (
        (("status", "--lang", "en"), root),
        (("status", "a"), root),
        (("due",), root),
        (("status",), root / "units"),
        (("status", "-C", str(root)), root.parent),
    ):
        usual = run(*arguments, folder=folder, **asker.variables)
        assert asker.ask(*arguments, folder=folder) == usual


def at_day(day: str, root: Path, asker: Asker) -> bytes:
    """Return what status prints where the clock of the process shows a day."""
    script = (
        "import sys, time\n"
        f"time.strftime = lambda form: {day!r}\n"
        "sys.argv = ['anplan', 'status']\n"
        "from anplan.__main__ import program\n"
        "program()\n"
    )
    variables = environment(ANPLAN_CACHE=str(asker.cache), **asker.variables)
    return subprocess.run(
        [sys.executable, "-c", script], cwd=root, env=variables, capture_output=True, check=True
    ).stdout


def test_a_new_day_asks_anew(root: Path, asker: Asker) -> None:
    at_day("2025-06-30", root, asker)
    asker.plant()
    assert at_day("2025-06-30", root, asker) == RECALLED.encode()
    assert at_day("2025-07-01", root, asker) != RECALLED.encode()


def test_edited_and_put_back_asks_anew_only_once(root: Path, asker: Asker) -> None:
    usual = asker.ask("check", folder=root)
    asker.plant()
    edit(root / REPORT, "本月", "这月")
    assert asker.ask("check", folder=root) == usual
    edit(root / REPORT, "这月", "本月")
    assert asker.ask("check", folder=root) == usual
    asker.plant()
    assert asker.ask("check", folder=root).out == RECALLED


def test_what_the_index_alone_knows_is_told(root: Path, asker: Asker) -> None:
    asker.ask("status", folder=root)
    asker.plant()
    added = root / "units/a/2025-09.yaml"
    added.write_text("nothing: 无\n", encoding="utf-8")
    git("add", "-A", folder=root)
    added.unlink()
    told = asker.ask("status", folder=root)
    assert "git ls-files --deleted" in told.err
    assert told == asker.ask("status", folder=root, ANPLAN_CACHE="off")
