"""The words with which a record refuses its content."""

from collections.abc import Mapping

import pytest
from pydantic_core import ValidationError

from anplan.files.schema.validate import record_of
from anplan.model.types.records import RecordClass
from anplan.show.words import Words


def refused(model: RecordClass, content: Mapping[str, object]) -> str:
    """Return the code and the words with which a record refuses its content."""
    with pytest.raises(ValidationError) as caught:
        record_of(model, content)
    (detail,) = caught.value.errors()
    refusal = detail["ctx"]["error"]
    return f"{refusal.code} {Words('en').tell(refusal.message)}"
