"""Family R, registers: items of units, stages and fields that are there; figures that are counted."""

from collections.abc import Iterator
from typing import NamedTuple

from anplan.base.message import Message, mark, say
from anplan.base.period import Period
from anplan.base.problem import Spot
from anplan.base.spelling import shown
from anplan.base.words import did_you_mean
from anplan.checks.examples.registers import EXAMPLES
from anplan.checks.rule import Finding, Rule
from anplan.checks.rules.wording import closest, cure, few, one_of
from anplan.checks.subjects import Facts
from anplan.model.indicators import CountedFrom
from anplan.model.paths import indicator_path, register_path, task_path
from anplan.model.project import Project
from anplan.model.registers import ItemField, Register
from anplan.model.reports import Item
from anplan.model.told import told_files
from anplan.model.types.records import fields_of
from anplan.state.registers.ways import Reporters


class Told(NamedTuple):
    """An item of a report whose register is there."""

    unit: str
    period: Period
    file: str
    place: int
    entry: Item
    register: Register

    def spot(self, *path: str | int, on_key: bool = False) -> Spot:
        """Return the place of one of its keys."""
        return Spot(self.file, ("items", self.place, *path), on_key)


def told_items(project: Project) -> Iterator[Told]:
    """Yield the items of all files whose register is there."""
    for unit, period, file, said in told_files(project):
        for place, entry in enumerate(said.items):
            register = project.registers.get(entry.register)
            if register is not None:
                yield Told(unit, period, file, place, entry, register)


def unknown_register(facts: Facts) -> Iterator[Finding]:
    """Find items of registers that are not there, or at stages that the register has not."""
    project = facts.project
    for _, _, file, said in told_files(project):
        for place, item in enumerate(said.items):
            register = project.registers.get(item.register)
            if register is None and register_path(item.register) not in project.broken:
                yield Finding(
                    Spot(file, ("items", place, "register")),
                    say("There is no register {word}", word=item.register),
                    one_of(item.register, project.registers),
                )
            elif register and item.stage is not None and register.stage(item.stage) is None:
                spot = Spot(file, ("items", place, "stage"))
                yield _no_stage(spot, register, item.stage)


def _no_stage(spot: Spot, register: Register, word: str) -> Finding:
    titles = tuple(stage.title for stage in register.stages)
    names = (*titles, *(stage.id for stage in register.stages if stage.id))
    return Finding(
        spot,
        say("{register} has no stage {word}", register=register.title, word=word),
        did_you_mean(closest(word, names), say("Write one of: {choices}", choices=few(titles))),
    )


def reported_though_counted(facts: Facts) -> Iterator[Finding]:
    """Find readings of indicators that are counted from a register."""
    project = facts.project
    for name, indicator in project.indicators.items():
        source = indicator.counted_from
        if source is None:
            continue
        register = project.registers.get(source.register)
        title = register.title if register else source.register
        for _, _, _, spot in facts.index.readings.get(name, ()):
            yield Finding(
                Spot(spot.file, (*spot.path[:2], "indicator")),
                say("{title} is counted from {register}", title=indicator.label, register=title),
                say("Leave the figure out; write under items which one reached which stage"),
            )


def uncountable(facts: Facts) -> Iterator[Finding]:
    """Find what is counted from a register, stage or field that is not there."""
    project = facts.project
    for name, indicator in project.indicators.items():
        if indicator.counted_from is not None:
            spot = Spot(indicator_path(name), ("counted_from",))
            yield from _uncountable(project, spot, indicator.counted_from)
    for name, task in project.tasks.items():
        for place, action in enumerate(task.actions):
            if action.counted_from is not None:
                spot = Spot(task_path(name), ("actions", place, "counted_from"))
                yield from _uncountable(project, spot, action.counted_from)


def _uncountable(project: Project, spot: Spot, source: CountedFrom) -> Iterator[Finding]:
    register = project.registers.get(source.register)
    if register is None:
        if register_path(source.register) not in project.broken:
            message = say("There is no register {word}", word=source.register)
            yield Finding(
                _below(spot, "register"), message, one_of(source.register, project.registers)
            )
        return
    if register.stage(source.stage) is None:
        yield _no_stage(_below(spot, "stage"), register, source.stage)
    for name, word in (source.where or {}).items():
        field = register.field(name)
        if field is None:
            where = _below(spot, "where", name)._replace(on_key=True)
            yield _no_field(where, register, name)
        elif field.choices and word not in field.choices:
            yield _no_choice(_below(spot, "where", name), field, word)


def _below(spot: Spot, *steps: str) -> Spot:
    return spot._replace(path=(*spot.path, *steps))


def foreign_item(facts: Facts) -> Iterator[Finding]:
    """Find items by units that do not report the register, and entries about others' items."""
    project, ways = facts.project, facts.index.registers.ways(facts.index.asked)
    reporters = {
        name: Reporters.of(project, name)
        for name in project.registers
        if name not in facts.index.doubtful
    }
    for told in told_items(project):
        name, item = told.entry.register, told.entry.id
        may, way = reporters.get(name), ways[name].get(item)
        is_its_own = way is not None and way.owner == told.unit
        is_read = told.unit not in facts.index.unread
        if may and is_read and not is_its_own and not may.may_bring(told.unit, told.period):
            yield _not_its_register(project, told)
            continue
        if way is not None and way.owner != told.unit:
            yield _not_its_item(project, told, way.owner)


def _not_its_register(project: Project, told: Told) -> Finding:
    name, unit = told.entry.register, project.label(told.unit)
    own = project.units_of_register(name, told.period.start)
    units = few(tuple(project.label(other) for other in project.units if other in own))
    last = project.last_days_of_reporting(name).get(told.unit)
    return Finding(
        told.spot("register"),
        say("{unit} does not report {register}", unit=unit, register=told.register.title),
        say(
            "It is reported by {units}; if {unit} did before, write its last day under "
            "reported_until in {file}",
            units=units,
            unit=unit,
            file=register_path(name),
        )
        if last is None
        else say(
            "It is reported by {units}; {unit} did until {day}", units=units, unit=unit, day=last
        ),
    )


def _not_its_item(project: Project, told: Told, owner: str) -> Finding:
    message = say(
        "{item} of {register} was brought by {unit}, who alone tells of it",
        item=told.entry.id,
        register=told.register.title,
        unit=project.label(owner),
    )
    return Finding(told.spot("id"), message, say("Give another item another id"))


def unknown_field(facts: Facts) -> Iterator[Finding]:
    """Find keys, choices, figures and roles of items that their register does not know."""
    for told in told_items(facts.project):
        for name, value in told.entry.fields.items():
            field = told.register.field(name)
            if field is None:
                yield _no_field(told.spot(name, on_key=True), told.register, name)
            elif field.choices and value not in field.choices:
                yield _no_choice(told.spot(name), field, value)
            elif field.measure is not None and field.figure(value) is None:
                yield _no_figure(told.spot(name), field, value)
        for role in told.entry.roles or {}:
            if role not in told.register.roles:
                yield _no_role(told.spot("roles", role, on_key=True), told.register, role)


def _no_field(spot: Spot, register: Register, name: str) -> Finding:
    own = tuple(field.id for field in register.fields)
    rest = say("Its fields are {choices}", choices=few(own)) if own else say("It has no fields")
    close = closest(name, (*fields_of(Item), *own))
    message = say("{register} has no field {word}", register=register.title, word=shown(name))
    return Finding(spot, message, cure(close, rest))


def _no_choice(spot: Spot, field: ItemField, value: str) -> Finding:
    message = say("{field} is never {word}", field=field.title, word=shown(value))
    return Finding(spot, message, one_of(value, field.choices))


def _no_figure(spot: Spot, field: ItemField, value: str) -> Finding:
    message = say("{word} is no figure of {field}", word=shown(value), field=field.title)
    return Finding(spot, message, _as_figure(field))


def _as_figure(field: ItemField) -> Message:
    return say("Write the figure alone, counted in {measure}, such as 300", measure=field.measure)


def _no_role(spot: Spot, register: Register, role: str) -> Finding:
    message = say("{register} has no role {word}", register=register.title, word=shown(role))
    if not register.roles:
        return Finding(spot, message, say("It has no roles; leave them out"))
    return Finding(spot, message, one_of(role, register.roles))


RULES = (
    Rule(
        "R107",
        "error",
        mark("A register or a stage that is not there"),
        mark("An item counts by the stage it reached; under an unknown one it does not count."),
        *EXAMPLES["R107"],
        Facts,
        unknown_register,
    ),
    Rule(
        "R121",
        "error",
        mark("A figure that is counted from a register"),
        mark(
            "The number of items is the figure. One that is typed beside it would be a second truth, "
            "and is not taken."
        ),
        *EXAMPLES["R121"],
        Facts,
        reported_though_counted,
    ),
    Rule(
        "R122",
        "error",
        mark("Counted from a register, stage or field that is not there"),
        mark("Nothing could be counted, and the indicator would never have a figure."),
        *EXAMPLES["R122"],
        Facts,
        uncountable,
    ),
    Rule(
        "R123",
        "error",
        mark("An item that is another unit's"),
        mark(
            "Whoever brings an item first owns it. What others say of it is not taken, so that no "
            "unit moves another's."
        ),
        *EXAMPLES["R123"],
        Facts,
        foreign_item,
    ),
    Rule(
        "R124",
        "error",
        mark("What a register's items do not say"),
        mark("A misspelt key, choice or role would stand in no table and be counted nowhere."),
        *EXAMPLES["R124"],
        Facts,
        unknown_field,
    ),
)
