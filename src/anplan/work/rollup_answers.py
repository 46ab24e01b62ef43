"""The answers of an engine that has the tables: whose they are, what was meant, and what was asked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.words import first_few
from anplan.files.table_folders.found import refuse_version
from anplan.model.same_units import joined
from anplan.show.tidy.columns import TIDY_SCHEMA
from anplan.work.console import Console
from anplan.work.rollup_tables import KINDS
from anplan.work.rollup_where import Where, known_of, meant
from anplan.work.units_told import tell_not_joined

if TYPE_CHECKING:
    from anplan.files.engines import Engine
    from anplan.scale.answers import Answer, Name, Rollup, Several, Whose
    from anplan.scale.questions import Asked, Frames, Question

Same = Mapping[str, str]


def answered(
    engine: "Engine",
    console: Console,
    questions: Sequence[tuple["Question", "Asked"]],
    where: Where,
) -> "Rollup":
    """Ask an engine that knows the tables; raise UsageError where they cannot be asked so."""
    from anplan.scale.answers import Rollup
    from anplan.scale.frames import frames_of

    frames = frames_of(KINDS)
    whose = _whose(engine, frames)
    keys = {key for _, asked in questions for key in (*asked.by, *where)}
    same = _same(engine, console, frames) if "unit" in keys else {}
    tables = {name: None for question, _ in questions for name in question.tables}
    only = {
        key: _meant(engine, console, frames, key, texts, tables, same)
        for key, texts in where.items()
    }
    answers = [
        _answer(engine, frames, question, asked._replace(only=_sets(only), same=same))
        for question, asked in questions
    ]
    return Rollup(whose, tuple(answers), dict(_names(engine, frames, keys, same)), only)


def _sets(only: Mapping[str, Iterable[str]]) -> Mapping[str, frozenset[str]]:
    return {key: frozenset(values) for key, values in only.items()}


def _answer(engine: "Engine", frames: "Frames", question: "Question", asked: "Asked") -> "Answer":
    from anplan.scale.answers import answer_of

    rows = _rows(engine, question.expression(frames, asked))
    not_counted = question.left_out and question.left_out(frames, asked)
    left_out = 0
    if not_counted is not None:
        [(left_out,)] = _rows(engine, not_counted)
    return answer_of(question, asked, rows, left_out)


def _rows(engine: "Engine", expression: Any) -> Sequence[Sequence[Any]]:
    from anplan.scale.compiled import compiled

    return engine.rows(compiled(expression, engine.dialect))


def _same(engine: "Engine", console: Console, frames: "Frames") -> Same:
    """Return for ids of units the one by which they are known here, where it is another.

    Units that a plan takes for one and another one has as two stay two, and are told.
    """
    from anplan.scale.workspaces import same_as

    plans: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {}
    rows = sorted(_rows(engine, same_as(frames)), key=repr)
    for workspace, plan, unit, others in rows:
        plans.setdefault((workspace, plan), {})[unit] = tuple((others or "").split())
    found = joined(list(plans.values()))
    whose = [workspace for workspace, _ in plans]
    tell_not_joined(console, ((whose[claim.plan], claim) for claim in found.apart))
    return {unit: one for unit, one in found.ids.items() if unit != one}


def _meant(
    engine: "Engine",
    console: Console,
    frames: "Frames",
    key: str,
    texts: Iterable[str],
    tables: Iterable[str],
    same: Same,
) -> tuple[str, ...]:
    """Return the values of a key that somebody means; one name may stand for several, which is told."""
    from anplan.scale.workspaces import values_of

    rows = _rows(engine, values_of(frames, key, tables))
    known = known_of(rows, same if key == "unit" else {})
    values: dict[str, None] = {}
    for text in texts:
        found = meant(key, text, known)
        values |= dict.fromkeys(found)
        if len(found) > 1 and key != "month":
            told = console.words("{text} stands for several, and all are meant: {names}")
            named = console.words.value(first_few(found, 10))
            console.note_once(told.format(text=text, names=named))
    return tuple(sorted(values))


def _names(
    engine: "Engine", frames: "Frames", keys: Iterable[str], same: Same
) -> Iterator[tuple[str, Mapping[str, "Name"]]]:
    """Yield the keys that are ids, with what each id is called."""
    from anplan.scale.answers import Name
    from anplan.scale.workspaces import NAMED, names_of

    for key in sorted(NAMED.keys() & set(keys)):
        rows = _rows(engine, names_of(frames, key, same))
        yield key, {own: Name(name, count) for own, name, count in rows}


def _whose(engine: "Engine", frames: "Frames") -> "Whose":
    """Tell whose rows there are; refuse those of another version, and what would be counted twice."""
    from anplan.scale.answers import Whose
    from anplan.scale.workspaces import same_names, summary, twice

    [(workspaces, plans, samples, first, last, oldest, newest)] = _rows(engine, summary(frames))
    if not workspaces:
        raise UsageError(
            say("The tables have no workspace"), say("Export one: anplan export --append -o DIR")
        )
    for version in (oldest, newest):
        refuse_version(version, TIDY_SCHEMA, "plan")
    for workspace, plan in _rows(engine, twice(frames)):
        raise UsageError(
            say("The workspace {name} of {plan} stands there twice", name=workspace, plan=plan),
            say("Name one of its folders, or export one of them with --workspace NAME"),
        )
    [(same,)] = _rows(engine, same_names(frames))
    return Whose(workspaces, plans, samples, first, last, same, _several(engine, frames))


def _several(engine: "Engine", frames: "Frames") -> "tuple[Several, ...]":
    """Return the first few plans that stand there as several workspaces."""
    from anplan.scale.answers import Several
    from anplan.scale.workspaces import several_names

    found: dict[str, list[str]] = {}
    for plan, workspace in sorted(_rows(engine, several_names(frames)), key=repr):
        found.setdefault(plan, []).append(workspace)
    return tuple(Several(plan, first_few(names)) for plan, names in found.items())
