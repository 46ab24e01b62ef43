"""Questions about the tables of many workspaces: asked of an engine, and answered."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from anplan.base.errors import AnplanError, FileError, UsageError
from anplan.base.extras import without_scale
from anplan.base.message import say
from anplan.files.disk.room import room
from anplan.files.table_folders.as_they_stand import as_they_stand
from anplan.files.table_folders.found import Source, sources_in
from anplan.show.tidy.columns import TIDY_SCHEMA
from anplan.work.rollup_answers import answered
from anplan.work.rollup_tables import KINDS, files_of
from anplan.work.rollup_where import Where, as_typed, typed_where
from anplan.work.session import Session

if TYPE_CHECKING:
    from anplan.files.engines import Engine
    from anplan.scale.answers import Rollup
    from anplan.scale.questions import Asked, Question

DUCKDB, LOCAL, SPARK = "duckdb", "local", "spark://"
_NEEDED = ("ibis", "duckdb", "pyarrow")
TRIES = 3
"""So often is asked while somebody writes."""


class Wanted(NamedTuple):
    """What somebody asks: of which folders, which questions, by what, of which rows, of whom.

    ``not_read`` are the workspaces that these are to be, and that could not be read; ``made_in`` is the
    folder in which tables were made for this answer.
    """

    tables: Sequence[str]
    questions: Sequence[str] = ()
    by: Sequence[str] = ()
    where: Sequence[str] = ()
    engine: str = DUCKDB
    not_read: Sequence[str] = ()
    made_in: Path | None = None


def rollup(session: Session, wanted: Wanted) -> "Rollup":
    """Ask the tables; raise UsageError or FileError where they cannot be asked.

    What somebody writes meanwhile is asked anew, for half of it may have been read.
    """
    refuse_without_scale()
    from anplan.scale.all_questions import QUESTIONS
    from anplan.scale.questions import KEYS

    where = typed_where(session.console.words, wanted.where, KEYS)
    questions = _questions(session, wanted, where, QUESTIONS)
    tables = _tables(questions, where)
    for _ in range(TRIES):
        sources = sources_in(session.folder, wanted.tables, TIDY_SCHEMA)
        before = as_they_stand(sources, tables)
        failure = None
        try:
            told = _told(session, wanted, sources, tables, questions, where)
        except FileError as error:
            failure = error
        if _is_still(session, wanted, tables, before):
            if failure is not None:
                raise failure
            return told._replace(not_read=tuple(wanted.not_read))
    raise FileError(
        say("Somebody is writing the tables that are asked"),
        say("Wait until that has ended and try again"),
    )


def refuse_without_scale() -> None:
    """Raise UsageError where what asks and answers questions is not installed."""
    if not all(find_spec(name) for name in _NEEDED):
        raise without_scale()


def _is_still(session: Session, wanted: Wanted, tables: Sequence[str], before: object) -> bool:
    """Return whether the tables are as they were before they were asked."""
    try:
        sources = sources_in(session.folder, wanted.tables, TIDY_SCHEMA)
    except AnplanError:
        return False
    return as_they_stand(sources, tables) == before


def _told(
    session: Session,
    wanted: Wanted,
    sources: Sequence[Source],
    tables: Sequence[str],
    questions: Sequence[tuple["Question", "Asked"]],
    where: Where,
) -> "Rollup":
    console = session.console
    with room("rollup") as folder:
        rooms = [one for one in (folder, wanted.made_in) if one is not None]
        files = files_of(
            sources, tables, rooms, lambda one: console.note_once(console.words.tell(one))
        )
        with _engine(wanted.engine, folder) as asked:
            for name, own in files.items():
                asked.table(name, KINDS[name], own)
            return answered(asked, console, tables, questions, where, folder)


def _questions(
    session: Session, wanted: Wanted, where: Where, known: Mapping[str, "Question"]
) -> list[tuple["Question", "Asked"]]:
    """Return the questions with how each is asked; those that cannot be asked so are told, or refused."""
    from anplan.scale.questions import KEYS, Asked, missing_keys

    words, only = session.console.words, dict.fromkeys(where, frozenset[str]())
    found = []
    for name in dict.fromkeys(wanted.questions or known):
        question = known[name]
        asked = Asked(tuple(dict.fromkeys(wanted.by)) or question.usual, only)
        missing = missing_keys(question, asked)
        if not missing:
            found.append((question, asked))
            continue
        refusal = say(
            "{question} cannot be asked by {key}",
            question=as_typed(words, name, question.title),
            key=as_typed(words, missing[0], KEYS[missing[0]]),
        )
        if wanted.questions:
            choices = tuple(as_typed(words, key, KEYS[key]) for key in question.keys)
            raise UsageError(refusal, say("Use one of: {choices}", choices=choices))
        session.console.note(words.sentences(words.tell(refusal), words("It is left out")))
    if not found:
        raise UsageError(
            say("No question can be asked so"), say("Name fewer keys with --by and --where")
        )
    return found


def _tables(questions: Iterable[tuple["Question", "Asked"]], where: Where) -> Sequence[str]:
    """Return the tables that have to be read: those of the questions, and those that name ids."""
    from anplan.scale.workspaces import NAMED

    tables = {"plan": None}
    for question, asked in questions:
        tables |= dict.fromkeys(question.tables)
        tables |= {NAMED[key]: None for key in (*asked.by, *where) if key in NAMED}
    return tuple(tables)


@contextmanager
def _engine(named: str, folder: Path) -> Iterator["Engine"]:
    if named == DUCKDB:
        from anplan.files.engines.duck import DuckDb

        made: Engine = DuckDb(folder)
    elif named == LOCAL or named.startswith(SPARK):
        from anplan.files.engines.spark import Spark

        made = Spark(named if named.startswith(SPARK) else None, folder)
    else:
        raise UsageError(
            say("There is no engine {name}", name=named),
            say("Use one of: {choices}", choices=(DUCKDB, LOCAL, "spark://HOST:PORT")),
        )
    with closing(made):
        yield made
