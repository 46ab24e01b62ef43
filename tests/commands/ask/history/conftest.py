"""A history of three commits."""

from pathlib import Path

import pytest

from tests.commands.ask.history.asked import JULY, JUNE, JUNE_REPORT, MAY, REPORT
from tests.repositories import commit_all, tiny


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a history of three commits: the plan in May, a report in June, another in July."""
    folder = tiny(tmp_path / "repository")
    report = folder.joinpath(REPORT)
    text = report.read_text("utf-8")
    report.unlink()
    commit_all(folder, "plan", MAY)
    report.write_text(text, encoding="utf-8", newline="\n")
    commit_all(folder, "report", JUNE)
    folder.joinpath(JUNE_REPORT).write_text(text, encoding="utf-8", newline="\n")
    commit_all(folder, "another", JULY)
    return folder
