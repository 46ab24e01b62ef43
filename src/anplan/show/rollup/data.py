"""Answers about many workspaces for other programs: as JSON, and one of them as a table."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from anplan.scale.answers import Answer, Rollup, Row

SCHEMA = 1
_NAME = "{key}_name"


def rollup_json(told: Rollup) -> Mapping[str, Any]:
    """Return all answers: ``anplan rollup --format json``."""
    whose = told.whose
    return {
        "schema": SCHEMA,
        "workspaces": whose.workspaces,
        "plans": whose.plans,
        "samples": whose.samples,
        "first_day": whose.first_day,
        "last_day": whose.last_day,
        "not_read": list(told.not_read),
        "unread": [{"workspace": one.workspace, "files": one.files} for one in whose.unread_files],
        "shared_ids": [{"unit": one.unit, "names": list(one.names)} for one in told.shared],
        "where": {key: list(values) for key, values in told.only.items()},
        "answers": [
            {
                "question": answer.question.name,
                "by": list(answer.by),
                "left_out": answer.left_out,
                "rows": [dict(_named(told, answer, row)) for row in answer.rows],
                "total": answer.total,
            }
            for answer in told.answers
        ],
    }


def answer_columns(told: Rollup, answer: Answer) -> tuple[str, ...]:
    """Return the columns of an answer's table: what has a name has it behind its id."""
    return tuple(
        column
        for name in answer.columns
        for column in ((name, _NAME.format(key=name)) if name in told.names else (name,))
    )


def answer_rows(told: Rollup, answer: Answer) -> Iterator[Sequence[object]]:
    """Yield the rows of that table."""
    for row in answer.rows:
        yield tuple(value for _, value in _named(told, answer, row))


def _named(told: Rollup, answer: Answer, row: Row) -> Iterator[tuple[str, Any]]:
    for column in answer.columns:
        yield column, row[column]
        if column in told.names:
            name = told.names[column].get(row[column])
            yield _NAME.format(key=column), name and name.text
