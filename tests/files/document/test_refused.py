"""Documents that are not read: each is refused in bounded time, with one line and a cure."""

import time
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from anplan.base.errors import FileError
from anplan.files.document.read import MAX_DOCUMENT, read_file
from anplan.intake.document.reading import read_document
from tests.files.document.papers import archive, pdf, save, word

TYPES = "[Content_Types].xml"


def bomb() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr("word/document.xml", b"0" * (64 << 20))
    return out.getvalue()


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><w:document>&b;</w:document>'
REFUSED = {
    "空.txt": (b"", "{file} has no text"),
    "空白.txt": (b" \n\t\n", "{file} has no text"),
    "乱.txt": (b"\x81\xff\xfe\x00\x01" * 50, "{file} is no text in any encoding that is known"),
    "图.jpg": (b"\xff\xd8\xff\xe0" + b"\0" * 50, "{file} is a picture: it has no text to read"),
    "旧.doc": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "{file} is a document of an old or another program, or protected by a password",
    ),
    "深.html": (b"<div>" * 20_000 + "<p>1.新建学校。</p>".encode(), "{file} is damaged"),
    "包.zip": (archive(a_txt="x"), "{file} is an archive"),
    "坏.docx": (b"PK\x03\x04" + b"\0" * 50, "{file} is damaged"),
    "炸弹.docx": (bomb(), "{file} is too large for a work plan"),
    "实体.docx": (
        archive(word__document_xml=ENTITIES),
        "{file} contains definitions that no document has",
    ),
    "残.docx": (archive(word__document_xml="<w:document/>"), "{file} is damaged"),
    "坏.pdf": (b"%PDF-1.7\n" + b"x" * 100, "{file} is damaged"),
    "扫描.pdf": (pdf([[], []]), "{file} is a scan: its pages are pictures and have no text"),
    "长行.txt": (
        "新建学校。".encode() * 150_000,
        "{file} has a line of {count} characters: that is no document's text",
    ),
    "大.txt": (b"a\n" * (MAX_DOCUMENT // 2 + 1), "{file} is too large for a work plan"),
    "许多字.txt": ("新建学校。\n".encode() * 400_000, "{file} is too large for a work plan"),
    "指针.docx": (
        b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
        "{file}: {reason}",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_one_line(tmp_path: Path, name: str) -> None:
    data, message = REFUSED[name]
    path = save(tmp_path, name, data)
    start = time.monotonic()
    with pytest.raises(FileError) as raised:
        read_file(path)
    assert raised.value.message.text == message
    assert time.monotonic() - start < 30


def test_what_is_not_there_and_what_is_no_file(tmp_path: Path) -> None:
    for path in (tmp_path / "没有.txt", tmp_path):
        with pytest.raises(FileError):
            read_file(path)


def test_ten_thousand_nested_headings_are_read(tmp_path: Path) -> None:
    signs = ("一、", "（一）", "1.", "（1）", "①")
    text = "\n".join(f"{signs[place % 5]}标题" for place in range(10_000))
    document = read_file(save(tmp_path, "深.txt", text.encode()))
    assert len(read_document(document.blocks).source.text.splitlines()) == 10_000


def test_a_word_file_of_two_hundred_pages_is_read_in_time(tmp_path: Path) -> None:
    def write(document: Any) -> None:
        for place in range(2_400):
            document.add_paragraph(
                f"{place % 999 + 1}.新建学校{place}所，完成投资12亿元以上，推动教育优质均衡发展，"
                "持续改善办学条件，让群众满意。（责任单位：县教育局、县财政局）"
            )

    path = save(tmp_path, "长.docx", word(write))
    start = time.process_time()
    reading = read_document(read_file(path).blocks)
    assert time.process_time() - start < 15
    assert len(reading.tasks) == 2_400
