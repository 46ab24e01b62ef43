"""Who does a task, by the parts that the document names: 牵头, 责任, 配合, and posts."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from anplan.intake.document.text.words import Words
from anplan.intake.document.who.fields import Field
from anplan.intake.document.who.offices import Office, is_body, offices
from anplan.intake.document.who.statements import Statement, statement_of, statements

LEAD_FLAGS = frozenset(("牵头", "主办", "总牵头", "牵头单位", "lead"))
SUPPORT_FLAGS = frozenset(("配合", "协办", "配合单位", "support"))
First = Literal["", "one", "comma"]
"""Who leads by the place in a list: nobody, the first, or all in front of the first comma."""
Part = Literal["lead", "units", "support"]
PARTS: tuple[Part, ...] = ("lead", "units", "support")
_REMARK = re.compile(
    r"\([^()]*(?:第一|首位|下同|为牵头|排名)[^()]*\)?|\([^()]*逗号前[^()]*\)?|"
    r"[,;、。]?(?:列|排|居)(?:在|名)?(?:第一|首位)[^()]*$|[,;、。]下同$"
)
_NEARLY_ALL = 0.8


class Assigned(NamedTuple):
    """Who does a task; ``words`` are those that say so."""

    lead: tuple[Office, ...] = ()
    units: tuple[Office, ...] = ()
    support: tuple[Office, ...] = ()
    leaders: tuple[Words, ...] = ()
    words: tuple[Words, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Return whether nobody is named."""
        return not (self.lead or self.units or self.support)

    @property
    def offices(self) -> tuple[Office, ...]:
        """Return all who are named."""
        return (*self.lead, *self.units, *self.support)

    def without_persons(self) -> "Assigned":
        """Return it with what is named like an office alone."""
        lead, units, support = (
            tuple(office for office in named if is_body(office.words.folded))
            for named in (self.lead, self.units, self.support)
        )
        return self._replace(lead=lead, units=units, support=support)

    def with_(self, other: "Assigned") -> "Assigned":
        """Return both together, each office once."""
        return Assigned(
            _distinct(self.lead + other.lead),
            _distinct(self.units + other.units),
            _distinct(self.support + other.support),
            self.leaders + other.leaders,
            self.words + other.words,
        )


def _distinct(found: tuple[Office, ...]) -> tuple[Office, ...]:
    return tuple({office.name: office for office in reversed(found)}.values())[::-1]


def of_field(field: Field, *, first_leads: First) -> Assigned:
    """Return whom a labelled list names."""
    if field.kind == "leader" and field.value.text:
        return Assigned(leaders=(field.value,), words=(field.whole,))
    if field.kind not in PARTS:
        return Assigned()
    value = _without_remark(field.value)
    if field.kind == "units" and (stated := statement_of(value)) is not None:
        return of_statement(stated, first_leads=first_leads)
    within = list(statements(value, bare=False)) if field.kind == "units" else []
    if within and len(within[0].whole.text) >= _NEARLY_ALL * len(value.text):
        return of_statements(within, first_leads=first_leads)
    return of_list(field.kind, value, field.whole, first_leads=first_leads)


def of_list(part: str, named: Words, whole: Words, *, first_leads: First) -> Assigned:
    """Return whom a list names that stands in a part; a bracket behind a name gives its own."""
    found = list(offices(named))
    lead = tuple(office for office in found if office.flag in LEAD_FLAGS)
    support = tuple(office for office in found if office.flag in SUPPORT_FLAGS)
    plain = tuple(office for office in found if office.flag not in LEAD_FLAGS | SUPPORT_FLAGS)
    if part == "lead":
        return Assigned(lead + plain, (), support, words=(whole,))
    if part == "support":
        return Assigned(lead, (), support + plain, words=(whole,))
    if first_leads and plain and not lead:
        leading = _leading(plain, named, first_leads)
        return Assigned(plain[:leading], plain[leading:], support, words=(whole,))
    return Assigned(lead, plain, support, words=(whole,))


def of_statements(found: Iterable[Statement], *, first_leads: First) -> Assigned:
    """Return whom sentences and brackets name."""
    total = Assigned()
    for one in found:
        total = total.with_(of_statement(one, first_leads=first_leads))
    return total


def of_statement(found: Statement, *, first_leads: First = "") -> Assigned:
    """Return whom a sentence or a bracket names."""
    words = (found.whole,)
    if first_leads and not found.lead and not found.support:
        leading = _leading(found.units, found.whole, first_leads)
        return Assigned(found.units[:leading], found.units[leading:], words=words)
    return Assigned(found.lead, found.units, found.support, words=words)


def _leading(found: Sequence[Office], named: Words, first_leads: First) -> int:
    """Return how many of a list lead where their place says so."""
    if first_leads == "one":
        return 1
    comma = named.start + named.folded.find(",")
    before = sum(office.words.start < comma for office in found)
    return before or len(found)


def _without_remark(value: Words) -> Words:
    """Return a list without a bracket about the list: (列第一位者为牵头单位,下同)."""
    match = _REMARK.search(value.folded)
    return value.part(0, match.start()) if match else value
