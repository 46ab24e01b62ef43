"""Family A: what is said to check itself. A comment lets one finding of a rule stand."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from anplan.base.comment import Remark
from anplan.base.message import Message, mark, say
from anplan.base.problem import Place, Problem
from anplan.base.spelling import shown
from anplan.base.words import did_you_mean, nearest
from anplan.checks.examples.workspace import MAY, PLAN, changed
from anplan.checks.levels import misset, set_of_changes
from anplan.checks.rule import Finding, Rule
from anplan.checks.subjects import Facts

_EXACT = re.compile(r"anplan:[ \t]+allow(?:[ \t]+(?P<code>\S+)(?:[ \t]+(?P<reason>.*))?)?")
_LOOSE = re.compile(
    r"anplan\s*(?P<colon>:?)\s*(?P<word>[a-z]+|[\u4e00-\u9fff]+)[\s:]*"
    r"(?P<code>[a-z][0-9]{3})?[\s:,.]*(?P<reason>.*)",
    re.IGNORECASE,
)
_MEANT = ("allow", "ignore", "disable", "允许", "放行", "忽略", "豁免")
_FORM = say("Write # anplan: allow, then the rule's code and the reason")


def _set_of_changes(facts: Facts) -> Iterator[Finding]:
    return set_of_changes(facts.project.plan, facts.rules)


def _misset(facts: Facts) -> Iterator[Finding]:
    return misset(facts.project.plan, facts.rules)


RULES: tuple[Rule[Any], ...] = (
    Rule(
        "A101",
        "warning",
        mark("An allowance that nothing needs"),
        mark("It would hide the next finding of its rule, which nobody has looked at."),
        changed(
            MAY, "  - indicator: firms", "  # anplan: allow V101 首次填报\n  - indicator: firms"
        ),
        changed(MAY, "  - indicator: firms", "  # 首次填报\n  - indicator: firms"),
    ),
    Rule(
        "A102",
        "error",
        mark("An allowance that does not hold"),
        mark("Who wrote it believes that the finding was settled; without a reason nothing is."),
        changed(MAY, "  - indicator: firms", "  # anplan: allow V101\n  - indicator: firms"),
        changed(MAY, "  - indicator: firms", "  # 首次填报\n  - indicator: firms"),
    ),
    Rule(
        "A103",
        "error",
        mark("A level in plan.yaml that does not hold"),
        mark("Who set it believes that the rule is graver, milder or off; it is as it was."),
        changed(PLAN, "narrative:\n", "rules:\n  V999: off\nnarrative:\n"),
        changed(PLAN, "narrative:\n", "rules:\n  V101: error\nnarrative:\n"),
        Facts,
        _misset,
    ),
    Rule(
        "A104",
        "warning",
        mark("A level for a rule about changes"),
        mark(
            "Who asks for a change does not decide what is asked of it; the level is the rule's own."
        ),
        changed(PLAN, "narrative:\n", "rules:\n  H: off\nnarrative:\n"),
        changed(PLAN, "narrative:\n", "rules:\n  V101: error\nnarrative:\n"),
        Facts,
        _set_of_changes,
    ),
)


class Allowed(NamedTuple):
    """A finding that was let stand, and why."""

    problem: Problem
    reason: str


class Settled(NamedTuple):
    """The findings that hold, and those that were let stand."""

    active: list[Problem]
    allowed: list[Allowed]


class _Allowance(NamedTuple):
    """A comment that names a rule and says why its finding may stand."""

    remark: Remark
    code: str
    reason: str


def allow(
    problems: Sequence[Problem],
    remarks: Iterable[Remark],
    rules: Mapping[str, Rule[Any]],
    idle: Collection[str],
) -> Settled:
    """Let each allowance take the first finding of its code in the entry below it.

    The innermost entry comes first. What does not hold is a finding of its own, and so is what
    nothing needed, unless its rule is ``idle``: it was not asked, or could not see everything.
    """
    waiting: dict[tuple[str, str], list[int]] = {}
    for number, problem in enumerate(problems):
        waiting.setdefault((problem.where.file, problem.code), []).append(number)
    allowed: dict[int, Allowed] = {}
    unfit: list[Problem] = []
    for remark in sorted(remarks, key=_innermost_first):
        read = _read(remark, rules)
        if isinstance(read, Problem):
            unfit.append(read)
        elif read is not None:
            numbers = waiting.get((remark.where.file, read.code), [])
            taken = next((number for number in numbers if _covers(remark, problems[number])), None)
            if taken is not None:
                numbers.remove(taken)
                allowed[taken] = Allowed(problems[taken], read.reason)
            elif read.code not in idle:
                unfit.append(_unneeded(read))
    active = [problem for number, problem in enumerate(problems) if number not in allowed]
    return Settled([*active, *unfit], [allowed[number] for number in sorted(allowed)])


def _innermost_first(remark: Remark) -> tuple[str, int, int]:
    return remark.where.file, -remark.first, remark.last


def _covers(remark: Remark, problem: Problem) -> bool:
    return isinstance(problem.where, Place) and remark.covers(problem.where)


def _unneeded(allowance: _Allowance) -> Problem:
    return Problem(
        "A101",
        "warning",
        allowance.remark.where,
        say("{code} finds nothing in the entry below", code=allowance.code),
        say("Remove the comment, or put it right above the entry that is meant"),
    )


def _read(remark: Remark, rules: Mapping[str, Rule[Any]]) -> _Allowance | Problem | None:
    """Read a comment: an allowance, what is wrong with it, or None where it is none."""
    loose = _LOOSE.match(unicodedata.normalize("NFKC", remark.words))
    if loose is None or not _is_meant(loose):
        return None
    exact = _EXACT.fullmatch(remark.words)
    code = exact["code"] if exact else None
    reason = (exact["reason"] or "").strip() if exact else ""
    fault = (
        _misplaced(remark)
        or _misspelt(remark, loose, code)
        or _misnamed(code or "", rules)
        or _unexplained(code, reason)
    )
    if fault is None:
        return _Allowance(remark, code or "", reason)
    return Problem("A102", "error", remark.where, *fault)


def _is_meant(loose: re.Match[str]) -> bool:
    word = loose["word"].casefold()
    return word in _MEANT or (loose["colon"] != "" and nearest(word, _MEANT) is not None)


_Fault = tuple[Message, Message | None]


def _misplaced(remark: Remark) -> _Fault | None:
    if remark.alone:
        return None
    return (
        say("An allowance behind a value does not count"),
        say("Put it on a line of its own, right above the entry"),
    )


def _misspelt(remark: Remark, loose: re.Match[str], code: str | None) -> _Fault | None:
    if code is not None:
        return None
    message = say("Not the form of an allowance: {text}", text=shown(remark.words))
    named, reason = loose["code"], loose["reason"].strip()
    if not named or not reason:
        return message, _FORM
    return message, say("Write {cure}", cure=f"# anplan: allow {named.upper()} {reason}")


def _misnamed(code: str, rules: Mapping[str, Rule[Any]]) -> _Fault | None:
    rule = rules.get(code)
    if rule is None:
        close = nearest(code, [name for name, other in rules.items() if other.allowable])
        message = say("There is no rule {code}", code=shown(code))
        return message, did_you_mean(close, _FORM)
    if not rule.allowable:
        message = say("No comment lets {code} stand", code=code)
        return message, say("Remove the comment; mend what the rule finds")
    return None


def _unexplained(code: str | None, reason: str) -> _Fault | None:
    if re.search(r"\w", reason):
        return None
    message = say("An allowance without a reason does not count")
    return message, say("Write why behind {code}", code=code)
