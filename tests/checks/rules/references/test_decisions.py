"""Family R, decisions: what is settled, returned or asked about and is not there, word by word."""

from pathlib import Path

import pytest

from anplan.checks.all_rules import BY_CODE
from anplan.checks.examples.workspace import CONTRACTS, MATCHING, STREET, TALENT, changed
from anplan.checks.rule import Example
from tests.checks.rules.references.entries import DECISIONS, YUEHU, decision, told
from tests.checks.workspace import found

CASES = [
    (
        decision("1.1"),
        (
            f"{DECISIONS}:4:10 R110 1.1 is neither an indicator nor an action | "
            "A task is judged by its parts; name one of them: 1.1/matching, 1.1/service-hall"
        ),
    ),
    (
        decision("1.1/hall"),
        (
            f"{DECISIONS}:4:10 R110 1.1/hall is neither an indicator nor an action | "
            "Did you mean 1.1/service-hall? "
            "Write an indicator's id, or an action as 2.4/manager-base"
        ),
    ),
    (
        decision("1.2/patents"),
        (
            f"{DECISIONS}:4:10 R110 1.2/patents has no light of its own that could be settled | "
            "Only indicators, milestones and recurring work are settled"
        ),
    ),
    (
        decision("loans"),
        (
            f"{DECISIONS}:4:10 R110 loans is neither an indicator nor an action | "
            "Write an indicator's id, or an action as 2.4/manager-base"
        ),
    ),
    (
        told("ask", "contract", "kcj"),
        (
            f"{DECISIONS}:4:10 R110 contract is neither an indicator nor a task nor an action | "
            "Did you mean contracts? "
            "Write a task as 2.4, an action as 2.4/manager-base, an indicator by its id"
        ),
    ),
    (
        told("ask", "1.22", "kcj"),
        (
            f"{DECISIONS}:4:10 R110 1.22 is neither an indicator nor a task nor an action | "
            "Did you mean 1.2? "
            "Write a task as 2.4, an action as 2.4/manager-base, an indicator by its id"
        ),
    ),
    (
        told("ask", "contracts", "kjc"),
        f"{DECISIONS}:5:11 R108 There is no unit or group kjc | Did you mean kcj?",
    ),
    (
        told("return", "2025-06", "streets"),
        (
            f"{DECISIONS}:5:11 R108 streets is a group; here stand single units | "
            "Write one of: yuehu"
        ),
    ),
    (
        told("return", "2025-H1", "kcj"),
        (
            f"{DECISIONS}:4:10 R114 区科创局 has handed in no units/kcj/2025-H1.yaml | "
            "Write one of: 2025-05, 2025-06"
        ),
    ),
    (
        {
            STREET.replace("yuehu", "xinghe"): "name: 星河街道办事处\nassumed: [name, order]\n",
            **told("return", "scheme", "xinghe"),
        },
        (
            f"{DECISIONS}:4:10 R114 星河街道办事处 has handed in no units/xinghe/scheme.yaml | "
            "What was never handed in is owed anyway; take the decision out"
        ),
    ),
    (
        told("ask", "1.2/patents", "yuehu"),
        f"{DECISIONS}:5:11 R115 月湖街道办事处 has no part in 1.2/patents | Ask one of: 区科创局",
    ),
    (
        told("ask", "firms", "yuehu"),
        f"{DECISIONS}:5:11 R115 月湖街道办事处 has no part in firms | Ask one of: 区科创局",
    ),
    (
        BY_CODE["R116"].wrong,
        (
            f"{DECISIONS}:4:10 R116 The brief of 2025-06 was issued on 2025-07-07 | "
            "Ask about the figure; the unit corrects it in its next report"
        ),
    ),
]


@pytest.mark.parametrize(("files", "said"), CASES, ids=[said.split(" |")[0] for _, said in CASES])
def test_words(files: Example, said: str, tmp_path: Path) -> None:
    assert found(tmp_path, files) == [said]


def test_what_the_units_are_told_of_what_cannot_be_read_is_not_unknown(tmp_path: Path) -> None:
    broken = "title: [\n"
    for file, said in (
        (CONTRACTS, told("ask", "contracts", "yuehu")),
        (TALENT, told("ask", "1.2/patents", "yuehu")),
        (STREET, told("ask", "firms", "yuehu")),
        (YUEHU, told("return", "2025-06", "yuehu")),
    ):
        problems = found(tmp_path / file.replace("/", "-"), {file: broken}, said)
        assert [problem.split()[1] for problem in problems] == ["Y102"]


def test_who_belongs_to_a_misspelt_group_may_be_asked(tmp_path: Path) -> None:
    files = changed(MATCHING, "[kcj, streets]", "[kcj, street]")
    assert len(found(tmp_path, files, told("ask", "1.1", "yuehu"))) == 1


@pytest.mark.parametrize(("issued", "told"), [("2025-07-07", 1), ("2025-07-08", 0)])
def test_a_half_year_is_closed_with_its_last_month(tmp_path: Path, issued: str, told: int) -> None:
    back = (
        "decisions:\n  - on: 2025-07-08\n    kind: return\n    ref: 2025-H1\n    unit: kcj\n"
        "    by: 统筹单位\n    reason: |-\n      请核实\n"
    )
    files = {
        DECISIONS: back,
        "units/kcj/2025-H1.yaml": "submitted: 2025-06-30\nnothing: |-\n  上半年无新进展\n",
        "briefs/2025-06.yaml": f"issued: {issued}\n",
    }
    lines = [line for line in found(tmp_path, files) if " R116 " in line]
    assert len(lines) == told
    assert all("The brief of 2025-06 was issued on 2025-07-07" in line for line in lines)
