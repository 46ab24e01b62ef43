"""A register with many items: `status` beside the same workspace without them."""

from collections.abc import Iterator
from pathlib import Path

from processes import Program, in_turns, middle_seconds
from table import Row, Setting, ratio, sample

ITEMS = 2000
MOST = 1.3
_REGISTER = """\
title: 测试清单
stages:
  - {id: solicited, title: 征集}
  - {id: stored, title: 入库}
still_after: 90
assumed: [stages, still_after]
"""
_INDICATOR = """\
title: 测试清单{stage}
measure: 个
kind: count
target:
  at_least: 3000
trajectory: linear
counted_from: {{register: measured, stage: {stage}}}
assumed: [kind, target, trajectory]
"""
_ITEM = """\
  - register: measured
    id: M-{number:04}
    title: 测试项目{number:04}
    stage: stored
    on: {month}-15
"""


def registers(setting: Setting) -> Iterator[Row]:
    """Ask where the sample stands, with and without two thousand items behind two figures."""
    count = ITEMS // 10 if setting.quick else ITEMS
    without, full = (sample(setting, f"sample-{name}") for name in ("plain", "items"))
    add_items(full, count)
    cache = str(setting.folder / "items-cache")
    for name, cached in (("", {}), (", another question", {"cache": cache, "anew": True})):
        programs = [
            Program((setting.anplan, "status"), folder)._replace(**cached)
            for folder in (full, without)
        ]
        ours, theirs = map(middle_seconds, in_turns(programs, setting.runs * 3))
        yield ratio(f"status with {count:,} items ÷ without{name}", ours, theirs, MOST)


def add_items(folder: Path, count: int) -> None:
    """Add a register, two indicators that are counted from it, and items to the monthly reports."""
    plan = folder / "plan"
    plan.joinpath("registers").mkdir(exist_ok=True)
    _write(plan / "registers/measured.yaml", _REGISTER)
    for stage in ("solicited", "stored"):
        _write(plan / f"indicators/measured-{stage}.yaml", _INDICATOR.format(stage=stage))
    reports = [path for path in sorted(folder.glob("units/*/2025-0[4-9].yaml")) if _takes(path)]
    for place, path in enumerate(reports):
        numbers = range(place, count, len(reports))
        items = "".join(_ITEM.format(number=number, month=path.stem) for number in numbers)
        _write(path, f"{path.read_text('utf-8').rstrip()}\nitems:\n{items}")


def _takes(path: Path) -> bool:
    """Return whether a report can have items put behind its last line."""
    return not any(
        line.startswith(("items:", "nothing:")) for line in path.read_text("utf-8").splitlines()
    )


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
