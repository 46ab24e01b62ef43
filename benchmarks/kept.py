"""The rows about what is kept between runs: what it saves, and that it never costs more."""

import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from processes import Program, in_turns, middle_peak, middle_seconds
from table import Row, Setting, ratio, sample, seeded

SHORT_RUNS = 4
PLACES = 12


def again(setting: Setting) -> Iterator[Row]:
    """Ask the same, something else, and after an edit, where an earlier run read the files."""
    folder, edited = sample(setting, "again"), sample(setting, "again-edited")
    cache = str(setting.folder / "again-cache")
    status = Program((setting.anplan, "status"), folder, cache=cache)
    check = Program((setting.anplan, "check"), edited, cache=cache)
    edit = _editing(edited / "units/jxkc/2025-06.yaml")
    programs = [
        Program((sys.executable, "-c", "pass"), folder),
        status,
        status._replace(terminal=True),
        status._replace(anew=True),
        check._replace(cache="off"),
        check._replace(before=edit),
    ]
    told = map(middle_seconds, in_turns(programs, setting.runs * SHORT_RUNS))
    bare, same, shown, other, cold, after = told
    yield ratio("status of the sample, the same question again ÷ python -c pass", same, bare, 2.2)
    yield ratio("the same on a terminal ÷ python -c pass", shown, bare, 2.2)
    yield ratio("status of the sample, another question ÷ python -c pass", other, bare, 11)
    yield ratio("check of the sample after an edit ÷ without cache", after, cold, 0.85)
    yield from _many_reports(setting)


def _many_reports(setting: Setting) -> Iterator[Row]:
    size = 200 if setting.quick else 2000
    workspace, cache = setting.folder / f"again-{size}", str(setting.folder / "again-cache")
    seeded(workspace, size)
    for word, most in (("status", 0.5), ("check", 0.6)):
        first = Program((setting.anplan, word), workspace)
        other = first._replace(cache=cache, anew=True)
        cold, warm = map(middle_seconds, in_turns([first, other], setting.runs))
        yield ratio(
            f"{word} of {size:,} reports, another question ÷ without cache", warm, cold, most
        )


def _editing(path: Path) -> Callable[[], None]:
    """Return what changes a file, otherwise every time."""
    text = path.read_text(encoding="utf-8")
    numbers = count(1)

    def edit() -> None:
        path.write_text(f"{text}# {next(numbers)}\n", encoding="utf-8", newline="\n")

    return edit


def turns(setting: Setting) -> Iterator[Row]:
    """Check many workspaces in turn, each with what its last run left, beside without."""
    cache = str(setting.folder / "turns-cache")
    folders = [sample(setting, f"turns-{place}") for place in range(PLACES)]
    cold = [Program((setting.anplan, "check"), folder) for folder in folders]
    warm = [one._replace(cache=cache, anew=True) for one in cold]
    told = in_turns([*cold, *warm], max(2, setting.runs // 2))
    without, known = (sum(map(middle_seconds, part)) for part in (told[:PLACES], told[PLACES:]))
    yield ratio(f"check of {PLACES} workspaces in turn ÷ without cache", known, without, 0.9)


def large(setting: Setting) -> Iterator[Row]:
    """Check very many reports with and without what an earlier run read."""
    sizes = (300, 1000) if setting.quick else (30_000, 100_000)
    for size in sizes:
        workspace, cache = setting.folder / f"large-{size}", str(setting.folder / "large-cache")
        seeded(workspace, size, months=80)
        first = Program((setting.anplan, "check"), workspace)
        other = first._replace(cache=cache, anew=True)
        cold, warm = in_turns([first, other], 1 if size == sizes[-1] else max(1, setting.runs // 2))
        name = f"check of {size:,} reports, known ÷ without cache"
        yield ratio(name, middle_seconds(warm), middle_seconds(cold), 0.6)
        yield _peaks(f"{name}: memory", middle_peak(warm), middle_peak(cold), 1.3)


def _peaks(name: str, ours: float, theirs: float, most: float) -> Row:
    measured = ours / theirs
    detail = f"{ours / 2**20:.0f} MiB ÷ {theirs / 2**20:.0f} MiB"
    return Row(name, f"{measured:.2f}×", f"≤ {most:g}×", measured <= most, detail)
