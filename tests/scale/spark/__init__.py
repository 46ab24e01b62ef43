"""Spark, here and on a cluster, against DuckDB. Run by .ci/spark, which has both."""

import pytest

CLOSED_LATE = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
"""Spark's own connections to Java are closed when they are forgotten."""
