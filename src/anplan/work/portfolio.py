"""Several workspaces that are asked the same: which they are, and what each of them answers."""

import gc
import io
import multiprocessing
import os
import signal
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Generic, NamedTuple, TextIO, TypeVar

from anplan.base.errors import AnplanError, FileError, UsageError
from anplan.base.message import Message, say
from anplan.show.words import Words
from anplan.work.console import Console
from anplan.work.session import Session, typed_day, typed_question_day

T = TypeVar("T")

WORTH_PROCESSES = 16
"""From so many workspaces on, processes of their own save more time than their start costs."""
_COLLECTED_EVERY = 16


class Member(NamedTuple):
    """A workspace among others: what it is called there, and its folder."""

    name: str
    folder: Path


class Asking(NamedTuple):
    """What every workspace is asked, from which folder, and in which language it answers.

    Days are as they were typed: without its year a day is each plan's own.
    """

    here: Path
    today: date
    language: str
    on: str | None = None
    rev: str | None = None
    known: str | None = None
    unit: str | None = None
    format: str = "text"


class Answer(NamedTuple, Generic[T]):
    """What a workspace answered, or why it did not; and its remarks beside.

    ``asked_wrongly``: the question itself is refused, not the workspace.
    """

    member: Member
    value: T | None = None
    remarks: tuple[str, ...] = ()
    message: Message | None = None
    hint: Message | None = None
    exit_code: int = 0
    asked_wrongly: bool = False


def named(folders: Iterable[Path]) -> tuple[Member, ...]:
    """Name workspaces after their folders: by as few last parts of their ways as tell them apart.

    A folder that is named twice, or reached by a link, is one workspace. No name is the beginning
    of another's way, for each is a folder's name where something is written for all.
    """
    ways: dict[str, Path] = {}
    for folder in folders:
        ways.setdefault(os.path.realpath(folder), folder)
    parts = [_parts(folder) for folder in ways.values()]
    counts = [1] * len(parts)
    while True:
        names = ["/".join(way[-count:]) for way, count in zip(parts, counts, strict=True)]
        often = Counter(names)
        begun = {name[:place] for name in names for place, sign in enumerate(name) if sign == "/"}
        longer = [
            place
            for place, name in enumerate(names)
            if (often[name] > 1 or name in begun) and counts[place] < len(parts[place])
        ]
        if not longer:
            break
        for place in longer:
            counts[place] += 1
    return tuple(Member(name, folder) for name, folder in zip(names, ways.values(), strict=True))


def _parts(folder: Path) -> tuple[str, ...]:
    """Return the parts of a folder's way, without the root: a name must not lead anywhere else."""
    way = Path(os.path.normpath(folder.absolute()))
    drive = way.drive.strip("\\/:").replace("\\", "/")
    return (*drive.split("/"), *way.parts[1:]) if drive else way.parts[1:] or (way.name or "root",)


def session_in(member: Member, asking: Asking, remarks: TextIO) -> Session:
    """Return the session that asks one workspace; its remarks are kept, it prints nothing itself."""
    console = Console(Words(asking.language), out=io.StringIO(), err=remarks)
    session = Session(
        asking.here / member.folder,
        asking.today,
        console,
        rev=asking.rev,
        unit=asking.unit,
        format=asking.format,
    )
    if asking.known is not None:
        session = replace(session, known=typed_day(session, asking.known))
    if asking.on is not None:
        session = replace(session, on=typed_question_day(session, asking.on))
    return session


class _Question(NamedTuple, Generic[T]):
    member: Member
    asking: Asking
    ask: Callable[[Session, Member], T]


def _answered(question: _Question[T]) -> Answer[T]:
    """Ask one workspace; what keeps it from answering is its answer."""
    member, asking, ask = question
    remarks = io.StringIO(newline="")
    try:
        value = ask(session_in(member, asking, remarks), member)
    except AnplanError as error:
        return unanswered(member, remarks, error)
    return Answer(member, value, tuple(remarks.getvalue().splitlines()))


def unanswered(member: Member, remarks: io.StringIO, error: AnplanError) -> Answer[Any]:
    """Return the answer of a workspace that could not answer."""
    said = tuple(remarks.getvalue().splitlines())
    wrongly = isinstance(error, UsageError)
    return Answer(member, None, said, error.message, error.hint, error.exit_code, wrongly)


def ask_each(
    members: Sequence[Member],
    asking: Asking,
    ask: Callable[[Session, Member], T],
    *,
    in_processes: bool = True,
) -> Iterator[Answer[T]]:
    """Yield what each workspace answers, in their order; many are asked in several processes.

    Unless all are asked in this one, ``ask`` is a function of a module, and its value such as can
    be passed between processes.
    """
    questions = [_Question(member, asking, ask) for member in members]
    processors = _processors()
    if not in_processes or len(questions) < WORTH_PROCESSES or processors == 1:
        for number, question in enumerate(questions, 1):
            yield _answered(question)
            if number % _COLLECTED_EVERY == 0:
                gc.collect()  # a short run collects nothing; this one would keep every plan
        return
    try:
        with ProcessPoolExecutor(min(processors, len(questions)), initializer=_serve) as pool:
            yield from pool.map(_collected, questions)
    except BrokenProcessPool:
        raise FileError(
            say("A process that asked workspaces was ended from outside, so not all were asked"),
            say("Perhaps there was too little memory: try again, or ask fewer at once"),
        ) from None


def _serve() -> None:
    """Prepare a process that answers for another one: it stops when that one says so, or is gone.

    Whoever presses Ctrl-C stops all processes of a terminal; what this one has begun, it ends.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)  # what is half written is put right by the next run, as after a power cut


def _collected(question: _Question[T]) -> Answer[T]:
    answer = _answered(question)
    gc.collect()
    return answer


def _processors() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def here_of(console: Console, asking: Asking) -> Session:
    """Return a session in the folder from which several are asked, to write there what they make."""
    return Session(asking.here, asking.today, console)


def refuse_alike(answers: Sequence[Answer[T]]) -> None:
    """Raise what every workspace refuses for the same reason because it was asked wrongly."""
    if not answers or not all(answer.asked_wrongly for answer in answers):
        return
    first, *rest = [(answer.message, answer.hint) for answer in answers]
    message, hint = first
    if message is not None and rest and all(reason == first for reason in rest):
        raise UsageError(message, hint)


def tell_answers(console: Console, answers: Iterable[Answer[T]]) -> int:
    """Say on stderr what workspaces remark and which did not answer; return the worst exit code."""
    words, worst = console.words, 0
    for answer in answers:
        for remark in answer.remarks:
            console.note(words.labelled(answer.member.name, remark))
        if answer.message is not None:
            text = words.labelled(answer.member.name, words.tell(answer.message))
            if answer.hint is not None:
                text = words.sentences(text, words.tell(answer.hint))
            console.note(words("anplan: {text}").format(text=text))
        worst = max(worst, answer.exit_code)
    return worst
