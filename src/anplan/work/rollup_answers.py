"""The answers of an engine that has the tables: whose they are, what was meant, and what was asked."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.words import first_few
from anplan.files.table_folders.found import refuse_version
from anplan.show.tidy.columns import TIDY_SCHEMA
from anplan.show.tidy.plan_tables import BETWEEN_NAMES
from anplan.work.console import Console
from anplan.work.rollup_bodies import bodies_of
from anplan.work.rollup_tables import KINDS
from anplan.work.rollup_where import Where, known_of, meant

if TYPE_CHECKING:
    from anplan.files.engines import Engine
    from anplan.scale.answers import Answer, Name, Rollup, Several, SharedId, Unread, Whose
    from anplan.scale.questions import Asked, Frames, Question


def answered(
    engine: "Engine",
    console: Console,
    tables: Sequence[str],
    questions: Sequence[tuple["Question", "Asked"]],
    where: Where,
    room: Path,
) -> "Rollup":
    """Ask an engine that knows these tables; raise UsageError where they cannot be asked so.

    ``room`` is a folder for what is made meanwhile.
    """
    from anplan.scale.answers import Rollup
    from anplan.scale.frames import frames_of

    frames = frames_of({name: KINDS[name] for name in tables})
    whose = _whose(engine, frames)
    keys = {key for _, asked in questions for key in (*asked.by, *where)}
    shared: tuple[SharedId, ...] = ()
    if "unit" in keys:
        frames, shared = _with_bodies(engine, console, frames, room)
    only = {
        key: _meant(engine, console, frames, key, texts, tables) for key, texts in where.items()
    }
    answers = [
        _answer(engine, frames, question, asked._replace(only=_sets(only)))
        for question, asked in questions
    ]
    names = dict(_names(engine, frames, keys))
    return Rollup(whose, tuple(answers), names, only, shared)


def _with_bodies(
    engine: "Engine", console: Console, frames: "Frames", room: Path
) -> "tuple[Frames, tuple[SharedId, ...]]":
    """Return the tables with that of who is who, and the ids that several bodies have."""
    from anplan.scale.bodies import BODIES, BODY_KINDS
    from anplan.scale.frames import frames_of

    found = bodies_of(partial(_rows, engine), console, frames)
    if not found.rows:
        return frames, found.shared
    engine.table(BODIES, BODY_KINDS, found.written(BODY_KINDS, room))
    return {**frames, **frames_of({BODIES: BODY_KINDS})}, found.shared


def _sets(only: Mapping[str, Iterable[str]]) -> Mapping[str, frozenset[str]]:
    return {key: frozenset(values) for key, values in only.items()}


def _answer(engine: "Engine", frames: "Frames", question: "Question", asked: "Asked") -> "Answer":
    from anplan.scale.answers import answer_of

    return answer_of(question, asked, _rows(engine, question.expression(frames, asked)))


def _rows(engine: "Engine", expression: Any) -> Sequence[Sequence[Any]]:
    from anplan.scale.compiled import compiled

    return engine.rows(compiled(expression, engine.dialect))


def _meant(
    engine: "Engine",
    console: Console,
    frames: "Frames",
    key: str,
    texts: Iterable[str],
    tables: Iterable[str],
) -> tuple[str, ...]:
    """Return the values of a key that somebody means; one name may stand for several, which is told."""
    from anplan.scale.workspaces import values_of

    rows = _rows(engine, values_of(frames, key, tables))
    known = known_of(map(_of_a_unit, rows), ids=2) if key == "unit" else known_of(rows)
    values: dict[str, None] = {}
    for text in texts:
        found = meant(key, text, known)
        values |= dict.fromkeys(found)
        if len(found) > 1 and key != "month":
            told = console.words("{text} stands for several, and all are meant: {names}")
            named = console.words.value(first_few(found, 10))
            console.note_once(told.format(text=text, names=named))
    return tuple(sorted(values))


def _of_a_unit(row: Sequence[str | None]) -> tuple[str | None, ...]:
    """Return a unit's body with all that it is called, by ids and names."""
    body, name, short, aliases, same, own = row
    return (body, own, name, short, *(aliases or "").split(BETWEEN_NAMES), *(same or "").split())


def _names(
    engine: "Engine", frames: "Frames", keys: Iterable[str]
) -> Iterator[tuple[str, Mapping[str, "Name"]]]:
    """Yield the keys that are ids, with what each id is called."""
    from anplan.scale.answers import Name
    from anplan.scale.workspaces import NAMED, names_of

    for key in sorted(NAMED.keys() & set(keys)):
        rows = _rows(engine, names_of(frames, key))
        often = Counter(name for _, name, _, _ in rows)
        yield (
            key,
            {
                own: Name(name, count, other if count > 1 else None, often[name] > 1)
                for own, name, count, other in rows
            },
        )


def _whose(engine: "Engine", frames: "Frames") -> "Whose":
    """Tell whose rows there are; refuse those of another version, and what would be counted twice."""
    from anplan.scale.answers import Whose
    from anplan.scale.workspaces import same_names, summary, twice

    [(workspaces, plans, samples, unread, first, last, oldest, newest)] = _rows(
        engine, summary(frames)
    )
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
    several = _several(engine, frames)
    files = _unread(engine, frames) if unread else ()
    return Whose(workspaces, plans, samples, first, last, same, several, unread, files)


def _unread(engine: "Engine", frames: "Frames") -> "tuple[Unread, ...]":
    """Return the first few workspaces of which files could not be read."""
    from anplan.scale.answers import Unread
    from anplan.scale.workspaces import unread_files

    rows = sorted(_rows(engine, unread_files(frames)), key=repr)
    return tuple(Unread(workspace, files) for workspace, _, files in rows)


def _several(engine: "Engine", frames: "Frames") -> "tuple[Several, ...]":
    """Return the first few plans that stand there as several workspaces."""
    from anplan.scale.answers import Several
    from anplan.scale.workspaces import several_names

    found: dict[str, list[str]] = {}
    for plan, workspace in sorted(_rows(engine, several_names(frames)), key=repr):
        found.setdefault(plan, []).append(workspace)
    return tuple(Several(plan, first_few(names)) for plan, names in found.items())
