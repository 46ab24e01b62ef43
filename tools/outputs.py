"""What every command prints, kept in files: ``python tools/outputs.py FOLDER [PROGRAM…]``.

A change that should change no behaviour is compared with what was recorded before it:
``tools/outputs.py before``, the change, ``tools/outputs.py after``, ``diff -r before after``.
Each command runs on the sample, on the real plan and on a broken workspace, in both languages,
piped and on a terminal of 80 columns; a file holds exit number, stdout and stderr. PROGRAM is the
anplan to run, this Python's own if absent.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from anplan.cli.menu import COMMANDS

sys.path.insert(0, str(Path(__file__).parent))
from terminal import on_terminal

ROOT = Path(__file__).parents[1]
LANGUAGES = ("zh_CN", "en")
REFS = [
    "tech-contracts",
    "grant-to-equity",
    "hightech-growth",
    "2.4",
    "2.4/manager-base",
    "jxkc",
    "2025-06",
]
LINES = """
status|status 2025-06|status 2025-H1|status --on 2025-07-20|status --unit 大智街|status --rev HEAD~40
status --known 2025-07-05|status --format json|status --format csv|status --fail-on red,missing
status 2.4 --format json|status jxkc|status 2.44|status --unit nobody|status --on 2025-6-3
due|due --month 2025-06|due --remind|due --notice --month 2025-06|due --unit 大智街|due --format json
due --format csv|due --on 2025-07-04
check|check --month 2025-06|check --format json|check --format github|check --format sarif
check --strict|check --base HEAD~30|check --base HEAD~30 --format json|check --select V|check --ignore D,Q
check --rev HEAD~3|check --month 2025-06 --format json
brief --month 2025-06 -o -|brief --month 2025-05 -o -|brief --month 2025-09 -o -
brief --month 2025-06 --unit 大智街 -o -|brief --month 2025-06 --unit jxkc -o -|brief --verify
brief --month 2025-10 --dry-run|brief --month 2025-09 --issue --dry-run|brief
diff|diff HEAD~30|diff HEAD~60 HEAD~2 --format md|diff HEAD~30 --format json|diff nowhere
source|source --rev HEAD~20|export|export --format csv|export --known 2025-07-05
explain V102|explain H101|explain|explain V999
schema|schema plan|schema indicator|schema unit|schema task|schema decisions|schema brief
schema register|schema scheme|schema report|schema letter
record reading tech-contracts 190 --as-of 2025-10-31 --unit jxkc --month 2025-10 --dry-run --yes
record reading tech-contracts 1,90 --as-of 2025-10-31 --unit jxkc --month 2025-10 --dry-run --yes
record reading tech-contracts 190 --as-of 2025-10-31 --unit jxkc --month 2025-06 --dry-run --yes
record unavailable hightech-growth 统计部门数据尚未发布 --unit jxkc --month 2025-10 --dry-run --yes
record progress 2.4 完成第二期培训 --unit jxkc --month 2025-10 --dry-run --yes
record next 2.4 办下一期 --unit jxkc --month 2025-10 --dry-run --yes
record at-risk 2.4 师资不足 --unit jxkc --month 2025-10 --dry-run --yes
record problem 2.4 场地不足 --text 场地不够 --ask 请协调 --unit jxkc --month 2025-10 --dry-run --yes
record nothing 本月无新进展 --unit kx --month 2025-10 --dry-run --yes
record milestone 2.4/manager-base --done 2025-10-11 --unit jxkc --month 2025-10 --dry-run --yes
record reading|record reading tech-contracts|record letter|record progress 2.4 --as-of 2025-10-31
decide return 大智街 2025-09 --reason 缺佐证 --on 2025-10-20 --dry-run --yes
decide ask tech-contracts 数据口径 --unit jxkc --on 2025-10-20 --dry-run --yes
decide close tech-contracts --reason 已完成 --on 2025-10-20 --dry-run --yes
decide extend 2.4/manager-base --until 2025-12-01 --reason 顺延 --on 2025-10-20 --dry-run --yes
decide ask|decide letter|decide
form --month 2025-10 --all --dry-run|form --month 2025-10 --unit 大智街 --dry-run
collect nothing-here|doctor --format json --nonsense|nonsense|statsu|status --nonsense|--lang fr
completion bash|completion zsh|completion fish|completion powershell|--version|--help
"""
BROKEN = "status|check|check --format json|check --format github|why tech-contracts|export|due"
REAL = "status --on 2025-12-31|check --strict|source|due --on 2025-07-01|status --on 2025-06-30 --format json"


class CommandLine(NamedTuple):
    """A command line, where it runs, and what its output goes to."""

    place: str
    words: tuple[str, ...]
    language: str
    terminal: bool

    @property
    def file(self) -> str:
        """Return a file's name by which the line is known again."""
        name = re.sub(r"[/\s|]+", "_", " ".join(self.words))[:110]
        return f"{self.place}/{self.language}/{'terminal' if self.terminal else 'piped'}/{name}"


def lines() -> Iterator[CommandLine]:
    """Yield every command line that is recorded."""
    helps = [f"{command} --help" for command in COMMANDS]
    refs = [f"{command} {ref}" for command in ("show", "why", "log") for ref in REFS]
    logs = [f"log {ref} --format json" for ref in REFS[:4]]
    sample = [*_split(LINES), *helps, *refs, *logs]
    for place, texts in (("sample", sample), ("broken", _split(BROKEN)), ("real", _split(REAL))):
        for text in texts:
            for language in LANGUAGES:
                for terminal in (False, True):
                    yield CommandLine(place, tuple(text.split()), language, terminal)


def _split(text: str) -> list[str]:
    return [line for row in text.split("\n") for line in row.split("|") if line]


def environment() -> dict[str, str]:
    """Return an environment in which nothing of this machine shows."""
    ours = ("ANPLAN_", "GIT_", "LC_", "LANG", "COLUMNS", "NO_COLOR", "PYTHON", "TERM")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    return kept | {
        "LANG": "C.UTF-8",
        "ANPLAN_CACHE": "off",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "TERM": "xterm-256color",
    }


def make_places(program: Sequence[str], folder: Path) -> None:
    """Make the workspaces: the sample, a broken copy, the real plan without its history."""
    command = [*program, "demo", "sample"]
    subprocess.run(command, cwd=folder, env=environment(), stdout=subprocess.DEVNULL, check=True)
    broken = shutil.copytree(folder / "sample", folder / "broken")
    (broken / "units/jxkc/2025-06.yaml").write_text("submitted: 2025-07-0\nreadngs:\n  - a\n")
    (broken / "units/sfj/2025-07.yaml").write_text("progress: [\n", encoding="utf-8")
    (broken / "plan/indicators/odd name.yaml").write_text("title: x\n", encoding="utf-8")
    for name in ("plan", "units"):
        shutil.copytree(ROOT / name, folder / "real" / name)


def recorded(line: CommandLine, program: Sequence[str], folder: Path) -> str:
    """Run a line and return its exit number and all that it printed."""
    command = [*program, *line.words]
    here = environment() | {"ANPLAN_LANG": line.language}
    if line.terminal:
        code, out = on_terminal(command, folder / line.place, here)
        return f"{code}\n{out}".replace(str(folder), "FOLDER")
    done = subprocess.run(
        command,
        cwd=folder / line.place,
        env=here,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    text = f"{done.returncode}\n{done.stdout.decode()}\n---- stderr\n{done.stderr.decode()}"
    return text.replace(str(folder), "FOLDER")


def main(arguments: list[str]) -> int:
    """Record every line into a folder."""
    if not arguments:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    target = Path(arguments[0])
    program = arguments[1:] or [sys.executable, "-m", "anplan"]
    with tempfile.TemporaryDirectory(prefix="outputs-") as name, ThreadPoolExecutor(2) as pool:
        folder = Path(name)
        make_places(program, folder)

        def keep(line: CommandLine) -> None:
            path = target / line.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(recorded(line, program, folder), encoding="utf-8")

        list(pool.map(keep, lines()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
