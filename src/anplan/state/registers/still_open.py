"""What is still open in the registers when a plan is over, as entries for the next one."""

from collections.abc import Mapping

from anplan.model.project import Project
from anplan.model.reports import Item
from anplan.state.question import Question
from anplan.state.registers.saying import fields_on, roles_on
from anplan.state.registers.standing import ItemState, RegisterState
from anplan.state.registers.ways import ways_of


def open_items(project: Project, question: Question) -> Mapping[str, tuple[Item, ...]]:
    """Return for each unit its items that are on their way, each as one entry that says all of it.

    At the last of several stages an item is through; of a register with a single stage all that
    stand in it go on.
    """
    found: dict[str, list[Item]] = {}
    for name, ways in ways_of(project, question).items():
        register = RegisterState(name, project.registers[name], ways.values(), question.day)
        last = len(register.register.stages) - 1
        for item in register.standing:
            if item.stage != last or last == 0:
                found.setdefault(item.way.owner, []).append(_entry(register, item))
    return {unit: tuple(items) for unit, items in found.items()}


def _entry(register: RegisterState, item: ItemState) -> Item:
    stage, last = register.stage_of(item), item.last
    assert stage is not None
    assert last is not None
    return Item(
        register=register.id,
        id=item.way.id,
        title=item.way.title,
        stage=stage.name,
        on=last.day,
        roles=dict(roles_on(item.way, register.day)) or None,
        fields=dict(fields_on(item.way, register.day)),
    )
