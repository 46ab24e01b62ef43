"""From what was typed into a form's white cells to a report's content: pure, row by row."""

from collections.abc import Mapping
from typing import NamedTuple

from anplan.base.message import Message, say
from anplan.base.period import Period
from anplan.base.spelling import shown_on_one_line
from anplan.base.words import look_up
from anplan.intake.forms import (
    FIELDS,
    PRELIMINARY_WORDS,
    SEPARATOR,
    YES_WORDS,
    Content,
    FormLine,
    Identity,
    Level,
    Section,
    is_section,
    row_ref,
    text_digest,
)
from anplan.intake.parse import ParsedValue, is_absent, parse_choice, parse_day, parse_figure
from anplan.model.project import Project

_MAX_TITLE = 20


class Cell(NamedTuple):
    """What was typed into a white cell, and its address; ``is_lost`` where nobody can tell."""

    text: str = ""
    address: str = ""
    is_number: bool = False
    is_lost: bool = False


Row = Mapping[str, Cell]
"""The white cells of a row by their fields."""


class FormReader:
    """Collects a report's content from a form's rows, and a line about every filled cell."""

    def __init__(self, project: Project, identity: Identity) -> None:
        """Begin with nothing; the identity says which rows the form has."""
        self.content: Content = {}
        self.lines: list[FormLine] = []
        self._project = project
        self._identity = identity
        self._period = Period.parse(identity.period)
        self._own_wording = frozenset(identity.texts)
        self._seen: set[str] = set()

    def report(self, level: Level, address: str, message: Message) -> None:
        """Add a line about a cell, or about the whole form where the address is empty."""
        self.lines.append(FormLine(level, address, message))

    def is_own_wording(self, text: str) -> bool:
        """Return whether a text stood on the form when it was sent out."""
        return text_digest(text) in self._own_wording

    def section_of(self, mark: str) -> Section | None:
        """Return the section of a row of this form by its mark; None for any other row."""
        section = mark.partition(SEPARATOR)[0]
        return section if is_section(section) and mark in self._identity.rows else None

    def read_row(self, mark: str, address: str, row: Row) -> None:
        """Read one row of this form; ``address`` is that of the cell with its mark."""
        section, ref = self.section_of(mark), _ref(mark)
        assert section is not None
        if mark in self._seen:
            message = say("the row of {ref} appears twice; both were read", ref=ref)
            self.report("unclear", address, message)
        self._seen.add(mark)
        row = {field: row.get(field, Cell()) for field in FIELDS[section]}
        if any(cell.text or cell.is_lost for cell in row.values()):
            self._read_filled(section, ref, row)
        elif section == "readings":
            self.report("empty", row["value"].address, _neither(ref))

    def finish(self) -> None:
        """Report what is missing from the form as a whole."""
        for mark in self._identity.rows:
            if mark not in self._seen:
                self.report("unclear", "", say("the row of {ref} is missing", ref=_ref(mark)))
        if "nothing" in self.content and len(self.content) > 1:
            del self.content["nothing"]
            message = say("the form says there is no news, yet has some; the news was taken")
            self.report("unclear", "", message)
        if not self.content and not any(line.level == "error" for line in self.lines):
            self.report("error", "", say("nothing was filled in"))

    def _read_filled(self, section: Section, ref: str, row: Row) -> None:
        match section:
            case "readings":
                self._read_reading(ref, row)
            case "tasks":
                self._read_task(ref, row)
            case "milestones":
                self._read_milestone(ref, row)
            case "open":
                self._read_open(ref, row)
            case "problems":
                self._read_problem(row)
            case "next":
                self._read_next(row)
            case "nothing":
                if text := self._words(row["text"]):
                    self.content["nothing"] = text

    def _add(self, section: str, **entry: str) -> None:
        """Add an entry to a section, without the keys that have no value."""
        filled = {key: value for key, value in entry.items() if value}
        self.content.setdefault(section, []).append(filled)

    def _take(self, cell: Cell, parsed: ParsedValue) -> str:
        """Report how a cell was understood, and return its value."""
        if parsed.note is not None:
            self.report(parsed.level, cell.address, parsed.note)
        elif cell.text and not parsed.value and is_absent(cell.text):
            message = say("{typed}: no value", typed=shown_on_one_line(cell.text))
            self.report("changed", cell.address, message)
        elif cell.text:
            message = say("{value}", value=shown_on_one_line(cell.text))
            self.report("ok", cell.address, message)
        return parsed.value

    def _words(self, cell: Cell) -> str:
        """Take a text as it stands; a lone 无 says that there is none."""
        return self._take(cell, ParsedValue("" if is_absent(cell.text) else cell.text))

    def _read_reading(self, ref: str, row: Row) -> None:
        indicator = self._project.indicators.get(ref)
        cell = row["value"]
        if indicator is None:
            message = say("the plan has no indicator {ref}", ref=ref)
            self.report("error", cell.address, message)
            return
        figure = parse_figure(cell.text, indicator.measure)
        day = parse_day(row["as_of"].text, self._period)
        state = parse_choice(row["preliminary"].text, PRELIMINARY_WORDS)
        value, as_of = self._take(cell, figure), self._take(row["as_of"], day)
        preliminary = self._take(row["preliminary"], state)
        reason = self._words(row["reason"])
        if cell.is_lost or "error" in (figure.level, day.level, state.level):
            self.report("error", cell.address, say("{ref}: the row was not taken", ref=ref))
        elif value and not as_of:
            message = say("{ref}: the day of the data is missing", ref=ref)
            self.report("error", row["as_of"].address, message)
        elif value:
            self._question_share(cell, value, indicator.measure)
            self._add(
                "readings",
                indicator=ref,
                value=value,
                as_of=as_of,
                preliminary=preliminary,
                reason=reason,
            )
        elif reason:
            self._add("readings", indicator=ref, unavailable=reason)
            if as_of or preliminary:
                message = say("{ref}: no figure, so its day and state are not taken", ref=ref)
                self.report("changed", cell.address, message)
        else:
            self.report("error", cell.address, _neither(ref))

    def _question_share(self, cell: Cell, value: str, measure: str) -> None:
        """Ask back where Excel may have stored 7.5% as 0.075."""
        if measure == "%" and cell.is_number and value.lstrip("-").startswith("0."):
            message = say(
                "{value}: a percentage, or the fraction that Excel made of it?", value=value
            )
            self.report("unclear", cell.address, message)

    def _read_task(self, ref: str, row: Row) -> None:
        for field, section in (("text", "progress"), ("next", "next")):
            if text := self._words(row[field]):
                self._add(section, ref=ref, text=text)

    def _read_milestone(self, ref: str, row: Row) -> None:
        if done := self._take(row["done"], parse_day(row["done"].text, self._period)):
            self._add("milestones", ref=ref, done=done)

    def _read_open(self, ref: str, row: Row) -> None:
        """Read whether a problem that was open when the form was sent out is solved."""
        answer, cell = row["answer"], row["solved"]
        is_solved = self._take(answer, parse_choice(answer.text, YES_WORDS))
        solved = self._take(cell, parse_day(cell.text, self._period))
        mark = row_ref("open", ref)
        titles = self._identity.titles
        if solved and answer.text and not is_solved:
            message = say("a day on which it was solved, yet marked as not solved; not taken")
            self.report("error", cell.address, message)
        elif solved and mark in titles:
            ref = titles.get(f"{mark}/ref", "")
            self._add("problems", ref=ref, title=titles[mark], solved=solved)
        elif is_solved:
            self.report("error", cell.address, say("solved: the day is missing"))

    def _task_of(self, cell: Cell) -> str:
        """Find the task that was chosen, by its choice or its number."""
        tasks = self._identity.tasks
        names = {task: task for task in tasks.values()}
        names |= {choice: task for choice, task in tasks.items() if choice not in names}
        if not cell.text and len(tasks) == 1:
            return next(iter(tasks.values()))
        task = look_up(cell.text, names) if cell.text else None
        if task is not None:
            return self._take(cell, ParsedValue(task))
        message = (
            say(
                "no task of this form: {text}; the row was not taken",
                text=shown_on_one_line(cell.text),
            )
            if cell.text
            else say("the task is missing; the row was not taken")
        )
        self.report("error", cell.address, message)
        return ""

    def _read_problem(self, row: Row) -> None:
        text, ask = self._words(row["text"]), self._words(row["ask"])
        if not text:
            if ask or row["task"].text:
                message = say("the problem itself is missing; the row was not taken")
                self.report("error", row["text"].address, message)
            return
        if task := self._task_of(row["task"]):
            title = _title(text)
            if title != text:
                message = say("its title is {title}", title=title)
                self.report("changed", row["text"].address, message)
            rest = text if title != text else ""
            self._add("problems", ref=task, title=title, text=rest, ask=ask)

    def _read_next(self, row: Row) -> None:
        text = self._words(row["text"])
        if not text and row["task"].text:
            message = say("a task without its next steps; the row was not taken")
            self.report("error", row["text"].address, message)
        elif text and (task := self._task_of(row["task"])):
            self._add("next", ref=task, text=text)


def _neither(ref: str) -> Message:
    return say("{ref}: neither a figure nor a reason", ref=ref)


def _ref(mark: str) -> str:
    """Return what a row is about by its mark."""
    return mark.partition(SEPARATOR)[2] or mark


def _title(text: str) -> str:
    """Return a problem's title, taken from its first words."""
    first = text
    for stop in "。；;，,\n":
        first = first.partition(stop)[0]
    is_short = 0 < len(first) <= _MAX_TITLE
    return (first if is_short else text.replace("\n", " ")[:_MAX_TITLE]).strip()
