"""What people or their enemies send instead of a form is refused in one line, quickly."""

import contextlib
import json
import os
import zipfile
from io import BytesIO
from pathlib import Path
from time import perf_counter

import pytest

from anplan.base.errors import FileError, UsageError
from anplan.files.form.cells import cells_of
from anplan.files.form.read import read_form
from anplan.model.project import Project
from anplan.show.form.excel import form_bytes
from anplan.show.words import Words
from tests.forms import Filled, converted, form_of, sample_project

SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
ROW = b'<row r="%d"><c><v>1</v></c></row>'
TAIL = b"</sheetData></worksheet>"


@pytest.fixture(scope="module")
def project(sample: Path) -> Project:
    return sample_project(sample)


@pytest.fixture(scope="module")
def form(project: Project) -> bytes:
    return form_bytes(form_of(project, "qkx"))


def changed(form: bytes, members: dict[str, bytes], packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(form)) as old, zipfile.ZipFile(out, "w", packed) as new:
        for name in old.namelist():
            if name not in members:
                new.writestr(name, old.read(name))
        for name, data in members.items():
            new.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("packed", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_what_no_office_packs_so_is_refused_before_it_is_unpacked(
    packed: int, form: bytes, project: Project, tmp_path: Path
) -> None:
    data = bytearray(changed(form, {}, packed))
    data[200:260] = b"\xff" * 60
    file = tmp_path / "form.xlsx"
    file.write_bytes(data)
    with pytest.raises(FileError):
        read_form(file, project)


def refusal(path: Path, project: Project) -> str:
    start = perf_counter()
    with pytest.raises(FileError) as caught:
        read_form(path, project)
    assert perf_counter() - start < 2
    return Words("zh_CN").tell(caught.value.message)


def refused(folder: Path, project: Project, data: bytes, name: str = "表.xlsx") -> str:
    path = folder / name
    path.write_bytes(data)
    return refusal(path, project)


HOSTILE = {
    "corner": (HEAD + b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' + TAIL, "过大"),
    "rows": (HEAD + b"".join(ROW % number for number in range(1, 300_000)) + TAIL, "过大"),
    "entity": (b'<!DOCTYPE a [<!ENTITY b "c">]>' + HEAD + TAIL, "实体定义"),
    "comment": (HEAD + b"<!-- " + TAIL, "实体定义"),
    "hidden": (HEAD + b'<row><c a="<" r="XFD1048576"><v>1</v></c></row>' + TAIL, "损坏"),
    "quotes": (HEAD + b'<c "' * 200_000 + TAIL, "损坏"),
    "bomb": (HEAD + b" " * (21 << 20) + TAIL, "过大"),
    "utf-16": ((HEAD + TAIL).decode().encode("utf-16"), "实体定义"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_sheet(kind: str, form: bytes, project: Project, tmp_path: Path) -> None:
    sheet, message = HOSTILE[kind]
    assert message in refused(tmp_path, project, changed(form, {SHEET: sheet}))


@pytest.mark.parametrize(
    ("member", "message"),
    [
        ("xl/vbaProject.bin", "表.xlsx 含有宏"),
        ("xl/externalLinks/externalLink1.xml", "表.xlsx 链接了其他文件"),
    ],
)
def test_macros_and_links(
    form: bytes, project: Project, tmp_path: Path, member: str, message: str
) -> None:
    assert refused(tmp_path, project, changed(form, {member: b"x"})) == message


def test_what_is_no_excel_file(form: bytes, project: Project, tmp_path: Path) -> None:
    word = BytesIO()
    with zipfile.ZipFile(word, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    locked = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    )
    cases = {
        "表.docx": (word.getvalue(), "表.docx 是 Word 文件"),
        "表.xls": (b"\xef\xbb\xbf<html><table></table></html>", "表.xls 实为网页文件"),
        "密.xlsx": (locked, "密.xlsx 设有打开密码"),
        "坏.xls": (locked[:600], "坏.xls 已损坏"),
        "半.xlsx": (form[: len(form) // 2], "半.xlsx 已损坏"),
        "空.xlsx": (b"", "空.xlsx 不是 Excel 文件"),
        "大.xlsx": (b"PK\3\4" + b"\0" * (4 << 20), "大.xlsx 过大，不是填报表"),
    }
    for name, (data, message) in cases.items():
        assert refused(tmp_path, project, data, name) == message


def test_a_workbook_that_is_no_form(project: Project, tmp_path: Path) -> None:
    filled = Filled(form_of(project, "qkx"))
    del filled.book[filled.book.sheetnames[1]]
    message = refusal(filled.save(tmp_path / "表.xlsx"), project)
    assert message == "表.xlsx 不是本系统的填报表：缺少隐藏工作表"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Unix alone has it")
def test_links_and_special_files(form: bytes, project: Project, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(form)
    (tmp_path / "link.xlsx").symlink_to("a.xlsx")
    os.mkfifo(tmp_path / "pipe.xlsx")
    assert refusal(tmp_path / "link.xlsx", project) == "link.xlsx 不是普通文件"
    assert refusal(tmp_path / "pipe.xlsx", project) == "pipe.xlsx 不是普通文件"
    assert "无法读取" in refusal(tmp_path / "none.xlsx", project)


def test_far_cells_of_other_formats(project: Project, tmp_path: Path) -> None:
    filled = Filled(form_of(project, "qkx"))
    filled.book.create_sheet("far")["A60000"] = 1
    path = filled.save(tmp_path / "far.xlsx")
    for kind in ("xls", "ods"):
        assert "过大" in refusal(converted(path, kind), project)


@pytest.mark.parametrize("place", range(0, 6000, 150))
def test_a_damaged_file_is_refused_or_read(
    form: bytes, project: Project, tmp_path: Path, place: int
) -> None:
    path = tmp_path / "a.xlsx"
    broken = bytearray(form)
    broken[place % len(form)] ^= 0xFF
    path.write_bytes(broken)
    with contextlib.suppress(FileError):
        assert read_form(path, project).file == "a.xlsx"


def test_without_the_extra_it_says_what_to_install(
    form: bytes, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("anplan.files.form.read.find_spec", lambda _: None)
    (tmp_path / "a.xlsx").write_bytes(form)
    with pytest.raises(UsageError) as caught:
        read_form(tmp_path / "a.xlsx", project)
    assert "office" in caught.value.message.text


def test_the_reading_program_gives_names_and_cells(form: bytes) -> None:
    sheets = json.loads(cells_of(form))
    assert [name for name, _ in sheets] == ["填报表", "anplan"]
    assert sheets[1][1][0][0].startswith('{"anplan"')


@pytest.fixture(scope="module")
def old_form(project: Project, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The form as an old Excel saves it."""
    file = Filled(form_of(project, "qkx")).save(tmp_path_factory.mktemp("old") / "a.xlsx")
    return converted(file, "xls").read_bytes()


@pytest.mark.parametrize("place", range(600, 12000, 1900))
def test_a_damaged_xls_ends_no_program(
    project: Project, old_form: bytes, tmp_path: Path, place: int
) -> None:
    broken = bytearray(old_form)
    broken[place : place + 40] = b"\xff" * 40
    path = tmp_path / "a.xls"
    path.write_bytes(broken)
    with contextlib.suppress(FileError):
        assert read_form(path, project).file == "a.xls"


def test_a_pointer_of_git_lfs_says_how_the_form_is_fetched(
    tmp_path: Path, project: Project
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n")
    with pytest.raises(FileError) as caught:
        read_form(path, project)
    words = Words("zh_CN")
    assert words.tell(caught.value.message) == "a.xlsx：这只是 Git LFS 的指针文件，内容还没有取回"
    assert caught.value.hint is not None
    assert "git lfs pull" in words.tell(caught.value.hint)
