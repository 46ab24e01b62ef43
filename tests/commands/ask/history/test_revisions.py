"""--rev and --known: which commit is meant, and that it stands beside the answer."""

import json
from pathlib import Path

import pytest

from anplan.files.git.run import run_git
from tests.commands.ask.history.asked import JUNE_REPORT, REPORT, heading, noted, papers, short
from tests.program import refused, run, shown
from tests.repositories import commit_all, git

READERS = (
    ("status",),
    ("status", "2025-05"),
    ("show", "a"),
    ("why", "a"),
    ("due",),
    ("check",),
    ("brief", "--month", "2025-05"),
    ("source",),
    ("export",),
)


@pytest.mark.parametrize("command", READERS)
def test_every_reader_asks_with_the_files_of_a_commit(
    repository: Path, command: tuple[str, ...]
) -> None:
    day = () if command[0] in ("check", "source", "export") else ("--on", "2025-07-20")
    before = shown(*command, *day, "--rev", "HEAD", folder=repository)
    repository.joinpath("plan/plan.yaml").write_text("broken: [", encoding="utf-8")
    repository.joinpath(REPORT).unlink()
    assert shown(*command, *day, "--rev", "HEAD", folder=repository) == before


def test_what_was_asked_stands_in_the_heading(repository: Path) -> None:
    now, then = short(repository), short(repository, "HEAD~1")
    assert heading("--on", "2025-07-20", folder=repository).endswith(f"；版本 {now}")
    assert heading("--rev", "HEAD~1", folder=repository).endswith(f"；版本 {then}（2025-06-03）")
    known = heading("--known", "2025-06-20", folder=repository)
    assert known.startswith("截至 2025-06-20；")
    assert known.endswith(f"；按 2025-06-20 已知情况；版本 {then}（2025-06-03）")
    assert f"版本 {then}（2025-06-03）" in shown("show", "a", "--rev", then, folder=repository)
    assert f"版本 {then}（2025-06-03）" in shown("source", "--rev", then, folder=repository)
    assert f"版本 {then}（2025-06-03）" in shown("check", "--rev", then, folder=repository)


@pytest.mark.parametrize("command", ["status", "due", "check", "export"])
def test_what_was_asked_stands_in_json(repository: Path, command: str) -> None:
    told = json.loads(
        shown(command, "--format", "json", "--known", "2025-06-20", folder=repository)
    )
    asked = {key: told[key] for key in ("rev", "rev_day", "known")}
    assert asked == {
        "rev": short(repository, "HEAD~1"),
        "rev_day": "2025-06-03",
        "known": "2025-06-20",
    }


def test_the_folder_s_files_have_no_day_in_json(repository: Path) -> None:
    told = json.loads(shown("status", "--format", "json", folder=repository))
    assert (told["rev"], told["rev_day"], told["known"]) == (short(repository), None, None)


def test_what_is_not_committed_is_not_at_head(repository: Path) -> None:
    git("rm", "-q", JUNE_REPORT, folder=repository)
    on = ("--on", "2025-07-20")
    assert papers(*on, folder=repository)[1] == ("missing", None)
    assert papers(*on, "--rev", "HEAD", folder=repository)[1] == ("done", "2025-07-03")


def test_what_is_known_in_the_future_is_what_is_known_now(repository: Path) -> None:
    for day in ("2100-01-01", "9999-12-31"):
        assert short(repository) in heading("--known", day, folder=repository)


def test_rev_and_known_together_follow_the_line_of_the_revision(repository: Path) -> None:
    git("checkout", "-q", "-b", "side", "HEAD~1", folder=repository)
    side = commit_all(repository, "aside", "2025-06-15T09:00:00+08:00")
    git("checkout", "-q", "main", folder=repository)
    options = ("--known", "2025-06-20")
    assert short(repository, "HEAD~1") in heading(*options, folder=repository)
    assert side[:7] in heading(*options, "--rev", "side", folder=repository)


def test_what_a_merge_brought_was_known_when_it_was_merged(repository: Path) -> None:
    git("checkout", "-q", "-b", "side", "HEAD~1", folder=repository)
    repository.joinpath("units/a/notes").mkdir()
    repository.joinpath("units/a/scheme.yaml").write_text("nothing: 无\n", encoding="utf-8")
    commit_all(repository, "aside", "2025-06-15T09:00:00+08:00")
    git("checkout", "-q", "main", folder=repository)
    git(
        "merge",
        "-q",
        "--no-ff",
        "-m",
        "merge",
        "side",
        folder=repository,
        day="2025-08-01T09:00:00+08:00",
    )
    assert "units/a/scheme.yaml" not in run("check", "--known", "2025-07-15", folder=repository).out
    assert "units/a/scheme.yaml" in run("check", "--known", "2025-08-01", folder=repository).out


def test_a_clock_that_ran_wrong_is_told(repository: Path) -> None:
    commit_all(repository, "later", "2025-06-10T09:00:00+08:00")
    out, note = noted("status", "--known", "2025-06-20", folder=repository)
    last, wrong = short(repository), short(repository, "HEAD~1")
    assert f"版本 {last}（2025-06-10）" in out
    assert note == f"提交时钟有误：{wrong} 记为 2025-07-03，却早于 {last}"


def test_a_commit_of_a_year_that_no_calendar_has(repository: Path) -> None:
    who = "A <a@example.invalid> 999999999999 +0000"
    stream = f"commit refs/heads/odd\ncommitter {who}\ndata 1\nx\nfrom refs/heads/main\n\n"
    run_git(repository, ["fast-import", "--quiet"], stdin=stream.encode())
    assert "（9999-12-31）" in heading("--rev", "odd", folder=repository)


def test_an_annotated_tag_names_its_commit(repository: Path) -> None:
    git("tag", "-a", "-m", "…", "june", "HEAD~1", folder=repository)
    assert short(repository, "HEAD~1") in heading("--rev", "june", folder=repository)


@pytest.mark.parametrize(
    "rev",
    ["--output=x", "-x", "--all", "HEAD..main", "main...HEAD", "../x", "^main", ":/plan", "a b"],
)
def test_a_hostile_revision_is_none(repository: Path, rev: str) -> None:
    told = refused("status", f"--rev={rev}", folder=repository)
    assert told.startswith(f"anplan：没有版本 {rev}")
    assert not repository.joinpath("x").exists()


@pytest.mark.parametrize("rev", ["HEAD@{1}", "@{2001-01-01}", "main@{u}"])
def test_what_one_clone_alone_remembers_is_no_revision(repository: Path, rev: str) -> None:
    told = refused("status", f"--rev={rev}", folder=repository)
    assert told == (
        f"anplan：{rev} 所指仅本克隆自身有记录。请指定提交、标签或分支；按日期请用 --known"
    )


def test_nothing_was_known_before_the_first_commit(repository: Path) -> None:
    assert refused("status", "--known", "2025-04-20", folder=repository) == (
        "anplan：2025-04-20 尚无记录：历史始于 2025-05-03。请改问更晚的日期"
    )


def test_a_sample_is_asked_for_the_day_that_was_known(sample: Path) -> None:
    assert heading("--known", "2025-07-05", folder=sample).startswith("截至 2025-07-05；")
    assert heading("--known", "2025-12-05", folder=sample).startswith("截至 2025-10-09；")
    assert heading("--known", "2025-07-05", "--on", "2025-06-30", folder=sample).startswith(
        "截至 2025-06-30；"
    )
