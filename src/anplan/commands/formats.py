"""The formats in which commands print: the one table of them, and of what prints each.

``--format`` offers what stands here. A printer is named by its module below ``anplan.commands``
and its function there, and imported when it is asked for.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from anplan.base.errors import UsageError
from anplan.base.message import say

if TYPE_CHECKING:
    from anplan.work.session import Session

FORMATS: Mapping[str, Mapping[str, str]] = {
    "status": {
        "text": "ask.status:print_text",
        "json": "ask.status:print_json",
        "csv": "ask.status:print_csv",
    },
    "status of several": {
        "text": "many.status:print_text",
        "json": "many.status:print_json",
        "csv": "many.status:print_csv",
    },
    "show": {
        "text": "ask.show:print_text",
        "json": "ask.show:print_json",
        "csv": "ask.show:print_csv",
    },
    "status --without-evidence": {
        "text": "ask.without_evidence:print_text",
        "json": "ask.without_evidence:print_json",
        "csv": "ask.without_evidence:print_csv",
    },
    "log": {
        "text": "ask.log:print_text",
        "json": "ask.log:print_json",
        "csv": "ask.log:print_csv",
    },
    "diff": {
        "text": "ask.diff:print_text",
        "md": "ask.diff:print_markdown",
        "json": "ask.diff:print_json",
    },
    "due": {
        "text": "ask.due:print_text",
        "json": "ask.due:print_json",
        "csv": "ask.due:print_csv",
    },
    "due of several": {
        "text": "many.due:print_text",
        "json": "many.due:print_json",
        "csv": "many.due:print_csv",
    },
    "due --remind of several": {"text": "many.due:print_reminders"},
    "due --facts": {
        "text": "ask.facts:print_text",
        "json": "ask.facts:print_json",
        "csv": "ask.facts:print_csv",
    },
    "due --remind": {"text": "ask.due:print_reminders"},
    "due --notice": {"text": "ask.due:print_notice"},
    "check": {
        "text": "check.check:print_text",
        "json": "check.check:print_json",
        "github": "check.check:print_github",
        "sarif": "check.check:print_sarif",
    },
    "check of several": {
        "text": "many.check:print_text",
        "json": "many.check:print_json",
        "github": "many.check:print_github",
        "sarif": "many.check:print_sarif",
    },
    "export": {
        "text": "ask.export:print_json",
        "json": "ask.export:print_json",
        "csv": "ask.export:print_csv",
        "items": "ask.export:print_items",
    },
    "export of several": {
        "text": "many.export:print_json",
        "json": "many.export:print_json",
        "csv": "many.export:print_csv",
        "items": "many.export:print_items",
    },
    "rollup": {
        "text": "ask.rollup:print_text",
        "json": "ask.rollup:print_json",
        "csv": "ask.rollup:print_csv",
        "xlsx": "ask.rollup:print_xlsx",
        "html": "ask.rollup:print_html",
    },
    "import": {
        "text": "start.import_document:print_text",
        "json": "start.import_document:print_json",
    },
    "doctor": {"text": "start.doctor:print_text", "json": "start.doctor:print_json"},
}
"""The formats of each command; those of an option of its own stand apart."""


def printer_of(session: "Session", command: str) -> Callable[..., None]:
    """Return the printer of the format that is asked for; raise UsageError where there is none."""
    return printer_named(command, session.format)


def printer_named(command: str, form: str) -> Callable[..., None]:
    """Return the printer of a command's format; raise UsageError where it has none of the name."""
    formats = FORMATS[command]
    if form not in formats:
        raise UsageError(
            say("This command has no format {format}", format=form),
            say("Use one of: {choices}", choices=tuple(formats)),
        )
    module, _, function = formats[form].partition(":")
    printer: Callable[..., None] = getattr(import_module(f"anplan.commands.{module}"), function)
    return printer


def listed_formats(command: str) -> tuple[str, ...]:
    """Return the formats that a command's help lists: the last name of each printer."""
    last: dict[Any, str] = {printer: name for name, printer in FORMATS[command].items()}
    return tuple(last.values())
