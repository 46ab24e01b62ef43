"""Words for how often something is done."""

import pytest

from anplan.intake.cycles import EVERY_WORDS
from anplan.intake.parse import parse_choice
from anplan.show.words import CYCLES, Words


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("cycle", CYCLES)
def test_every_cycle_is_understood_as_it_is_shown(cycle: str, language: str) -> None:
    shown = Words(language)(CYCLES[cycle])
    assert parse_choice(shown, EVERY_WORDS).value == cycle
