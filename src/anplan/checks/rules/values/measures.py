"""Family V, measures of schemes: one that stands in its scheme twice."""

from collections.abc import Iterator

from anplan.base.message import say
from anplan.base.problem import Spot
from anplan.base.words import folded
from anplan.checks.rule import Finding
from anplan.model.paths import scheme_path
from anplan.model.project import Project
from anplan.model.units import Measure


def twice(project: Project) -> Iterator[Finding]:
    """Find measures of a unit that say what another one of it says, or serve the same by the same day."""
    for unit, scheme in project.schemes.items():
        for place, measure in enumerate(scheme.measures):
            first = next((one for one in scheme.measures[:place] if _is_same(one, measure)), None)
            if first is not None:
                key = "title" if measure.title else "text"
                yield Finding(
                    Spot(scheme_path(unit), ("measures", place, key)),
                    say(
                        "The scheme has this measure already: {first}, {ref}",
                        first=first.heading,
                        ref=first.about,
                    ),
                    say("Leave one of the two out, or say in its title what sets it apart"),
                )


def _is_same(one: Measure, other: Measure) -> bool:
    """Return whether two measures are one: the same words for one task or one day, or one deed of a day."""
    if (one.indicator, one.every) != (other.indicator, other.every):
        return False
    is_of_one_day = one.by == other.by
    if folded(one.name) == folded(other.name):
        return one.ref == other.ref or is_of_one_day
    is_one_action = one.ref == other.ref and "/" in one.ref
    return is_one_action and is_of_one_day and one.by is not None
