"""Which findings are asked for: ``--select`` and ``--ignore``, by codes and families."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.words import did_you_mean, nearest
from anplan.checks.levels import ALL_RULES, names_of
from anplan.checks.rule import Rule

_BETWEEN = re.compile(r"[,，、\s]+")


class Selection(NamedTuple):
    """The codes and families that are wanted, all where none is named, and those that are not."""

    wanted: frozenset[str] = frozenset()
    unwanted: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, wanted: Iterable[str], unwanted: Iterable[str], rules: Mapping[str, Rule[Any]]
    ) -> "Selection":
        """Read what was typed; raise UsageError for what is neither a code nor a family."""
        return cls(_codes(wanted, rules), _codes(unwanted, rules))

    def takes(self, code: str) -> bool:
        """Tell whether a finding of a code is asked for; what is unwanted wins."""
        names = {code, code[0]}
        return (not self.wanted or bool(names & self.wanted)) and not names & self.unwanted


EVERYTHING = Selection()


def _codes(typed: Iterable[str], rules: Mapping[str, Rule[Any]]) -> frozenset[str]:
    known = names_of(rules)
    return frozenset(_code(word, known) for text in typed for word in _words(text))


def _words(text: str) -> list[str]:
    return [word for word in _BETWEEN.split(text) if word] or [""]


def _code(word: str, known: Mapping[str, Rule[Any]]) -> str:
    code = word.upper()
    if code in known:
        return code
    raise UsageError(
        say("There is no rule {code}", code=word),
        did_you_mean(nearest(code, known), ALL_RULES),
    )
