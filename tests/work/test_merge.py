"""What becomes of a reading that is held against another figure: both of them, or neither."""

from functools import reduce
from typing import Any

from anplan.work.merge import merge
from tests.builders import indicator, project, reading, report
from tests.show.example import CHINESE

LEAD: dict[str, Any] = {
    "title": "增速",
    "kind": "rate",
    "measure": "%",
    "target": {"at_least": "0", "against": "全市平均水平"},
}
JUNE = """\
readings:
  - indicator: it
    value: 6.5
    as_of: 2025-06-30
    compared: 6.1
"""


def merged(**entry: str) -> tuple[str, list[str]]:
    """The text of a report that says another reading of the same day, too, and what that changes."""
    made = project(indicators={"it": indicator(**LEAD)})
    before = report(reading("6.5", "2025-06-30", compared="6.1"))
    done = merge(made, before, {"readings": [{"indicator": "it", "as_of": "2025-06-30", **entry}]})
    text = reduce(lambda text, edit: edit(text), done.edits, JUNE)
    return text, [CHINESE.tell(line) for line in done.summary]


def test_the_same_again_is_no_change() -> None:
    assert merged(value="6.5", compared="6.10") == (JUNE, [])


def test_another_figure_to_compare_with_is_told_beside_the_old_one() -> None:
    assert merged(value="6.5", compared="6.3") == (
        JUNE.replace("6.1", "6.3"),
        [
            "增速 6.5%（对比值6.3%）（截至 2025-06-30）（原为 6.5%（对比值6.1%））",
        ],
    )


def test_a_figure_without_its_other_one_takes_the_old_pair_out_whole() -> None:
    """What stood beside the old figure says nothing of the new one; R151 refuses the half."""
    assert merged(value="6.6") == (
        JUNE.replace("6.5", "6.6").replace("    compared: 6.1\n", ""),
        ["增速 6.6%（截至 2025-06-30）（原为 6.5%（对比值6.1%））"],
    )
