"""``anplan import``: what a user types and sees."""

import json
from pathlib import Path

from tests.files.document.papers import pdf
from tests.program import run

PLAN = """示例区人民政府办公室关于印发示例区教育提升工作方案的通知
示政办〔2025〕5号
各街道办事处，区政府各部门：
《示例区教育提升工作方案》已经区政府同意，现印发给你们，请认真组织实施。
示例区人民政府办公室
2025年3月1日

示例区教育提升工作方案

一、工作目标
新增学位900个以上，公办园占比达到55%。

二、工作任务
1.扩大学位供给。新建小学2所，8月底前投入使用。（牵头单位：区教育局，配合单位：区发改局，各街道）
2.改善办学条件。改造校舍。（责任单位：区教育局，区发展和改革局

三、工作安排
（一）实施阶段（2025年3月—11月）。各责任单位每月报送工作简报。
"""


def _plan(folder: Path, text: str = PLAN) -> Path:
    (folder / "方案.txt").write_text(text, encoding="utf-8")
    return folder


def test_a_table_of_what_was_read_and_the_questions(tmp_path: Path) -> None:
    done = run("import", "方案.txt", folder=_plan(tmp_path))
    assert (done.code, done.err) == (0, "")
    assert [line.split() for line in done.out.splitlines()] == [
        line.split()
        for line in """示例区教育提升工作方案
示政办〔2025〕5号 示例区人民政府办公室 2025-03-01

任务：2项
序号 任务 牵头 责任单位 配合 到期 行
1 扩大学位供给 区教育局 区发改局、各街道 8月底前 11
2 改善办学条件 区教育局、区发展和改革局 12

目标：3个
目标 原文 任务 行
≥900个 新增学位900个以上 9
55% 公办园占比达到55% 9
2所 新建小学2所 1 11

工作阶段：1个
实施阶段 2025-03 2025-11
应报材料：1项
各责任单位每月报送工作简报
待确认问题：2个
第11行: 区发改局与区发展和改革局是不是同一单位？ 是，统一称区发展和改革局 / 不是，是两个单位
第12行: 括号没有闭合：（责任单位：区教育局，区发展和改革局。名单是否到此为止？ 是 / 否""".splitlines()
    ]


def test_json_has_each_value_with_its_quote_and_its_place(tmp_path: Path) -> None:
    done = run("import", "方案.txt", "--format", "json", folder=_plan(tmp_path))
    assert done.code == 0
    read = json.loads(done.out)
    assert (read["schema"], read["title"], read["date"]) == (
        1,
        "示例区教育提升工作方案",
        "2025-03-01",
    )
    task = read["tasks"][0]
    assert task["number"] == "1"
    assert (task["lead"], task["units"], task["support"]) == (
        ["区教育局"],
        [],
        ["区发改局", "各街道"],
    )
    assert task["deadline"] == "8月底前"
    target = read["targets"][0]
    assert (target["value"], target["unit"], target["comparator"]) == (900, "个", ">=")
    place = target["place"]
    quote = read["source"][place["offset"] : place["offset"] + len(place["quote"])]
    assert quote == place["quote"] == "新增学位900个以上"
    assert place["line"] == 9
    assert read["papers"][0]["every"] == "month"


def test_it_writes_nothing(tmp_path: Path) -> None:
    run("import", "方案.txt", folder=_plan(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["方案.txt"]


def test_a_document_that_is_not_there(tmp_path: Path) -> None:
    done = run("import", "没有.docx", folder=tmp_path)
    assert done.code == 2
    assert done.out == ""
    assert done.err == "anplan：没有.docx 无法读取：No such file or directory\n"


def test_a_scan_is_refused_with_why(tmp_path: Path) -> None:
    (tmp_path / "扫描.pdf").write_bytes(pdf([[], []]))
    done = run("import", "扫描.pdf", folder=tmp_path)
    assert done.code == 2
    assert done.err == (
        "anplan：扫描.pdf 是扫描件，页面是图片，没有文字。先用其他软件识别出文字，再读取识别后的文件\n"
    )


def test_direction_characters_are_left_out_and_told(tmp_path: Path) -> None:
    done = run(
        "import",
        "方案.txt",
        folder=_plan(tmp_path, PLAN.replace("小学", "小\u202e学")),
    )
    assert "新建小学2所" in done.out
    assert done.err == "去掉了看不见的字符：1个\n"
