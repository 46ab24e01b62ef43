"""The answer to the same question on the same files is printed again, and no other ever is."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from anplan.files.cache.folder import CHECKSUM_BYTES, checksum
from tests.program import PROGRAM, Done, add, edit, environment, on_terminal, run
from tests.repositories import commit_all, git, tiny

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing is recalled there")
RECALLED = "recalled\n"
REPORT = "units/a/2025-05.yaml"
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
def root(tmp_path: Path) -> Path:
    """Return a small workspace with a commit."""
    folder = tiny(tmp_path / "w")
    commit_all(folder)
    return folder


class Asker:
    """Asks the program with a cache, as a user who has no settings of git."""

    def __init__(self, folder: Path) -> None:
        self.cache = folder / "cache"
        self.variables = {"HOME": str(folder / "home"), "XDG_CONFIG_HOME": str(folder / "home")}

    def ask(self, *arguments: str, folder: Path, **changes: str) -> Done:
        """Ask in a pipe."""
        kept = {"ANPLAN_CACHE": str(self.cache), **self.variables, **changes}
        return run(*arguments, folder=folder, **kept)

    def ask_on_terminal(self, *arguments: str, folder: Path, **changes: str) -> Done:
        """Ask on a terminal."""
        kept = {"ANPLAN_CACHE": str(self.cache), **self.variables, **changes}
        return on_terminal(*arguments, folder=folder, **kept)

    @property
    def answers(self) -> list[Path]:
        """Return the files of the answers that are kept."""
        return sorted(self.cache.glob("answer-*"))

    def plant(self) -> None:
        """Put other words into all answers, so that it shows where one is printed again."""
        for path in self.answers:
            body = path.read_bytes()[CHECKSUM_BYTES:][:33] + RECALLED.encode()
            path.write_bytes(checksum(path.name, body) + body)


@pytest.fixture
def asker(tmp_path: Path) -> Asker:
    return Asker(tmp_path)


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


def test_a_terminal_gets_its_own_answer(root: Path, asker: Asker) -> None:
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


def test_an_answer_replaces_the_last_one_to_its_question(root: Path, asker: Asker) -> None:
    for turn in range(3):
        add(root / REPORT, f"# {turn}\n")
        asker.ask("check", folder=root)
    assert len(asker.answers) == 1


def git_that(script: str, folder: Path) -> dict[str, str]:
    """Return a path on which git is a script."""
    program = folder / "bin/git"
    program.parent.mkdir()
    program.write_text(script, "utf-8")
    program.chmod(0o755)
    return {"PATH": str(program.parent)}


def test_a_file_that_changes_meanwhile_leaves_no_answer(
    root: Path, asker: Asker, tmp_path: Path
) -> None:
    script = f'#!/bin/sh\necho "# x" >> {root / REPORT}\nPATH={os.environ["PATH"]} exec git "$@"\n'
    assert asker.ask("status", folder=root, **git_that(script, tmp_path)).code == 0
    assert asker.answers == []


def test_a_git_that_does_not_start_leaves_no_answer(
    root: Path, asker: Asker, tmp_path: Path
) -> None:
    assert asker.ask("status", folder=root, **git_that("#!/nowhere\n", tmp_path)).code == 0
    assert asker.answers == []


def test_a_git_that_is_killed_leaves_no_answer(root: Path, asker: Asker, tmp_path: Path) -> None:
    killed = git_that("#!/bin/sh\nkill -9 $$\n", tmp_path)
    assert asker.ask("log", "a/2025-05", folder=root, **killed).code == 0
    assert asker.answers == []


@pytest.mark.parametrize(
    "question",
    [
        "source",
        "explain V101",
        "check units",
        "check --format github",
        "status nothing-like-it",
        "status --nonsense",
        "brief --month 2025-05 -o -",
        "record progress a text --dry-run --yes",
        "doctor",
        "--help",
        "--version",
    ],
)
def test_nothing_else_is_kept(question: str, root: Path, asker: Asker) -> None:
    usual = run(*question.split(), folder=root, **asker.variables)
    if question != "doctor":
        assert asker.ask(*question.split(), folder=root) == usual
    assert asker.answers == []


def test_what_stands_beside_an_answer_is_told_every_time(root: Path, asker: Asker) -> None:
    add(root / REPORT, "unknown: 1\n")
    first = asker.ask("status", folder=root)
    assert first.err
    assert asker.answers == []
    assert asker.ask("status", folder=root) == first


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 100, None])
def test_a_damaged_answer_is_none(damage: bytes | None, root: Path, asker: Asker) -> None:
    usual = asker.ask("status", folder=root)
    (path,) = asker.answers
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]) if damage is None else damage)
    assert asker.ask("status", folder=root) == usual
    assert path.read_bytes() == data


def test_a_link_in_an_answer_s_place_is_not_followed(root: Path, asker: Asker) -> None:
    usual = asker.ask("status", folder=root)
    asker.plant()
    (path,) = asker.answers
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")
    assert asker.ask("status", folder=root) == usual
    assert path.with_name("elsewhere").read_bytes().endswith(RECALLED.encode())


@pytest.mark.parametrize("mode", [0o770, 0o707])
def test_a_folder_where_others_write_is_not_used(mode: int, root: Path, asker: Asker) -> None:
    usual = asker.ask("status", folder=root)
    asker.plant()
    asker.cache.chmod(mode)
    assert asker.ask("status", folder=root) == usual


def test_a_folder_that_cannot_be_written_does_no_harm(root: Path, asker: Asker) -> None:
    usual = run("status", folder=root, **asker.variables)
    asker.cache.mkdir(mode=0o500)
    assert asker.ask("status", folder=root) == usual
    asker.cache = asker.cache.with_name("file")
    asker.cache.write_bytes(b"")
    assert asker.ask("status", folder=root) == usual


def test_two_at_once_do_no_harm(root: Path, asker: Asker) -> None:
    usual = run("status", folder=root, **asker.variables)
    variables = environment(ANPLAN_CACHE=str(asker.cache), **asker.variables)
    started = [
        subprocess.Popen([*PROGRAM, "status"], cwd=root, stdout=subprocess.PIPE, env=variables)
        for _ in range(3)
    ]
    assert {process.communicate(timeout=60)[0].decode() for process in started} == {usual.out}
    assert len(asker.answers) == 1
    asker.plant()
    assert asker.ask("status", folder=root).out == RECALLED


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


@pytest.mark.parametrize("behind", ["| head -1", ">&-", "2>&-", "<&-"])
def test_streams_end_as_without_it(behind: str, root: Path, asker: Asker) -> None:
    def in_shell(cache: str) -> tuple[int, bytes, bytes]:
        done = subprocess.run(
            ["/bin/sh", "-c", f'"$0" -m anplan status {behind}', sys.executable],
            cwd=root,
            env=environment(ANPLAN_CACHE=cache, **asker.variables),
            capture_output=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    usual = in_shell("off")
    assert [in_shell(str(asker.cache)) for _ in range(3)] == [usual] * 3


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told_as_without_it(root: Path, asker: Asker) -> None:
    asker.ask("status", folder=root)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, "status"],
            cwd=root,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env=environment(ANPLAN_CACHE=str(asker.cache), **asker.variables),
        )
    assert (done.returncode, done.stderr.decode()) == (
        2,
        "anplan：无法输出：No space left on device\n",
    )


def test_a_closed_pipe_ends_as_without_it(sample: Path, asker: Asker) -> None:
    command = f"'{sys.executable}' -m anplan export; echo $? >&2"
    for _ in range(2):
        done = subprocess.run(
            ["/bin/sh", "-c", f"({command}) | head -c 1"],
            cwd=sample,
            capture_output=True,
            env=environment(ANPLAN_CACHE=str(asker.cache), **asker.variables),
            check=False,
        )
        assert (done.stdout, done.stderr) == (b"{", b"141\n")


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
