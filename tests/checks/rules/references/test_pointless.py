"""Requests and decisions that could change nothing: what the commands refuse, ``check`` tells of files."""

from pathlib import Path

import pytest

from anplan.checks.examples.workspace import june
from anplan.checks.rule import Example
from tests.checks.workspace import found, lines, loaded, problems

HALL, TITLE = "1.1/service-hall", "建成科技服务大厅"
JUNE, JULY = "units/kcj/2025-06.yaml", "units/kcj/2025-07.yaml"
DONE = f"milestones:\n  - ref: {HALL}\n    done: 2025-06-20\n"
LATER = "Name a later day, or leave it out: it has the time already"
CORRECT = "A day that was told wrongly is corrected in the unit's next report"


def extension(until: str, on: str = "2025-07-02", ref: str = HALL) -> str:
    return (
        f"requests:\n  - kind: extend\n    ref: {ref}\n    until: {until}\n"
        f"    reason: 交付推迟。\n    on: {on}\n"
    )


def closing(on: str = "2025-07-02", ref: str = HALL) -> str:
    return f"requests:\n  - kind: close\n    ref: {ref}\n    on: {on}\n"


def decided(*entries: str) -> Example:
    """Decisions as ``2025-06-30 extend``, each with its day, kind, ref and until."""
    text = ""
    for entry in entries:
        on, kind, ref, *until = entry.split()
        text += f"  - on: {on}\n    kind: {kind}\n    ref: {ref}\n"
        text += f"    until: {until[0]}\n" if until else ""
        text += "    by: 统筹单位\n    reason: 已研究。\n"
    return {"plan/decisions/2025-07.yaml": f"decisions:\n{text}"}


POINTLESS = [
    pytest.param(
        [june(extension("2025-10-31"))],
        f"{JUNE}:5:12 R135 {TITLE} is due on 2025-10-31 already | {LATER}",
        id="a day that is no later than the present one",
    ),
    pytest.param(
        [june(extension("2025-11-15")), decided(f"2025-06-30 extend {HALL} 2025-11-30")],
        f"{JUNE}:5:12 R135 {TITLE} is due on 2025-11-30 already | {LATER}",
        id="a day that is earlier than the one it was extended to",
    ),
    pytest.param(
        [june(extension("2025-12-31", ref="firms"))],
        f"{JUNE}:5:12 R135 新认定科技型企业 is due on 2025-12-31 already | {LATER}",
        id="an indicator's own day",
    ),
    pytest.param(
        [june(extension("2025-07-01"))],
        f"{JUNE}:5:12 R135 2025-07-01 is over on 2025-07-02, when it is asked for | Name a day to come",
        id="a day that is over",
    ),
    pytest.param(
        [june(DONE + extension("2025-11-30", "2025-07-04"))],
        f"{JUNE}:7:10 R135 {TITLE} was done on 2025-06-20: it has no day to extend | {CORRECT}",
        id="what is done",
    ),
    pytest.param(
        [
            june(DONE + closing("2025-07-02")),
            decided(f"2025-07-08 close {HALL}"),
            {JULY: f"submitted: 2025-08-02\n{closing('2025-08-01')}"},
        ],
        f"{JULY}:4:10 R135 {TITLE} was closed out on 2025-07-08 already | "
        "Leave it out: nothing is left to close",
        id="what is closed out",
    ),
    pytest.param(
        [decided(f"2025-07-02 extend {HALL} 2025-10-31")],
        f"plan/decisions/2025-07.yaml:5:12 R135 {TITLE} is due on 2025-10-31 already | {LATER}",
        id="an extension that gives no time",
    ),
    pytest.param(
        [june(DONE), decided(f"2025-07-08 extend {HALL} 2025-11-30")],
        f"plan/decisions/2025-07.yaml:4:10 R135 {TITLE} was done on 2025-06-20: "
        f"it has no day to extend | {CORRECT}",
        id="an extension of what is done",
    ),
    pytest.param(
        [decided(f"2025-07-02 reopen {HALL}")],
        f"plan/decisions/2025-07.yaml:4:10 R135 {TITLE} is not closed out | "
        "Only what was closed out can be reopened",
        id="a reopening of what was never closed",
    ),
]
IN_ORDER = [
    pytest.param([june(extension("2025-11-30"))], id="a later day"),
    pytest.param(
        [june(extension("2025-11-30")), decided(f"2025-07-02 extend {HALL} 2025-11-30")],
        id="what is granted on the very day",
    ),
    pytest.param(
        [
            june(extension("2025-11-30")),
            {JULY: f"submitted: 2025-08-02\n{DONE}"},
        ],
        id="what is told as done only later",
    ),
    pytest.param(
        [
            june(DONE + closing("2025-07-09")),
            decided(f"2025-07-08 close {HALL}", f"2025-07-08 reopen {HALL}"),
        ],
        id="a closing of what was reopened on the day of its closing",
    ),
    pytest.param(
        [decided(f"2025-07-02 extend {HALL} 2025-11-30", f"2025-07-09 extend {HALL} 2025-12-15")],
        id="a second extension",
    ),
]


def told(root: Path, files: list[Example]) -> list[str]:
    """Return what rule R135 says."""
    return lines(one for one in problems(loaded(root, *files)) if one.code == "R135")


@pytest.mark.parametrize(("files", "line"), POINTLESS)
def test_what_could_change_nothing_is_told(files: list[Example], line: str, tmp_path: Path) -> None:
    assert told(tmp_path, files) == [line]


@pytest.mark.parametrize("files", IN_ORDER)
def test_what_changes_something_is_in_order(files: list[Example], tmp_path: Path) -> None:
    assert told(tmp_path, files) == []


def test_what_was_rightly_granted_long_before_is_told_of_the_request(tmp_path: Path) -> None:
    """No day is mistyped there: the unit asks for what it has."""
    done = {"units/kcj/2025-05.yaml": f"submitted: 2025-06-04\n{DONE.replace('06-20', '05-28')}"}
    closed = [done, june(closing("2025-07-02")), decided(f"2025-06-20 close {HALL}")]
    assert [line.split(" | ")[0] for line in found(tmp_path, *closed)] == [
        f"{JUNE}:4:10 R135 {TITLE} was closed out on 2025-06-20 already"
    ]
    extended = [june(extension("2025-11-30")), decided(f"2025-06-20 extend {HALL} 2025-11-30")]
    assert [line.split(" | ")[0] for line in found(tmp_path, *extended)] == [
        f"{JUNE}:5:12 R135 {TITLE} is due on 2025-11-30 already"
    ]


def test_what_is_granted_too_early_is_told_once(tmp_path: Path) -> None:
    files = [june(extension("2025-11-30")), decided(f"2025-07-01 extend {HALL} 2025-11-30")]
    assert [line.split()[1] for line in found(tmp_path, *files)] == ["R134"]
