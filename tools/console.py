"""The console blocks of the documentation: ``python tools/console.py [--check] [FILE…]``.

A fenced block ``console`` holds lines ``$ anplan …``, each followed by what it prints in a
fresh sample workspace; a line ``…`` stands for lines left out. ``console norun`` is never run.
A block ``yaml write``, ``sh write``, ``csv write`` or ``text write`` whose first line is ``# PATH`` is
written first, without that line. A block ``text fill`` whose first line is
``# FORM -> COPY`` types each line ``CELL what is typed`` into a copy of an Excel form, as a unit
would before it sends the form back; CELL may be SHEET!CELL, and 'A SHEET'!CELL. ``$ git …``, ``$ cd …`` and ``$ chmod +x …`` are run, too; a line
``<!-- on DAY: NAME -->`` says when and by whom. In a block ``console talk`` anplan asks, on a terminal; the
line ``<!-- typed: one | | y -->`` above it has what is typed. Each page has a workspace of its own, and its
blocks run from top to bottom. Without ``--check`` the outputs are brought up to date in place.
"""

import difflib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import openpyxl

sys.path.insert(0, str(Path(__file__).parent))
from terminal import POSSIBLE, on_terminal

ROOT = Path(__file__).parents[1]
LEFT_OUT = "…"
_FENCE = re.compile(r"```(\S*) *(\S*)")
_CELL = re.compile(r"((?:'[^']+'!)?\S+) +(.+)")
_TYPED = re.compile(r"<!-- typed: (.+) -->")
_SCENE = re.compile(r"<!-- on (\d{4}-\d\d-\d\d): (.+) -->")
_OURS = ("ANPLAN_", "GIT_", "LC_", "LANG", "COLUMNS", "NO_COLOR")


class Written(NamedTuple):
    """A file that the reader is told to write."""

    path: str
    text: str


class Filled(NamedTuple):
    """A form that the reader is told to fill in, where it is saved, and what is typed in."""

    form: str
    copy: str
    cells: tuple[tuple[str, str], ...]


class Command(NamedTuple):
    """A command line and the output that the page shows, in rows ``start`` to ``end``.

    ``typed`` are the answers to what it asks on a terminal, None where it asks nothing.
    """

    text: str
    shown: tuple[str, ...]
    start: int
    end: int
    typed: tuple[str, ...] | None = None


class Scene(NamedTuple):
    """Who works from here on, and on which day."""

    day: str
    name: str


Step = Written | Filled | Command | Scene


def documents(root: Path = ROOT) -> list[Path]:
    """Return every page that may hold console blocks."""
    return sorted((*root.glob("*.md"), *(root / "docs").rglob("*.md")))


def steps(text: str) -> Iterator[Step]:
    """Yield what a page tells its reader to write and to run."""
    rows = text.split("\n")
    opened: tuple[int, str] | None = None
    typed: tuple[str, ...] = ()
    for number, row in enumerate(rows):
        fence = _FENCE.fullmatch(row.rstrip())
        if fence is None:
            scene = _SCENE.fullmatch(row) if opened is None else None
            if scene:
                yield Scene(scene[1], scene[2])
            elif opened is None and (answers := _TYPED.fullmatch(row)):
                typed = tuple(answer.strip() for answer in answers[1].split("|"))
            continue
        if opened is None:
            opened = number + 1, " ".join(fence.groups()).strip()
            continue
        (start, kind), opened = opened, None
        if kind == "console":
            yield from _commands(rows, start, number)
        elif kind == "console talk":
            yield from (one._replace(typed=typed) for one in _commands(rows, start, number))
        elif kind in ("yaml write", "sh write", "csv write", "text write"):
            path = rows[start].removeprefix("#").strip()
            yield Written(path, "\n".join((*rows[start + 1 : number], "")))
        elif kind == "text fill":
            yield _filled(rows[start], rows[start + 1 : number])


def _filled(head: str, typed: Sequence[str]) -> Filled:
    form, _, copy = head.removeprefix("#").partition("->")
    cells = (_CELL.fullmatch(row) for row in typed)
    texts = tuple((cell[1].replace("'", ""), cell[2]) for cell in cells if cell is not None)
    return Filled(form.strip(), copy.strip(), texts)


def _commands(rows: Sequence[str], start: int, end: int) -> Iterator[Command]:
    first = [number for number in range(start, end) if rows[number].startswith("$ ")]
    for number, following in zip(first, (*first[1:], end), strict=True):
        shown = tuple(rows[number + 1 : following])
        yield Command(rows[number][2:], shown, number + 1, following)


def clean_environment() -> dict[str, str]:
    """Return an environment in which nothing of this machine shows in what is printed."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(_OURS)}
    return kept | {"LANG": "zh_CN.UTF-8", "PYTHONUTF8": "1", "COLUMNS": "80"}


def anplan(
    arguments: Sequence[str], folder: Path, environment: dict[str, str], *, split: bool = False
) -> tuple[int, str]:
    """Run anplan with its output piped; return its exit number and all that it printed.

    With ``split`` what it writes to stderr is dropped.
    """
    done = subprocess.run(
        [sys.executable, "-m", "anplan", *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL if split else subprocess.STDOUT,
        check=False,
    )
    return done.returncode, done.stdout.decode("utf-8").replace("\r\n", "\n")


def make_sample(folder: Path) -> Path:
    """Make the sample workspace in a folder."""
    code, output = anplan(["demo", "anplan-demo"], folder, clean_environment())
    if code != 0:
        raise RuntimeError(output)
    return folder / "anplan-demo"


class Shell:
    """Runs the commands of one page in a workspace: anplan, ``export NAME=value``, ``echo $?``."""

    def __init__(self, workspace: Path) -> None:
        """Begin with nothing set and nothing run."""
        self.workspace = workspace
        self.limit = workspace.parent
        self.environment = clean_environment()
        self.code = 0

    def write(self, written: Written) -> None:
        """Write a file as the page tells its reader to."""
        path = self.workspace / written.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written.text.encode("utf-8"))

    def enter(self, scene: Scene) -> None:
        """Let somebody else work, at nine on a day; commits have the same ids in every run."""
        for part in ("AUTHOR", "COMMITTER"):
            self.environment |= {
                f"GIT_{part}_NAME": scene.name,
                f"GIT_{part}_EMAIL": "sample@example.invalid",
                f"GIT_{part}_DATE": f"{scene.day}T09:00:00+08:00",
            }

    def fill(self, filled: Filled) -> None:
        """Fill in a form as the page tells its reader to, white cells only."""
        book = openpyxl.load_workbook(self.workspace / filled.form)
        for place, text in filled.cells:
            name, _, cell = place.rpartition("!")
            sheet = book[name] if name else book.worksheets[0]
            if sheet[cell].protection.locked:
                message = f"{filled.form}: {place} is not a white cell"
                raise ValueError(message)
            sheet[cell].value = text
        copy = self.workspace / filled.copy
        copy.parent.mkdir(parents=True, exist_ok=True)
        book.save(copy)

    def run(self, text: str) -> tuple[str, ...]:
        """Run one command line and return the lines it prints."""
        words = shlex.split(text)
        if words == ["echo", "$?"]:
            return (str(self.code),)
        if words[0] == "export":
            name, _, value = words[1].partition("=")
            self.environment[name] = value
            return ()
        if words[0] == "cd":
            self.workspace = self._inside(words[1])
            return ()
        if words[:2] == ["chmod", "+x"]:
            self._inside(words[2]).chmod(0o755)
            return ()
        if words[0] == "git":
            return self._git(words)
        if words[0] != "anplan":
            message = f"only anplan, git, cd, chmod +x, export and echo $? can be run here: {text}"
            raise ValueError(message)
        self.code, output = anplan(words[1:], self.workspace, self.environment)
        return tuple(output.removesuffix("\n").split("\n")) if output else ()

    def talk(self, text: str, typed: Sequence[str]) -> tuple[str, ...]:
        """Run anplan on a terminal, and answer what it asks."""
        command = [sys.executable, "-m", *shlex.split(text)]
        here = self.environment | {"NO_COLOR": "1", "TERM": "dumb"}
        self.code, output = on_terminal(command, self.workspace, here, answers=typed)
        return tuple(line.rstrip() for line in output.removesuffix("\n").split("\n"))

    def _inside(self, path: str) -> Path:
        """Return a path of the page's own folders."""
        inside = (self.workspace / path).resolve()
        if not inside.is_relative_to(self.limit.resolve()):
            raise ValueError(path)
        return inside

    def _git(self, words: Sequence[str]) -> tuple[str, ...]:
        """Run git without anybody's own settings; its hooks find the anplan of these tests."""
        here = self.environment | {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "LC_ALL": "C.UTF-8",
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        }
        done = subprocess.run(
            words,
            cwd=self.workspace,
            env=here,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        self.code = done.returncode
        return tuple(line.rstrip() for line in done.stdout.decode("utf-8").splitlines())


def played(text: str, workspace: Path) -> Iterator[tuple[Command, tuple[str, ...]]]:
    """Do what a page says, and yield each command with the lines it really prints."""
    shell = Shell(workspace)
    for step in steps(text):
        if isinstance(step, Written):
            shell.write(step)
        elif isinstance(step, Filled):
            shell.fill(step)
        elif isinstance(step, Scene):
            shell.enter(step)
        elif step.typed is None:
            yield step, shell.run(step.text)
        elif POSSIBLE:
            yield step, shell.talk(step.text, step.typed)


def _parts(shown: Sequence[str]) -> list[tuple[str, ...]]:
    """Split the output on a page at the lines that stand for others."""
    parts: list[list[str]] = [[]]
    for row in shown:
        if row == LEFT_OUT:
            parts.append([])
        else:
            parts[-1].append(row)
    return [tuple(part) for part in parts]


def brought_up(shown: Sequence[str], output: Sequence[str]) -> list[str]:
    """Return the output as it is now, with the same parts left out as before."""
    first, *others = _parts(shown)
    if not others:
        return list(output)
    lines = list(output[: len(first)])
    place = len(first)
    for part in others[:-1]:
        place = _nearest(part, output, place)
        lines += [LEFT_OUT, *output[place : place + len(part)]]
        place += len(part)
    last = max(len(output) - len(others[-1]), place)
    return [*lines, LEFT_OUT, *output[last:]]


def _nearest(part: Sequence[str], output: Sequence[str], start: int) -> int:
    """Return where a part stands in an output, or what is most like it."""
    places = range(start, max(start, len(output) - len(part)) + 1)

    def likeness(place: int) -> float:
        now = "\n".join(output[place : place + len(part)])
        return difflib.SequenceMatcher(None, now, "\n".join(part), autojunk=False).ratio()

    exact = (place for place in places if tuple(output[place : place + len(part)]) == tuple(part))
    place = next(exact, None)
    return max(places, key=likeness) if place is None else place


def up_to_date(text: str, workspace: Path) -> str:
    """Return a page with every output as it is now."""
    rows = text.split("\n")
    for command, output in reversed(list(played(text, workspace))):
        rows[command.start : command.end] = brought_up(command.shown, output)
    return "\n".join(rows)


def main(arguments: list[str]) -> int:
    """Bring pages up to date, or print which are not."""
    check = "--check" in arguments
    named = [Path(argument) for argument in arguments if argument != "--check"]
    stale = 0
    with tempfile.TemporaryDirectory() as name:
        sample = make_sample(Path(name))
        for number, page in enumerate(named or documents()):
            workspace = shutil.copytree(sample, Path(name) / str(number) / sample.name)
            before = page.read_text(encoding="utf-8")
            after = up_to_date(before, workspace)
            if after != before:
                stale += 1
                sys.stdout.write(f"{page}\n")
                if not check:
                    page.write_text(after, encoding="utf-8", newline="\n")
    return int(check and stale > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
