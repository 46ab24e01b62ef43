"""Reads and validates reports as anplan does, beside PyYAML's own C loader, in one process.

``python reading.py RUNS ROUNDS`` prints two medians: seconds a report of anplan and of the
loader alone. It runs in a process of its own, so that what it loads weighs on nothing else.
"""

import sys
from statistics import median
from time import process_time
from timeit import timeit

import yaml

from anplan.files.schema.dropped import dropped_words
from anplan.files.schema.validate import validate
from anplan.files.yaml.decode import decode
from anplan.files.yaml.parse import parse
from anplan.model.reports import Report
from seed import Outline, report_files

REPORTS = 40


def _anplan(files: list[tuple[str, bytes]]) -> None:
    for file, data in files:
        text, problem = decode(data, file)
        parsed = parse(text, file)
        report, problems = validate(Report, parsed.content, file)
        lost = dropped_words(Report, text, file)
        if problem or parsed.problems or problems or lost or report is None:
            sys.exit(f"{file} is not read")


def _loader(files: list[tuple[str, bytes]]) -> None:
    for _, data in files:
        yaml.load(data, Loader=yaml.CSafeLoader)


def main(runs: int, rounds: int) -> None:
    """Time both in turns."""
    reports = report_files(Outline.of(REPORTS), REPORTS)
    files = [(file, text.encode()) for file, text in reports]
    ours, theirs = [], []
    for _ in range(runs + 1):
        ours.append(timeit(lambda: _anplan(files), number=rounds, timer=process_time))
        theirs.append(timeit(lambda: _loader(files), number=rounds, timer=process_time))
    each = rounds * len(files)
    print(median(ours[1:]) / each, median(theirs[1:]) / each)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
