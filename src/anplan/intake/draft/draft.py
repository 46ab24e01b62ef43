"""A draft: the files of a workspace, each value with the document's words or marked as assumed."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from anplan.base.message import Message, say
from anplan.intake.document.reading import Reading
from anplan.intake.document.tasks.actions import provisions_of
from anplan.intake.document.tasks.phases import Phase
from anplan.intake.document.tasks.provisions import Provision
from anplan.intake.document.tasks.tasks import Task
from anplan.intake.document.text.words import Places, Words
from anplan.intake.draft import indicators, papers, tasks
from anplan.intake.draft.days import day_of
from anplan.intake.draft.figures import figures
from anplan.intake.draft.frame import language_of
from anplan.intake.draft.front import Front
from anplan.intake.draft.goals import goal_record, goals
from anplan.intake.draft.indicators import indicator_file
from anplan.intake.draft.latin import Ids, spelt
from anplan.intake.draft.nodes import Flow, Key, Listed, Record, Texts, assumed, keys
from anplan.intake.draft.papers import Owed, obligations, shortest_cycle
from anplan.intake.draft.recurring import with_recurring
from anplan.intake.draft.rest import Rest, ban_duties, defects, duties, narrative
from anplan.intake.draft.roster import Body, Group, Roster
from anplan.intake.draft.sections import Chapter, Numbered, numbered
from anplan.intake.draft.settled import Known, Settled, bare_group
from anplan.intake.draft.tasks import task_file
from anplan.intake.draft.wording import bare, label_of, quote_of
from anplan.intake.next_plan import MARKERS
from anplan.model.paths import PLAN, indicator_path, task_path, unit_path


class Draft(NamedTuple):
    """The files of a workspace by their paths, its text, and what was not taken."""

    title: str
    files: Mapping[str, Record]
    source: str
    language: str
    remarks: tuple[Message, ...] = ()


def draft_of(reading: Reading, settled: Settled, known: Known) -> Draft:
    """Return the files that a document makes, in the order of their paths."""
    return _Drafting(reading, settled, known).draft()


class _Drafting:
    """What the parts of a draft need of each other."""

    def __init__(self, reading: Reading, settled: Settled, known: Known) -> None:
        reading = with_recurring(reading)
        self.reading, self.settled = reading, settled
        self.source = reading.source
        self.language = language_of(reading)
        self.front = Front(reading, settled, known)
        self.span = self.front.span
        self.roster = Roster(reading, settled, known)
        self.numbered: Numbered = numbered(reading, known)
        self.figures = figures(reading, settled, known)
        self.goals = goals(self.source, self.figures)
        self.papers = self._papers()
        self.provisions = tuple(
            (task, found)
            for task in reading.tasks
            for found in provisions_of(task.title, task.text)
        )

    @property
    def bans(self) -> tuple[tuple[Task, Provision], ...]:
        """Return what tasks forbid."""
        return tuple(one for one in self.provisions if one[1].kind == "ban")

    def draft(self) -> Draft:
        """Return the files, the plan's own first."""
        task_files = self._tasks()
        files = {**dict(self._units()), **task_files, **dict(self._indicators(task_files))}
        files = {PLAN: self._plan(), **dict(sorted(files.items()))}
        remarks = (
            *tasks.remarks(self.reading.tasks),
            *self.papers.remarks,
            *self._recurring_figures(),
            *self._counting(),
        )
        return Draft(self.front.title, files, self.source.text, self.language, remarks)

    def _papers(self) -> Owed:
        if self.span is None:
            return Owed()
        issued = self.front.issued or self.span.start
        leading = [office for task in self.reading.tasks for office in task.assigned.lead]
        leads = self.roster.ids(leading)
        busy = {
            name for task in self.reading.tasks for name in self.roster.ids(task.assigned.offices)
        }
        idle = tuple({self.roster.coordinator} - busy) if busy else ()
        setting = papers.Setting(
            self.source, self.roster, self.settled, self.span, issued, leads, idle
        )
        return obligations(setting, self.reading.papers)

    def _units(self) -> Iterator[tuple[str, Record]]:
        bodies = dict(self.roster.bodies)
        if self.roster.coordinator not in bodies:
            name = MARKERS[self.language]
            bodies[self.roster.coordinator] = Body(self.roster.coordinator, name, None)
        for order, body in enumerate(bodies.values(), 1):
            yield unit_path(body.id), self._unit(body, order)

    def _unit(self, body: Body, order: int) -> Record:
        doubts = tuple(
            question
            for question in self.settled.open_of("office")
            if question.names[0] in (body.name, *body.aliases)
        )
        return keys(
            Key("name", body.name, asked=doubts),
            Key("aliases", Texts(body.aliases)),
            Key("group", body.groups[0] if len(body.groups) == 1 else ""),
            Key("groups", Flow(body.groups if len(body.groups) > 1 else ())),
            Key("order", str(order)),
            Key("quote", quote_of(self.source, body.words) if body.words else ""),
            assumed(
                *(() if body.words else ("name",)),
                *(("group",) if len(body.groups) == 1 else ()),
                *(("groups",) if len(body.groups) > 1 else ()),
            ),
        )

    def _tasks(self) -> dict[str, Record]:
        at: dict[int, list[str]] = {}
        for figure in self.figures:
            for start, _ in figure.said:
                at.setdefault(start, []).append(figure.id)
        starts = {start: tuple(at[start]) for start in sorted(at)}
        year = self.span.year if self.span else None
        called = (
            *(task.title.text for task in self.reading.tasks),
            *(body.name for body in self.roster.bodies.values()),
        )
        names = frozenset(filter(None, map(spelt, called)))
        setting = tasks.Setting(
            self.source,
            self.roster,
            self.settled,
            year,
            starts,
            tuple(starts),
            names,
            Places(self.papers.words),
        )
        return {
            task_path(name): task_file(setting, task)
            for name, task in zip(self.numbered.ids, self.reading.tasks, strict=True)
        }

    def _indicators(self, task_files: Mapping[str, Record]) -> Iterator[tuple[str, Record]]:
        deliverables = frozenset(_deliverables(task_files.values()))
        goal_of = {name: goal.id for goal in self.goals for name in goal.figures}
        setting = indicators.Setting(
            self.reading,
            self.roster,
            self.settled,
            self.span,
            self.numbered.ids,
            deliverables,
            shortest_cycle(self.papers.records),
        )
        for figure in self.figures:
            yield (
                indicator_path(figure.id),
                indicator_file(setting, figure, goal_of.get(figure.id, "")),
            )

    def _plan(self) -> Record:
        """Return the plan's own file."""
        todo = MARKERS[self.language]
        issued = self.front.issued
        start, end = (self.span.start, self.span.end) if self.span else (None, None)
        rest = self._rest()
        return keys(
            Key("document", self._document()),
            Key("start", start.isoformat() if start else todo, asked=self.settled.open_of("start")),
            Key("end", end.isoformat() if end else todo),
            Key("language", self.language),
            Key("coordinator", self.roster.coordinator, asked=self.settled.open_of("coordinator")),
            Key("phases", Listed(self._phases(start or issued, end or issued))),
            Key("goals", Listed(tuple(goal_record(self.source, goal) for goal in self.goals))),
            Key("groups", Listed(tuple(map(self._group, self.roster.groups.values())))),
            Key("sections", Listed(tuple(map(self._section, self.numbered.chapters)))),
            Key("obligations", Listed(self.papers.records)),
            Key("duties", Listed((*duties(rest, self.source), *self._ban_duties()))),
            Key("defects", Listed(defects(self.settled, self.source))),
            Key("narrative", Texts(narrative(rest, self.source))),
            Key("assumed", self._assumed()),
        )

    def _ban_duties(self) -> tuple[Record, ...]:
        """Return what tasks forbid as duties of whoever does them."""
        bans = [
            (ban.words, self.roster.ids(task.assigned.offices) or ("units",))
            for task, ban in self.bans
        ]
        return ban_duties(bans, self.source)

    def _counting(self) -> Iterator[Message]:
        """Say which sentences tell what counts: no key of an indicator holds them."""
        for task, one in self.provisions:
            if one.kind == "counting":
                yield say(
                    "{text} says what counts in {task}: it stands in narrative; tell those who report",
                    text=one.words.stripped("。;；").condensed,
                    task=task.title.condensed,
                )

    def _assumed(self) -> Record:
        """Return what the document does not give: of the plan, and of all things of a kind."""
        days = () if self.span and self.span.is_said else ("start", "end")
        document = () if self.front.is_whole else ("document",)
        return keys(
            Key("plan", Flow((*document, "coordinator", *days))),
            Key("indicators", Flow(indicators.ASSUMED if self.figures else ())),
            Key("actions", Flow(("kind",))),
            Key("units", Flow(("order",))),
        )

    def _document(self) -> Record:
        todo, front, settled = MARKERS[self.language], self.front, self.settled
        number = self.reading.head.number
        coordinator = self.roster.bodies.get(self.roster.coordinator)
        likely = coordinator.name if coordinator else todo
        first = self.span.start if self.span else None
        issued = front.issued or first
        return keys(
            Key("title", front.title or todo, asked=settled.open_of("title")),
            Key("number", number.value if number else ""),
            Key("issuer", front.issuer or likely, asked=settled.open_of("issuer")),
            Key("issued", issued.isoformat() if issued else todo, asked=settled.open_of("issued")),
        )

    def _phases(self, start: date | None, end: date | None) -> tuple[Record, ...]:
        """Return the phases; where the document has none, one for all of the plan."""
        ids = Ids()
        found = tuple(
            record
            for phase in self.reading.phases
            if (record := self._phase(ids, phase)) is not None
        )
        if found:
            return found
        todo = MARKERS[self.language]
        return (
            keys(
                Key("id", "implementation"),
                Key("title", say("Implementation")),
                Key("start", start.isoformat() if start else todo),
                Key("end", end.isoformat() if end else todo),
                assumed("title", "start", "end"),
            ),
        )

    def _phase(self, ids: Ids, phase: Phase) -> Record | None:
        last = _day(phase.last)
        first = _day(phase.first)
        if first is None or last is None or last < first:
            return None
        start = first if len(phase.first) > len("2025-03") else first.replace(day=1)
        return keys(
            Key("id", ids.of(phase.title.condensed, "phase")),
            Key("title", phase.title.condensed),
            Key("start", start.isoformat()),
            Key("end", last.isoformat()),
            Key("quote", quote_of(self.source, _joined(phase.title, phase.span))),
        )

    def _group(self, group: Group) -> Record:
        is_listed = group.id in self.roster.listed
        asked = tuple(
            question
            for question in self.settled.open_of("members")
            if bare_group(question.names[0]) == bare_group(group.title)
        )
        return keys(
            Key("id", group.id),
            Key("title", group.title),
            Key("members", "" if is_listed else "unlisted", asked=asked),
            Key("quote", quote_of(self.source, group.words)),
            assumed(*(() if is_listed else ("members",))),
        )

    def _section(self, chapter: Chapter) -> Record:
        number = Key("id", str(chapter.id))
        if chapter.heading is None:
            return keys(number, Key("title", say("Tasks")), assumed("title"))
        heading = chapter.heading
        return keys(
            number,
            Key("label", label_of(heading)),
            Key("parent", str(chapter.parent) if chapter.parent else ""),
            Key("title", bare(heading).condensed or heading.condensed),
            Key("quote", quote_of(self.source, heading)),
        )

    def _rest(self) -> tuple[Words, ...]:
        """Return the sentences that nothing stands on."""
        reading = self.reading
        quoted = [chapter.heading for chapter in self.numbered.chapters if chapter.heading]
        quoted += [goal.words for goal in self.goals]
        quoted += [figure.target.words for figure in self.figures]
        quoted += list(self.papers.words)
        quoted += [_joined(phase.title, phase.span) for phase in reading.phases]
        for task in reading.tasks:
            quoted += [task.title, *task.assigned.words, *(one.words for one in task.actions)]
            quoted += [task.due.words] if task.due else []
            quoted += list(task.text)
        quoted += [one.words for _, one in self.bans]
        unquoted = [one.words for _, one in self.provisions if one.kind != "ban"]
        unquoted += self.reading.so_far
        return tuple(Rest(self.source, quoted, unquoted).sentences())

    def _recurring_figures(self) -> Iterator[Message]:
        """Say which figures come back within a year: they stand in actions alone."""
        for one in self.reading.targets:
            if one.target.every not in (None, "year"):
                yield say(
                    "{text} comes back: it stands as work, not as an indicator",
                    text=one.target.words.condensed,
                )


def _joined(title: Words, span: Words | None) -> Words:
    """Return the words of a phase from its title to its span."""
    if span is None or span.start < title.end:
        return title
    return Words(title.text + " " * (span.end - title.end), title.start)


def _day(text: str) -> date | None:
    """Return the last day of a month, or the day, of a phase."""
    return day_of(text, None) if text else None


def _deliverables(records: Iterable[Record]) -> Iterator[str]:
    """Yield the indicators that actions name."""
    for record in records:
        for key in record.keys:
            if key.name == "actions" and isinstance(key.value, Listed):
                for action in key.value.records:
                    for part in action.keys:
                        if part.name == "indicators" and isinstance(part.value, Flow):
                            yield from part.value.words
