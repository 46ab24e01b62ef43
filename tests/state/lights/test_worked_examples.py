"""Every example worked by hand in ``worked/`` comes out as the formulas say."""

import pytest

from tests.state.lights.worked.about import ABOUT
from tests.state.lights.worked.against import AGAINST
from tests.state.lights.worked.amended import AMENDED
from tests.state.lights.worked.aspirational import ASPIRATIONAL
from tests.state.lights.worked.at_most import AT_MOST
from tests.state.lights.worked.between import BETWEEN
from tests.state.lights.worked.corrected import CORRECTED
from tests.state.lights.worked.curve import CURVE
from tests.state.lights.worked.end import END
from tests.state.lights.worked.example import Example, outcome_of
from tests.state.lights.worked.linear import LINEAR
from tests.state.lights.worked.missing import MISSING
from tests.state.lights.worked.part_of import PART_OF, Parts
from tests.state.lights.worked.rank import RANK
from tests.state.lights.worked.rate import RATE
from tests.state.lights.worked.rate_over_years import RATE_OVER_YEARS
from tests.state.lights.worked.shares import SHARES, Shared
from tests.state.lights.worked.stale import STALE
from tests.state.lights.worked.steps import STEPS
from tests.state.lights.worked.strict import STRICT
from tests.state.lights.worked.target_day import TARGET_DAY
from tests.state.lights.worked.unavailable import UNAVAILABLE
from tests.state.lights.worked.words import WORDS
from tests.state.lights.worked.yearly import YEARLY

TOPICS = {
    "linear": LINEAR,
    "curve": CURVE,
    "steps": STEPS,
    "end": END,
    "rate": RATE,
    "at-most": AT_MOST,
    "strict": STRICT,
    "aspirational": ASPIRATIONAL,
    "stale": STALE,
    "missing": MISSING,
    "unavailable": UNAVAILABLE,
    "corrected": CORRECTED,
    "amended": AMENDED,
    "target-day": TARGET_DAY,
    "rate-over-years": RATE_OVER_YEARS,
    "yearly": YEARLY,
    "words": WORDS,
    "against": AGAINST,
    "rank": RANK,
    "between": BETWEEN,
    "about": ABOUT,
}


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(example, id=f"{topic}:{example.id}")
        for topic, examples in TOPICS.items()
        for example in examples
    ],
)
def test_example(example: Example) -> None:
    """The failure shows the arithmetic beside what anplan found."""
    assert outcome_of(example.state()) == example.outcome, example.by_hand


@pytest.mark.parametrize("example", SHARES, ids=lambda example: example.id)
def test_shares(example: Shared) -> None:
    """Each unit's share and the whole."""
    assert example.found() == (example.shares, example.whole), example.by_hand


@pytest.mark.parametrize("example", PART_OF, ids=lambda example: example.id)
def test_parts(example: Parts) -> None:
    """Each part and the whole, which of them are counted, and what is more than its whole."""
    assert example.found() == example.right, example.by_hand
