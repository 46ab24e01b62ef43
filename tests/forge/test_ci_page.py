"""What docs/ci.md tells to write: it can be read, and its commands do what the page says."""

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.forge.repository import call, git, with_program
from tests.forge.workflow import run_all
from tests.program import Done, add, edit

PAGE = (Path(__file__).parents[2] / "docs/ci.md").read_text(encoding="utf-8")
NEW = "units/qkx/2025-09.yaml"
GOOD = "submitted: 2025-10-09\nnothing: 本月无新进展\n"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the examples are shell scripts")


def block(first: str) -> str:
    """Return the block of the page that begins with a line."""
    blocks: list[str] = re.findall(r"(?ms)^```\w+\n(.*?)^```$", PAGE)
    (found,) = (text for text in blocks if text.startswith(first))
    return found


def document(first: str) -> dict[str, Any]:
    """Read a block; nothing in it becomes another type."""
    read = yaml.load(block(first), Loader=yaml.BaseLoader)  # noqa: S506 - builds nothing but texts
    assert isinstance(read, dict)
    return read


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return with_program(tmp_path)


@pytest.fixture
def server(copied: Path, tmp_path: Path, env: dict[str, str]) -> Path:
    """A bare repository that refuses bad pushes, as the page tells."""
    bare = tmp_path / "server.git"
    git("clone", "-q", "--bare", str(copied), str(bare), folder=tmp_path, env=env)
    hook = bare / "hooks/pre-receive"
    hook.write_text(block("#!/bin/sh"), encoding="utf-8")
    hook.chmod(0o755)
    return bare


@pytest.fixture
def clone(server: Path, tmp_path: Path, env: dict[str, str]) -> Path:
    git("clone", "-q", str(server), "clone", folder=tmp_path, env=env)
    return tmp_path / "clone"


def commit(folder: Path, env: dict[str, str]) -> None:
    git("add", "-A", folder=folder, env=env)
    git("commit", "-qm", "报送", folder=folder, env=env)


def pushed(clone: Path, env: dict[str, str], *arguments: str) -> Done:
    """Push, and give what the pusher sees."""
    return call("git", "push", *(arguments or ("origin", "HEAD:main")), folder=clone, env=env)


def test_a_workflow_uses_the_action_as_it_is() -> None:
    workflow = document("# .github/workflows/anplan.yml")
    checkout, action = workflow["jobs"]["check"]["steps"]
    assert checkout["with"]["fetch-depth"] == "2"
    assert set(action["with"]) <= {"version", "base", "author", "args", "working-directory"}


def test_gitlab(clone: Path, env: dict[str, str]) -> None:
    job = document("# .gitlab-ci.yml")["anplan"]
    steps = [{"run": line} for line in job["script"]]
    told = {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main", "GITLAB_USER_LOGIN": "li-qkx"}
    git("switch", "-q", "-c", "report", folder=clone, env=env)
    add(clone / NEW, GOOD)
    commit(clone, env)
    good = run_all(steps, clone, env | told, {})
    assert (good.code, good.err) == (0, "")
    assert "本次改动：0 个错误，0 个提醒，0 个提示；原有 0 个问题" in good.out
    edit(clone / "units/qkx/2025-08.yaml", "余下14条", "余下40条")
    commit(clone, env)
    bad = run_all(steps, clone, env | told, {})
    assert bad.code == 1
    assert "units/qkx/2025-08.yaml:5:7 错误 H101" in bad.out


def test_gitee(clone: Path, tmp_path: Path, env: dict[str, str]) -> None:
    pipeline = document("# .workflow/anplan.yml")
    (step,) = pipeline["stages"][0]["steps"]
    steps = [{"run": line} for line in step["commands"]]
    git("switch", "-q", "-c", "report", folder=clone, env=env)
    git("rm", "-q", "units/qkx/2025-08.yaml", folder=clone, env=env)
    commit(clone, env)
    git("push", "-q", "origin", "report", folder=clone, env=env)
    url = f"file://{tmp_path}/server.git"
    git("clone", "-q", "--depth", "1", "-b", "report", url, "job", folder=tmp_path, env=env)
    done = run_all(steps, tmp_path / "job", env | {"GITEE_BRANCH": "main"}, {})
    assert done.code == 1
    assert "units/qkx/2025-08.yaml 错误 H102  区科协 2025-08 的报告被删除。" in done.out


def test_a_good_push_is_taken(clone: Path, server: Path, env: dict[str, str]) -> None:
    add(clone / NEW, GOOD)
    commit(clone, env)
    done = pushed(clone, env)
    assert done.code == 0
    assert "remote: 读取 281/281 个文件" in done.err
    tip = git("rev-parse", "HEAD", folder=clone, env=env)
    assert git("rev-parse", "main", folder=server, env=env) == tip


def test_a_bad_push_is_refused_with_its_findings(
    clone: Path, server: Path, env: dict[str, str]
) -> None:
    before = git("rev-parse", "main", folder=server, env=env)
    edit(clone / "units/qkx/2025-08.yaml", "余下14条", "余下40条")
    commit(clone, env)
    done = pushed(clone, env)
    assert done.code != 0
    assert "remote: units/qkx/2025-08.yaml:5:7 错误 H101" in done.err
    assert "pre-receive hook declined" in done.err
    assert git("rev-parse", "main", folder=server, env=env) == before


def test_what_was_bad_before_keeps_nobody_from_pushing(
    copied: Path, clone: Path, server: Path, env: dict[str, str]
) -> None:
    add(copied / NEW, "submitted: 2025-10-09\n")
    commit(copied, env)
    git("fetch", "-q", str(copied), "+main:main", folder=server, env=env)
    git("pull", "-q", folder=clone, env=env)
    add(clone / "units/rlj/2025-09.yaml", "# 补充\n")
    commit(clone, env)
    done = pushed(clone, env)
    assert done.code == 0
    assert "原有问题：" in done.err
    assert "原有 1 个问题" in done.err


def test_an_account_of_another_unit_is_refused(
    copied: Path, clone: Path, server: Path, env: dict[str, str]
) -> None:
    add(copied / "units/qkx/unit.yaml", "owners: [li-qkx]\n")
    commit(copied, env)
    git("fetch", "-q", str(copied), "+main:main", folder=server, env=env)
    git("pull", "-q", folder=clone, env=env)
    add(clone / NEW, GOOD)
    commit(clone, env)
    refused = pushed(clone, env | {"GL_USER": "wang-rlj"})
    assert refused.code != 0
    assert f"remote: {NEW} 错误 H107" in refused.err
    assert pushed(clone, env | {"GL_USER": "Li-QKX"}).code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-f", "origin", "HEAD~1:main"), "main only goes forward"),
        (("origin", ":main"), "main is not deleted"),
    ],
)
def test_history_is_not_rewritten(
    clone: Path, server: Path, env: dict[str, str], arguments: tuple[str, ...], told: str
) -> None:
    git("config", "receive.denyDeletes", "false", folder=server, env=env)
    git("config", "receive.denyDeleteCurrent", "ignore", folder=server, env=env)
    done = pushed(clone, env, *arguments)
    assert done.code != 0
    assert told in done.err


def test_other_branches_are_free(clone: Path, env: dict[str, str]) -> None:
    git("rm", "-q", "units/qkx/2025-08.yaml", folder=clone, env=env)
    commit(clone, env)
    assert pushed(clone, env, "origin", "HEAD:draft").code == 0


def test_a_brief_of_a_request_has_the_templates_of_its_base(
    copied: Path, env: dict[str, str]
) -> None:
    add(copied / "templates/brief.md.j2", "{{ 1 + 1 }} 未经审定\n")
    commit(copied, env)
    command = block("anplan brief").split()
    rendered = call(*command, folder=copied, env=env)
    assert (rendered.code, rendered.err) == (0, "")
    assert "未经审定" not in rendered.out
    assert "未经审定" in call(*command[:-2], folder=copied, env=env).out
