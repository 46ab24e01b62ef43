"""Days of items: leavings dated before what is there already, leavings of what never came."""

from pathlib import Path

import pytest

from anplan.checks.examples.registers import item, items, register
from anplan.checks.examples.workspace import MAY
from anplan.checks.rule import Example
from tests.checks.workspace import english, found, loaded, problems

JUNE = "units/kcj/2025-06.yaml"
JULY = "units/kcj/2025-07.yaml"
NO_EFFECT = (
    f"{JUNE}:13:11 V126 P-001 left on 2025-06-10, and yet is at 入库 from 2025-06-18 on, as was "
    "told before: the leaving has no effect | Let it leave on 2025-06-18 or later, in the open "
    "report where the month of this one is closed; or correct that move"
)
NEVER_CAME = "Correct the day; or add an entry with the stage at which it was before it left"


def entries(*told: str) -> str:
    """Entries of one item: ``stage day``, ``left day``, or ``amount day`` for a field."""
    texts = []
    for one in told:
        word, day = one.split()
        texts.append(
            item("P-001", f"left: {day}", "reason: 迁出")
            if word == "left"
            else item("P-001", "amount: 300", f"on: {day}")
            if word == "amount"
            else item("P-001", f"stage: {word}", f"on: {day}")
        )
    return "".join(texts)


def way(*told: str, may: tuple[str, ...] = (), july: str = "") -> Example:
    """An item as June's report tells of it, after May's and before what is told in July."""
    files = {**register(), **items(entries(*told))}
    if may:
        files |= items(entries(*may), file=MAY)
    if july:
        files[JULY] = f"submitted: 2025-08-04\nitems:\n{entries(july)}"
    return files


IN = ("applied 2025-06-02", "stored 2025-06-18")


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (way(*IN, "left 2025-06-18"), []),
        (way(*IN, "left 2025-06-10"), [NO_EFFECT]),
        (way("applied 2025-06-02", "left 2025-06-10", "stored 2025-06-18"), []),
        (way(*IN, "left 2025-06-10", july="left 2025-07-01"), []),
        (way(*IN, "left 2025-06-10", july="proof 2025-07-01"), []),
        (
            way("left 2025-06-10"),
            [
                (
                    f"{JUNE}:5:11 V126 P-001 left on 2025-06-10, and nobody told that it had come | "
                    f"{NEVER_CAME}"
                )
            ],
        ),
        (
            way("applied 2025-06-12", "left 2025-06-10"),
            [
                (
                    f"{JUNE}:9:11 V126 P-001 left on 2025-06-10, and came to 申报 only on 2025-06-12 "
                    f"| {NEVER_CAME}"
                )
            ],
        ),
        (way("left 2025-06-10", may=("applied 2025-05-12",)), []),
    ],
)
def test_a_leaving_lies_behind_what_was_told_before_it(
    files: Example, said: list[str], tmp_path: Path
) -> None:
    assert found(tmp_path, files) == said


TWICE = "P-001 left on 2025-06-20 already, and leaves once more on 2025-06-21"
AFTER = "P-001 left on 2025-06-20, and yet something is told of it from 2025-06-22 on"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (way(*IN, "left 2025-06-20", "left 2025-06-21"), [TWICE]),
        (way(*IN, "left 2025-06-20", "proof 2025-06-20", "left 2025-06-21"), []),
        (way(*IN, "left 2025-06-20", july="left 2025-06-21"), []),
        (way(*IN, "left 2025-06-20", "amount 2025-06-22"), [AFTER]),
        (way(*IN, "left 2025-06-20", july="amount 2025-06-22"), [AFTER]),
        (way(*IN, "left 2025-06-20", "amount 2025-06-20"), []),
        (way(*IN, "left 2025-06-20", "proof 2025-06-21", "amount 2025-06-22"), []),
        (way(*IN, "amount 2025-06-30", july="left 2025-06-20"), []),
    ],
)
def test_an_item_leaves_once_and_says_nothing_afterwards(
    files: Example, said: list[str], tmp_path: Path
) -> None:
    assert [
        (problem.code, problem.level, english(problem.message))
        for problem in problems(loaded(tmp_path, files))
    ] == [("V126", "warning", text) for text in said]


def test_a_late_report_is_the_later_word(tmp_path: Path) -> None:
    files = way("stored 2025-06-18", may=("applied 2025-05-12", "left 2025-05-20"))
    assert found(tmp_path, files) == []
    late = {MAY: files[MAY].replace("submitted: 2025-06-04", "submitted: 2025-07-04")}
    assert [line.split(" | ")[0] for line in found(tmp_path, files, late)] == [
        (
            f"{MAY}:9:11 V126 P-001 left on 2025-05-20, and yet is at 入库 from 2025-06-18 on, as "
            "was told before: the leaving has no effect"
        )
    ]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            way("stored 2025-06-18", july="applied 2025-06-02"),
            [
                (
                    "note",
                    JULY,
                    (
                        "P-001 is at 申报 from 2025-06-02 on, before 2025-06-18, on which it came to "
                        "its register at 入库"
                    ),
                )
            ],
        ),
        (way("stored 2025-06-18", july="stored 2025-06-02"), []),
        (way("stored 2025-06-18", "proof 2025-06-20", july="stored 2025-06-02"), []),
    ],
)
def test_a_move_before_an_items_first_is_a_note_and_a_corrected_day_is_none(
    files: Example, said: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    told = [
        (problem.level, problem.where.file, english(problem.message))
        for problem in problems(loaded(tmp_path, files))
    ]
    assert told == said
