"""``anplan brief --to``: the same brief as Markdown, Word, a page and PDF."""

import os
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from anplan.show.paper.from_markdown import read_document
from anplan.show.paper.tree import (
    Addressees,
    Block,
    Document,
    Heading,
    Letterhead,
    Separator,
    Signature,
    Table,
    plain,
)
from tests.program import add, edit, refused, run, run_bytes, shown
from tests.show.paper.papers import page_text, squeezed, word_texts

PAPERS = [
    ("--month", "2025-04"),
    ("--month", "2025-06"),
    ("--period", "2025-H1"),
    ("--month", "2025-06", "--unit", "大智街"),
    ("--period", "2025-H1", "--unit", "jxkc"),
    ("--month", "2025-09", "--lang", "en"),
]
NOBODY = Letterhead("", "", "", "", "")


def texts_of(document: Document) -> list[str]:
    """All that a document says, a text a block or cell; of its head, which forms lay out, each word."""
    is_chapter = [isinstance(block, Heading) and block.level >= 1 for block in document.blocks]
    begin = is_chapter.index(True)
    head, parts = document.blocks[:begin], [document.blocks[begin:]]
    found = [document.title, *(word for block in head for word in _said(block)[0].split())]
    for annex in document.annexes:
        found.append(annex.title)
        parts.append(annex.blocks)
    found += [text for part in parts for block in part for text in _said(block)]
    return [squeezed(text) for text in (*found, plain(document.foot)) if text.strip()]


def _said(block: Block) -> list[str]:
    if isinstance(block, Table):
        return [*block.columns, *(cell for row in block.rows for cell in row)]
    return [] if isinstance(block, Addressees | Separator | Signature) else [plain(block.runs)]


@pytest.mark.parametrize("asked", PAPERS, ids=" ".join)
def test_every_form_says_what_the_markdown_says(sample: Path, asked: tuple[str, ...]) -> None:
    markdown = shown("brief", *asked, "-o", "-", folder=sample)
    word = run_bytes("brief", *asked, "--to", "docx", "-o", "-", folder=sample).stdout
    page = shown("brief", *asked, "--to", "html", "-o", "-", folder=sample)
    in_word = [squeezed(text) for text in word_texts(word)]
    on_page = page_text(page)
    said = texts_of(read_document(markdown, NOBODY))
    assert len(said) > 40
    for text in said:
        assert any(text in line for line in in_word), text
        assert text in on_page, text


def test_the_files_ending_decides(copied: Path) -> None:
    done = run("brief", "--month", "6月", "-o", "第3期.docx", folder=copied)
    assert (done.code, done.out, done.err) == (0, "", f"已写入：{copied / '第3期.docx'}\n")
    assert (copied / "第3期.docx").read_bytes().startswith(b"PK")
    assert run("brief", "--month", "6月", "-o", "第3期.HTML", folder=copied).code == 0
    assert (copied / "第3期.HTML").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_without_a_file_it_is_named_after_the_period_and_the_unit(copied: Path) -> None:
    for asked, name in (
        (("--month", "2025-06"), "2025-06-简报.docx"),
        (("--period", "上半年", "--unit", "大智街"), "2025-H1-大智街-简报.docx"),
    ):
        assert run("brief", *asked, "--to", "docx", folder=copied).code == 0
        assert (copied / name).is_file()


def test_the_same_brief_is_the_same_file_twice(sample: Path) -> None:
    for form in ("docx", "html"):
        line = ("brief", "--month", "2025-06", "--to", form, "-o", "-")
        assert run_bytes(*line, folder=sample).stdout == run_bytes(*line, folder=sample).stdout


def test_a_form_that_the_files_ending_contradicts_is_refused(sample: Path) -> None:
    told = refused("brief", "--month", "6月", "--to", "docx", "-o", "a.html", folder=sample)
    assert told == "anplan：--to docx 与扩展名 .html 不一致。不必写 --to，按文件扩展名即可"


def test_a_word_file_of_the_old_kind_is_refused(sample: Path) -> None:
    told = refused("brief", "--month", "6月", "-o", "a.doc", folder=sample)
    assert told == "anplan：不生成旧版 Word 文件：a.doc。请写 .docx"


def test_without_libreoffice_a_pdf_is_refused_with_a_way_out(sample: Path, tmp_path: Path) -> None:
    git = tmp_path / "git"
    git.symlink_to("/usr/bin/git")
    told = refused("brief", "--month", "6月", "--to", "pdf", folder=sample, PATH=str(tmp_path))
    assert told == (
        "anplan：PDF 由 LibreOffice 生成，此机未找到 LibreOffice。"
        "请安装 LibreOffice；或先生成 Word 文件（--to docx），再用 Word 另存为 PDF"
    )


def test_a_brief_is_not_issued_or_verified_as_word(sample: Path) -> None:
    for option in ("--issue", "--verify"):
        told = refused("brief", "--month", "6月", option, "--to", "docx", folder=sample)
        assert told.startswith(f"anplan：{option} 不与")


def test_a_form_that_is_unknown_is_refused(sample: Path) -> None:
    assert "docx" in refused("brief", "--month", "6月", "--to", "odt", folder=sample)


def test_a_page_asks_nothing_of_anywhere(sample: Path) -> None:
    page = shown("brief", "--month", "2025-06", "--to", "html", "-o", "-", folder=sample)
    assert "default-src 'none'" in page
    for way in ("<script", "src=", "href=", "url(", "@import"):
        assert way not in page


TO = (
    "区发展和改革局、区委（区人民政府）办公室、区司法局、区市场监督管理局、区财政局、区人力资源局、"
    "团区委、区科协、区工商业联合会、江岸产投集团、各街道办事处："
)
NOTICE = "关于9月份办理工作简报报送情况的通报"


def test_a_notice_is_a_letter_signed_at_its_end(sample: Path) -> None:
    word = run_bytes("due", "--notice", "--to", "docx", "-o", "-", folder=sample).stdout
    texts = word_texts(word)
    assert texts[:3] == [NOTICE, "（示例数据）", TO]
    assert texts[-2:] == ["区经济信息化和科技创新局", "2025年10月9日"]


def test_the_units_it_goes_to_stand_at_the_margin_in_the_text_s_own_type(sample: Path) -> None:
    word = run_bytes("due", "--notice", "--to", "docx", "-o", "-", folder=sample).stdout
    with ZipFile(BytesIO(word)) as file:
        text, styles = (file.read(f"word/{name}.xml").decode() for name in ("document", "styles"))
    style = styles.partition('w:styleId="AnAddressees"')[2].partition("</w:style>")[0]
    before = text.partition("区发展和改革局")[0].rpartition("<w:p>")[2]
    assert 'w:val="AnAddressees"' in before
    assert 'w:eastAsia="仿宋' in style
    assert '<w:sz w:val="32"/>' in style
    assert "<w:ind" not in style
    page = shown("due", "--notice", "--to", "html", "-o", "-", folder=sample)
    assert f'<p class="addressees">{TO}</p>' in page
    assert ".addressees { text-indent: 0; }" in page


def test_every_form_of_a_notice_says_what_its_text_says(sample: Path) -> None:
    lines = shown("due", "--notice", folder=sample).split("\n")
    page = shown("due", "--notice", "--to", "html", "-o", "-", folder=sample)
    word = run_bytes("due", "--notice", "--to", "docx", "-o", "-", folder=sample).stdout
    for line in filter(None, lines):
        assert squeezed(line) in page_text(page)
        assert squeezed(line) in map(squeezed, word_texts(word))


def test_a_notice_is_named_after_what_it_says(copied: Path) -> None:
    done = run("due", "--notice", "--to", "docx", folder=copied)
    assert (done.code, done.err) == (0, f"已写入：{copied / NOTICE}.docx\n")
    assert run("due", "--notice", "-o", "通报.txt", folder=copied).code == 0
    assert (copied / "通报.txt").read_text("utf-8") == shown("due", "--notice", folder=copied)


def test_nothing_but_letters_is_written_as_a_paper(sample: Path) -> None:
    told = refused("due", "-o", "应报.docx", folder=sample)
    assert told == (
        "anplan：只有通报和催报提示可以写成文件。请加 --notice 或 --remind；表格用 --format csv"
    )
    assert "--facts" in refused("due", "--facts", "--to", "docx", folder=sample)


def saved_by_an_office(path: Path) -> None:
    """Save a Word file as an office program does: every part has a time of its own."""
    document = docx.Document(str(path))
    document.paragraphs[-1].add_run("领导改过的一句话。")
    document.save(str(path))


@pytest.mark.parametrize(
    "line",
    [
        ("brief", "--month", "6月", "--to", "docx"),
        ("brief", "--month", "6月", "-o", "第3期.docx"),
        ("due", "--notice", "-o", "通报.docx"),
    ],
    ids=" ".join,
)
def test_a_word_file_in_which_somebody_wrote_stays(copied: Path, line: tuple[str, ...]) -> None:
    assert run(*line, folder=copied).code == 0
    (path,) = copied.glob("*.docx")
    assert run(*line, folder=copied).code == 0  # what anplan wrote it writes anew
    saved_by_an_office(path)
    edited = path.read_bytes()
    told = refused(*line, folder=copied)
    assert told == (f"anplan：{path.name} 可能有手工改动，未覆盖。另存用 -o 文件；确要覆盖加 --yes")
    assert path.read_bytes() == edited
    assert run(*line, "--yes", folder=copied).code == 0
    assert path.read_bytes() != edited


def test_a_page_in_which_somebody_wrote_stays(copied: Path) -> None:
    line = ("brief", "--month", "6月", "-o", "第3期.html")
    assert (run(*line, folder=copied).code, run(*line, folder=copied).code) == (0, 0)
    edit(copied / "第3期.html", "<h3>一、总体进展</h3>", "<h3>一、总体</h3>")
    assert refused(*line, folder=copied).startswith("anplan：第3期.html 可能有手工改动")


def test_what_would_not_be_written_over_is_refused_in_a_dry_run_too(copied: Path) -> None:
    line = ("brief", "--month", "6月", "-o", "第3期.docx")
    (copied / "第3期.docx").write_bytes("领导的稿子".encode())
    assert refused(*line, "--dry-run", folder=copied).startswith(
        "anplan：第3期.docx 可能有手工改动"
    )


@pytest.mark.parametrize(
    ("line", "file"),
    [
        (("calendar",), "plan/日程.ics"),
        (("due", "--notice"), "units/jxkc/2025-09.md"),
        (("brief", "--month", "2025-06"), "briefs/2025-08.md"),
        (("brief", "--month", "2025-06"), "plan/source.txt"),
        (("brief", "--month", "2025-06"), "templates/brief.docx"),
        (("brief", "--month", "2025-06", "--unit", "大智街"), "units/jd-dazhi/六月.html"),
    ],
)
def test_nothing_is_written_among_the_workspaces_own_files(
    copied: Path, line: tuple[str, ...], file: str
) -> None:
    before = {path: path.read_bytes() for path in copied.rglob("*.*") if path.is_file()}
    told = refused(*line, "-o", file, "--yes", folder=copied)
    assert "存放工作区自己的文件" in told
    assert {path: path.read_bytes() for path in copied.rglob("*.*") if path.is_file()} == before


def test_a_place_outside_is_no_workspace_of_its_own(copied: Path, tmp_path: Path) -> None:
    outside = tmp_path / "plan" / "第3期.docx"
    assert run("brief", "--month", "6月", "-o", str(outside), folder=copied).code == 0
    assert outside.is_file()


@pytest.mark.parametrize("asked", [(), ("--unit", "二七街"), ("--unit", "二七街", "--lang", "en")])
def test_every_form_of_reminders_says_what_the_text_says(
    sample: Path, asked: tuple[str, ...]
) -> None:
    line = ("due", "--remind", *asked)
    lines = shown(*line, folder=sample).split("\n")
    page = shown(*line, "--to", "html", "-o", "-", folder=sample)
    word = run_bytes(*line, "--to", "docx", "-o", "-", folder=sample).stdout
    texts = [squeezed(text) for text in word_texts(word)]
    for said in filter(None, lines):
        assert squeezed(said) in page_text(page)
        assert squeezed(said) in texts
    assert texts[0] == ("Reminders" if "en" in asked else "催报提示")
    assert shown(*line, "--to", "md", "-o", "-", folder=sample).split("\n") == lines


def test_reminders_are_named_after_whom_they_ask_and_when(copied: Path) -> None:
    for asked, name in (
        ((), "2025-10-09-催报.docx"),
        (("--unit", "jd-erqi"), "二七街-2025-10-09-催报.docx"),
    ):
        done = run("due", "--remind", *asked, "--to", "docx", folder=copied)
        assert (done.code, done.err) == (0, f"已写入：{copied / name}\n")


SHEETS = ("jxkc", "区科协", "jd-erqi")


@pytest.mark.parametrize("unit", SHEETS)
@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_every_form_of_a_sheet_says_what_the_markdown_says(
    sample: Path, unit: str, lang: str
) -> None:
    line = ("status", unit, "--lang", lang)
    markdown = shown(*line, "--to", "md", "-o", "-", folder=sample)
    page = page_text(shown(*line, "--to", "html", "-o", "-", folder=sample))
    word = run_bytes(*line, "--to", "docx", "-o", "-", folder=sample).stdout
    texts = [squeezed(text) for text in word_texts(word)]
    document = read_document(markdown, NOBODY)
    said = texts_of(document)
    assert len(said) > 40
    for text in said:
        assert any(text in found for found in texts), text
        assert text in page, text
    headings = [plain(block.runs) for block in document.blocks if isinstance(block, Heading)]
    assert [heading[0] for heading in headings] == list(
        "123456" if lang == "en" else "一二三四五六"
    )


def test_a_sheet_has_what_the_unit_owes_reported_and_was_asked(copied: Path) -> None:
    run("decide", "ask", "2.3", "选址何时确定？", "--unit", "区经信科创局", "--yes", folder=copied)
    sheet = shown("status", "区经信科创局", "--to", "md", "-o", "-", folder=copied)
    for text in (
        "## 区经济信息化和科技创新局工作情况",
        "| 2025-09 办理工作简报 | 2025-10-05 | 按时 | 2025-09-30 |",
        "| 技术经理人 | ≥50名 | 31 | +2 | 62.0 | 70.0 | -8.0 | 黄 | 09-30 |",
        "**2025年9月份工作进展情况**",
        "选址何时确定？",
        "## 附件：清单项目",
        "| B-11 | 污水厂曝气优化技术需求 | 揭榜 | 2025-09-10 |  |",
    ):
        assert text in sheet


def test_a_sheet_is_named_after_its_unit_and_day(copied: Path) -> None:
    done = run("status", "jxkc", "--to", "docx", folder=copied)
    name = "区经信科创局-2025-10-09-情况.docx"
    assert (done.code, done.out, done.err) == (0, "", f"已写入：{copied / name}\n")
    assert run("status", "--unit", "jxkc", "-o", "表.html", folder=copied).code == 0
    assert run("status", "jxkc", "-o", "-", "--fail-on", "red", folder=copied).code == 1


def test_the_same_sheet_and_reminders_are_the_same_file_twice(sample: Path) -> None:
    for asked in (("status", "jxkc"), ("due", "--remind")):
        for form in ("docx", "html", "md"):
            line = (*asked, "--to", form, "-o", "-")
            assert run_bytes(*line, folder=sample).stdout == run_bytes(*line, folder=sample).stdout


def test_what_has_no_sheet_is_refused_with_what_has_one(sample: Path) -> None:
    for asked in ((), ("2.3",), ("2025-09",)):
        told = refused("status", *asked, "--to", "docx", folder=sample)
        assert told == (
            "anplan：只有责任单位有情况表可写成文件。请写明单位：anplan status jxkc --to docx"
        )
    told = refused("status", "jxkc", "--format", "json", "--to", "docx", folder=sample)
    assert told == "anplan：--format 与 --to 不能同用。--format 用于打印；--to 和 -o 写成文件"
    told = refused("status", "--without-evidence", "--to", "docx", folder=sample)
    assert told == "anplan：--to 与 --without-evidence 不能同用。--format csv 可打印表格"


@pytest.mark.parametrize("file", ["a.yaml", "a.xlsx", "a.py", "a.ics"])
def test_a_paper_is_written_into_no_file_of_another_kind(sample: Path, file: str) -> None:
    told = refused("brief", "--month", "6月", "-o", file, folder=sample)
    assert told == f"anplan：不能写成扩展名为 {file[1:]} 的文件。可用：.md、.docx、.html、.pdf"


def test_a_calendar_ends_in_ics(sample: Path) -> None:
    told = refused("calendar", "-o", "plan.yaml", folder=sample)
    assert told == "anplan：日历文件的扩展名是 .ics。写作 -o 2025.ics"


@pytest.mark.parametrize("file", ["通报.txt", "日程.ics", "简报.md", "简报.pdf"])
def test_what_somebody_else_put_there_stays(copied: Path, file: str) -> None:
    (copied / file).write_text("别人的文件", encoding="utf-8")
    line = {
        "通报.txt": ("due", "--notice"),
        "日程.ics": ("calendar",),
    }.get(file, ("brief", "--month", "6月"))
    assert "可能有手工改动，未覆盖" in refused(*line, "-o", file, folder=copied)
    assert (copied / file).read_text("utf-8") == "别人的文件"


def test_the_same_place_by_name_is_the_briefs_own(copied: Path) -> None:
    line = ("brief", "--month", "6月")
    assert run(*line, "-o", "briefs/2025-06.md", folder=copied) == run(*line, folder=copied)
    add(copied / "briefs/2025-06.md", "领导加的一句话。\n")
    told = refused(*line, "-o", "briefs/2025-06.md", folder=copied)
    assert told.startswith("anplan：briefs/2025-06.md 已于 2025-07-08 印发")


def with_office(folder: Path, script: str) -> str:
    """Return a PATH on which LibreOffice is a script."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("echo '源文件无法装入'; echo 其他; exit 1", "源文件无法装入"),
        ("exit 0", "没有任何提示就结束了"),
    ],
)
def test_why_libreoffice_made_no_pdf_is_said(
    sample: Path, tmp_path: Path, script: str, why: str
) -> None:
    path = with_office(tmp_path, script)
    told = refused("brief", "--month", "6月", "--to", "pdf", folder=sample, PATH=path)
    assert told.startswith(f"anplan：LibreOffice 未能生成 PDF：{why}")


def test_breaking_off_ends_libreoffice_too(copied: Path, tmp_path: Path) -> None:
    path = with_office(tmp_path, "kill -INT $PPID; exec sleep 100")
    done = run("brief", "--month", "6月", "-o", "a.pdf", folder=copied, PATH=path)
    assert (done.code, (copied / "a.pdf").exists()) == (130, False)
