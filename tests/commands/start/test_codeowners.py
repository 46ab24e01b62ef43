"""``init --codeowners``: the owners of units where forges look for them."""

import os
import shutil
from pathlib import Path

import pytest

from tests.program import add, edit, refused, run, shown

FILE = ".github/CODEOWNERS"


@pytest.fixture
def owned(copied: Path) -> Path:
    add(copied / "units/jxkc/unit.yaml", "owners: [chen, org/office]\n")
    add(copied / "units/qkx/unit.yaml", "owners: [li-qkx, wang@example.org]\n")
    return copied


BLOCK = """\
# anplan: begin, from owners: in units/*/unit.yaml
/plan/ @chen @org/office
/units/ @chen @org/office
/briefs/ @chen @org/office
/templates/ @chen @org/office
/.github/ @chen @org/office
/units/jxkc/ @chen @org/office
/units/qkx/ @li-qkx wang@example.org
/units/*/unit.yaml @chen @org/office
# anplan: end
"""


def test_whole_file(owned: Path) -> None:
    assert shown("init", "--codeowners", folder=owned) == f"{FILE}\n"
    assert owned.joinpath(FILE).read_text("utf-8") == BLOCK


def test_only_tried_prints_it_and_writes_nothing(owned: Path) -> None:
    assert shown("init", "--codeowners", "--dry-run", folder=owned) == BLOCK
    assert not owned.joinpath(".github").exists()


def test_other_lines_stay(owned: Path) -> None:
    add(owned / FILE, "* @admin")
    shown("init", "--codeowners", folder=owned)
    add(owned / FILE, "/docs/ @writer\n")
    edit(owned / "units/qkx/unit.yaml", "li-qkx, ", "")
    shown("init", "--codeowners", folder=owned)
    assert owned.joinpath(FILE).read_text("utf-8") == (
        "* @admin\n" + BLOCK.replace("@li-qkx ", "") + "/docs/ @writer\n"
    )


@pytest.mark.parametrize("place", ["CODEOWNERS", "docs/CODEOWNERS"])
def test_the_file_that_the_forge_reads_is_the_one(owned: Path, place: str) -> None:
    add(owned / place, "* @admin\n")
    assert shown("init", "--codeowners", folder=owned) == f"{place}\n"
    assert owned.joinpath(place).read_text("utf-8") == "* @admin\n" + BLOCK


def test_a_workspace_in_a_folder_of_its_repository(owned: Path, tmp_path: Path) -> None:
    top = tmp_path / "top"
    shutil.copytree(owned, top / "the plan", ignore=shutil.ignore_patterns(".git"))
    top.joinpath(".git").mkdir()
    assert shown("init", "--codeowners", "the plan", folder=top) == f"{FILE}\n"
    lines = top.joinpath(FILE).read_text("utf-8").splitlines()
    assert "/the\\ plan/plan/ @chen @org/office" in lines
    assert "/.github/ @chen @org/office" in lines
    assert "/the\\ plan/units/qkx/ @li-qkx wang@example.org" in lines


@pytest.mark.skipif(os.name == "nt", reason="no such name there")
def test_a_folder_that_cannot_be_written_as_a_pattern(owned: Path, tmp_path: Path) -> None:
    top = tmp_path / "top"
    shutil.copytree(owned, top / "a*\n* @evil", ignore=shutil.ignore_patterns(".git"))
    top.joinpath(".git").mkdir()
    told = run("init", "--codeowners", "a*\n* @evil", folder=top)
    assert told.code == 2
    assert not top.joinpath(".github").exists()


@pytest.mark.parametrize("account", ["a b", "a\\n* @evil", "a # b", "@@a", "-a", "a/", "团队"])
def test_what_is_no_account_is_refused(copied: Path, account: str) -> None:
    add(copied / "units/qkx/unit.yaml", f'owners: ["{account}"]\n')
    told = run("init", "--codeowners", folder=copied)
    assert told.code == 2
    assert "不是账号：" in told.err
    assert not copied.joinpath(".github").exists()


def test_the_at_sign_is_taken_off(copied: Path) -> None:
    add(copied / "units/qkx/unit.yaml", 'owners: ["@li-qkx"]\n')
    assert "不是账号：@li-qkx。请写作 li-qkx" in run("check", folder=copied).out


def test_nobody_is_named(sample: Path) -> None:
    told = refused("init", "--codeowners", folder=sample)
    assert told.startswith("anplan：sample 没有单位写明负责账号。")


def test_without_the_coordinators_owners_the_plan_is_left_out(copied: Path) -> None:
    add(copied / "units/qkx/unit.yaml", "owners: [li-qkx]\n")
    done = run("init", "--codeowners", folder=copied)
    assert (done.code, done.err.count("\n")) == (0, 1)
    lines = copied.joinpath(FILE).read_text("utf-8").splitlines()
    assert lines[1:-1] == ["/units/qkx/ @li-qkx"]


def test_half_a_block_is_refused(owned: Path) -> None:
    add(owned / FILE, BLOCK.splitlines()[0] + "\n")
    assert "区块不完整" in refused("init", "--codeowners", folder=owned)
    assert owned.joinpath(FILE).read_text("utf-8") == BLOCK.splitlines()[0] + "\n"


@pytest.mark.skipif(os.name == "nt", reason="links of Unix")
def test_a_link_is_not_written_through(owned: Path, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere"
    target.write_text("* @admin\n", encoding="utf-8")
    owned.joinpath("CODEOWNERS").symlink_to(target)
    refused("init", "--codeowners", folder=owned)
    assert target.read_text("utf-8") == "* @admin\n"


def test_with_the_workflow(owned: Path) -> None:
    text = shown("init", "--ci", "github", "--codeowners", folder=owned)
    assert text == f".github/workflows/anplan.yml\n{FILE}\n"


def test_where_there_is_no_workspace_nothing_is_started(tmp_path: Path) -> None:
    refused("init", "--codeowners", folder=tmp_path)
    assert list(tmp_path.iterdir()) == []


def a_repository_of_three(owned: Path, tmp_path: Path) -> Path:
    """A repository with workspaces in folders whose names begin alike, each with its owners."""
    top = tmp_path / "top"
    for name in ("a", "ab", "a/b"):
        shutil.copytree(owned, top / name, ignore=shutil.ignore_patterns(".git"))
        edit(top / name / "units/qkx/unit.yaml", "li-qkx", f"li-{name.replace('/', '-')}")
    top.joinpath(".git").mkdir()
    return top


@pytest.mark.parametrize(
    "order", [("a", "ab", "a/b"), ("a/b", "ab", "a", "ab"), ("ab", "a", "a/b", "a", "a/b")]
)
def test_each_workspace_has_its_own_block(
    owned: Path, tmp_path: Path, order: tuple[str, ...]
) -> None:
    top = a_repository_of_three(owned, tmp_path)
    add(top / FILE, "* @admin\n")
    for name in order:
        shown("init", "--codeowners", name, folder=top)
        add(top / FILE, f"# by hand after {name}\n")
    text = top.joinpath(FILE).read_text("utf-8")
    for name in ("a", "ab", "a/b"):
        block = BLOCK.replace("in units", f"in {name}/units").replace("end\n", f"end, {name}/\n")
        block = block.replace("\n/", f"\n/{name}/").replace(
            "li-qkx", f"li-{name.replace('/', '-')}"
        )
        shared = f"/{name}/.github/ @chen @org/office\n"
        assert text.count(block.replace(shared, shared[len(name) + 1 :])) == (name == order[0])
        assert text.count(block.replace(shared, "")) == (name != order[0])
    assert text.startswith("* @admin\n")
    assert text.count("# by hand after ") == len(order)
    assert text.count("# anplan: begin") == text.count("# anplan: end") == 3


def test_a_block_that_does_not_name_its_workspace_is_the_one_whose_folders_it_has(
    owned: Path, tmp_path: Path
) -> None:
    top = a_repository_of_three(owned, tmp_path)
    old = BLOCK.replace("\n/", "\n/a/")
    add(top / FILE, old + "/docs/ @writer\n")
    shown("init", "--codeowners", "ab", folder=top)
    assert top.joinpath(FILE).read_text("utf-8").startswith(old + "/docs/ @writer\n# anplan: begin")
    shown("init", "--codeowners", "a", folder=top)
    text = top.joinpath(FILE).read_text("utf-8")
    assert text.startswith("# anplan: begin, from owners: in a/units/*/unit.yaml\n")
    assert text.count("# anplan: begin") == 2


def test_a_second_workspace_gets_a_workflow_of_its_own(owned: Path, tmp_path: Path) -> None:
    top = a_repository_of_three(owned, tmp_path)
    flows = ".github/workflows"
    assert shown("init", "--ci", "github", "a", folder=top) == f"{flows}/anplan.yml\n"
    first = top.joinpath(flows, "anplan.yml").read_text("utf-8")
    assert shown("init", "--ci", "github", "a/b", folder=top) == f"{flows}/anplan-a-b.yml\n"
    assert top.joinpath(flows, "anplan.yml").read_text("utf-8") == first
    for name, file in (("a", "anplan.yml"), ("a/b", "anplan-a-b.yml")):
        again = run("init", "--ci", "github", name, folder=top)
        assert (again.code, again.err) == (0, f"{flows}/{file} 已是应写的内容，未改动\n")
        add(top / flows / file, "# changed\n")
        assert "不会覆盖" in refused("init", "--ci", "github", name, folder=top)


def test_where_one_folder_cannot_be_named_nothing_is_written(owned: Path, tmp_path: Path) -> None:
    top = tmp_path / "top"
    for name in ("a", "wa#ter"):
        shutil.copytree(owned, top / name, ignore=shutil.ignore_patterns(".git"))
    top.joinpath(".git").mkdir()
    said = refused("init", "--ci", "github", "--codeowners", folder=top)
    assert said.startswith("anplan：CODEOWNERS 无法表示文件夹 wa#ter/")
    assert not (top / ".github").exists()


def test_a_unit_that_cannot_be_read_is_named_with_its_workspace(owned: Path) -> None:
    add(owned / "units/qkx/unit.yaml", "ownerz: [x]\n")
    done = run("init", "--codeowners", folder=owned)
    assert done.code == 2
    assert "sample/units/qkx/unit.yaml" in done.err.splitlines()[-1]
    assert not owned.joinpath(FILE).exists()
