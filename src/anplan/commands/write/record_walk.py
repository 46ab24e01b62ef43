"""``anplan record`` without a kind: a walk through a unit's month, question by question."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.commands.write.entries import Speaker
from anplan.commands.write.record import Wanted, write_report
from anplan.commands.write.walk_questions import Asker, Back, Typed, typed_for
from anplan.commands.write.walk_steps import Step, steps
from anplan.commands.write.whose_report import (
    find_period,
    find_unit,
    refuse_closed,
    was_handed_in,
)
from anplan.files.disk.kept_answers import Answers, drop_answers, keep_answers, load_answers
from anplan.files.schema.validate import record_of
from anplan.model.paths import report_path
from anplan.model.sections import BY_NAME
from anplan.show.answer_text import answer_text
from anplan.show.safe import one_line
from anplan.state.papers import is_owed_again
from anplan.state.question import Question
from anplan.state.returned import returned_papers
from anplan.work.judge import with_arrivals
from anplan.work.session import Session, open_workspace
from anplan.work.write import Manner

_AGAIN = "asked again"
"""Under it stand, beside the kept answers, the names of those that are asked for again."""


class _Stopped(KeyboardInterrupt):
    """The walk was broken off; ``typed`` is what was said in the step that was being asked."""

    def __init__(self, typed: Typed) -> None:
        super().__init__()
        self.typed = typed


def walk(session: Session, wanted: Wanted, manner: Manner) -> int:
    """Ask for everything a unit has to say about its month, show the report, and write it."""
    if not session.console.asks:
        raise UsageError(
            say("What is recorded is missing"),
            say("anplan record --help shows the kinds; in a terminal anplan asks for each"),
        )
    opened = with_arrivals(open_workspace(session), session.console)
    unit = find_unit(session, opened.project)
    period = find_period(session, opened, unit, wanted.asked)
    refuse_closed(opened.project, opened.day, unit, period)
    speaker = Speaker(session, opened, unit, period)
    if not _adds_to_report(speaker):
        return 1
    answers, again = _kept(speaker)
    _greet(speaker)
    try:
        _ask_all(speaker, answers, again)
        content = _content(speaker, answers)
    except KeyboardInterrupt as stop:
        _tell_kept(speaker, answers, stop.typed if isinstance(stop, _Stopped) else {})
        raise
    if not content:
        return 1
    return _write(speaker, answers, content, wanted, manner)


def _write(
    speaker: Speaker, answers: Answers, content: dict[str, Any], wanted: Wanted, manner: Manner
) -> int:
    """Show what was said as sentences, ask, and write it."""
    session, opened, unit, period = speaker
    console = session.console
    console.out.write(f"\n{console.words('To be written:')}\n")
    for answer in _given(answers):
        console.out.write(f"  {answer_text(console.words, opened.project, *answer, unit=unit)}\n")
    preview = Manner(dry_run=True, shows_file=False)
    code = write_report(session, opened, unit, period, content, wanted, preview)
    if code == 0 and console.confirm(console.words("Write this report?")):
        code = write_report(session, opened, unit, period, content, wanted, manner)
        if code == 0:
            drop_answers(opened.workspace, unit, period)
            return 0
    if code != 0:
        _ask_again_next_time(speaker, answers)
        console.note(
            console.words(
                "Not written; the answers are kept, and figures and days are asked for again next time."
            )
        )
    else:
        console.note(console.words("Not written; the answers are kept for the next time."))
    return 1


def _adds_to_report(speaker: Speaker) -> bool:
    """Ask whether a report that was handed in is to become longer; True where there is none."""
    session, opened, unit, period = speaker
    if not was_handed_in(opened, unit, period):
        return True
    words = session.console.words
    text = words("{unit} has a report for {period} already. Add to it?")
    question = text.format(unit=opened.project.label(unit), period=words.period(period))
    if session.console.confirm(question):
        return True
    session.console.note(words("Nothing was written; --period names another period."))
    return False


def _ask_all(speaker: Speaker, answers: Answers, again: set[str]) -> None:
    """Ask every question that has no answer; going back asks the one before, with its answer.

    What is to be asked ``again`` is asked with its answer, too.
    """
    asker = Asker(speaker)
    every = list(steps(asker))
    kept = set(answers) - again
    typed: dict[str, Typed] = {
        name: typed_for(*answer) for name, answer in answers.items() if answer is not None
    }
    place = standing = 0
    is_back = False
    while place < len(every):
        step = every[place]
        if step.name in kept:
            place += 1
            continue
        _show(speaker, step, is_back=is_back)
        asker.begin(typed.get(step.name, {}), standing)
        try:
            answers[step.name] = step.ask()
            typed[step.name] = asker.typed
            place, standing, is_back = place + 1, 0, False
            again.discard(step.name)
            _keep(speaker, answers, again)
        except KeyboardInterrupt as stop:
            raise _Stopped(asker.typed) from stop
        except Back as back:
            typed[step.name] = {**asker.before, **asker.typed}
            place, standing = _before(every, place, back, typed)
            kept.discard(every[place].name)
            is_back = True


def _before(
    every: list[Step], place: int, back: Back, typed: Mapping[str, Typed]
) -> tuple[int, int]:
    """Return the step of the question before, and how many of its answers stand."""
    if back.place or not place:
        return place, max(back.place - 1, 0)
    asked = typed.get(every[place - 1].name, {})
    return place - 1, max(len(asked) - 1, 0)


def _show(speaker: Speaker, step: Step, *, is_back: bool) -> None:
    """Write the lines before a question."""
    for line in (is_back and step.again) or step.shown:
        speaker.session.console.out.write(f"{line}\n")


def _ask_again_next_time(speaker: Speaker, answers: Answers) -> None:
    """Keep the answers, of which figures and days are asked for again: a rule refused one of them."""
    texts = ("progress", "next", "answers")
    again = {name for name, answer in answers.items() if answer and answer[0] not in texts}
    _keep(speaker, answers, again)


def _keep(speaker: Speaker, answers: Answers, again: set[str]) -> None:
    kept = {**answers, _AGAIN: sorted(again)} if again else answers
    keep_answers(speaker.opened.workspace, speaker.unit, speaker.period, kept)


def _kept(speaker: Speaker) -> tuple[Answers, set[str]]:
    """Offer the answers of a walk that was broken off, and those among them to be asked for again."""
    session, workspace = speaker.session, speaker.opened.workspace
    loaded = load_answers(workspace, speaker.unit, speaker.period)
    names = loaded.pop(_AGAIN, [])
    again = {name for name in names if isinstance(name, str)} if isinstance(names, list) else set()
    kept = _readable(loaded)
    given = _given(kept)
    if not given:
        return {}, set()
    words = session.console.words
    text = words("{count} answers of last time are kept:")
    session.console.out.write(words.fill(text, count=len(given)) + "\n")
    for answer in given:
        line = answer_text(words, speaker.opened.project, *answer, unit=speaker.unit)
        session.console.out.write(f"  {line}\n")
    if session.console.confirm(words("Start anew instead, without them?")):
        drop_answers(workspace, speaker.unit, speaker.period)
        return {}, set()
    answers = {name: answer for name, answer in kept.items() if answer is not None}
    return answers, again & set(answers)


def _readable(kept: Answers) -> Answers:
    """Return the kept answers that a report can hold; others are asked for again."""
    return {name: answer for name, answer in kept.items() if answer is None or _fits(answer)}


def _fits(answer: Any) -> bool:
    try:
        section, entry = answer
        record_of(BY_NAME[section].record, entry)
    except Exception:  # noqa: BLE001 - whatever an earlier version or a hand left there
        return False
    return True


def _given(answers: Answers) -> list[Any]:
    return [answer for answer in answers.values() if answer is not None]


def _tell_kept(speaker: Speaker, answers: Answers, typed: Typed) -> None:
    """Say on a line of its own what a walk that is stopped keeps, and what it does not.

    What is ``typed`` of several questions about one thing makes no entry yet.
    """
    words = speaker.session.console.words
    text = words("{count} answers are kept for the next time.")
    with suppress(OSError):
        speaker.session.console.out.write("\n")
        speaker.session.console.out.flush()
    speaker.session.console.note(words.fill(text, count=len(_given(answers))))
    unfinished = tuple(one_line(one) for one in typed.values() if one)
    if unfinished:
        text = words("Not kept, for its last questions were not answered: {typed}")
        speaker.session.console.note(text.format(typed=words("; ").join(unfinished)))


def _greet(speaker: Speaker) -> None:
    words = speaker.session.console.words
    text = words(
        "{unit}, {period}. Enter passes over, or takes what stands in brackets; < goes back one "
        "question; Ctrl-C stops and keeps the answers."
    )
    if speaker.period.span != "month":
        text = words(
            "{unit}, summary of {period}. Enter passes over, or takes what stands in brackets; < "
            "goes back one question; Ctrl-C stops and keeps the answers."
        )
    name = speaker.opened.project.label(speaker.unit)
    line = text.format(unit=name, period=words.period(speaker.period))
    speaker.session.console.out.write(f"{line}\n")
    _tell_returned(speaker)


def _tell_returned(speaker: Speaker) -> None:
    """Say that the paper was returned and why, until it has come again."""
    project, unit, period = speaker.opened.project, speaker.unit, speaker.period
    question = Question.on(speaker.opened.day)
    returned = returned_papers(project, question).get(report_path(unit, period))
    if returned is None or not is_owed_again(project, question, unit, period):
        return
    words = speaker.session.console.words
    text = words("It was returned on {day}: {reason} What it says already stays; say what is new.")
    reason = words.sentence(one_line(returned.reason))
    speaker.session.console.out.write(f"{text.format(day=returned.on, reason=reason)}\n")


def _content(speaker: Speaker, answers: Answers) -> dict[str, Any]:
    """Gather the answers into a report's content; ask why where there is nothing."""
    content: dict[str, Any] = {}
    for section, entry in _given(answers):
        content.setdefault(section, []).append(entry)
    if not content:
        console = speaker.session.console
        why = console.ask(console.words("Nothing was said. Why is there nothing to report:"))
        if why:
            content["nothing"] = why
    return content
