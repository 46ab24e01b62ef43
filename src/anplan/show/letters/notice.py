"""The notice of who handed in on time, late or not at all, as an office circulates it."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from anplan.base.message import mark
from anplan.model.units import Unit
from anplan.show.layout.screen import Screen
from anplan.show.letters.reminders import near_day, paper_words, period_words
from anplan.show.paper.tree import Addressees, Document, Letterhead, Paragraph, Run, Signature
from anplan.show.screens.page import SAMPLE
from anplan.show.values import obligation_of, title_text
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.papers import Paper, due_day

_COUNTS = {
    "done": mark("{count} came on time"),
    "late": mark("{count} late"),
    "missing": mark("{count} missing"),
    "returned": mark("{count} returned"),
    "open": mark("{count} to come"),
}
_UNITS = {
    "done": mark("On time ({count} units): {units}."),
    "late": mark("Late ({count} units): {units}."),
    "missing": mark("Missing ({count} units): {units}."),
    "returned": mark("Returned, to be handed in again ({count} units): {units}."),
    "open": mark("Not due yet ({count} units): {units}."),
}


class Notice(NamedTuple):
    """What a notice says; ``sample`` says that its figures are no real ones, and may be empty.

    ``addressees`` is empty where nobody but its sender owes anything.
    """

    title: str
    sample: str
    addressees: str
    paragraphs: tuple[str, ...]
    office: str
    day: str


def notice_of(words: Words, state: State, papers: list[Paper]) -> Notice:
    """Write the notice of a period's papers, units in the plan's own order."""
    plan = state.project.plan
    by_obligation: dict[str, list[Paper]] = {}
    for paper in papers:
        by_obligation.setdefault(paper.obligation, []).append(paper)
    names = tuple(paper_words(words, state, group[0]) for group in by_obligation.values())
    return Notice(
        words("Notice on the submission of {papers}").format(papers=words.listed(names)),
        words(" ({list})").format(list=words(SAMPLE)).strip() if plan.sample else "",
        _addressees(words, state, papers),
        (
            *(
                text
                for group in by_obligation.values()
                for text in _paragraphs(words, state, group)
            ),
            *_requests(words, {_kind(paper) for paper in papers}),
        ),
        title_text(words, state.project.full_name(plan.coordinator)),
        words.day(state.question.papers_on),
    )


def notice_screen(notice: Notice) -> Screen:
    """Lay a notice out as a text to paste."""
    screen = Screen()
    for line in (notice.title, notice.sample):
        if line:
            screen.line(line)
    screen.line()
    for line in filter(None, (notice.addressees, *notice.paragraphs)):
        screen.line(line)
    screen.line()
    screen.line(notice.office)
    screen.line(notice.day)
    return screen


def notice_document(notice: Notice) -> Document:
    """Lay a notice out as a letter without a masthead."""
    marked, texts = (
        [Paragraph((Run(text),)) for text in part if text]
        for part in ((notice.sample,), notice.paragraphs)
    )
    return Document(
        Letterhead("", "", notice.office, notice.day),
        notice.title,
        (
            *marked,
            *((Addressees(notice.addressees),) if notice.addressees else ()),
            *texts,
            Signature(notice.office, notice.day),
        ),
    )


def _addressees(words: Words, state: State, papers: list[Paper]) -> str:
    """Name all units whose papers it is about, but its sender; a group by its title where all are."""
    project = state.project
    owing = {paper.unit for paper in papers} - {project.plan.coordinator}
    units = [unit for unit in project.units if unit in owing]
    whole = {
        group.id: group.title
        for group in project.plan.groups
        if (members := project.expand((group.id,))) and owing.issuperset(members)
    }
    names = dict.fromkeys(
        title_text(words, _group_of(project.units[unit], whole) or project.full_name(unit))
        for unit in units
    )
    return words("To {units}:").format(units=words.listed(tuple(names))) if names else ""


def _group_of(unit: Unit, titles: Mapping[str, str]) -> str | None:
    """Return the title of the first of a unit's groups that has one here."""
    return next((titles[name] for name in unit.all_groups if name in titles), None)


def _requests(words: Words, kinds: set[str]) -> Iterator[str]:
    if "missing" in kinds:
        yield words("Units that have not handed in yet are asked to do so promptly.")
    if "returned" in kinds:
        yield words("Units whose papers were returned are asked to hand them in again.")


def _paragraphs(words: Words, state: State, papers: list[Paper]) -> Iterator[str]:
    """Yield the counts of one kind of paper, then the units by how they handed in."""
    by_kind = {kind: [paper for paper in papers if _kind(paper) == kind] for kind in _COUNTS}
    counts = tuple(
        words(_COUNTS[kind]).format(count=len(of_kind))
        for kind, of_kind in by_kind.items()
        if of_kind
    )
    text = words("{owed} papers owed {name}, {due}. As of {day}: {counts}.")
    yield words.fill(
        text,
        owed=len(papers),
        name=_name(words, state, papers[0]),
        due=_due(words, state, papers[0], still_open=bool(by_kind["open"])),
        day=near_day(words, state, state.question.papers_on),
        counts=words.listed(counts),
    )
    for kind, of_kind in by_kind.items():
        if of_kind:
            names = words.listed(tuple(_unit_text(words, state, paper) for paper in of_kind))
            yield words.fill(words(_UNITS[kind]), count=len(of_kind), units=names)


def _kind(paper: Paper) -> str:
    """Return how a paper stands: one that was returned is neither missing nor merely to come."""
    return "returned" if paper.owed_again else paper.state


def _name(words: Words, state: State, paper: Paper) -> str:
    title = title_text(words, obligation_of(state.project, paper).title)
    period = period_words(words, state, paper)
    if period is None:
        return words("({title})").format(title=title)
    return words("for {period} ({title})").format(period=period, title=title)


def _due(words: Words, state: State, paper: Paper, *, still_open: bool) -> str:
    """Write the day on which all owe a paper, whatever day one that was returned has."""
    text = words("not due until {due}") if still_open else words("due on {due}")
    due = due_day(state.project, obligation_of(state.project, paper), paper.period)
    return text.format(due=near_day(words, state, due))


def _unit_text(words: Words, state: State, paper: Paper) -> str:
    name = title_text(words, state.project.full_name(paper.unit))
    if paper.early:
        return words("{unit} (dated {day}, to be verified)").format(unit=name, day=paper.done_on)
    if paper.returned is not None and paper.owed_again and paper.returned.until is not None:
        day = near_day(words, state, paper.due)
        return words("{unit} (again by {day})").format(unit=name, day=day)
    if paper.state != "late":
        return name
    return words.fill(words("{unit} ({days} days late)"), unit=name, days=paper.days_late)
