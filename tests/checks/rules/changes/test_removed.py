"""Family H, what was recorded: it does not go, and what moves is told."""

from pathlib import Path

import pytest

from anplan.checks.examples.workspace import BASE, JUNE, MATCHING, MAY, STREET, TALENT, changed
from anplan.checks.rule import Example
from tests.checks.rules.changes.entries import SETTLED, decision, settled
from tests.checks.workspace import changes

READING = "  - indicator: firms\n    value: 20\n    as_of: 2025-05-31\n"
HALL = "  - ref: 1.1/service-hall\n    done: 2025-05-20\n"
ITEM = '  - register: projects\n    id: "1"\n    stage: 入库\n    on: 2025-05-20\n'
TROUBLE = "  - ref: 1.1\n    title: |-\n      场地不足\n"
NEW_HALL = changed(
    MATCHING,
    "  - id: service-hall",
    "  - id: second-hall\n    title: 第二大厅\n    kind: milestone\n    assumed: [title]\n"
    "  - id: service-hall",
)


def with_entries(key: str, entries: str) -> Example:
    return changed(MAY, "progress:\n", f"{key}:\n{entries}progress:\n")


def codes(root: Path, before: Example, after: Example) -> list[str]:
    return [line.split(" ")[1] for line in changes(root, before, after)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("value: 20\n    as_of: 2025-05-31", "unavailable: 正在核实"),
        ("indicator: firms", "indicator: growth"),
        ("value: 20\n    as_of: 2025-05-31", "value: 25\n    as_of: 2025-04-30"),
    ],
    ids=["unavailable", "another indicator", "an older figure"],
)
def test_a_figure_does_not_go(tmp_path: Path, old: str, new: str) -> None:
    (line,) = changes(tmp_path, {}, changed(MAY, old, new))
    assert line.startswith(f"{MAY}:0:0 H102 firms 2025-05-31 was removed from readings | ")


def test_a_figure_that_was_not_there_may_come_and_its_value_be_mended(tmp_path: Path) -> None:
    absent = changed(MAY, "value: 20\n    as_of: 2025-05-31", "unavailable: 正在核实")
    assert codes(tmp_path / "1", absent, {MAY: BASE[MAY]}) == []
    assert codes(tmp_path / "2", {}, changed(MAY, "value: 20", "value: 21")) == []


def test_a_figure_of_an_indicator_that_another_unit_reports_may_be_taken_back(
    tmp_path: Path,
) -> None:
    foreign = changed(MAY, "indicator: firms", "indicator: residents")
    assert codes(tmp_path, foreign, {MAY: BASE[MAY]}) == []


@pytest.mark.parametrize(
    ("key", "entry", "other", "lost"),
    [
        ("milestones", HALL, HALL.replace("service-hall", "second-hall"), "1.1/service-hall"),
        ("items", ITEM, ITEM.replace('"1"', '"2"'), "projects 1"),
        ("problems", TROUBLE, TROUBLE.replace("场地不足", "经费不足"), "1.1"),
        ("problems", TROUBLE, TROUBLE.replace("1.1", "1.2"), "1.1"),
    ],
)
def test_another_thing_in_its_place_is_another_thing(
    tmp_path: Path, key: str, entry: str, other: str, lost: str
) -> None:
    before = {**NEW_HALL, **with_entries(key, entry)}
    told = changes(tmp_path, before, with_entries(key, other))
    assert any(f" H102 {lost} was removed from {key} | " in line for line in told)


@pytest.mark.parametrize(
    ("key", "entry", "other"),
    [
        ("problems", TROUBLE, TROUBLE.replace("场地不足", "场地 不足")),
        ("problems", TROUBLE, TROUBLE + "    solved: 2025-05-30\n"),
        ("items", ITEM, ITEM.replace("入库", "开工")),
    ],
    ids=["a blank", "solved", "another stage"],
)
def test_the_same_thing_may_be_told_otherwise(
    tmp_path: Path, key: str, entry: str, other: str
) -> None:
    assert codes(tmp_path, with_entries(key, entry), with_entries(key, other)) == []


def test_a_moved_day_is_told(tmp_path: Path) -> None:
    (line,) = changes(tmp_path / "1", {}, changed(MAY, "as_of: 2025-05-31", "as_of: 2025-05-30"))
    assert line.startswith(f"{MAY}:6:5 H112 firms was of 2025-05-31 and is now of 2025-05-30 | ")
    before = with_entries("milestones", HALL)
    after = with_entries("milestones", HALL.replace("05-20", "05-12"))
    assert codes(tmp_path / "2", before, after) == ["H112"]


def test_a_fear_that_is_taken_back_is_told(tmp_path: Path) -> None:
    before = with_entries("at_risk", "  - ref: 1.1\n    text: |-\n      设备未到\n")
    (line,) = changes(tmp_path, before, {MAY: BASE[MAY]})
    assert " H112 1.1 was removed from at_risk | " in line


YUEHU = "units/yuehu/2025-06.yaml"
BACK = "Put it back; change its value or its words instead while the period is open"


def test_a_reading_removed_in_an_open_month(tmp_path: Path) -> None:
    text = BASE[MAY].replace("  - indicator: firms\n    value: 20\n    as_of: 2025-05-31\n", "")
    assert changes(tmp_path, {}, {MAY: text}) == [
        f"{MAY}:0:0 H102 firms 2025-05-31 was removed from readings | {BACK}"
    ]


def test_progress_of_an_open_month_that_goes_is_told(tmp_path: Path) -> None:
    (line,) = changes(tmp_path, {}, {MAY: BASE[MAY].partition("progress:")[0]})
    assert line.startswith(f"{MAY}:0:0 H112 1.1/matching was removed from progress | ")


def test_words_of_an_open_month_may_be_others(tmp_path: Path) -> None:
    assert changes(tmp_path, {}, changed(MAY, "12家企业到场", "11家企业到场")) == []


def test_what_comes_next_may_go(tmp_path: Path) -> None:
    before = with_entries("next", "  - ref: 1.1\n    text: |-\n      回访企业\n")
    assert changes(tmp_path, before, {MAY: BASE[MAY]}) == []


def test_a_moved_milestone_is_named_whole(tmp_path: Path) -> None:
    before = with_entries("milestones", HALL)
    (line,) = changes(tmp_path, before, with_entries("milestones", HALL.replace("05-20", "05-12")))
    assert " H112 1.1/service-hall was of 2025-05-20 and is now of 2025-05-12 | " in line


def test_what_named_nothing_may_go(tmp_path: Path) -> None:
    wrong = changed(
        MAY, "progress:\n", "milestones:\n  - ref: 9.9/hall\n    done: 2025-05-20\nprogress:\n"
    )
    assert changes(tmp_path, wrong, {MAY: BASE[MAY]}) == []


def test_an_entry_may_move_to_another_report_of_its_unit(tmp_path: Path) -> None:
    reading = "  - indicator: firms\n    value: 20\n    as_of: 2025-05-31\n"
    after = {
        MAY: BASE[MAY].replace(reading, ""),
        "units/kcj/2025-04.yaml": f"submitted: 2025-05-04\nreadings:\n{reading}",
    }
    assert changes(tmp_path, {}, after) == []


@pytest.mark.parametrize(
    ("key", "entry", "name"),
    [
        ("milestones", "ref: 1.1/service-hall\n    done: 2025-05-20", "1.1/service-hall"),
        (
            "items",
            'register: projects\n    id: "1"\n    stage: 入库\n    on: 2025-05-20',
            "projects 1",
        ),
        ("problems", "ref: 1.1\n    title: |-\n      场地不足", "1.1"),
    ],
)
def test_every_recorded_kind_stays(tmp_path: Path, key: str, entry: str, name: str) -> None:
    before = changed(MAY, "progress:\n", f"{key}:\n  - {entry}\nprogress:\n")
    assert changes(tmp_path, before, {MAY: BASE[MAY]}) == [
        f"{MAY}:0:0 H102 {name} was removed from {key} | {BACK}"
    ]


def test_whole_files_stay(tmp_path: Path) -> None:
    scheme = {
        "units/kcj/scheme.yaml": "submitted: 2025-04-20\nmeasures:\n  - ref: 1.1\n    text: 建专班\n"
    }
    gone = (JUNE, "units/kcj/scheme.yaml", "plan/registers/projects.yaml", TALENT)
    assert [line.partition(" | ")[0] for line in changes(tmp_path, scheme, {}, gone=gone)] == [
        "plan/registers/projects.yaml:0:0 H102 The register projects was removed",
        f"{TALENT}:0:0 H102 Task 1.2 was removed",
        f"{JUNE}:0:0 H102 The report of 区科创局 for 2025-06 was removed",
        "units/kcj/scheme.yaml:0:0 H102 The scheme of 区科创局 was removed",
    ]


def test_what_a_unit_brought_from_the_plan_before_stays(tmp_path: Path) -> None:
    file = "units/kcj/carried.yaml"
    item = "items:\n  - {register: projects, id: P-1, stage: 入库, on: 2024-06-20}\n"
    (told,) = changes(tmp_path, {file: item}, {}, gone=(file,))
    assert told.startswith(
        f"{file}:0:0 H102 What 区科创局 brought from the plan before was removed"
    )


def test_a_unit_stays(tmp_path: Path) -> None:
    told = changes(tmp_path, {}, {}, gone=(STREET, YUEHU))
    assert f"{STREET}:0:0 H102 The unit 月湖街道办事处 was removed" in [
        line.partition(" | ")[0] for line in told
    ]


def test_actions_and_measures_stay(tmp_path: Path) -> None:
    action = BASE[MATCHING].partition("  - id: service-hall")[0]
    scheme = "submitted: 2025-04-20\nmeasures:\n  - ref: 1.1\n    text: 建专班\n"
    more = {"units/kcj/scheme.yaml": f"{scheme}  - ref: 1.2\n    text: 走访企业\n"}
    told = changes(tmp_path, more, {MATCHING: action, "units/kcj/scheme.yaml": scheme})
    assert [line.partition(" | ")[0] for line in told] == [
        f"{MATCHING}:0:0 H102 1.1/service-hall was removed from actions",
        "units/kcj/scheme.yaml:0:0 H102 1.2 was removed from measures",
    ]


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ((decision("2025-06-12"),), "Decision 2 was removed"),
        ((decision("2025-06-20"), decision("2025-06-12")), "Decision 1 is not what it was"),
        (
            (decision("2025-06-12"), decision("2025-06-20", "2025-12-31")),
            "Decision 2 is not what it was",
        ),
    ],
    ids=["removed", "turned round", "edited"],
)
def test_decisions_are_only_added(tmp_path: Path, after: tuple[str, ...], told: str) -> None:
    before = settled(decision("2025-06-12"), decision("2025-06-20"))
    lines = changes(tmp_path, before, settled(*after))
    assert [line for line in lines if f" H106 {told} | " in line] == lines[:1]


def test_a_file_of_decisions_stays(tmp_path: Path) -> None:
    before = settled(decision("2025-06-12"))
    (line,) = changes(tmp_path, before, {}, gone=(SETTLED,))
    assert line.startswith(f"{SETTLED}:0:0 H106 1 decisions were removed with the file")
