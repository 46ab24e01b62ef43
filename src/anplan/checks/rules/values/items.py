"""Family V, items of registers: doubles, roles, ways, and what stands still."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from anplan.base.item_numbers import folded_number
from anplan.base.message import mark, say
from anplan.base.spelling import shown
from anplan.base.words import folded
from anplan.checks.examples.registers import EXAMPLES
from anplan.checks.rule import Finding, Rule
from anplan.checks.rules.references.items import told_items
from anplan.checks.rules.values.measures import twice
from anplan.checks.subjects import Facts, MonthItems
from anplan.model.registers import Register, Stage
from anplan.state.registers.saying import roles_on
from anplan.state.registers.standing import RegisterState, places_of
from anplan.state.registers.ways import Move, Way


def all_ways(facts: Facts) -> Iterator[tuple[Register, Way]]:
    """Yield the way of each item with its register."""
    index = facts.index
    for name, ways in index.registers.ways(index.asked).items():
        for way in ways.values():
            yield facts.project.registers[name], way


def _has_left(way: Way) -> bool:
    return bool(way.moves) and way.moves[-1].entry.left is not None


def same_title(facts: Facts) -> Iterator[Finding]:
    """Find items of a register that are called the same and are both in it."""
    known: dict[tuple[str, str], Way] = {}
    for register, way in all_ways(facts):
        if way.title is None or _has_left(way):
            continue
        other = known.setdefault((way.register, folded(way.title)), way)
        if other is not way:
            titled = next(move for move in reversed(way.told) if move.entry.title)
            yield Finding(
                titled.spot._replace(path=("items", titled.place, "title")),
                say(
                    "{register} has {title} twice: {first} and {second}",
                    register=register.title,
                    title=way.title,
                    first=other.id,
                    second=way.id,
                ),
                say("If they are one, let one of them leave: left and reason; else call it apart"),
            )


def same_id(facts: Facts) -> Iterator[Finding]:
    """Find items of a register whose ids differ in width, case, blanks or the sort of a dash alone."""
    known: dict[tuple[str, str], Way] = {}
    for register, way in all_ways(facts):
        if _has_left(way):
            continue
        other = known.setdefault((way.register, folded_number(way.id)), way)
        if other is not way:
            first = way.told[0]
            yield Finding(
                first.spot._replace(path=("items", first.place, "id")),
                say(
                    "{register} has {first} and {second}: the two ids are spelt alike",
                    register=register.title,
                    first=other.id,
                    second=way.id,
                ),
                say("If they are one, write the id as it was first; else give one another id"),
            )


def doubles(facts: Facts) -> Iterator[Finding]:
    """Find items that may stand in their register twice, and measures in their scheme."""
    yield from same_title(facts)
    yield from same_id(facts)
    yield from twice(facts.project)


_SIGNED = ("%", "百分点")
"""What a figure may be below zero in: growth that is none."""


def below_zero(facts: Facts) -> Iterator[Finding]:
    """Find fields of items whose figure is negative, where it counts something."""
    for told in told_items(facts.project):
        for name, value in told.entry.fields.items():
            field = told.register.field(name)
            figure = field.figure(value) if field is not None else None
            if field is not None and figure is not None and figure.value < 0:
                if figure.measure in _SIGNED:
                    continue
                yield Finding(
                    told.spot(name),
                    say("{field} is below zero: {word}", field=field.title, word=shown(value)),
                    say(
                        "Write the whole figure as it is now; of one that was given up: left, reason"
                    ),
                )


def unfilled_roles(facts: Facts) -> Iterator[Finding]:
    """Find items that name no post for a role of their register."""
    for register, way in all_ways(facts):
        if not register.roles or _has_left(way):
            continue
        filled = roles_on(way, date.max)
        missing = tuple(role for role in register.roles if role not in filled)
        if missing:
            last = way.told[-1]
            yield Finding(
                last.spot._replace(path=("items", last.place, "id")),
                say(
                    "{item} of {register} has nobody for {roles}",
                    item=way.title or way.id,
                    register=register.title,
                    roles=missing,
                ),
                say("Name the post that does it below roles: a post, not a person"),
            )


def strange_ways(facts: Facts) -> Iterator[Finding]:
    """Find items that went back without a reason, or passed a stage that nobody told a day of."""
    for register, way in all_ways(facts):
        if len(way.moves) < 2:  # noqa: PLR2004 - a way has two ends
            continue
        places = places_of(register)
        stages = [move for move in way.moves if move.entry.stage in places]
        for before, after in pairwise(stages):
            first, last = places[before.entry.stage], places[after.entry.stage]
            if last < first:
                yield from _back(facts, register, before, after)
            elif last > first + 1:
                yield _skipped(register, register.stages[first + 1 : last], after)


def _back(facts: Facts, register: Register, before: Move, after: Move) -> Iterator[Finding]:
    """Yield a way back at the entry that brought it: the one of the two that was told last."""
    last = max(before, after, key=lambda move: move.learnt)
    if after.entry.reason is not None or last.entry.reason is not None:
        return
    values = {
        "item": after.entry.id,
        "old": register.stage_title(before.entry.stage or ""),
        "new": register.stage_title(after.entry.stage or ""),
    }
    message = (
        say("{item} went back from {old} to {new}", **values)
        if last is after
        else say(
            "{item} is at {old} from {day} on, and at {new} from {later} on, as was told before: "
            "it would have gone back",
            **values,
            day=before.day,
            later=after.day,
        )
    )
    closing = None if last.carried else facts.project.closing(last.period.end)
    cure = (
        say("Write below it, under reason, why; or correct the stage or the day")
        if closing is None
        else say("Its month is closed: record the stage once more, with its day and a reason")
    )
    yield Finding(last.spot, message, cure)


def _skipped(register: Register, stages: tuple[Stage, ...], move: Move) -> Finding:
    return Finding(
        move.spot,
        say(
            "{item} is at {stage}, and nobody told when it passed {stages}",
            item=move.entry.id,
            stage=register.stage_title(move.entry.stage or ""),
            stages=tuple(stage.title for stage in stages),
        ),
        say("Add an entry with the day, if there was one; it counts as passed"),
        "note",
    )


def standing_still(month: MonthItems) -> Iterator[Finding]:
    """Find items that have not moved for longer than their register lets them."""
    for name, register in month.project.registers.items():
        if register.still_after is None:
            continue
        state = RegisterState(name, register, month.ways[name].values(), month.day)
        for item in state.still:
            assert item.last is not None
            stage = state.stage_of(item)
            yield Finding(
                item.last.spot,
                say(
                    "{item} has stood at {stage} for {days} days",
                    item=item.way.title or item.way.id,
                    stage=stage.title if stage else "",
                    days=state.days_since(item),
                ),
                say("Ask what keeps it; one that is given up leaves: left and reason"),
            )


RULES = (
    Rule(
        "V121",
        "warning",
        mark("One item, or one measure, twice"),
        mark("It would be counted twice."),
        *EXAMPLES["V121"],
        Facts,
        doubles,
    ),
    Rule(
        "V122",
        "warning",
        mark("A role that nobody fills"),
        mark(
            "The plan asks for a post in each role; an item without one is set up on paper alone."
        ),
        *EXAMPLES["V122"],
        Facts,
        unfilled_roles,
    ),
    Rule(
        "V123",
        "error",
        mark("An item that went back without a reason"),
        mark(
            "Stages go forward; what goes back takes a figure with it, and somebody should say why. "
            "A stage that was passed without a day is a note."
        ),
        *EXAMPLES["V123"],
        Facts,
        strange_ways,
    ),
    Rule(
        "V124",
        "note",
        mark("An item that stands still"),
        mark(
            "Asked for a month, on its last day: what has not moved for so long is easily forgotten."
        ),
        *EXAMPLES["V124"],
        MonthItems,
        standing_still,
    ),
    Rule(
        "V127",
        "warning",
        mark("An amount of an item below zero"),
        mark("An investment or a number of things is 0 or more; a minus is mostly a slip."),
        *EXAMPLES["V127"],
        Facts,
        below_zero,
    ),
)
