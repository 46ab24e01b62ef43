"""Word files from strangers: what is dangerous is refused, what leads out of the file is left out."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anplan.base.errors import FileError
from anplan.files.disk.workspace import Workspace
from anplan.files.office.letterhead import letterhead_parts
from anplan.show.paper.word.letterhead.fill import OnLetterhead, on_letterhead
from anplan.show.words import Words
from tests.show.paper.letterheads import (
    PLACES,
    SECTION,
    TYPE,
    inside,
    letterhead,
    line,
    outside,
    packed,
    parts_of,
    put,
)
from tests.show.paper.papers import LAYOUT, paper, text_block, word_texts
from tests.show.paper.test_valid import faults

FILE = "templates/letterhead.docx"
EVIL = "https://evil.example/x"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
DTD = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def used(data: bytes, folder: Path) -> OnLetterhead:
    """The paper on a letterhead that lies in a workspace."""
    put(folder, data)
    parts = letterhead_parts(Workspace(folder), FILE)
    assert parts is not None
    return on_letterhead(paper(text_block("正文。")), LAYOUT, parts, FILE, chinese=True)


def bomb() -> bytes:
    return letterhead(more={"word/media/image1.png": b"\0" * (30 << 20)})


def nested(depth: int = 4000) -> bytes:
    return letterhead("<w:sdt>" * depth + "</w:sdt>" * depth)


def many() -> bytes:
    return letterhead(more={f"word/media/{n}.png": b"1" for n in range(300)})


def encrypted() -> bytes:
    data = bytearray(letterhead())
    for found in re.finditer(b"PK\x01\x02", bytes(data)):
        data[found.start() + 8] |= 1
    return bytes(data)


REFUSED = {
    "macros": (letterhead(more={"word/vbaProject.bin": b"x"}), "含有宏或嵌入对象"),
    "docm": (
        letterhead(main="application/vnd.ms-word.document.macroEnabled.main+xml"),
        "含有宏或嵌入对象",
    ),
    "hidden macros": (
        letterhead(relations=inside("rId8", "vbaProject", "a.xml"), more={"word/a.xml": "<a/>"}),
        "含有宏或嵌入对象",
    ),
    "ole": (
        letterhead(relations=inside("rId8", "oleObject", "embeddings/a.bin")),
        "含有宏或嵌入对象",
    ),
    "linked ole": (letterhead(relations=outside("rId8", "oleObject", EVIL)), "含有宏或嵌入对象"),
    "another file": (letterhead(relations=inside("rId8", "aFChunk", "a.htm")), "含有宏或嵌入对象"),
    "control": (
        letterhead(relations=inside("rId8", "control", "activeX1.xml")),
        "含有宏或嵌入对象",
    ),
    "entities": (
        letterhead(more={"word/styles.xml": DTD + "<x>&b;</x>"}),
        "含有文头不应有的实体定义",
    ),
    "utf-16": (
        letterhead(more={"word/styles.xml": (DTD + "<x/>").encode("utf-16")}),
        "含有文头不应有的实体定义",
    ),
    "bomb": (bomb(), "过大，不能用作文头"),
    "many parts": (many(), "过大，不能用作文头"),
    "much xml": (letterhead(line("甲" * (3 << 19))), "过大，不能用作文头"),
    "deep": (nested(), "已损坏"),
    "large": (b"PK\x03\x04" + b"\0" * (5 << 20), "过大，不能用作文头"),
    "password": (encrypted(), "设有打开密码"),
    "old": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "是旧版 Word 文件，或设有密码"),
    "text": (b"letterhead", "不是 Word 文件"),
    "zip": (packed({"a.txt": "a"}), "已损坏"),
    "cut": (letterhead()[:-200], "已损坏"),
    "strict": (letterhead(namespace=STRICT), "是 Strict Open XML 格式"),
    "no xml": (letterhead(more={"word/styles.xml": "<w:styles"}), "已损坏"),
    "way out": (letterhead(relations=inside("rId8", "header", "../../../etc/passwd")), "已损坏"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_dangerous_or_no_letterhead_is_refused(kind: str, tmp_path: Path) -> None:
    data, reason = REFUSED[kind]
    with pytest.raises(FileError) as refused:
        used(data, tmp_path)
    assert Words("zh_CN").tell(refused.value.message) == f"{FILE} {reason}"
    assert refused.value.hint is not None


NAMING = (
    (
        '<w:p><w:permStart w:id="1" w:ed="张三" w:edGrp="owners"/><w:r><w:t>甲</w:t></w:r>'
        '<w:permEnd w:id="1"/></w:p>'
    ),
    *(
        f'<w:p><w:customXml{kind}RangeStart w:id="1" w:author="张三" w:date="2025-01-01T00:00:00Z"/>'
        f'<w:r><w:t>甲</w:t></w:r><w:customXml{kind}RangeEnd w:id="1"/></w:p>'
        for kind in ("Ins", "Del", "MoveFrom", "MoveTo")
    ),
    *(
        f'<w:p><w:r><w:rPr><w:someDay {name}="张三"/></w:rPr><w:t>甲</w:t></w:r></w:p>'
        for name in ("w:author", "w:initials", "w:ed", "w:date", "w14:author", "w14:ed")
    ),
)


@pytest.mark.parametrize("body", NAMING)
def test_no_mark_names_people_whatever_it_is_called(body: str, tmp_path: Path) -> None:
    made = used(letterhead(body + PLACES), tmp_path)
    xml = parts_of(made.data)["word/document.xml"].decode()

    assert "甲" in word_texts(made.data)
    assert "张三" not in xml
    assert not re.search(r":(author|initials|ed|edGrp|date)=", xml)


def field(instruction: str, result: str) -> str:
    """A field as Word writes it: marks around its instruction and its last result."""
    marks = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    begin, middle, end = marks
    asked = "".join(
        f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in instruction.split("|")
    )
    return f"{begin}{asked}{middle}<w:r><w:t>{result}</w:t></w:r>{end}"


LEFT_OUT = {
    "link": (
        '<w:p><w:hyperlink r:id="rId9"><w:r><w:t>网站</w:t></w:r></w:hyperlink></w:p>',
        outside("rId9", "hyperlink", EVIL),
        "网站",
    ),
    "linked picture": (
        (
            '<w:p><w:r><w:t>前</w:t></w:r><w:r><w:pict><v:shape><v:imagedata r:id="rId9"/></v:shape>'
            "</w:pict></w:r></w:p>"
        ),
        outside("rId9", "image", EVIL),
        "前",
    ),
    "picture that an address draws": (
        (
            f'<w:p><w:r><w:t>前</w:t></w:r><w:r><w:pict><v:shape href="{EVIL}"><v:fill src="{EVIL}"/>'
            "</v:shape></w:pict></w:r></w:p>"
        ),
        "",
        "前",
    ),
    "field": (f"<w:p>{field(f'INCLUDE|TEXT {EVIL}', '旧文')}</w:p>", "", "旧文"),
    "simple field": (
        (
            f'<w:p><w:fldSimple w:instr=" INCLUDEPICTURE {EVIL} "><w:r><w:t>旧图</w:t></w:r>'
            "</w:fldSimple></w:p>"
        ),
        "",
        "旧图",
    ),
    "fields within fields": (
        "<w:p>" + field("PAGE", "1") + field(f"DDEAUTO {EVIL}", field("DATE", "今日")) + "</w:p>",
        "",
        "1",
    ),
    "comment": (
        (
            '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>甲</w:t></w:r><w:commentRangeEnd w:id="0"/>'
            '<w:r><w:commentReference w:id="0"/></w:r></w:p>'
        ),
        inside("rId9", "comments", "comments.xml"),
        "甲",
    ),
    "change": (
        (
            '<w:p><w:ins w:author="张三" w:id="1"><w:r><w:t>新</w:t></w:r></w:ins>'
            '<w:del w:author="张三" w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>'
        ),
        "",
        "新",
    ),
    "svg": (
        (
            '<w:p><w:r><w:t>前</w:t></w:r><w:r><w:pict><v:shape><v:imagedata r:id="rId9"/></v:shape>'
            "</w:pict></w:r></w:p>"
        ),
        inside("rId9", "image", "media/a.svg"),
        "前",
    ),
}


@pytest.mark.parametrize("kind", LEFT_OUT)
def test_what_leads_out_changes_or_names_people_is_left_out(kind: str, tmp_path: Path) -> None:
    body, relations, kept = LEFT_OUT[kind]
    more = {
        "word/comments.xml": "<张三/>",
        "word/media/a.svg": f'<svg><image href="{EVIL}"/></svg>',
    }
    made = used(letterhead(body + PLACES, relations=relations, more=more), tmp_path)
    whole = b"".join(parts_of(made.data).values()).decode("utf-8", "replace")
    for lost in (EVIL, "evil.example", "External", "张三", "INCLUDE", "DDE", "svg"):
        assert lost not in whole
    assert kept in word_texts(made.data)[0]
    assert faults(made.data, tmp_path) == []


def test_what_was_taken_from_elsewhere_is_told(tmp_path: Path) -> None:
    def told(**asked: str) -> bool:
        made = used(letterhead(**asked), tmp_path)  # type: ignore[arg-type]
        notes = [Words("zh_CN").tell(note) for note in made.notes]
        return any("取自文件之外的内容已去除" in note for note in notes)

    assert not told()
    assert told(relations=outside("rId9", "hyperlink", EVIL))
    template = {
        "settings": '<w:attachedTemplate r:id="rId1"/>',
        "settings_relations": outside("rId1", "attachedTemplate", EVIL),
    }
    assert told(**template)
    made = used(letterhead(**template), tmp_path)  # type: ignore[arg-type]
    assert b"attachedTemplate" not in b"".join(parts_of(made.data).values())


def test_a_page_number_stays_a_field(tmp_path: Path) -> None:
    made = used(letterhead(header=f"<w:p>{field(' PAGE ', '1')}</w:p>"), tmp_path)
    assert b"<w:instrText> PAGE </w:instrText>" in parts_of(made.data)["word/header1.xml"]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 60), st.binary(max_size=6))
def test_a_part_that_is_damaged_anywhere_is_refused_or_harmless(
    start: int, length: int, instead: bytes
) -> None:
    document = parts_of(letterhead())["word/document.xml"]
    start %= len(document)
    broken = document[:start] + instead + document[start + length :]
    try:
        made = on_letterhead(
            paper(text_block("正文。")),
            LAYOUT,
            parts_of(letterhead()) | {"word/document.xml": broken},
            FILE,
            chinese=True,
        )
    except FileError:
        return
    assert zipfile.ZipFile(io.BytesIO(made.data)).testzip() is None
    assert "正文。" in word_texts(made.data)


def test_a_link_to_a_letterhead_is_not_followed(tmp_path: Path) -> None:
    outside_file = tmp_path / "secret.docx"
    outside_file.write_bytes(letterhead())
    folder = tmp_path / "workspace" / "templates"
    folder.mkdir(parents=True)
    (folder / "letterhead.docx").symlink_to(outside_file)
    with pytest.raises(FileError):
        letterhead_parts(Workspace(tmp_path / "workspace"), FILE)


def test_a_section_without_a_page_has_one(tmp_path: Path) -> None:
    widths = [SECTION.replace('w:w="11906"', f'w:w="{width}"') for width in ("abc", "1e999", "nan")]
    for section in ("", "<w:sectPr/>", *widths):
        assert "正文。" in word_texts(used(letterhead(section=section), tmp_path).data)


def test_the_kind_of_a_template_is_a_letterhead_too(tmp_path: Path) -> None:
    made = used(letterhead(main=f"{TYPE}.template.main+xml"), tmp_path)
    assert b"document.main+xml" in parts_of(made.data)["[Content_Types].xml"]
