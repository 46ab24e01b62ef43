"""``anplan collect --map``: a figure that is held against another one, each from a cell of its own."""

from pathlib import Path

import pytest

from tests.program import Done, refused, run
from tests.tables import CONTRACTS, table, with_map

OCTOBER = ("collect", "--map", "stats", "--period", "2025-10", "--on", "2025-11-03")
LEAD = """\
title: 高新技术产业增加值增速领先幅度
short: 增速领先幅度
measure: "%"
kind: rate
target:
  at_least: 0
  against: 全市平均水平
every: month
tasks: [3.1]
reported_by: [jxkc]
quote: 高新技术产业增加值增长7.5%以上
assumed: [kind, every, tasks, reported_by, target]
"""
MAP = """\
title: 区经信科创局统计月报
unit: jxkc
label: 指标名称
column: 全区
compared_column: 全市
day: period-end
note_column: 备注
rows:
  - {label: 增速, indicator: growth-lead}
  - {label: 技术合同成交额, indicator: tech-contracts}
"""
OWN = """\
title: 区经信科创局统计月报
unit: jxkc
label: 指标名称
column: 全区
day: period-end
rows:
  - {label: 增速, indicator: growth-lead, compared_column: 全市}
  - {label: 技术合同成交额, indicator: tech-contracts}
"""
HEADS = ("指标名称", "全区", "全市", "备注")
GROWTH = ("增速", 6.5, 6.1, None)
SUM = ("技术合同成交额", 190, None, None)


def a_map(folder: Path, text: str = MAP) -> Path:
    """Put the indicator and a map into a workspace."""
    (folder / "plan/indicators/growth-lead.yaml").write_text(LEAD, encoding="utf-8")
    with_map(folder, text)
    return folder


@pytest.fixture
def mapped(copied: Path) -> Path:
    return a_map(copied)


def report(folder: Path) -> str:
    return folder.joinpath("units/jxkc/2025-10.yaml").read_text("utf-8")


def collected(folder: Path, path: Path, *more: str) -> Done:
    return run(*OCTOBER, str(path), *more, folder=folder)


def remarks(done: Done) -> list[str]:
    """The lines about cells, without those about what was taken."""
    return [line.strip() for line in done.out.splitlines() if line.startswith(("  ×", "  ？"))]


@pytest.mark.parametrize("text", [MAP, OWN.replace("rows:", "note_column: 备注\nrows:")])
def test_both_figures_are_taken_each_from_its_cell(text: str, copied: Path, tmp_path: Path) -> None:
    a_map(copied, text)
    done = collected(copied, table(tmp_path / "月报.xlsx", GROWTH, SUM, heads=HEADS))

    assert (done.code, done.err) == (0, "")
    assert "  + 增速领先幅度 6.5%（对比值6.1%）（截至 2025-10-31）\n" in done.out
    assert (
        "  - indicator: growth-lead\n"
        "    value: 6.5\n"
        "    as_of: 2025-10-31\n"
        "    compared: 6.1\n"
        "    source:\n"
        "      table: 月报.xlsx\n"
        "      cell: 月度数据!B4\n"
        "      compared_cell: 月度数据!C4\n"
        "      map: stats\n"
    ) in report(copied)
    assert "领先" in run("status", "growth-lead", "--on", "2025-11-03", folder=copied).out


def test_why_names_both_cells(mapped: Path, tmp_path: Path) -> None:
    collected(mapped, table(tmp_path / "月报.xlsx", GROWTH, SUM, heads=HEADS))

    told = run("why", "growth-lead", "--on", "2025-11-03", folder=mapped).out
    assert "读自 月报.xlsx 月度数据!B4（对比值月度数据!C4），按对照表 stats；sha256:" in told


def test_without_the_other_figure_the_row_is_not_taken(mapped: Path, tmp_path: Path) -> None:
    done = collected(mapped, table(tmp_path / "a.xlsx", ("增速", 6.5), SUM, heads=HEADS))

    assert (done.code, remarks(done)) == (
        1,
        [
            "× 月度数据!C4 增速领先幅度：缺少对比值（全市平均水平）",
            "× 月度数据!B4 增速领先幅度：该行未采用",
        ],
    )


def test_with_partial_the_other_rows_are_taken(mapped: Path, tmp_path: Path) -> None:
    path = table(tmp_path / "a.xlsx", ("增速", 6.5), SUM, heads=HEADS)
    assert collected(mapped, path, "--partial").code == 0

    assert "tech-contracts" in report(mapped)
    assert "growth-lead" not in report(mapped)


def test_the_other_figure_alone_is_no_reading(mapped: Path, tmp_path: Path) -> None:
    done = collected(mapped, table(tmp_path / "a.xlsx", ("增速", None, 6.1), SUM, heads=HEADS))

    assert remarks(done) == ["× 月度数据!C4 增速领先幅度：填了对比值，没有填本项数值"]


def test_a_note_says_why_there_is_none_yet_and_the_other_is_named(
    mapped: Path, tmp_path: Path
) -> None:
    row = ("增速", None, 6.1, "10月数据尚未发布")
    done = collected(mapped, table(tmp_path / "a.xlsx", row, SUM, heads=HEADS))

    assert done.code == 0
    assert "  · 月度数据!C4 增速领先幅度：没有数值，对比值未采用\n" in done.out
    assert "unavailable: |-\n      10月数据尚未发布\n" in report(mapped)
    assert "compared" not in report(mapped)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("#N/A", "× 月度数据!C4 #N/A"),
        ("33～35", "× 月度数据!C4"),
    ],
)
def test_a_cell_of_the_other_figure_that_may_mean_anything_is_refused_as_any_other(
    cell: str, said: str, mapped: Path, tmp_path: Path
) -> None:
    path = table(tmp_path / "a.xlsx", ("增速", 6.5, cell), SUM, heads=HEADS)
    done = collected(mapped, path, "--yes")

    assert done.code == 1
    assert any(line.startswith(said) for line in remarks(done))


def test_the_other_figure_is_counted_as_the_table_counts(copied: Path, tmp_path: Path) -> None:
    a_map(copied, MAP.replace("growth-lead}", "growth-lead, measure: 万元}"))
    amount = LEAD.replace('"%"', "亿元").replace("kind: rate", "kind: stock")
    (copied / "plan/indicators/growth-lead.yaml").write_text(amount, encoding="utf-8")
    path = table(tmp_path / "a.xlsx", ("增速", 650000, 610000), SUM, heads=HEADS)
    done = collected(copied, path)

    assert done.code == 0, done.out
    assert "  · 月度数据!C4 610000万元 → 61亿元\n" in done.out
    assert "value: 65\n    as_of: 2025-10-31\n    compared: 61\n" in report(copied)


def test_a_fraction_that_excel_may_have_made_of_the_other_figure_is_asked_back(
    mapped: Path, tmp_path: Path
) -> None:
    done = collected(mapped, table(tmp_path / "a.xlsx", ("增速", 6.5, 0.061), SUM, heads=HEADS))

    assert remarks(done) == ["？ 月度数据!C4 0.061：是百分数本身，还是 Excel 换算出的小数？请核实"]


def test_a_table_without_the_column_is_told(mapped: Path, tmp_path: Path) -> None:
    done = collected(mapped, table(tmp_path / "a.xlsx", heads=("指标名称", "全区", "备注")))

    assert remarks(done) == ["× 没有表头为 全市 的列；其余表头在 月度数据!A3 一行"]


def test_what_the_column_has_for_other_rows_is_named(mapped: Path, tmp_path: Path) -> None:
    path = table(tmp_path / "a.xlsx", GROWTH, ("技术合同成交额", 190, 2400), heads=HEADS)
    done = collected(mapped, path)

    assert remarks(done) == ["？ 月度数据!A5 未采用：C5 2400"]


def test_a_row_without_a_column_for_it_is_told_by_check_and_not_taken(
    copied: Path, tmp_path: Path
) -> None:
    a_map(copied, MAP.replace("compared_column: 全市\n", ""))
    checked = run("check", folder=copied)
    done = collected(copied, table(tmp_path / "a.xlsx", GROWTH, SUM, heads=HEADS))

    assert (
        "plan/maps/stats.yaml:8:28 错误 R138  增速领先幅度以全市平均水平为对比对象，没有写对比值所在的栏"
        in (checked.out)
    )
    assert "请加 compared_column:，写全市平均水平所在栏的表头" in checked.out
    assert remarks(done) == [
        "× 月度数据!B4 增速领先幅度以全市平均水平为对比对象，对照表 stats 没有写 compared_column",
        "× 月度数据!B4 增速领先幅度：该行未采用",
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            ("tech-contracts}", "tech-contracts, compared_column: 全市}"),
            "plan/maps/stats.yaml:10:66 错误 R138  技术合同成交额没有对比对象",
        ),
        (
            ("  - {label: 增速, indicator: growth-lead}\n", ""),
            "plan/maps/stats.yaml:5:18 错误 R138  各行的指标都没有对比对象",
        ),
        (
            ("compared_column: 全市", "compared_column: 全 区"),
            "plan/maps/stats.yaml:9:28 错误 R138  全区 是本项数值所在的栏。请写对比值所在栏的表头",
        ),
    ],
)
def test_a_column_that_nothing_is_held_against_is_an_error(
    change: tuple[str, str], said: str, copied: Path
) -> None:
    a_map(copied, MAP.replace(*change))
    done = run("check", folder=copied)

    assert done.code == 1
    assert said in done.out


def test_no_figure_is_held_against_itself(copied: Path, tmp_path: Path) -> None:
    a_map(copied, MAP.replace("compared_column: 全市", "compared_column: 全区"))
    done = collected(copied, table(tmp_path / "a.xlsx", GROWTH, SUM, heads=HEADS))

    assert remarks(done) == [
        "× 月度数据!B4 全区 是本项数值所在的栏",
        "× 月度数据!B4 增速领先幅度：该行未采用",
    ]


def test_the_same_again_changes_nothing_and_another_average_is_told(
    mapped: Path, tmp_path: Path
) -> None:
    collected(mapped, table(tmp_path / "a.xlsx", GROWTH, SUM, heads=HEADS))
    same = collected(mapped, table(tmp_path / "a.xlsx", GROWTH, SUM, heads=HEADS))
    other = collected(mapped, table(tmp_path / "b.xlsx", ("增速", 6.5, 6.3), SUM, heads=HEADS))

    assert "没有变化：简报中已有此内容。" in same.out
    assert (
        "  + 增速领先幅度 6.5%（对比值6.3%）（截至 2025-10-31）（原为 6.5%（对比值6.1%））"
        in other.out
    )
    assert "value: 6.5\n    as_of: 2025-10-31\n    compared: 6.3\n" in report(mapped)
    assert "table: b.xlsx\n" in report(mapped)


def test_a_figure_that_is_typed_later_has_neither_cell(mapped: Path, tmp_path: Path) -> None:
    collected(mapped, table(tmp_path / "a.xlsx", GROWTH, SUM, heads=HEADS))
    done = run(
        *("record", "reading", "growth-lead", "6.6", "--as-of", "2025-10-31", "--compared", "6.2"),
        *("--unit", "jxkc", "--period", "2025-10", "--reason", "复核更正"),
        folder=mapped,
    )

    assert done.code == 0, done.err
    assert "6.6%（对比值6.2%）" in done.out
    assert "cell: 月度数据!B4" not in report(mapped)
    assert "compared_cell" not in report(mapped)


def test_a_table_without_such_a_row_is_read_as_ever(copied: Path, tmp_path: Path) -> None:
    with_map(copied)

    assert collected(copied, table(tmp_path / "a.xlsx", CONTRACTS), "--yes").code == 0
    assert "compared" not in report(copied)
    assert "缺" in refused(
        *("record", "reading", "growth-lead", "6.6", "--as-of", "2025-10-31"),
        *("--unit", "jxkc", "--period", "2025-10"),
        folder=a_map(copied),
    )
