"""The commits of files that one commit brought: found at once, and only where it is certain."""

from datetime import timedelta, timezone
from pathlib import Path

from anplan.files.git.blame import Origins
from anplan.files.git.run import Standpoint
from anplan.files.git.single_commits import single_commits
from tests.repositories import commit_all, git

ZONE = timezone(timedelta(hours=8))


def written(folder: Path, **texts: str) -> None:
    (folder / "units").mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / "units" / name).write_text(text, encoding="utf-8", newline="\n")


def found(folder: Path) -> dict[str, str]:
    texts = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in (folder / "units").iterdir()
    }
    commits = single_commits(Standpoint(folder), ("units",), texts, ZONE)
    lines = Origins(Standpoint(folder), texts, ZONE)
    for file, commit in commits.items():
        line = lines(file, 1)
        assert line is not None
        assert (line.name, line.day) == (commit.name, commit.day)
    return {file: commit.name for file, commit in commits.items()}


def repository(folder: Path) -> Path:
    git("init", "-q", "-b", "main", str(folder), folder=folder.parent)
    written(folder, a="a\n", b="b\n")
    commit_all(folder, "first", "2025-05-01T09:00:00+08:00")
    return folder


def test_a_file_that_nobody_touched_since_has_one_commit(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r")
    first = git("rev-parse", "HEAD", folder=folder)[:7]
    written(folder, c="c\n")
    second = commit_all(folder, "second")[:7]
    assert found(folder) == {"units/a": first, "units/b": first, "units/c": second}


def test_a_file_that_was_touched_again_is_left_out(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r")
    written(folder, a="a\nmore\n")
    commit_all(folder)
    assert set(found(folder)) == {"units/b"}


def test_a_file_that_went_and_came_again_is_left_out(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r")
    (folder / "units/a").unlink()
    commit_all(folder)
    written(folder, a="a\n")
    commit_all(folder)
    assert set(found(folder)) == {"units/b"}


def test_a_file_that_is_edited_or_not_committed_is_left_out(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r")
    written(folder, a="other\n", d="d\n")
    assert set(found(folder)) == {"units/b"}


def test_what_a_merge_brought_is_that_of_its_line(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r")
    git("checkout", "-q", "-b", "side", folder=folder)
    written(folder, c="c\n")
    side = commit_all(folder, "side")[:7]
    git("checkout", "-q", "main", folder=folder)
    written(folder, e="e\n")
    commit_all(folder)
    git("merge", "-q", "--no-ff", "-m", "merge", "side", folder=folder)
    assert found(folder)["units/c"] == side
