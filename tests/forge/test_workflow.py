"""The workflow that ``init --ci github`` writes, run step by step on branches of a clone."""

import os
import shutil
from pathlib import Path

import pytest

from anplan import __version__
from tests.forge.repository import git, with_program
from tests.forge.workflow import read, run_steps, steps
from tests.program import Done, add, edit, refused, run, shown

ROOT = Path(__file__).parents[2]
WORKFLOW = ".github/workflows/anplan.yml"
QKX = "units/qkx/2025-09.yaml"
BAD = "submitted: 2025-10-09\nprogress:\n  - ref: 1.11\n    text: |-\n      走访企业8家。\n"
LOGIN = "github.event.pull_request.user.login"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the runner of the workflow is Linux")


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return with_program(tmp_path, GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"))


@pytest.fixture
def clone(copied: Path, tmp_path: Path, env: dict[str, str]) -> Path:
    """A clone of the sample with its workflow, on a branch of its own."""
    shown("init", "--ci", "github", folder=copied)
    commit(copied, env)
    git("clone", "-q", str(copied), "clone", folder=tmp_path, env=env)
    git("switch", "-q", "-c", "report", folder=tmp_path / "clone", env=env)
    return tmp_path / "clone"


def commit(folder: Path, env: dict[str, str]) -> None:
    git("add", "-A", folder=folder, env=env)
    git("commit", "-qm", "报送", folder=folder, env=env)


def pulled(clone: Path, env: dict[str, str], author: str = "li-qkx") -> Done:
    """Commit what was changed, and check it as the forge does: merged, and fetched two deep."""
    commit(clone, env)
    assert git("status", "--porcelain", folder=clone, env=env) == ""
    git("switch", "-q", "-c", "merged", "origin/HEAD", folder=clone, env=env)
    git("merge", "-q", "--no-ff", "-m", "merge", "report", folder=clone, env=env)
    url = f"file://{clone}"
    checkout = clone.parent / "checkout"
    git("clone", "-q", "--depth", "2", url, str(checkout), folder=clone.parent, env=env)
    return run_steps(checkout / WORKFLOW, checkout, env, {LOGIN: author})


def test_a_good_branch_passes(clone: Path, tmp_path: Path, env: dict[str, str]) -> None:
    add(clone / QKX, "submitted: 2025-10-09\nnothing: 本月无新进展\n")
    done = pulled(clone, env)
    counts = (
        "读取 281/281 个文件：0 个错误，0 个提醒，0 个提示。"
        "本次改动：0 个错误，0 个提醒，0 个提示；原有 0 个问题。"
        "各单位均未写 owners：不核对由谁提交\n"
    )
    assert done == Done(0, counts, "")
    assert tmp_path.joinpath("summary.md").read_text("utf-8") == f"### anplan check\n\n{counts}"


def test_a_bad_branch_fails_with_its_findings(
    clone: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    add(clone / QKX, BAD)
    told = "没有任务 1.11。是不是 1.1？区科协承担 1.1。"
    counts = (
        "读取 281/281 个文件：1 个错误，0 个提醒，0 个提示。"
        "本次改动：1 个错误，0 个提醒，0 个提示；原有 0 个问题。"
        "各单位均未写 owners：不核对由谁提交"
    )
    done = pulled(clone, env)
    assert (done.code, done.err) == (1, "")
    assert done.out.splitlines() == [
        f"::error file={QKX},line=3,col=10,title=R103::{told}",
        counts,
    ]
    assert tmp_path.joinpath("summary.md").read_text("utf-8").splitlines() == [
        "### anplan check",
        "",
        "| 级别 | 位置 | 规则 | 问题 |",
        "| --- | --- | --- | --- |",
        f"| 错误 | {QKX}:3 | R103 | {told} |",
        "",
        counts,
    ]


def test_a_branch_from_before_does_not_hide_what_was_issued_since(
    clone: Path, env: dict[str, str]
) -> None:
    """The forge merges the branch into what is there now; that is what it is held against."""
    add(clone / QKX, "submitted: 2025-10-09\nnothing: 本月无新进展\n")
    commit(clone, env)
    git("switch", "-q", "-C", "main", "origin/HEAD", folder=clone, env=env)
    add(clone / "briefs/2025-09.yaml", "number: 6\nissued: 2025-10-10\n")
    commit(clone, env)
    git("update-ref", "refs/remotes/origin/HEAD", "main", folder=clone, env=env)
    git("switch", "-q", "report", folder=clone, env=env)
    edit(clone / QKX, "本月无新进展", "本月无进展")
    done = pulled(clone, env)
    assert done.code == 0
    assert f"::warning file={QKX},line=1,col=12,title=H109::" in done.out


def test_an_author_keeps_to_the_own_unit(clone: Path, env: dict[str, str]) -> None:
    add(clone / "units/qkx/unit.yaml", "owners: [li-qkx]\n")
    commit(clone, env)
    git("update-ref", "refs/remotes/origin/HEAD", "report", folder=clone, env=env)
    add(clone / QKX, "submitted: 2025-10-09\nnothing: 本月无新进展\n")
    add(clone / "units/rlj/2025-09.yaml", "# 补充\n")
    done = pulled(clone, env)
    assert done.code == 1
    told = [line.split("::")[1] for line in done.out.splitlines() if "H107" in line]
    assert told == ["error file=units/rlj/2025-09.yaml,title=H107"]


def test_a_branch_cannot_give_the_runner_commands(clone: Path, env: dict[str, str]) -> None:
    add(clone / QKX, 'submitted: "::stop-commands::x"\nnothing: 无\n')
    clone.joinpath("units/qkx/a\n::error::b.yaml").write_text("nothing: 无\n", encoding="utf-8")
    done = pulled(clone, env)
    assert done.code == 1
    commands = [line for line in done.out.splitlines() if "::" in line]
    assert len(commands) == 2
    assert all(line.startswith("::error file=units/qkx/") for line in commands)


def test_an_account_cannot_give_the_shell_commands(clone: Path, env: dict[str, str]) -> None:
    add(clone / QKX, "submitted: 2025-10-09\nnothing: 本月无新进展\n")
    done = pulled(clone, env, author='"; touch stolen; echo "$(touch stolen)')
    assert (done.code, done.err) == (0, "")
    assert not clone.parent.joinpath("checkout/stolen").exists()


def test_a_workspace_in_a_folder_of_its_repository(
    sample: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    top = tmp_path / "top"
    ours = "the plan/2025"
    shutil.copytree(sample, top / ours, ignore=shutil.ignore_patterns(".git"))
    git("init", "-q", folder=top, env=env)
    assert shown("init", "--ci", "github", ours, folder=top) == f"{WORKFLOW}\n"
    assert steps(top / WORKFLOW)[-1]["working-directory"] == ours
    commit(top, env)
    add(top / ours / QKX, BAD)
    commit(top, env)
    done = run_steps(top / WORKFLOW, top, env, {LOGIN: "li-qkx"})
    assert done.code == 1
    assert done.out.startswith(f"::error file={ours}/{QKX},line=3,")


def test_it_may_read_and_nothing_else(clone: Path) -> None:
    workflow = read(clone / WORKFLOW)
    assert workflow["on"] == ["pull_request", "merge_group"]
    assert workflow["permissions"] == {"contents": "read"}
    assert all("permissions" not in job for job in workflow["jobs"].values())
    checkout, python, install, check = steps(clone / WORKFLOW)
    assert checkout == {
        "uses": "actions/checkout@v4",
        "with": {"persist-credentials": "false", "fetch-depth": "2"},
    }
    assert python["uses"].startswith("actions/setup-python@")
    assert install == {"run": f'pip install "anplan~={__version__}"'}
    assert check == {
        "run": 'anplan check --base HEAD^1 --author "$AUTHOR" --format github',
        "env": {"AUTHOR": "${{ github.event.pull_request.user.login }}"},
    }


def test_this_repository_is_checked_by_the_same_workflow(tmp_path: Path) -> None:
    """Only the package comes from the checkout instead of the registry."""
    shown("init", "--ci", "github", folder=tmp_path)
    written = tmp_path.joinpath(WORKFLOW).read_text("utf-8")
    own = ROOT.joinpath(WORKFLOW).read_text("utf-8")
    assert own == written.replace(f'pip install "anplan~={__version__}"', "pip install .")


def test_a_new_workspace_may_have_it_from_the_start(tmp_path: Path) -> None:
    text = shown("init", "--ci", "github", "here", folder=tmp_path)
    assert f"here/{WORKFLOW}" in text.splitlines()
    assert "here/plan/plan.yaml" in text.splitlines()
    assert tmp_path.joinpath("here", WORKFLOW).is_file()


def test_without_being_asked_there_is_none(tmp_path: Path) -> None:
    shown("init", folder=tmp_path)
    assert not tmp_path.joinpath(".github").exists()


def test_a_workflow_that_is_there_is_left_alone(copied: Path) -> None:
    add(copied / WORKFLOW, "name: own\n")
    told = refused("init", "--ci", "github", folder=copied)
    assert told == (f"anplan：已有工作流：{copied / WORKFLOW}。不会覆盖；需要重新生成的，请先删除")
    assert copied.joinpath(WORKFLOW).read_text("utf-8") == "name: own\n"


def test_one_that_is_there_does_not_keep_a_workspace_from_starting(tmp_path: Path) -> None:
    add(tmp_path / WORKFLOW, "name: own\n")
    text = shown("init", "--ci", "github", folder=tmp_path)
    assert WORKFLOW not in text.splitlines()
    assert tmp_path.joinpath(WORKFLOW).read_text("utf-8") == "name: own\n"
    assert tmp_path.joinpath("plan/plan.yaml").is_file()


def test_only_tried_writes_nothing(copied: Path) -> None:
    assert shown("init", "--ci", "github", "--dry-run", folder=copied) == f"{WORKFLOW}\n"
    assert not copied.joinpath(".github").exists()


def test_an_unknown_forge_is_refused(tmp_path: Path) -> None:
    told = refused("init", "--ci", "gitlab", folder=tmp_path)
    assert told.startswith("anplan：--ci 不能是 gitlab；可用 github。")


def test_a_summary_that_cannot_be_written_does_not_decide(sample: Path, tmp_path: Path) -> None:
    summary = str(tmp_path / "no folder" / "summary.md")
    done = run("check", "--format", "github", folder=sample, GITHUB_STEP_SUMMARY=summary)
    assert (done.code, done.out.count("\n"), done.err.count("\n")) == (0, 1, 1)
    assert summary in done.err


def test_a_merge_queue_has_no_author_and_that_is_told(clone: Path, env: dict[str, str]) -> None:
    add(clone / "units/qkx/unit.yaml", "owners: [li-qkx]\n")
    add(clone / QKX, "submitted: 2025-10-09\nnothing: 本月无新进展\n")
    done = pulled(clone, env, author="")
    assert done.code == 0
    assert "--author 为空：不核对文件归哪个单位" in done.err
