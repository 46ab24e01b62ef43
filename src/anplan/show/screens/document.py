"""What was read of a document as a screen: its head, tasks, targets, papers, and what is unsure."""

from anplan.intake.document.reading import Reading, TaskTarget
from anplan.intake.document.tasks.tasks import Task
from anplan.intake.document.text.words import Words
from anplan.intake.document.who.offices import Office
from anplan.show.layout.screen import Column, Screen, cells
from anplan.show.words import Words as Language


def document_screen(words: Language, reading: Reading) -> Screen:
    """Show what was read of a document."""
    screen = Screen()
    head = reading.head
    screen.line(head.title.value if head.title else words("(no title)"), "title")
    known = [value.value for value in (head.number, head.issuer, head.issued) if value]
    if known:
        screen.line(" ".join(known))
    screen.line()
    _tasks(screen, words, reading)
    _targets(screen, words, reading)
    _phases(screen, words, reading)
    _papers(screen, words, reading)
    _questions(screen, words, reading)
    return screen


def _tasks(screen: Screen, words: Language, reading: Reading) -> None:
    """Show the tasks; a column that none of them fills is left out."""
    count = words("Tasks: {count}").format(count=len(reading.tasks))
    screen.line(count, "heading")
    if not reading.tasks:
        return
    columns = (
        Column(words("No.")),
        Column(words("Task"), flexible=True),
        Column(words("Lead"), flexible=True),
        Column(words("Responsible"), flexible=True),
        Column(words("Support"), flexible=True),
        Column(words("Due"), flexible=True),
        Column(words("Line"), right=True),
    )
    rows = [_row(reading, task) for task in reading.tasks]
    kept = [place for place in range(len(columns)) if any(row[place] for row in rows)]
    screen.table(
        tuple(columns[place] for place in kept),
        [cells(*(row[place] for place in kept)) for row in rows],
    )
    screen.line()


def _row(reading: Reading, task: Task) -> tuple[str, ...]:
    assigned = task.assigned
    return (
        task.number,
        task.title.condensed,
        _names(assigned.lead),
        _names(assigned.units),
        _names(assigned.support),
        task.due.words.condensed if task.due else "",
        _line(reading, task.title),
    )


def _names(offices: tuple[Office, ...]) -> str:
    return "、".join(office.name for office in offices)


def _line(reading: Reading, words: Words) -> str:
    return str(reading.source.line(words.start))


def _targets(screen: Screen, words: Language, reading: Reading) -> None:
    if not reading.targets:
        return
    screen.line(words("Targets: {count}").format(count=len(reading.targets)), "heading")
    columns = (
        Column(words("Target"), right=True),
        Column(words("Words"), flexible=True),
        Column(words("Task")),
        Column(words("Line"), right=True),
    )
    screen.table(columns, [cells(*_target_row(reading, one)) for one in reading.targets])
    screen.line()


def _target_row(reading: Reading, one: TaskTarget) -> tuple[str, ...]:
    target = one.target
    sign = (
        "≈"
        if target.is_rough
        else {"=": "", ">=": "≥", "<=": "≤"}.get(target.comparator, target.comparator)
    )
    task = reading.tasks[one.task].number if one.task is not None else ""
    return (
        f"{sign}{target.value}{target.measure}",
        target.words.condensed,
        task,
        _line(reading, target.words),
    )


def _phases(screen: Screen, words: Language, reading: Reading) -> None:
    if reading.phases:
        screen.line(words("Phases: {count}").format(count=len(reading.phases)), "heading")
    for phase in reading.phases:
        span = " ".join(dict.fromkeys(filter(None, (phase.first, phase.last))))
        screen.line(f"{phase.title.condensed} {span}".rstrip(), indent=2)


def _papers(screen: Screen, words: Language, reading: Reading) -> None:
    if reading.papers:
        screen.line(words("Papers owed: {count}").format(count=len(reading.papers)), "heading")
    for paper in reading.papers:
        screen.line(paper.words.condensed, indent=2)


def _questions(screen: Screen, words: Language, reading: Reading) -> None:
    if reading.questions:
        screen.line(
            words("Open questions: {count}").format(count=len(reading.questions)), "heading"
        )
    for question in reading.questions:
        choices = words(" / ").join(words.tell(choice) for choice in question.choices)
        place = (
            words("line {line}").format(line=_line(reading, question.words))
            if question.words
            else ""
        )
        text = words.tell(question.text)
        screen.line(" ".join(filter(None, (f"{place}:" if place else "", text, choices))), indent=2)
