"""What workspaces are called among others."""

import os
import sys
from datetime import date
from pathlib import Path

import pytest

from anplan.base.errors import FileError
from anplan.work import portfolio
from anplan.work.portfolio import Asking, Member, ask_each, named
from anplan.work.session import Session


def names(*folders: str) -> list[str]:
    return [member.name for member in named(map(Path, folders))]


@pytest.mark.parametrize(
    ("folders", "called"),
    [
        (("plans/water", "plans/school"), ["water", "school"]),
        (("2024/streets", "2025/streets", "parks"), ["2024/streets", "2025/streets", "parks"]),
        (("x/1/p", "y/1/p", "q/p"), ["x/1/p", "y/1/p", "q/p"]),
        (("water", "plans/../water"), ["water"]),
    ],
)
def test_by_as_few_folders_as_tell_them_apart(folders: tuple[str, ...], called: list[str]) -> None:
    assert names(*folders) == called


def test_a_way_that_another_one_ends_with_is_called_by_all_of_it_but_the_root() -> None:
    assert names("/data/plan", "/old/data/plan") == ["data/plan", "old/data/plan"]
    assert names("/water", "/old/water") == ["water", "old/water"]
    assert names("/") == ["root"]


def test_no_name_begins_the_way_of_another(tmp_path: Path) -> None:
    ways = [str(tmp_path / name) for name in ("a", "q/b", "a/b")]
    assert names(*ways) == [f"{tmp_path.name}/a", "q/b", "a/b"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_to_one_that_is_named_is_no_other(tmp_path: Path) -> None:
    (tmp_path / "water").mkdir()
    (tmp_path / "link").symlink_to("water")
    assert names(str(tmp_path / "water"), str(tmp_path / "link")) == ["water"]


def asked_in(_session: Session, _member: Member) -> int:
    """Return the process that is asked."""
    return os.getpid()


def ended_in(_session: Session, _member: Member) -> int:
    """End the process that is asked, as a machine does that is out of memory."""
    os._exit(9)


def test_a_process_that_is_ended_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portfolio, "_processors", lambda: 2)
    members = [Member(f"plan-{number}", Path()) for number in range(18)]
    asking = Asking(Path(), date(2025, 7, 10), "en")
    with pytest.raises(FileError, match="was ended from outside"):
        list(ask_each(members, asking, ended_in))


@pytest.mark.parametrize(("count", "apart"), [(3, False), (18, True)])
def test_very_many_are_asked_in_processes_of_their_own(
    monkeypatch: pytest.MonkeyPatch, count: int, *, apart: bool
) -> None:
    monkeypatch.setattr(portfolio, "_processors", lambda: 2)
    members = [Member(f"plan-{number}", Path()) for number in range(count)]
    answers = list(ask_each(members, Asking(Path(), date(2025, 7, 10), "en"), asked_in))
    assert [answer.member for answer in answers] == members
    assert (os.getpid() in {answer.value for answer in answers}) is not apart
