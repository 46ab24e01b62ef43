"""Pictures of the judgement, drawn from the judgement: ``python tools/drawings.py [--check]``.

Each shows a worked example: figures or entries, the way to the target, the light of every day, and
the sums as ``anplan why`` prints them. ``--check`` writes nothing and exits with 1 where a picture of
docs/drawings is out of date.
"""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from html import escape
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from anplan.base.problem import Place
from anplan.show.layout.cells import wrapped
from anplan.show.layout.lines import plain
from anplan.show.screens.traces import Traces
from anplan.show.screens.why import why_action, why_indicator, why_task
from anplan.show.values import signed
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.indicators import IndicatorState
from anplan.state.lights.trajectory import expected_on
from anplan.state.lights.verdict import Light, Verdict

sys.path.insert(0, str(Path(__file__).parent))
from generated import written
from worked import EXAMPLES, Both, Language, Worked, state_of

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs/drawings"
LANGUAGES: dict[str, Language] = {"zh": "zh_CN", "en": "en"}

WIDTH, LEFT, RIGHT = 720, 20, 700
TOP, CHART = 52, 200
ROW = 20
CELLS: dict[Language, int] = {"zh_CN": 100, "en": 108}
JANUARY = date(2025, 1, 1)
DAYS = 365
COLOURS: dict[Light, str] = {
    "green": "#2b8a4b",
    "yellow": "#b98900",
    "red": "#cf3f3f",
    "blue": "#2f74c0",
    "grey": "#80868b",
    "closed": "#6b4fa0",
}
STYLE = (
    ".p-paper{fill:var(--paper,#fff)}.p-ink{fill:var(--ink,#24292f)}.p-faint{fill:var(--faint,#656d76)}"
    ".p-way{fill:none;stroke:var(--ink,#24292f);stroke-width:1.5}"
    ".p-thin{fill:none;stroke:var(--faint,#656d76);stroke-width:1}"
    ".p-dash{stroke-dasharray:4 4}.p-light{fill:#fff;font-weight:bold}.p-bold{font-weight:bold}"
    "text.p-ink,text.p-faint{paint-order:stroke;stroke:var(--paper,#fff);stroke-width:4px}"
)
EACH_DAY = Both("每天的灯", "The light of each day")
ASKED = Both("查询日", "asked about")
WAY = Both("序时数", "expected")
GOAL = Both("目标", "target")
DUE = Both("期限", "due")
DONE = Both("完成", "done")
ENTRY = Both("有进展", "an entry")


class Asked(NamedTuple):
    """An example in a language, judged on its day."""

    worked: Worked
    language: Language
    words: Words
    state: State

    @property
    def day(self) -> date:
        """Return the day asked about."""
        return date.fromisoformat(self.worked.day)

    @property
    def verdict(self) -> Verdict:
        """Return the light that is explained."""
        return verdict_of(self.worked, self.state)

    def say(self, text: Both) -> str:
        """Return a text of a picture in its language."""
        return text.of(self.language)


def verdict_of(worked: Worked, state: State) -> Verdict:
    """Return the judgement of what an example is about."""
    if worked.about == "it":
        return state.indicator("it").verdict
    if "/" not in worked.about:
        return state.task(worked.about).verdict
    action = state.action(worked.about)
    assert action is not None
    return action.verdict


def lights(worked: Worked) -> Iterator[tuple[date, date, Light]]:
    """Yield the lights of every day up to the last one drawn, each with its first and last day."""
    last = date.fromisoformat(worked.until or worked.day)
    days = [JANUARY + timedelta(days) for days in range((last - JANUARY).days + 1)]
    judged = [(day, verdict_of(worked, state_of(worked, "en", day)).light) for day in days]
    for light, run in groupby(judged, key=lambda pair: pair[1]):
        of_run = [day for day, _ in run]
        yield of_run[0], of_run[-1], light


def sums(asked: Asked) -> list[str]:
    """Return what ``anplan why`` says of a light: its reason, its rule and the sums."""
    traces = Traces(lambda spot: Place(spot.file), lambda _: "")
    words, state, worked = asked.words, asked.state, asked.worked
    if worked.about == "it":
        screen = why_indicator(words, state, state.indicator("it"), traces, None)
    elif "/" in worked.about:
        action = state.action(worked.about)
        assert action is not None
        screen = why_action(words, state, action, traces, None)
    else:
        screen = why_task(words, state, state.task(worked.about), traces, None)
    _, _, told = plain(screen).partition("\n\n")
    rows = told.split("\n\n")[0].splitlines()[1:]
    return [row[2:] for row in rows if _is_sum(words, row)]


def _is_sum(words: Words, row: str) -> bool:
    """Tell the lines of the judgement from those about the outlook, places and parts."""
    others = (words("Outlook: {text}"), words("Found in {place} {commit}"))
    starts = tuple(f"  {text.partition('{')[0]}" for text in others)
    return row.startswith("  ") and not row.startswith(("    ", *starts))


# Drawing ----------------------------------------------------------------------------------


def across(day: date) -> float:
    """Return where a day stands from left to right, at its end."""
    return LEFT + (RIGHT - LEFT) * ((day - JANUARY).days + 1) / DAYS


def text(x: float, y: float, words: str, kind: str = "p-ink", anchor: str = "start") -> str:
    """Write words at a place."""
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}" text-anchor="{anchor}">{escape(words)}</text>'


def line(points: list[tuple[float, float]], kind: str) -> str:
    """Draw a line through points."""
    places = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{places}" class="{kind}"/>'


def lamp(asked: Asked, light: Light, x: float, y: float) -> str:
    """Draw a light with its word, ending at a place."""
    word = asked.words.light(light)
    width = 44 if asked.language == "zh_CN" else 64
    return (
        f'<rect x="{x - width:.1f}" y="{y - 16:.1f}" width="{width}" height="22" rx="4" '
        f'fill="{COLOURS[light]}"/>' + text(x - width / 2, y, word, "p-light", "middle")
    )


def strip(asked: Asked, y: float) -> Iterator[str]:
    """Draw the light of each day, and the months below it."""
    yield text(LEFT, y - 6, asked.say(EACH_DAY), "p-faint")
    for first, last, light in lights(asked.worked):
        start, end = across(first - timedelta(1)), across(last)
        yield (
            f'<rect x="{start:.1f}" y="{y}" width="{end - start:.1f}" height="20" '
            f'fill="{COLOURS[light]}"/>'
        )
        if end - start > (22 if asked.language == "zh_CN" else 46):
            yield text((start + end) / 2, y + 15, asked.words.light(light), "p-light", "middle")
    for month in range(1, 13):
        start = across(date(2025, month, 1) - timedelta(1))
        yield line([(start, y + 20), (start, y + 26)], "p-thin")
        name = f"{month}月" if asked.language == "zh_CN" else date(2025, month, 1).strftime("%b")
        yield text(start + 4, y + 36, name, "p-faint")
    here = across(asked.day)
    top = y - 16 if asked.worked.about == "1.1" else TOP
    yield line([(here, top), (here, y + 20)], "p-thin p-dash")
    yield text(here + 4, top + 6, f"{asked.say(ASKED)} {asked.worked.day[5:]}", "p-faint")


class Chart(NamedTuple):
    """Where values stand from bottom to top."""

    low: Fraction
    high: Fraction

    def up(self, value: Fraction) -> float:
        """Return where a value stands."""
        return TOP + CHART - float((value - self.low) / (self.high - self.low)) * CHART


def chart_of(state: IndicatorState) -> Chart:
    """Choose what is seen of the values: all from nothing on, of a rate or stock the upper part."""
    values = [Fraction(point.value) for point in state.series.points]
    values.append(Fraction(state.target.value))
    low, high = min(values), max(values)
    zoomed = state.indicator.kind in ("rate", "stock")
    room = (high - low) / 2
    return Chart(low - room if zoomed else Fraction(0), high + room if zoomed else high * 11 / 10)


def way(asked: Asked, state: IndicatorState) -> list[tuple[date, Fraction]]:
    """Return the corners of the way to the target."""
    corners: list[tuple[date, Fraction]] = []
    for days in range(DAYS):
        day = JANUARY + timedelta(days)
        plan = asked.state.project.plan
        value = expected_on(state.indicator, state.target, plan, state.by, day)
        if value is None or state.indicator.trajectory is None:
            continue
        if len(corners) > 1 and _straight(corners[-2], corners[-1], (day, value)):
            corners.pop()
        corners.append((day, value))
    return corners


def _straight(*corners: tuple[date, Fraction]) -> bool:
    (first, low), (middle, value), (last, high) = corners
    return (value - low) * (last - first).days == (high - low) * (middle - first).days


def curve(asked: Asked) -> Iterator[str]:
    """Draw an indicator: its target, its way, its figures, and how far they are apart."""
    state = asked.state.indicator("it")
    assert state.point is not None
    chart, words, measure = chart_of(state), asked.words, state.indicator.measure
    goal = chart.up(Fraction(state.target.value))
    yield line([(LEFT, goal), (RIGHT, goal)], "p-thin p-dash")
    target = f"{asked.say(GOAL)} {words.quantity(state.target.value, measure)}"
    yield text(LEFT, goal - 6, target, "p-faint")
    corners = way(asked, state)
    if len(corners) > 1:
        yield line([(across(day), chart.up(value)) for day, value in corners], "p-way")
    points = [point for point in state.series.points if point.as_of <= asked.day]
    places = [(across(point.as_of), chart.up(Fraction(point.value))) for point in points]
    colour = COLOURS[state.verdict.light]
    yield line(places, "p-thin")
    for x, y in places:
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" class="p-ink"/>'
    x, y = places[-1]
    yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="{colour}"/>'
    yield from _apart(asked, state, chart, (x, y))


def _apart(
    asked: Asked, state: IndicatorState, chart: Chart, place: tuple[float, float]
) -> Iterator[str]:
    """Draw the judged figure's own words, and its distance to what was expected by its day."""
    assert state.point is not None
    (x, y), words, measure = place, asked.words, state.indicator.measure
    value = f"{state.point.as_of:%m-%d} {words.quantity(state.point.value, measure)}"
    expected = state.expected
    below = expected is None or Fraction(state.point.value) < expected
    yield _beside(x, y, value, "p-ink p-bold", below=below)
    if expected is None or state.printed.gap is None or state.expected_number is None:
        return
    wanted = chart.up(expected)
    yield f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{x:.1f}" y2="{wanted:.1f}" stroke="{COLOURS[state.verdict.light]}" stroke-width="3"/>'
    if state.indicator.kind != "rate":
        due = f"{asked.say(WAY)} {words.quantity(state.expected_number, measure)}"
        yield _beside(x, wanted, due, "p-faint", below=not below)
    yield text(x + 8, (y + wanted) / 2 + 5, signed(state.printed.gap, "0.0"), "p-ink p-bold")


def _beside(x: float, y: float, words: str, kind: str, *, below: bool) -> str:
    """Write words where the way, which leads up, leaves room: to the left above, to the right below."""
    return text(x + 10, y + 22, words, kind) if below else text(x - 8, y - 10, words, kind, "end")


def marks(asked: Asked) -> Iterator[str]:
    """Draw the days of an action: when it is due, when it was done, what was told of it."""
    action = asked.state.action(asked.worked.about)
    assert action is not None
    y = TOP + 40
    yield line([(LEFT, y), (RIGHT, y)], "p-thin")
    days = [(action.due, DUE), (action.done, DONE)]
    for month, content in asked.worked.entries.items():
        told = (entry["ref"] for entry in content.get("progress", ()))
        if asked.worked.about in told:
            days.append((date.fromisoformat(f"{month}-15"), ENTRY))
    for place, (day, name) in enumerate(days):
        if day is None:
            continue
        x = across(day)
        yield f'<circle cx="{x:.1f}" cy="{y}" r="5" class="p-ink"/>'
        shown = asked.say(name) if name is ENTRY else f"{asked.say(name)} {day:%m-%d}"
        yield text(x, y + 22 if place == 1 else y - 12, shown, "p-ink", "middle")


def parts(asked: Asked) -> Iterator[str]:
    """Draw what a task is judged by, each with its light and reason."""
    task = asked.state.task(asked.worked.about)
    rows = [
        *((one.indicator.title, one.verdict) for one in task.indicators),
        *((one.action.title, one.verdict) for one in task.actions),
    ]
    for place, (title, verdict) in enumerate(rows):
        y = TOP + 30 + place * 30
        yield text(LEFT, y, title)
        yield lamp(asked, verdict.light, LEFT + 330, y)
        yield text(LEFT + 345, y, asked.words.tell(verdict.reason), "p-faint")


def picture(worked: Worked, language: Language) -> str:
    """Draw an example."""
    day = date.fromisoformat(worked.day)
    asked = Asked(worked, language, Words(language), state_of(worked, language, day))
    draw, height = (curve, CHART) if worked.about == "it" else (marks, 70)
    if worked.about == "1.1":
        draw, height = parts, 30 * 3 + 20
    rows = [row for said in sums(asked) for row in _rows(said, CELLS[language])]
    bottom = TOP + height + 34
    total = bottom + 56 + ROW * len(rows) + 8
    title, light = worked.title.of(language), asked.verdict.light
    label = f"{title}: {asked.words.light(light)}. {asked.words.tell(asked.verdict.reason)}"
    return "\n".join(
        (
            _opened(total, label),
            f"<style>{STYLE}</style>",
            f'<rect width="{WIDTH}" height="{total}" class="p-paper"/>',
            f'<g font-size="16">{text(LEFT, 28, title, "p-ink p-bold")}</g>',
            lamp(asked, light, RIGHT, 26),
            *strip(asked, bottom),
            *draw(asked),
            *(text(LEFT, bottom + 62 + ROW * place, row) for place, row in enumerate(rows)),
            "</svg>\n",
        )
    )


def _opened(height: int, label: str) -> str:
    """Begin a drawing; who cannot see it is told its label."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="picture" viewBox="0 0 {WIDTH} {height}" '
        f'font-family="sans-serif" font-size="13" role="img" aria-label="{escape(label)}">'
    )


def _rows(said: str, cells: int) -> list[str]:
    first, *more = wrapped(said, cells)
    return [first, *(f"\u3000\u3000{row}" for row in more)]


def drawings() -> dict[str, str]:
    """Return every picture by its path."""
    return {
        f"{folder}/{worked.id}.svg": picture(worked, language)
        for folder, language in LANGUAGES.items()
        for worked in EXAMPLES
    }


def main(arguments: list[str]) -> int:
    """Write the pictures, or print which are out of date."""
    return written({FOLDER / name: drawn for name, drawn in drawings().items()}, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
