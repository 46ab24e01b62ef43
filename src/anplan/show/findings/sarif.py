"""Findings as SARIF 2.1.0, the format in which tools of code review exchange them."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from anplan import __version__
from anplan.base.problem import Place, Problem
from anplan.show.findings.problems import sentence
from anplan.show.layout.lines import plain
from anplan.show.safe import one_line
from anplan.show.screens.rules import ExplainedRule, rule_screen
from anplan.show.words import Words

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
FINGERPRINT = "anplanFinding/v1"
_ROOT = "%SRCROOT%"
_PLACEHOLDER = re.compile(r"\{(?=\d+\})")


def sarif_log(
    words: Words, rules: Sequence[ExplainedRule], problems: Iterable[Problem], prefix: str
) -> dict[str, Any]:
    """Return all findings with the rules they come from.

    ``prefix`` is the path from the top of the repository to the workspace. Nothing of the machine
    is in the log, neither a time nor an absolute path: the same files give the same bytes.
    """
    driver = {
        "name": "anplan",
        "version": __version__,
        "rules": [_rule(words, rule) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "language": words.language.replace("_", "-"),
        "columnKind": "unicodeCodePoints",
        "results": _results(words, rules, problems, prefix),
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(words: Words, rule: ExplainedRule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": words(rule.title)},
        "fullDescription": {"text": words(rule.why)},
        "help": {"text": plain(rule_screen(words, rule))},
        "defaultConfiguration": {"level": rule.level},
    }


def _results(
    words: Words, rules: Sequence[ExplainedRule], problems: Iterable[Problem], prefix: str
) -> list[dict[str, Any]]:
    numbers = {rule.code: number for number, rule in enumerate(rules)}
    seen: Counter[tuple[str, ...]] = Counter()
    results = []
    for problem in problems:
        assert isinstance(problem.where, Place)
        uri = _uri(prefix + problem.where.file)
        identity = (problem.code, uri, problem.where.source.strip())
        seen[identity] += 1
        results.append(
            {
                "ruleId": problem.code,
                "ruleIndex": numbers[problem.code],
                "level": problem.level,
                "message": {"text": _plain_text(sentence(words, problem))},
                "locations": [{"physicalLocation": _location(uri, problem.where)}],
                "partialFingerprints": {FINGERPRINT: _digest(identity, seen[identity])},
            }
        )
    return results


def _uri(file: str) -> str:
    """Return a file's relative URI; bytes of its name that are no UTF-8 are quoted as they are."""
    return quote(file, safe="/", errors="surrogateescape")


def _plain_text(text: str) -> str:
    """Keep a viewer from taking parts of a text for a link, [text](target), or a placeholder, {0}."""
    return _PLACEHOLDER.sub("{ ", one_line(text).replace("](", "] ("))


def _location(uri: str, where: Place) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": uri, "uriBaseId": _ROOT}}
    if where.line:
        location["region"] = {
            "startLine": where.line,
            "startColumn": where.column,
            "endColumn": where.column + where.width,
        }
    return location


def _digest(identity: tuple[str, ...], occurrence: int) -> str:
    """Name a finding by its line's text, so that it keeps its name where lines above it move."""
    text = "\0".join((*identity, str(occurrence)))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
