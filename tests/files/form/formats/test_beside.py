"""Words that lie beside the cells are told, whatever kind of shape holds them."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from anplan.files.form.guard import guard
from anplan.show.form.excel import form_bytes
from anplan.show.words import Words
from tests.forms import form_of, sample_project

TEXT = "<xdr:sp><xdr:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
DRAWN = '<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><xdr:twoCellAnchor>{}</xdr:twoCellAnchor></xdr:wsDr>'
NOTE = '<v:shape id="a"><v:textbox>{}</v:textbox><x:ClientData ObjectType="Note"/></v:shape>'
BOX = '<v:shape id="b"><v:textbox><div>{}</div></v:textbox><x:ClientData ObjectType="Rect"/></v:shape>'
WORD_ART = '<v:shape id="c"><v:textpath on="t" string="{}"/></v:shape>'


@pytest.fixture(scope="module")
def form(sample: Path) -> bytes:
    return form_bytes(form_of(sample_project(sample), "qkx"))


def told(form: bytes, part: str, text: str) -> list[str]:
    out = BytesIO(form)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(part, text)
    words = Words("zh_CN")
    return [words.tell(message) for message in guard("表.xlsx", out.getvalue()).not_read]


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("xl/drawings/drawing1.xml", DRAWN.format(TEXT)),
        ("xl/drawings/drawing1.xml", DRAWN.format(f"<xdr:grpSp>{TEXT}</xdr:grpSp>")),
        (
            "xl/drawings/drawing1.xml",
            DRAWN.format(
                f"<mc:AlternateContent><mc:Choice>{TEXT}</mc:Choice>"
                f"<mc:Fallback>{TEXT}</mc:Fallback></mc:AlternateContent>"
            ),
        ),
        ("xl/drawings/vmlDrawing1.vml", f"<xml>{NOTE.format('批注')}{BOX}</xml>"),
        ("xl/drawings/vmlDrawing1.vml", f"<xml>{WORD_ART}</xml>"),
        ("xl/diagrams/data1.xml", "<d:pt><a:t>{}</a:t></d:pt>"),
    ],
)
def test_words_in_a_shape_are_told(form: bytes, part: str, text: str) -> None:
    words = "请区里协调&amp;解决"
    assert told(form, part, text.replace("{}", words)) == [
        "文本框、图形中的文字未读取：请区里协调&解决"
    ]


def test_many_boxes_are_counted(form: bytes) -> None:
    shapes = "".join(TEXT.format(f"第{number}处") for number in range(8))
    lines = told(form, "xl/drawings/drawing1.xml", DRAWN.format(shapes))
    assert len(lines) == 6
    assert lines[-1] == "文本框、图形中的文字未读取：另有 3 处"


def test_a_shape_without_words_is_silent(form: bytes) -> None:
    assert told(form, "xl/drawings/drawing1.xml", DRAWN.format("<xdr:sp/><xdr:cxnSp/>")) == []


def test_a_chart_is_told(form: bytes) -> None:
    assert told(form, "xl/charts/chart1.xml", "<c/>") == ["图表和嵌入的对象未读取"]
