"""History through fixed commands, on real repositories."""

from datetime import UTC, date, timedelta, timezone
from pathlib import Path

import pytest

from anplan.base.commit import Commit
from anplan.base.errors import HistoryError
from anplan.files.git.blame import Origins
from anplan.files.git.run import (
    Standpoint,
    clean_environment,
    commit_of,
    committed_bytes,
    filters_off,
    revision,
    run_git,
)

CHINA = timezone(timedelta(hours=8))
STREAM = b"""commit refs/heads/main
author Clerk <clerk@example.invalid> 1751472000 +0000
committer Clerk <clerk@example.invalid> 1751500800 +0000
data 6
first

M 100644 inline units/a/2025-06.yaml
data 13
nothing: \xe6\x97\xa0
M 100644 inline units/a/unit.yaml
data 10
name: \xe7\x94\xb2

commit refs/heads/main
author Clerk <clerk@example.invalid> 1754265600 +0000
committer Clerk <clerk@example.invalid> 1754265600 +0000
data 7
second

M 100644 inline units/a/2025-06.yaml
data 26
nothing: \xe6\x97\xa0
submitted: xx

"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    run_git(tmp_path, ["init", "-q", "--initial-branch=main"])
    run_git(tmp_path, ["fast-import", "--quiet"], stdin=STREAM)
    run_git(tmp_path, ["reset", "-q", "--hard", "main"])
    return tmp_path


def test_the_revision_is_seven_signs(repository: Path) -> None:
    asked = revision(Standpoint(repository), UTC)
    assert asked is not None
    assert (len(asked.name), asked.day) == (7, date(2025, 8, 4))


def test_without_a_repository_there_is_no_history(tmp_path: Path) -> None:
    assert revision(Standpoint(tmp_path), UTC) is None
    assert committed_bytes(Standpoint(tmp_path), "a") is None


def test_a_line_is_led_to_its_commit(repository: Path) -> None:
    first = commit_of(Standpoint(repository), "units/a/2025-06.yaml", 1, CHINA, {})
    second = commit_of(Standpoint(repository), "units/a/2025-06.yaml", 2, CHINA, {})
    assert isinstance(first, Commit)
    assert isinstance(second, Commit)
    assert (first.day, second.day) == (date(2025, 7, 3), date(2025, 8, 4))
    asked = revision(Standpoint(repository), UTC)
    assert asked is not None
    assert second.name == asked.name


def test_what_is_not_committed_has_no_commit(repository: Path) -> None:
    file = "units/a/2025-06.yaml"
    origins = Origins(Standpoint(repository), {file: "changed\nsubmitted: xx\n"}, UTC)
    assert origins(file, 1) is None
    found = origins(file, 2)
    assert found is not None
    assert found.day == date(2025, 8, 4)


def test_git_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(HistoryError):
        run_git(tmp_path, ["--version"])


def test_hooks_and_ci_do_not_point_git_elsewhere() -> None:
    cleaned = clean_environment({"GIT_DIR": "/elsewhere", "PATH": "/bin"})
    assert "GIT_DIR" not in cleaned
    assert cleaned["PATH"] == "/bin"


def test_a_line_that_moved_is_led_to_its_commit(repository: Path) -> None:
    file = "units/a/2025-06.yaml"
    text = "new\n" + repository.joinpath(file).read_text("utf-8")
    origins = Origins(Standpoint(repository), {file: text}, CHINA)
    assert origins(file, 1) is None
    moved = origins(file, 3)
    assert moved is not None
    assert moved.day == date(2025, 8, 4)
    assert origins(file, 99) is None


def test_the_repository_s_filters_are_known_by_whatever_name(repository: Path) -> None:
    with repository.joinpath(".git/config").open("a", encoding="utf-8") as stream:
        stream.write('[filter "a=b"]\n clean = x\n required = true\n')
    assert filters_off(repository) == {
        "GIT_CONFIG_COUNT": "2",
        "GIT_CONFIG_KEY_0": "filter.a=b.clean",
        "GIT_CONFIG_VALUE_0": "",
        "GIT_CONFIG_KEY_1": "filter.a=b.required",
        "GIT_CONFIG_VALUE_1": "false",
    }


def test_git_refuses_in_its_own_complaint_not_its_advice(repository: Path) -> None:
    with pytest.raises(HistoryError) as caught:
        run_git(repository, ["rev-list", "nothing"])
    assert str(caught.value.message.values["reason"]).startswith("fatal: ")
