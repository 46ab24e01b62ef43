"""What is asked and requested as texts, the same on screens, forms and in letters."""

from collections.abc import Callable
from datetime import date

from anplan.model.project import Project
from anplan.show.safe import one_line
from anplan.show.values import title_text
from anplan.show.words import GRADES, Words
from anplan.state.asked import Asked
from anplan.state.evaluations import Evaluation
from anplan.state.question import Question
from anplan.state.requested import Requested


def asker_text(words: Words, project: Project, asked: Asked) -> str:
    """Name who asks: a unit, a leader's post, the coordinator."""
    if asked.sort == "unit":
        return title_text(words, project.label(asked.who))
    return asked.who if asked.sort == "leader" else words("coordinator")


def instruction_name(asked: Asked) -> str:
    """Name a leader's instruction: by its number, the post and its words."""
    return f"{asked.ref} {one_line(asked.who)} {one_line(asked.text)}"


def matter_text(words: Words, project: Project, asked: Asked) -> str:
    """Name what is asked about, as it is typed; a measure of the asking unit by its title before that."""
    if asked.sort != "unit" or project.measure(asked.who, asked.ref) is None:
        return project.printed(asked.ref)
    name = project.own_name(asked.who, asked.ref)
    return words("{title} ({reason})").format(title=one_line(name), reason=asked.ref)


def matter_title(words: Words, project: Project, asked: Asked) -> str:
    """Name what is asked about by its title alone."""
    if asked.sort == "unit" and project.measure(asked.who, asked.ref) is not None:
        return title_text(words, project.own_name(asked.who, asked.ref))
    return ref_title(words, project, asked.ref)


def asked_text(words: Words, asked: Asked) -> str:
    """Write what is asked: of a problem its title first, where the words are others."""
    if asked.sort != "unit" or asked.text == asked.title:
        return asked.text
    return words.sentences(asked.title, asked.text)


def open_text(words: Words, asked: Asked, question: Question) -> str:
    """Write for how long something has been open, or how it stands to its day."""
    if asked.until is None:
        text = words("not answered, {days} days")
        return words.fill(text, days=asked.days_open(question))
    late = (question.counted_until - asked.until).days
    if asked.standing(question) == "missing" and late > 0:
        return words.fill(words("not carried out, {days} days overdue"), days=late)
    return words("to be carried out by {day}").format(day=asked.until)


def answer_text(words: Words, asked: Asked, file: str = "") -> str:
    """Write when and by whom it was answered, with the words where there are any."""
    answer = asked.answer
    assert answer is not None
    if answer.by == "solved":
        return words("solved {day}").format(day=answer.day)
    text = words("answered on {day}")
    if answer.by == "coordinator":
        text = words("answered by the coordinator on {day}")
    elif file:
        text = words("answered on {day} in {file}")
    line = text.format(day=answer.day, file=file)
    if asked.until is not None and answer.day > asked.until:
        late = words.fill(words(", {days} days late"), days=(answer.day - asked.until).days)
        line += late
    return words.labelled(line, answer.text) if answer.text else line


def ref_title(words: Words, project: Project, ref: str) -> str:
    """Name an indicator, an action or a task by its title."""
    indicator = project.indicators.get(ref)
    return title_text(words, indicator.label if indicator else project.numbered(ref))


def requested_text(
    words: Words,
    project: Project,
    request: Requested,
    day_text: Callable[[date], str] = date.isoformat,
) -> str:
    """Write what a unit requests of the coordinator, and why."""
    title = ref_title(words, project, request.ref)
    text = words("closing out of {title}")
    if request.until is not None:
        text = words("extension of {title} to {day}")
    line = text.format(title=title, day=day_text(request.until) if request.until else "")
    return words.labelled(line, one_line(request.reason)) if request.reason else line


def outcome_text(words: Words, request: Requested, question: Question) -> str:
    """Write what became of a request."""
    outcome = request.outcome
    if outcome is None:
        text = words("waits for a decision, {days} days")
        return words.fill(text, days=request.days_open(question))
    text = words("decided otherwise on {day}")
    if request.is_granted:
        text = words("granted on {day}")
    elif request.is_refused:
        text = words("refused on {day}")
    line = text.format(day=outcome.on)
    if request.is_granted and outcome.until not in (None, request.until):
        line += words(", up to {day}").format(day=outcome.until)
    return words.labelled(line, one_line(outcome.reason))


def evaluation_text(words: Words, project: Project, evaluation: Evaluation) -> str:
    """Write who thinks what of the work, and how satisfied they are."""
    grade = words(GRADES[evaluation.grade])
    line = words("{who} ({day}): {grade}").format(who=evaluation.by, day=evaluation.on, grade=grade)
    if evaluation.ref != "plan":
        line = words.labelled(ref_title(words, project, evaluation.ref), line)
    return words("{text}; {more}").format(text=line, more=one_line(evaluation.text))
