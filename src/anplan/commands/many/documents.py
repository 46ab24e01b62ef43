"""What several workspaces answered, as one JSON document or one table."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from anplan.show.csv_text import csv_text
from anplan.show.json.text import dump
from anplan.work.console import Console
from anplan.work.portfolio import Answer

T = TypeVar("T")
SCHEMA = 1


def documents_json(
    console: Console, answers: Sequence[Answer[T]], name: str, content: Callable[[T], Any]
) -> None:
    """Print what each workspace has under ``name``; of one that did not answer why."""
    words = console.words
    workspaces = [
        {
            "workspace": answer.member.name,
            "folder": answer.member.folder.as_posix(),
            name: None if answer.value is None else content(answer.value),
            "error": None if answer.message is None else words.tell(answer.message),
        }
        for answer in answers
    ]
    console.write(dump({"schema": SCHEMA, "workspaces": workspaces}))


def csv_of_all(
    console: Console,
    columns: Sequence[str],
    answers: Sequence[Answer[T]],
    rows: Callable[[T], Iterable[Sequence[object]]],
) -> None:
    """Print the rows of all workspaces, the workspace's name in the first column."""
    every = (
        (answer.member.name, *row)
        for answer in answers
        if answer.value is not None
        for row in rows(answer.value)
    )
    console.write(csv_text(("workspace", *columns), every))
