"""Family R, between people: what is asked must reach somebody, what is answered must have been asked."""

from collections.abc import Iterator

from anplan.base.message import Message, mark, say
from anplan.base.period import Period
from anplan.base.problem import Spot
from anplan.checks.examples.requests import EXAMPLES
from anplan.checks.index import Index
from anplan.checks.rule import Finding, Rule
from anplan.checks.rules.references.decisions import decidable_parts, judged_instead
from anplan.checks.rules.wording import closest, cure, few
from anplan.checks.subjects import Facts
from anplan.model.paths import decisions_path, is_instruction, report_path, task_of
from anplan.model.project import Project
from anplan.model.reports import Report, Trouble
from anplan.model.requests import AnswerEntry, Request
from anplan.state.asked import is_asked


def nobody_asked(facts: Facts) -> Iterator[Finding]:
    """Find problems and instructions that ask nobody, and instructions with the number of another."""
    project = facts.project
    known = {*project.units, *facts.index.unread, *(group.id for group in project.plan.groups)}
    for (unit, period), report in project.reports.items():
        for place, problem in enumerate(report.problems):
            others = {other for other in project.expand(problem.of) if other != unit}
            if problem.of and not others and known >= set(problem.of):
                yield Finding(
                    Spot(report_path(unit, period), ("problems", place, "of")),
                    say("{title} asks nobody but its own unit", title=problem.title),
                    say("Write the units that are asked, or leave of: out"),
                )
    yield from _instructions(project, known)


def _instructions(project: Project, known: set[str]) -> Iterator[Finding]:
    numbers: set[str] = set()
    for month, index, decision in project.all_decisions():
        if decision.kind != "instruct":
            continue
        spot = Spot(decisions_path(month), ("decisions", index))
        if not project.expand(decision.units) and known >= set(decision.units):
            yield Finding(
                Spot(spot.file, (*spot.path, "units")),
                say("{ref} instructs nobody: its groups have no members", ref=decision.ref),
                say("Write the units that are instructed"),
            )
        if decision.ref in numbers:
            yield Finding(
                Spot(spot.file, (*spot.path, "ref")),
                say("{ref} is the number of an earlier instruction", ref=decision.ref),
                say("Give each its own: an answer names it by its number alone"),
            )
        numbers.add(decision.ref)


def unfit_request(facts: Facts) -> Iterator[Finding]:
    """Find requests for what has no light or no day, or what others answer for."""
    project, index = facts.project, facts.index
    for (unit, period), report in project.reports.items():
        for place, request in enumerate(report.requests):
            refusal = why_unfit(project, index, unit, request)
            if refusal is not None:
                spot = Spot(report_path(unit, period), ("requests", place, "ref"))
                yield Finding(spot, *refusal)
            elif project.measure(unit, request.ref) is not None:
                yield _about_a_measure(unit, period, place, request)


def _about_a_measure(unit: str, period: Period, place: int, request: Request) -> Finding:
    """Tell that a unit sets the days of its own measures: nobody decides about them."""
    return Finding(
        Spot(report_path(unit, period), ("requests", place, "ref")),
        say(
            "{ref} is a measure of the unit's own: the coordinator decides nothing about it",
            ref=request.ref,
        ),
        say("Name the action or the indicator that it serves"),
        milder="warning",
    )


def why_unfit(
    project: Project, index: Index, unit: str, request: Request
) -> tuple[Message, Message] | None:
    """Return why the coordinator could not decide what is asked for, and what could be asked for."""
    ref, action = request.ref, index.actions.get(request.ref)
    if ref in project.tasks:
        parts = decidable_parts(project, ref) or say("none")
        return (
            say("{ref} is a task, which is judged by its parts", ref=ref),
            say("Name one of them: {refs}", refs=parts),
        )
    if action is None or not index.may_speak(unit, task_of(ref)):
        return None  # whose an indicator is, and refs of nothing, are told by R101 to R105
    if not action.has_light:
        message = say("{ref} has no light of its own that could be settled", ref=ref)
        return message, judged_instead(action)
    if action.kind == "recurring" and request.kind == "extend":
        return (
            say("{ref} is recurring work: it has no day to extend", ref=ref),
            say("Tell the coordinator in a problem why it cannot be kept"),
        )
    answering = project.responsible(ref)
    if unit in answering or set(answering) & index.doubtful:
        return None
    names = tuple(map(project.label, answering))
    return (
        say("{unit} does not answer for {ref}", unit=project.label(unit), ref=ref),
        say("{units} may ask for it", units=names),
    )


def never_asked(facts: Facts) -> Iterator[Finding]:
    """Find answers to what nobody asked of the unit, and decisions about what nobody asked."""
    project = facts.project
    for (unit, period), report in project.reports.items():
        for place, answer in enumerate(report.answers):
            if not _may_be_asked(project, unit, answer):
                key = "title" if answer.title else "ref"
                yield Finding(
                    Spot(report_path(unit, period), ("answers", place, key)),
                    _not_asked(project, unit, answer),
                    _asked_instead(project, unit, answer),
                )
    yield from _decisions(project)


def _may_be_asked(project: Project, unit: str, answer: AnswerEntry) -> bool:
    """Return whether it was asked, as far as it can be known."""
    if is_asked(project, unit, answer):
        return True
    if answer.unit is None:
        return any(file.startswith("plan/decisions") for file in project.broken)
    return _is_unread(project, answer.unit) or answer.unit not in project.units


def _is_unread(project: Project, unit: str) -> bool:
    """Return whether a file of a unit cannot be read: what stands in it is not known."""
    return any(file.startswith(f"units/{unit}/") for file in project.broken)


def _not_asked(project: Project, unit: str, answer: AnswerEntry) -> Message:
    name = project.label(unit)
    if answer.unit is not None:
        return say(
            "{asker} asks {unit} nothing by the title {title} about {ref}",
            asker=project.label(answer.unit),
            unit=name,
            title=answer.title,
            ref=answer.ref,
        )
    if is_instruction(answer.ref):
        return say("No instruction {ref} was given to {unit}", ref=answer.ref, unit=name)
    return say("The coordinator asked {unit} nothing about {ref}", unit=name, ref=answer.ref)


def _asked_instead(project: Project, unit: str, answer: AnswerEntry) -> Message:
    """Return what was asked of a unit, that which is most like the answer first."""
    titles = {
        problem.title: f"unit: {asker}, ref: {problem.ref}, title: {problem.title}"
        for (asker, _), report in project.reports.items()
        for problem in report.problems
        if problem.of and unit in project.expand(problem.of)
    }
    refs = {
        decision.ref: f"ref: {decision.ref}"
        for _, _, decision in project.all_decisions()
        if (decision.kind == "ask" and decision.unit == unit)
        or (decision.kind == "instruct" and unit in project.expand(decision.units))
    }
    asked = titles if answer.title else refs
    typed = answer.title or answer.ref
    close = typed if typed in asked else closest(typed, asked)
    every = few(tuple({**titles, **refs}.values())) or say("none")
    rest = say("{unit} was asked: {asked}", unit=project.label(unit), asked=every)
    return cure(asked[close] if close else None, rest)


def _decisions(project: Project) -> Iterator[Finding]:
    """Find answers to problems and refusals of requests that are not there."""
    for month, index, decision in project.all_decisions():
        unit = decision.unit
        if decision.kind not in ("answer", "refuse") or unit not in project.units:
            continue
        assert unit is not None
        reports = [report for _, report in project.reports_of(unit)]
        spot = Spot(decisions_path(month), ("decisions", index))
        if _is_unread(project, unit):
            continue
        if decision.kind == "answer" and not _has_problem(reports, decision.ref, decision.title):
            message = say(
                "{unit} told no problem {title} about {ref}",
                unit=project.label(unit),
                title=decision.title,
                ref=decision.ref,
            )
            yield Finding(
                Spot(spot.file, (*spot.path, "title")), message, _told(reports, decision.title)
            )
        if decision.kind == "refuse" and not _has_request(reports, decision.ref):
            message = say(
                "{unit} requested nothing about {ref}", unit=project.label(unit), ref=decision.ref
            )
            yield Finding(Spot(spot.file, (*spot.path, "ref")), message, _made(reports))


def _has_problem(reports: list[Report], ref: str, title: str | None) -> bool:
    return any((one.ref, one.title) == (ref, title) for one in _problems(reports))


def _problems(reports: list[Report]) -> Iterator[Trouble]:
    for report in reports:
        yield from report.problems


def _has_request(reports: list[Report], ref: str) -> bool:
    return any(request.ref == ref for report in reports for request in report.requests)


def _told(reports: list[Report], title: str | None) -> Message:
    known = {one.title: f"ref: {one.ref}, title: {one.title}" for one in _problems(reports)}
    close = closest(title or "", known)
    if title in known:
        close = title
    return cure(known[close] if close else None, say("Write ref and title as they were first told"))


def _made(reports: list[Report]) -> Message:
    refs = tuple(dict.fromkeys(request.ref for report in reports for request in report.requests))
    if not refs:
        return say("Take the decision out: the unit has requested nothing")
    return say("Write one of: {choices}", choices=refs)


RULES = (
    Rule(
        "R129",
        "error",
        mark("A request or an instruction that nobody can answer"),
        mark("Where nobody is asked, or two things have one number, it stays open for ever."),
        *EXAMPLES["R129"],
        Facts,
        nobody_asked,
    ),
    Rule(
        "R130",
        "error",
        mark("A request that the unit cannot make"),
        mark(
            "Only who answers for it asks for a later day or its closing, and only what has a light, "
            "and for a day a day, can be decided."
        ),
        *EXAMPLES["R130"],
        Facts,
        unfit_request,
    ),
    Rule(
        "R132",
        "error",
        mark("An answer to what was not asked"),
        mark(
            "A request is known by its unit, ref and title, an instruction by its number. An answer "
            "under another name answers nothing, and what was asked stays open."
        ),
        *EXAMPLES["R132"],
        Facts,
        never_asked,
    ),
)
