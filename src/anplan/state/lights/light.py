"""The light of an indicator: the first rule that applies.

Each rule is one function from a case to a verdict, or None where it does not apply; RULES
is their order, and the letters are those that ``anplan why`` prints.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from anplan.base.days import add_months, next_month_end
from anplan.base.message import Message, mark, say
from anplan.base.period import Period, Span
from anplan.base.quantity import Quantity
from anplan.state.figures import exact, plain
from anplan.state.lights.case import Case, Fear
from anplan.state.lights.trajectory import last_step, next_step, points_of
from anplan.state.lights.verdict import Light, Verdict


def exempted(case: Case) -> Verdict | None:
    """Rule a: exempt."""
    if case.settled.exempt is None:
        return None
    decision, spot = case.settled.exempt
    reason = say("exempt until {day}: {why}", day=decision.until, why=decision.reason)
    return Verdict("grey", "a", reason, spots=(spot,))


def in_words(case: Case) -> Verdict | None:
    """Rule b: nothing is asked in figures."""
    if case.target.has_figure:
        return None
    closed = case.settled.closed
    if closed is not None:
        decision, spot = closed
        reason = say("closed on {day}: {why}", day=decision.on, why=decision.reason)
        return Verdict("closed", "c", reason, spots=(spot,))
    if not case.target.is_given:
        return Verdict("grey", "b", say("no target for {year}", year=str(case.by.year)))
    return Verdict("grey", "b", say("no figure in the target"))


def no_value(case: Case) -> Verdict | None:
    """Rule b: no value yet."""
    if case.point is not None:
        return None
    if case.unshared is not None:
        reason = say("no figure to be had: {why}", why=case.unshared)
        return Verdict("grey", "b", reason, brief=say("no figure to be had"))
    if case.absence is not None:
        reason = say("no figure out yet: {why}", why=case.absence.why)
        short = say("no figure out yet")
        return Verdict("grey", "b", reason, spots=(case.absence.spot,), brief=short)
    if case.indicator.shared_from is not None:
        return Verdict("grey", "b", say("not reported there yet"))
    return Verdict("grey", "b", say("not reported"))


def on_the_day(case: Case) -> Verdict | None:
    """Rule c: the target's day has come."""
    if case.day < case.by:
        return None
    early = case.accumulates and case.target.upward and case.met
    assert case.point is not None
    if case.point.as_of < case.by and not early:
        reason = say(
            "the figure of {day} was not reported; the last is of {as_of}",
            day=case.by,
            as_of=case.point.as_of,
        )
        return Verdict("grey", "c", reason, brief=say("final figure not reported"))
    if case.met:
        return _closed(case, "c") or Verdict(
            "green", "c", say("target met: {value}", value=case.shown), _more_than_meant(case)
        )
    if case.target.strict and case.value == case.target.value:
        return Verdict("yellow", "c", say("the target was equalled, not passed"))
    return _missed(case, "c")


def _missed(case: Case, rule: str) -> Verdict:
    """Return that a target is missed; more than what it has in mind is never worse than yellow."""
    return Verdict("yellow" if case.is_over else "red", rule, _missed_by(case))


def _more_than_meant(case: Case) -> tuple[Message, ...]:
    """Say by how much a target that is met was passed, where it names an upper end."""
    high = case.target.high
    if high is None or not case.is_over:
        return ()
    over = case.short_of(Fraction(high))
    return (say("{over} more than the range goes to, which is no fault", over=over),)


def _missed_by(case: Case) -> Message:
    high = case.target.high
    if high is not None and case.is_over:
        return say(
            "above what the target allows, {missing} over", missing=case.short_of(Fraction(high))
        )
    missing = case.short_of(Fraction(case.target.low))
    if case.target.upward or case.target.rank is not None:
        return say("target not met, {missing} short", missing=missing)
    return say("target not kept, {missing} over", missing=missing)


def _closed(case: Case, rule: str) -> Verdict | None:
    if case.settled.closed is None:
        return None
    decision, spot = case.settled.closed
    return Verdict("closed", rule, say("met and closed on {day}", day=decision.on), spots=(spot,))


def stale_after(as_of: date, every: Span) -> date:
    """Return the last day on which a figure is not stale: a month after the second next cycle."""
    second = Period.of(every, as_of).shifted(2)
    return next_month_end(second.end)


def stale(case: Case) -> Verdict | None:
    """Rule d: nothing newer for two cycles and a month."""
    assert case.point is not None
    if case.day <= stale_after(case.point.as_of, case.indicator.every):
        return None
    if case.absence is not None:
        reason = say(
            "nothing newer since {as_of}: {why}", as_of=case.point.as_of, why=case.absence.why
        )
        short = say("no newer figure out yet")
        return Verdict("grey", "d", reason, spots=(case.absence.spot,), brief=short)
    return Verdict("grey", "d", say("nothing newer since {as_of}", as_of=case.point.as_of))


def over_the_ceiling(case: Case) -> Verdict | None:
    """Rule e: what only grows is over its ceiling already."""
    if case.target.upward or not case.accumulates or case.value <= case.target.value:
        return None
    return Verdict("red", "e", _missed_by(case))


def met_already(case: Case) -> Verdict | None:
    """Rule f: the target is met before its day."""
    if not case.met or (case.accumulates and not case.target.upward):
        return None
    closed = _closed(case, "f") if case.accumulates else None
    return closed or Verdict("green", "f", say("target met already"), _more_than_meant(case))


def at_the_end(case: Case) -> Verdict | None:
    """Rule g: nothing is expected before the target's day."""
    if not case.waits_for_its_day:
        return None
    reached = [point for point in case.earlier if case.met_by(point.value)]
    if reached and not case.met and case.is_over:
        return Verdict("yellow", "g", _missed_by(case))
    if reached and not case.met:
        missing = case.short_of(Fraction(case.target.low))
        reason = say(
            "fell back below the target, met on {day}; {missing} short",
            day=reached[-1].as_of,
            missing=missing,
        )
        short = say("fell back, {missing} short", missing=missing)
        return Verdict("yellow", "g", reason, brief=short)
    return Verdict("blue", "g", say("not due before {day}", day=case.by))


def by_steps(case: Case) -> Verdict | None:
    """Rule h: held against the last step passed, and against the next one when it is near."""
    is_near = case.target.within is not None and not case.accumulates
    if not case.indicator.has_steps or case.has_no_way or is_near:
        return None
    assert case.point is not None
    as_of, value = case.point.as_of, Fraction(case.value)
    done = last_step(case.indicator, case.target, as_of, case.part)
    ahead = next_step(case.indicator, case.target, as_of, case.part)
    reason = _steps_reason(case, done, ahead)
    least = done - Fraction(case.target.within or 0)
    if (value < least) if case.target.upward else (value > done):
        short = say("step missed, {missing} short", missing=case.short_of(done))
        return Verdict(_by_points(case), "h", reason, brief=short)
    if ahead and as_of >= add_months(ahead[0], -1):
        way = ahead[1] - done
        if (way > 0) == case.target.upward and way != 0 and (value - done) / way < Fraction(1, 2):
            near = say("less than half of the way to the next step is done")
            return Verdict("yellow", "h", reason, (near,), brief=say("next step near"))
    return Verdict("green", "h", reason)


def _steps_reason(case: Case, done: Fraction, ahead: tuple[date, Fraction] | None) -> Message:
    assert case.point is not None
    measure = case.indicator.measure
    passed = [
        day
        for day, _ in points_of(case.indicator, case.target, case.part)
        if day <= case.point.as_of
    ]
    parts: list[Message] = []
    if passed:
        parts.append(_passed_step(case, passed[-1], done))
    if ahead:
        missing = max(
            Fraction(0), (ahead[1] - Fraction(case.value)) * (1 if case.target.upward else -1)
        )
        goal = Quantity(plain(ahead[1]), measure)
        parts.append(
            say(
                "{wanted} by {day}, {missing} to go",
                day=ahead[0],
                wanted=goal,
                missing=Quantity(exact(missing), measure),
            )
            if missing
            else say("{wanted} by {day}, there already", day=ahead[0], wanted=goal)
        )
    first, *more = parts
    return say("{first}; {second}", first=first, second=more[0]) if more else first


def _passed_step(case: Case, step: date, wanted: Fraction) -> Message:
    """Say what a step asked and what is there; of a later day with that day."""
    assert case.point is not None
    as_of = case.point.as_of
    done = Quantity(case.value, case.indicator.measure)
    due = Quantity(plain(wanted), case.indicator.measure)
    if as_of == step:
        return say("{wanted} due by {day}, {done} there", wanted=due, day=step, done=done)
    return say(
        "{wanted} due by {day}, {done} there on {as_of}",
        wanted=due,
        day=step,
        done=done,
        as_of=as_of,
    )


def by_gap(case: Case) -> Verdict | None:
    """Rule i: by the distance to what is expected."""
    gap, shown = case.progress.gap, case.printed.gap
    if case.target.is_placed and case.indicator.kind != "rate":
        return Verdict("yellow", "i", _missed_by(case))
    if case.target.rank is not None:
        return Verdict("yellow", "i", _missed_by(case))
    if case.target.within is not None and not case.has_no_way and not _is_ahead(case):
        return _by_band(case)
    if gap is None or shown is None:
        return _without_gap(case)
    if case.indicator.kind == "rate":
        return Verdict(_by_points(case), "i", _rate_reason(case, gap, shown))
    return Verdict(_by_points(case), "i", _reason(case, gap, shown))


def _reason(case: Case, gap: Fraction, shown: Decimal) -> Message:
    if gap == 0:
        return say("just on the trajectory")
    if case.is_room_used_up:
        if gap > 0:
            return say("below the trajectory by {gap} points", gap=shown)
        return say("over the trajectory by {gap} points", gap=abs(shown))
    if gap > 0:
        return say("ahead of the trajectory by {gap} points", gap=shown)
    return say("behind the trajectory by {gap} points", gap=abs(shown))


def _rate_reason(case: Case, gap: Fraction, shown: Decimal) -> Message:
    is_above = (gap > 0) == case.target.upward
    points = abs(shown)
    if gap == 0:
        return say("just on the trajectory")
    if case.indicator.trajectory is None or case.expected == Fraction(case.target.value):
        if is_above:
            return say("above the target by {gap} percentage points", gap=points)
        return say("below the target by {gap} percentage points", gap=points)
    if is_above:
        return say("above the trajectory by {gap} percentage points", gap=points)
    return say("below the trajectory by {gap} percentage points", gap=points)


def _is_ahead(case: Case) -> bool:
    """Return whether what only grows is as far as expected: more than that is no fault."""
    assert case.expected is not None
    return case.accumulates and Fraction(case.value) >= case.expected


def _by_band(case: Case) -> Verdict:
    """Judge a value near which another is expected: inside the band, or how far outside.

    Too much of what was to be about so much is told, and never worse than yellow.
    """
    assert case.expected is not None
    is_over = Fraction(case.value) > case.expected
    light = _by_points(case)
    light = "yellow" if is_over and light == "red" else light
    return Verdict(light, "i", _band_reason(case, case.expected, is_over=is_over))


def _band_reason(case: Case, expected: Fraction, *, is_over: bool) -> Message:
    assert case.target.within is not None
    within = _distance(Quantity(case.target.within, case.indicator.measure))
    missing = _distance(case.short_of(expected))
    is_target = expected == Fraction(case.target.value)
    if not case.outside:
        if is_target:
            return say("within {within} of the target", within=within)
        return say("within {within} of what is expected by now", within=within)
    if is_target and is_over:
        return say("{excess} above the target, outside the {within}", excess=missing, within=within)
    if is_target:
        return say(
            "{shortfall} below the target, outside the {within}", shortfall=missing, within=within
        )
    if is_over:
        return say(
            "{excess} more than expected by now, outside the {within}",
            excess=missing,
            within=within,
        )
    return say(
        "{shortfall} less than expected by now, outside the {within}",
        shortfall=missing,
        within=within,
    )


def _distance(amount: Quantity) -> Quantity | Message:
    """Return how far two values lie apart: of percentages in percentage points."""
    if amount.measure == "%":
        return say("{points} percentage points", points=amount.value)
    return amount


def _without_gap(case: Case) -> Verdict:
    """Judge where there are no percentages: met or not, by the target or by what is expected."""
    expected = None if case.has_no_way else case.expected
    if expected is None or case.met:
        if case.met:
            return Verdict("green", "i", say("target kept so far"))
        return _missed(case, "i")
    if Fraction(case.value) <= expected:
        return Verdict("green", "i", say("within what is expected by now"))
    over = case.short_of(expected)
    return Verdict("red", "i", say("over what is expected by now by {missing}", missing=over))


def _by_points(case: Case) -> Light:
    behind = case.behind
    rate = case.indicator.kind == "rate"
    red = Fraction(case.settings.red_rate if rate else case.settings.red)
    if behind is None:
        return "red"
    if behind <= 0:
        return "green"
    return "yellow" if behind <= red else "red"


Rule = Callable[[Case], Verdict | None]
RULES: tuple[Rule, ...] = (
    exempted,
    in_words,
    no_value,
    on_the_day,
    stale,
    over_the_ceiling,
    met_already,
    at_the_end,
    by_steps,
    by_gap,
)

RULE_WORDS = {
    "a": mark("exempt by decision: grey"),
    "b": mark("no value yet, or no figure in the target: grey; words that were closed out: closed"),
    "c": mark(
        "the target's day has come: met is green (closed once closed out), not met is red; "
        "aspirational, or a strict target just equalled, is yellow; without the figure of "
        "that day grey"
    ),
    "d": mark("nothing newer for two cycles and a month: grey"),
    "e": mark("a ceiling on what only grows is passed: red"),
    "f": mark("target met before its day: green (closed once closed out)"),
    "g": mark("nothing expected before the target's day: blue; yellow if it was met and fell back"),
    "h": mark(
        "by steps: the last step not reached is judged by its gap; within a month of the "
        "next step with less than half of the way done is yellow; else green"
    ),
    "i": mark("by gap: level or ahead is green, behind by up to the limit yellow, by more red"),
}


def judge(case: Case, warnings: tuple[Fear, ...] = ()) -> Verdict:
    """Return the light of an indicator, softened or lowered by what stands outside the table."""
    by_rules = next(verdict for rule in RULES if (verdict := rule(case)) is not None)
    return lower(soften(by_rules, aspirational=case.indicator.aspirational), warnings)


def soften(verdict: Verdict, *, aspirational: bool) -> Verdict:
    """Make an aspirational target's red yellow."""
    if not aspirational or verdict.light != "red":
        return verdict
    note = say("an aspirational target is never worse than yellow")
    return verdict._replace(light="yellow", because=(*verdict.because, note))


def lower(verdict: Verdict, warnings: tuple[Fear, ...]) -> Verdict:
    """Let a unit's own warning make a light yellow at best; it never raises one."""
    if not warnings or verdict.rule == "a" or verdict.light in ("red", "yellow", "closed"):
        return verdict
    messages = tuple(warning.message for warning in warnings)
    return verdict._replace(
        light="yellow",
        reason=messages[0],
        because=(verdict.reason, *messages[1:]),
        spots=(*verdict.spots, *(fear.spot for fear in warnings)),
        brief=warnings[0].brief,
    )
