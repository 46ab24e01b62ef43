"""What the files behind a brief have otherwise than the ledger, as texts."""

from anplan.base.message import Message, mark, say
from anplan.base.spelling import shown
from anplan.show.target_text import figure_message
from anplan.show.words import LIGHTS, PAPER_STATES
from anplan.state.indicators import IndicatorState
from anplan.state.lights.issued_state import NOT_THERE, Departure, Standing

_KEYS = {
    "number": say("its number"),
    "issued": say("its day of issue"),
    "addressees": say("its addressees"),
    "overview": say("its overview"),
    "picks": say("its picked texts"),
    "remarks": say("its remarks"),
}


_NAMED = {
    "share": mark("the share {name}"),
    "measure": mark("the measure {name}"),
    "register": mark("the register {name}"),
    "papers": mark("the paper {name}"),
}


def departed(departure: Departure) -> object:
    """Name the thing that differs."""
    if departure.states is not None:
        return next(state.indicator.title for state in departure.states if state is not None)
    if departure.sort == "task":
        return say("task {task}", task=departure.id)
    if departure.sort == "action":
        return say("action {action}", action=departure.id)
    if departure.sort in _NAMED:
        return Message(_NAMED[departure.sort], {"name": departure.id})
    return _KEYS[departure.id]


def standing(departure: Departure, side: int) -> object:
    """Write how it stood behind the brief (0), or stands in the ledger (1)."""
    compared = (departure.old, departure.new)[side]
    if compared == NOT_THERE:
        return say("not there")
    if departure.states is not None:
        return _of_indicator(departure.states, side)
    if departure.sort == "share":
        return _of_share(compared)
    if departure.sort == "register":
        *reached, left = compared
        return say("{reached}, left {left}", reached=" → ".join(map(str, reached)), left=left)
    (value,) = compared
    if departure.sort in ("task", "action", "measure"):
        return Message(LIGHTS[str(value)])
    return Message(PAPER_STATES[str(value)]) if departure.sort == "papers" else _of_notes(value)


def _of_share(compared: Standing) -> Message:
    """Write a unit's share: its figure and its light."""
    light, *figure = compared
    text = say("no figure") if not figure else f"{figure[0]}{figure[1]}"
    return _listed(text, Message(LIGHTS[str(light)]), None)


def _of_notes(value: object) -> object:
    if value is None or value == ():
        return say("nothing")
    if isinstance(value, tuple):
        return value if all(isinstance(text, str) for text in value) else say("others")
    return shown(value) if isinstance(value, str) else str(value)


def _of_indicator(
    states: tuple[IndicatorState | None, IndicatorState | None], side: int
) -> Message:
    state, other = states[side], states[1 - side]
    assert state is not None
    point, measure = state.point, state.indicator.measure
    target = figure_message(state.target, measure)
    figure = say("no figure") if point is None else f"{point.own:f}{measure}"
    is_same_target = other is None or other.target == state.target
    light = Message(LIGHTS[state.verdict.light])
    return _listed(figure, light, None if is_same_target else target)


def _listed(figure: object, light: Message, target: object | None) -> Message:
    if target is None:
        return say("{figure} {light}", figure=figure, light=light)
    return say("{figure} {light} of {target}", figure=figure, light=light, target=target)
