"""What a walk asks about the items of registers: a new stage, or that one leaves."""

from collections.abc import Callable, Iterator
from functools import partial

from anplan.base.errors import UsageError
from anplan.commands.write.walk_questions import Answer, Asker
from anplan.intake.forms import LEAVES
from anplan.intake.stages import no_such_stage, stage_named
from anplan.model.registers import Register
from anplan.show.safe import one_line
from anplan.state.build import State
from anplan.state.registers.standing import ItemState, RegisterState, places_of

MOST = 12
"""Items that are asked about one by one, the ones longest without a move; of more a line tells."""

Asked = tuple[str, tuple[str, ...], Callable[[], Answer | None]]
"""The name of a question, the lines before it, and how it is answered."""


def item_questions(asker: Asker, state: State, read_day: Callable[[str], str]) -> Iterator[Asked]:
    """Yield a question for each item of the unit that is not through yet."""
    words = asker.speaker.session.console.words
    open_items = sorted(_open_items(asker, state), key=lambda pair: pair[0].days_since(pair[1]))
    open_items.reverse()
    told, rest = open_items[:MOST], len(open_items) - MOST
    for place, (standing, item) in enumerate(told, 1):
        lines = [f"\n{_head(asker, standing, item)}"]
        if place == MOST and rest > 0:
            text = words("({count} more open items are not asked about: anplan record item)")
            lines.append(words.fill(text, count=rest))
        yield item.way.ref, tuple(lines), partial(_ask_item, asker, standing, item, read_day)


def _open_items(asker: Asker, state: State) -> Iterator[tuple[RegisterState, ItemState]]:
    for standing in state.registers:
        last = len(standing.register.stages) - 1
        for item in standing.of_unit(asker.speaker.unit):
            if item.stands and item.stage != last:
                yield standing, item


def _head(asker: Asker, standing: RegisterState, item: ItemState) -> str:
    words, stage = asker.speaker.session.console.words, standing.stage_of(item)
    assert stage is not None
    assert item.last is not None
    name = f"{standing.register.title} {one_line(item.way.id)} {one_line(item.way.title or '')}"
    since = words("{stage} since {day}").format(stage=stage.title, day=item.last.day)
    return words.labelled(name.strip(), since)


def _ask_item(
    asker: Asker, standing: RegisterState, item: ItemState, read_day: Callable[[str], str]
) -> Answer | None:
    words, register = asker.speaker.session.console.words, standing.register
    titles = (*(stage.title for stage in register.stages), words(LEAVES))
    question = words("new stage, one of {stages} (Enter: no move):")
    stages = words.listed(titles)
    stage = asker.read_if_any("stage", question.format(stages=stages), partial(_stage, register))
    if not stage:
        return None
    day = None
    while day is None:
        day = asker.read("on", words("on which day:"), read_day)
    entry = {"register": standing.id, "id": item.way.id}
    if stage == LEAVES:
        return "items", entry | {"left": day, "reason": _reason(asker)}
    entry |= {"stage": stage, "on": day}
    if places_of(register)[stage] < (item.stage or 0):
        entry["reason"] = _reason(asker)
    return "items", entry


def _reason(asker: Asker) -> str:
    """Ask until a reason is given."""
    reason = ""
    while not reason:
        reason = asker.wording("reason", asker.speaker.session.console.words("why:"))
    return reason


def _stage(register: Register, typed: str) -> str:
    """Return the stage that was typed, or that the item leaves; raise UsageError for any other."""
    stage = stage_named(register, typed)
    if stage is None:
        raise UsageError(*no_such_stage(register, typed))
    return stage
