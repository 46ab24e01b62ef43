"""Single values of a state as texts, the same in every output."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from anplan.base.period import Span, longer_of
from anplan.model.indicators import Indicator
from anplan.model.plan import Obligation, Plan
from anplan.model.project import Part, Project
from anplan.model.targets import PLAIN, Target
from anplan.model.tasks import Task
from anplan.model.wording import compared_words, own_words
from anplan.show.brief.punctuation import full_width
from anplan.show.layout.screen import Cell
from anplan.show.target_text import figure_text
from anplan.show.words import PAPER_STATES, Words
from anplan.state.actions import ActionState
from anplan.state.brief_before import brief_span
from anplan.state.build import State
from anplan.state.facts import Point
from anplan.state.indicators import IndicatorState
from anplan.state.lights.relights import Afterwards
from anplan.state.lights.verdict import Light, Verdict
from anplan.state.papers import Paper


def target_text(words: Words, indicator: Indicator, target: Target) -> str:
    """Write a target with its sign: ≥235亿元, 力争≥3家."""
    figure = figure_text(words, target, indicator.measure)
    aim = words("aim {target}") if indicator.aspirational else "{target}"
    return aim.format(target=figure)


def titled_as_part(words: Words, depth: int, title: str) -> str:
    """Write a title in a list of indicators; of a part of as many others there: 其中：…."""
    return "  " * depth + words("of which {title}").format(title=title) if depth else title


def document_words(indicator: Indicator, target: Target) -> str | None:
    """Return a target in the document's own words, where those compare otherwise than the plan.

    None where it has a word for the comparison (不少于, 以上), or where a later document has
    changed the target.
    """
    if indicator.quote is None or target != indicator.target:
        return None
    if target.against is not None:
        return compared_words(indicator.quote, target.against)
    if target.comparator not in (*PLAIN, "about"):
        return None
    return own_words(indicator.quote, target.value, indicator.measure)


def value_text(words: Words, state: IndicatorState) -> str:
    """Write the value that is judged with its measure; nothing where there is none."""
    if state.point is None:
        return ""
    return point_text(words, state.point, state.indicator.measure)


def point_text(words: Words, point: Point, measure: str) -> str:
    """Write a point's value as it was reported, and beside it what it is held against."""
    value = words.quantity(point.own, measure)
    if point.compared is None:
        return value
    text = words("{value} (against {compared})")
    return text.format(value=value, compared=words.quantity(point.compared, measure))


def figure_cell(point: Point | None) -> str:
    """Write a point's figure without its measure, and behind a stroke what it is held against."""
    if point is None:
        return ""
    return f"{point.own:f}" if point.compared is None else f"{point.own:f} / {point.compared:f}"


def signed(figure: Decimal | None, zero: str = "0") -> str:
    """Write a figure with its sign, the minus being one that every console can show."""
    if figure is None:
        return ""
    return f"{figure:+f}" if figure else zero


def percent(figure: Decimal | None) -> str:
    """Write a percentage without its sign."""
    return "" if figure is None else f"{figure:f}"


def as_of_text(plan: Plan, state: IndicatorState, year: int) -> str:
    """Write the figure's own day, with a star where it is preliminary.

    Its year stands there where it is not the one that the screen is about, or the plan has several.
    """
    if state.point is None:
        return ""
    known = year if year == plan.only_year else 0
    return f"{near_text(state.point.as_of, known)}{'*' if state.point.preliminary else ''}"


def near_text(day: date, year: int) -> str:
    """Write a day in digits, without its year where that is known."""
    return f"{day:%m-%d}" if day.year == year else day.isoformat()


def dated_text(words: Words, point: Point) -> str:
    """Write a point's own day, marked where it is preliminary."""
    return point.as_of.isoformat() + (words(" (preliminary)") if point.preliminary else "")


def due_text(words: Words, project: Project, paper: Paper) -> str:
    """Write the day a paper is due, and the rest day that it was moved from."""
    if paper.moved_from is None:
        return paper.due.isoformat()
    return words("{day} (moved from {before}: {rest})").format(
        day=paper.due,
        before=near_text(paper.moved_from, paper.due.year),
        rest=words(project.rest_days[paper.moved_from]),
    )


def facts_of_task(words: Words, task: Task) -> Iterator[str]:
    """Yield what the plan says of a task beside its units: its day and the post under which it is."""
    if task.due is not None:
        yield words("Due: {day}").format(day=task.due)
    elif task.due_words is not None:
        yield words("Due: {day}").format(day=title_text(words, task.due_words))
    if task.leader is not None:
        yield words.labelled(words("Leader"), title_text(words, task.leader))


def with_part(words: Words, name: str, part: Part) -> str:
    """Write a unit's name with its part in a task where it leads or supports it."""
    if part == "responsible":
        return name
    return name + words(" ({list})").format(list=words.part(part))


def title_text(words: Words, title: str) -> str:
    """Write a title of the plan with the punctuation of the language that is shown."""
    return full_width(title) if words.chinese else title


def obligation_of(project: Project, paper: Paper) -> Obligation:
    """Return the obligation that asks for a paper."""
    obligations = project.plan.obligations
    return next(obligation for obligation in obligations if obligation.id == paper.obligation)


def paper_state(words: Words, paper: Paper) -> str:
    """Name the state of a paper; where it is owed again, say that it was returned."""
    state = words(PAPER_STATES[paper.state])
    return words("{state}, returned").format(state=state) if paper.owed_again else state


def light_cell(words: Words, verdict: Verdict) -> Cell:
    """Write a light as a word in its colour."""
    return Cell(words.light(verdict.light), verdict.light)


def counts_by_light(words: Words, lights: Iterable[Light], order: Iterable[Light]) -> str:
    """Write how many lights there are of each colour, in an order: 红1、绿2."""
    counted, space = Counter(lights), "" if words.chinese else " "
    present = (light for light in order if counted[light])
    return words.listed(tuple(f"{words.light(light)}{space}{counted[light]}" for light in present))


def action_reason(words: Words, action: ActionState) -> str:
    """Write why an action has its light, and that another unit told it where one did."""
    reason = words.tell(action.verdict.reason)
    if action.by_another is None:
        return reason
    return words("{title} ({reason})").format(title=reason, reason=words.tell(action.by_another))


def base_text(words: Words, plan: Plan) -> str:
    """Name the time over which linear progress is expected."""
    phase = plan.pace_phase
    if phase is not None:
        return phase.title if words.tells("titled") else words("implementation phase")
    return words("year") if plan.is_calendar_year else words("whole plan")


def change_text(words: Words, state: State, *, brief: bool = False) -> str:
    """Head the column of what came since the cycle before by the cycle that all figures have.

    It is the brief's own where that is longer.
    """
    span = brief_span(state.project, state.question)
    cycles = {longer_of(indicator.indicator.every, span) for indicator in state.indicators}
    heads: dict[Span, str] = {
        "month": words("Change of the month") if brief else words("Change"),
        "two-months": words("Change of the two months"),
        "quarter": words("Change of the quarter"),
        "half": words("Change of the half-year"),
        "year": words("Change of the year"),
    }
    if len(cycles) > 1:
        return words("Since the figure before")
    return heads[cycles.pop() if cycles else span]


def thresholds_text(words: Words, project: Project) -> str:
    """Explain the lights by the plan's own thresholds."""
    settings, base = project.plan.settings, base_text(words, project.plan)
    text = words(
        "Pace by whole months of the {base}; green: level or ahead; yellow: behind by up to {red} "
        "points (a rate by up to {rate}); red: by more."
    )
    return text.format(base=base, red=f"{settings.red:f}", rate=f"{settings.red_rate:f}")


def light_then(words: Words, light: Light | None) -> str:
    """Name a light of another time; None where the plan did not have the indicator."""
    return words("not there") if light is None else words.light(light)


def standing_texts(words: Words, correction: Afterwards) -> tuple[str, str]:
    """Write an indicator's figure and light when its period was issued, and again now."""
    lights, measure = (correction.then, correction.again), correction.indicator.measure
    figures = (point_text(words, point, measure) if point else "" for point in correction.figures)
    text = words("{title} ({reason})")
    pairs = zip(figures, (light_then(words, light) for light in lights), strict=True)
    then, now = (text.format(title=figure or "-", reason=light) for figure, light in pairs)
    return then, now
