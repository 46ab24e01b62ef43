"""From what was typed into a form's white cells to a report's content: pure, row by row."""

from collections.abc import Mapping
from typing import NamedTuple

from anplan.base.message import Message, say
from anplan.base.period import Period
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
from anplan.intake.parse import Understood, choice, day, figure, is_absent, shown
from anplan.model.project import Project

_TITLE = 20


class Typed(NamedTuple):
    """What was typed into a white cell, and where; ``is_lost`` where nobody can tell."""

    text: str = ""
    cell: str = ""
    is_number: bool = False
    is_lost: bool = False


Row = Mapping[str, Typed]


class Answers:
    """Collects a report's content from a form's rows, and a line for every filled cell."""

    def __init__(self, project: Project, identity: Identity) -> None:
        """Begin with nothing; the identity says which rows the form has."""
        self.content: Content = {}
        self.lines: list[FormLine] = []
        self._project, self._identity = project, identity
        self._period = Period.parse(identity.period)
        self._own = frozenset(identity.texts)
        self._seen: set[str] = set()

    def tell(self, level: Level, cell: str, message: Message) -> None:
        """Add a line."""
        self.lines.append(FormLine(level, cell, message))

    def is_own_wording(self, text: str) -> bool:
        """Return whether a text stood on the form when it was sent out."""
        return text_digest(text) in self._own

    def section_of(self, mark: str) -> Section | None:
        """Return the section of a row of this form by its mark; None for any other row."""
        section = mark.partition(SEPARATOR)[0]
        return section if is_section(section) and mark in self._identity.rows else None

    def read_row(self, mark: str, cell: str, row: Row) -> None:
        """Read one row of this form; ``cell`` is the one with its mark."""
        section, ref = self.section_of(mark), _ref(mark)
        assert section is not None
        if mark in self._seen:
            self.tell(
                "unclear", cell, say("the row of {ref} is there twice; it is read again", ref=ref)
            )
        self._seen.add(mark)
        row = {field: row.get(field, Typed()) for field in FIELDS[section]}
        is_filled = any(typed.text or typed.is_lost for typed in row.values())
        if is_filled:
            self._read_filled(section, ref, row)
        elif section == "readings":
            self.tell("empty", row["value"].cell, _neither(ref))

    def finish(self) -> None:
        """Tell what is missing on the whole form."""
        for mark in self._identity.rows:
            if mark not in self._seen:
                self.tell("unclear", "", say("the row of {ref} is missing", ref=_ref(mark)))
        if "nothing" in self.content and len(self.content) > 1:
            del self.content["nothing"]
            told = say("the form says that there is no news and yet has some; the news was taken")
            self.tell("unclear", "", told)
        if not self.content and not any(line.level == "error" for line in self.lines):
            self.tell("error", "", say("nothing was filled in"))

    def _read_filled(self, section: Section, ref: str, row: Row) -> None:
        if section == "readings":
            self._read_reading(ref, row)
        elif section == "tasks":
            self._read_task(ref, row)
        elif section == "milestones":
            self._read_milestone(ref, row)
        elif section == "open":
            self._read_open(ref, row)
        elif section == "problems":
            self._read_problem(row)
        elif section == "next":
            self._read_next(row)
        elif text := self._words(row["text"]):
            self.content["nothing"] = text

    def _add(self, section: str, entry: dict[str, str]) -> None:
        filled = {key: value for key, value in entry.items() if value}
        self.content.setdefault(section, []).append(filled)

    def _take(self, cell: Typed, understood: Understood) -> str:
        """Tell how a cell was understood and give the value."""
        if understood.note is not None:
            self.tell(understood.level, cell.cell, understood.note)
        elif cell.text and not understood.value and is_absent(cell.text):
            self.tell("changed", cell.cell, say("{typed}: no value", typed=shown(cell.text)))
        elif cell.text:
            self.tell("ok", cell.cell, say("{value}", value=shown(cell.text)))
        return understood.value

    def _words(self, cell: Typed) -> str:
        """Take a text as it stands; a lone 无 says that there is none."""
        return self._take(cell, Understood("" if is_absent(cell.text) else cell.text))

    def _read_reading(self, ref: str, row: Row) -> None:
        indicator = self._project.indicators.get(ref)
        cell = row["value"]
        if indicator is None:
            self.tell("error", cell.cell, say("the plan has no indicator {ref}", ref=ref))
            return
        number = figure(cell.text, indicator.measure)
        as_of = day(row["as_of"].text, self._period)
        value, known_on = self._take(cell, number), self._take(row["as_of"], as_of)
        state = choice(row["preliminary"].text, PRELIMINARY_WORDS)
        early = self._take(row["preliminary"], state)
        reason = self._words(row["reason"])
        if cell.is_lost or "error" in (number.level, as_of.level, state.level):
            self.tell("error", cell.cell, say("{ref}: the row was not taken", ref=ref))
        elif value and not known_on:
            told = say("{ref}: the day of the data is missing", ref=ref)
            self.tell("error", row["as_of"].cell, told)
        elif value:
            self._tell_share(cell, value, indicator.measure)
            self._add("readings", {"indicator": ref, "value": value, "as_of": known_on,
                                   "preliminary": early, "reason": reason})  # fmt: skip
        elif reason:
            self._add("readings", {"indicator": ref, "unavailable": reason})
            if known_on or early:
                told = say("{ref}: no figure, so its day and state are not taken", ref=ref)
                self.tell("changed", cell.cell, told)
        else:
            self.tell("error", cell.cell, _neither(ref))

    def _tell_share(self, cell: Typed, value: str, measure: str) -> None:
        """Ask back where Excel may have stored 7.5% as 0.075."""
        if measure == "%" and cell.is_number and value.lstrip("-").startswith("0."):
            told = say("{value}: per cent, or a share that Excel made of it?", value=value)
            self.tell("unclear", cell.cell, told)

    def _read_task(self, ref: str, row: Row) -> None:
        for field, section in (("text", "progress"), ("next", "next")):
            if text := self._words(row[field]):
                self._add(section, {"ref": ref, "text": text})

    def _read_milestone(self, ref: str, row: Row) -> None:
        if done := self._take(row["done"], day(row["done"].text, self._period)):
            self._add("milestones", {"ref": ref, "done": done})

    def _read_open(self, ref: str, row: Row) -> None:
        answer, cell = row["answer"], row["solved"]
        said = choice(answer.text, YES_WORDS)
        yes = self._take(answer, said)
        solved = self._take(cell, day(cell.text, self._period))
        mark = row_ref("open", ref)
        titles = self._identity.titles
        if solved and answer.text and not yes:
            told = say("a day on which it was solved, and yet not solved; not taken")
            self.tell("error", cell.cell, told)
        elif solved and mark in titles:
            title = titles[mark]
            self._add("problems", {"ref": titles.get(f"{mark}/ref", ""), "title": title,
                                   "solved": solved})  # fmt: skip
        elif yes:
            self.tell("error", cell.cell, say("solved: the day is missing"))

    def _task_of(self, cell: Typed) -> str:
        """Find the task that was chosen, by its choice or its number."""
        tasks = self._identity.tasks
        names = {**tasks, **{task: task for task in tasks.values()}}
        if not cell.text and len(tasks) == 1:
            return next(iter(tasks.values()))
        found = look_up(cell.text, names) if cell.text else None
        if found is None:
            told = (
                say("no task of this form: {text}; the row was not taken", text=shown(cell.text))
                if cell.text
                else say("the task is missing; the row was not taken")
            )
            self.tell("error", cell.cell, told)
            return ""
        return self._take(cell, Understood(found))

    def _read_problem(self, row: Row) -> None:
        text, ask = self._words(row["text"]), self._words(row["ask"])
        if not text:
            if ask or row["task"].text:
                told = say("the problem itself is missing; the row was not taken")
                self.tell("error", row["text"].cell, told)
            return
        if task := self._task_of(row["task"]):
            title = _title(text)
            if title != text:
                self.tell("changed", row["text"].cell, say("its title is {title}", title=title))
            self._add("problems", {"ref": task, "title": title,
                                   "text": text if title != text else "", "ask": ask})  # fmt: skip

    def _read_next(self, row: Row) -> None:
        text = self._words(row["text"])
        if not text and row["task"].text:
            told = say("a task without its next steps; the row was not taken")
            self.tell("error", row["text"].cell, told)
        elif text and (task := self._task_of(row["task"])):
            self._add("next", {"ref": task, "text": text})


def _neither(ref: str) -> Message:
    return say("{ref}: neither a figure nor a reason", ref=ref)


def _ref(mark: str) -> str:
    return mark.partition(SEPARATOR)[2] or mark


def _title(text: str) -> str:
    """Take a problem's name from its first words."""
    first = text
    for stop in "。；;，,\n":
        first = first.partition(stop)[0]
    return (first if 0 < len(first) <= _TITLE else text.replace("\n", " ")[:_TITLE]).strip()
