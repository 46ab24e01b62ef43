"""Family V, word by word, and where its rules are silent."""

from pathlib import Path

import pytest

from anplan.checks.all_rules import BY_CODE
from anplan.checks.examples.workspace import (
    CONTRACTS,
    FIRMS,
    JUNE,
    MAY,
    PLAN,
    changed,
    june,
    reading,
)
from anplan.checks.rule import Example
from tests.checks.workspace import found

APRIL, JULY = "units/kcj/2025-04.yaml", "units/kcj/2025-07.yaml"
NO_FALL = "A cumulative figure does not fall; correct it, or say why in reason"
LOOK = "Look at the figure and its measure; if it is right, leave it"
WHY = "Say why in reason, or write the earlier figure"


def firms(value: str, as_of: str, file: str, reason: str = "") -> Example:
    """Report on the number of firms."""
    return reading(value, as_of, name="firms", file=file, reason=reason)


def prelim(files: Example) -> Example:
    """Make the figure preliminary."""
    return {file: text + "    preliminary: true\n" for file, text in files.items()}


def july(files: Example) -> Example:
    """Hand it in a month later."""
    return {file: text.replace("2025-07-03", "2025-08-03") for file, text in files.items()}


def stock(measure: str = "亿元") -> Example:
    """Take contracts as a stock, in another measure."""
    text = changed(CONTRACTS, "kind: flow", "kind: stock")[CONTRACTS]
    text = text.replace("measure: 亿元", f"measure: {measure}")
    return {
        CONTRACTS: text.replace(
            "at_least: 120", "at_least: 1200000" if measure == "万元" else "at_least: 120"
        )
    }


FALL_35 = (
    f"{JUNE}:4:12 V101 技术合同成交额 falls from 40.5亿元 on 2025-04-30 to 35.2亿元 on 2025-05-31: "
    f"5.3亿元 less | {NO_FALL}"
)
CASES = [
    (reading("35.2"), FALL_35),
    (
        reading("352000万元"),
        FALL_35.replace("to 35.2亿元", "to 352000万元"),
    ),
    (
        {**firms("30", "2025-06-15", JULY), **firms("24", "2025-06-30", JUNE)},
        (
            f"{JULY}:4:12 V101 新认定科技型企业 falls from 30家 on 2025-06-15 to 24家 on 2025-06-30: "
            f"6家 less | {NO_FALL}"
        ),
    ),
    (
        reading("525000"),
        [
            (
                f"{JUNE}:4:12 V102 525000亿元 is 12962 times the last value, 40.5亿元 on 2025-04-30 | "
                "Is 525000万元 meant? If 525000亿元 is right, say why in reason"
            ),
        ],
    ),
    (
        reading("52.5万元"),
        (
            f"{JUNE}:4:12 V102 The last value, 40.5亿元 on 2025-04-30, is 7714 times 52.5万元 | "
            "Is 52.5亿元 meant? If 52.5万元 is right, say why in reason"
        ),
    ),
    (
        {
            **firms("1000", "2025-05-31", MAY),
            **firms("1", "2025-06-30", JUNE),
            **changed(FIRMS, "at_least: 50", "at_least: 900"),
            FIRMS: changed(FIRMS, "at_least: 50", "at_least: 900")[FIRMS].replace(
                "[kind,", "[kind, target,"
            ),
        },
        (
            f"{JUNE}:4:12 V102 The last value, 1000家 on 2025-05-31, is 1000 times 1家 | "
            "Look at the figure and its measure; if it is right, say why in reason"
        ),
    ),
    (
        {**stock(), **prelim(reading("52.5", file=MAY)), **reading("525000")},
        [
            (
                f"{JUNE}:4:12 V102 525000亿元 is 10000 times the last value, 52.5亿元 on 2025-05-31 | "
                "Is 525000万元 meant? If 525000亿元 is right, say why in reason"
            ),
        ],
    ),
    (
        {**stock("万元"), **reading("405000", file=MAY), **reading("52.5", "2025-06-30")},
        (
            f"{JUNE}:4:12 V102 The last value, 405000万元 on 2025-05-31, is 7714 times 52.5万元 | "
            "Is 52.5亿元 meant? If 52.5万元 is right, say why in reason"
        ),
    ),
    (
        {**stock(), **reading("0.0001"), **reading("52.5", file=MAY, as_of="2025-04-30")},
        (
            f"{JUNE}:4:12 V102 The last value, 52.5亿元 on 2025-04-30, is 525000 times 0.0001亿元 | "
            "Look at the figure and its measure; if it is right, say why in reason"
        ),
    ),
    (
        {**reading("190", "2025-05-31"), **july(reading("195", "2025-06-30", file=JULY))},
        f"{JUNE}:4:12 V103 190亿元 is more than 1.5 times the target, 120亿元 | {LOOK}",
    ),
    (
        {**firms("20", "2025-04-30", APRIL), **firms("20", "2025-06-30", JUNE)},
        (
            f"{JUNE}:4:12 V104 新认定科技型企业 is the same in 2025-04, 2025-05, 2025-06: 20家 | "
            "Look whether the figure was only copied; if it is right, say in progress why nothing "
            "moved"
        ),
    ),
    (
        BY_CODE["V105"].wrong,
        (
            f"{JUNE}:9:7 V105 The text says 按计划, but 新认定科技型企业 did not move: "
            "20家 on 2025-05-31 and on 2025-06-30 | Write what was done, and why the figure did not "
            "move"
        ),
    ),
    (
        reading("52.5", "2025-07-31"),
        (
            f"{JUNE}:5:12 V106 2025-07-31 is after the day the report was handed in, 2025-07-03: "
            "28 days | Correct one of the two days; a forecast is no reading"
        ),
    ),
    (
        firms("-3", "2025-06-30", JUNE),
        (
            f"{JUNE}:4:12 V107 -3家 is below zero, but 新认定科技型企业 is cumulative | "
            "Write the figure since the start of the year; where an earlier one was wrong, give it "
            "again for its own day with reason"
        ),
    ),
    (
        reading("41.5", "2025-04-30"),
        f"{JUNE}:4:12 V108 41.5亿元 on 2025-04-30 replaces 40.5亿元 of 2025-05: 1亿元 more | {WHY}",
    ),
    (
        firms("12", "2025-05-31", JUNE),
        f"{JUNE}:4:12 V108 12家 on 2025-05-31 replaces 20家 of 2025-05: 8家 less | {WHY}",
    ),
    (
        reading("52.5万美元"),
        (
            f"{JUNE}:4:12 V109 52.5万美元 cannot be counted in 亿元 | "
            "Write the figure in 亿元; only 元, 万元 and 亿元 convert"
        ),
    ),
    (
        firms("23.5", "2025-06-30", JUNE),
        (
            f"{JUNE}:4:12 V110 23.5家 is not a whole number, but 新认定科技型企业 counts things | "
            "Write a whole number"
        ),
    ),
    (
        june("milestones:\n  - ref: 1.1/service-hall\n    done: 2025-07-20\n"),
        (
            f"{JUNE}:4:11 V111 2025-07-20 is after the day the report was handed in, 2025-07-03: "
            "17 days | Correct one of the two days; what is still to come belongs under next"
        ),
    ),
    (
        {JUNE: BY_CODE["R107"].right[JUNE].replace("2025-06-18", "2025-07-04")},
        (
            f"{JUNE}:6:9 V111 2025-07-04 is after the day the report was handed in, 2025-07-03: "
            "1 days | Correct one of the two days; what is still to come belongs under next"
        ),
    ),
    (
        {
            **BY_CODE["R113"].right,
            JUNE: BY_CODE["R113"].right[JUNE].replace("2025-06-20", "2025-07-05"),
        },
        (
            f"{JUNE}:5:13 V111 2025-07-05 is after the day the report was handed in, 2025-07-03: "
            "2 days | Correct one of the two days; what is still to come belongs under next"
        ),
    ),
    (
        BY_CODE["V112"].wrong,
        (
            f"{JUNE}:8:12 V112 firms stands here twice for 2025-06-30 | "
            "Keep one of the two, or correct the day"
        ),
    ),
]


@pytest.mark.parametrize(("files", "said"), CASES)
def test_words(files: Example, said: str | list[str], tmp_path: Path) -> None:
    assert found(tmp_path, files) == ([said] if isinstance(said, str) else said)


SILENT = {
    "a fall with its reason": reading("35.2", reason="剔除重复登记的合同"),
    "a fall whose reason an earlier report gave": {
        **reading("35.2", reason="剔除重复登记的合同"),
        **july(reading("35.2", file=JULY)),
    },
    "a correction that says why the next figure is lower": {
        **firms("24", "2025-06-30", JUNE),
        **july(firms("30", "2025-05-31", JULY, reason="补录")),
    },
    "a stock that falls": {**stock(), **reading("35.2")},
    "a thousandfold growth with its reason": {
        **stock(),
        **reading("0.05", "2025-04-30", file=MAY, reason="仅计首批合同"),
        **reading("60", reason="首次计入签约总额"),
    },
    "growth from nothing": {**stock(), **reading("0", "2025-04-30", file=MAY), **reading("60")},
    "a rate near zero": {
        **reading("0.005", "2025-05-31", name="growth", file=MAY),
        **reading("7", "2025-06-30", name="growth"),
    },
    "a ceiling": {
        CONTRACTS: changed(CONTRACTS, "at_least: 120", "at_most: 30")[CONTRACTS].replace(
            "[kind,", "[kind, target,"
        )
    },
    "three months of which one is missing": {
        **firms("20", "2025-03-31", APRIL),
        **firms("20", "2025-06-30", JUNE),
    },
    "three months at the target": {
        **firms("50", "2025-04-30", APRIL),
        **firms("50", "2025-05-31", MAY),
        **firms("50", "2025-06-30", JUNE),
    },
    "hollow words beside a figure that moved": {
        JUNE: BY_CODE["V105"].wrong[JUNE].replace("value: 20", "value: 24")
    },
    "hollow words about another task": {
        JUNE: BY_CODE["V105"].wrong[JUNE].replace("1.2/patents", "1.1")
    },
    "hollow words once all is done": {
        MAY: firms("50", "2025-05-31", MAY)[MAY],
        JUNE: BY_CODE["V105"].wrong[JUNE].replace("value: 20", "value: 50"),
    },
    "a report without its day": {JUNE: reading(as_of="2025-07-05")[JUNE].split("\n", 1)[1]},
    "deeds in a report without its day": {
        JUNE: BY_CODE["V111"].wrong[JUNE].replace("07-20", "07-04").split("\n", 1)[1]
    },
    "a rate below zero": reading("-1.5", "2025-06-30", name="growth"),
    "a final figure after a preliminary one": {
        **prelim(reading("40.5", "2025-04-30", file=MAY)),
        **reading("41.5", "2025-04-30"),
    },
    "the same figure again": reading("40.5", "2025-04-30"),
    "a figure and a word that there is no newer one": june("""\
        readings:
          - indicator: firms
            value: 24
            as_of: 2025-06-30
          - indicator: firms
            unavailable: |-
              7月数据尚未发布
        """),
    "two words that there is none": june("""\
        readings:
          - indicator: growth
            unavailable: |-
              季度指标
          - indicator: growth
            unavailable: |-
              数据尚未发布
        """),
}


@pytest.mark.parametrize("name", SILENT)
def test_silent(name: str, tmp_path: Path) -> None:
    assert found(tmp_path, SILENT[name]) == []


def test_a_new_year_s_count_may_begin_lower(tmp_path: Path) -> None:
    text = changed(PLAN, "start: 2025-01-01", "start: 2025-05-01")[PLAN]
    text = text.replace("2025-04-01", "2025-05-01").replace("start: 2025-04\n", "start: 2025-05\n")
    start = {PLAN: text}
    told = found(tmp_path, start, reading("35.2"))
    assert [problem.split()[1] for problem in told] == ["V114"]


def test_deliverables_count_for_their_task(tmp_path: Path) -> None:
    """An indicator that names no task belongs to the one whose action it counts."""
    task = changed(
        "plan/tasks/1.2.yaml", "kind: continuous", "kind: deliverable\n    indicators: [firms]"
    )
    alone = changed(FIRMS, "tasks: [1.2]\n", "")
    told = found(tmp_path, task, alone, BY_CODE["V105"].wrong)
    assert [problem.split()[1] for problem in told] == ["V105"]


def test_every_change_is_told(tmp_path: Path) -> None:
    """A preliminary figure after a preliminary one needs its reason too."""
    told = found(
        tmp_path,
        prelim(reading("41.5", "2025-04-30")),
        july(prelim(reading("42", "2025-04-30", file=JULY))),
        prelim(reading("40.5", "2025-04-30", file=MAY)),
    )
    assert [problem.split(" ")[:2] for problem in told] == [
        [f"{JUNE}:4:12", "V108"],
        [f"{JULY}:4:12", "V108"],
    ]


def test_same_day_twice_is_one_problem(tmp_path: Path) -> None:
    """The second figure of a report replaces nothing: it is not a later word."""
    wrong = BY_CODE["V112"].wrong[JUNE]
    later = july(firms("24", "2025-06-30", JULY))
    told = found(tmp_path, {JUNE: wrong}, later)
    assert [problem.split()[1] for problem in told] == ["V112"]


def test_amended_target_counts(tmp_path: Path) -> None:
    amended = changed(
        CONTRACTS,
        "trajectory:",
        "amended:\n  - on: 2025-05-01\n    target:\n"
        "      more_than: 30\n    document: 示政办〔2025〕2号\n    reason: 调减\ntrajectory:",
    )
    assert found(tmp_path, amended) == [
        f"{JUNE}:4:12 V103 52.5亿元 is more than 1.5 times the target, 30亿元 | {LOOK}"
    ]


def test_strict_target_is_not_met_by_its_own_figure(tmp_path: Path) -> None:
    files = {FIRMS: changed(FIRMS, "at_least: 50", "more_than: 50")[FIRMS]}
    months = ((APRIL, "2025-04-30"), (MAY, "2025-05-31"), (JUNE, "2025-06-30"))
    for file, day in months:
        files |= firms("50", day, file)
    told = found(tmp_path, files)
    assert [problem.split()[1] for problem in told] == ["V104"]
