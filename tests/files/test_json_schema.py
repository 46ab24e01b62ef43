"""The JSON Schemas take what the reader takes: an editor marks no right file as wrong."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from anplan.checks.all_rules import RULES
from anplan.files.schema.dropped import dropped_words
from anplan.files.schema.json_schema import Voice, json_schema
from anplan.files.schema.validate import validate
from anplan.files.yaml.parse import parse
from anplan.model.kinds import KINDS, kind_of
from anplan.model.offered import Offer
from anplan.model.types import fields
from anplan.model.types.records import Doc, Names, Within
from tests.bad.corpus import HERE as BAD
from tests.files.editor_yaml import as_editors_read

ROOT = Path(__file__).parents[2]
VALIDATORS = {kind.name: Draft202012Validator(json_schema(kind.record)) for kind in KINDS}


def refused(file: str, text: str) -> list[str]:
    """Return what an editor marks in a file."""
    known = kind_of(file)
    assert known is not None, file
    errors = VALIDATORS[known[0].name].iter_errors(as_editors_read(text))
    return [f"{file}: {error.json_path}: {error.message}" for error in errors]


def is_read(file: str, text: str) -> bool:
    """Return whether the reader takes a file."""
    parsed = parse(text, file)
    if any(problem.level == "error" for problem in parsed.problems):
        return False
    known = kind_of(file)
    return (
        known is not None
        and not validate(known[0].record, parsed.content, file)[1]
        and not dropped_words(known[0].record, text, file)
    )


def examples() -> Iterator[tuple[str, str]]:
    """Yield the files of all rules' examples, right and wrong."""
    for rule in RULES:
        for files in (rule.right, rule.wrong):
            for file, text in files.items():
                if text is not None and file.endswith(".yaml"):
                    yield file, text


def bad_files() -> Iterator[tuple[str, str]]:
    """Yield the bad files that are text at all."""
    for path in sorted(BAD.rglob("*.yaml")):
        if path.name != "manifest.yaml":
            yield (
                "/".join(path.relative_to(BAD).parts[2:]),
                path.read_bytes().decode("utf-8", "replace"),
            )


@pytest.mark.parametrize("files", [examples, bad_files])
def test_whatever_the_reader_takes_is_right_in_an_editor(files: Any) -> None:
    read = [(file, text) for file, text in files() if is_read(file, text)]
    assert len(read) > 30
    assert [told for file, text in read for told in refused(file, text)] == []


@pytest.mark.parametrize("folder", ["plan", "units", "sample/units"])
def test_the_plan_and_the_sample_are_right_in_an_editor(folder: str) -> None:
    root = ROOT / folder.removesuffix("plan").removesuffix("units")
    files = sorted((ROOT / folder).rglob("*.yaml"))
    names = [path.relative_to(root).as_posix() for path in files]
    assert len(files) > 10
    told = [
        problem
        for name, path in zip(names, files, strict=True)
        for problem in refused(name, path.read_text(encoding="utf-8"))
    ]
    assert told == []


@pytest.mark.parametrize(
    "text",
    [
        "trajectory: linear\n",
        "trajectory: end\n",
        "trajectory: {steps: {2025-06-30: 3}}\n",
        "shares: {2025: 3, true: 4}\n",
        "tasks: [1.10]\n",
        "title: 2025\n",
        "title: true\n",
    ],
)
def test_what_may_be_a_word_or_a_figure_may_be_one_in_an_editor(text: str) -> None:
    key = text.partition(":")[0]
    whole = {
        "title": "title: 数\n",
        "reported_by": "reported_by: [kcj]\n",
        "kind": "kind: count\n",
        "measure": "measure: 个\n",
        "target": "target: {at_least: 1}\n",
        "trajectory": "trajectory: end\n",
        key: text,
    }
    assert refused("plan/indicators/i.yaml", "".join(whole.values())) == []
    assert is_read("plan/indicators/i.yaml", "".join(whole.values()))


def test_a_stage_may_be_a_year() -> None:
    assert refused("plan/registers/r.yaml", "title: 清单\nstages: [2024, 2025]\n") == []


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("units/kcj/2025-06.yaml", "nothing:\n"),
        ("units/kcj/2025-06.yaml", "nothing: ''\n"),
        ("units/kcj/2025-06.yaml", "nothing: [无]\n"),
        ("units/kcj/2025-06.yaml", "submited: 2025-07-01\nnothing: 无\n"),
        ("units/kcj/2025-06.yaml", "submitted: 2025-7-1\nnothing: 无\n"),
        ("units/kcj/2025-06.yaml", "progress: {ref: 1.1, text: 走访}\n"),
        ("units/kcj/2025-06.yaml", "progress:\n  - text: 走访\n"),
        (
            "units/kcj/2025-06.yaml",
            "readings:\n  - {indicator: 技术合同, value: 1, as_of: 2025-06-30}\n",
        ),
        (
            "units/kcj/2025-06.yaml",
            "readings:\n  - {indicator: a, value: 三十, as_of: 2025-06-30}\n",
        ),
        ("plan/indicators/i.yaml", "trajectory: liner\n"),
        ("plan/registers/r.yaml", "title: 清单\nstages: []\n"),
        ("plan/registers/r.yaml", "title: 清单\nstages: [甲]\nstill_after: 0\n"),
    ],
)
def test_what_the_reader_refuses_an_editor_marks(file: str, text: str) -> None:
    assert not is_read(file, text)
    assert refused(file, text) != []


TYPES: dict[str, Any] = {
    "Day": fields.Day,
    "Number": fields.Number,
    "Whole": fields.Whole,
    "Within": Annotated[fields.Whole, Within(1, 31)],
    "Amount": fields.Amount,
    "Truth": fields.Truth,
    "Periodic": fields.Periodic,
    "Zone": fields.Zone,
    "Id": fields.Id,
    "Account": fields.Account,
    "Sha256": fields.Sha256,
    "Text": fields.Text,
    "TaskId": fields.TaskId,
    "Ref": fields.Ref,
    "DecidedRef": fields.DecidedRef,
    "str": str,
}
"""A word that YAML has for nothing is not taken: an editor is to mark what was left empty."""
NOTHING = ("~", "null", "Null", "NULL", "")
WORDS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["true", "FALSE", "1e3", "0o17", "0x1f", ".inf", ".5", "5.", "+7", "007", "12.0"]
    ),
    *map(st.from_regex, (r"\A[0-9+.-]{1,8}\Z", r"\A[0-9]{4}-[0-9BQH]{2}\Z", r"\A[0-9a-f]{64}\Z")),
    *map(
        st.from_regex,
        (r"\A[a-z0-9]{1,4}-[a-z0-9]{1,4}\Z", r"\A-?[0-9]{1,3} ?[亿万元%‰家(（)）]{0,3}\Z"),
    ),
    st.dates().map(str),
)


@cache
def kind_with(name: str) -> tuple[Any, Draft202012Validator]:
    """Return a kind of file with one key of a type, and what an editor holds it against."""
    make: Any = NamedTuple
    record = make("record", [("value", Annotated[TYPES[name], Doc("A value.")])])
    return record, Draft202012Validator(json_schema(record))


@given(st.sampled_from(sorted(TYPES)), WORDS, st.sampled_from(["{}", "'{}'", '"{}"', "|-\n  {}"]))
def test_a_value_that_the_reader_takes_is_right_in_an_editor(
    name: str, word: str, style: str
) -> None:
    text = f"value: {style.format(word)}\n"
    parsed = parse(text, "f.yaml")
    record, validator = kind_with(name)
    if parsed.problems or validate(record, parsed.content, "f.yaml")[1] or word.strip() in NOTHING:
        return
    assert list(validator.iter_errors(as_editors_read(text))) == []


def test_a_type_that_no_word_fits_would_show_that_the_property_looks_at_nothing() -> None:
    taken = {
        name
        for name in TYPES
        for word in ("2025-06-30", "3", "true", "2025-06", "+08:00", "a" * 64, "2.4", "a")
        if not validate(kind_with(name)[0], {"value": word}, "f.yaml")[1]
    }
    assert taken == set(TYPES)


# The plan's own ids ------------------------------------------------------------------------


class Visit(NamedTuple):
    """A record that names something."""

    ref: Annotated[fields.Ref, Names(("task", "action")), Doc("What it is about.")]
    shares: Annotated[dict[fields.Id, fields.Number], Names(("task",)), Doc("Shares.")]


OFFERS = {
    "task": (Offer("2.4", "经理人"), Offer("1.1", "供给"), Offer("1.10", "平台")),
    "action": (Offer("2.4/base", "基地", "2.4 经理人"), Offer("a$}\\", "怪")),
}


def with_ids() -> dict[str, Any]:
    return json_schema(Visit, "走访", Voice(lambda text: f"<{text}>", OFFERS))


def test_ids_are_offered_with_their_titles_and_written_as_in_files() -> None:
    schema = with_ids()
    offered = schema["$defs"]["task"]["defaultSnippets"]
    assert offered[0] == {"label": "2.4  经理人", "description": "经理人", "body": "^2.4"}
    assert schema["$defs"]["action"]["defaultSnippets"][1]["body"] == '^"a\\$\\}\\\\\\\\"'
    assert schema["properties"]["ref"]["allOf"] == [
        {"$ref": "#/$defs/task"},
        {"$ref": "#/$defs/action"},
    ]
    assert schema["properties"]["shares"]["properties"]["2.4"]["description"] == "经理人"


def test_an_id_that_came_since_is_no_mistake() -> None:
    validator = Draft202012Validator(with_ids())
    for ref in ("2.4", "2.4/base", "9.9", "new/one", 2.4, 1.1):
        assert list(validator.iter_errors({"ref": ref, "shares": {"new": 3}})) == []
    assert list(validator.iter_errors({"ref": "走访"})) != []


def test_two_ids_that_are_one_number_are_told_by_neither() -> None:
    told = with_ids()["$defs"]["task"]["anyOf"]
    assert [one["minimum"] for one in told if one.get("type") == "number"] == [Decimal("2.4")]


def test_it_speaks_the_language_that_is_asked_for() -> None:
    schema = with_ids()
    assert (schema["title"], schema["properties"]["ref"]["description"]) == (
        "走访",
        "<What it is about.>",
    )
