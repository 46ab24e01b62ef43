"""Which findings are asked for: ``--select`` and ``--ignore``, by codes and families."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from anplan.base.message import Rejected, say
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
    ) -> "Selection | Rejected":
        """Read what was typed; rejected where a word is neither a code nor a family."""
        known, codes = names_of(rules), (_codes(wanted), _codes(unwanted))
        for word in (*codes[0], *codes[1]):
            if word.upper() not in known:
                return Rejected(
                    say("There is no rule {code}", code=word),
                    did_you_mean(nearest(word.upper(), known), ALL_RULES),
                )
        return cls(*(frozenset(word.upper() for word in words) for words in codes))

    def takes(self, code: str) -> bool:
        """Return whether a finding of a code is asked for; what is unwanted wins."""
        names = {code, code[0]}
        return (not self.wanted or bool(names & self.wanted)) and not names & self.unwanted


EVERYTHING = Selection()


def _codes(typed: Iterable[str]) -> list[str]:
    """Return the words of all that was typed; an empty text is a word, too."""
    return [word for text in typed for word in _words(text)]


def _words(text: str) -> list[str]:
    return [word for word in _BETWEEN.split(text) if word] or [""]
