"""Expressions as the SQL of an engine: the same one for each, written by ibis."""

from typing import Any

import ibis

DIALECTS = ("duckdb", "pyspark")


def compiled(expression: Any, dialect: str) -> str:
    """Return the SQL of an expression in an engine's dialect."""
    return str(ibis.to_sql(expression, dialect=dialect))
