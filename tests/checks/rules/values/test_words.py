"""Words that say nothing, wherever words are needed."""

from pathlib import Path

import pytest

from anplan.checks.examples.workspace import CONTRACTS, changed, june
from anplan.checks.rule import Example
from tests.checks.workspace import lines, loaded, problems

JUNE, SCHEME = "units/kcj/2025-06.yaml", "units/kcj/scheme.yaml"
DECISIONS = "plan/decisions/2025-07.yaml"
LEAVE_OUT = "Leave it out, or write what there is to say"
WRITE_WHY = "Write why, in words that hold by themselves"
WHY = "Write why, in words that hold by themselves; what was accepted already stays: write why the next time"


def decided(keys: str, reason: str) -> Example:
    return {
        DECISIONS: f"decisions:\n  - on: 2025-07-08\n    {keys}\n    by: 统筹单位\n"
        f"    reason: {reason}\n"
    }


def evaluated(words: str) -> Example:
    return decided("kind: evaluate\n    ref: plan\n    grade: mostly", words)


def extended(reason: str) -> Example:
    about = "kind: extend\n    ref: 1.1/service-hall\n    until: 2025-11-30"
    return decided(about, reason)


def amended(reason: str) -> Example:
    text = (
        "amended:\n  - on: 2025-07-01\n    target:\n      at_least: 110\n"
        f"    document: 示政办〔2025〕9号\n    reason: {reason}\nquote:"
    )
    return changed(CONTRACTS, "quote:", text)


def measure(title: str) -> Example:
    return {
        SCHEME: f"submitted: 2025-04-20\nmeasures:\n  - ref: 1.2/patents\n    title: {title}\n"
        "    by: 2025-09-30\n"
    }


def left(reason: str) -> Example:
    return june(
        "items:\n  - register: projects\n    id: 7\n    stage: 入库\n    on: 2025-06-02\n"
        f"  - register: projects\n    id: 7\n    left: 2025-06-20\n    reason: {reason}\n"
    )


EMPTY = [
    (extended("无"), f"{DECISIONS}:7:13 V120 无 says nothing | {WHY}"),
    (extended("同上"), f"{DECISIONS}:7:13 V120 同上 says nothing | {WHY}"),
    (june("nothing: 无\n"), f"{JUNE}:2:10 V120 无 says nothing | {WRITE_WHY}"),
    (june("nothing: 同上\n"), f"{JUNE}:2:10 V120 同上 says nothing | {WRITE_WHY}"),
    (evaluated("无"), f"{DECISIONS}:7:13 V120 无 says nothing | {WHY}"),
    (amended("略"), f"{CONTRACTS}:15:13 V120 略 says nothing | {WHY}"),
    (measure("无"), f"{SCHEME}:4:12 V120 无 says nothing | {LEAVE_OUT}"),
    (left("无"), f"{JUNE}:10:13 V120 无 says nothing | {LEAVE_OUT}"),
]


def told(root: Path, files: Example) -> list[str]:
    return lines(one for one in problems(loaded(root, files)) if one.code == "V120")


@pytest.mark.parametrize(("files", "line"), EMPTY)
def test_words_for_nothing_are_told_wherever_words_are_needed(
    files: Example, line: str, tmp_path: Path
) -> None:
    assert told(tmp_path, files) == [line]


@pytest.mark.parametrize("files", [extended("无"), amended("略")])
def test_what_was_decided_in_a_closed_month_and_may_not_change_is_let_be(
    files: Example, tmp_path: Path
) -> None:
    assert told(tmp_path, {**files, "briefs/2025-07.yaml": "issued: 2025-08-08\n"}) == []


@pytest.mark.parametrize(
    "files",
    [extended("场地交付推迟"), evaluated("无意见"), measure("无人机巡查"), left("企业迁出")],
)
def test_words_that_say_something_stand(files: Example, tmp_path: Path) -> None:
    assert told(tmp_path, files) == []
