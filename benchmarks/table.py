"""One line of the table, and what every line is measured with."""

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

_MILLISECOND = 1e-3


class Row(NamedTuple):
    """One line of the table; ``met`` is None where there is no goal."""

    name: str
    measured: str
    goal: str = ""
    met: bool | None = None
    detail: str = ""


class Setting(NamedTuple):
    """What the rows are measured with."""

    folder: Path
    runs: int
    quick: bool
    anplan: str
    bean_check: str | None


def ratio(name: str, ours: float, theirs: float, most: float | None) -> Row:
    """Return the line that tells how many times as long one thing takes as another."""
    measured = ours / theirs
    goal = f"≤ {most:g}×" if most else ""
    met = measured <= most if most else None
    return Row(name, f"{measured:.2f}×", goal, met, f"{time_text(ours)} ÷ {time_text(theirs)}")


def time_text(seconds: float) -> str:
    """Write a time as short as it is."""
    return f"{seconds * 1e6:.0f} µs" if seconds < _MILLISECOND else f"{seconds * 1e3:.1f} ms"


def seeded(
    workspace: Path, reports: int, *, months: int | None = None, empty: bool = False
) -> Path:
    """Make a workspace of so many reports, by a process of its own: this one stays small."""
    script = str(Path(__file__).with_name("seed.py"))
    options = [*(["--months", str(months)] if months else []), *(["--empty"] if empty else [])]
    subprocess.run([sys.executable, script, workspace, str(reports), *options], check=True)
    return workspace


def sample(setting: Setting, name: str) -> Path:
    """Make a sample workspace."""
    folder = setting.folder / name
    subprocess.run([setting.anplan, "demo", folder], check=True, capture_output=True, timeout=120)
    return folder
