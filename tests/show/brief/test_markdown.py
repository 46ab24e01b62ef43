"""Templates of a brief: a workspace's own, what they may not reach, and what is escaped."""

from pathlib import Path

import pytest

from anplan.base.errors import FileError
from anplan.show.words import Words
from tests.builders import project, report
from tests.program import add, run
from tests.show.brief.rendered import rendered, small


def test_a_workspace_s_own_template_wins(copied: Path) -> None:
    add(copied / "templates/brief.md.j2", "{{ brief.heading }} {{ _('Problems') }}\n")
    assert rendered(copied, "2025-06") == "6月份工作进展情况 存在问题\n"


@pytest.mark.parametrize(
    ("template", "line", "reason"),
    [
        ("一\n{{ ().__class__ }}\n", 2, "__class__"),
        ("一\n二\n{{ brief.title.__class__.__mro__ }}", 3, "__class__"),
        ("{{ brief.__init__.__globals__ }}", 1, "__init__"),
        ("{% set x = brief.rows.append(1) %}", 1, "append"),
        ("{% include '/etc/passwd' %}", 1, "loader"),
        ("一\n{% for x in brief.rows %}\n", 2, ""),
        ("一\n\n{{ brief.nothing }}\n", 3, "nothing"),
        ("{{ 1 // 0 }}", 1, "zero"),
        ("一\n{{ brief.rows + 1 }}", 2, "tuple"),
        ("{{ brief.rows[99].x }}", 1, ""),
        ("{{ range(10000000) | list }}", 1, "range"),
        ("一\n{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", 2, "recursion"),
        ("{{ '{0.__class__}'.format(brief) }}", 1, "__class__"),
    ],
)
def test_a_wrong_template_is_refused_with_its_line(
    copied: Path, template: str, line: int, reason: str
) -> None:
    add(copied / "templates/brief.md.j2", template)
    with pytest.raises(FileError) as caught:
        rendered(copied, "2025-06")
    message = Words("en").tell(caught.value.message)
    assert message.startswith(f"The template templates/brief.md.j2 is wrong in line {line}: ")
    assert reason in message


def test_a_template_s_fault_is_one_line(copied: Path) -> None:
    add(copied / "templates/brief.md.j2", "{{ ().__class__ }}")
    done = run("brief", "--month", "2025-06", "-o", "-", folder=copied)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith("anplan：模板 templates/brief.md.j2 第 1 行有误：")


def test_data_in_a_brief_is_no_markup() -> None:
    hostile = "# 一 | <b>x</b> ![](http://a) {{ 7*7 }} {brief} `"
    made = project(
        tasks={"1.1": {"title": hostile, "units": ["jxkc"]}},
        units=("jxkc",),
        reports={
            ("jxkc", "2025-06"): report(
                progress=[{"ref": "1.1", "text": hostile}],
                problems=[{"ref": "1.1", "title": hostile}],
            )
        },
    )
    text = small(made)
    escaped = r"\# 一 \| \<b\>x\</b\> !\[\](http:&#47;&#47;a) {{ 7\*7 }} {brief} \`"
    assert text.count(escaped) == 7
    assert "<b>" not in text
