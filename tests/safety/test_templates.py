"""A template that reaches out of its sandbox ends in one line, and nothing is written."""

from pathlib import Path

import pytest

from tests.program import refused, run

REACHING_OUT = {
    "classes": "{{ ''.__class__.__mro__ }}",
    "subclasses": "{{ ().__class__.__base__.__subclasses__() }}",
    "globals": "{{ brief.__init__.__globals__ }}",
    "method": "{{ brief._replace.__func__.__globals__ }}",
    "attr filter": "{{ brief | attr('__class__') }}",
    "attr of a method": "{{ brief._asdict | attr('__globals__') }}",
    "map attribute": "{{ [brief] | map(attribute='__class__') | first }}",
    "format": "{{ '{0.__class__.__mro__}'.format(brief) }}",
    "format map": "{{ '{x.__class__}'.format_map({'x': brief}) }}",
    "stored format": "{% set f = '{0.__class__.__init__}'.format %}{{ f(brief) }}",
    "filtered format": "{{ ['{0.__class__}'] | map('format', brief) | first }}{{ ''.__class__ }}",
    "function": "{{ _.__globals__ }}",
    "code": "{{ _.__code__.co_consts }}",
    "lipsum": "{{ lipsum.__globals__['os'] }}",
    "cycler": "{{ cycler.__init__.__globals__ }}",
    "namespace": "{{ namespace.__init__.__globals__ }}",
    "self": "{{ self._TemplateReference__context.environment.globals }}",
    "context": "{{ self.__init__ }}",
    "include": "{% include '/etc/passwd' %}",
    "include above": "{% include '../../plan/plan.yaml' %}",
    "include a neighbour": "{% include 'brief-unit.md.j2' %}",
    "import": "{% import 'os' as os %}",
    "from import": "{% from 'os' import system %}",
    "extends": "{% extends '/etc/passwd' %}",
    "do": "{% do brief.clear() %}",
    "a change": "{% set x = brief.__setattr__('title', 'x') %}",
    "a changed list": "{% set x = [] %}{{ x.append(1) }}",
    "open": "{{ open('/etc/passwd').read() }}",
    "dunder import": "{{ __import__('os').system('id') }}",
    "endless range": "{% for x in range(10 ** 9) %}x{% endfor %}",
    "endless recursion": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "huge power": "{{ ('x' * 10 ** 20) }}",
}


@pytest.mark.parametrize("text", REACHING_OUT.values(), ids=REACHING_OUT)
def test_a_template_cannot_reach_out(text: str, copied: Path) -> None:
    own = copied / "templates"
    own.mkdir()
    (own / "brief.md.j2").write_text(f"# {{{{ brief.title }}}}\n{text}\n", encoding="utf-8")
    before = sorted(copied.joinpath("briefs").iterdir())
    told = refused("brief", "--month", "2025-06", folder=copied, ANPLAN_LANG="en")
    assert told.startswith("anplan: The template templates/brief.md.j2 is wrong in line 2: ")
    assert sorted(copied.joinpath("briefs").iterdir()) == before


def test_a_template_s_own_words_may_be_markdown_but_data_may_not(copied: Path) -> None:
    own = copied / "templates"
    own.mkdir()
    (own / "brief.md.j2").write_text("**粗** {{ '<b>' }}\n", encoding="utf-8")
    done = run("brief", "--month", "2025-06", "-o", "-", folder=copied)
    assert done == (0, "**粗** \\<b\\>\n", done.err)
