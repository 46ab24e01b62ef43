"""No text of any field becomes anything else in any output: a hundred texts in every field."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from anplan.checks.all_rules import RULES
from anplan.commands.check import check
from anplan.show.safe import printable
from anplan.work.check import Options
from tests.safety.fields import leaves_of, model_of, other_paths, text_paths
from tests.safety.folders import lasting_folder
from tests.safety.laying import laid_paths
from tests.safety.ledger import FILES
from tests.safety.only_text import COLOURS, UNPRINTED, assert_only_text, squeezed
from tests.safety.payloads import HARMLESS, LONG, PAYLOADS
from tests.safety.printed import (
    BRIEFS,
    DOCUMENTS,
    ON_TERMINAL,
    SCREENS,
    TEXTS,
    form_of,
    ledger,
    on_terminal,
    paper_of,
    printed,
    site_of,
    site_of_harmless,
)
from tests.show.findings.sarif import validate
from tests.show.paper.papers import page_text, word_texts

FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|\t")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
every_payload = pytest.mark.parametrize("text", PAYLOADS.values(), ids=PAYLOADS)
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
INLINE = {"text", "text_special", "softbreak", "hardbreak", "strong_open", "strong_close"}


def test_the_ledger_has_every_key_of_the_models() -> None:
    for model in {model_of(file) for file in FILES}:
        known = {path for path, _ in leaves_of(model)}
        laid = {
            path
            for file, content in FILES.items()
            if model_of(file) is model
            for path in laid_paths(content)
        }
        assert laid ^ known == set()


def test_most_of_the_keys_take_any_text() -> None:
    models = {model_of(file) for file in FILES}
    free, other = (sum(len(ask(one)) for one in models) for ask in (text_paths, other_paths))
    assert free > 75
    assert other > 75


def test_the_harmless_ledger_is_read_whole() -> None:
    assert ledger(HARMLESS).loaded.problems == ()


@every_payload
def test_screens_print_nothing_but_text(text: str) -> None:
    for run in SCREENS.values():
        assert_only_text(printed(text, run))


@every_payload
def test_a_terminal_is_sent_nothing_but_text_and_our_colours(text: str) -> None:
    for name in ON_TERMINAL:
        assert UNPRINTED.findall(COLOURS.sub("", on_terminal(text, SCREENS[name]))) == []


@every_payload
def test_reminders_and_notices_print_nothing_but_text(text: str) -> None:
    for run in TEXTS.values():
        assert_only_text(printed(text, run))


@pytest.mark.parametrize(
    "name", ["markup", "markup-close", "emoji-code", "jinja", "format", "percent-format", "dollar"]
)
def test_a_text_is_shown_as_it_is(name: str) -> None:
    text, run = PAYLOADS[name], SCREENS["show a task"]
    assert squeezed(text) in squeezed(printed(text, run))
    assert squeezed(text) in squeezed(COLOURS.sub("", on_terminal(text, run)))


def blocks(text: str) -> list[tuple[str, str, int]]:
    """Return the blocks of a Markdown text: headings, paragraphs, lists, tables and their cells."""
    return [(one.type, one.tag, one.level) for one in MARKDOWN.parse(text)]


@cache
def blocks_of_harmless(name: str, length: int) -> list[tuple[str, str, int]]:
    """Return the blocks of a brief of harmless words, short or of a length."""
    run, unit = BRIEFS[name]
    return blocks(printed("字" * length or HARMLESS, run, unit=unit))


def inline(text: str) -> Iterator[tuple[str, str]]:
    """Return what stands within the blocks of a Markdown text."""
    for block in MARKDOWN.parse(text):
        for one in block.children or ():
            yield one.type, one.content


@every_payload
@pytest.mark.parametrize("name", BRIEFS)
def test_a_brief_says_the_words_and_nothing_else(text: str, name: str) -> None:
    run, unit = BRIEFS[name]
    made = printed(text, run, unit=unit)
    assert_only_text(made)
    # How much room a text takes decides whether it stands in the annex, too.
    assert blocks(made) in (blocks_of_harmless(name, 0), blocks_of_harmless(name, LONG))
    found = list(inline(made))
    assert {kind for kind, _ in found} <= INLINE
    told = squeezed("".join(content for _, content in found))
    # What keeps a host from making a link or a mention of it cannot be seen.
    assert squeezed(printable(text)) in told.replace("\u200b", "")
    assert not re.search(r"://|\bwww\.", made)


@every_payload
def test_a_word_file_says_the_words_and_names_nothing_outside(text: str, tmp_path: Path) -> None:
    data = paper_of(text, tmp_path / "brief.docx")
    said = squeezed("".join(word_texts(data)))
    assert squeezed(printable(text)) in said
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        relations = [file.read(name) for name in file.namelist() if name.endswith(".rels")]
    assert b"External" not in b"".join(relations)


@every_payload
def test_a_page_says_the_words_and_has_no_element_of_them(text: str, tmp_path: Path) -> None:
    page = paper_of(text, tmp_path / "brief.html").decode("utf-8")
    assert squeezed(printable(text)) in page_text(page, signs="")
    assert tags_of(page) == tags_of_harmless()


@every_payload
@pytest.mark.parametrize("public", [False, True], ids=["whole", "public"])
def test_a_site_says_the_words_and_has_no_element_of_them(text: str, public: bool) -> None:
    page, plain = site_of(text, public=public), site_of_harmless(public=public)
    assert squeezed(printable(text)) in page_text(page, signs="")
    assert tags_of(page) == tags_of(plain)
    assert UNPRINTED.findall(page) == []
    assert [line for line in page.splitlines() if line.lstrip().startswith("::")] == []
    for name in ("style", "script"):
        own = re.compile(f"<{name}>.*?</{name}>", re.DOTALL)
        assert own.findall(page) == own.findall(plain)
    assert policy_of(page) == policy_of(plain)


def policy_of(page: str) -> list[str]:
    """The policies of a page: there is one, and it stands before all else."""
    return re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)


def tags_of(page: str) -> set[str]:
    """The elements of a page, but for breaks, of which a text with lines has its own."""
    return set(re.findall(r"<([A-Za-z!][A-Za-z0-9]*)", page)) - {"br"}


@cache
def tags_of_harmless() -> set[str]:
    return tags_of(paper_of(HARMLESS, lasting_folder() / "harmless.html").decode("utf-8"))


def summary_of(text: str, file: Path) -> str:
    """Return the summary that a check for GitHub leaves behind."""
    file.write_text("", encoding="utf-8")
    options = Options(step_summary=file)
    printed(text, lambda asked: check.check(asked, (Path("units"),), options), form="github")
    return file.read_text(encoding="utf-8")


@every_payload
def test_a_summary_of_a_check_is_one_table(text: str, tmp_path: Path) -> None:
    summary = summary_of(text, tmp_path / "summary.md")
    assert_only_text(summary)
    assert {kind for kind, _ in inline(summary)} <= INLINE
    kinds = [kind for kind, _, _ in blocks(summary)]
    assert [kinds.count(f"{one}_open") for one in ("heading", "table", "paragraph")] == [1, 1, 1]
    assert len(kinds) == len(set(kinds)) or kinds.count("td_open") % 4 == 0


def annotations(log: str) -> Iterator[str]:
    for line in log.splitlines():
        command = re.fullmatch(
            r"::(error|warning|notice) file=[^:,\s]+(,line=\d+,col=\d+)?,title=[A-Z]\d+::(.*)", line
        )
        if command:
            yield command[3]
        else:
            assert_only_text(line)


@every_payload
def test_a_log_of_github_has_ten_commands_and_they_are_ours(text: str) -> None:
    log = printed(text, lambda asked: check.check(asked, (), Options()), form="github")
    assert UNPRINTED.findall(log) == []
    told = list(annotations(log))
    assert len(told) <= 10
    assert not [one for one in told if re.search(r"%(?!25|0A|0D)", one)]


@cache
def tool_of_harmless() -> dict[str, Any]:
    """Return what a check says of itself and its rules, which no text of a ledger may change."""
    log = json.loads(
        printed(HARMLESS, lambda asked: check.check(asked, (), Options()), form="sarif")
    )
    validate(log)
    tool: dict[str, Any] = log["runs"][0]["tool"]
    assert len(tool["driver"]["rules"]) == len(RULES)
    return tool


@every_payload
def test_sarif_is_valid_and_plain(text: str) -> None:
    written = printed(text, lambda asked: check.check(asked, (), Options()), form="sarif")
    assert "##[" not in written
    log = json.loads(written)
    run = log["runs"][0]
    assert run["tool"] == tool_of_harmless()
    run["tool"] = {"driver": {"name": "anplan"}}
    validate(log)
    for result in run["results"]:
        assert UNPRINTED.findall(result["message"]["text"]) == []
        assert not re.search(r"\]\(|\{\d+\}", result["message"]["text"])


@cache
def of_harmless(name: str, form: str) -> str:
    return printed(HARMLESS, DOCUMENTS[name], form=form)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield from (key, *strings(one))
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)
    elif isinstance(value, str):
        yield value


def shape(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: shape(one) for key, one in value.items()}
    if isinstance(value, list):
        return [shape(one) for one in value]
    return type(value).__name__


@every_payload
@pytest.mark.parametrize("name", DOCUMENTS)
def test_json_has_the_text_to_the_letter(text: str, name: str) -> None:
    written = printed(text, DOCUMENTS[name], form="json")
    assert "##[" not in written
    assert [one for one in written.split("\n") if one.lstrip().startswith("::")] == []
    document = json.loads(written)
    assert text in list(strings(document))
    assert shape(document) == shape(json.loads(of_harmless(name, "json")))


@every_payload
@pytest.mark.parametrize("name", DOCUMENTS)
def test_csv_has_the_same_cells_and_no_formula(text: str, name: str) -> None:
    written = printed(text, DOCUMENTS[name], form="csv")
    assert_only_text(written.replace("\ufeff", "", 1).replace("\r\n", "\n"))
    rows = list(csv.reader(io.StringIO(written, newline="")))
    plain = list(csv.reader(io.StringIO(of_harmless(name, "csv"), newline="")))
    assert [len(row) for row in rows] == [len(row) for row in plain]
    cells = [cell for row in rows for cell in row]
    assert [one for one in cells if FORMULA.match(one) and not NUMBER.fullmatch(one)] == []


@every_payload
def test_the_table_of_items_has_no_formula(text: str) -> None:
    rows = list(
        csv.reader(io.StringIO(printed(text, DOCUMENTS["export"], form="items"), newline=""))
    )
    assert {len(row) for row in rows} == {13}
    cells = [cell for row in rows for cell in row]
    assert [one for one in cells if FORMULA.match(one) and not NUMBER.fullmatch(one)] == []


@every_payload
def test_a_form_has_no_formula_and_no_link(text: str, tmp_path: Path) -> None:
    path = form_of(text, tmp_path)
    assert re.fullmatch(r'[^<>:"/\\|?*\x00-\x1f]{1,250}', path.name)
    assert UNPRINTED.findall(path.name) == []
    book = load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert [cell for cell in cells if cell.hyperlink] == []
    assert [cell.value for cell in cells if cell.data_type == "n" and cell.value is not None] == []
    sheets = book.worksheets[:-1]
    visible = [str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row]
    assert [one for one in visible if UNPRINTED.search(one)] == []
    lists = [rule.formula1 for sheet in book for rule in sheet.data_validations.dataValidation]
    assert lists
    assert [one for one in lists if not re.fullmatch('"[^"]*"', one)] == []
