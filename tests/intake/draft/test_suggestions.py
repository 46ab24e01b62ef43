"""What is suggested first where a document does not say when it was issued or how often units report."""

from anplan.intake.document.doubts import Kind, Question
from anplan.intake.draft.doubts import questions_of
from anplan.intake.draft.settled import Known
from tests.intake.document.reading import read

ISSUED = "湖临市人民政府办公室\n关于印发2025年民生实事责任分解表的通知\n"
PLAN = "2025年民生实事责任分解表\n{told}1.新建学校3所。（责任单位：区教育局，6月底前）\n"


def asked(kind: Kind, told: str) -> Question:
    questions = questions_of(read(PLAN.format(told=told)), Known())
    (question,) = (one for one in questions if one.kind == kind)
    return question


def test_the_day_on_which_a_page_put_it_up() -> None:
    question = asked("issued", "发布时间：2025-03-06 浏览次数：77\n")
    assert question.names == ("2025-03-06", "2025-01-01")


def test_the_first_day_of_the_plan_where_no_page_tells_one() -> None:
    assert asked("issued", "").names == ("2025-01-01",)


def test_how_often_progress_is_spoken_of() -> None:
    question = asked("papers", "建立季调度、半年通报机制。\n")
    assert [choice.text for choice in question.choices] == [
        "every quarter",
        "every month",
        "every half-year",
    ]


def test_every_month_where_nothing_is_spoken_of() -> None:
    assert asked("papers", "").choices[0].text == "every month"


def test_a_monthly_paper_on_sale_is_no_cycle() -> None:
    assert asked("papers", "订阅月报刊，季度末总评。\n").choices[0].text == "every month"


def test_the_issuer_by_the_short_name_that_units_are_told_by() -> None:
    text = (
        ISSUED
        + "1.新建学校3所。（责任单位：市教育局、市政府办公室）\n2.建公园2个。（责任单位：市城管局）\n"
    )
    (question,) = (one for one in questions_of(read(text), Known()) if one.kind == "coordinator")
    assert question.names == ("市教育局", "市政府办公室")
