"""Personal numbers in any text of a report; figures and document numbers are none."""

from pathlib import Path

import pytest

from anplan.checks.examples.registers import item, items, register
from anplan.checks.examples.workspace import june
from anplan.checks.rule import Example
from tests.checks.workspace import found

TELEPHONE, IDENTITY = "personal telephone number", "identity number"


def progress(text: str) -> Example:
    """A report with one text."""
    return june(f"progress:\n  - ref: 1.2\n    text: |-\n      {text}\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("联系人电话13800138000。", TELEPHONE),
        ("联系人138-0013-8000", TELEPHONE),
        ("联系人 138 0013 8000", TELEPHONE),
        ("联系人1380-013-8000", TELEPHONE),
        ("联系人１３８００１３８０００", TELEPHONE),
        ("联系人+86 13800138000", TELEPHONE),
        ("手机号码：13800138000号码有变", TELEPHONE),
        ("身份证11010519491231002X", IDENTITY),
        ("身份证110105 19491231 002x", IDENTITY),
        ("身份证１１０１０５１９４９１２３１００２Ｘ", IDENTITY),
        ("金额13800138000元", None),
        ("面积13800138000.5平方米", None),
        ("发放13800138000户", None),
        ("文件13800138000号", None),
        ("合同HT-13800138000", None),
        ("编号2025138001380001234", None),
        ("岸政办〔2025〕5号，2025-06-30至2025-07-31", None),
        ("电话02782738888", None),
        ("流水号110105194912310021", None),
    ],
)
def test_a_number_in_a_text(text: str, said: str | None, tmp_path: Path) -> None:
    told = [line.split(" | ")[0] for line in found(tmp_path, progress(text)) if " V125 " in line]
    expected = f"units/kcj/2025-06.yaml:5:7 V125 This looks like a{'n' if said == IDENTITY else ''}"
    assert told == ([f"{expected} {said}"] if said else [])


NUMBER = "13800138000"


@pytest.mark.parametrize(
    "files",
    [
        june(f"nothing: 无新进展，联系{NUMBER}\n"),
        june(f"problems:\n  - ref: 1.1\n    title: 场地未定\n    ask: 请联系{NUMBER}\n"),
        june(f"next:\n  - ref: 1.1\n    text: 联系{NUMBER}\n"),
        june(
            "milestones:\n  - ref: 1.1/service-hall\n    done: 2025-06-20\n"
            f"    evidence:\n      - title: 照片\n        issuer: 科长{NUMBER}\n"
        ),
        {**register(), **items(item(NUMBER, "stage: stored", "on: 2025-06-20"))},
        {
            **register(),
            **items(item("P", f"title: 联系{NUMBER}", "stage: stored", "on: 2025-06-20")),
        },
        {
            **register("roles: [专员]\n"),
            **items(item("P", f"roles: {{专员: 科长{NUMBER}}}", "on: 2025-06-20")),
        },
        {
            **register("roles: [专员]\n"),
            "units/kcj/carried.yaml": "items:\n"
            + item("P", "stage: stored", "on: 2024-06-20", f"roles: {{专员: 科长{NUMBER}}}"),
        },
    ],
)
def test_every_text_of_a_report_is_looked_at(files: Example, tmp_path: Path) -> None:
    assert sum(" V125 " in line for line in found(tmp_path, files)) == 1


def test_the_number_is_not_repeated(tmp_path: Path) -> None:
    assert NUMBER not in "".join(found(tmp_path, progress(f"联系{NUMBER}")))
