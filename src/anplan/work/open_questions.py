"""The questions that stand in a workspace's files, and the places that are to be filled in."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from anplan.files.yaml.questions import question_in
from anplan.model.types.cures import is_placeholder

_KEY = re.compile(r"(?:- )?(?:[a-z_]+: *)?")


class Open(NamedTuple):
    """A question or a place to fill in, with the file and the line in which it stands."""

    file: str
    line: int
    text: str
    is_question: bool


def open_in(texts: Mapping[str, str]) -> Iterator[Open]:
    """Yield what is open in files of YAML, file by file and line by line."""
    for file, text in sorted(texts.items()):
        if file.endswith(".yaml"):
            yield from _in_file(file, text)


def _in_file(file: str, text: str) -> Iterator[Open]:
    for number, line in enumerate(text.splitlines(), 1):
        if (question := question_in(line)) is not None:
            yield Open(file, number, question, is_question=True)
        elif _is_to_fill(line):
            yield Open(file, number, line.strip(), is_question=False)


def _is_to_fill(line: str) -> bool:
    """Return whether a line holds a key, or a list's entry, of which nothing is said yet."""
    said = line.strip().partition("#")[0].rstrip()
    key = _KEY.match(said)
    return bool(said) and is_placeholder(said[key.end() if key else 0 :])
