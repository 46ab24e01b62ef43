"""Objects in bulk: each by its name and size, and nothing else in its place."""

from pathlib import Path

import pytest

from anplan.base.errors import HistoryError
from anplan.files.git.objects import GIT
from tests.repositories import commit_all, git, tiny


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tiny(tmp_path / "repository")
    commit_all(folder)
    return folder


def named(folder: Path, file: str) -> bytes:
    return git("rev-parse", f"HEAD:{file}", folder=folder).encode()


def test_contents_come_in_the_order_asked_for(repository: Path) -> None:
    files = ("units/a/unit.yaml", "plan/source.txt", "units/a/unit.yaml")
    names = [named(repository, file) for file in files] * 100
    sizes = GIT.sizes(repository, names)
    contents = list(GIT.contents(repository, zip(names, sizes, strict=True)))
    assert contents == [repository.joinpath(file).read_bytes() for file in files] * 100


def test_whoever_asks_may_stop(repository: Path) -> None:
    name = named(repository, "plan/plan.yaml")
    contents = GIT.contents(repository, [(name, GIT.sizes(repository, [name])[0])] * 1000)
    assert next(contents) == repository.joinpath("plan/plan.yaml").read_bytes()
    del contents


def test_an_object_of_another_size_is_refused(repository: Path) -> None:
    name = named(repository, "plan/plan.yaml")
    with pytest.raises(HistoryError):
        list(GIT.contents(repository, [(name, 5)]))


def test_an_object_that_is_not_there_is_told(repository: Path) -> None:
    with pytest.raises(HistoryError) as raised:
        list(GIT.contents(repository, [(b"1" * 40, 5)]))
    assert raised.value.message.values["reason"] == f"{'1' * 40} missing"


def test_a_damaged_object_is_told_in_git_s_words(repository: Path) -> None:
    name = named(repository, "plan/plan.yaml")
    size = GIT.sizes(repository, [name])[0]
    path = repository / ".git/objects" / name.decode()[:2] / name.decode()[2:]
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(HistoryError) as raised:
        list(GIT.contents(repository, [(name, size)]))
    assert str(raised.value.message.values["reason"]).startswith(("error:", "fatal:"))


def test_where_there_is_no_repository_git_refuses(tmp_path: Path) -> None:
    with pytest.raises(HistoryError):
        list(GIT.contents(tmp_path, [(b"1" * 40, 5)]))
