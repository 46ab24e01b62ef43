"""The stage of a register that a person names, or the word that an item leaves it."""

from anplan.base.message import Message, say
from anplan.base.spelling import shown_on_one_line
from anplan.base.words import did_you_mean, look_up, nearest
from anplan.intake.forms import LEAVES_WORDS
from anplan.model.registers import Register


def stage_named(register: Register, typed: str) -> str | None:
    """Return the id of the stage that is named, LEAVES where the item leaves, None for neither.

    A stage of the register wins over the words for leaving.
    """
    names = {stage.title: stage.name for stage in register.stages}
    names |= {stage.id: stage.name for stage in register.stages if stage.id}
    return look_up(typed, {**names, **LEAVES_WORDS})


def no_such_stage(register: Register, typed: str) -> tuple[Message, Message]:
    """Return that nothing in a register is called so, and what may be meant."""
    titles = tuple(stage.title for stage in register.stages)
    close = nearest(typed, [*titles, *LEAVES_WORDS])
    message = say(
        "{typed} is no stage of {register}",
        typed=shown_on_one_line(typed),
        register=register.title,
    )
    return message, did_you_mean(close, say("Choose one of: {stages}", stages=titles))
