"""Findings for GitHub: workflow commands for a job's log, a Markdown table for its summary."""

from collections.abc import Iterator, Sequence

from anplan.base.problem import Place, Problem
from anplan.show.findings.problems import problem_line, sentence
from anplan.show.safe import file_name, log_line, markdown_cell, one_line
from anplan.show.words import LEVELS, Words

MOST_ANNOTATIONS = 10
"""How many annotations of one kind a step may make; GitHub drops the rest silently."""

MOST_BYTES = 900_000
"""GitHub refuses a step's summary that is larger than 1 MiB."""

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_GRAVITY = tuple(_COMMANDS)
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = _DATA | {":": "%3A", ",": "%2C"}


def log_lines(words: Words, problems: Sequence[Problem], prefix: str) -> Iterator[str]:
    """Yield the worst findings as annotations, and the others as lines of the log.

    ``prefix`` is the path from the top of the repository to the workspace.
    """
    ordered = _worst_first(problems)
    for problem in ordered[:MOST_ANNOTATIONS]:
        yield _annotation(words, problem, prefix)
    for problem in ordered[MOST_ANNOTATIONS:]:
        yield log_line(problem_line(words, problem))


def summary_table(words: Words, problems: Sequence[Problem], prefix: str, last: str) -> str:
    """Write all findings as a Markdown table, the worst first, and the counts below it."""
    text = "### anplan check\n\n"
    rows = [_row(words, problem, prefix) for problem in _worst_first(problems)]
    fitting = _fitting(rows)
    if fitting:
        heads = (words("Level"), words("File and line"), words("Rule"), words("Finding"))
        text += _cells(heads) + _cells(("---",) * len(heads)) + "".join(fitting) + "\n"
    if len(fitting) < len(rows):
        more = len(rows) - len(fitting)
        text += words.fill(words("{count} more findings: anplan check"), count=more) + "\n\n"
    return f"{text}{markdown_cell(last)}\n"


def _worst_first(problems: Sequence[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: _GRAVITY.index(problem.level))


def _annotation(words: Words, problem: Problem, prefix: str) -> str:
    where = problem.where
    assert isinstance(where, Place)
    properties = {"file": file_name(prefix + where.file)}
    if where.line:
        properties |= {"line": str(where.line), "col": str(where.column)}
    properties["title"] = problem.code
    listed = ",".join(f"{name}={_escaped(value, _PROPERTY)}" for name, value in properties.items())
    message = _escaped(one_line(sentence(words, problem)), _DATA)
    return f"::{_COMMANDS[problem.level]} {listed}::{message}"


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in text)


def _row(words: Words, problem: Problem, prefix: str) -> str:
    where = problem.where
    assert isinstance(where, Place)
    place = prefix + where.file + (f":{where.line}" if where.line else "")
    cells = (words(LEVELS[problem.level]), place, problem.code, sentence(words, problem))
    return _cells(tuple(markdown_cell(cell) for cell in cells))


def _cells(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _fitting(rows: list[str]) -> list[str]:
    fitting, size = [], 0
    for row in rows:
        size += len(row.encode("utf-8", "replace"))
        if size > MOST_BYTES:
            break
        fitting.append(row)
    return fitting
