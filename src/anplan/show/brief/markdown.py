"""A brief as Markdown, by a template in Jinja's sandbox."""

import traceback
from functools import lru_cache
from typing import Any, NamedTuple

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.show import safe
from anplan.show.words import Words


class _Ready(str):
    """A text that is Markdown already, and is not escaped again."""

    __slots__ = ()


def _finalized(value: Any) -> Any:
    """Escape whatever a template prints, unless a filter has escaped it already."""
    return value if isinstance(value, _Ready) else safe.markdown(str(value))


def _cell(value: object) -> _Ready:
    """Put a text on one line, where no line begins: in a cell, a heading, after other words."""
    return _Ready(safe.markdown_cell(str(value)))


def _paragraph(value: object) -> _Ready:
    """Put a text on one line of its own."""
    return _Ready(safe.markdown(safe.one_line(str(value))))


def _lines(value: object) -> _Ready:
    """Keep a text's own lines inside a list item; blanks before one would make it code."""
    lines = [line.strip() for line in str(value).split("\n")]
    return _Ready("  \n  ".join(safe.markdown(line) for line in lines if line))


_TEMPLATE_ERRORS = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


def _line_of(error: Exception) -> int:
    """Return the template's line: an error of syntax has it, any other has it in its frames."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    lines = (frame.lineno or 0 for frame in reversed(frames) if frame.filename == "<template>")
    return next(lines, 0)


@lru_cache(maxsize=16)
def _compiled(template: str) -> Template:
    environment = ImmutableSandboxedEnvironment(
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        finalize=_finalized,
    )
    environment.filters.update(cell=_cell, lines=_lines, paragraph=_paragraph)
    return environment.from_string(template)


def render_brief(words: Words, brief: NamedTuple, template: str, name: str) -> str:
    """Lay a brief out by a template; raise FileError where the template is wrong."""
    own = {"Annex: the ledger": getattr(brief, "ledger", "")}

    def translated(text: str) -> str:
        return own[text] if own.get(text) else _Ready(words(text))

    try:
        return _compiled(template).render({"brief": brief, "_": translated})
    except _TEMPLATE_ERRORS as error:
        line, reason = _line_of(error), str(error)
        raise FileError(
            say(
                "The template {name} is wrong in line {line}: {reason}",
                name=name,
                line=line,
                reason=reason,
            ),
            say("Compare it with the packaged one"),
        ) from error
