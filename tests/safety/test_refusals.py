"""What a file, a name or an argument is refused with is as harmless as what is taken."""

import io
import json
import sys
from functools import lru_cache
from pathlib import Path

import pytest

from anplan import cli
from anplan.base.problem import Problem
from anplan.checks.all_rules import RULES
from anplan.files.disk.workspace import Workspace
from anplan.files.load import load
from anplan.show.findings.github import log_lines
from anplan.show.findings.problems import problems_screen
from anplan.show.findings.sarif import _results
from anplan.show.json.state import findings_json
from anplan.show.json.text import dump
from anplan.show.layout.lines import plain
from anplan.show.words import Words
from tests.program import on_terminal, run
from tests.safety.fields import model_of, other_paths
from tests.safety.folders import lasting_folder
from tests.safety.laying import broken, filled, write, yaml_of
from tests.safety.ledger import FILES
from tests.safety.only_text import COLOURS, UNPRINTED, assert_only_text
from tests.safety.payloads import HARMLESS, PAYLOADS, RUNNER, TEMPLATE, TERMINAL, UNICODE
from tests.safety.printed import reader_lets_all_through

CHINESE = Words("zh_CN")
TOLD = {**TERMINAL, **RUNNER, **TEMPLATE, **UNICODE}
every_payload = pytest.mark.parametrize("text", TOLD.values(), ids=TOLD)


def settled(root: Path) -> list[Problem]:
    loaded = load(Workspace(root))
    places = loaded.places
    return [places.locate(one) for one in loaded.problems]


def assert_told_harmlessly(problems: list[Problem]) -> None:
    """Hold the four formats of a check against what each may not hold."""
    assert problems
    assert_only_text(plain(problems_screen(CHINESE, problems)))
    for line in log_lines(CHINESE, problems, ""):
        assert UNPRINTED.findall(line) == []
        assert "\n" not in line
        assert not line.lstrip().startswith("::") or line.startswith(("::error ", "::notice "))
    results = _results(CHINESE, RULES, problems, "")
    for written in (dump(findings_json(CHINESE, problems, 1, 0)), dump(results)):
        json.loads(written)
        assert "##[" not in written
        assert [one for one in written.split("\n") if one.lstrip().startswith("::")] == []
    for result in results:
        assert UNPRINTED.findall(result["message"]["text"]) == []


@lru_cache(maxsize=1)
def fields_with_a_form() -> int:
    models = {model_of(file) for file in FILES}
    return sum(len(other_paths(one)) for one in models)


@every_payload
def test_a_value_of_the_wrong_form_is_refused_harmlessly(text: str, tmp_path: Path) -> None:
    write(tmp_path, text, broken)
    with reader_lets_all_through():
        problems = settled(tmp_path)
        assert len(problems) > fields_with_a_form()
        assert_told_harmlessly(problems)


@pytest.mark.parametrize("name", [*TERMINAL, *UNICODE])
def test_signs_that_cannot_be_seen_are_refused_harmlessly(name: str, tmp_path: Path) -> None:
    text = PAYLOADS[name]
    write(tmp_path, HARMLESS)
    raw = tmp_path / "units/kcj/2025-06.yaml"
    raw.write_bytes(f"nothing: |-\n  {text}\n".encode())
    escaped = tmp_path / "units/jdb/2025-06.yaml"
    escaped.write_text(yaml_of({"nothing": text}), encoding="utf-8")
    problems = settled(tmp_path)
    if problems:
        assert_told_harmlessly(problems)
    unseen = any(not one.isprintable() and one not in "\t\n" for one in text)
    refused = {one.where.file for one in problems}
    assert refused == ({"units/kcj/2025-06.yaml", "units/jdb/2025-06.yaml"} if unseen else set())


@every_payload
def test_a_file_of_any_name_is_told_harmlessly(text: str, tmp_path: Path) -> None:
    write(tmp_path, HARMLESS)
    name = text.replace("/", "∕").replace("\x00", "")[:60]
    (tmp_path / f"units/{name}").mkdir(exist_ok=True)
    (tmp_path / f"units/{name}/2025-06.yaml").write_text("nothing: 无\n", encoding="utf-8")
    (tmp_path / f"plan/tasks/{name}.yaml").write_text("x: 1\n", encoding="utf-8")
    assert_told_harmlessly(settled(tmp_path))


ARGUMENTS: tuple[tuple[str, ...], ...] = (
    ("show", "TEXT"),
    ("brief", "--month", "TEXT"),
    ("status", "--on", "TEXT"),
    ("check", "TEXT"),
    ("TEXT",),
    ("status", "-C", "TEXT"),
)


@every_payload
def test_an_argument_is_refused_on_one_harmless_line(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace_of_words())
    for arguments in ARGUMENTS:
        out, err = io.StringIO(newline=""), io.StringIO(newline="")
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        given = [text.replace("\x00", "") if one == "TEXT" else one for one in arguments]
        code = cli.run(given)
        assert out.getvalue() == "" or code == 0
        assert err.getvalue().count("\n") <= 1
        assert_only_text(err.getvalue())


@lru_cache(maxsize=1)
def workspace_of_words() -> Path:
    root = lasting_folder()
    write(root, HARMLESS)
    return root


def mixed(tmp_path: Path) -> Path:
    """Return a workspace in which many texts stand in one: as a reader takes them."""
    read = "\n".join(one for one in PAYLOADS.values() if not UNPRINTED.search(one))
    text = " ".join(read.split("\n")[:60]).replace("\t", " ")
    write(tmp_path, f"::error::{text}"[:1500], filled)
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [("status",), ("show", "1.1"), ("check",)],
    ids=" ".join,
)
def test_the_program_itself_prints_only_text(arguments: tuple[str, ...], tmp_path: Path) -> None:
    root = mixed(tmp_path)
    done = run(*arguments, folder=root)
    assert done.code in (0, 1)
    assert_only_text(done.out)
    seen = on_terminal(*arguments, folder=root)
    assert UNPRINTED.findall(COLOURS.sub("", seen.out)) == []
