"""The rows about very many workspaces: what one costs in a folder of tables that all share."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from processes import Program, middle_peak, middle_seconds, run
from table import Row, Setting, ratio, seeded, time_text

REPORTS = 100
FLAT = 0.15
MORE_MEMORY = 1.15
AGAIN = 0.35
LIST = "all.txt"


def many(folder: Path, workspaces: int) -> Path:
    """Make so many workspaces of some reports in a folder, and a list of them; all are alike."""
    folder.mkdir()
    first = seeded(folder / "w00000", REPORTS)
    for number in range(1, workspaces):
        shutil.copytree(first, folder / f"w{number:05}", copy_function=os.link)
    (folder / LIST).write_text("w*\n", encoding="utf-8")
    return folder


def portfolio(setting: Setting) -> Iterator[Row]:
    """Export ever more workspaces; what one costs must not depend on how many there are."""
    sizes = (16, 32) if setting.quick else (50, 200, 1000)
    folders = [many(setting.folder / f"many-{size}", size) for size in sizes]
    words = (setting.anplan, "export", "--append", "-o", "tables", "--workspaces", LIST)
    first = [
        Program(words, folder, before=_without(folder / "tables"), quiet=True) for folder in folders
    ]
    once_more = Program(words, folders[-1], quiet=True)
    run(first[0])
    times = range(max(1, setting.runs // 5))
    *fresh, again = [[run(program) for _ in times] for program in (*first, once_more)]
    costs = [middle_seconds(one) / size for one, size in zip(fresh, sizes, strict=True)]
    for size, cost in zip(sizes[1:], costs[1:], strict=True):
        yield Row(
            f"export --append, CPU a workspace: {size:,} ÷ {sizes[0]} workspaces",
            f"{cost / costs[0]:.2f}×",
            f"{1 - FLAT:.2f}-{1 + FLAT:.2f}×",
            abs(cost / costs[0] - 1) <= FLAT,
            f"{time_text(cost)} ÷ {time_text(costs[0])}",
        )
    peaks = [middle_peak(one) for one in fresh]
    yield Row(
        f"export --append, peak of memory: {sizes[-1]:,} ÷ {sizes[0]} workspaces",
        f"{peaks[-1] / peaks[0]:.2f}×",
        f"≤ {MORE_MEMORY:g}×",
        peaks[-1] <= peaks[0] * MORE_MEMORY,
        f"{peaks[-1] / 2**20:.0f} MiB ÷ {peaks[0] / 2**20:.0f} MiB",
    )
    name = f"export --append of {sizes[-1]:,} workspaces, nothing has changed ÷ for the first time"
    yield ratio(name, middle_seconds(again), middle_seconds(fresh[-1]), AGAIN)


def _without(folder: Path) -> Callable[[], None]:
    def remove() -> None:
        shutil.rmtree(folder, ignore_errors=True)

    return remove
