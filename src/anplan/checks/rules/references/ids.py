"""Family R, ids: what a person types must not stand for two things."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from anplan.base.message import mark, say
from anplan.base.period import is_period
from anplan.base.problem import Spot
from anplan.checks.examples.references import EXAMPLES
from anplan.checks.rule import Finding, Rule
from anplan.checks.subjects import Facts
from anplan.model.paths import PLAN, indicator_path, register_path, task_path, unit_path
from anplan.model.project import Project
from anplan.model.shared_ids import FILE_WORDS, Owner, owners


def one_id(facts: Facts) -> Iterator[Finding]:
    """Find ids that things of several kinds have, that are a period, or a word of the files."""
    project = facts.project
    every = sorted(owners(project), key=attrgetter("id"))
    for name, found in groupby(every, key=attrgetter("id")):
        things = list(found)
        yield from _shared(project, things)
        stands_before = [thing for thing in things if thing.sort in ("unit", "group", "register")]
        if name in FILE_WORDS and stands_before:
            yield Finding(
                _spot(project, stands_before[-1]),
                say("{word} is already {thing}", word=name, thing=say("a word of the files")),
                say("Give it another id"),
            )


def _shared(project: Project, things: list[Owner]) -> Iterator[Finding]:
    """Tell of things of one id where the last of them stands, and of an id that is a period."""
    *others, last = things
    name, written = last.id, tuple(thing.written for thing in things)
    if others:
        first = others[0]
        yield Finding(
            _spot(project, last),
            say(
                "{word} is already {thing}: {file}",
                word=name,
                thing=first.called,
                file=_spot(project, first).file,
            ),
            say("Give one of them another id; until then write {refs}", refs=written),
        )
    elif is_period(name):
        yield Finding(
            _spot(project, last),
            say("{word} is already {thing}", word=name, thing=say("a period")),
            say("Give it another id; until then write {refs}", refs=written),
        )


def _spot(project: Project, thing: Owner) -> Spot:
    """Return where a thing gets its id: in its file's name, or in the plan."""
    files = {
        "indicator": indicator_path,
        "task": task_path,
        "unit": unit_path,
        "register": register_path,
    }
    if thing.sort in files:
        return Spot(files[thing.sort](thing.id))
    key = "groups" if thing.sort == "group" else "obligations"
    ids = [part.id for part in getattr(project.plan, key)]
    return Spot(PLAN, (key, ids.index(thing.id), "id"))


RULES = (
    Rule(
        "R136",
        "warning",
        mark("An id that two things share"),
        mark(
            "A person who types the id means one of them, and nobody knows which: it is asked back "
            "until the kind stands before it."
        ),
        *EXAMPLES["R136"],
        Facts,
        one_id,
    ),
)
