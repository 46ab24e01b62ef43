"""Files from strangers: each is refused at its line with its cure, in little time and memory."""

import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from anplan.checks.all_rules import BY_CODE
from anplan.checks.subjects import MonthItems
from tests.bad.corpus import HERE, Expected, folders, make, manifest
from tests.bad.made import MADE
from tests.program import PROGRAM, can_fork, environment
from tests.warm import CHECK, Server

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="bounds are Unix's")

CASES = dict(manifest())
IN_CHINESE = [case for case, finds in CASES.items() if any(find.zh for find in finds)]
MAX_SECONDS = 5
MAX_MIB = 100


class Run(NamedTuple):
    """What a bounded run printed, how it ended, and what it used."""

    code: int
    out: str
    err: str
    seconds: float
    mib: float


def bounded(root: Path, *options: str, seconds: int = MAX_SECONDS) -> Run:
    """Check a workspace by the installed program; the system kills it after so many seconds."""
    used = root.parent / "used"
    done = subprocess.run(
        [
            sys.executable,
            "-IS",
            HERE / "bounded.py",
            used,
            str(seconds),
            *PROGRAM,
            "check",
            *options,
        ],
        cwd=root,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    spent, peak = used.read_text(encoding="utf-8").split()
    out, err = (text.decode("utf-8") for text in (done.stdout, done.stderr))
    return Run(done.returncode, out, err, float(spent), float(peak))


def quickly(root: Path, *options: str) -> Run:
    """Check a workspace within the same bounds, forked off a Python that has imported a check."""
    if can_fork():
        ended = _checker().run(["check", *options], root, environment(), seconds=MAX_SECONDS)
        if ended is not None:
            out, err = (text.decode("utf-8") for text in (ended.done.stdout, ended.done.stderr))
            return Run(ended.done.returncode, out, err, ended.seconds, ended.mib)
    return bounded(root, *options)


@cache
def _checker() -> Server:
    return Server(environment(), CHECK)


def findings(run: Run) -> list[dict[str, Any]]:
    """Return a run's findings; its exit number must fit them, and stderr must be empty."""
    assert run.err == ""
    output = json.loads(run.out)
    found: list[dict[str, Any]] = output["findings"]
    assert run.code == int(output["summary"]["errors"] > 0)
    return found


def written(found: list[dict[str, Any]], expected: tuple[Expected, ...], cure: str) -> list[str]:
    """Write findings as the manifest has them: of a cure only the words that are expected."""
    lines = []
    left = list(found)
    for find in expected:
        group = left[: find.times]
        del left[: find.times]
        lines += [line(len(group), group[0], getattr(find, cure))] if group else []
        lines += [f"… {other['code']}" for other in group if other["code"] != find.code]
    return lines + [f"more: {other}" for other in left]


def line(times: int, finding: dict[str, Any], cure: str) -> str:
    hint = finding["hint"] or ""
    return f"{finding['file']}:{finding['line']} {finding['code']} ×{times} | " + (
        cure if cure in hint else hint
    )


def lines(expected: tuple[Expected, ...], cure: str) -> list[str]:
    return [f"{find.at} {find.code} ×{find.times} | {getattr(find, cure)}" for find in expected]


@pytest.mark.parametrize("case", CASES)
def test_a_bad_file_is_reported_at_its_line_with_its_cure(case: str, tmp_path: Path) -> None:
    make(case, tmp_path / "w")
    run = quickly(tmp_path / "w", "--format", "json", "--lang", "en")
    assert written(findings(run), CASES[case], "cure") == lines(CASES[case], "cure")
    assert run.mib <= MAX_MIB


@pytest.mark.parametrize("case", IN_CHINESE)
def test_the_cure_is_there_in_chinese_too(case: str, tmp_path: Path) -> None:
    make(case, tmp_path / "w")
    run = quickly(tmp_path / "w", "--format", "json", "--lang", "zh_CN")
    found = findings(run)
    assert written(found, CASES[case], "zh") == lines(CASES[case], "zh")
    assert all(re.search("[\u4e00-\u9fff]", finding["message"]) for finding in found)


def test_a_check_forked_off_says_what_one_started_for_it_says_within_the_same_bounds(
    tmp_path: Path,
) -> None:
    make("bombs/twenty-thousand-unknown-keys", tmp_path / "w")
    options = ("--format", "json", "--lang", "en")
    forked, started = (run(tmp_path / "w", *options) for run in (quickly, bounded))
    assert forked[:3] == started[:3]
    assert started.mib <= MAX_MIB


def test_every_case_has_an_entry_and_every_entry_a_case() -> None:
    assert folders() | set(MADE) == set(CASES)
    assert not folders() & set(MADE)


def test_the_corpus_is_large_and_of_every_family() -> None:
    codes = {find.code for finds in CASES.values() for find in finds}
    assert len(CASES) >= 250
    assert len(IN_CHINESE) >= 20
    assert {code[0] for code in codes} == set("YSRQV")
    asked_for_a_month = {code for code, rule in BY_CODE.items() if rule.subject is MonthItems}
    assert asked_for_a_month == {"V124"}
    assert codes >= {code for code in BY_CODE if code[0] in "YSRQV"} - asked_for_a_month


def test_every_cure_that_is_expected_has_words() -> None:
    assert [case for case, finds in CASES.items() if not all(find.cure for find in finds)] == []
