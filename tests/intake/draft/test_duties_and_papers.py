"""Who owes what: papers by the words in front of them, bans within tasks, what only tells."""

from typing import Any

from anplan.show.words import Words
from tests.intake.draft.drafting import draft, drafted

HEAD = "示例区2025年工作方案\n二、重点任务\n"
TASK = "1.做工作。建设学校3所。（责任单位：区教育局、区住建局）\n"


def plan(text: str, asked: str = "") -> Any:
    return drafted(f"{HEAD}{TASK}{text}\n三、要求\n{asked}\n")["plan"]


def remarks(text: str) -> list[str]:
    made = draft(f"{HEAD}{TASK}{text}")
    return [Words("en").tell(one) for one in made.remarks]


def test_a_paper_is_owed_by_the_unit_that_stands_in_front_of_its_day() -> None:
    (report,) = plan("", "区教育局每月5日前报送进展情况。")["obligations"]
    assert report["owed_by"] == "jyj"


def test_who_coordinates_and_does_no_task_owes_no_report() -> None:
    made = plan("", "区发改局负责统筹，各单位每月5日前报送进展情况。")
    assert made["coordinator"] == "fgj"
    (report,) = made["obligations"]
    assert (report["owed_by"], report["except"]) == ("units", ["fgj"])


def test_a_ban_within_a_task_is_a_duty_of_those_who_do_it() -> None:
    made = plan("2.供水。改造管网。严禁改变水源。（责任单位：区水务局）")
    assert [(one["owed_by"], one["title"]) for one in made["duties"]] == [(["swj"], "严禁改变水源")]


def test_what_each_is_paid_and_what_counts_is_narrative() -> None:
    made = plan("2.供水。改造管网。每处补助2万元。已改造的不计入本年任务。（责任单位：区水务局）")
    told = made["narrative"]
    assert isinstance(told, list)
    assert {"每处补助2万元。", "已改造的不计入本年任务。"} <= set(told)


def test_what_counts_is_told_to_whoever_imports() -> None:
    said = remarks("2.供水。已改造的不计入本年任务。（责任单位：区水务局）")
    assert said == [
        "已改造的不计入本年任务 says what counts in 供水: it stands in narrative; tell those who report"
    ]


def test_who_owes_a_paper_and_does_no_task_is_told() -> None:
    made = draft(f"{HEAD}{TASK}三、要求\n区审计局每季度报送审计情况。")
    assert [Words("en").tell(one) for one in made.remarks] == [
        "区审计局 owes 审计情况 and does no task: it is written as owed by all units"
    ]


def test_a_sentence_that_only_asks_for_a_paper_is_no_action() -> None:
    text = f"{HEAD}1.做工作。新建学校。请于4月10日前将方案报区政府。（责任单位：区教育局）\n"
    made = drafted(text)
    assert [one["title"] for one in made["tasks/1.1"]["actions"]] == ["新建学校"]
    assert made["plan"]["obligations"][0]["due_on"] == "2025-04-10"


def test_a_paper_without_a_day_stays_among_what_is_told() -> None:
    made = plan("", "各单位要形成工作总结。")
    assert [one["title"] for one in made["obligations"]] == ["Monthly report"]
    assert "各单位要形成工作总结。" in str((made.get("duties"), made.get("narrative")))
