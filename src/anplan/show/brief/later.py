"""What a brief says of the brief before: figures and lights that are others by what is known since."""

from collections.abc import Iterator

from anplan.base.period import Period
from anplan.show.brief.writer import known_year
from anplan.show.values import light_then, point_text, standing_texts
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.facts import Point
from anplan.state.lights.relights import (
    Afterwards,
    afterwards,
    other_figures,
    when_issued,
)


def later_remarks(words: Words, state: State, period: Period) -> Iterator[str]:
    """Write what became known since the last brief: figures and lights that are others now.

    Figures are those of any day that the last brief knew, the lights those of its month, which may
    also have caught up. A brief is made of files alone: what was edited in place of a closed month,
    against the rules, shows when it is verified, not here.
    """
    before = state.project.closed_before(period)
    then = None if before is None else when_issued(state.project, before)
    if before is None or then is None:
        return
    year = known_year(words, state.project.plan, period)
    for light in afterwards(then, state):
        for old, new in other_figures(then, state, light.id):
            yield _other_figure(words, light, old, new, year)
        title = light.indicator.title
        if light.then != light.again and not light.has_other_figure:
            text = words("Correction: {title}, {period}: {then} when issued, {now} now.")
            yield text.format(
                title=title,
                period=words.period_in(before, year),
                then=light_then(words, light.then),
                now=light_then(words, light.again),
            )
        elif light.has_caught_up:
            yield words("Caught up with the trajectory: {title}.").format(title=title)


def _other_figure(words: Words, light: Afterwards, old: Point, new: Point, year: int) -> str:
    """Write a figure's correction; with its lights where the last brief judged it.

    Its day has no year where that is the known one.
    """
    if light.has_other_figure and old == light.figures[0]:
        texts = standing_texts(words, light)
    else:
        measure = light.indicator.measure
        texts = point_text(words, old, measure), point_text(words, new, measure)
    text = words("Correction: {title} on {day}: {old} before, {new} now.")
    day = words.day_in(old.as_of, year)
    return text.format(title=light.indicator.title, day=day, old=texts[0], new=texts[1])
