"""``anplan record item``: a stage, a leaving, a field or a role, each by any of its names."""

from pathlib import Path

import pytest

from anplan.checks.examples.registers import PROJECTS, register
from tests.checks.workspace import lay
from tests.program import Done, run

JUNE = "units/jxkc/2025-10.yaml"
ITEM = ("P-1", "--stage", "stored", "--on", "2025-10-08")


@pytest.fixture
def library(copied: Path) -> Path:
    """The sample with a register of projects."""
    text = register("roles: [项目专员, 金融专员]\n")[PROJECTS]
    lay(copied, {PROJECTS: text.replace("quote: 建立重点项目清单\n", "")})
    return copied


def record(folder: Path, *words: str) -> Done:
    """Record something of a project."""
    who = {"ANPLAN_UNIT": "jxkc", "ANPLAN_LANG": "en"}
    return run("record", "item", *words, "--month", "2025-10", "--yes", folder=folder, **who)


def written(folder: Path) -> str:
    """The entries of the report, behind its beginning."""
    return folder.joinpath(JUNE).read_text("utf-8").partition("items:\n")[2]


def test_everything_is_named_as_people_name_it(library: Path) -> None:
    done = record(
        library,
        *("重点项目清单", "P-1", "--stage", "入库", "--on", "10月8日", "--title", "中试线"),
        *("--set", "拟投资额=300", "--set", "领域=数字 建造", "--role", "项目专员=科创局科长"),
    )
    assert done.out.splitlines()[0] == "区经信科创局 2025-10: 重点项目清单: P-1 入库 on 2025-10-08"
    assert written(library) == (
        "  - register: projects\n    id: P-1\n    title: 中试线\n    stage: stored\n"
        "    on: 2025-10-08\n    roles:\n      项目专员: 科创局科长\n    amount: 300\n"
        "    field: 数字建造\n"
    )


def test_the_same_stage_again_changes_its_entry(library: Path) -> None:
    record(library, "projects", *ITEM, "--role", "项目专员=科创局科长", "--set", "amount=300")
    again = ("projects", "P-1", "--stage", "入库", "--on", "2025-10-07", "--set", "amount=450")
    record(library, *again, "--role", "项目专员=科创局副科长", "--role", "金融专员=金融科科长")
    assert written(library) == (
        "  - register: projects\n    id: P-1\n    stage: stored\n    on: 2025-10-07\n    roles:\n"
        "      项目专员: 科创局副科长\n      金融专员: 金融科科长\n    amount: 450\n"
    )
    assert record(library, *again).out == "Nothing changes: the report says so already.\n"


@pytest.mark.parametrize("typed", ["Ｐ－１", "p-1", "P—1", "P – 1", "p−1"])
def test_an_id_is_that_of_the_item_that_is_there(typed: str, library: Path) -> None:
    record(library, "projects", *ITEM)
    done = record(library, "projects", typed, "--stage", "proof", "--on", "2025-10-09")
    assert f"{typed} is taken as P-1" in done.err
    assert "id: P-1\n    stage: proof\n" in written(library)
    assert written(library).count("    id: ") == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [("1-11", "11-1"), ("2025-1", "20-251"), ("P-019", "P-01-9"), ("A1", "A①"), ("A·1", "A1")],
)
def test_another_sign_or_another_place_of_it_is_another_item(
    first: str, second: str, library: Path
) -> None:
    record(library, "projects", first, *ITEM[1:], "--title", "甲")
    done = record(library, "projects", second, *ITEM[1:], "--title", "乙")
    assert "is taken as" not in done.err
    entries = [
        f"    id: {name}\n    title: {title}\n" for name, title in ((first, "甲"), (second, "乙"))
    ]
    assert all(entry in written(library) for entry in entries)
    assert "spelt alike" not in run("check", folder=library, ANPLAN_LANG="en").out


@pytest.mark.parametrize("command", ["show", "log"])
def test_an_item_is_found_behind_its_register_in_another_width(command: str, library: Path) -> None:
    record(library, "projects", *ITEM, "--title", "中试线")
    named, alike = (run(command, f"projects/{name}", folder=library) for name in ("P-1", "ｐ—１"))
    assert (named.code, "中试线" in named.out) == (0, True)
    assert alike.out == named.out


def test_another_title_is_asked_back(library: Path) -> None:
    roles = ("--role", "项目专员=科创局科长", "--role", "金融专员=金融科科长")
    record(library, "projects", *ITEM, "--title", "中试线", *roles)
    who = {"ANPLAN_UNIT": "jxkc", "ANPLAN_LANG": "en"}
    line = ("record", "item", "projects", "p-1", "--title", "验证线", "--month", "2025-10")
    done = run(*line, folder=library, **who)
    said = (
        "P-1 is called 中试线; from now on it would be 验证线.\n"
        "Nothing was written; --yes writes it all the same.\n"
    )
    assert (done.code, done.err.endswith(said)) == (1, True)
    assert "验证线" not in written(library)
    assert run(*line, "--yes", folder=library, **who).code == 0


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ((), "P-1 is new to 重点项目清单 and has no title: add --title and what it is called."),
        (
            ("P-01", "--stage", "stored", "--on", "2025-10-08"),
            (
                "P-1 is new to 重点项目清单 and has no title: is P-01 meant? If not, add --title and "
                "what it is called."
            ),
        ),
    ],
)
def test_a_new_item_without_a_title_is_asked_about(
    known: tuple[str, ...], said: str, library: Path
) -> None:
    if known:
        record(library, "projects", *known, "--title", "中试线")
    who = {"ANPLAN_UNIT": "jxkc", "ANPLAN_LANG": "en"}
    roles = ("--role", "项目专员=科创局科长", "--role", "金融专员=金融科科长")
    line = ("record", "item", "projects", *ITEM, *roles, "--month", "2025-10")
    done = run(*line, folder=library, **who)
    refused = f"{said}\nNothing was written; --yes writes it all the same.\n"
    assert (done.code, done.err) == (1, refused)
    assert run(*line, "--title", "验证线", folder=library, **who).code == 0


def test_roles_come_to_an_entry_that_has_none(library: Path) -> None:
    record(library, "projects", *ITEM)
    record(library, "projects", *ITEM, "--role", "项目专员=科创局科长")
    assert "    roles:\n      项目专员: 科创局科长\n" in written(library)


def test_a_leaving_is_an_entry_of_its_own(library: Path) -> None:
    record(library, "projects", *ITEM)
    done = record(library, "projects", "P-1", "--left", "2025-10-09", "--reason", "企业迁出")
    assert done.out.startswith("区经信科创局 2025-10: 重点项目清单: P-1 left on 2025-10-09\n")
    assert written(library).endswith(
        "  - register: projects\n    id: P-1\n    left: 2025-10-09\n    reason: |-\n      企业迁出\n"
    )


def test_a_leaving_before_a_move_that_is_there_is_asked_about(library: Path) -> None:
    record(library, "projects", *ITEM)
    words = (
        "projects",
        "P-1",
        "--left",
        "2025-10-07",
        "--reason",
        "企业迁出",
        "--month",
        "2025-10",
    )
    who = {"ANPLAN_UNIT": "jxkc", "ANPLAN_LANG": "en"}
    done = run("record", "item", *words, folder=library, **who)
    assert done.code == 1
    assert "V126  P-1 left on 2025-10-07, and came to 入库 only on 2025-10-08." in done.err
    assert done.err.endswith("Nothing was written; --yes writes it all the same.\n")
    assert "left" not in written(library)


def test_what_is_said_of_an_item_after_it_left_is_asked_about(library: Path) -> None:
    record(library, "projects", *ITEM)
    record(library, "projects", "P-1", "--left", "2025-10-09", "--reason", "企业迁出")
    line = ("projects", "P-1", "--set", "amount=300", "--on", "2025-10-10", "--month", "2025-10")
    who = {"ANPLAN_UNIT": "jxkc", "ANPLAN_LANG": "en"}
    done = run("record", "item", *line, folder=library, **who)
    said = "V126  P-1 left on 2025-10-09, and yet something is told of it from 2025-10-10 on."
    assert (done.code, said in done.err) == (1, True)
    assert "amount" not in written(library)


def test_what_it_says_holds_from_today_where_no_day_is_given(library: Path) -> None:
    record(library, "projects", *ITEM)
    done = record(library, "projects", "P-1", "--set", "拟投资额=450")
    assert done.out.startswith(
        "区经信科创局 2025-10: 重点项目清单: P-1 says amount from 2025-10-09 on\n"
    )
    assert written(library).endswith("    on: 2025-10-09\n    amount: 450\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("project", *ITEM), "There is no register project. Did you mean projects?"),
        (
            ("projects", "P-1", "--stage", "stord", "--on", "2025-10-08"),
            "重点项目清单 has no stage stord. Did you mean stored?",
        ),
        (
            ("projects", "P-1", "--stage", "签约", "--on", "2025-10-08"),
            "重点项目清单 has no stage 签约. Write one of: 申报, 入库, 验证",
        ),
        (
            ("projects", *ITEM, "--set", "amuont=3"),
            "重点项目清单 has no field amuont. Did you mean amount?",
        ),
        (
            ("projects", *ITEM, "--set", "field=建筑"),
            "领域 is never 建筑. Write one of: 生命健康, 数字建造",
        ),
        (
            ("projects", *ITEM, "--role", "项目专元=科长"),
            "重点项目清单 has no role 项目专元. Did you mean 项目专员?",
        ),
        (
            ("projects", *ITEM, "--set", "amount"),
            "--set is not understood: amount. Write --set NAME=VALUE",
        ),
        (
            ("projects", "P-1", "--stage", "stored"),
            "--on is missing. Say on which day it reached the stage",
        ),
        (
            ("projects", "P-1", "--left", "2025-10-09"),
            "--reason is missing. Say why the item leaves",
        ),
        (
            ("projects", *ITEM, "--left", "2025-10-09", "--reason", "迁出"),
            (
                "An item that leaves reaches no stage in the same entry. "
                "Record the stage first, then its leaving"
            ),
        ),
        (
            ("projects", "P-1", "--stage", " ", "--on", "2025-10-08"),
            (
                "--stage is missing. Say --stage and --on, or --left and --reason, "
                "or what it says: --set, --role"
            ),
        ),
        (
            ("projects", "P-1"),
            (
                "--stage is missing. Say --stage and --on, or --left and --reason, or what it says: "
                "--set, --role"
            ),
        ),
    ],
)
def test_what_is_not_understood(words: tuple[str, ...], said: str, library: Path) -> None:
    done = record(library, *words)
    assert (done.code, done.err) == (2, f"anplan: {said}\n")
    assert not library.joinpath(JUNE).exists()


def test_a_figure_that_is_none_is_refused_by_the_rule(library: Path) -> None:
    done = record(library, "projects", *ITEM, "--set", "amount=很多")
    assert done.code == 1
    assert "R124" in done.err


NEXT = ("--stage", "stored", "--on", "2025-10-08")


@pytest.mark.parametrize("typed", ["P-1", "ｐ－1", "projects/P-1", "重点项目清单/p-1"])
def test_an_item_that_is_there_is_named_by_its_number_alone(typed: str, library: Path) -> None:
    record(library, "projects", "P-1", "--stage", "stored", "--on", "2025-10-02")
    done = record(library, typed, *NEXT)
    assert done.code == 0
    assert "id: P-1\n    stage: stored\n    on: 2025-10-08\n" in written(library)


def test_a_number_that_two_registers_have_is_asked_back(library: Path) -> None:
    lay(library, {"plan/registers/pilots.yaml": library.joinpath(PROJECTS).read_text("utf-8")})
    for name in ("projects", "pilots"):
        record(library, name, "P-1", "--stage", "stored", "--on", "2025-10-02")
    told = record(library, "P-1", *NEXT).err.splitlines()[-1]
    assert told == (
        "anplan: P-1 may be projects/P-1, pilots/P-1. "
        "Write its register before it, such as projects P-1"
    )
    assert record(library, "pilots", "P-1", *NEXT).code == 0


def test_a_number_that_no_item_has_wants_its_register(library: Path) -> None:
    told = record(library, "P-77", *NEXT).err.splitlines()[-1]
    assert told.startswith(
        "anplan: No register has an item P-77. Write the register before the number of a new one: "
    )
    assert "projects" in told


def test_a_register_alone_wants_a_number(library: Path) -> None:
    told = record(library, "重点项目清单", *NEXT).err.splitlines()[-1]
    assert told == "anplan: ID is missing. Write: anplan record item 重点项目清单 ID"
