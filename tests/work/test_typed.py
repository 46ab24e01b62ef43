"""What was typed is taken, or ends the command."""

import pytest

from anplan.base.errors import UsageError
from anplan.base.message import Rejected, say
from anplan.work.typed import accepted


def test_what_was_understood_is_taken() -> None:
    assert accepted((121, False)) == (121, False)


def test_what_was_rejected_ends_the_command_with_its_cure() -> None:
    rejected = Rejected(say("Not a day: {text}", text="月底"), say("Write a day as 2025-06-30"))
    with pytest.raises(UsageError) as error:
        accepted(rejected)
    assert (error.value.message, error.value.hint) == rejected
