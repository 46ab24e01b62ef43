"""Family H, between people: what was asked and answered does not go."""

from pathlib import Path

import pytest

from anplan.checks.examples.workspace import BASE, MAY, changed
from anplan.checks.rule import Example
from anplan.checks.rules.changes.closed import ISSUED
from tests.checks.workspace import changes

YUEHU = "units/yuehu/2025-05.yaml"
ASKED = "  - ref: 1.1\n    title: 大厅选址未定\n    of: [yuehu, streets]\n"
REQUEST = "  - kind: close\n    ref: 1.1/service-hall\n    on: 2025-06-03\n"
ANSWER = """\
submitted: 2025-06-05
answers:
  - unit: kcj
    ref: 1.1
    title: 大厅选址未定
    text: |-
      有两处场地。
    on: 2025-06-05
progress:
  - ref: 1.1
    text: |-
      走访企业3家。
"""


def with_entries(key: str, entries: str) -> Example:
    return changed(MAY, "progress:\n", f"{key}:\n{entries}progress:\n")


ASKING = with_entries("problems", ASKED)
REQUESTING = with_entries("requests", REQUEST)
ANSWERED = {**ASKING, YUEHU: ANSWER}


def told(root: Path, before: Example, after: Example) -> list[str]:
    return [line.partition(" | ")[0] for line in changes(root, before, {**before, **after})]


def test_an_answer_does_not_go(tmp_path: Path) -> None:
    less = ANSWER.replace(ANSWER[ANSWER.index("answers:") : ANSWER.index("progress:")], "")
    (line,) = told(tmp_path, ANSWERED, {YUEHU: less})
    assert line == f"{YUEHU}:0:0 H102 kcj 1.1 大厅选址未定 was removed from answers"


def test_an_answer_s_words_may_change_and_another_day_is_told(tmp_path: Path) -> None:
    better = {YUEHU: ANSWER.replace("有两处场地", "有三处场地")}
    assert told(tmp_path / "1", ANSWERED, better) == []
    (line,) = told(
        tmp_path / "2", ANSWERED, {YUEHU: ANSWER.replace("on: 2025-06-05", "on: 2025-06-04")}
    )
    assert " H112 1.1 was of 2025-06-05 and is now of 2025-06-04" in line


def test_a_request_does_not_go(tmp_path: Path) -> None:
    (line,) = told(tmp_path, REQUESTING, {MAY: BASE[MAY]})
    assert line == f"{MAY}:0:0 H102 close 1.1/service-hall was removed from requests"


@pytest.mark.parametrize(
    ("of", "lost"), [("[streets]", "yuehu"), ("[yuehu]", "streets"), (None, "yuehu, streets")]
)
def test_who_was_asked_is_asked_on(tmp_path: Path, of: str | None, lost: str) -> None:
    line = "    of: [yuehu, streets]\n"
    less = ASKED.replace(line, f"    of: {of}\n" if of else "")
    (finding,) = told(tmp_path, ASKING, with_entries("problems", less))
    assert finding.endswith(f" H102 大厅选址未定 asks {lost} no longer")


def test_more_may_be_asked(tmp_path: Path) -> None:
    less = with_entries("problems", ASKED.replace("[yuehu, streets]", "[streets]"))
    assert told(tmp_path, less, ASKING) == []


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("[yuehu, streets]", "[streets]", "1.1 of"),
        ("kind: close", "kind: extend\n    until: 2025-11-30\n    reason: 设备未到", "kind"),
    ],
)
def test_a_closed_month_keeps_its_requests(tmp_path: Path, old: str, new: str, key: str) -> None:
    before = {**ISSUED, **(ASKING if "of" in key else REQUESTING)}
    after = {MAY: before[MAY].replace(old, new)}
    assert any(" H101 " in line and key in line for line in told(tmp_path, before, after))


def test_a_closed_month_takes_no_answer_more(tmp_path: Path) -> None:
    before = {**ISSUED, **ASKING, YUEHU: ANSWER}
    more = ANSWER.replace("progress:\n", "  - ref: '1.1'\n    text: 另有一处。\nprogress:\n")
    lines = told(tmp_path, before, {YUEHU: more})
    assert f"{YUEHU}:9:5 H101 1.1 was added; 2025-05 was closed on 2025-06-10" in lines
