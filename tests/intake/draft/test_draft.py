"""What is drafted of a document: tasks with their chapters and parts, figures, papers, the plan."""

from typing import Any

import pytest

from anplan.intake.draft.settled import Known, KnownTask
from tests.intake.draft.drafting import asked, draft, drafted, only

HEAD = "示例区2025年工作方案\n示政办〔2025〕5号\n示例区人民政府办公室\n2025年3月1日\n"


def body(text: str) -> str:
    return f"{HEAD}\n二、重点任务\n（一）做大产业\n{text}\n"


def task(text: str) -> Any:
    return drafted(body(text))["tasks/1.1"]


def indicator(text: str) -> Any:
    return only(drafted(body(f"1.做工作。{text}（责任单位：区教育局）")), "indicators")


class TestTasks:
    def test_a_task_has_the_documents_number_and_words(self) -> None:
        made = task("3.扩大学位。新建小学2所。（责任单位：区教育局，区住建局）")
        assert (made["title"], made["label"], made["quote"]) == ("扩大学位", "3", "扩大学位")
        assert made["units"] == ["jyj", "zjj"]
        assert made["units_quote"] == "（责任单位：区教育局，区住建局）"

    def test_chapters_are_numbered_and_so_are_tasks_below_them(self) -> None:
        made = drafted(
            body("1.甲工作。（责任单位：区教育局）\n2.乙工作。（责任单位：区教育局）")
            + "（二）做优环境\n3.丙工作。（责任单位：区教育局）\n4.丁工作。（责任单位：区教育局）"
        )
        assert [name for name in made if name.startswith("tasks/")] == [
            "tasks/1.1",
            "tasks/1.2",
            "tasks/2.1",
            "tasks/2.2",
        ]
        assert [(one["id"], one["label"], one["title"]) for one in made["plan"]["sections"]] == [
            ("1", "（一）", "做大产业"),
            ("2", "（二）", "做优环境"),
        ]

    def test_parts_are_those_of_the_document(self) -> None:
        made = task("1.做工作。（牵头单位：区教育局；配合单位：区住建局、各街道）")
        assert (made["lead"], made["support"]) == (["jyj"], ["zjj", "gjd"])
        assert "units" not in made

    def test_a_day_is_written_as_one_and_words_without_a_day_as_words(self) -> None:
        assert task("1.做工作。（责任单位：区教育局；完成时限：8月底前）")["due"] == "2025-08-31"
        made = task("1.做工作。（责任单位：区教育局；完成时限：持续推进）")
        assert (made["due_words"], "due" in made) == ("持续推进", False)

    def test_words_beside_the_day_stay(self) -> None:
        made = task("1.做工作。（责任单位：区教育局；完成时限：5月底前动工）")
        assert (made["due"], made["due_words"]) == ("2025-05-31", "5月底前动工")

    def test_a_task_whose_actions_all_come_earlier_is_a_milestone_itself(self) -> None:
        text = "1.建成中心。10月底前完成装修。（责任单位：区教育局；完成时限：12月15日前）"
        assert [(one["title"], one["due"]) for one in task(text)["actions"]] == [
            ("建成中心", "2025-12-15"),
            ("10月底前完成装修", "2025-10-31"),
        ]

    def test_a_figure_has_the_day_of_its_task(self) -> None:
        made = drafted(body("1.做工作。培育企业50家。（责任单位：区教育局；完成时限：9月底前）"))
        assert only(made, "indicators")["target"] == {"at_least": "50", "by": "2025-09-30"}

    def test_two_tasks_may_have_one_title(self) -> None:
        text = body("1.做工作。（责任单位：区教育局）\n2.做工作。（责任单位：区住建局）")
        known = Known(tasks=(KnownTask("1.1", "做工作", "1"), KnownTask("1.2", "做工作", "2")))
        made = drafted(text, known)
        assert (made["tasks/1.1"]["units"], made["tasks/1.2"]["units"]) == (["jyj"], ["zjj"])

    def test_a_task_whose_title_changed_a_little_keeps_its_number(self) -> None:
        known = Known(tasks=(KnownTask("1.4", "推进服务事项集成办理15项", "1"),))
        made = drafted(body("1.推进服务事项集成办理18项。（责任单位：区教育局）"), known)
        assert made["tasks/1.4"]["title"] == "推进服务事项集成办理18项"

    def test_a_new_chapter_takes_nobodys_number(self) -> None:
        known = Known(tasks=(KnownTask("1.1", "乙工作", "1"),), sections={"做大产业": 1})
        text = (
            f"{HEAD}\n二、重点任务\n（一）加强党建\n1.甲工作。（责任单位：区教育局）\n"
            "（二）做大产业\n1.乙工作。（责任单位：区教育局）\n2.丙工作。（责任单位：区教育局）\n"
        )
        made = drafted(text, known)
        titles = {file: one["title"] for file, one in made.items() if file.startswith("tasks/")}
        assert titles == {"tasks/1.1": "乙工作", "tasks/1.2": "丙工作", "tasks/2.1": "甲工作"}
        assert [(one["id"], one["title"]) for one in made["plan"]["sections"]] == [
            ("2", "加强党建"),
            ("1", "做大产业"),
        ]

    def test_a_post_is_taken_and_a_person_is_not(self) -> None:
        text = "1.做工作。（责任领导：{}；责任单位：区教育局）"
        assert task(text.format("分管副区长"))["leader"] == "分管副区长"
        assert "leader" not in task(text.format("王某某"))
        assert draft(body(text.format("王某某"))).remarks

    def test_where_nobody_is_named_it_is_asked_and_the_coordinator_stands_there(self) -> None:
        text = body(
            "1.甲工作。（责任单位：区教育局）\n2.乙工作。推进。\n3.丙工作。（责任单位：区教育局）"
        )
        made = drafted(text)["tasks/1.2"]
        assert (made["units"], made["assumed"]) == (["jyj"], ["units"])
        assert "Nobody is named for 乙工作. Who does it?" in asked(draft(text))

    def test_the_kinds_of_actions_are_guesses(self) -> None:
        made = task(
            "1.做工作。每季度召开一次会议。6月底前建成平台。持续优化服务。（责任单位：区教育局）"
        )
        assert [
            (one["title"], one["kind"], one.get("every") or one.get("due"))
            for one in made["actions"]
        ] == [
            ("每季度召开一次会议", "recurring", "quarter"),
            ("6月底前建成平台", "milestone", "2025-06-30"),
            ("持续优化服务", "continuous", None),
        ]

    def test_an_action_with_a_figure_is_counted_by_its_indicator(self) -> None:
        made = drafted(body("1.做工作。培育企业50家。（责任单位：区教育局）"))
        action = made["tasks/1.1"]["actions"][0]
        assert action["kind"] == "deliverable"
        assert [f"indicators/{name}" for name in action["indicators"]] == [
            file for file in made if file.startswith("indicators/")
        ]


class TestFigures:
    @pytest.mark.parametrize(
        ("text", "target"),
        [
            ("新增学位900个以上。", {"at_least": "900"}),
            ("投资突破20亿元。", {"more_than": "20"}),
            ("投诉不超过30件。", {"at_most": "30"}),
            ("培育企业50家。", {"at_least": "50"}),
            ("实现产值8000万元左右。", {"about": "8000", "within": "400"}),
            ("培育企业1—2家。", {"between": ["1", "2"]}),
            ("群众满意度进入全市前3位。", {"rank": "3", "among": "全市"}),
        ],
    )
    def test_a_target_compares_as_the_document_does(self, text: str, target: Any) -> None:
        assert indicator(text)["target"] == target

    @pytest.mark.parametrize(
        ("text", "title"),
        [
            ("9月底前完成危桥改造5座。", "危桥改造"),
            ("力争全年新增学位900个以上。", "新增学位"),
            ("群众满意度进入全市前3位。", "群众满意度"),
            ("公办园占比达到55%以上。", "公办园占比"),
        ],
    )
    def test_its_title_is_what_the_figure_is_about(self, text: str, title: str) -> None:
        assert indicator(text)["title"] == title

    def test_a_bare_figure_is_held_to_at_least_and_says_so(self) -> None:
        assert "target" in indicator("培育企业50家。")["assumed"]
        assert "assumed" not in indicator("培育企业50家以上。")

    def test_the_sentences_deadline_is_the_targets_day(self) -> None:
        assert indicator("新建小学2所，8月底前投用。")["target"] == {
            "at_least": "2",
            "by": "2025-08-31",
        }

    def test_growth_is_a_rate_and_a_share_is_a_stock(self) -> None:
        growth, share = indicator("营业收入增长8%以上。"), indicator("公办园占比达到55%以上。")
        assert (growth["title"], growth["kind"]) == ("营业收入增长", "rate")
        assert "trajectory" not in growth
        assert (share["title"], share["kind"], share["trajectory"]) == (
            "公办园占比",
            "stock",
            "end",
        )

    def test_a_comparison_with_others_is_judged_by_the_difference(self) -> None:
        made = indicator("居民收入增速高于全市平均水平。")
        assert made["target"] == {"against": "全市平均水平", "more_than": "0"}
        assert (made["title"], made["kind"], made["measure"]) == ("居民收入增速", "rate", "%")
        assert "trajectory" not in made

    def test_what_is_to_go_in_step_is_a_target_in_words(self) -> None:
        made = drafted(body("1.做工作。居民收入与经济增长基本同步。（责任单位：区教育局）"))
        figure = only(made, "indicators")
        assert figure["target"] == {"words": "与经济增长基本同步"}
        assert (figure["quote"], "measure" in figure) == ("居民收入与经济增长基本同步", False)
        assert made["tasks/1.1"]["actions"][0]["kind"] == "deliverable"

    def test_a_target_of_every_year_is_one_by_year(self) -> None:
        text = body("1.做工作。每年培育企业50家。（责任单位：区教育局）")
        made = only(
            drafted(text.replace("2025年工作方案", "工作方案（2025—2027年）")), "indicators"
        )
        assert made["yearly"] == {"2025": "50", "2026": "50", "2027": "50"}

    def test_what_an_aim_and_a_task_say_alike_is_one_indicator(self) -> None:
        made = drafted(
            f"{HEAD}\n一、工作目标\n全区新增学位900个以上。\n"
            "二、重点任务\n1.扩大供给。新增学位900个以上。（责任单位：区教育局）"
        )
        figure = only(made, "indicators")
        assert (figure["goal"], figure["reported_by"]) == ("1", ["jyj"])
        assert made["tasks/1.1"]["actions"][0]["indicators"] == ["xzxw"]

    def test_a_part_is_one_of_its_whole(self) -> None:
        text = body(
            "1.做工作。新建学校12个，其中幼儿园8个、小学4个；改造校舍9处。（责任单位：区教育局）"
        )
        made = {
            content["title"]: {**content, "id": file.removeprefix("indicators/")}
            for file, content in drafted(text).items()
            if file.startswith("indicators/")
        }
        whole = made["新建学校"]["id"]
        assert [made[part]["part_of"] for part in ("幼儿园", "小学")] == [whole, whole]
        assert "part_of" not in made["改造校舍"]

    def test_what_comes_back_every_month_is_work_and_is_said_to_be(self) -> None:
        text = body("1.做工作。每月举办活动2场以上。（责任单位：区教育局）")
        assert not [file for file in drafted(text) if file.startswith("indicators/")]
        assert draft(text).remarks

    @pytest.mark.parametrize(
        "row",
        [
            "|1|每月走访企业不少于20家|/|区发改局|",
            "|1|服务企业|每月走访企业不少于20家|区发改局|",
        ],
    )
    def test_what_comes_back_in_a_cell_is_an_action_of_its_task(self, row: str) -> None:
        table = (
            f"|序号|工作任务|目标值|责任单位|\n|---|---|---|---|\n{row}\n|2|乙工作|/|区教育局|\n"
        )
        made = drafted(f"{HEAD}\n{table}")["tasks/1.1"]
        assert [(one["title"], one["every"]) for one in made["actions"]] == [
            ("每月走访企业不少于20家", "month")
        ]

    def test_a_line_of_aims_is_a_goal(self) -> None:
        made = drafted(
            f"{HEAD}\n一、工作目标\n新增学位900个以上。\n"
            "二、重点任务\n1.做工作。（责任单位：区教育局）"
        )
        assert made["plan"]["goals"] == [
            {"id": "1", "title": "新增学位900个以上", "quote": "新增学位900个以上。"}
        ]
        assert only(made, "indicators")["goal"] == "1"

    def test_a_figure_in_words_is_a_target_once_somebody_says_so(self) -> None:
        text = body("1.做工作。新建两所学校。（责任单位：区教育局）")
        assert not [file for file in drafted(text) if file.startswith("indicators/")]
        made = only(drafted(text, figure=0), "indicators")
        assert (made["target"], made["measure"]) == ({"at_least": "2"}, "所")


class TestThePlan:
    def test_the_head_and_the_year(self) -> None:
        made = drafted(body("1.做工作。（责任单位：区教育局）"))["plan"]
        assert made["document"] == {
            "title": "示例区2025年工作方案",
            "number": "示政办〔2025〕5号",
            "issuer": "示例区人民政府办公室",
            "issued": "2025-03-01",
        }
        assert (made["start"], made["end"]) == ("2025-01-01", "2025-12-31")

    def test_without_a_number_there_is_none(self) -> None:
        text = body("1.做工作。（责任单位：区教育局）").replace("示政办〔2025〕5号\n", "")
        assert "number" not in drafted(text)["plan"]["document"]

    def test_who_gathers_the_papers_runs_the_plan(self) -> None:
        text = (
            body("1.做工作。（责任单位：区教育局、区住建局）")
            + "三、要求\n区住建局负责统筹，各单位要配合。"
        )
        assert drafted(text)["plan"]["coordinator"] == "zjj"

    def test_papers_are_owed_as_the_document_says(self) -> None:
        text = body("1.做工作。（责任单位：区教育局）") + (
            "三、要求\n各责任单位每季度报送工作进展情况。\n各责任单位于6月底前报送半年工作总结。"
        )
        quarterly, half = drafted(text)["plan"]["obligations"]
        assert (quarterly["every"], quarterly["start"], quarterly["end"]) == (
            "quarter",
            "2025-Q1",
            "2025-Q4",
        )
        assert (half["every"], half["period"], half["due_on"]) == ("once", "2025-H1", "2025-06-30")

    @pytest.mark.parametrize(
        ("text", "title"),
        [
            ("各单位每月5日前将进展报区政府督查室。", "进展情况"),
            ("各单位每月25日前将工作落实情况报送区政府办公室汇总。", "工作落实情况"),
            ("各单位每季度就完成情况报区发改局备案。", "完成情况"),
            ("各单位每季度向区政府督查室报送工作进展。", "工作进展"),
        ],
    )
    def test_a_paper_is_not_called_by_whom_it_goes_to(self, text: str, title: str) -> None:
        made = drafted(body("1.做工作。（责任单位：区教育局）") + f"三、要求\n{text}")
        assert made["plan"]["obligations"][0]["title"] == title

    def test_what_those_who_lead_owe_is_owed_by_all_of_them(self) -> None:
        text = body(
            "1.甲工作。（牵头单位：区教育局；配合单位：区住建局）\n2.乙工作。（牵头单位：区卫健局）"
        )
        made = drafted(f"{text}三、要求\n各牵头单位每月报送工作进展情况。")
        assert made["plan"]["obligations"][0]["owed_by"] == ["jyj", "wjj"]

    def test_where_no_report_is_asked_for_one_a_month_is_assumed_and_asked(self) -> None:
        text = body("1.做工作。（责任单位：区教育局）")
        (report,) = drafted(text)["plan"]["obligations"]
        assert (report["every"], "every" in report["assumed"]) == ("month", True)
        (other,) = drafted(text, papers=1)["plan"]["obligations"]
        assert other["every"] == "quarter"

    def test_groups_have_no_members_until_somebody_names_them(self) -> None:
        (group,) = drafted(body("1.做工作。（责任单位：区教育局、各街道）"))["plan"]["groups"]
        assert (group["title"], group["members"], group["assumed"]) == (
            "各街道",
            "unlisted",
            ["members"],
        )

    def test_duties_ask_and_the_rest_tells(self) -> None:
        text = body("1.做工作。（责任单位：区教育局）") + (
            "三、要求\n各责任单位要高度重视，明确专人负责。\n本方案自印发之日起施行。"
        )
        made = drafted(text)["plan"]
        assert [one["quote"] for one in made["duties"]] == ["各责任单位要高度重视，明确专人负责。"]
        assert "本方案自印发之日起施行。" in made["narrative"]

    def test_a_bracket_that_does_not_close_is_a_defect(self) -> None:
        (defect,) = drafted(body("1.做工作。（责任单位：区教育局，区住建局"))["plan"]["defects"]
        assert defect == {
            "quote": "（责任单位：区教育局，区住建局",
            "text": "A bracket is not closed.",
        }


class TestAnswers:
    TEXT = "一、重点任务\n1.甲工作。（牵头单位：区教育局）\n2.乙工作。（牵头单位：区教育局）\n3.丙工作。推进。\n4.丁工作。（牵头单位：区住建局）\n"

    def test_the_suggested_issuer_is_the_one_that_was_shown(self) -> None:
        made = drafted(self.TEXT, issuer=0, coordinator=1)["plan"]
        assert (made["document"]["issuer"], made["coordinator"]) == ("区教育局", "zjj")

    def test_days_that_were_typed_are_those_of_the_plan(self) -> None:
        made = drafted(self.TEXT, start="2025-02-01 2025-11-30", issued="2025年3月15日")["plan"]
        assert (made["start"], made["end"]) == ("2025-02-01", "2025-11-30")
        assert made["document"]["issued"] == "2025-03-15"
        assert made["obligations"][0]["start"] == "2025-03"

    def test_who_does_it_may_be_named_nowhere_else(self) -> None:
        made = drafted(self.TEXT, nobody="区民政局")
        assert made["tasks/1.3"]["units"] == ["mzj"]
        assert made["units/mzj/unit"]["name"] == "区民政局"

    def test_what_is_guessed_in_front_is_said_to_be(self) -> None:
        made = drafted(self.TEXT, start="2025-02-01 2025-11-30")["plan"]
        assert "document" in made["assumed"]["plan"]


class TestOffices:
    TEXT = body("1.甲工作。（责任单位：区发改局）\n2.乙工作。（责任单位：区发展和改革局）")

    def test_two_spellings_are_two_units_until_somebody_says_otherwise(self) -> None:
        made = drafted(self.TEXT)
        assert [file for file in made if file.startswith("units/")] == [
            "units/fgj/unit",
            "units/fzhggj/unit",
        ]
        assert "Are 区发改局 and 区发展和改革局 one office?" in asked(draft(self.TEXT))

    def test_one_office_has_the_other_spelling_as_an_alias(self) -> None:
        made = drafted(self.TEXT, office=0)
        unit = made["units/fzhggj/unit"]
        assert "units/fgj/unit" not in made
        assert (unit["name"], unit["aliases"]) == ("区发展和改革局", ["区发改局"])
        assert made["tasks/1.1"]["units"] == made["tasks/1.2"]["units"] == ["fzhggj"]

    def test_what_the_workspace_calls_by_a_name_keeps_its_id(self) -> None:
        known = Known(
            units={"区发改局": "ndrc", "区发展和改革局": "ndrc"},
            tasks=(KnownTask("1.7", "乙工作"),),
        )
        made = drafted(self.TEXT, known)
        assert made["tasks/1.1"]["units"] == ["ndrc"]
        assert "tasks/1.7" in made


def test_english_ids_are_words() -> None:
    made = drafted(
        "Borough Climate Plan 2024\n\n1. Warmer homes\n\nInsulate 400 homes by March 2025.\n\n"
        "Lead: Housing and Property Services\n\n2. Cleaner transport\n\n"
        "Install 60 chargers by December 2024.\n\nLead: Transport Team\n"
    )
    assert "units/housing-property-services/unit" in made
    assert made["plan"]["language"] == "en"
