"""Who is suggested to run a plan as a whole."""

import pytest

from anplan.intake.draft.coordinators import candidates_of
from tests.intake.document.reading import read

TASKS = (
    "示例县2025年工作方案\n一、重点任务\n"
    "1.甲工作。由县教育局统筹推进校舍建设。（牵头单位：县教育局；配合单位：县发改局、县住建局）\n"
    "2.乙工作。（牵头单位：县教育局；配合单位：县发改局）\n二、工作要求\n"
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("（一）加强领导。县发改局负责统筹协调，各单位要配合。", "县发改局"),
        ("（一）加强领导。本方案由县发改局牵头抓总。", "县发改局"),
        ("（一）加强领导。领导小组办公室设在县住建局，负责日常工作。", "县住建局"),
        ("（一）加强领导。县发改局要加强统筹，及时通报。", "县发改局"),
        ("（一）加强领导。县发改局会同县住建局统筹推进。", "县发改局"),
        ("（一）加强领导。县住建局负责汇总，县发改局负责综合协调。", "县发改局"),
        ("（一）加强领导。县政府督查室负责统筹调度。", "县政府督查室"),
        ("（一）加强领导。各部门要加强统筹。", "县教育局"),
    ],
)
def test_who_is_said_to_run_the_work_comes_first(text: str, name: str) -> None:
    assert candidates_of(read(TASKS + text))[0] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Climate Team coordinates the plan.", "Climate Team"),
        ("The Head of Policy is responsible for overall coordination.", "Head of Policy"),
        ("The plan is coordinated by the Strategy Office.", "Strategy Office"),
    ],
)
def test_in_english(text: str, name: str) -> None:
    plan = (
        "Climate Plan 2025\n\n1. Warm homes\nInsulate 40 homes.\nLead: Housing\n\nHow we report\n\n"
    )
    assert candidates_of(read(plan + text))[0] == name


def test_whoever_issued_the_document_may_run_the_plan() -> None:
    tasks = "".join(
        f"{place}.改造{place}处。（{name}牵头）\n"
        for place, name in enumerate(
            ("县教育局", "县住建局", "县发改局", "县水利局", "县民政局"), 1
        )
    )
    text = f"示例县2025年工作方案\n一、重点任务\n{tasks}示例县人民政府办公室\n2025年3月1日\n"
    assert candidates_of(read(text))[-1] == "示例县人民政府办公室"


def test_whoever_the_papers_go_to_comes_before_who_issued_it() -> None:
    text = (
        "示例县2025年工作方案\n示例县人民政府办公室\n2025年3月1日\n一、任务\n1.甲工作。（县教育局牵头）\n"
        "二、要求\n各单位每月25日前将进展报县政府督查室。\n"
    )
    assert candidates_of(read(text))[0] == "县政府督查室"
