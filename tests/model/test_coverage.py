"""Coverage: which sentences of the document became something, and which did not."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from anplan.files.schema.validate import record_of
from anplan.model.coverage import Sentence, coverage, items
from anplan.model.project import Project
from anplan.model.registers import Register
from tests.builders import indicator, project

SOURCE = """试验方案前言。
一、总体要求
服务企业有温度。成交额达到一百二十亿元以上。
二、重点任务
走访企业。每月一次。召开例会。
每月一次。
附件：责任单位名单。
"""


def made(**parts: Any) -> Project:
    """A project whose document is SOURCE."""
    return replace(project(**parts), source=SOURCE)


def sentence(text: str, project: Project) -> Sentence:
    """The first sentence of the document with that text."""
    return next(entry for entry in coverage(project).sentences if entry.text == text)


def task(*quotes: tuple[str, str], quote: str) -> dict[str, Any]:
    """A task and its actions, by what they stand on."""
    actions = [
        {"id": name, "title": name, "kind": "continuous", "quote": words} for name, words in quotes
    ]
    return {"title": quote, "quote": quote, "units": ["jxkc"], "actions": actions}


def test_the_document_falls_into_sentences_and_lines() -> None:
    assert [entry.text for entry in coverage(made()).sentences] == [
        "试验方案前言。",
        "一、总体要求",
        "服务企业有温度。",
        "成交额达到一百二十亿元以上。",
        "二、重点任务",
        "走访企业。",
        "每月一次。",
        "召开例会。",
        "每月一次。",
        "附件：责任单位名单。",
    ]


def test_a_sentence_knows_its_place() -> None:
    entry = sentence("走访企业。", made())
    assert SOURCE[entry.start : entry.end] == "走访企业。"


def test_the_head_and_the_annex_need_not_be_covered() -> None:
    bodies = [entry.body for entry in coverage(made()).sentences]
    assert bodies == [False, *[True] * 8, False]


def test_a_document_without_chapters_is_all_body() -> None:
    whole = coverage(replace(project(), source="走访企业。召开例会。"))
    assert [entry.body for entry in whole.sentences] == [True, True]


def test_words_that_an_indicator_stands_on_are_covered() -> None:
    entry = sentence(
        "成交额达到一百二十亿元以上。",
        made(indicators={"it": indicator(quote="成交额达到一百二十亿元以上")}),
    )
    assert (entry.covered, entry.items) == (True, (("indicator", "it", "成交额"),))


def test_half_of_the_characters_are_enough_and_fewer_are_not() -> None:
    """成交额达到一百二十亿元以上 has 13 characters: 7 cover it, 6 do not."""
    for quote, covered in (("达到一百二十亿", True), ("达到一百二十", False)):
        plan = made(indicators={"it": indicator(quote=quote)})
        assert sentence("成交额达到一百二十亿元以上。", plan).covered is covered, quote


def test_white_space_makes_no_other_words() -> None:
    plan = made(indicators={"it": indicator(quote="服务 企业\n有温度")})
    assert sentence("服务企业有温度。", plan).covered


def test_words_listed_as_asking_for_nothing_are_covered_by_that() -> None:
    entry = sentence("服务企业有温度。", made(narrative=["服务企业有温度"]))
    assert (entry.covered, entry.narrative, entry.items) == (True, True, ())


def test_what_nothing_stands_on_is_a_finding() -> None:
    entry = sentence("召开例会。", made())
    assert (entry.covered, entry.narrative) == (False, False)


def test_words_that_are_not_in_the_document_cover_nothing() -> None:
    plan = made(indicators={"it": indicator(quote="成交额翻一番")})
    assert not any(entry.items for entry in coverage(plan).sentences)


def test_an_action_s_words_are_looked_for_from_its_task_s_heading_on() -> None:
    """每月一次 stands twice: once behind 走访企业, once behind 召开例会."""
    plan = made(
        tasks={
            "1.1": task(("often", "每月一次"), quote="走访企业"),
            "1.2": task(("often", "每月一次"), quote="召开例会"),
        }
    )
    named = [entry.items for entry in coverage(plan).sentences if entry.text == "每月一次。"]
    assert named == [(("action", "1.1/often", "often"),), (("action", "1.2/often", "often"),)]


def test_the_words_that_name_a_task_s_units_belong_to_it() -> None:
    plan = made(tasks={"1.1": task(quote="走访企业") | {"units_quote": "召开例会"}})
    assert sentence("召开例会。", plan).items == (("task", "1.1", "走访企业"),)


def test_words_that_only_name_a_group_cover_nothing() -> None:
    plan = made(groups=[{"id": "firms", "title": "企业", "quote": "走访企业"}])
    entry = sentence("走访企业。", plan)
    assert (entry.covered, [kind for kind, _, _ in entry.items]) == (False, ["group"])


def test_the_shares_are_those_of_the_chapters() -> None:
    """One of 8 sentences, and 4 of 5 + 7 + 13 + 5 + 4 + 4 + 4 + 4 = 46 characters."""
    whole = coverage(made(tasks={"1.1": task(quote="走访企业")}))
    assert (whole.share_of_sentences, whole.share_of_characters) == (
        Fraction(1, 8),
        Fraction(4, 46),
    )


def test_of_nothing_everything_is_covered() -> None:
    whole = coverage(project())
    assert whole.sentences == ()
    assert whole.share_of_sentences == whole.share_of_characters == 1


def test_everything_that_stands_on_words_is_gone_through() -> None:
    plan = made(
        indicators={"it": indicator()},
        tasks={"1.1": task(("often", "每月一次"), quote="走访企业")},
        goals=[{"id": "1", "title": "目标"}],
        groups=[{"id": "firms", "title": "企业"}],
        sections=[{"id": "1", "title": "章"}],
        obligations=[
            {
                "id": "scheme",
                "title": "方案",
                "paper": "scheme",
                "owed_by": "units",
                "every": "once",
                "due_on": "2025-03-31",
            }
        ],
        duties=[{"owed_by": "units", "title": "配合"}],
    )
    register = record_of(Register, {"title": "项目库", "stages": ["入库"]})
    plan = replace(plan, registers={"library": register})
    assert [(item.kind, item.ref) for item in items(plan)] == [
        ("phase", "implementation"),
        ("goal", "1"),
        ("group", "firms"),
        ("section", "1"),
        ("obligation", "scheme"),
        ("duty", "1"),
        ("indicator", "it"),
        ("task", "1.1"),
        ("action", "1.1/often"),
        ("register", "library"),
        ("unit", "jxkc"),
    ]


ANNEXES = """通知
1.新建公厕3座。
附件：1.任务表
2.申报表
附表1
任务分解表
2.新建菜市场1座。
3.新建车库。
附件2：申报表
单位：　　　申报人：
"""


def covered_words(*quotes: str) -> list[tuple[str, bool]]:
    """The sentences of ANNEXES that count, and whether they are covered."""
    tasks = {
        f"1.{place}": {"title": quote, "quote": quote, "units": ["jxkc"]}
        for place, quote in enumerate(quotes, 1)
    }
    found = coverage(replace(project(tasks=tasks), source=ANNEXES)).sentences
    return [(one.text, one.covered) for one in found if one.body]


def test_an_annex_counts_once_something_is_quoted_from_it() -> None:
    before = [("通知", False), ("1.新建公厕3座。", True)]
    assert covered_words("1.新建公厕3座。") == before
    assert covered_words("1.新建公厕3座。", "2.新建菜市场1座。") == [
        *before,
        ("2.新建菜市场1座。", True),
        ("3.新建车库。", False),
    ]


def test_a_document_that_is_an_annex_alone_counts() -> None:
    made = replace(
        project(tasks={"1.1": task(quote="1.走访企业。")}), source="附件\n1.走访企业。\n2.开会。"
    )
    counted = [(one.text, one.covered) for one in coverage(made).sentences if one.body]
    assert counted == [("1.走访企业。", True), ("2.开会。", False)]
