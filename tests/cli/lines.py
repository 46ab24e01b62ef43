"""A line of every command that takes a word from people, and a small workspace with all there is."""

from pathlib import Path

from anplan.checks.examples.workspace import BASE
from tests.checks.workspace import lay

FIGURES = """\
submitted: 2025-08-03
items:
  - register: projects
    id: p7
    title: 甲项目
    stage: 申报
    on: 2025-07-09
problems:
  - ref: 1.1
    title: |-
      场地不足
"""
DRY = ("--dry-run", "--yes")
REPORTED = ("--unit", "kcj", "--month", "2025-09", *DRY)
DECIDED = ("理由", *DRY)
REF = "REF"
COMMANDS = [
    *[(name, REF) for name in ("status", "show", "why", "log")],
    *[(name, REF, "--format", kind) for name in ("status", "log") for kind in ("json", "csv")],
    *[("record", kind, REF, "无变化", *REPORTED) for kind in ("progress", "next", "at-risk")],
    *[("record", kind, REF, "场地不足", *REPORTED) for kind in ("problem", "solved")],
    ("record", "reading", REF, "60", "2025-09-30", *REPORTED),
    ("record", "unavailable", REF, "尚未发布", *REPORTED),
    ("record", "milestone", REF, "2025-09-30", *REPORTED),
    ("record", "item", REF, "p7", "入库", "2025-09-30", *REPORTED),
    ("record", "item", "projects", REF, "入库", "2025-09-30", *REPORTED),
    ("record", "solved", "1.1", REF, *REPORTED),
    *[("decide", kind, REF, *DECIDED, "--unit", "kcj") for kind in ("return", "ask")],
    *[("decide", kind, REF, *DECIDED) for kind in ("close", "reopen")],
    *[("decide", kind, REF, *DECIDED, "--until", "2025-10-30") for kind in ("extend", "exempt")],
    *[("status", option, REF) for option in ("--unit", "--on", "--known", "--rev")],
    *[("due", option, REF) for option in ("--unit", "--month")],
    ("record", "nothing", "无变化", "--unit", REF, "--month", "2025-09", *DRY),
    ("record", "nothing", "无变化", "--unit", "kcj", "--month", REF, *DRY),
    ("decide", "ask", "1.1", *DECIDED, "--unit", REF),
    ("brief", "--month", REF, "--output", "-"),
    ("brief", "--month", "2025-06", "--unit", REF, "--output", "-"),
    ("brief", "--verify", "--month", REF),
    ("brief", "--issue", "--month", REF, "--dry-run"),
    ("check", "--month", REF),
    ("check", "--select", REF),
    ("check", REF),
    ("explain", REF),
    ("schema", REF),
    ("diff", REF),
    ("collect", REF),
    ("completion", REF),
]


def lines(word: str) -> list[list[str]]:
    """Return the line of every command with a word in it."""
    return [[word if part == REF else part for part in command] for command in COMMANDS]


def lay_small(folder: Path) -> Path:
    """Lay out a workspace that has a thing of every kind."""
    lay(folder, {**BASE, "units/kcj/2025-07.yaml": FIGURES})
    return folder
