"""``anplan form``: which files it writes, and what it says."""

from pathlib import Path

import openpyxl
import pytest

from tests.program import edit, refused, run


def test_one_unit_by_any_name(copied: Path) -> None:
    done = run("form", "--month", "2025-06", "--unit", "区科协", folder=copied)
    path = copied / "forms/2025-06/2025-06-区科协.xlsx"
    assert (done.code, done.out, done.err) == (0, "", "已写入：forms/2025-06/2025-06-区科协.xlsx\n")
    assert path.read_bytes().startswith(b"PK")


def test_all_units_twice_give_the_same_bytes(copied: Path) -> None:
    run("form", "--month", "2025-06", "--all", "-o", "a", folder=copied)
    done = run("form", "--month", "2025-06", "--all", "-o", "b", folder=copied)
    first, second = sorted((copied / "a").iterdir()), sorted((copied / "b").iterdir())
    assert len(done.err.splitlines()) == len(first) == 27
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_forms_do_not_disturb_the_workspace(copied: Path) -> None:
    before = run("check", folder=copied)
    run("form", "--month", "2025-06", "--unit", "qkx", folder=copied)
    assert run("check", folder=copied) == before


def test_nothing_is_written_when_only_tried(copied: Path) -> None:
    done = run("form", "--month", "2025-06", "--unit", "qkx", "--dry-run", folder=copied)
    assert done.err.startswith("将写入：")
    assert not (copied / "forms").exists()


def test_a_name_is_safe_on_every_system(copied: Path) -> None:
    edit(copied / "units/qkx/unit.yaml", "name: 区科协\n", 'name: "区/科:协?."\n')
    run("form", "--month", "2025-06", "--unit", "qkx", "-o", "out", folder=copied)
    assert [path.name for path in (copied / "out").iterdir()] == ["2025-06-区_科_协_.xlsx"]


def words_of(path: Path) -> str:
    """Every text of a form."""
    rows = openpyxl.load_workbook(path).active.iter_rows(values_only=True)
    return "\n".join(str(text) for row in rows for text in row if text is not None)


def test_a_form_is_made_as_on_the_day_that_is_asked_for(copied: Path) -> None:
    """What was settled after that day it does not know."""
    asked = ("decide", "ask", "tech-contracts", "口径是否一致？", "--unit", "jxkc")
    assert run(*asked, "--on", "2025-10-08", folder=copied).code == 0
    october = ("form", "--month", "2025-10", "--unit", "jxkc")
    for day in ("2025-10-07", "2025-10-08", None):
        named = ("--on", day) if day else ()
        run(*october, *named, "-o", f"on-{day}", folder=copied)
    first, second, today = (
        words_of(copied / f"on-{day}/2025-10-区经信科创局.xlsx")
        for day in ("2025-10-07", "2025-10-08", None)
    )

    assert "口径是否一致？" not in first
    assert "口径是否一致？" in second
    assert second == today


def test_the_day_may_be_typed_as_people_write_it(copied: Path) -> None:
    done = run("form", "--month", "2025-10", "--unit", "qkx", "--on", "10月8日", folder=copied)
    assert done.code == 0, done.err
    told = refused("form", "--month", "2025-10", "--unit", "qkx", "--on", "月底", folder=copied)
    assert told == "anplan：不是日期：月底。日期写作 2025-06-30"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--month", "2025-06"), "没有指明为哪个单位制表。请写 --unit 和单位名称，或写 --all"),
        (
            ("--month", "2025-06", "--all", "--unit", "qkx"),
            "没有指明为哪个单位制表。请写 --unit 和单位名称，或写 --all",
        ),
        (
            ("--month", "2025-H1", "--all"),
            "不是月份：2025-H1。请写 --period 2025-H1",
        ),
        (("--month", "2026-06", "--all"), "2026-06 不在方案期内（2025-01-01 至 2025-12-31）"),
        (
            ("--month", "2025-06", "--unit", "各街道办事处"),
            (
                "各街道办事处 指多个单位，不是一项内容。请指明其中一个单位：大智街、一元街、车站街、"
                "四唯街、永清街、西马街、球场街、劳动街、二七街、新村街、丹水池街、台北街、花桥街、"
                "谌家矶街、后湖街、塔子湖街"
            ),
        ),
        (("--month", "2025-06", "--unit", "科协会"), "没有单位 科协会。是不是 区科协？"),
    ],
)
def test_what_is_refused(sample: Path, options: tuple[str, ...], told: str) -> None:
    assert refused("form", *options, folder=sample) == f"anplan：{told}"


def test_without_the_extra_it_says_what_to_install(copied: Path, tmp_path: Path) -> None:
    (tmp_path / "xlsxwriter.py").write_text("raise ImportError\n", encoding="utf-8")
    told = refused(
        "form", "--month", "2025-06", "--unit", "qkx", folder=copied, PYTHONPATH=str(tmp_path)
    )
    assert told == (
        'anplan：Excel 表格需要扩展组件 office，尚未安装。请安装：pip install "anplan[office]"'
    )


def test_a_form_that_was_filled_in_is_not_overwritten(copied: Path) -> None:
    options = ("form", "--month", "2025-06", "--unit", "区科协", "-o", "out")
    run(*options, folder=copied)
    (path,) = (copied / "out").iterdir()
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    marks = {row[0].value: row[0].row for row in sheet.iter_rows()}
    sheet.cell(marks["tasks:1.1"], 7).value = "走访企业5家。"
    book.save(path)
    before = path.read_bytes()
    done = run(*options, folder=copied)
    assert (done.code, path.read_bytes()) == (1, before)
    assert done.err == (
        "已有填写内容，未覆盖：out/2025-06-区科协.xlsx\n"
        "确需重新生成可加 --force，表中已填内容不再保留。\n"
    )
    assert run(*options, "--force", folder=copied).code == 0
    assert path.read_bytes() != before


def test_a_form_in_which_nobody_wrote_is_made_anew(copied: Path) -> None:
    options = ("form", "--month", "2025-06", "--unit", "区科协", "-o", "out")
    run(*options, folder=copied)
    (path,) = (copied / "out").iterdir()
    openpyxl.load_workbook(path).save(path)
    done = run(*options, folder=copied)
    assert (done.code, done.err) == (0, "已写入：out/2025-06-区科协.xlsx\n")


def test_what_is_no_form_is_not_overwritten(copied: Path) -> None:
    (copied / "out").mkdir()
    path = copied / "out/2025-06-区科协.xlsx"
    path.write_bytes(b"notes")
    done = run("form", "--month", "2025-06", "--unit", "区科协", "-o", "out", folder=copied)
    assert (done.code, path.read_bytes()) == (1, b"notes")
