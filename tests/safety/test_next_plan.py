"""What stood in the old plan's fields stays text in the next one: in its remarks, and on the screen."""

import io
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from anplan.commands.start.init_from import Wish, init_from
from anplan.files.yaml.comments import remarks_in
from anplan.files.yaml.parse import parse
from anplan.show.words import Words
from anplan.work.console import Console
from anplan.work.session import Session
from tests.checks.workspace import lay
from tests.commands.start.school import SCHOOL
from tests.program import edit, run
from tests.safety.folders import lasting_folder
from tests.safety.only_text import UNPRINTED, assert_only_text
from tests.safety.payloads import HARMLESS, PAYLOADS
from tests.safety.printed import ledger, reader_lets_all_through, run_on

REMARK = re.compile(r"(?m)(?:^ *|  )# (?:去年|上一方案).*$")


@cache
def made(text: str) -> tuple[dict[str, str], str]:
    """The next plan of the ledger with a text in every field, and what is said of it."""
    target, out = lasting_folder() / "next", io.StringIO(newline="")
    console = Console(Words("zh_CN"), out=out, err=io.StringIO(newline=""))
    asked = ledger(text)
    session = Session(asked.root, date(2025, 12, 31), console)
    run_on(asked, lambda given: init_from(given, Wish(Path(), target)), session)
    files = {
        path.relative_to(target).as_posix(): path.read_bytes().decode()
        for path in sorted(target.rglob("*.yaml"))
    }
    return files, out.getvalue()


def shape(content: Any) -> Any:
    """The keys and lengths of a content, without what it says."""
    if isinstance(content, dict):
        return {key: shape(value) for key, value in content.items()}
    return [shape(value) for value in content] if isinstance(content, list) else ""


@pytest.mark.parametrize("text", PAYLOADS.values(), ids=PAYLOADS)
def test_a_text_of_the_old_plan_is_no_more_than_a_remark(text: str) -> None:
    files, told = made(text)
    assert_only_text(told)
    harmless, _ = made(HARMLESS)
    assert list(files) == list(harmless)
    for file, new in files.items():
        remarks = REMARK.findall(new)
        assert len(remarks) == len(REMARK.findall(harmless[file]))
        for remark in remarks:
            assert UNPRINTED.findall(remark) == []
            assert remark.count("#") == 1
        with reader_lets_all_through():
            content = parse(new, file).content
        assert shape(content) == shape(parse(harmless[file], file).content)


def test_there_are_remarks_of_texts_in_the_ledger() -> None:
    files, _ = made(HARMLESS)
    assert HARMLESS in "".join(REMARK.findall("\n".join(files.values())))


@pytest.mark.parametrize("words", ["# anplan: allow Q101 because", "x  # anplan: allow H101 y"])
def test_a_remark_is_never_one_to_anplan(tmp_path: Path, words: str) -> None:
    lay(tmp_path / "old", SCHOOL)
    edit(tmp_path / "old/plan/plan.yaml", "number: 7/2023", f'number: "{words}"')
    edit(tmp_path / "old/plan/indicators/absence.yaml", 'measure: "%"', f'measure: "{words}"')
    assert run("init", "--from", "old", "next", folder=tmp_path).code == 0
    for path in sorted(tmp_path.glob("next/plan/**/*.yaml")):
        assert remarks_in(path.name, path.read_text("utf-8")) == []
