"""Registers on every screen and for machines: the line, the funnel, an item's way, what is counted."""

import csv
import io
import json
from pathlib import Path

import pytest

from anplan.checks.examples.registers import EXAMPLES, item, register
from anplan.checks.examples.workspace import FIRMS
from tests.history import ENGLISH, Repository, nameless, table
from tests.program import refused, run, shown

REGISTER = register("roles: [项目专员]\nstill_after: 30\nreported_by: [kcj, streets]\n")
POST = "roles: {项目专员: 科创局科长}"
MAY = "submitted: 2025-06-04\nitems:\n" + "".join(
    (
        item("P-001", "title: 光谷中试线", "stage: 申报", "on: 2025-05-10", "amount: 300", POST),
        item("P-002", "title: 激光验证线", "stage: stored", "on: 2025-05-12", POST),
    )
)
JUNE = "submitted: 2025-07-03\nitems:\n" + "".join(
    (
        item("P-001", "stage: stored", "on: 2025-06-18"),
        item("P-002", "left: 2025-06-20", "reason: 企业迁出"),
        item("P-003", "title: 材料库", "stage: applied", "on: 2025-06-21", POST),
    )
)
STREET = "submitted: 2025-07-02\nitems:\n" + item(
    "Y-001", "title: 社区工坊", "stage: proof", "on: 2025-06-11", POST
)
ON = ("--on", "2025-07-31")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Two months of a register, from which the number of firms is counted."""
    made = Repository(tmp_path_factory.mktemp("registers"))
    for file in ("units/kcj/2025-06.yaml", "units/yuehu/2025-06.yaml"):
        made.root.joinpath(file).unlink()
    for file, text in {**REGISTER, FIRMS: EXAMPLES["R121"][1][FIRMS]}.items():
        made.write(file, text)
    made.report("units/kcj/2025-05.yaml", MAY, "2025-06-04", "五月")
    made.write("units/yuehu/2025-06.yaml", STREET)
    made.report("units/kcj/2025-06.yaml", JUNE, "2025-07-03", "六月")
    return made


def told(repository: Repository, *words: str, english: bool = False) -> str:
    """What the program prints of the repository."""
    return nameless(shown(*words, folder=repository.root, **(ENGLISH if english else {})))


LINE = "申报 3 → 入库 2 → 验证 1；停滞 2；退出 1"


def test_status_has_a_line_for_each_register(repository: Repository) -> None:
    assert f"\n\n重点项目清单：{LINE}\n\n" in told(repository, "status", *ON)


def test_a_workspace_without_registers_has_no_such_line(tmp_path: Path) -> None:
    bare = Repository(tmp_path)
    assert "\n重点项目清单：" in shown("status", *ON, folder=bare.root)
    for path in bare.root.joinpath("plan/registers").iterdir():
        path.unlink()
    bare.commit("撤销清单", "2025-07-20")
    text = shown("status", *ON, folder=bare.root)
    assert ("重点项目清单" in text, " → " in text) == (False, False)


def test_a_register_shows_its_funnel_by_unit_and_what_moved_last(repository: Repository) -> None:
    text = told(repository, "show", "projects", *ON)
    assert f"projects 重点项目清单\n  填报单位：区科创局、月湖街道办事处\n  {LINE}\n" in text
    assert table(text)[-7:] == [
        "区科创局 | 2 | 1 | 2 | 1",
        "月湖街道办事处 | 1 | 1 | 1",
        "编号 | 名称 | 单位 | 阶段 | 起始日期 | 备注",
        "P-003 | 材料库 | 区科创局 | 申报 | 2025-06-21 | 已 40 天无进展",
        "P-002 | 激光验证线 | 区科创局 | 入库 | 2025-06-20 | 退出清单：企业迁出",
        "P-001 | 光谷中试线 | 区科创局 | 入库 | 2025-06-18 | 已 43 天无进展",
        "Y-001 | 社区工坊 | 月湖街道办事处 | 验证 | 2025-06-11",
    ]


def test_a_register_is_called_by_its_title_too(repository: Repository) -> None:
    assert told(repository, "show", "重点项目清单", *ON) == told(
        repository, "show", "projects", *ON
    )


def test_an_item_shows_its_way_with_places_and_commits(repository: Repository) -> None:
    text = told(repository, "show", "projects/P-001", *ON, english=True)
    assert text.splitlines()[3:] == [
        "projects/P-001 光谷中试线",
        "  重点项目清单; brought by 区科创局; 入库; 43 days without a move",
        "  项目专员: 科创局科长",
        "  拟投资额: 300 万元",
        "",
        (
            "As of       What                                            Report   "
            "Place                     Commit"
        ),
        (
            "2025-05-10  申报; 项目专员: 科创局科长; 拟投资额: 300 万元  2025-05  "
            "units/kcj/2025-05.yaml:6  0000000 2025-06-04"
        ),
        (
            "2025-06-18  入库                                            2025-06  "
            "units/kcj/2025-06.yaml:5  0000000 2025-07-03"
        ),
    ]


def test_a_misspelt_item(repository: Repository) -> None:
    said = refused("show", "projects/P-01", folder=repository.root, ANPLAN_LANG="en")
    assert said == "anplan: projects has no item P-01. Did you mean P-001?"


def test_an_indicator_shows_the_register_it_is_counted_from(repository: Repository) -> None:
    text = told(repository, "show", "firms", *ON)
    assert f"由重点项目清单计数，自“入库”阶段起计\n  {LINE}\n" in text
    assert table(text)[-1] == "Y-001 | 社区工坊 | 月湖街道办事处 | 验证 | 2025-06-11"


def test_why_lists_the_items_behind_a_figure(repository: Repository) -> None:
    rows = table(told(repository, "why", "firms", *ON))
    assert rows[-6:] == [
        "填报数 | 截至 | 单位 | 出处 | 提交",
        "1家 | 2025-06-30 | 区科创局 | units/kcj/2025-06.yaml:9 | 0000000 2025-07-03",
        "1家 | 2025-06-30 | 月湖街道办事处 | units/yuehu/2025-06.yaml:6 | 0000000 2025-07-03",
        "项目 | 起始日期 | 单位 | 出处 | 提交",
        "P-001 光谷中试线 | 2025-06-18 | 区科创局 | units/kcj/2025-06.yaml:5 | 0000000 2025-07-03",
        (
            "Y-001 社区工坊 | 2025-06-11 | 月湖街道办事处 | units/yuehu/2025-06.yaml:6 | "
            "0000000 2025-07-03"
        ),
    ]


def test_a_unit_shows_its_own_items(repository: Repository) -> None:
    rows = table(told(repository, "status", "kcj", *ON))
    assert rows[-3:] == [
        "P-003 | 材料库 | 区科创局 | 申报 | 2025-06-21 | 已 40 天无进展",
        "P-002 | 激光验证线 | 区科创局 | 入库 | 2025-06-20 | 退出清单：企业迁出",
        "P-001 | 光谷中试线 | 区科创局 | 入库 | 2025-06-18 | 已 43 天无进展",
    ]


def test_the_past_knows_no_more_than_it_did(repository: Repository) -> None:
    text = told(repository, "status", *ON, "--known", "2025-06-30")
    assert "重点项目清单：申报 2 → 入库 1 → 验证 0；停滞 2" in text


def test_the_log_of_an_item(repository: Repository) -> None:
    rows = table(told(repository, "log", "projects/P-002", english=True))
    assert [row.split(" | ")[:2] for row in rows[1:]] == [
        ["2025-06-04", "2025-05-12"],
        ["2025-07-03", "2025-06-20"],
    ]
    assert "left the register: 企业迁出" in rows[-1]


def test_diff_tells_what_is_counted_otherwise(repository: Repository) -> None:
    text = told(repository, "diff", "HEAD~1", "HEAD", *ON, english=True)
    assert "Counted from registers\n  新认定科技型企业: 1 家 as of 2025-05-31 → 2 家 as of" in text
    document = json.loads(told(repository, "diff", "HEAD~1", "HEAD", *ON, "--format", "json"))
    assert document["counts"] == [{"id": "firms", "before": 1, "after": 2, "as_of": "2025-06-30"}]


def test_status_has_the_counts_of_registers_as_json(repository: Repository) -> None:
    document = json.loads(told(repository, "status", *ON, "--format", "json"))
    (counts,) = document["registers"]
    assert [stage["reached"] for stage in counts["stages"]] == [3, 2, 1]
    assert (counts["standing"], counts["still"], counts["left"]) == (3, 2, 1)


def test_a_register_has_all_its_items_as_json(repository: Repository) -> None:
    document = json.loads(told(repository, "show", "projects", *ON, "--format", "json"))
    first = document["items"][0]
    assert [one["id"] for one in document["items"]] == ["P-001", "P-002", "P-003", "Y-001"]
    assert first["fields"] == {"amount": "300"}
    assert [(move["file"], move["line"]) for move in first["way"]] == [
        ("units/kcj/2025-05.yaml", 6),
        ("units/kcj/2025-06.yaml", 5),
    ]
    one = json.loads(told(repository, "show", "projects/P-002", *ON, "--format", "json"))
    assert [each["id"] for each in one["items"]] == ["P-002"]


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows of a table for programs."""
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_items_are_a_tidy_table_as_they_stand_and_as_they_were_told(
    repository: Repository,
) -> None:
    standing = rows_of(told(repository, "show", "projects", *ON, "--format", "csv"))
    assert [(row["id"], row["stage"], row["left"]) for row in standing] == [
        ("P-001", "stored", "False"),
        ("P-002", "stored", "True"),
        ("P-003", "applied", "False"),
        ("Y-001", "proof", "False"),
    ]
    entries = rows_of(told(repository, "export", "--format", "items"))
    assert len(entries) == 6
    assert entries[0] | {"submitted": ""} == {
        "unit": "kcj",
        "period": "2025-05",
        "submitted": "",
        "register": "projects",
        "id": "P-001",
        "title": "光谷中试线",
        "stage": "applied",
        "on": "2025-05-10",
        "left": "",
        "reason": "",
        "roles": "项目专员=科创局科长",
        "fields": "amount=300",
        "sample": "",
    }


def test_the_export_has_items_as_their_files_do(repository: Repository) -> None:
    document = json.loads(told(repository, "export"))
    entry = document["reports"][0]["items"][0]
    assert (entry["amount"], entry["roles"]) == ("300", {"项目专员": "科创局科长"})
    assert document["registers"][0]["stages"][0] == {"id": "applied", "title": "申报"}


def test_what_is_no_register_has_no_items(repository: Repository) -> None:
    said = refused("show", "contracts", "--format", "csv", folder=repository.root, ANPLAN_LANG="en")
    assert said == ("anplan: contracts is no register. anplan status contracts has this format")
    counted = told(repository, "show", "firms", *ON, "--format", "csv")
    assert len(rows_of(counted)) == 4


def test_a_recorded_item_moves_the_figure_that_is_counted(repository: Repository) -> None:
    done = run(
        *("record", "item", "重点项目清单", "P-003", "--stage", "入库", "--on", "6月30日"),
        *("--set", "领域=数字建造", "--unit", "kcj", "--month", "2025-06", "--dry-run"),
        folder=repository.root,
        **ENGLISH,
    )
    assert done.code == 0, done.err
    assert "重点项目清单: P-003 入库 on 2025-06-30" in done.out
    assert "\n新认定科技型企业: " in done.out


def test_an_items_screen_names_its_evidence(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    for file in ("units/kcj/2025-06.yaml", "units/yuehu/2025-06.yaml"):
        made.root.joinpath(file).unlink()
    for file, text in {**REGISTER, FIRMS: EXAMPLES["R121"][1][FIRMS]}.items():
        made.write(file, text)
    proof = "evidence: [{title: 协议, issuer: 科创局, date: 2025-05-09}]"
    stored = item("P-001", "title: 中试线", "stage: stored", "on: 2025-05-10", POST, proof)
    made.report("units/kcj/2025-05.yaml", f"submitted: 2025-06-04\nitems:\n{stored}", "2025-06-04")
    out = shown("show", "projects/P-001", *ON, folder=made.root)
    assert out.endswith("\n佐证材料\n  2025-05-10：协议，2025-05-09，科创局\n")
