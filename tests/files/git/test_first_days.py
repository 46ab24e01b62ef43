"""The days on which papers first came: kept for a commit, and right whatever became of history."""

import random
import shutil
from datetime import UTC, date, timedelta, timezone
from pathlib import Path

import pytest

from anplan.base.errors import HistoryError
from anplan.files.git import first_days as module
from anplan.files.git.first_days import FirstDays, first_days
from anplan.files.git.history import commit_named
from anplan.files.git.run import Standpoint
from tests.history import Repository
from tests.repositories import cloned, commit_all, git, tiny

CHINA = timezone(timedelta(hours=8))
JUNE, JULY = "units/kcj/2025-06.yaml", "units/kcj/2025-07.yaml"


@pytest.fixture(autouse=True)
def _short_walks_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANPLAN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(module, "WORTHWHILE", 1)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Return a history of three commits, a day each: the plan, a report in June, one in July."""
    made = Repository(tmp_path / "repository", "office")
    made.report("units/yuehu/2025-07.yaml", "nothing: 无\n", "2025-07-03")
    made.report(JULY, "nothing: 无\n", "2025-08-04")
    return made


def asked(repository: Repository, rev: str | None = None) -> FirstDays:
    """Ask as another run does: nothing is known but what is kept."""
    module._last.clear()
    commit = None if rev is None else commit_named(repository.top, rev)
    at = Standpoint(repository.top, "office/", commit) if commit else Standpoint(repository.root)
    return first_days(at, CHINA)


def walked(repository: Repository, rev: str | None = None) -> FirstDays:
    """Ask without anything that is kept."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANPLAN_CACHE", "off")
        return asked(repository, rev)


def forget_files_of(repository: Repository, rev: str) -> None:
    """Remove the tree of a commit, so that whoever walks through it again fails."""
    name = repository.git("rev-parse", f"{rev}^{{tree}}").strip()
    (repository.top / ".git/objects" / name[:2] / name[2:]).unlink()


def test_a_file_came_on_its_first_author_s_day_in_the_plan_s_zone(repository: Repository) -> None:
    assert asked(repository).days[JULY] == date(2025, 8, 4)
    west = timezone(timedelta(hours=-17))
    assert first_days(Standpoint(repository.root), west).days[JULY] == date(2025, 8, 3)
    assert first_days(Standpoint(repository.root), UTC).days[JULY] == date(2025, 8, 4)


def test_without_history_there_are_none(tmp_path: Path) -> None:
    assert first_days(Standpoint(tmp_path), UTC) == FirstDays({})
    git("init", "-q", folder=tmp_path)
    assert first_days(Standpoint(tmp_path), UTC) == FirstDays({})


def test_what_was_found_is_kept(repository: Repository) -> None:
    before = asked(repository)
    forget_files_of(repository, "HEAD~2")
    with pytest.raises(HistoryError):
        walked(repository)
    assert asked(repository) == before


def test_the_folder_and_its_commit_have_one_answer(repository: Repository) -> None:
    before = asked(repository)
    forget_files_of(repository, "HEAD~2")
    assert asked(repository, "HEAD") == before


def test_a_moved_head_is_walked_to_from_what_is_kept(repository: Repository) -> None:
    before = asked(repository)
    forget_files_of(repository, "HEAD~2")
    repository.report("units/kcj/2025-08.yaml", "nothing: 无\n", "2025-09-02")
    assert asked(repository) == FirstDays(
        before.days | {"units/kcj/2025-08.yaml": date(2025, 9, 2)}
    )


def test_a_short_walk_is_not_kept(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WORTHWHILE", 4)
    asked(repository)
    assert not list((Path(repository.top).parent / "cache").glob("*"))


def test_where_the_user_wants_no_cache_there_is_none(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANPLAN_CACHE", "off")
    assert asked(repository) == asked(repository)
    assert not (repository.top.parent / "cache").exists()


def test_two_states_in_one_run_are_walked_through_once(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = walked(repository)
    monkeypatch.setenv("ANPLAN_CACHE", "off")
    asked(repository, "HEAD~1")
    forget_files_of(repository, "HEAD~2")
    assert first_days(Standpoint(repository.root), CHINA) == whole


def test_a_branch_beside_what_is_known_is_walked_through_whole(repository: Repository) -> None:
    asked(repository)
    repository.git("switch", "-qc", "other", "HEAD~2")
    repository.report(JULY, "nothing: 无\n", "2025-07-20")
    repository.git("switch", "-q", "main")
    repository.merge("other", "2025-08-05", "-X", "ours")
    assert asked(repository) == walked(repository)


def test_an_earlier_commit_has_its_own_answer(repository: Repository) -> None:
    asked(repository)
    assert JULY not in asked(repository, "HEAD~1").days
    assert JULY in asked(repository, "HEAD").days


def test_history_that_is_rewritten_is_walked_through_again(repository: Repository) -> None:
    asked(repository)
    day = {"GIT_COMMITTER_DATE": "2025-08-09T12:00:00+08:00"}
    repository.git("commit", "-q", "--amend", "--no-edit", "-a", **day)
    repository.git("reflog", "expire", "--expire=now", "--all")
    repository.git("gc", "-q", "--prune=now")
    assert asked(repository).days[JULY] == date(2025, 8, 9)


def test_a_clone_s_edge_is_part_of_the_question(repository: Repository, tmp_path: Path) -> None:
    clone = Repository.__new__(Repository)
    clone.top = cloned(repository.top, tmp_path / "clone", "--depth", "1")
    clone.root = clone.top / "office"
    assert JULY in asked(clone).unknown
    clone.git("-c", "protocol.file.allow=always", "fetch", "-q", "--unshallow")
    assert asked(clone) == asked(repository) == walked(repository)


def test_grafts_are_part_of_the_question(repository: Repository) -> None:
    assert asked(repository).days["units/yuehu/2025-07.yaml"] == date(2025, 7, 3)
    (repository.top / ".git/info").mkdir(exist_ok=True)
    (repository.top / ".git/info/grafts").write_text(
        f"{commit_named(repository.top, 'HEAD')}\n", "ascii"
    )
    assert asked(repository) == walked(repository)
    assert asked(repository).days["units/yuehu/2025-07.yaml"] == date(2025, 8, 4)


def test_replaced_commits_are_not_followed(repository: Repository) -> None:
    before = asked(repository)
    repository.git("replace", "HEAD", "HEAD~1")
    assert asked(repository) == walked(repository) == before


@pytest.mark.parametrize("data", [b"", b"x", b"\0" * 4096])
def test_what_is_damaged_is_not_believed(repository: Repository, data: bytes) -> None:
    before = asked(repository)
    for path in (repository.top.parent / "cache").glob("*.bin"):
        path.write_bytes(data)
    assert asked(repository) == before


@pytest.mark.parametrize("value", [b"x", b"2025", b"1 a\0? ", b"\xff", b"1 a\0x b"])
def test_nor_what_makes_no_sense(repository: Repository, value: bytes) -> None:
    from anplan.files.cache.values import keep  # noqa: PLC0415

    before = walked(repository)
    view = module._view(Standpoint(repository.root))
    assert view is not None
    keep(view.key_of(view.commit), value)
    assert asked(repository) == before


def test_nor_a_commit_that_is_not_there(repository: Repository) -> None:
    before = asked(repository)
    shutil.copytree(repository.top / ".git", repository.top / "kept")
    shutil.rmtree(repository.top / ".git")
    repository.git("init", "-q", "-b", "main")
    repository.commit("新库", "2025-09-01")
    assert set(asked(repository).days.values()) == {date(2025, 9, 1)}
    shutil.rmtree(repository.top / ".git")
    (repository.top / "kept").rename(repository.top / ".git")
    assert asked(repository) == before


@pytest.mark.parametrize("seed", range(6))
def test_any_history_gives_what_a_whole_walk_gives(tmp_path: Path, seed: int) -> None:
    """Ask for the commits of a history with branches and merges in any order."""
    choose = random.Random(seed)  # noqa: S311 - nothing is secret here
    folder = tiny(tmp_path / "repository")
    commits = [commit_all(folder)]
    for number in range(14):
        git("checkout", "-q", "--detach", "-f", choose.choice(commits[-4:]), folder=folder)
        if choose.random() < 0.3:
            other = choose.choice(commits)
            git("merge", "-q", "-s", "ours", "-m", "…", other, folder=folder)
        path = folder / f"units/a/2025-0{choose.randint(1, 4)}.yaml"
        if path.exists() and choose.random() < 0.5:
            path.unlink()
        else:
            path.write_text(f"nothing: {number}\n", encoding="utf-8")
        day = f"2025-0{choose.randint(1, 9)}-01T09:00:00+08:00"
        commits.append(commit_all(folder, day=day))
    for commit in choose.sample(commits, len(commits)) * 2:
        module._last.clear()
        at = Standpoint(folder, "", commit)
        found = first_days(at, CHINA)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("ANPLAN_CACHE", "off")
            module._last.clear()
            assert first_days(at, CHINA) == found


def dated(author: str, committer: str) -> dict[str, str]:
    times = {"GIT_AUTHOR_DATE": author, "GIT_COMMITTER_DATE": committer}
    return {name: f"{day}T12:00:00+08:00" for name, day in times.items()}


@pytest.mark.parametrize(
    ("author", "committer"), [("2025-07-03", "2025-10-20"), ("2025-10-20", "2025-07-03")]
)
def test_the_later_of_two_clocks_counts(
    repository: Repository, author: str, committer: str
) -> None:
    repository.write("units/a/2025-06.yaml", "nothing: 无\n")
    repository.git("add", "-A")
    repository.git("commit", "-q", "-m", "报送", **dated(author, committer))
    assert asked(repository).days["units/a/2025-06.yaml"] == date(2025, 10, 20)


def test_what_a_branch_brought_came_when_it_was_merged(repository: Repository) -> None:
    repository.git("switch", "-qc", "side")
    repository.report("units/a/2025-06.yaml", "nothing: 无\n", "2025-07-03")
    repository.git("switch", "-q", "main")
    repository.merge("side", "2025-07-20")
    assert asked(repository).days["units/a/2025-06.yaml"] == date(2025, 7, 20)
