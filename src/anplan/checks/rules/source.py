"""Family Q: the plan stands on the words of its document."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from difflib import SequenceMatcher

from anplan.base.message import Message, mark, say
from anplan.base.problem import Place, Spot
from anplan.base.quantity import MONEY, Quantity
from anplan.checks.examples.source import EXAMPLES
from anplan.checks.rule import Finding, Rule
from anplan.checks.rules.wording import one_of
from anplan.checks.subjects import Facts
from anplan.model.assuming import SOURCED
from anplan.model.coverage import Condensed, ItemKind, coverage, items
from anplan.model.indicators import Indicator
from anplan.model.paths import PLAN, SOURCE, indicator_path, register_path, task_path
from anplan.model.plan import Plan
from anplan.model.project import Project
from anplan.model.targets import Target
from anplan.model.types.records import RecordClass, Sourced, fields_of
from anplan.model.units import Unit

LONGEST_SHOWN = 30
_CLOSE = 0.7
_MOVES = 25
"""So many places beside the likeliest one are tried."""

_PATIENCE = 10_000_000
"""So many pairs of equal signs are held against each other for suggestions; more would take long."""

_FIGURE = re.compile(r"([0-9]+(?:\.[0-9]+)?)(?:\s*(万|亿)?\s*(元)?)")
_GROUPED = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_TIMES = {"": 0, "万": 4, "亿": 8}


def not_in_source(facts: Facts) -> Iterator[Finding]:
    """Find quotes that are not words of the document."""
    project = facts.project
    quotes = [
        (Spot(item.spot.file, (*item.spot.path, "quote")), item.record.quote)
        for item in items(project)
    ]
    quotes += [
        (Spot(task_path(name), ("units_quote",)), task.units_quote)
        for name, task in project.tasks.items()
    ]
    quotes += [
        (Spot(register_path(name), ("stages", index, "quote")), stage.quote)
        for name, register in project.registers.items()
        for index, stage in enumerate(register.stages)
    ]
    yield from _unfound(project, quotes)


def told_not_in_source(facts: Facts) -> Iterator[Finding]:
    """Find narrative sentences and places of defects that are not words of the document."""
    project = facts.project
    quotes: list[tuple[Spot, str | None]] = [
        (Spot(PLAN, ("narrative", place)), words)
        for place, words in enumerate(project.plan.narrative)
    ]
    quotes += [
        (Spot(PLAN, ("defects", place, "quote")), defect.quote)
        for place, defect in enumerate(project.plan.defects)
    ]
    yield from _unfound(project, quotes)


def _unfound(project: Project, quotes: list[tuple[Spot, str | None]]) -> Iterator[Finding]:
    if not project.source:
        return
    source = Condensed.of(project.source)
    matcher = SequenceMatcher(None, "", source.text, autojunk=False)
    signs, patience = Counter(source.text), _PATIENCE
    for spot, quote in quotes:
        if quote is not None and source.find(quote) is None:
            words = "".join(quote.split())
            patience -= _pairs(words, signs)
            yield Finding(
                spot,
                say("These words are not in plan/source.txt: {text}", text=_short(quote)),
                _nearby(project.source, source, matcher, words) if patience >= 0 else _copy(),
            )


def _pairs(words: str, signs: Mapping[str, int]) -> int:
    """Return how many pairs of equal signs are looked at to find words like these in the document."""
    own = Counter(words)
    return sum(times * (signs.get(sign, 0) + _MOVES * times) for sign, times in own.items())


def _copy() -> Message:
    return say("Copy the words from plan/source.txt")


def _nearby(text: str, source: Condensed, matcher: SequenceMatcher[str], quote: str) -> Message:
    """Return the document's words that are most like the quote, if any are."""
    matcher.set_seq1(quote)
    match = matcher.find_longest_match()
    first, last = match.b - match.a, match.b - match.a + len(quote)
    slack = min(2, len(quote) // 6)
    moves = range(-slack, slack + 1)
    spans = [(first + left, last + right) for left in moves for right in moves]
    whole = [(start, end) for start, end in spans if 0 <= start < end <= len(source.text)]
    if not match.size or not whole:
        return _copy()
    likeness, (start, end) = max(
        (SequenceMatcher(None, quote, source.text[slice(*span)], autojunk=False).ratio(), span)
        for span in whole
    )
    if likeness < _CLOSE:
        return _copy()
    words = text[source.offsets[start] : source.offsets[end - 1] + 1]
    return say("The document says: {text}", text=" ".join(words.split()))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST_SHOWN else words[: LONGEST_SHOWN - 1] + "…"


def neither_quoted_nor_assumed(facts: Facts) -> Iterator[Finding]:
    """Find parts of the plan that show neither words of the document nor what was added."""
    for item in items(facts.project):
        own = set(item.record.assumed) - set(_assumed_by_kind(facts.project, item.kind))
        if item.record.quote is None and not own and not isinstance(item.record, Unit):
            yield Finding(
                item.spot,
                say("{title} is neither quoted nor assumed", title=item.title),
                say("Write the document's words as quote, or name what you added in assumed"),
            )


def _assumed_by_kind(project: Project, kind: ItemKind) -> tuple[str, ...]:
    """Return what is said once of all of a kind: that does not tell why a single one is there."""
    return getattr(project.plan.assumed, f"{kind}s", ())


def figure_not_in_quote(facts: Facts) -> Iterator[Finding]:
    """Find targets whose figure the quoted words do not give."""
    for name, indicator in facts.project.indicators.items():
        if indicator.quote is None or "target" in indicator.assumed:
            continue
        known = _figures(indicator.quote, indicator.measure)
        for path, figure in _target_figures(indicator):
            if figure in known:
                continue
            yield Finding(
                Spot(indicator_path(name), path),
                say(
                    "The target {figure} does not stand in the quote: {text}",
                    figure=Quantity(figure, indicator.measure),
                    text=_short(indicator.quote),
                ),
                say(
                    "Correct the one that is wrong; if the document gives no figure, "
                    "put target into assumed"
                ),
            )


def _target_figures(indicator: Indicator) -> Iterator[tuple[tuple[str | int, ...], Decimal]]:
    """Yield the figures that a target is made of, with their places; of words, and of 高于, none."""
    target = indicator.target
    if target.between is not None:
        for place, figure in enumerate(target.between):
            yield ("target", "between", place), figure
    elif target.has_figure and (target.against is None or target.value):
        yield ("target", target.comparator), target.value
    if "yearly" not in indicator.assumed:
        for year, figure in (indicator.yearly or {}).items():
            yield ("yearly", str(year)), figure


def _figures(quote: str, measure: str) -> set[Decimal]:
    """Return the figures in a quote, as they stand and counted in the measure."""
    words = unicodedata.normalize("NFKC", quote)
    figures = set()
    for text in (words, _GROUPED.sub("", words)):
        for number, times, money in _FIGURE.findall(text):
            figure = Decimal(number)
            figures.add(figure)
            down = MONEY.get(measure, 0) if money else 0
            figures.add(figure.scaleb(_TIMES[times] - down))
    return figures


def assumed_unknown(facts: Facts) -> Iterator[Finding]:
    """Find names in assumed that are no keys of the thing."""
    project = facts.project
    sourced: list[tuple[Spot, Sourced]] = [(item.spot, item.record) for item in items(project)]
    entries = [(spot, record.assumed, _keys(record)) for spot, record in sourced]
    entries = [
        (spot._replace(path=(*spot.path, "assumed")), assumed, keys)
        for spot, assumed, keys in entries
    ]
    for spot, assumed, keys in (*entries, *_assumed_of_all(project.plan)):
        for place, word in enumerate(assumed):
            if word not in keys:
                yield Finding(
                    Spot(spot.file, (*spot.path, place)),
                    say("There is no key {key} that could be assumed", key=word),
                    one_of(word, keys),
                )


def _assumed_of_all(plan: Plan) -> Iterator[tuple[Spot, tuple[str, ...], tuple[str, ...]]]:
    """Yield what plan.yaml assumes of itself and of all things of a kind, with the keys there are."""
    kinds: Mapping[str, RecordClass] = {"plan": Plan, **SOURCED}
    for kind, record_class in kinds.items():
        yield Spot(PLAN, ("assumed", kind)), getattr(plan.assumed, kind), _keys_of(record_class)


def _keys(record: Sourced) -> tuple[str, ...]:
    return _keys_of(type(record))


def _keys_of(kind: RecordClass) -> tuple[str, ...]:
    keys = tuple(key for key in fields_of(kind) if key != "assumed")
    return (*keys, *Target._fields) if kind is Indicator else keys


def uncovered(facts: Facts) -> Iterator[Finding]:
    """Find sentences of the document that nothing stands on."""
    project = facts.project
    if any(file.startswith("plan/") for file in project.broken):
        return
    for sentence in coverage(project).sentences:
        if sentence.body and not sentence.covered:
            yield Finding(
                _place(project.source, sentence.start, sentence.end),
                say(
                    "Nothing in the plan stands on this sentence: {text}",
                    text=_short(sentence.text),
                ),
                say("Quote it where it belongs, or list it under narrative in plan/plan.yaml"),
            )


def _place(text: str, start: int, end: int) -> Place:
    before = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", start)
    source = text[before:] if line_end < 0 else text[before:line_end]
    return Place(SOURCE, text.count("\n", 0, start) + 1, start - before + 1, end - start, source)


RULES = (
    Rule(
        "Q101",
        "error",
        mark("A quote that is not in the document"),
        mark(
            "The document's exact words are the proof that a task or a figure was asked for. "
            "Words that are not in it prove nothing."
        ),
        *EXAMPLES["Q101"],
        Facts,
        not_in_source,
    ),
    Rule(
        "Q102",
        "error",
        mark("Neither quoted nor assumed"),
        mark("A reader must see what the document asks for and what a person added to it."),
        *EXAMPLES["Q102"],
        Facts,
        neither_quoted_nor_assumed,
    ),
    Rule(
        "Q103",
        "error",
        mark("A target whose figure is not in its quote"),
        mark("A slip in a target makes every light of the indicator wrong for the whole year."),
        *EXAMPLES["Q103"],
        Facts,
        figure_not_in_quote,
    ),
    Rule(
        "Q104",
        "error",
        mark("An assumed key that does not exist"),
        mark("What was assumed is shown beside the figures; under a misspelt key it is not."),
        *EXAMPLES["Q104"],
        Facts,
        assumed_unknown,
    ),
    Rule(
        "Q105",
        "warning",
        mark("A sentence of the document that nothing stands on"),
        mark("What the document asks for and the plan leaves out is never reported or judged."),
        *EXAMPLES["Q105"],
        Facts,
        uncovered,
    ),
    Rule(
        "Q106",
        "error",
        mark("Narrative or a defect that is not in the document"),
        mark(
            "A sentence is set aside, or called faulty, by its exact words. Words that are not "
            "there set nothing aside."
        ),
        *EXAMPLES["Q106"],
        Facts,
        told_not_in_source,
    ),
)
