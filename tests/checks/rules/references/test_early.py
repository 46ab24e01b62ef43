"""Days between people: what answers, solves or settles something is not dated before it."""

from pathlib import Path

import pytest

from anplan.checks.rule import Example
from tests.checks.workspace import found

KCJ_MAY, KCJ_JUNE, KCJ_JULY = (f"units/kcj/2025-0{month}.yaml" for month in (5, 6, 7))
YUEHU_JUNE = "units/yuehu/2025-06.yaml"
HALL = "1.1/service-hall"
PROBLEM = "problems:\n  - ref: 1.1\n    title: 选址未定\n    of: [streets]\n"
NOT_BEFORE = "Correct the day: nothing is answered before it is asked"
DECIDE_AGAIN = (
    "Correct the day; a decision that was accepted already stays: decide again, as of today"
)
FIRST_TOLD = "the first day of 2025-06, whose report first tells 选址未定"


def report(file: str, text: str, submitted: str = "2025-07-03") -> Example:
    return {file: f"submitted: {submitted}\n{text}"}


def decided(kind: str, on: str, more: str) -> Example:
    """One decision in the file of its own month."""
    keys = "".join(f"    {line}\n" for line in more.splitlines())
    return {
        f"plan/decisions/{on[:7]}.yaml": f"decisions:\n  - on: {on}\n    kind: {kind}\n{keys}"
        "    by: 统筹单位\n    reason: 已研究。\n"
    }


def answer(file: str, on: str | None, submitted: str = "2025-07-02") -> Example:
    """The street's answer to the problem of the office."""
    day = f"    on: {on}\n" if on else ""
    text = "  - unit: kcj\n    ref: 1.1\n    title: 选址未定\n    text: |-\n      可提供场地。\n"
    return report(file, f"answers:\n{text}{day}", submitted)


def request(kind: str, on: str, until: str = "") -> Example:
    day = f"    until: {until}\n" if until else ""
    text = f"  - kind: {kind}\n    ref: {HALL}\n{day}    reason: 交付推迟。\n    on: {on}\n"
    return report(KCJ_JUNE, f"requests:\n{text}")


ASKED = report(KCJ_JUNE, PROBLEM)
EARLY = [
    pytest.param(
        [ASKED, answer(YUEHU_JUNE, "2025-05-31")],
        f"{YUEHU_JUNE}:8:9 R134 2025-05-31 is before 2025-06-01, {FIRST_TOLD} | {NOT_BEFORE}",
        id="an answer to a unit's problem",
    ),
    pytest.param(
        [
            decided("ask", "2025-07-20", "ref: 1.1\nunit: yuehu"),
            report(YUEHU_JUNE, "answers:\n  - ref: 1.1\n    text: |-\n      已会商。\n"),
        ],
        f"{YUEHU_JUNE}:3:5 R134 2025-07-03 is before 2025-07-20, when 1.1 was asked | "
        "Write on: with the day of the answer; without it that of the report counts",
        id="an answer without a day of its own",
    ),
    pytest.param(
        [ASKED, decided("answer", "2025-05-20", "ref: 1.1\nunit: kcj\ntitle: 选址未定")],
        "plan/decisions/2025-05.yaml:2:9 R134 2025-05-20 is before 2025-06-01, "
        f"{FIRST_TOLD} | {DECIDE_AGAIN}",
        id="the coordinator's answer to a problem",
    ),
    pytest.param(
        [
            ASKED,
            report(
                KCJ_JULY,
                "problems:\n  - ref: 1.1\n    title: 选址未定\n    solved: 2025-05-20\n",
                "2025-08-02",
            ),
        ],
        f"{KCJ_JULY}:5:13 R134 2025-05-20 is before 2025-06-01, {FIRST_TOLD} | {NOT_BEFORE}",
        id="a problem solved before it came up",
    ),
    pytest.param(
        [
            request("close", "2025-07-02"),
            decided("refuse", "2025-07-01", f"ref: {HALL}\nunit: kcj"),
        ],
        "plan/decisions/2025-07.yaml:2:9 R134 2025-07-01 is before 2025-07-02, "
        f"when 区科创局 requested it | {DECIDE_AGAIN}",
        id="a refusal of a request",
    ),
    pytest.param(
        [
            request("extend", "2025-07-02", "2025-11-30"),
            decided("extend", "2025-06-30", f"ref: {HALL}\nuntil: 2025-11-30"),
        ],
        "plan/decisions/2025-06.yaml:2:9 R134 2025-06-30 is before 2025-07-02, "
        f"when 区科创局 requested it | {DECIDE_AGAIN}",
        id="an extension to the day that is requested later",
    ),
    pytest.param(
        [request("close", "2025-07-02"), decided("close", "2025-06-30", f"ref: {HALL}")],
        "plan/decisions/2025-06.yaml:2:9 R134 2025-06-30 is before 2025-07-02, "
        f"when 区科创局 requested it | {DECIDE_AGAIN}",
        id="a closing that is requested later",
    ),
    pytest.param(
        [
            request("close", "2025-07-20"),
            decided("close", "2025-06-30", f"ref: {HALL}"),
            report(KCJ_MAY, f"milestones:\n  - ref: {HALL}\n    done: 2025-07-04\n", "2025-07-04"),
        ],
        "plan/decisions/2025-06.yaml:2:9 R134 2025-06-30 is before 2025-07-20, "
        f"when 区科创局 requested it | {DECIDE_AGAIN}",
        id="a closing long before the request, when there was nothing to close",
    ),
    pytest.param(
        [decided("return", "2025-05-31", "ref: 2025-06\nunit: kcj")],
        "plan/decisions/2025-05.yaml:2:9 R134 2025-05-31 is before 2025-06-01, "
        f"the first day on which the paper can be handed in | {DECIDE_AGAIN}",
        id="a return before there can be a paper",
    ),
    pytest.param(
        [
            decided("reopen", "2025-06-30", f"ref: {HALL}"),
            decided("close", "2025-07-08", f"ref: {HALL}"),
        ],
        "plan/decisions/2025-06.yaml:2:9 R134 2025-06-30 is before 2025-07-08, "
        f"when {HALL} was closed out | {DECIDE_AGAIN}",
        id="a reopening before the closing",
    ),
]
IN_TIME = [
    pytest.param(
        [ASKED, answer(YUEHU_JUNE, "2025-06-01")],
        id="others may answer from the first day of the period on: its report may be begun then",
    ),
    pytest.param(
        [
            report(KCJ_MAY, PROBLEM, "2025-06-04"),
            ASKED,
            decided("answer", "2025-05-20", "ref: 1.1\nunit: kcj\ntitle: 选址未定"),
        ],
        id="the first report that tells the problem counts",
    ),
    pytest.param(
        [
            report(
                KCJ_JULY,
                "problems:\n  - ref: 1.1\n    title: 选址未定\n    text: |-\n      六月选址未定。\n"
                "    solved: 2025-06-20\n",
                "2025-08-02",
            )
        ],
        id="a problem that is told when it is solved already",
    ),
    pytest.param(
        [
            request("extend", "2025-07-02", "2025-11-30"),
            decided("extend", "2025-06-30", f"ref: {HALL}\nuntil: 2025-11-15"),
        ],
        id="a unit asks for more than it was given before",
    ),
    pytest.param(
        [
            request("close", "2025-07-05"),
            decided("refuse", "2025-07-05", f"ref: {HALL}\nunit: kcj"),
        ],
        id="what is decided on the very day",
    ),
]


@pytest.mark.parametrize(("files", "told"), EARLY)
def test_what_is_dated_before_what_it_answers_is_told(
    files: list[Example], told: str, tmp_path: Path
) -> None:
    assert found(tmp_path, *files) == [told]


@pytest.mark.parametrize("files", IN_TIME)
def test_what_comes_on_its_day_or_later_is_in_order(files: list[Example], tmp_path: Path) -> None:
    assert found(tmp_path, *files) == []
