"""Every register of the sample, from a unit's filled-in form to the report, the brief and why."""

from pathlib import Path
from typing import NamedTuple

import pytest

from anplan.base.period import Period
from anplan.intake.forms import Identity
from tests.forms import Filled, form_of, sample_project
from tests.program import edit, run, shown

OCTOBER = Period.parse("2025-10")


class Case(NamedTuple):
    """A row of a unit's form, what it becomes, and what counts it.

    ``item``: the id of an open item; '' for a new one, whose id is typed.
    """

    register: str
    unit: str
    item: str
    typed: dict[str, str]
    entry: str
    brief: str
    counted: str = ""


CASES = (
    Case(
        "project-library",
        "jxkc",
        "P-046",
        {"stage": "入库", "on": "10月8日"},
        "id: P-046\n    stage: stored\n    on: 2025-10-08\n",
        "- P-046 智能水表边缘计算模块：登记 → 入库，10月8日（区经信科创局）\n",
        "project-library",
    ),
    Case(
        "tech-managers",
        "jxkc",
        "",
        {"id": "J-099", "title": "中试平台技术转移专员", "stage": "实践培育", "on": "10月8日"},
        "id: J-099\n    title: 中试平台技术转移专员\n    stage: practice\n    on: 2025-10-08\n",
        "- J-099 中试平台技术转移专员：新增，10月8日实践培育（区经信科创局）\n",
        "tech-managers",
    ),
    Case(
        "grant-to-equity",
        "jxkc",
        "T-16",
        {"stage": "落地", "on": "2025-10-08"},
        "id: T-16\n    stage: landed\n    on: 2025-10-08\n",
        "- T-16 传感器企业“拨转股”项目（2号）：评审 → 落地，10月8日（区经信科创局）\n",
        "grant-to-equity",
    ),
    Case(
        "tech-grids",
        "jxkc",
        "F-13",
        {
            "stage": "组建",
            "on": "10月8日",
            **{f"more{place}": "科技副主任" for place in range(2, 7)},
        },
        "id: F-13\n    stage: built\n    on: 2025-10-08\n    roles:\n      网格长: 科技副主任\n",
        "- F-13 花桥社区科技分网格：划定 → 组建，10月8日（区经信科创局）\n",
        "sub-grids",
    ),
    Case(
        "innovation-vouchers",
        "jxkc",
        "Q-19",
        {"stage": "兑付", "on": "10月8日", "more1": "12.5"},
        "id: Q-19\n    stage: paid\n    on: 2025-10-08\n    amount: 12.5\n",
        "- Q-19 环保工程企业（4号）：政策宣贯 → 兑付，10月8日（区经信科创局）\n",
    ),
    Case(
        "carriers",
        "jxkc",
        "Z-06",
        {"stage": "退出", "on": "10月8日", "reason": "与区外机构合并"},
        "id: Z-06\n    left: 2025-10-08\n    reason: |-\n      与区外机构合并\n",
        "- Z-06 石墨烯方向新型研发机构：10月8日退出，退出前处于论证；与区外机构合并（区经信科创局）\n",
    ),
    Case(
        "challenges",
        "jxkc",
        "B-10",
        {"stage": "发榜", "on": "10月8日", "reason": "揭榜方退出，重新发榜"},
        "id: B-10\n    stage: posted\n    on: 2025-10-08\n    reason: |-\n      揭榜方退出，重新发榜\n",
        "- B-10 堤防隐患识别技术需求：10月8日由揭榜退回发榜；揭榜方退出，重新发榜（区经信科创局）\n",
    ),
    Case(
        "patents",
        "scjg",
        "L-01",
        {"stage": "获批", "on": "10月8日"},
        "id: L-01\n    stage: granted\n    on: 2025-10-08\n",
        "- L-01 水工结构监测方法专利：申报 → 获批，10月8日（区市场监管局）\n",
    ),
    Case(
        "events",
        "gsl",
        "",
        {
            "id": "QQ-10",
            "title": "恳谈会（金融专题）",
            "stage": "举办",
            "on": "10月8日",
            "more1": "亲清政企恳谈会",
        },
        "id: QQ-10\n    title: 恳谈会（金融专题）\n    stage: held\n    on: 2025-10-08\n"
        "    series: 亲清政企恳谈会\n",
        "- QQ-10 恳谈会（金融专题）：新增，10月8日举办（区工商联）\n",
        "4.4/monthly-qinqing",
    ),
)


def mark_of(identity: Identity, case: Case) -> str:
    """The row of an item, or the first blank one of a register."""
    wanted = case.register, case.item
    return next(mark for mark, row in identity.items.items() if tuple(row[:2]) == wanted)


def returned(sample: Path, folder: Path, case: Case) -> Path:
    form = form_of(sample_project(sample), case.unit, OCTOBER)
    filled = Filled(form).put(mark_of(form.identity, case), **case.typed)
    return filled.save(folder / "form.xlsx")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.register)
def test_from_the_form_to_the_report_the_brief_and_why(
    sample: Path, copied: Path, tmp_path: Path, case: Case
) -> None:
    path = returned(sample, tmp_path, case)
    edit(copied / "plan/plan.yaml", "sample_day: 2025-10-09", "sample_day: 2025-11-06")
    done = run("collect", str(path), folder=copied)
    assert done.code == 0, done.out
    file = f"units/{case.unit}/2025-10.yaml"
    assert f"register: {case.register}\n    {case.entry}" in (copied / file).read_text("utf-8")
    assert case.brief in run("brief", "--month", "2025-10", "-o", "-", folder=copied).out
    if case.counted:
        assert file in shown("why", case.counted, "--on", "2025-10-31", folder=copied)
    item = f"{case.register}/{case.item or case.typed['id']}"
    assert "2025-10-08" in shown("log", item, folder=copied)


def test_every_register_of_the_sample_is_tried(sample: Path) -> None:
    assert {case.register for case in CASES} == sample_project(sample).registers.keys()
