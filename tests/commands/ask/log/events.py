"""A figure reported, a question asked, and the rows that a log has of them."""

from tests.history import Repository, table
from tests.program import shown

JUNE = "units/kcj/2025-06.yaml"
JULY = "units/kcj/2025-07.yaml"


def figure(value: str, as_of: str = "2025-06-30", day: str = "2025-07-03", more: str = "") -> str:
    """Write a report with one figure."""
    return (
        f"submitted: {day}\nreadings:\n"
        f"  - indicator: contracts\n    value: {value}\n    as_of: {as_of}\n{more}"
    )


def events(repository: Repository, ref: str = "contracts", *more: str) -> list[str]:
    """Return a log's rows behind its heading, without those of the first commit."""
    rows = table(shown("log", ref, *more, folder=repository.root))[1:]
    return [row for row in rows if not row.startswith("2025-03-20")]
