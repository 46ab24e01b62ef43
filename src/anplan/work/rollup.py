"""Questions about the tables of many workspaces: asked of an engine, and answered."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from anplan.base.errors import UsageError
from anplan.base.extras import without_scale
from anplan.base.message import say
from anplan.files.table_folders.found import refuse_version, sources_in
from anplan.show.tidy.columns import TIDY_SCHEMA
from anplan.work.rollup_tables import KINDS, files_of
from anplan.work.session import Session

if TYPE_CHECKING:
    from anplan.files.engines import Engine
    from anplan.scale.answers import Rollup, Whose
    from anplan.scale.questions import Asked, Frames, Question

DUCKDB, SPARK_LOCAL, SPARK = "duckdb", "spark-local", "spark://"
_ALWAYS = ("plan",)


class Wanted(NamedTuple):
    """What somebody asks: of which folders, which questions, by what, of which rows, of whom."""

    tables: Sequence[str]
    questions: Sequence[str] = ()
    by: Sequence[str] = ()
    where: Sequence[str] = ()
    engine: str = DUCKDB


def rollup(session: Session, wanted: Wanted) -> "Rollup":
    """Ask the tables; raise UsageError or FileError where they cannot be asked."""
    questions = _questions(session, wanted)
    sources = sources_in(session.folder, wanted.tables, TIDY_SCHEMA)
    named = _named(asked for _, asked in questions)
    tables = dict.fromkeys(_ALWAYS)
    for question, _ in questions:
        tables |= dict.fromkeys(question.tables)
    tables |= dict.fromkeys(named.values())
    console = session.console
    with tempfile.TemporaryDirectory(prefix="anplan-rollup-") as folder:
        files = files_of(
            sources, tables, Path(folder), lambda one: console.note_once(console.words.tell(one))
        )
        with _engine(wanted.engine, Path(folder)) as engine:
            for name, own in files.items():
                engine.table(name, KINDS[name], own)
            return _answered(engine, questions, named)


def _questions(session: Session, wanted: Wanted) -> list[tuple["Question", "Asked"]]:
    """Return the questions with how each is asked; those that cannot be asked so are told, or refused."""
    try:
        from anplan.scale.all_questions import QUESTIONS
    except ImportError:
        raise without_scale() from None
    from anplan.scale.questions import KEYS, Asked, missing_keys

    only = _restrictions(wanted.where, tuple(KEYS))
    found = []
    for name in wanted.questions or tuple(QUESTIONS):
        question = QUESTIONS[name]
        asked = Asked(tuple(dict.fromkeys(wanted.by)) or question.usual, only)
        missing = missing_keys(question, asked)
        if not missing:
            found.append((question, asked))
            continue
        words = session.console.words
        refusal = say("{question} cannot be asked by {key}", question=name, key=missing[0])
        if wanted.questions:
            raise UsageError(refusal, say("Use one of: {choices}", choices=question.keys))
        session.console.note(words.sentences(words.tell(refusal), words("It is left out")))
    if not found:
        raise UsageError(
            say("No question can be asked so"), say("Name fewer keys with --by and --where")
        )
    return found


def _restrictions(where: Iterable[str], keys: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    only: dict[str, frozenset[str]] = {}
    for text in where:
        key, sign, value = text.partition("=")
        if not sign or key not in keys or not value:
            raise UsageError(
                say("{option} needs a key and a value: {text}", option="--where", text=text),
                say("Write KEY=VALUE with one of: {choices}", choices=keys),
            )
        only[key] = only.get(key, frozenset()) | {value}
    return only


def _named(asked: Iterable["Asked"]) -> Mapping[str, str]:
    """Return the keys that are ids, with the tables that say what these are called."""
    from anplan.scale.workspaces import NAMED

    keys = {key for one in asked for key in one.by}
    return {key: table for key, table in NAMED.items() if key in keys}


@contextmanager
def _engine(named: str, room: Path) -> Iterator["Engine"]:
    if named == DUCKDB:
        from anplan.files.engines.duck import DuckDb

        made: Engine = DuckDb(room)
    elif named == SPARK_LOCAL or named.startswith(SPARK):
        from anplan.files.engines.spark import Spark

        made = Spark(None if named == SPARK_LOCAL else named, room)
    else:
        raise UsageError(
            say("There is no engine {name}", name=named),
            say("Use one of: {choices}", choices=(DUCKDB, SPARK_LOCAL, "spark://HOST:PORT")),
        )
    with closing(made):
        yield made


def _answered(
    engine: "Engine",
    questions: Sequence[tuple["Question", "Asked"]],
    named: Iterable[str],
) -> "Rollup":
    from anplan.scale.answers import Name, Rollup, answer_of
    from anplan.scale.compiled import compiled
    from anplan.scale.frames import frames_of
    from anplan.scale.workspaces import names_of

    frames = frames_of(KINDS)
    whose = _whose(engine, frames)
    answers = []
    for question, asked in questions:
        sql = compiled(question.expression(frames, asked), engine.dialect)
        answers.append(answer_of(question, asked, engine.rows(sql)))
    names = {}
    for key in named:
        rows = engine.rows(compiled(names_of(frames, key), engine.dialect))
        names[key] = {own: Name(name, count) for own, name, count in rows}
    return Rollup(whose, tuple(answers), names)


def _whose(engine: "Engine", frames: "Frames") -> "Whose":
    """Tell whose rows there are; refuse those of another version, and what would be counted twice."""
    from anplan.scale.answers import Whose
    from anplan.scale.compiled import compiled
    from anplan.scale.workspaces import same_names, summary, twice

    [(workspaces, plans, samples, first, last, oldest, newest)] = engine.rows(
        compiled(summary(frames), engine.dialect)
    )
    if not workspaces:
        raise UsageError(
            say("The tables have no workspace"), say("Export one: anplan export --append -o DIR")
        )
    for version in (oldest, newest):
        refuse_version(version, TIDY_SCHEMA, "plan")
    for workspace, plan in engine.rows(compiled(twice(frames), engine.dialect)):
        raise UsageError(
            say("The workspace {name} of {plan} stands there twice", name=workspace, plan=plan),
            say("Name one of its folders, or export one of them with --workspace NAME"),
        )
    [(same,)] = engine.rows(compiled(same_names(frames), engine.dialect))
    return Whose(workspaces, plans, samples, first, last, same)
