"""Decisions: which have an end, which tell a unit, and what is returned."""

from collections.abc import Mapping

import pytest

from anplan.files.schema.validate import record_of
from anplan.model.decisions import Decision
from tests.model.refusal import refused

DECISION = {"on": "2025-06-30", "ref": "2.4/a", "by": "统筹办主任", "reason": "已完成"}


@pytest.mark.parametrize(
    ("kind", "until"), [("close", None), ("reopen", None), ("extend", "y"), ("exempt", "y")]
)
def test_only_an_extension_and_an_exemption_have_an_end(kind: str, until: str | None) -> None:
    without = {**DECISION, "kind": kind}
    ended = {**without, "until": "2025-10-31"}
    good, bad = (ended, without) if until else (without, ended)
    record_of(Decision, good)
    refusal = "S112 extend, exempt and instruct need until:, return may have it, others do not"
    assert refused(Decision, bad) == refusal


@pytest.mark.parametrize(
    "content",
    [
        {"kind": "return", "ref": "2025-06", "unit": "jxkc"},
        {"kind": "return", "ref": "2025-H1", "unit": "jxkc", "until": "2025-07-20"},
        {"kind": "return", "ref": "2025-Q2", "unit": "jxkc"},
        {"kind": "return", "ref": "2025", "unit": "jxkc"},
        {"kind": "return", "ref": "scheme", "unit": "jxkc"},
        {"kind": "ask", "ref": "2.4", "unit": "jxkc"},
        {"kind": "ask", "ref": "tech-contracts", "unit": "jxkc"},
    ],
)
def test_a_unit_is_told_of_a_return_and_a_question(content: Mapping[str, str]) -> None:
    assert record_of(Decision, {**DECISION, **content}).unit == "jxkc"


@pytest.mark.parametrize(
    "content",
    [
        {"kind": "return", "ref": "2025-06"},
        {"kind": "ask"},
        {"kind": "close", "unit": "jxkc"},
        {"kind": "exempt", "until": "2025-10-31", "unit": "jxkc"},
    ],
)
def test_only_a_return_and_a_question_have_a_unit(content: Mapping[str, str]) -> None:
    refusal = "S112 return, ask, answer and refuse need unit:, other kinds do not have it"
    assert refused(Decision, {**DECISION, **content}) == refusal


def test_a_question_has_no_end() -> None:
    refusal = "S112 extend, exempt and instruct need until:, return may have it, others do not"
    content = {**DECISION, "kind": "ask", "unit": "jxkc", "until": "2025-07-20"}
    assert refused(Decision, content) == refusal


@pytest.mark.parametrize("ref", ["2.4", "2025-13", "2025-h1", "tech-contracts"])
def test_what_is_returned_is_a_paper(ref: str) -> None:
    content = {**DECISION, "kind": "return", "unit": "jxkc", "ref": ref}
    assert refused(Decision, content) == f"S103 Not the period of a paper: {ref}"


@pytest.mark.parametrize(
    ("kind", "ref", "file"),
    [
        ("return", "2025-H1", "units/jxkc/2025-H1.yaml"),
        ("return", "scheme", "units/jxkc/scheme.yaml"),
        ("ask", "2.4", None),
    ],
)
def test_a_return_knows_the_file_of_its_paper(kind: str, ref: str, file: str | None) -> None:
    content = {**DECISION, "kind": kind, "unit": "jxkc", "ref": ref}
    assert record_of(Decision, content).paper == file
