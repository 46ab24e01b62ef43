"""What an import wrote into a workspace, or would write."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from anplan.base.message import Message
from anplan.model.kinds import kind_of
from anplan.show.layout.screen import Screen
from anplan.show.words import Words


class Differences(NamedTuple):
    """A file, and what is otherwise in it."""

    file: str
    told: Sequence[Message]


class Outcome(NamedTuple):
    """What is written, or would be, and what is left to a person; files by their paths."""

    folder: str
    title: str
    new: Sequence[str]
    redrawn: Sequence[Differences]
    kept: Sequence[Differences]
    gone: Sequence[str]
    removed: Sequence[str]
    questions: int
    unfilled: int
    is_new_edition: bool
    source: bool
    done: bool


def imported_screen(words: Words, outcome: Outcome) -> Screen:
    """Show what an import wrote: new files by kind, changed ones each with what changes."""
    screen = Screen()
    screen.line(outcome.title, "title")
    if outcome.is_new_edition:
        screen.line(words("The document is another edition than the one in plan/source.txt."))
    _new(screen, words, outcome)
    texts = (
        words("Drawn anew, for nobody had changed them:"),
        words("Kept, for somebody changed them; the document says otherwise:"),
    )
    for heading, files in zip(texts, (outcome.redrawn, outcome.kept), strict=True):
        _differences(screen, words, heading, files)
    lists = (
        (words("Not in this document, and kept:"), outcome.gone),
        (words("Not written again, for somebody removed them:"), outcome.removed),
    )
    for heading, listed in lists:
        if listed:
            screen.line(heading, "heading")
            for file in listed:
                screen.line(file, indent=2)
    if outcome.gone or outcome.kept:
        screen.line(words("anplan check names every place that does not stand on this document."))
    if outcome.source:
        screen.line(words("plan/source.txt is written anew."))
    elif not (outcome.new or outcome.redrawn or outcome.is_new_edition):
        screen.line(
            words("Nothing is new: the files are as the document has them, or as you changed them.")
        )
    _next(screen, words, outcome)
    return screen


def _new(screen: Screen, words: Words, outcome: Outcome) -> None:
    if not outcome.new:
        return
    template = (
        words("Written to {folder}:") if outcome.done else words("Would be written to {folder}:")
    )
    screen.line(template.format(folder=outcome.folder), "heading")
    counts = Counter(_label(file) for file in outcome.new)
    for label, count in counts.items():
        text = words("{what}: {count}").format(what=words(label), count=count)
        files = [file for file in outcome.new if _label(file) == label]
        screen.line(f"{text}  {files[0]}" + (" …" if len(files) > 1 else ""), indent=2)


def _label(file: str) -> str:
    kind = kind_of(file)
    return kind[0].label if kind else file


def _differences(screen: Screen, words: Words, heading: str, files: Sequence[Differences]) -> None:
    if not files:
        return
    screen.line(heading, "heading")
    for one in files:
        screen.line(one.file, indent=2)
        for told in one.told:
            screen.line(words.tell(told), indent=4)


def _next(screen: Screen, words: Words, outcome: Outcome) -> None:
    screen.line()
    screen.line(
        words("Open questions: {count}; to be filled in: {unfilled}.").format(
            count=outcome.questions, unfilled=outcome.unfilled
        )
    )
    if outcome.done:
        for command in ("anplan import --questions", "anplan check", "anplan status"):
            screen.line(f"{command} -C {outcome.folder}", indent=2)
