"""``templates/letterhead.docx``: an office's own Word file for its papers, by the program."""

import json
from pathlib import Path

import pytest

from anplan.show.paper.from_markdown import read_document
from tests.commands.write.test_papers import NOBODY, texts_of
from tests.program import refused, run, run_bytes, shown
from tests.repositories import commit_all, git
from tests.show.paper.letterheads import letterhead, line, put
from tests.show.paper.papers import squeezed, word_texts
from tests.show.paper.test_letterhead import OURS

NAMES = (
    *("公文一级标题", "公文二级标题", "公文表头", "公文表格", "公文表注", "公文附件"),
    *("公文台账", "公文台账小标题", "公文附注", "公文正文"),
)
STYLES = "".join(OURS.format(id=f"s{n}", name=name) for n, name in enumerate(NAMES))
FULL = letterhead(
    line("江岸科创简报")
    + "".join(map(line, ("【期号】", "【日期】", "【标题】", "【正文】", "报送：【报送】"))),
    styles=STYLES,
)
BRIEF = ("brief", "--month", "2025-06")
ORDER = (
    *("公文一级标题", "公文二级标题", "公文表头", "公文表格", "公文附件", "公文表注"),
    *("公文台账", "公文台账小标题", "公文附注"),
)


def test_a_brief_stands_on_the_letterhead_and_says_the_same(copied: Path) -> None:
    put(copied, FULL)
    done = run(*BRIEF, "-o", "第3期.docx", folder=copied)
    assert (done.code, done.err) == (0, f"已写入：{copied / '第3期.docx'}\n")
    texts = word_texts((copied / "第3期.docx").read_bytes())
    assert texts[:4] == ["江岸科创简报", "第3期　示例数据", "2025年7月8日", "6月份工作进展情况"]
    markdown = shown(*BRIEF, "-o", "-", folder=copied)
    in_word = [squeezed(text) for text in texts]
    head = {"市十五届人大五次会议1号议案办理工作简报", "区经济信息化和科技创新局"}
    for text in texts_of(read_document(markdown, NOBODY)):
        assert text in head or any(text in said for said in in_word), text


def test_what_the_letterhead_lacks_is_a_note_and_the_brief_is_written(copied: Path) -> None:
    put(copied, letterhead(line("江岸科创简报") + line("【正文】")))
    done = run(*BRIEF, "-o", "第3期.docx", folder=copied)
    first, second, written = done.err.splitlines()
    assert done.code == 0
    assert first == "templates/letterhead.docx：没有【期号】、【日期】、【标题】、【报送】的位置"
    assert second.startswith(
        "templates/letterhead.docx：缺少样式，以 anplan 自带的代替：公文期号、公文标题、公文一级标题"
    )
    assert written.startswith("已写入：")


def test_each_kind_of_paper_has_a_letterhead_of_its_own(copied: Path) -> None:
    for name, asked in (
        ("letterhead-unit.docx", (*BRIEF, "--unit", "大智街")),
        ("letterhead-notice.docx", ("due", "--notice")),
    ):
        before = run_bytes(*asked, "--to", "docx", "-o", "-", folder=copied).stdout
        put(copied, FULL)
        line = (*asked, "--to", "docx", "-o", "-")
        assert run_bytes(*line, folder=copied).stdout == before
        put(copied, FULL, name)
        assert word_texts(run_bytes(*line, folder=copied).stdout)[0] == "江岸科创简报"


def test_a_letterhead_that_cannot_be_used_is_refused_and_no_file_written(copied: Path) -> None:
    put(copied, letterhead(more={"word/vbaProject.bin": b"x"}))
    told = refused(*BRIEF, "-o", "第3期.docx", folder=copied)
    assert told == (
        "anplan：templates/letterhead.docx 含有宏或嵌入对象。"
        "请去掉后在 Word 中另存为“Word 文档（*.docx）”"
    )
    assert not (copied / "第3期.docx").exists()
    assert run(*BRIEF, "-o", "第3期.html", folder=copied).code == 0


def test_check_tells_of_one_that_cannot_be_used(copied: Path) -> None:
    put(copied, b"letterhead")
    done = run("check", folder=copied)
    assert done.code == 1
    assert (
        "templates/letterhead.docx 错误 Y116  templates/letterhead.docx 不是 Word 文件" in done.out
    )
    put(copied, FULL)
    assert "letterhead" not in run("check", folder=copied).out


def diagnoses(folder: Path) -> list[tuple[str, str]]:
    told = json.loads(run("doctor", "--format", "json", folder=folder).out)["findings"]
    return [(one["grade"], one["told"]) for one in told if one["key"] == "letterhead"]


def test_the_doctor_tells_what_a_letterhead_lacks(copied: Path) -> None:
    assert diagnoses(copied) == []
    put(copied, letterhead(line("【期号】【日期】【标题】【报送】") + line("【正文】")))
    assert diagnoses(copied) == [
        ("hint", "templates/letterhead.docx：缺少样式，以 anplan 自带的代替：" + "、".join(ORDER))
    ]
    put(copied, FULL)
    assert diagnoses(copied) == [("ok", "templates/letterhead.docx 的位置和样式齐全")]
    put(copied, b"x", "letterhead-unit.docx")
    assert ("wrong", "templates/letterhead-unit.docx 不是 Word 文件") in diagnoses(copied)


def test_a_letterhead_of_a_change_is_not_taken_with_base(copied: Path) -> None:
    git("init", "-q", folder=copied)
    commit_all(copied)
    put(copied, FULL)
    line = (*BRIEF, "--to", "docx", "-o", "-")
    assert word_texts(run_bytes(*line, folder=copied).stdout)[0] == "江岸科创简报"
    based = run_bytes(*line, "--base", "HEAD", folder=copied).stdout
    assert word_texts(based)[0] != "江岸科创简报"


@pytest.mark.parametrize("form", ["md", "html"])
def test_other_forms_have_no_letterhead(copied: Path, form: str) -> None:
    line = (*BRIEF, "--to", form, "-o", "-")
    before = run_bytes(*line, folder=copied).stdout
    put(copied, FULL)
    assert run_bytes(*line, folder=copied).stdout == before
