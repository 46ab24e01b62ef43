"""The corpus: bad files by kind, and what must be reported about each of them.

A case is a folder ``<kind>/<name>/`` that is laid over the tiny workspace of the rules'
examples, or a maker in ``made.py``. Its kind's ``manifest.yaml`` says what ``anplan check``
must find, all of it and nothing else: the code, the file and line, and words of the cure. With
``times`` so many of the code are found, the first of them there.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from anplan.checks.examples.workspace import BASE
from tests.bad.made import MADE
from tests.checks.workspace import lay

HERE = Path(__file__).parent


class Expected(NamedTuple):
    """One finding that must come, its cure in English and, for some, in Chinese."""

    at: str
    code: str
    cure: str
    zh: str = ""
    times: int = 1


def manifest() -> Iterator[tuple[str, tuple[Expected, ...]]]:
    """Yield all cases by kind and name with what must be found in each."""
    for path in sorted(HERE.glob("*/manifest.yaml")):
        cases = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - strings
        for name, finds in cases.items():
            yield f"{path.parent.name}/{name}", tuple(map(_expected, finds))


def _expected(find: dict[str, str]) -> Expected:
    times = int(find.pop("times", "1"))
    return Expected(**find, times=times)


def folders() -> set[str]:
    """Return the cases that are kept as folders."""
    return {f"{path.parent.name}/{path.name}" for path in HERE.glob("*/*") if path.is_dir()}


def make(case: str, root: Path) -> None:
    """Make a workspace with the bad files of a case in it."""
    lay(root, BASE)
    if case in MADE:
        MADE[case](root)
    else:
        shutil.copytree(HERE / case, root, dirs_exist_ok=True)
