"""Findings as SARIF: valid by the public schema, named for good, nothing of the machine in it."""

import json
from typing import Any

import pytest

from anplan.base.message import say
from anplan.base.problem import Level, Place, Problem
from anplan.checks.all_rules import RULES
from anplan.show.findings.sarif import FINGERPRINT, sarif_log
from anplan.show.json.text import dump
from anplan.show.words import LANGUAGES, Words
from tests.show.findings.sarif import validate

FILE = "units/sfj/2025-06.yaml"


def problem(
    text: str = "没有任务 2.22", level: Level = "error", where: Place | None = None
) -> Problem:
    place = Place(FILE, 12, 10, 4, "  - ref: 2.22") if where is None else where
    return Problem(
        "R103", level, place, say("{text}", text=text), say("Did you mean {word}?", word="2.2")
    )


def run_of(*problems: Problem, prefix: str = "", language: str = "zh_CN") -> Any:
    log = json.loads(dump(sarif_log(Words(language), RULES, problems, prefix)))
    validate(log)
    return log["runs"][0]


def result_of(problem: Problem, prefix: str = "") -> Any:
    (result,) = run_of(problem, prefix=prefix)["results"]
    return result


def fingerprints(*problems: Problem) -> list[str]:
    return [result["partialFingerprints"][FINGERPRINT] for result in run_of(*problems)["results"]]


def test_a_result_names_its_rule_its_level_and_its_place() -> None:
    result = result_of(problem(), "台账/")
    del result["partialFingerprints"]
    assert RULES[result.pop("ruleIndex")].code == "R103"
    assert result == {
        "ruleId": "R103",
        "level": "error",
        "message": {"text": "没有任务 2.22。是不是 2.2？"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": f"%E5%8F%B0%E8%B4%A6/{FILE}",
                        "uriBaseId": "%SRCROOT%",
                    },
                    "region": {"startLine": 12, "startColumn": 10, "endColumn": 14},
                }
            }
        ],
    }


def test_a_whole_file_has_no_region() -> None:
    (location,) = result_of(problem(where=Place(FILE)))["locations"]
    assert "region" not in location["physicalLocation"]


@pytest.mark.parametrize("level", ["error", "warning", "note"])
def test_the_levels_are_those_of_check(level: Level) -> None:
    assert result_of(problem(level=level))["level"] == level


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_is_described_in_the_readers_language(language: str) -> None:
    words = Words(language)
    run = run_of(language=language)
    assert (run["language"], run["columnKind"]) == (language.replace("_", "-"), "unicodeCodePoints")
    described = [
        (
            rule["id"],
            rule["shortDescription"]["text"],
            rule["fullDescription"]["text"],
            rule["defaultConfiguration"]["level"],
        )
        for rule in run["tool"]["driver"]["rules"]
    ]
    assert described == [
        (rule.code, words(rule.title), words(rule.why), rule.level) for rule in RULES
    ]


def test_the_help_of_a_rule_shows_its_examples() -> None:
    rules = run_of(language="en")["tool"]["driver"]["rules"]
    text = next(rule["help"]["text"] for rule in rules if rule["id"] == "Y103")
    assert text.splitlines()[3:5] == ["Wrong", "  units/kcj/2025-06.yaml"]


def test_a_finding_keeps_its_name_when_lines_come_above_it() -> None:
    below = problem(where=Place(FILE, 30, 10, 4, "  - ref: 2.22"))
    assert fingerprints(problem()) == fingerprints(below)


def test_a_finding_keeps_its_name_in_another_language() -> None:
    (chinese,) = run_of(problem(), language="zh_CN")["results"]
    (english,) = run_of(problem(), language="en")["results"]
    assert chinese["message"] != english["message"]
    assert chinese["partialFingerprints"] == english["partialFingerprints"]


def test_findings_of_another_rule_file_or_text_have_another_name() -> None:
    others = [
        problem(where=Place(FILE, 12, 10, 4, "  - ref: 2.23")),
        problem(where=Place("units/kcj/2025-06.yaml", 12, 10, 4, "  - ref: 2.22")),
        problem()._replace(code="R104"),
    ]
    assert len({*fingerprints(problem()), *fingerprints(*others)}) == 4


def test_equal_findings_are_counted() -> None:
    twice = fingerprints(problem(), problem(where=Place(FILE, 30, 10, 4, "  - ref: 2.22")))
    assert len(set(twice)) == 2
    assert twice[0] == fingerprints(problem())[0]


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("units/a b/50%.yaml", "units/a%20b/50%25.yaml"),
        ("units/a:b?c#d.yaml", "units/a%3Ab%3Fc%23d.yaml"),
        ("units/\udcff.yaml", "units/%FF.yaml"),
        ("units/a\n::error::.yaml", "units/a%0A%3A%3Aerror%3A%3A.yaml"),
    ],
)
def test_a_file_is_a_uri_whatever_its_name(name: str, uri: str) -> None:
    (location,) = result_of(problem(where=Place(name)))["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == uri


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("[点这里](https://example.com)", "[点这里] (https://example.com)"),
        ("{0}{12} {x}", "{ 0}{ 12} {x}"),
        ("\x1b]52;c;eA==\x07\r\n::error::x", r"\x1b]52;c;eA==\x07\x0d ::error::x"),
    ],
)
def test_a_message_is_text_and_nothing_else(text: str, written: str) -> None:
    assert result_of(problem(text))["message"]["text"] == f"{written}。是不是 2.2？"
