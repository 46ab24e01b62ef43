"""The rows of the table: what is measured, beside what, and the goal."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import openpyxl

from entries import ledger
from items import registers
from kept import again, large, turns
from past import make_history
from portfolio import portfolio
from processes import Program, in_turns, middle_difference, middle_seconds, peaks_are_theirs
from seed import SHARED
from table import Row, Setting, ratio, sample, seeded, time_text

TRANSACTIONS = 700
FLAT = 0.15
KB_A_REPORT = 9.0
ROUNDS = 2
REV_COST = 2.5
LONG_COST, LONG_MORE = 3.0, 0.2
LOG_COST = 3.0
FORMS_COST, COLLECT_COST = 4.0, 2.5
PAPERS_COST = 0.4
SHORT_RUNS = 8  # a run of some milliseconds is noisy


def start_up(setting: Setting) -> Iterator[Row]:
    """Start anplan beside an empty run of the same Python."""
    workspace = setting.folder / "start"
    seeded(workspace, 0, empty=True)
    words = ("--version", "--help", "status")
    programs = [Program((sys.executable, "-c", "pass"), workspace)]
    programs += [Program((setting.anplan, word), workspace) for word in words]
    bare, *told = map(middle_seconds, in_turns(programs, setting.runs * SHORT_RUNS))
    for word, seconds, most in zip(words, told, (2.5, 4.0, None), strict=True):
        note = ", a plan without reports" if word == "status" else ""
        yield ratio(f"anplan {word}{note} ÷ python -c pass", seconds, bare, most)


def reading(setting: Setting) -> Iterator[Row]:
    """Read and validate a report beside yaml.CSafeLoader alone."""
    script = Path(__file__).with_name("reading.py")
    runs = setting.runs * (1 if setting.quick else SHORT_RUNS)
    said = subprocess.run(
        [sys.executable, script, str(runs), str(ROUNDS)],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    ours, theirs = map(float, said)
    yield ratio("read and validate a report ÷ yaml.CSafeLoader", ours, theirs, 0.8)


def years(setting: Setting) -> Iterator[Row]:
    """Check the reports of many years beside loading the same files bare, in a process each."""
    months, units = (24, 5) if setting.quick else (240, 27)
    workspace = setting.folder / "years"
    seeded(workspace, months * units, months=months)
    script = str(Path(__file__).with_name("loading.py"))
    programs = [
        Program((setting.anplan, "check"), workspace),
        Program((sys.executable, script, str(workspace)), workspace),
    ]
    ours, theirs = map(middle_seconds, in_turns(programs, setting.runs))
    name = f"check of {months // 12} years × {units} units ÷ yaml.CSafeLoader on the same files"
    yield ratio(name, ours, theirs, 1.1)


def reports(setting: Setting) -> Iterator[Row]:
    """Check ever more reports; what one costs must not depend on how many there are."""
    sizes = (50, 200, 800) if setting.quick else (200, 2000, 20000)
    programs = []
    for size in sizes:
        for empty in (False, True):
            workspace = setting.folder / f"{size}{'-empty' if empty else ''}"
            seeded(workspace, size, empty=empty)
            programs.append(Program((setting.anplan, "check"), workspace))
    told = in_turns(programs, setting.runs)
    if not peaks_are_theirs(told):
        sys.exit("this script is larger than what it measures")
    costs = [
        tuple(whole / size for whole in middle_difference(full, empty))
        for size, full, empty in zip(sizes, told[::2], told[1::2], strict=True)
    ]
    middle = costs[1][0]
    for size, (seconds, _) in zip(sizes[::2], costs[::2], strict=True):
        yield Row(
            f"check, CPU a report: {size:,} ÷ {sizes[1]:,} reports",
            f"{seconds / middle:.2f}×",
            f"{1 - FLAT:.2f}-{1 + FLAT:.2f}×",
            abs(seconds / middle - 1) <= FLAT,
            f"{time_text(seconds)} ÷ {time_text(middle)}",
        )
    for size, (_, peak) in zip(sizes, costs, strict=True):
        yield Row(
            f"check, memory a report: {size:,} reports",
            f"{peak / 1024:.1f} KB",
            f"≤ {KB_A_REPORT:.0f} KB",
            peak / 1024 <= KB_A_REPORT,
        )


def beancount(setting: Setting) -> Iterator[Row]:
    """Check and show the sample beside bean-check on as many entries."""
    names = (
        "check of the sample",
        "status of the sample, on a terminal",
        "status of the sample, its files known, another question",
    )
    if setting.bean_check is None:
        for name in names:
            yield Row(f"{name} ÷ bean-check", "no bean-check here (pip install beancount)")
        return
    folder, file = sample(setting, "sample"), setting.folder / "entries.beancount"
    file.write_text(ledger(TRANSACTIONS), encoding="utf-8", newline="\n")
    beside = Program((setting.bean_check, "--no-cache", str(file)), setting.folder)
    status = Program((setting.anplan, "status"), folder)
    programs = [
        beside,
        Program((setting.anplan, "check"), folder),
        status._replace(terminal=True),
        status._replace(cache=str(setting.folder / "cache"), anew=True),
    ]
    theirs, *ours = map(middle_seconds, in_turns(programs, setting.runs * 3))
    for name, seconds, most in zip(names, ours, (1.6, 1.7, 0.95), strict=True):
        title = f"{name} ÷ bean-check on {TRANSACTIONS} transactions"
        yield ratio(title, seconds, theirs, most)


def forms(setting: Setting) -> Iterator[Row]:
    """Make and read back the forms of all units beside a status of the same workspace."""
    folder, back = sample(setting, "sample-forms"), setting.folder / "back"
    make = (setting.anplan, "form", "--month", "2025-10", "--all", "-o", str(back))
    subprocess.run(make, cwd=folder, check=True, capture_output=True, timeout=120)
    for path in sorted(back.glob("*.xlsx")):
        _fill(path)
    programs = [
        Program((setting.anplan, "status"), folder),
        Program((*make[:-1], str(setting.folder / "forms")), folder),
        Program((setting.anplan, "collect", "--dry-run", str(back)), folder),
    ]
    status, *ours = map(middle_seconds, in_turns(programs, setting.runs * 3))
    goals = {"form --all": FORMS_COST, "collect of as many forms": COLLECT_COST}
    for (name, most), seconds in zip(goals.items(), ours, strict=True):
        yield ratio(f"{name}, 27 units ÷ anplan status", seconds, status, most)


def papers(setting: Setting) -> Iterator[Row]:
    """Write the briefs of all units as Word beside python-docx, in one process."""
    script, folder = Path(__file__).with_name("papers.py"), sample(setting, "sample-papers")
    for period in ("2025-06",) if setting.quick else ("2025-06", "2025-H1"):
        said = subprocess.run(
            [sys.executable, script, folder, period, str(setting.runs)],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.split()
        ours, theirs = map(float, said)
        name = f"27 units' briefs of {period} as Word ÷ python-docx, cell by cell"
        yield ratio(name, ours, theirs, PAPERS_COST)


def history(setting: Setting) -> Iterator[Row]:
    """Ask with the files of a commit beside those of the folder, and in a long history."""
    for size in (50, 200) if setting.quick else (200, 2000):
        workspace = _with_history(setting, f"rev-{size}", size, 10)
        programs = [
            Program((setting.anplan, "status"), workspace),
            Program((setting.anplan, "status", "--rev", "HEAD"), workspace),
        ]
        folder, commit = map(middle_seconds, in_turns(programs, setting.runs))
        yield ratio(f"status --rev HEAD ÷ status, {size:,} reports", commit, folder, REV_COST)
    yield from _long_history(setting)
    yield _long_log(setting)


def _long_log(setting: Setting) -> Row:
    """Follow one thing through many commits beside the same through ten."""
    size, many = (50, 200) if setting.quick else (200, 5000)
    places = [_with_history(setting, f"log-{count}", size, count) for count in (many, 10)]
    programs = [Program((setting.anplan, "log", SHARED), place) for place in places]
    ours, theirs = map(middle_seconds, in_turns(programs, setting.runs))
    return ratio(f"log {SHARED}: {many:,} commits ÷ 10", ours, theirs, LOG_COST)


def _long_history(setting: Setting) -> Iterator[Row]:
    """Ask in many commits beside the same in ten, packed and loose."""
    size, many = (50, 200) if setting.quick else (200, 5000)
    asked = (("status", "--known", "2026-06-30"), ("status",), ("why", SHARED))
    for silent in (0, size // 5):
        few = _with_history(setting, f"few-{silent}", size, 10, silent=silent)
        for loose in (False, True):
            name = f"many-{silent}-{loose}"
            workspace = _with_history(setting, name, size, many, loose=loose, silent=silent)
            for words in asked[: 3 if silent else 1]:
                programs = [Program((setting.anplan, *words), one) for one in (workspace, few)]
                ours, theirs = map(middle_seconds, in_turns(programs, setting.runs))
                title = " ".join(words) + (f", {silent} reports without a day" if silent else "")
                shape = "loose" if loose else "packed"
                yield Row(
                    f"{title}: {many:,} commits, {shape} ÷ 10",
                    f"{ours / theirs:.2f}×",
                    f"≤ {LONG_COST:g}× + {LONG_MORE:g} s",
                    ours <= theirs * LONG_COST + LONG_MORE,
                    f"{time_text(ours)} ÷ {time_text(theirs)}",
                )


def _with_history(
    setting: Setting, name: str, size: int, commits: int, *, loose: bool = False, silent: int = 0
) -> Path:
    workspace = setting.folder / f"history-{name}"
    seeded(workspace, size)
    make_history(workspace, commits, loose=loose, silent=silent)
    return workspace


def _fill(path: Path) -> None:
    """Type a text into a form's first white cell for a task."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    marks = [str(sheet.cell(row, 1).value or "") for row in range(1, sheet.max_row + 1)]
    fields = [cell.value for cell in sheet[marks.index("#tasks") + 1]]
    row = next(place for place, mark in enumerate(marks, 1) if mark.startswith("tasks:"))
    sheet.cell(row, fields.index("text") + 1).value = "示例：走访企业3家，收集需求5条。"
    book.save(path)


GROUPS: Mapping[str, Callable[[Setting], Iterator[Row]]] = {
    "start": start_up,
    "reading": reading,
    "years": years,
    "beancount": beancount,
    "forms": forms,
    "papers": papers,
    "history": history,
    "again": again,
    "turns": turns,
    "reports": reports,
    "registers": registers,
    "large": large,
    "portfolio": portfolio,
}
