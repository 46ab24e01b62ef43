"""An office with thirty plans of six kinds, made by a seeded script: the same seed, the same files."""

import random
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from tests.program import add, edit
from tests.small_plans import small_plan

KINDS = ("monthly", "quarterly", "half-yearly", "in git", "english", "silent")
"""Plans that are reported by month, by quarter and by half-year, one with its history, one in
English, and one of which nobody has reported yet."""

BROKEN, NEWER, MOVED = "plan-05", "plan-17", "plan-30"
"""One whose plan is no YAML, one that a later version of the program wrote, and one that stands in
the list while its folder is elsewhere."""

LEADS = (
    ("swj", "市水务局"),
    ("jyj", "市教育局"),
    ("jtj", "市交通局"),
    ("wjw", "市卫健委"),
)
_LONGER = {
    "quarterly": ("quarter", "2025-Q2", "2025-Q4"),
    "half-yearly": ("half", "2025-H1", "2025-H2"),
}


class Made(NamedTuple):
    """A plan of the office: its folder's name, its kind, and the figure it had in June."""

    name: str
    kind: str
    value: int

    @property
    def is_read(self) -> bool:
        """Return whether anybody can read the whole of it."""
        return self.name not in (BROKEN, NEWER, MOVED)


def thirty_plans(folder: Path, seed: int = 20250710) -> list[Made]:
    """Write thirty plans below a folder, and the list of them; one of the list is not there."""
    chance = random.Random(seed)  # noqa: S311 - the same plans each time
    made = []
    for number in range(1, 31):
        name, kind = f"plan-{number:02}", KINDS[number % len(KINDS)]
        plan = Made(name, kind, chance.randrange(5, 100))
        made.append(plan)
        _write(folder / name, number, plan)
    shutil.move(folder / MOVED, folder / "elsewhere")
    add(folder / "office.txt", "".join(f"{plan.name}  # {plan.kind}\n" for plan in made))
    return made


def _write(folder: Path, number: int, plan: Made) -> None:
    title = f"Plan {number}" if plan.kind == "english" else f"第{number}号方案"
    value = None if plan.kind == "silent" else plan.value
    small_plan(folder, title, LEADS[number % len(LEADS)], value=value)
    settings = folder / "plan/plan.yaml"
    if plan.kind in _LONGER:
        every, first, last = _LONGER[plan.kind]
        edit(settings, "every: month", f"every: {every}")
        edit(settings, "start: 2025-06, end: 2025-12", f"start: {first}, end: {last}")
        (report,) = folder.glob("units/*/2025-06.yaml")
        report.rename(report.with_name(f"{first}.yaml"))
    elif plan.kind == "english":
        edit(settings, "language: zh_CN", "language: en")
    elif plan.kind == "in git":
        _commit(folder)
    if plan.name == BROKEN:
        add(settings, "start: [\n")
    elif plan.name == NEWER:
        add(settings, "horizon: 2040\n")


def _commit(folder: Path) -> None:
    names = ("-c", "user.name=Clerk", "-c", "user.email=clerk@example.org")
    for line in (("init", "-q", "."), ("add", "."), (*names, "commit", "-qm", "Plan")):
        subprocess.run(["git", *line], cwd=folder, check=True)
