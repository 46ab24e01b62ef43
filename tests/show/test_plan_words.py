"""What a plan calls its papers and its whole, and that the program has no plan's words of its own."""

import re
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from anplan.base.period import Period
from anplan.files.schema.validate import record_of
from anplan.model.indicators import Indicator
from anplan.model.plan import Plan
from anplan.model.project import Project
from anplan.show.plan_words import (
    brief_title,
    form_title,
    joined,
    ledger_annex,
    ledger_name,
    progress_heading,
    unit_brief_title,
    whole_marked,
)
from anplan.show.words import Words
from tests import builders

CHINESE, ENGLISH = Words("zh_CN"), Words("en")
ROOT = Path(__file__).parents[2]
FIRST_PLAN = "全区|办理|江岸|岸政办|议案"


def plan(short: str = "民生实事", language: str = "zh_CN", **words: str) -> Plan:
    document: dict[str, Any] = {
        "title": "县民生实事方案",
        "number": "县〔2025〕1号",
        "issuer": "县政府办公室",
        "issued": "2025-02-01",
        "short": short,
    }
    return builders.plan(
        document=document, language=language, **({"words": words} if words else {})
    )


def test_plain_words_stand_where_the_plan_gives_none() -> None:
    assert brief_title(CHINESE, plan()) == "民生实事简报"
    assert unit_brief_title(CHINESE, plan(), "县发改局") == "民生实事简报（县发改局）"
    assert progress_heading(CHINESE, plan(), "6月份") == "6月份工作进展情况"
    assert form_title(CHINESE, plan(), "县发改局", "2025年6月") == "县发改局2025年6月进展填报表"
    assert ledger_annex(CHINESE, plan()) == "附件：工作台账"
    assert ledger_name(CHINESE, plan()) == "台账"


def test_the_plans_own_words_stand_in_their_place() -> None:
    own = plan(brief="实事快报", progress="实事进展", form="实事填报表", ledger="实事台账")
    assert brief_title(CHINESE, own) == "民生实事快报"
    assert unit_brief_title(CHINESE, own, "县发改局") == "民生实事快报（县发改局）"
    assert progress_heading(CHINESE, own, "6月份") == "6月份实事进展情况"
    assert form_title(CHINESE, own, "县发改局", "2025年6月") == "县发改局2025年6月实事填报表"
    assert ledger_annex(CHINESE, own) == "附件：实事台账"
    assert ledger_name(CHINESE, own) == "实事台账"


def test_so_they_do_in_english() -> None:
    own = plan(
        "Bridges", language="en", brief="Bulletin", progress="Works", form="Return", ledger="Book"
    )
    assert brief_title(ENGLISH, own) == "Bridges: Bulletin"
    assert unit_brief_title(ENGLISH, own, "Parks") == "Bridges: Bulletin (Parks)"
    assert progress_heading(ENGLISH, own, "June 2025") == "Works in June 2025"
    assert form_title(ENGLISH, own, "Parks", "June 2025") == "Parks: Return for June 2025"
    assert ledger_annex(ENGLISH, own) == "Annex: Book"


def test_who_reads_another_language_than_the_plans_reads_plain_words() -> None:
    assert form_title(ENGLISH, plan(form="实事填报表"), "Parks", "June") == "Parks: report for June"


def test_what_a_name_ends_with_is_not_said_again() -> None:
    assert joined("民生实事办理工作", "办理工作简报") == "民生实事办理工作简报"
    assert joined("民生实事", "工作简报") == "民生实事工作简报"
    assert joined("简报", "简报") == "简报简报"


@given(st.text(alphabet="甲乙丙", max_size=6), st.text(alphabet="甲乙丙", min_size=1, max_size=6))
def test_a_title_begins_with_the_name_and_ends_with_the_word(name: str, word: str) -> None:
    title = joined(name, word)
    assert title.startswith(name)
    assert title.endswith(word)
    assert max(len(name), len(word)) <= len(title) <= len(name) + len(word)


def summed(whole: str | None) -> Project:
    made = builders.project(
        indicators={
            "sum": record_of(
                Indicator,
                {
                    "title": "学位",
                    "measure": "个",
                    "kind": "count",
                    "target": {"at_least": "100"},
                    "trajectory": "linear",
                    "reported_by": ["a", "b"],
                },
            ),
            "own": builders.indicator(reported_by=["a"]),
        },
        units=("a", "b"),
    )
    document = made.plan.document._replace(whole=whole)
    return Project(
        plan=made.plan._replace(document=document), indicators=made.indicators, units=made.units
    )


def test_on_a_units_page_the_wholes_figures_are_marked() -> None:
    made = summed("全县")
    assert whole_marked(CHINESE, made, "sum", "学位") == "学位（全县）"
    assert whole_marked(CHINESE, made, "own", "成交额") == "成交额"
    assert whole_marked(CHINESE, summed(None), "sum", "学位") == "学位"


def test_the_program_has_no_word_of_the_first_plan() -> None:
    """Grammars that read the plans of others know such words, and may."""
    files = [
        path
        for folder, ending in (("src", "py"), ("src", "po"), ("templates", "*"))
        for path in (ROOT / folder).rglob(f"*.{ending}")
        if path.is_file() and not path.is_relative_to(ROOT / "src/anplan/intake/document")
    ]
    told = [str(path) for path in files if re.search(FIRST_PLAN, path.read_text("utf-8"))]
    assert told == []
    assert len(files) > 100


def test_a_period_is_named_in_the_plans_words() -> None:
    period = Period.parse("2025-Q2")
    assert progress_heading(CHINESE, plan(progress="攻坚进展"), CHINESE.period(period)) == (
        "2025年二季度攻坚进展情况"
    )
