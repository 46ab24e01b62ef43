"""The small sample in which faults happen, and the program that meets them there."""

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from anplan.checks.all_rules import problems_of
from anplan.files.disk.workspace import Workspace
from anplan.files.load import load
from tests.program import PROGRAM, Done, environment, forked

READERS = (["status"], ["why", "tech-contracts"], ["export"])
"""Commands that only read; a new one is one more here."""

UNIT, WHO = "qkx", "区科协"
OTHER_UNIT, OTHER = "jxkc", "区经信科创局"
SECONDS = 120
OWN = frozenset({".gitignore", "lock", "holder"})
NOTED = ".sha256"
"""What was written last of a brief."""


class Setting(NamedTuple):
    """What a run of the faults was started with."""

    program: tuple[str, ...]
    sample: Path
    folder: Path
    kills: int = 40
    seed: int = 2025
    enough: int | None = None
    """A fault ends when so many complaints are there; without it, it goes on to its end."""

    @contextmanager
    def room(self, name: str) -> Iterator["Setting"]:
        """Return a fault a folder of its own, and remove it afterwards."""
        with tempfile.TemporaryDirectory(prefix=f"{name}-", dir=self.folder) as folder:
            yield self._replace(folder=Path(folder))

    def place(self, name: str = "workspace") -> "Place":
        """Copy the sample, without its history, into the folder."""
        made = Place(self.program, self.folder / name)
        shutil.copytree(self.sample, made.root)
        return made


class Place(NamedTuple):
    """A workspace under faults."""

    program: tuple[str, ...]
    root: Path

    def run(
        self,
        arguments: Sequence[str],
        before: Sequence[str] = (),
        settings: Mapping[str, str] | None = None,
        traced: Sequence[str] = (),
    ) -> Done:
        """Run the program here to its end, perhaps behind another one, or watched by a strace."""
        ended = None if before else self._forked(arguments, settings, traced=traced)
        if ended is not None:
            return ended
        done = subprocess.run(
            [*before, *traced, *self.program, *arguments],
            cwd=self.root,
            env=surroundings(settings),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
        return Done(done.returncode, text_of(done.stdout), text_of(done.stderr))

    def killed(self, arguments: Sequence[str], moment: float) -> Done | None:
        """Kill a run, with all that it has started; give how it had ended where it had."""
        done = self._forked(arguments, killed_after=moment)
        if done is not None:
            return None if done.code == -signal.SIGKILL else done
        process = self.start(arguments)
        try:
            out, err = process.communicate(timeout=moment)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            return None
        return Done(process.returncode, text_of(out), text_of(err))

    def _forked(
        self,
        arguments: Sequence[str],
        settings: Mapping[str, str] | None = None,
        killed_after: float | None = None,
        traced: Sequence[str] = (),
    ) -> Done | None:
        """Fork a run off a Python that has imported the program; None where it must begin anew."""
        if self.program != PROGRAM:
            return None
        changes = {"ANPLAN_UNIT": WHO, **(settings or {})}
        done = forked(arguments, self.root, changes, killed_after, traced)
        if done is None:
            return None
        return Done(done.returncode, text_of(done.stdout), text_of(done.stderr))

    def start(self, arguments: Sequence[str]) -> "subprocess.Popen[bytes]":
        """Start the program here in a group of its own, so that it can be killed whole."""
        return subprocess.Popen(
            [*self.program, *arguments],
            cwd=self.root,
            env=surroundings(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            process_group=0,
        )

    def shell(self, arguments: Sequence[str], line: str) -> Done:
        """Run the program, ``{}`` in a line for the shell that does something to its streams."""
        command = line.replace("{}", shlex.join([*self.program, *arguments]))
        done = subprocess.run(
            ["/bin/sh", "-c", command],
            cwd=self.root,
            env=surroundings(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
        return Done(done.returncode, text_of(done.stdout), text_of(done.stderr))

    def read(self, file: str) -> bytes | None:
        """Return a file's bytes, None where it is not there."""
        try:
            return self.root.joinpath(file).read_bytes()
        except FileNotFoundError:
            return None

    def write(self, file: str, text: str) -> None:
        """Write a file as a person would."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def left_over(self) -> list[str]:
        """Name what no workspace should hold once a write has ended."""
        found = [path for path in self.root.rglob("*") if ".git" not in path.parts]
        return sorted(
            path.relative_to(self.root).as_posix() for path in found if _is_left_over(path)
        )

    def complaints(self) -> Iterator[str]:
        """Return what is wrong with the workspace as a whole, by the rules of ``check``."""
        left = self.left_over()
        if left:
            yield f"left behind: {', '.join(left[:3])}"
        loaded = load(Workspace(self.root))
        found = [*loaded.problems, *(problems_of(loaded.project) if loaded.project else ())]
        errors = [one for one in found if one.level == "error"]
        if errors or loaded.project is None:
            yield f"check finds {len(errors)} errors: {errors[:1]}"


def _is_left_over(path: Path) -> bool:
    if path.parent.name == ".anplan":
        return path.name not in OWN and not path.name.endswith(NOTED)
    return path.suffix == ".tmp"


def surroundings(settings: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment in which the program runs."""
    changes = {"ANPLAN_UNIT": WHO, "PYTHONDONTWRITEBYTECODE": "1", **(settings or {})}
    return environment(**changes)


def text_of(data: bytes) -> str:
    """Read what a program printed, whatever it is."""
    return data.decode("utf-8", "replace")


def first_line(done: Done) -> str:
    """Return the first thing that a run said, errors first."""
    return next(iter((done.err or done.out).strip().splitlines()), "")


def make_sample(program: Sequence[str], folder: Path) -> Path:
    """Let the program make its sample, and keep what a write reads: less to load each time."""
    subprocess.run(
        [*program, "demo", "sample"],
        cwd=folder,
        env=surroundings(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    return small(folder / "sample")


def small(root: Path) -> Path:
    """Cut a sample down to its plan, its units and a month of two units."""
    for file in root.glob("units/*/20*.yaml"):
        if (file.parent.name, file.stem) not in ((UNIT, "2025-08"), (OTHER_UNIT, "2025-08")):
            file.unlink()
    for file in root.glob("briefs/*.md"):
        file.unlink()
    shutil.rmtree(root / ".git")
    shutil.rmtree(root / "plan/decisions")
    return root
