"""Family H, what the plan asks for: targets, and the words of the document."""

from collections.abc import Iterator

from anplan.base.message import mark, say
from anplan.base.problem import Place, Spot
from anplan.base.spelling import shown
from anplan.checks.change import Change, shown_change
from anplan.checks.examples.workspace import CONTRACTS, FIRMS, SOURCE, changed
from anplan.checks.rule import Finding, Rule
from anplan.model.coverage import Condensed, items
from anplan.model.indicators import Indicator
from anplan.model.paths import PLAN, indicator_path, register_path, task_path
from anplan.model.plan import Document
from anplan.model.project import Project

_COMPARE = say("Hold it against the document, and what was made of it")
_OF_DOCUMENT = ("title", "number", "issuer", "issued", "published", "index")
"""What a document has of its own; what the plan calls it is nobody else's."""
_HEADINGS = {"goal": "goals", "group": "groups", "section": "sections"}
"""What stands on the document's words and is asked of nobody, with its key in the plan."""
_ASKED = ("counted_from", "target", "baseline", "trajectory", "kind", "measure", "aspirational")


def _asked(indicator: Indicator, key: str) -> object:
    """Return what an indicator asks for under a key; a start that is not said is zero."""
    return indicator.start if key == "baseline" else getattr(indicator, key)


def _target_changed(change: Change) -> Iterator[Finding]:
    """Find targets that are not what they were, other than by an amendment added."""
    hint = say("Leave it, and add under amended: the new target, its day, document and reason")
    for _, file, old, new in change.kept("indicators", indicator_path):
        for key in _ASKED:
            before, after = (_asked(indicator, key) for indicator in (old, new))
            if before != after and not (key == "counted_from" and None in (before, after)):
                was, now = shown_change(before, after)
                message = say("{what} was {old} and is now {new}", what=key, old=was, new=now)
                yield Finding(Spot(file, (key,)), message, hint)
        yield from _years(file, old, new)
        yield from _shares(change.after, file, old, new)
        yield from _amendments(file, old, new)
    for name, file in change.gone("indicators", indicator_path):
        message = say("The indicator {name} was removed with its target", name=name)
        yield Finding(Place(file), message, say("Put it back; the document asks for it"))


def _years(file: str, old: Indicator, new: Indicator) -> Iterator[Finding]:
    """Find targets of years that are not what they were; one that is new where none was asks more."""
    years = {**(old.yearly or {}), **(new.yearly or {})}
    for year in years:
        was, now = ((one.yearly or {}).get(year) for one in (old, new))
        if was is None and not old.target.is_given:
            continue
        if was != now and not (old.yearly is None and new.yearly is None):
            spot = Spot(file, ("yearly", str(year)) if now is not None else ("yearly",))
            message = say(
                "The target of {year} was {old} and is now {new}",
                year=str(year),
                old=say("nothing") if was is None else was,
                new=say("nothing") if now is None else now,
            )
            hint = say(
                "Leave it, and add under amended: the new target, its day, document and reason"
            )
            yield Finding(spot, message, hint)


def _shares(project: Project, file: str, old: Indicator, new: Indicator) -> Iterator[Finding]:
    """Find units whose share of the target is not what it was; a share that is new asks more."""
    shares = new.shares or {}
    for unit, share in (old.shares or {}).items():
        now = shares.get(unit)
        if now != share:
            spot = Spot(file, ("shares",) if now is None else ("shares", unit))
            message = say(
                "The share of {unit} was {old} and is now {new}",
                unit=project.label(unit),
                old=share,
                new=say("nothing") if now is None else now,
            )
            hint = say("Leave it, and share out a new target under amended, by a document")
            yield Finding(spot, message, hint)


def _amendments(file: str, old: Indicator, new: Indicator) -> Iterator[Finding]:
    for amendment in old.amended:
        if amendment not in new.amended:
            message = say("The amendment of {day} is not what it was", day=amendment.on)
            hint = say("Leave it as it was and add another one below it")
            yield Finding(Spot(file, ("amended",)), message, hint)


def _source_changed(change: Change) -> Iterator[Finding]:
    """Find changes of the document, its text, and the words that something stands on."""
    yield from _document(change.before.plan.document, change.after.plan.document)
    yield from _headings(change)
    yield from _text(change.before.source, change.after.source)
    source = Condensed.of(change.before.source)
    now = _quotes(change.after)
    for key, (_, old) in _quotes(change.before).items():
        if key in now and old != now[key][1] and source.find(old):
            spot, new = now[key]
            message = say(
                "What it stands on was “{old}” and is now “{new}”",
                old=shown(old),
                new=shown(new) if new else say("nothing"),
            )
            yield Finding(spot, message, _COMPARE)


def _document(old: Document, new: Document) -> Iterator[Finding]:
    """Find changes of what the document is called, and of its days."""
    for key in _OF_DOCUMENT:
        before, after = getattr(old, key), getattr(new, key)
        if before != after:
            was, now = shown_change(before, after)
            message = say("{what} was {old} and is now {new}", what=key, old=was, new=now)
            yield Finding(Spot(PLAN, ("document", key)), message, _COMPARE)


def _headings(change: Change) -> Iterator[Finding]:
    """Find aims, chapters and words for many units that are no longer there."""
    now = {(item.kind, item.ref) for item in items(change.after)}
    for item in items(change.before):
        key = _HEADINGS.get(item.kind)
        if key is not None and (item.kind, item.ref) not in now:
            message = say("{name} was removed from {kind}", name=item.title, kind=key)
            yield Finding(Spot(PLAN, (key,), on_key=True), message, _COMPARE)


def _text(old: str, new: str) -> Iterator[Finding]:
    if not old or not new or old == new:
        return
    before, after = old.split("\n"), new.split("\n")
    pairs = enumerate(zip(before, after, strict=False))
    first = next(
        (place for place, (old_line, new_line) in pairs if old_line != new_line),
        min(len(before), len(after)),
    )
    line = min(first, len(after) - 1)
    where = Place(SOURCE, line + 1, 1, max(1, len(after[line])), after[line])
    was = shown(before[first]) if first < len(before) and before[first] else say("nothing")
    message = say("The document's text was changed here; before it was: {old}", old=was)
    yield Finding(
        where, message, say("Compare it with the document as it was issued, word for word")
    )


def _quotes(project: Project) -> dict[tuple[str, str, str], tuple[Spot, str]]:
    quotes: dict[tuple[str, str, str], tuple[Spot, str]] = {
        (item.kind, item.ref, "quote"): (_at(item.spot, "quote"), item.record.quote or "")
        for item in items(project)
    }
    quotes |= {
        ("task", name, "units_quote"): (
            Spot(task_path(name), ("units_quote",)),
            task.units_quote or "",
        )
        for name, task in project.tasks.items()
    }
    quotes |= {
        ("register", f"{name}/{stage.title}", "quote"): (
            Spot(register_path(name), ("stages", index, "quote")),
            stage.quote or "",
        )
        for name, register in project.registers.items()
        for index, stage in enumerate(register.stages)
    }
    return quotes


def _at(spot: Spot, key: str) -> Spot:
    return Spot(spot.file, (*spot.path, key))


_AMENDED = """\
amended:
  - on: 2025-07-01
    target:
      at_least: 100
    document: 示政办〔2025〕18号
    reason: |-
      上级下达任务调减
"""

RULES = (
    Rule(
        "H103",
        "error",
        mark("A target changed without an amendment"),
        mark("Earlier briefs were judged by it; a new one holds from a day on, by a document."),
        changed(CONTRACTS, "at_least: 120", "at_least: 100"),
        {CONTRACTS: changed(CONTRACTS, "", "")[CONTRACTS] + _AMENDED},
        subject=Change,
        find=_target_changed,
        before=changed(CONTRACTS, "", ""),
    ),
    Rule(
        "H105",
        "warning",
        mark("The document or a quote of it was changed"),
        mark("The plan stands on these words; whoever approves must hold them against the paper."),
        changed(FIRMS, "quote: 新认定科技型企业不少于50家", "quote: 科技型企业不少于50家"),
        changed(FIRMS, "measure: 家", "measure: 家\nshort: 科技型企业"),
        subject=Change,
        find=_source_changed,
        before=changed(FIRMS, "", ""),
    ),
)
