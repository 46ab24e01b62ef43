"""What a scheme must become to have more measures: added where they are new, never in silence."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from anplan.base.errors import UsageError
from anplan.base.message import Message, say
from anplan.checks.closed import Closings
from anplan.files.schema.validate import record_of
from anplan.model.paths import scheme_path
from anplan.model.project import Project
from anplan.model.units import Measure
from anplan.state.question import handed_in
from anplan.work.merged import Content, Merged

SECTION = "measures"


def merge_scheme(
    project: Project, unit: str, measures: Sequence[Content], came: date, *, replaces: bool = False
) -> Merged:
    """Return the edits after which a unit's scheme has these measures, too.

    ``came``: the day they became known; a measure that is new to an older scheme holds since then.
    ``replaces``: one that is there under the id becomes the new one, as on a form that came again;
    else, and where a brief that was issued had that measure, it is refused.
    """
    merged = Merged(replaces=replaces)
    scheme = project.schemes.get(unit)
    since = {"since": came.isoformat()} if _is_older(project, unit, came) else {}
    known = tuple(enumerate(scheme.measures)) if scheme else ()
    for entry in measures:
        new = record_of(Measure, entry)
        own = next((pair for pair in known if pair[1].id == new.id), None)
        if own is not None:
            _change(project, unit, merged, own, entry)
        elif any(_says_the_same(measure, new) for _, measure in known):
            merged.same += 1
        else:
            merged.add(SECTION, {**entry, **since}, _summary(project, new))
    return merged


def _is_older(project: Project, unit: str, day: date) -> bool:
    """Return whether a unit has a scheme that was handed in before a day."""
    scheme = project.schemes.get(unit)
    if scheme is None:
        return False
    handed = handed_in(project, scheme_path(unit), scheme.submitted)
    return handed is None or handed < day


def _summary(project: Project, measure: Measure) -> Message:
    return say(
        "measure {id} for {ref}: {title}",
        id=measure.id or "",
        ref=project.numbered(measure.ref),
        title=measure.name,
    )


def _says_the_same(before: Measure, new: Measure) -> bool:
    return before._replace(id=None, since=None) == new._replace(id=None, since=None)


def _change(
    project: Project, unit: str, merged: Merged, own: tuple[int, Measure], entry: Content
) -> None:
    at, before = own
    new = record_of(Measure, entry)
    differing: Mapping[str, Any] = {
        key: entry[key] for key in entry if getattr(before, key) != getattr(new, key)
    }
    if not differing:
        merged.same += 1
        return
    if not merged.replaces:
        raise UsageError(
            say("There is a measure {id} already: {title}", id=before.id, title=before.name),
            say("Give the new one another id, or none; or correct the file"),
        )
    closing = Closings.of(project).of_measure(unit, before)
    if closing is not None:
        raise UsageError(
            say("The measure {id} was in an issued brief: {when}", id=before.id, when=closing.when),
            say("Leave it as it was; add what is new as a measure of its own"),
        )
    merged.change(SECTION, at, differing, _summary(project, new))
