"""``anplan collect --map``: figures out of tables that are sent anyway, nothing of them dropped."""

import hashlib
import os
import sys
from pathlib import Path

import openpyxl
import pytest

from tests.forms import converted
from tests.program import Done, refused, run
from tests.tables import CONTRACTS, GIANTS, HEADS, MAP, table, with_map

OCTOBER = ("collect", "--map", "stats", "--period", "2025-10", "--on", "2025-11-03")


@pytest.fixture
def mapped(copied: Path) -> Path:
    with_map(copied)
    return copied


def report(folder: Path, unit: str = "jxkc") -> str:
    return folder.joinpath(f"units/{unit}/2025-10.yaml").read_text("utf-8")


def collected(folder: Path, path: Path, *more: str) -> Done:
    return run(*OCTOBER, str(path), *more, folder=folder)


def remarks(done: Done) -> list[str]:
    """The lines about cells, without those about what was taken."""
    return [line.strip() for line in done.out.splitlines() if line.startswith(("  ×", "  ？"))]


def test_a_table_becomes_readings_each_with_its_cell(mapped: Path, tmp_path: Path) -> None:
    path = table(tmp_path / "月报.xlsx")
    done = collected(mapped, path)
    assert (done.code, done.err) == (0, "")
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()

    assert done.out.startswith(
        "\n区经信科创局 2025-10 (月报.xlsx)\n"
        "  + 技术合同成交额 178.6亿元（截至 2025-09-30）\n"
        "  + 国家级“小巨人” 2家（截至 2025-10-31）\n"
        "  已写入：units/jxkc/2025-10.yaml\n"
    )
    assert (
        "readings:\n"
        "  - indicator: tech-contracts\n"
        "    value: 178.6\n"
        "    as_of: 2025-09-30\n"
        "    preliminary: true\n"
        "    source:\n"
        "      table: 月报.xlsx\n"
        "      cell: 月度数据!C4\n"
        "      map: stats\n"
        f"      sha256: {sha256}\n"
    ) in report(mapped)
    assert "from:" not in report(mapped)
    assert run("check", folder=mapped).code == 0


def test_why_names_the_cell_that_a_figure_is_from(mapped: Path, tmp_path: Path) -> None:
    assert collected(mapped, table(tmp_path / "月报.xlsx", CONTRACTS), "--yes").code == 0

    told = run("why", "tech-contracts", "--on", "2025-11-08", folder=mapped).out
    assert "读自 月报.xlsx 月度数据!C4，按对照表 stats；sha256:" in told


def test_the_same_table_again_changes_nothing(mapped: Path, tmp_path: Path) -> None:
    path = table(tmp_path / "月报.xlsx")
    collected(mapped, path)
    before = report(mapped)
    done = collected(mapped, path)

    assert (done.code, "没有变化：简报中已有此内容。" in done.out) == (0, True)
    assert report(mapped) == before


def test_a_later_table_takes_the_place_of_the_figure_and_of_its_cell(
    mapped: Path, tmp_path: Path
) -> None:
    collected(mapped, table(tmp_path / "a.xlsx"))
    moved = ("技术合同成交额", "亿元", 179.1, "2025-09-30", "最终", None)
    collected(mapped, table(tmp_path / "b.xlsx", GIANTS, moved))

    assert "value: 179.1" in report(mapped)
    assert "table: b.xlsx\n      cell: 月度数据!C5" in report(mapped)
    assert "value: 178.6" not in report(mapped)


def test_a_figure_that_is_typed_later_has_no_cell(mapped: Path, tmp_path: Path) -> None:
    assert collected(mapped, table(tmp_path / "a.xlsx", CONTRACTS), "--yes").code == 0
    line = ("record", "reading", "tech-contracts", "179.1", "--as-of", "2025-09-30")
    done = run(
        *line, "--unit", "jxkc", "--period", "2025-10", "--reason", "复核更正", folder=mapped
    )

    assert done.code == 0, done.err
    assert "value: 179.1" in report(mapped)
    assert "source:" not in report(mapped)


def test_what_the_unit_wrote_stays_beside(mapped: Path, tmp_path: Path) -> None:
    line = ("record", "progress", "1.1", "对接2场。", "--unit", "jxkc", "--period", "2025-10")
    assert run(*line, folder=mapped).code == 0
    collected(mapped, table(tmp_path / "a.xlsx"))

    assert "对接2场。" in report(mapped)


def test_columns_are_found_by_their_heads_wherever_they_moved(mapped: Path, tmp_path: Path) -> None:
    order = (5, 3, 0, 2, 1, 4)
    heads = [HEADS[place] for place in order]
    row = [CONTRACTS[place] for place in order]
    path = table(tmp_path / "a.xlsx", row, heads=heads, above=(("表",),) * 7)
    assert collected(mapped, path, "--yes").code == 0

    assert "value: 178.6" in report(mapped)
    assert "cell: 月度数据!D9" in report(mapped)


@pytest.mark.parametrize(
    ("heads", "said"),
    [
        (
            ("指标名称", "计量单位", "累计", "数据截至", "状态", "备注"),
            "× 没有表头为 本年累计 的列；其余表头在 月度数据!A3 一行",
        ),
        ((*HEADS, "本年累计"), "× 表头“本年累计”出现不止一次：月度数据!C3、月度数据!G3"),
        (("甲", "乙"), "× 没有一行含表头 指标名称、本年累计、数据截至、计量单位、状态、备注"),
    ],
)
def test_heads_that_are_missing_or_there_twice_are_told_and_nothing_is_taken(
    heads: tuple[str, ...], said: str, mapped: Path, tmp_path: Path
) -> None:
    done = collected(mapped, table(tmp_path / "a.xlsx", heads=heads), "--yes")

    assert (done.code, remarks(done)) == (1, [said])
    assert not (mapped / "units/jxkc/2025-10.yaml").exists()


def test_heads_in_several_rows_are_told(mapped: Path, tmp_path: Path) -> None:
    done = collected(mapped, table(tmp_path / "a.xlsx", CONTRACTS, HEADS, GIANTS))

    assert remarks(done) == ["× 表头出现在多行：月度数据!A3、月度数据!A5"]


def test_another_sheet_than_the_maps_is_told(copied: Path, tmp_path: Path) -> None:
    with_map(copied, MAP + "sheet: 年度\n")
    done = collected(copied, table(tmp_path / "a.xlsx"))

    assert remarks(done) == ["× 没有工作表 年度；现有 月度数据"]


def test_a_label_that_no_line_knows_and_its_cells_are_named_and_asked_back(
    mapped: Path, tmp_path: Path
) -> None:
    other = ("瞪羚企业", "家", 12, None, None, "新增2家")
    path = table(tmp_path / "a.xlsx", CONTRACTS, GIANTS, other, (None, None, 99), ("合计", "", 5))
    done = collected(mapped, path)

    assert done.code == 1
    assert remarks(done) == [
        "？ 月度数据!A6 对照表中没有“瞪羚企业”，未采用：B6 家、C6 12、F6 新增2家",
        "？ 月度数据!A7 未采用：C7 99",
    ]
    assert "按对照表略过 1 行" in done.out
    assert not (mapped / "units/jxkc/2025-10.yaml").exists()
    assert collected(mapped, path, "--yes").code == 0


def test_of_many_unknown_rows_every_cell_is_named(mapped: Path, tmp_path: Path) -> None:
    others = [(f"其他{number}", "家", number) for number in range(30)]
    done = collected(mapped, table(tmp_path / "a.xlsx", CONTRACTS, GIANTS, *others))

    for row in range(6, 36):
        assert f"月度数据!A{row}" in done.out


def test_a_label_twice_is_refused_with_both_cells(mapped: Path, tmp_path: Path) -> None:
    done = collected(mapped, table(tmp_path / "a.xlsx", CONTRACTS, GIANTS, CONTRACTS))

    assert done.code == 1
    assert remarks(done) == [
        "× 月度数据!A4 “技术合同成交额”在表中出现不止一次：月度数据!A4、月度数据!A6，均未采用"
    ]
    assert not (mapped / "units/jxkc/2025-10.yaml").exists()


def test_with_partial_the_other_rows_are_taken(mapped: Path, tmp_path: Path) -> None:
    path = table(tmp_path / "a.xlsx", CONTRACTS, GIANTS, CONTRACTS)

    assert collected(mapped, path, "--partial").code == 0
    assert "little-giants" in report(mapped)
    assert "tech-contracts" not in report(mapped)


def test_a_row_that_the_map_knows_and_the_table_lacks_is_asked_back(
    mapped: Path, tmp_path: Path
) -> None:
    done = collected(mapped, table(tmp_path / "a.xlsx", CONTRACTS))

    assert remarks(done) == ["？ 表中没有“”小巨人”企业”一行"] or remarks(done) == [
        "？ 表中没有““小巨人”企业”一行"
    ]
    assert done.code == 1


def test_a_figure_of_another_measure_is_converted_and_told(mapped: Path, tmp_path: Path) -> None:
    row = ("技术合同成交额", "万元", 1786000, "2025-09-30", None, None)
    done = collected(mapped, table(tmp_path / "a.xlsx", row, GIANTS))

    assert "· 月度数据!C4 1786000万元 → 178.6亿元" in done.out
    assert "value: 178.6\n" in report(mapped)


def test_a_figure_of_a_measure_that_does_not_convert_is_refused(
    mapped: Path, tmp_path: Path
) -> None:
    row = ("技术合同成交额", "家", 178.6, "2025-09-30", None, None)
    done = collected(mapped, table(tmp_path / "a.xlsx", row, GIANTS))

    assert remarks(done) == [
        "× 月度数据!C4 178.6家不能换算成亿元（技术合同成交额的计量单位）",
        "× 月度数据!C4 技术合同成交额：该行未采用",
    ]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("#N/A", "#N/A"),
        ("33～35", "33～35"),
        ("同上", "同上"),
        ('=DISPIMG("x",1)', "图片"),
        ("下降3", "下降3"),
    ],
)
def test_a_cell_that_may_mean_anything_is_refused_as_on_a_form(
    cell: str, said: str, mapped: Path, tmp_path: Path
) -> None:
    done = collected(
        mapped,
        table(tmp_path / "a.xlsx", ("技术合同成交额", "亿元", cell, "2025-09-30"), GIANTS),
        "--yes",
    )

    assert done.code == 1
    assert any("月度数据!C4" in line and said in line for line in remarks(done))


def test_a_note_says_why_there_is_no_figure_yet(mapped: Path, tmp_path: Path) -> None:
    row = ("技术合同成交额", "亿元", "—", None, None, "统计部门数据尚未发布")
    collected(mapped, table(tmp_path / "a.xlsx", row, GIANTS))

    assert "unavailable: |-\n      统计部门数据尚未发布\n" in report(mapped)


def test_a_struck_or_hidden_cell_is_told_as_on_a_form(mapped: Path, tmp_path: Path) -> None:
    path = table(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(path)
    book.active["C4"].font = openpyxl.styles.Font(strike=True)
    book.active.row_dimensions[5].hidden = True
    book.save(path)
    said = remarks(collected(mapped, path))

    assert any(line.startswith("× 月度数据!C4 有删除线") or "删" in line for line in said)
    assert any("月度数据!C5" in line and "隐藏" in line for line in said)


@pytest.mark.parametrize(
    ("day", "above", "as_of"),
    [
        ("period-end", (("表",), ()), "2025-10-31"),
        ("{cell: B1}", (("截至", "2025年9月30日"), ()), "2025-09-30"),
    ],
)
def test_the_day_may_stand_elsewhere(
    day: str, above: tuple[tuple[str, ...], ...], as_of: str, copied: Path, tmp_path: Path
) -> None:
    with_map(copied, MAP.replace("{column: 数据截至}", day))
    path = table(tmp_path / "a.xlsx", CONTRACTS, ("“小巨人”企业", "家", 1), above=above)
    assert collected(copied, path, "--yes").code == 0

    assert f"value: 178.6\n    as_of: {as_of}\n" in report(copied)


def test_one_table_may_be_of_several_units(copied: Path, tmp_path: Path) -> None:
    with_map(
        copied,
        "title: 月报\nlabel: 指标\ncolumn: 累计\nday: period-end\nrows:\n"
        "  - {label: 技术合同成交额, indicator: tech-contracts, unit: jxkc}\n"
        "  - {label: 基金规模, indicator: fund-size, unit: jact}\n",
    )
    heads, rows = ("指标", "累计"), (("技术合同成交额", 190), ("基金规模", 21))
    text = (copied / "plan/indicators/fund-size.yaml").read_text("utf-8")
    unit = text.partition("reported_by: [")[2].partition("]")[0]
    (copied / "plan/maps/stats.yaml").write_text(
        (copied / "plan/maps/stats.yaml").read_text("utf-8").replace("jact", unit), "utf-8"
    )
    done = collected(copied, table(tmp_path / "a.xlsx", *rows, heads=heads))

    assert done.code == 0, done.out
    assert "value: 190" in report(copied)
    assert "value: 21" in report(copied, unit)
    assert "tech-contracts" not in report(copied, unit)


def test_what_no_unit_takes_of_a_table_is_told_once_for_the_file(
    copied: Path, tmp_path: Path
) -> None:
    with_map(
        copied,
        "title: 月报\nlabel: 指标\ncolumn: 累计\nday: period-end\npassed_over: [合计]\nrows:\n"
        "  - {label: 技术合同成交额, indicator: tech-contracts, unit: jxkc}\n"
        "  - {label: 基金规模, indicator: fund-size, unit: act}\n",
    )
    rows = ("指标", "累计"), ("技术合同成交额", "190"), ("瞪羚企业", "12"), ("合计", "1")
    path = tmp_path / "a.csv"
    path.write_bytes("".join(",".join(row) + "\n" for row in rows).encode("gb18030"))
    done = collected(copied, path)

    assert done.out.startswith(
        "\n2025-10 (a.csv)\n"
        "  ？ CSV!A3 对照表中没有“瞪羚企业”，未采用：B3 12\n"
        "  · 按对照表略过 1 行\n"
        "  ？ 文件不是 UTF-8，已按 GB 18030 读取（Excel 中文版存 CSV 的编码）\n"
        "\n区经信科创局 2025-10 (a.csv)\n"
    )
    assert done.out.count("瞪羚企业") == done.out.count("GB 18030") == 1
    assert not (copied / "units/jxkc/2025-10.yaml").exists()


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-8", "gb18030", "utf-16"])
def test_csv_is_read_in_whatever_coding_a_program_writes(
    coding: str, mapped: Path, tmp_path: Path
) -> None:
    lines = (HEADS, CONTRACTS, GIANTS)
    text = "".join(
        ",".join("" if cell is None else str(cell) for cell in row) + "\r\n" for row in lines
    )
    (tmp_path / "月报.csv").write_bytes(text.encode(coding))
    done = collected(mapped, tmp_path / "月报.csv", "--yes")

    assert done.code == 0, done.out
    assert "cell: CSV!C2\n" in report(mapped)
    assert ("GB 18030" in done.out) == (coding == "gb18030")


@pytest.mark.parametrize("separator", [";", "\t", ","])
@pytest.mark.parametrize("above", ["", "统计月报,第1,2,3,4,5,6,7,8,9页\n"])
def test_a_csv_is_taken_apart_where_its_heads_stand_and_not_within_figures(
    separator: str, above: str, copied: Path, tmp_path: Path
) -> None:
    with_map(
        copied,
        "title: 月报\nunit: jxkc\nlabel: 指标\ncolumn: 数值\nday: period-end\nrows:\n"
        "  - {label: 合同, indicator: tech-contracts, measure: 万元}\n",
    )
    figure = '"1,786,000"' if separator == "," else "1,786,000"
    rows = ("指标", "数值"), ("合同", figure)
    text = above + "".join(separator.join(row) + "\n" for row in rows)
    (tmp_path / "a.csv").write_text(text, "utf-8")
    done = collected(copied, tmp_path / "a.csv")

    assert done.code == 0, done.out
    assert "value: 178.6\n" in report(copied)


def test_a_figure_that_a_comma_parted_is_asked_back(mapped: Path, tmp_path: Path) -> None:
    row = "技术合同成交额,亿元,1,234,2025-09-30,最终,备注,"
    (tmp_path / "a.csv").write_text(f"{','.join(HEADS)}\n{row}\n", "utf-8")
    done = collected(mapped, tmp_path / "a.csv")

    assert "？ CSV!G2 “备注”上方没有表头；带千分位逗号的数请加英文双引号" in remarks(done)
    assert not (mapped / "units/jxkc/2025-10.yaml").exists()


def test_a_sheet_called_csv_is_no_other_sheet(copied: Path, tmp_path: Path) -> None:
    with_map(copied, MAP.replace("label: 指标名称", "sheet: 月度数据\nlabel: 指标名称"))
    done = collected(copied, table(tmp_path / "a.xlsx", sheet="CSV"))

    assert remarks(done) == ["× 没有工作表 月度数据；现有 CSV"]


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_other_programs_tables_are_read(kind: str, mapped: Path, tmp_path: Path) -> None:
    path = converted(table(tmp_path / "a.xlsx"), kind)

    assert collected(mapped, path).code == 0
    assert "value: 178.6\n" in report(mapped)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.pdf", b"%PDF-1.7", "a.pdf 是 PDF 文件"),
        ("a.xlsx", b"PK\x03\x04rest", "a.xlsx 已损坏"),
        ("a.csv", b"\0\1\2", "a.csv 不是文本文件"),
        ("a.csv", b'"\xe6\x8c', "a.csv"),
        ("b.csv", b"x," * 200, "b.csv 过大"),
    ],
)
def test_what_is_no_table_is_refused_in_a_line(
    name: str, data: bytes, said: str, mapped: Path, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    done = collected(mapped, tmp_path / name)

    assert (done.code, done.err) == (1, "")
    assert said in done.out


def test_a_closed_months_figure_goes_into_the_next_report_with_its_reason(
    copied: Path, tmp_path: Path
) -> None:
    with_map(copied)
    row = ("技术合同成交额", "亿元", 142.5, "2025-07-31", None, None)
    path = table(tmp_path / "a.xlsx", row)
    line = ("collect", "--map", "stats", "--period", "2025-08", str(path), "--yes")
    without = run(*line, folder=copied)
    done = run(*line, "--reason", "统计局核定", folder=copied)

    assert without.code == 1
    assert done.code == 0, done.out
    assert "value: 142.5" in (copied / "units/jxkc/2025-09.yaml").read_text("utf-8")


def test_a_dry_run_writes_nothing(mapped: Path, tmp_path: Path) -> None:
    done = collected(mapped, table(tmp_path / "a.xlsx"), "--dry-run")

    assert done.code == 0
    assert "+readings:" in done.out
    assert not (mapped / "units/jxkc/2025-10.yaml").exists()


def test_a_map_is_found_by_its_title_and_a_misspelt_one_asked_back(
    mapped: Path, tmp_path: Path
) -> None:
    path = str(table(tmp_path / "a.xlsx"))
    by_title = ("collect", "--map", "区经信科创局统计月报", "--period", "2025-10", path)

    assert run(*by_title, "--on", "2025-11-03", folder=mapped).code == 0
    assert "没有对照表 stat。是不是 stats？" in refused(
        "collect", "--map", "stat", "--period", "2025-10", path, folder=mapped
    )
    assert "缺少 --period" in refused("collect", "--map", "stats", path, folder=mapped)


def test_a_map_changes_no_issued_brief(copied: Path) -> None:
    with_map(copied)

    assert "0 份与所依据的文件不符" not in (out := run("brief", "--verify", folder=copied)).out
    assert out.code == 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("indicator: tech-contracts", "indicator: tech-contract"), "plan/maps/stats.yaml:11:33"),
        (("unit: jxkc", "unit: jxkcj"), "plan/maps/stats.yaml:2:7"),
        (("unit: jxkc", "unit: qkx"), "技术合同成交额不由区科协填报"),
        (("indicator: little-giants", "indicator: main-grids"), "由清单计数得出"),
        (("tech-contracts}", "tech-contracts, measure: 家}"), "家不能换算成亿元"),
        (("rows:", "row:"), "plan/maps/stats.yaml:10:1"),
        (("day: {column: 数据截至}", "day: {column: 甲, cell: B1}"), "数据日期只能写一种来源"),
        (("day: {column: 数据截至}", "day: {cell: 2B}"), "2B 不是单元格"),
        (("passed_over: [合计]", "passed_over: [技术合同 成交额]"), "在此出现两次"),
        (("column: 本年累计\n", ""), "缺少"),
    ],
)
def test_a_map_that_cannot_be_right_is_found_by_check(
    change: tuple[str, str], said: str, copied: Path
) -> None:
    with_map(copied, MAP.replace(*change))
    done = run("check", folder=copied)

    assert done.code == 1
    assert said in done.out


def test_a_title_that_two_maps_have_is_asked_back(mapped: Path, tmp_path: Path) -> None:
    with_map(mapped, name="other")
    asked = ("collect", "--map", "区经信科创局统计月报", "--period", "2025-10")
    said = refused(*asked, str(table(tmp_path / "a.xlsx")), folder=mapped)

    assert "区经信科创局统计月报 可能是other、stats" in said


@pytest.mark.skipif(sys.platform != "linux", reason="names of other bytes are Linux's")
def test_a_name_in_another_encoding_is_written_by_its_bytes(mapped: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    path = table(folder / "a.xlsx")
    path.rename(folder / os.fsdecode("月报.xlsx".encode("gb18030")))
    done = collected(mapped, folder)
    assert done.code == 0
    assert "table: \\udcd4±\\udca8.xlsx\n" in report(mapped)
