"""What commits made of files: each against its parents, and the work tree last."""

import os
from datetime import date, timedelta, timezone
from pathlib import Path

import pytest

from anplan.base.errors import HistoryError
from anplan.base.problem import Problem
from anplan.files.disk.workspace import Workspace
from anplan.files.git.versions import Bytes, Step, committed, is_whole, last_commit, uncommitted
from tests.history import Repository

ZONE = timezone(timedelta(hours=8))
FILE = "units/kcj/note.yaml"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "plan", "office")


def steps(repository: Repository, *paths: str) -> list[Step]:
    return list(committed(last_commit(repository.root).standpoint, paths, ZONE))


def _code(content: Bytes) -> str | None:
    if isinstance(content, Problem):
        return content.code
    return None if content is None else content.decode()


def codes(step: Step) -> list[str | None]:
    return [_code(one) for one in (*step.before, step.after)]


def test_a_file_comes_changes_and_goes(repository: Repository) -> None:
    repository.report(FILE, "1", "2025-07-01", "来")
    repository.report(FILE, "2", "2025-07-02", "改")
    (repository.root / FILE).unlink()
    repository.commit("去", "2025-07-03")
    found = steps(repository, FILE)
    assert [codes(step) for step in found] == [[None, "1"], ["1", "2"], ["2", None]]
    assert [(step.commit.day.day, step.commit.subject) for step in found if step.commit] == [
        (1, "来"),
        (2, "改"),
        (3, "去"),
    ]


def test_the_day_is_that_of_the_plan_s_time_zone(repository: Repository) -> None:
    repository.write(FILE, "1")
    repository.git("add", "-A")
    clocks = ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE")
    late = dict.fromkeys(clocks, "2025-07-31T23:30:00+00:00")
    repository.git("commit", "-q", "-m", "夜间", **late)
    (step,) = steps(repository, FILE)
    assert step.commit is not None
    assert step.commit.day.isoformat() == "2025-08-01"


@pytest.mark.skipif(os.name == "nt", reason="links of Unix")
def test_a_large_file_and_a_link_are_problems(repository: Repository) -> None:
    repository.report(FILE, "x" * 300_000, "2025-07-01")
    path = repository.root / FILE
    path.unlink()
    path.symlink_to("/etc/passwd")
    repository.commit("链接", "2025-07-02")
    assert [codes(step) for step in steps(repository, FILE)] == [
        [None, "Y111"],
        ["Y111", "Y116"],
    ]


def test_a_subject_that_looks_like_git_s_own_lines(repository: Repository) -> None:
    subject = ":100644 100644 1 2 M"
    repository.report(FILE, "1", "2025-07-01", subject)
    (step,) = steps(repository, FILE)
    assert step.commit is not None
    assert step.commit.subject == subject


def test_a_file_that_two_branches_make_alike_came_once(repository: Repository) -> None:
    repository.git("switch", "-qc", "other")
    repository.report(FILE, "1", "2025-07-02", "二")
    repository.report("units/kcj/more.yaml", "1", "2025-07-02", "另")
    repository.git("switch", "-q", "main")
    repository.report(FILE, "1", "2025-07-01", "一")
    repository.merge("other", "2025-07-03")
    subjects = [step.commit and step.commit.subject for step in steps(repository, "units")]
    assert subjects[-2:] == ["二", "另"]


def test_what_files_held_is_fetched_some_steps_at_a_time(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ["1", "2", "1", "x" * 300_000, "3"]
    for day, text in enumerate(texts, 1):
        repository.report(FILE, text, f"2025-07-0{day}")
    monkeypatch.setattr("anplan.files.git.versions.WINDOW", 2)
    monkeypatch.setattr("anplan.files.git.objects.AHEAD", 1)
    found = steps(repository, FILE)
    assert [codes(step) for step in found] == [
        [None, "1"],
        ["1", "2"],
        ["2", "1"],
        ["1", "Y111"],
        ["Y111", "3"],
    ]


def test_a_content_that_is_not_there_is_told_in_git_s_words(repository: Repository) -> None:
    repository.report(FILE, "1", "2025-07-01")
    repository.report(FILE, "2", "2025-07-02")
    name = repository.git("rev-parse", f"HEAD~1:office/{FILE}").strip()
    (repository.top / ".git/objects" / name[:2] / name[2:]).unlink()
    with pytest.raises(HistoryError) as raised:
        steps(repository, FILE)
    assert raised.value.message.values["reason"] == f"{name} missing"


def test_the_work_tree_is_held_against_the_last_commit(repository: Repository) -> None:
    repository.report(FILE, "1", "2025-07-01")
    repository.write(FILE, "2")
    repository.write("units/kcj/new.yaml", "3")
    (repository.root / "units/kcj/unit.yaml").unlink()
    tree = Workspace(repository.root)
    found = list(uncommitted(tree, last_commit(repository.root), ["units/kcj"]))
    assert [(step.file, step.commit) for step in found] == [
        ("units/kcj/new.yaml", None),
        (FILE, None),
        ("units/kcj/unit.yaml", None),
    ]
    assert codes(found[1]) == ["1", "2"]


def test_a_whole_history_and_a_shallow_one(repository: Repository, tmp_path: Path) -> None:
    repository.report(FILE, "1", "2025-07-01")
    clone = tmp_path / "clone"
    repository.git("clone", "-q", "--depth", "1", repository.top.as_uri(), str(clone))
    shallow = last_commit(clone / "office").standpoint
    assert is_whole(last_commit(repository.root).standpoint)
    assert not is_whole(shallow)
    (step,) = committed(shallow, [FILE], ZONE)
    assert step.commit is not None
    assert step.commit.earliest


def test_a_clock_that_shows_no_day_there_is(repository: Repository) -> None:
    repository.write(FILE, "1")
    repository.git("add", "-A")
    repository.git("commit", "-q", "-m", "…", GIT_AUTHOR_DATE="@99999999999999 +0000")
    (step,) = committed(last_commit(repository.root).standpoint, [FILE], ZONE)
    assert step.commit is not None
    assert step.commit.day == date.max


def test_before_the_first_commit(tmp_path: Path) -> None:
    with pytest.raises(HistoryError):
        last_commit(tmp_path)
