"""Registers: stages by id or title, units, fields and roles, and figures that are counted."""

from pathlib import Path

import pytest

from anplan.checks.examples.registers import EXAMPLES, PROJECTS, item, items, register
from anplan.checks.examples.workspace import MATCHING, MAY, changed
from anplan.checks.rule import Example
from tests.checks.workspace import found

YUEHU = "units/yuehu/2025-06.yaml"
JUNE = "units/kcj/2025-06.yaml"


def one(*lines: str, more: str = "") -> Example:
    """The register with one item of June."""
    return {**register(more), **items(item("P-001", *lines))}


STORED = ("stage: stored", "on: 2025-06-18")


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (one("stage: 入库", "on: 2025-06-18"), None),
        (one(*STORED, "amount: 300", "field: 数字建造"), None),
        (one(*STORED, "amount: 0.03亿元"), None),
        (
            one("stage: stord", "on: 2025-06-18"),
            f"{JUNE}:5:12 R107 重点项目清单 has no stage stord | Did you mean stored?",
        ),
        (
            one("stage: 出库", "on: 2025-06-18"),
            f"{JUNE}:5:12 R107 重点项目清单 has no stage 出库 | Write one of: 申报, 入库, 验证",
        ),
        (
            one("stge: stored", "on: 2025-06-18"),
            (
                f"{JUNE}:5:5 R124 重点项目清单 has no field stge | "
                "Did you mean stage? Its fields are amount, field"
            ),
        ),
        (
            one(*STORED, "amuont: 300"),
            (
                f"{JUNE}:7:5 R124 重点项目清单 has no field amuont | "
                "Did you mean amount? Its fields are amount, field"
            ),
        ),
        (
            one(*STORED, "amount: 约300"),
            (
                f"{JUNE}:7:13 R124 约300 is no figure of 拟投资额 | "
                "Write the figure alone, counted in 万元, such as 300"
            ),
        ),
        (
            one(*STORED, "amount: 300家"),
            (
                f"{JUNE}:7:13 R124 300家 is no figure of 拟投资额 | "
                "Write the figure alone, counted in 万元, such as 300"
            ),
        ),
        (
            one(*STORED, "field: 数字建筑"),
            f"{JUNE}:7:12 R124 领域 is never 数字建筑 | Did you mean 数字建造?",
        ),
        (
            one(*STORED, "roles: {网格长: 某局副局长}"),
            f"{JUNE}:7:13 R124 重点项目清单 has no role 网格长 | It has no roles; leave them out",
        ),
        (
            one(*STORED, "roles: {项目专元: 某局科长}", more="roles: [项目专员]\n"),
            [
                (
                    f"{JUNE}:4:9 V122 P-001 of 重点项目清单 has nobody for 项目专员 | "
                    "Name the post that does it below roles: a post, not a person"
                ),
                f"{JUNE}:7:13 R124 重点项目清单 has no role 项目专元 | Did you mean 项目专员?",
            ],
        ),
    ],
)
def test_what_an_item_says(files: Example, said: str | list[str] | None, tmp_path: Path) -> None:
    assert found(tmp_path, files) == ([said] if isinstance(said, str) else said or [])


def test_a_register_without_fields_takes_no_other_key(tmp_path: Path) -> None:
    files = items(item("P-001", "stage: 入库", "on: 2025-06-18", "price: 300"))
    assert found(tmp_path, files) == [
        f"{JUNE}:7:5 R124 重点项目清单 has no field price | It has no fields"
    ]


def test_only_the_units_of_a_register_report_it(tmp_path: Path) -> None:
    files = {
        **register("reported_by: [kcj]\n"),
        **items(item("Y-001", "stage: stored", "on: 2025-06-20"), file=YUEHU),
    }
    assert found(tmp_path, files) == [
        (
            f"{YUEHU}:3:15 R123 月湖街道办事处 does not report 重点项目清单 | "
            "It is reported by 区科创局; if 月湖街道办事处 did before, write its last day under "
            f"reported_until in {PROJECTS}"
        )
    ]
    assert found(tmp_path, {**files, **register("reported_by: [streets]\n")}) == []


def test_a_unit_that_reports_no_longer_keeps_the_items_it_brought_until_its_last_day(
    tmp_path: Path,
) -> None:
    """It may say more of its item of then, and brings no new one; a closed month changes nothing."""
    later = "units/yuehu/2025-07.yaml"
    moves = item("Y-001", "stage: proof", "on: 2025-07-20")
    new = item("Y-002", "stage: applied", "on: 2025-07-21")
    files = {
        **items(item("Y-001", "stage: stored", "on: 2025-06-20"), file=YUEHU),
        later: f"submitted: 2025-08-02\nitems:\n{moves}{new}",
    }
    closed = {"briefs/2025-06.yaml": "issued: 2025-07-05\n"}
    for register_of_now, refused in (
        ("reported_by: [kcj]\n", [f"{YUEHU}:3:15", f"{later}:3:15", f"{later}:7:15"]),
        ("reported_by: [kcj]\nreported_until: {yuehu: 2025-06-30}\n", [f"{later}:7:15"]),
        ("reported_by: [kcj]\nreported_until: {streets: 2025-06-30}\n", [f"{later}:7:15"]),
        ("reported_until: {yuehu: 2025-06-30}\n", [f"{later}:7:15"]),
        ("reported_by: [streets]\nreported_until: {yuehu: 2025-06-30}\n", [f"{later}:7:15"]),
    ):
        for briefs in ({}, closed):
            told = found(tmp_path, {**files, **register(register_of_now)}, briefs)
            assert [line.split(" R123")[0] for line in told if "R123" in line] == refused


def test_the_cure_of_a_foreign_item_names_the_last_day(tmp_path: Path) -> None:
    entry = items(item("Y-001", "stage: stored", "on: 2025-06-20"), file=YUEHU)
    files = {**register("reported_by: [kcj]\nreported_until: {yuehu: 2025-05-31}\n"), **entry}
    assert found(tmp_path, files) == [
        (
            f"{YUEHU}:3:15 R123 月湖街道办事处 does not report 重点项目清单 | "
            "It is reported by 区科创局; 月湖街道办事处 did until 2025-05-31"
        )
    ]


def test_the_units_of_the_tasks_do_where_a_register_names_none(tmp_path: Path) -> None:
    files = {
        **register("tasks: [1.2]\n"),
        **items(item("Y-001", "stage: stored", "on: 2025-06-20"), file=YUEHU),
    }
    assert found(tmp_path, files) == []


def test_another_units_item_is_not_moved_nor_taken_out(tmp_path: Path) -> None:
    first = items(item("P-001", "stage: applied", "on: 2025-05-20"), file=MAY)
    leaves = items(item("P-001", "left: 2025-06-20", "reason: 迁出"), file=YUEHU)
    assert found(tmp_path, {**register(), **first, **leaves}) == [
        (
            f"{YUEHU}:4:9 R123 P-001 of 重点项目清单 was brought by 区科创局, who alone tells of it | "
            "Give another item another id"
        )
    ]


def test_two_units_that_tell_of_one_item_on_one_day_are_told_whose_it_is(tmp_path: Path) -> None:
    first = items(item("P-001", "stage: applied", "on: 2025-06-20"))
    second = items(item("P-001", "stage: stored", "on: 2025-06-20"), file=YUEHU)
    assert found(tmp_path, {**register(), **first, **second}) == [
        (
            f"{YUEHU}:4:9 R123 P-001 of 重点项目清单 was brought by 区科创局, who alone tells of it | "
            "Give another item another id"
        )
    ]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("reported_by: [kjc]\n", "16:15 R108 There is no unit or group kjc | Did you mean kcj?"),
        ("tasks: [1.22]\n", "16:9 R109 There is no task 1.22 | Did you mean 1.2? "),
    ],
)
def test_a_register_names_units_and_tasks_that_are_there(
    more: str, said: str, tmp_path: Path
) -> None:
    (told,) = found(tmp_path, register(more))
    assert told.startswith(f"plan/registers/projects.yaml:{said}")


COUNTED = EXAMPLES["R121"][1]
FIRMS = "plan/indicators/firms.yaml"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{register: projects, stage: 入库}", None),
        ("{register: projects, stage: stored, where: {field: 数字建造}}", None),
        (
            "{register: project, stage: stored}",
            "9:26 R122 There is no register project | Did you mean projects?",
        ),
        (
            "{register: projects, stage: store}",
            "9:43 R122 重点项目清单 has no stage store | Did you mean stored?",
        ),
        (
            "{register: projects, stage: stored, where: {feld: 数字建造}}",
            (
                "9:59 R122 重点项目清单 has no field feld | "
                "Did you mean field? Its fields are amount, field"
            ),
        ),
        (
            "{register: projects, stage: stored, where: {field: 建造}}",
            "9:66 R122 领域 is never 建造 | Did you mean 数字建造?",
        ),
    ],
)
def test_what_a_figure_is_counted_from(source: str, said: str | None, tmp_path: Path) -> None:
    text = COUNTED[FIRMS].replace("{register: projects, stage: stored}", source)
    expected = [f"{FIRMS}:{said}"] if said else []
    assert found(tmp_path, COUNTED, {FIRMS: text}) == expected


def test_recurring_work_names_a_register_that_is_there(tmp_path: Path) -> None:
    file = "plan/tasks/1.1.yaml"
    source = "every: month\n    counted_from: {register: events, stage: 举办}"
    files = changed(MATCHING, "every: month", source)
    assert found(tmp_path, files) == [
        f"{file}:10:30 R122 There is no register events | Write one of: projects"
    ]


def test_a_counted_figure_takes_no_reading(tmp_path: Path) -> None:
    assert found(tmp_path, EXAMPLES["R121"][0]) == [
        (
            f"{JUNE}:3:16 R121 新认定科技型企业 is counted from 重点项目清单 | "
            "Leave the figure out; write under items which one reached which stage"
        )
    ]
