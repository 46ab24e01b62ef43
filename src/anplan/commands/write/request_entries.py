"""What ``anplan record`` adds to a report about others: answers, and requests to the coordinator."""

from typing import Any, NamedTuple

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.commands.write.asked_of_units import open_requests, question_of
from anplan.commands.write.decision_sense import is_repeated, refuse_pointless
from anplan.commands.write.entries import Speaker
from anplan.commands.write.matters import day_to_come, judged_matter
from anplan.model.requests import RequestKind
from anplan.state.asked import Asked
from anplan.state.question import Question
from anplan.state.requested import requested
from anplan.work.merged import Content


class NewAnswer(NamedTuple):
    """An answer to what another unit, the coordinator or a leader asks."""

    ref: str
    text: str
    title: str | None = None
    to: str | None = None

    def content(self, speaker: Speaker) -> Content:
        """Return the answer, addressed to who asked; of today."""
        asked = question_of(speaker.opened, speaker.unit, self.ref, self.title, self.to)
        return {"answers": [answer_to(asked, self.text, speaker.opened.day.isoformat())]}


def answer_to(asked: Asked, text: str, day: str) -> dict[str, Any]:
    """Return the entry of a report that answers what is asked."""
    about = {"ref": asked.ref}
    if asked.sort == "unit":
        about = {"unit": asked.who, "ref": asked.ref, "title": asked.title}
    return {**about, "text": text, "on": day}


class NewRequest(NamedTuple):
    """A request to the coordinator: for a later day, or for closing out."""

    kind: RequestKind
    ref: str
    until: str | None = None
    reason: str | None = None

    def content(self, speaker: Speaker) -> Content:
        """Return the request; nothing, which is told, where it is settled or waits already."""
        project, day = speaker.opened.project, speaker.opened.day
        ref = judged_matter(project, self.ref)
        entry: dict[str, Any] = {"kind": self.kind, "ref": ref}
        if self.until is not None:
            entry["until"] = day_to_come(speaker.opened, self.until)
        if self.reason:
            entry["reason"] = self.reason
        if self.kind == "close" and is_repeated(speaker.opened, {**entry, "reason": ""}):
            words = speaker.session.console.words
            text = words("{title} is closed out already.")
            speaker.session.console.note(text.format(title=project.title_of(ref)))
            return {}
        refuse_pointless(speaker.opened, entry)
        self._refuse_answered_today(speaker, ref)
        if self._waits(speaker, entry):
            return {}
        return {"requests": [{**entry, "on": day.isoformat()}]}

    def _refuse_answered_today(self, speaker: Speaker, ref: str) -> None:
        """Refuse what was refused today: nobody could tell a new request from the old one."""
        day = speaker.opened.day
        for one in requested(speaker.opened.project, Question.on(day)):
            is_same = (one.unit, one.kind, one.ref) == (speaker.unit, self.kind, ref)
            if is_same and one.outcome is not None and one.is_refused and one.outcome.on == day:
                raise UsageError(
                    say("It was refused today: {reason}", reason=one.outcome.reason),
                    say("Ask again from tomorrow on, with what is new"),
                )

    def _waits(self, speaker: Speaker, entry: dict[str, Any]) -> bool:
        """Say so where the very same waits for a decision already."""
        opened, words = speaker.opened, speaker.session.console.words
        for one in open_requests(opened.project, opened.day):
            until = None if one.until is None else one.until.isoformat()
            asked = (one.unit, one.kind, one.ref, until, one.reason)
            if asked == (speaker.unit, self.kind, *map(entry.get, ("ref", "until", "reason"))):
                text = words("It waits for a decision since {day}.")
                speaker.session.console.note(text.format(day=one.on))
                return True
        return False


def request_typed(kind: str, ref: str, until: str | None, reason: str | None) -> NewRequest:
    """Return a request as it was typed; raise UsageError where its parts do not fit its kind."""
    if kind == "extend":
        if until is None or not reason:
            raise UsageError(
                say("A request to extend says until when, and why"),
                say("Give --until and --reason"),
            )
        return NewRequest("extend", ref, until, reason)
    if kind == "close":
        if until is not None:
            raise UsageError(
                say("A request to close out has no day"), say("Leave --until out, or ask to extend")
            )
        return NewRequest("close", ref, None, reason)
    raise UsageError(
        say("There is no kind of request {word}", word=kind),
        say("Use one of: {choices}", choices=("extend", "close")),
    )
