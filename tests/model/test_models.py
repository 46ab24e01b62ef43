"""What the models hold in common, and what each refuses by itself."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic_core import ValidationError

from anplan.base.period import Period
from anplan.files.schema.json_schema import json_schema
from anplan.files.schema.validate import record_of
from anplan.model import paths
from anplan.model.briefs import BriefNotes
from anplan.model.decisions import Decision
from anplan.model.indicators import Indicator, Target, Trajectory
from anplan.model.kinds import KINDS
from anplan.model.plan import Due, Obligation
from anplan.model.reports import Reading, Report
from anplan.model.tasks import Action, Task
from anplan.model.types.records import RecordClass, fields_of, records_in
from anplan.model.units import Scheme, Unit
from anplan.show.words import Words
from tests import builders


def within(kind: RecordClass) -> Iterator[RecordClass]:
    """Yield a record class and those within it."""
    yield kind
    for field in fields_of(kind).values():
        for inner in records_in(field.hint):
            yield from within(inner)


MODELS = sorted(
    {record for kind in KINDS for record in within(kind.record)},
    key=lambda record: record.__name__,
)
FIELDS = [(model, name) for model in MODELS for name in fields_of(model)]


def refused(model: RecordClass, content: Mapping[str, object]) -> str:
    """Return the code and the words with which a record refuses its content."""
    with pytest.raises(ValidationError) as caught:
        record_of(model, content)
    (detail,) = caught.value.errors()
    refusal = detail["ctx"]["error"]
    return f"{refusal.code} {Words('en').tell(refusal.message)}"


def test_all_models_are_walked() -> None:
    names = {model.__name__ for model in MODELS}
    assert {"Plan", "Indicator", "Task", "Unit", "Report", "Decision", "BriefNotes"} <= names
    assert len(names) > 25


@pytest.mark.parametrize(
    ("model", "name"), FIELDS, ids=lambda value: getattr(value, "__name__", value)
)
def test_every_key_says_what_it_is(model: RecordClass, name: str) -> None:
    description = fields_of(model)[name].doc
    assert description
    assert description.strip() == description
    assert description.endswith(".")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_says_what_it_is_and_takes_no_unknown_key(model: RecordClass) -> None:
    assert model.__doc__
    assert not model.__doc__.startswith(f"{model.__name__}(")
    with pytest.raises(ValidationError) as caught:
        record_of(model, {"nonsense": "x"})
    assert ("nonsense",) in {
        detail["loc"] for detail in caught.value.errors() if detail["type"] == "extra_forbidden"
    }
    assert json_schema(model)["additionalProperties"] is False


def test_nothing_changes_a_model() -> None:
    unit = record_of(Unit, {"name": "区科创局"})
    with pytest.raises(AttributeError, match="can't set"):
        unit.name = "区科协"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("content", "comparator", "value", "upward", "strict"),
    [
        ({"at_least": "235"}, "at_least", 235, True, False),
        ({"more_than": "400"}, "more_than", 400, True, True),
        ({"at_most": "5"}, "at_most", 5, False, False),
        ({"less_than": "5"}, "less_than", 5, False, True),
        ({"at_least": "0", "by": "2025-10-31"}, "at_least", 0, True, False),
    ],
)
def test_a_target(
    content: Mapping[str, str], comparator: str, value: int, *, upward: bool, strict: bool
) -> None:
    target = record_of(Target, content)
    assert (target.comparator, target.value) == (comparator, Decimal(value))
    assert (target.upward, target.strict) == (upward, strict)


@pytest.mark.parametrize(("content", "count"), [({}, 0), ({"at_least": "1", "at_most": "2"}, 2)])
def test_a_target_has_just_one_comparison(content: Mapping[str, str], count: int) -> None:
    refusal = f"S109 A target has just one comparison; this one has {count}"
    assert refused(Target, content) == refusal


@pytest.mark.parametrize(
    ("content", "points"),
    [
        ("linear", ()),
        ("end", ()),
        ({"shape": "end"}, ()),
        (
            {"curve": {"2025-09-30": "150", "2025-06-30": "90"}},
            ((date(2025, 6, 30), Decimal(90)), (date(2025, 9, 30), Decimal(150))),
        ),
        ({"steps": {"2025-06-30": "20"}}, ((date(2025, 6, 30), Decimal(20)),)),
    ],
)
def test_a_trajectory_is_a_word_or_points_in_the_order_of_their_days(
    content: object, points: object
) -> None:
    assert record_of(Trajectory, content).points == points


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"curve": {}},
        {"shape": "linear", "steps": {"2025-06-30": "1"}},
        {"curve": {"2025-06-30": "1"}, "steps": {"2025-06-30": "1"}},
    ],
)
def test_a_trajectory_has_just_one_shape(content: Mapping[str, object]) -> None:
    assert refused(Trajectory, content) == "S109 A trajectory has just one shape"


INDICATOR: Mapping[str, object] = {
    "title": "成交额",
    "measure": "亿元",
    "kind": "flow",
    "target": {"at_least": "235"},
    "trajectory": "linear",
    "reported_by": ["jxkc"],
}


def test_what_an_indicator_is_where_it_does_not_say() -> None:
    indicator = record_of(Indicator, INDICATOR)
    assert indicator.baseline is None
    assert indicator.start == 0
    assert (indicator.every, indicator.aspirational) == ("month", False)
    assert indicator.label == "成交额"
    assert record_of(Indicator, {**INDICATOR, "short": "成交"}).label == "成交"


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        (
            {"kind": "rate"},
            "S112 A rate has no trajectory: it is compared with its full target",
        ),
        ({"trajectory": None}, "S102 The key trajectory is missing"),
        (
            {"kind": "rate", "trajectory": None, "reported_by": ["jxkc", "tjj"]},
            "S112 Rates of several units cannot be added up",
        ),
    ],
)
def test_what_does_not_fit_an_indicator(changes: Mapping[str, object], refusal: str) -> None:
    content = {key: value for key, value in {**INDICATOR, **changes}.items() if value is not None}
    assert refused(Indicator, content) == refusal


ACTION = {"id": "a", "title": "甲"}


@pytest.mark.parametrize(
    "content",
    [
        {"kind": "continuous"},
        {"kind": "outcome"},
        {"kind": "milestone"},
        {"kind": "milestone", "due": "2025-06-30"},
        {"kind": "recurring", "every": "month"},
        {"kind": "recurring", "every": "quarter", "by": "each"},
        {"kind": "deliverable", "indicators": ["it"]},
    ],
)
def test_an_action(content: Mapping[str, object]) -> None:
    action = record_of(Action, {**ACTION, **content})
    assert action.has_light == (action.kind in ("milestone", "recurring"))


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        ({"kind": "recurring"}, "every: and kind: recurring go together"),
        ({"kind": "milestone", "every": "month"}, "every: and kind: recurring go together"),
        ({"kind": "continuous", "due": "2025-06-30"}, "Only a milestone has a due day"),
        ({"kind": "deliverable"}, "indicators: and kind: deliverable go together"),
        (
            {"kind": "outcome", "indicators": ["it"]},
            "indicators: and kind: deliverable go together",
        ),
    ],
)
def test_what_does_not_fit_an_action(content: Mapping[str, object], refusal: str) -> None:
    assert refused(Action, {**ACTION, **content}) == f"S112 {refusal}"


def test_the_actions_of_a_task_have_names_of_their_own() -> None:
    action = {**ACTION, "kind": "outcome"}
    refusal = refused(Task, {"title": "任务", "units": ["jxkc"], "actions": [action, action]})
    assert refusal == "S113 Two actions of the task are called a"


def test_an_action_is_found_in_its_task() -> None:
    action = {**ACTION, "kind": "outcome"}
    task = record_of(Task, {"title": "任务", "units": ["jxkc"], "actions": [action]})
    assert task.action("a") == task.actions[0]
    assert task.action("b") is None


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        ({"value": "1"}, "S102 The key as_of is missing"),
        ({}, "S112 A reading needs either value or unavailable, not both"),
        (
            {"value": "1", "as_of": "2025-06-30", "unavailable": "未出"},
            "S112 A reading needs either value or unavailable, not both",
        ),
    ],
)
def test_what_does_not_fit_a_reading(content: Mapping[str, str], refusal: str) -> None:
    assert refused(Reading, {"indicator": "it", **content}) == refusal


def test_zero_is_a_value() -> None:
    reading = record_of(Reading, {"indicator": "it", "value": "0", "as_of": "2025-06-30"})
    assert reading.value is not None
    assert reading.value.value == 0


ENTRY = {"ref": "2.4", "text": "甲"}
ENTRIES: Mapping[str, object] = {
    "readings": [{"indicator": "it", "unavailable": "未出"}],
    "progress": [ENTRY],
    "milestones": [{"ref": "2.4/a", "done": "2025-06-30"}],
    "items": [{"register": "r", "id": "P-1", "stage": "入库", "on": "2025-06-30"}],
    "problems": [{"ref": "2.4", "title": "甲"}],
    "next": [ENTRY],
    "at_risk": [ENTRY],
}


@pytest.mark.parametrize("key", ENTRIES)
def test_each_kind_of_entry_makes_a_report(key: str) -> None:
    assert record_of(Report, {key: ENTRIES[key]}).has_entries
    refusal = "S112 The report says nothing: and yet has entries"
    assert refused(Report, {key: ENTRIES[key], "nothing": "无"}) == refusal


@pytest.mark.parametrize("content", [{}, {"submitted": "2025-07-03"}, {"progress": []}])
def test_an_empty_report_says_so_or_is_refused(content: Mapping[str, object]) -> None:
    assert refused(Report, content) == "S105 The report is empty"
    assert not record_of(Report, {**content, "nothing": "无"}).has_entries


DECISION = {"on": "2025-06-30", "ref": "2.4/a", "by": "统筹办主任", "reason": "已完成"}


@pytest.mark.parametrize(
    ("kind", "until"), [("close", None), ("reopen", None), ("extend", "y"), ("exempt", "y")]
)
def test_only_an_extension_and_an_exemption_have_an_end(kind: str, until: str | None) -> None:
    without = {**DECISION, "kind": kind}
    ended = {**without, "until": "2025-10-31"}
    good, bad = (ended, without) if until else (without, ended)
    record_of(Decision, good)
    refusal = "S112 extend and exempt need until:, return may have it, other kinds do not"
    assert refused(Decision, bad) == refusal


@pytest.mark.parametrize(
    "content",
    [
        {"kind": "return", "ref": "2025-06", "unit": "jxkc"},
        {"kind": "return", "ref": "2025-H1", "unit": "jxkc", "until": "2025-07-20"},
        {"kind": "return", "ref": "2025-Q2", "unit": "jxkc"},
        {"kind": "return", "ref": "2025", "unit": "jxkc"},
        {"kind": "return", "ref": "scheme", "unit": "jxkc"},
        {"kind": "ask", "ref": "2.4", "unit": "jxkc"},
        {"kind": "ask", "ref": "tech-contracts", "unit": "jxkc"},
    ],
)
def test_a_unit_is_told_of_a_return_and_a_question(content: Mapping[str, str]) -> None:
    assert record_of(Decision, {**DECISION, **content}).unit == "jxkc"


@pytest.mark.parametrize(
    "content",
    [
        {"kind": "return", "ref": "2025-06"},
        {"kind": "ask"},
        {"kind": "close", "unit": "jxkc"},
        {"kind": "exempt", "until": "2025-10-31", "unit": "jxkc"},
    ],
)
def test_only_a_return_and_a_question_have_a_unit(content: Mapping[str, str]) -> None:
    refusal = "S112 return and ask need unit:, other kinds do not have it"
    assert refused(Decision, {**DECISION, **content}) == refusal


def test_a_question_has_no_end() -> None:
    refusal = "S112 extend and exempt need until:, return may have it, other kinds do not"
    content = {**DECISION, "kind": "ask", "unit": "jxkc", "until": "2025-07-20"}
    assert refused(Decision, content) == refusal


@pytest.mark.parametrize("ref", ["2.4", "2025-13", "2025-h1", "tech-contracts"])
def test_what_is_returned_is_a_paper(ref: str) -> None:
    content = {**DECISION, "kind": "return", "unit": "jxkc", "ref": ref}
    assert refused(Decision, content) == f"S103 Not the period of a paper: {ref}"


@pytest.mark.parametrize(
    ("kind", "ref", "file"),
    [
        ("return", "2025-H1", "units/jxkc/2025-H1.yaml"),
        ("return", "scheme", "units/jxkc/scheme.yaml"),
        ("ask", "2.4", None),
    ],
)
def test_a_return_knows_the_file_of_its_paper(kind: str, ref: str, file: str | None) -> None:
    content = {**DECISION, "kind": kind, "unit": "jxkc", "ref": ref}
    assert record_of(Decision, content).paper == file


MONTHLY: Mapping[str, object] = {**builders.MONTHLY}
ONCE: Mapping[str, object] = {
    "id": "scheme",
    "title": "方案",
    "paper": "scheme",
    "owed_by": "units",
    "every": "once",
    "due_on": "2025-03-31",
}


@pytest.mark.parametrize("content", [MONTHLY, ONCE, {**ONCE, "period": "2025-H1"}])
def test_an_obligation(content: Mapping[str, object]) -> None:
    assert record_of(Obligation, content).counted


@pytest.mark.parametrize(
    "content",
    [
        {key: value for key, value in MONTHLY.items() if key != "end"},
        {key: value for key, value in MONTHLY.items() if key != "due"},
        {**MONTHLY, "due_on": "2025-06-30"},
        {**MONTHLY, "period": "2025-06"},
        {key: value for key, value in ONCE.items() if key != "due_on"},
        {**ONCE, "start": "2025-04"},
        {**ONCE, "due": {"day": "5"}},
    ],
)
def test_the_days_of_an_obligation_fit_how_often_it_is_owed(content: Mapping[str, object]) -> None:
    refusal = "S112 The obligation's days do not match how often it is owed"
    assert refused(Obligation, content) == refusal


@pytest.mark.parametrize("content", [{}, {"day": "5", "days_after": "5"}])
def test_a_paper_is_due_in_one_way(content: Mapping[str, str]) -> None:
    assert refused(Due, content) == "S112 due has either days_after or day"


@pytest.mark.parametrize("content", [{"day": "0"}, {"day": "32"}, {"days_after": "-1"}])
def test_a_due_day_is_a_day_of_a_month(content: Mapping[str, str]) -> None:
    with pytest.raises(ValidationError, match="S103"):
        record_of(Due, content)


def phases(*spans: tuple[str, str, str]) -> Any:
    return [{"id": name, "title": name, "start": start, "end": end} for name, start, end in spans]


def test_the_implementation_is_the_phase_called_so_or_the_longest() -> None:
    short, long = ("a", "2025-03-01", "2025-03-31"), ("b", "2025-04-01", "2025-10-31")
    named = ("implementation", "2025-05-01", "2025-05-31")
    assert builders.plan(phases=phases(short, long)).implementation.id == "b"
    assert builders.plan(phases=phases(long, short)).implementation.id == "b"
    assert builders.plan(phases=phases(short, long, named)).implementation.id == "implementation"


def test_pace_is_counted_over_the_year_or_the_implementation() -> None:
    year = date(2025, 1, 1), date(2025, 12, 31)
    assert builders.plan().pace_span == year
    span = builders.plan(settings={"pace_base": "implementation"}).pace_span
    assert span == (date(2025, 4, 1), date(2025, 10, 31))


def test_what_a_plan_is_where_it_does_not_say() -> None:
    plan = builders.plan()
    assert (plan.language, plan.sample, str(plan.timezone)) == ("zh_CN", False, "UTC+08:00")
    thresholds = (plan.settings.red, plan.settings.red_rate, plan.settings.soon)
    assert [str(threshold) for threshold in thresholds] == ["10", "1", "14"]


def test_a_plan_has_a_phase() -> None:
    with pytest.raises(ValidationError, match="at least 1 item"):
        builders.plan(phases=[])


@pytest.mark.parametrize(
    ("content", "day", "valid"),
    [
        ({}, "2025-06-30", True),
        ({"valid_from": "2025-07-01"}, "2025-06-30", False),
        ({"valid_from": "2025-07-01"}, "2025-07-01", True),
        ({"valid_until": "2025-06-30"}, "2025-06-30", True),
        ({"valid_until": "2025-06-30"}, "2025-07-01", False),
    ],
)
def test_a_unit_exists_from_its_first_day_to_its_last(
    content: Mapping[str, str], day: str, *, valid: bool
) -> None:
    unit = record_of(Unit, {"name": "区科创局", **content})
    assert unit.valid_on(date.fromisoformat(day)) is valid


def test_a_unit_is_called_by_its_short_name() -> None:
    assert record_of(Unit, {"name": "区科学技术协会"}).label == "区科学技术协会"
    assert record_of(Unit, {"name": "区科学技术协会", "short": "区科协"}).label == "区科协"


def test_a_scheme_has_a_measure() -> None:
    with pytest.raises(ValidationError, match="at least 1 item"):
        record_of(Scheme, {"measures": []})


def test_the_notes_of_a_brief_may_be_empty() -> None:
    notes = record_of(BriefNotes, {})
    assert (notes.number, notes.issued, notes.addressees) == (None, None, ())


def test_a_path_says_what_a_file_is() -> None:
    june = Period.parse("2025-06")
    assert [
        paths.indicator_path("it"),
        paths.task_path("2.4"),
        paths.register_path("library"),
        paths.decisions_path(june),
        paths.unit_path("jxkc"),
        paths.scheme_path("jxkc"),
        paths.report_path("jxkc", june),
        paths.brief_path(june),
    ] == [
        "plan/indicators/it.yaml",
        "plan/tasks/2.4.yaml",
        "plan/registers/library.yaml",
        "plan/decisions/2025-06.yaml",
        "units/jxkc/unit.yaml",
        "units/jxkc/scheme.yaml",
        "units/jxkc/2025-06.yaml",
        "briefs/2025-06.yaml",
    ]
