"""Small workspaces whose units report in one cycle: every two months, quarter, half-year or year."""

from pathlib import Path
from typing import NamedTuple

from tests.repositories import commit_all, git


class Cycle(NamedTuple):
    """A cycle, with its first and last period in the plan and one to play through.

    ``typed`` is how a person names the one that is played, ``called`` how a text does;
    ``before`` is the period before it, None where the plan has none.
    """

    every: str
    start: str
    end: str
    played: str
    typed: str
    called: str
    last_day: str
    issued: str
    before: str | None = None
    day_before: str = ""
    issued_before: str = ""

    @property
    def plan(self) -> str:
        """The plan's file."""
        return PLAN.format(**self._asdict())


TWO_MONTHS = Cycle(
    *("two-months", "2025-B1", "2025-B6", "2025-B2", "3-4月", "2025年3—4月"),
    *("2025-04-30", "2025-05-08", "2025-B1", "2025-02-28", "2025-03-08"),
)
QUARTER = Cycle(
    *("quarter", "2025-Q1", "2025-Q4", "2025-Q2", "二季度", "2025年二季度"),
    *("2025-06-30", "2025-07-08", "2025-Q1", "2025-03-31", "2025-04-08"),
)
HALF = Cycle(
    *("half", "2025-H1", "2025-H2", "2025-H1", "上半年", "2025年上半年"),
    *("2025-06-30", "2025-07-08"),
)
YEAR = Cycle(
    *("year", "2025", "2025", "2025", "全年", "2025年"),
    *("2025-12-31", "2026-01-08"),
)
CYCLES = (TWO_MONTHS, QUARTER, HALF, YEAR)

PLAN = """\
document:
  title: 试验方案
  number: 试〔2025〕1号
  issuer: 试验办公室
  issued: 2025-01-02
start: 2025-01-01
end: 2025-12-31
coordinator: bgs
phases:
  - id: implementation
    title: 落实
    start: 2025-01-01
    end: 2025-12-31
    assumed: [title, start, end]
obligations:
  - id: reports
    title: 工作进展
    paper: report
    owed_by: units
    every: {every}
    start: {start}
    end: {end}
    due:
      days_after: 5
    assumed: [title, owed_by, every, start, end, due]
"""
FILES = {
    "plan/source.txt": "试验方案\n附件:\n",
    "plan/indicators/contracts.yaml": (
        "title: 技术合同成交额\nmeasure: 亿元\nkind: flow\ntarget:\n  at_least: 120\n"
        "trajectory: linear\nevery: month\ntasks: ['1.1']\nreported_by: [bgs]\n"
        "assumed: [title, measure, kind, target, trajectory, every, tasks, reported_by]\n"
    ),
    "plan/tasks/1.1.yaml": (
        "title: 开展对接\nunits: [bgs, kxj]\nactions:\n"
        "  - id: meetings\n    title: 办对接活动\n    kind: recurring\n    every: {every}\n"
        "    assumed: [title, kind, every]\n"
        "  - id: hall\n    title: 建成大厅\n    kind: milestone\n    due: 2025-02-20\n"
        "    assumed: [title, kind, due]\n"
        "assumed: [title, units]\n"
    ),
    "units/bgs/unit.yaml": "name: 办公室\norder: 1\nassumed: [name, order]\n",
    "units/kxj/unit.yaml": "name: 科协\norder: 2\nassumed: [name, order]\n",
}


def workspace(folder: Path, cycle: Cycle) -> Path:
    """Make a repository of a plan without any report."""
    folder.mkdir()
    put(folder, "plan/plan.yaml", cycle.plan)
    for file, text in FILES.items():
        put(folder, file, text.replace("{every}", cycle.every))
    git("init", "-q", "-b", "main", folder=folder)
    commit_all(folder, "方案", day="2025-01-03T09:00:00+08:00")
    return folder


def put(folder: Path, file: str, text: str) -> None:
    """Write a file of a workspace."""
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
