"""A comment lets one finding stand; one that does not hold is told with the cure."""

from pathlib import Path
from typing import Any

import pytest

from anplan.checks.all_rules import BY_CODE
from anplan.checks.examples.workspace import CONTRACTS, JUNE, MATCHING, SOURCE, changed, reading
from anplan.checks.rule import Rule
from tests.checks.workspace import found

FALL = reading("35.2")[JUNE]
ENTRY = "  - indicator: contracts"
UNNEEDED = (
    "V101 finds nothing in the entry below | "
    "Remove the comment, or put it right above the entry that is meant"
)


def above(comment: str, entry: str = ENTRY, text: str = FALL) -> dict[str, str]:
    """Lay a report with a comment above an entry; without one the figure falls."""
    assert text.count(entry) == 1
    indent = entry[: len(entry) - len(entry.lstrip())]
    return {JUNE: text.replace(entry, f"{indent}{comment}\n{entry}")}


def codes(told: list[str]) -> list[str]:
    return [line.split()[1] for line in told]


def test_the_finding_is_there_without_it(tmp_path: Path) -> None:
    assert codes(found(tmp_path, {JUNE: FALL})) == ["V101"]


@pytest.mark.parametrize("entry", [ENTRY, "    value: 35.2", "readings:"])
def test_it_stands_above_the_value_the_item_or_the_list(tmp_path: Path, entry: str) -> None:
    assert found(tmp_path, above("# anplan: allow V101 口径调整", entry)) == []


@pytest.mark.parametrize("entry", ["submitted: 2025-07-03", "    as_of: 2025-05-31"])
def test_what_stands_elsewhere_is_not_covered(tmp_path: Path, entry: str) -> None:
    told = found(tmp_path, above("# anplan: allow V101 口径调整", entry))
    assert sorted(codes(told)) == ["A101", "V101"]
    assert told[codes(told).index("A101")].endswith(f"A101 {UNNEEDED}")


def test_another_code_lets_nothing_stand(tmp_path: Path) -> None:
    told = found(tmp_path, above("# anplan: allow V102 口径调整"))
    assert codes(told) == ["A101", "V101"]


def test_one_comment_lets_one_finding_stand(tmp_path: Path) -> None:
    text = "submitted: 2025-07-03\n@progress:\n"
    for ref in ("1.3", "1.4"):
        text += f"  - ref: {ref}\n    text: |-\n      走访企业8家。\n"
    comment = "# anplan: allow R103 编号待定\n"
    once = found(tmp_path, {JUNE: text.replace("@", comment)})
    assert codes(once) == ["R103"]
    assert "1.4" in once[0]
    assert found(tmp_path, {JUNE: text.replace("@", comment * 2)}) == []
    assert codes(found(tmp_path, {JUNE: text.replace("@", comment * 3)})) == ["A101"]


def test_the_innermost_entry_comes_first(tmp_path: Path) -> None:
    comment = "# anplan: allow R103 编号待定"
    text = f"submitted: 2025-07-03\n{comment}\nprogress:\n"
    text += f"  - ref: 1.3\n    text: 走访。\n  {comment}\n  - ref: 1.4\n    text: 走访。\n"
    assert found(tmp_path, {JUNE: text}) == []


def test_a_finding_about_the_plan_may_stand_too(tmp_path: Path) -> None:
    wrong = changed(CONTRACTS, "tasks: [1.2]", "tasks: [1.9]")[CONTRACTS]
    assert codes(found(tmp_path, {CONTRACTS: wrong})) == ["R109"]
    text = wrong.replace("tasks:", "# anplan: allow R109 待增补\ntasks:")
    assert found(tmp_path, {CONTRACTS: text}) == []


FORM = "Write # anplan: allow, then the rule's code and the reason"
MEND = "Remove the comment; mend what the rule finds"
NO_REASON = "An allowance without a reason does not count | Write why behind V101"
CURE = "Write # anplan: allow V101 核实"


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("anplan: allow V101", NO_REASON),
        ("anplan: allow V101  ——。", NO_REASON),
        ("anplan: allow V999 核实", f"There is no rule V999 | {FORM}"),
        ("anplan: allow V-101 核实", "There is no rule V-101 | Did you mean V101?"),
        ("anplan: allow v101 核实", "There is no rule v101 | Did you mean V101?"),
        ("anplan: allow V 核实", f"There is no rule V | {FORM}"),
        ("anplan: allow 核实", f"There is no rule 核实 | {FORM}"),
        ("anplan: allow S103 核实", f"No comment lets S103 stand | {MEND}"),
        ("anplan: allow Y113 核实", f"No comment lets Y113 stand | {MEND}"),
        ("anplan: allow A101 核实", f"No comment lets A101 stand | {MEND}"),
    ],
)
def test_what_does_not_hold_is_told_with_the_cure(tmp_path: Path, comment: str, told: str) -> None:
    wrong, fall = found(tmp_path, above(f"# {comment}"))
    assert wrong == f"{JUNE}:3:3 A102 {told}"
    assert " V101 " in fall


@pytest.mark.parametrize(
    ("comment", "cure"),
    [
        ("anplan: allow", FORM),
        ("anplan allow V101", FORM),
        ("anplan：allow V101 核实", CURE),
        ("anplan:allow V101 核实", CURE),
        ("anplan：允许Ｖ１０１，核实", CURE),
        ("Anplan: Allow V101 核实", CURE),
        ("anplan: alow V101 核实", CURE),
    ],
)
def test_another_form_is_told_with_the_right_one(tmp_path: Path, comment: str, cure: str) -> None:
    wrong, _ = found(tmp_path, above(f"# {comment}"))
    assert wrong == f"{JUNE}:3:3 A102 Not the form of an allowance: {comment} | {cure}"


def test_behind_a_value_it_does_not_count(tmp_path: Path) -> None:
    text = FALL.replace("value: 35.2", "value: 35.2  # anplan: allow V101 核实")
    told = found(tmp_path, {JUNE: text})
    assert sorted(codes(told)) == ["A102", "V101"]
    assert (
        f"{JUNE}:4:18 A102 An allowance behind a value does not count | "
        "Put it on a line of its own, right above the entry"
    ) in told


@pytest.mark.parametrize("comment", ["# anplan 的写法见指南", "# anplan: 六月", "# 已核实"])
def test_other_comments_are_left_alone(tmp_path: Path, comment: str) -> None:
    assert codes(found(tmp_path, above(comment))) == ["V101"]


def test_nothing_is_called_unneeded_where_a_file_cannot_be_read(tmp_path: Path) -> None:
    needless = above("# anplan: allow V101 核实", text=reading()[JUNE])
    assert codes(found(tmp_path, needless)) == ["A101"]
    assert codes(found(tmp_path, needless, {MATCHING: "title: [\n"})) == ["Y102"]


def test_in_the_source_and_in_a_text_it_is_text(tmp_path: Path) -> None:
    source = changed(SOURCE, "附件:\n", "附件:\n# anplan: allow V101\n")
    text = "submitted: 2025-07-03\nnothing: |-\n  无\n  # anplan: allow V101\n"
    assert "A1" not in "".join(found(tmp_path, source, {JUNE: text}))


def test_only_families_about_the_work_may_be_allowed() -> None:
    assert {code[0] for code, rule in BY_CODE.items() if rule.allowable} == set("RQVD")
    change: Rule[Any] = Rule("H101", "error", "", "", {}, {})
    assert (change.allowable, change.adjustable) == (False, False)
