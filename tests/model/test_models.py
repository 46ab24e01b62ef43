"""What the models hold in common: every key says what it is, and no other is taken."""

from collections.abc import Iterator

import pytest
from pydantic_core import ValidationError

from anplan.files.schema.json_schema import json_schema
from anplan.files.schema.validate import record_of
from anplan.model.briefs import BriefNotes
from anplan.model.kinds import KINDS
from anplan.model.types.records import RecordClass, fields_of, others_of, records_in
from anplan.model.units import Unit


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
    if others_of(model) is not None:
        return
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


def test_the_notes_of_a_brief_may_be_empty() -> None:
    notes = record_of(BriefNotes, {})
    assert (notes.number, notes.issued, notes.addressees) == (None, None, ())
