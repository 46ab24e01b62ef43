"""The files of a draft beside those of a workspace: new, drawn anew, or kept as a person left them.

A file that was drafted says so in a line with a digest of what stands below it. Whoever changes
the file changes what the digest is of, and no later import writes over it.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from anplan.base.message import Message, say
from anplan.files.disk.draft import Draft as Change
from anplan.files.yaml.write import Language, content_of, written
from anplan.intake.document.doubts import Kind, Question
from anplan.intake.draft.doubts import OF_PLAN
from anplan.intake.draft.draft import Draft
from anplan.intake.draft.nodes import Flow, Key, Listed, Record, keys
from anplan.model.kinds import kind_of
from anplan.model.paths import PLAN, SOURCE
from anplan.show.words import Words
from anplan.work.draft_differences import differences
from anplan.work.editors import FOR_EDITORS, modeline
from anplan.work.standing_files import Standing

MARK = "anplan-import"
_MARKED = re.compile(rf"^# {MARK}: ([0-9a-f]{{12}})[^\n]*\n", re.MULTILINE)
_DIGITS = 12
_NAMED_BY_OTHERS = ("sections", "goals", "groups")
_FROM_DOCUMENTS = ("task", "indicator", "unit")


class Redrawn(NamedTuple):
    """A file that nobody changed, to be written anew, and what will be otherwise in it."""

    change: Change
    told: tuple[Message, ...]


class Kept(NamedTuple):
    """A file that a person changed, and what the document says otherwise than it."""

    file: str
    told: tuple[Message, ...]


class Sorted(NamedTuple):
    """What a draft means for a workspace.

    ``gone`` are files for which it has nothing; ``removed`` those that somebody took away, as the
    document is still the same: they are not written again.
    """

    new: tuple[Change, ...]
    redrawn: tuple[Redrawn, ...]
    kept: tuple[Kept, ...]
    gone: tuple[str, ...]
    removed: tuple[str, ...]
    source: Change | None

    @property
    def changes(self) -> list[Change]:
        """Return all that is to be written."""
        changes = [*self.new, *(one.change for one in self.redrawn)]
        return [*changes, self.source] if self.source else changes


def language_of(words: Words) -> Language:
    """Return how a plan's own language says messages and questions."""
    return Language(words.tell, lambda question: asked(words, question))


def asked(words: Words, question: Question) -> str:
    """Return a question as a comment: its text, then the answers that may be given."""
    choices = words(" / ").join(words.tell(choice) for choice in question.choices)
    text = words("Question: {text}").format(text=words.tell(question.text))
    return f"{text} {choices}".rstrip()


def settled_in(plan: str | None, questions: Iterable[Question], words: Words) -> frozenset[Kind]:
    """Return the questions about the plan that somebody took out of its file's text."""
    if plan is None:
        return frozenset()
    return frozenset(
        one.kind
        for one in questions
        if one.kind in OF_PLAN and _asked_alone(words, one) not in plan
    )


def _asked_alone(words: Words, question: Question) -> str:
    """Return a question's comment without the answers, which another edition may give otherwise."""
    return asked(words, question._replace(choices=()))


def text_of_plan(draft: Draft) -> str:
    """Return the text of a draft's own plan.yaml."""
    return written(draft.files[PLAN], language_of(Words(draft.language)))


def contents_of(draft: Draft) -> dict[str, Any]:
    """Return what the files of a draft will be read as."""
    language = language_of(Words(draft.language))
    return {file: content_of(record, language) for file, record in draft.files.items()}


def sort_files(draft: Draft, unanswered: Draft, standing: Standing) -> Sorted:
    """Return what is to be done with each file of a draft, beside those that are there.

    ``unanswered`` is the draft that a later import makes if nobody answers: a file that says more
    than it is as if a person had changed it.
    """
    language = language_of(Words(draft.language))
    was = standing.contents.get(PLAN)
    drafted_files = _with_what_was(draft, was).files
    said = {file: written(record, language) for file, record in drafted_files.items()}
    plain = said
    if unanswered is not draft:
        later = _with_what_was(unanswered, was).files
        plain = {file: written(record, language) for file, record in later.items()}
    before = standing.texts.get(SOURCE)
    same = before is not None and _signs(before) == _signs(draft.source)
    source = _signs(draft.source) if same else ""
    new, redrawn, kept, removed = list[Change](), list[Redrawn](), list[Kept](), list[str]()
    for file, record in drafted_files.items():
        old = standing.texts.get(file)
        change = Change(
            file, standing.data.get(file), drafted(file, said[file], plain.get(file, ""), language)
        )
        if old is None and same and PLAN in standing.texts:
            removed.append(file)
        elif old is None:
            new.append(change)
        elif _below_mark(old) != said[file]:
            content = standing.contents.get(file)
            told = tuple(differences(content, content_of(record, language)))
            if is_untouched(old):
                redrawn.append(Redrawn(change, told))
            elif told and not (same and _stands_on(content, source)):
                kept.append(Kept(file, told))
    return Sorted(
        tuple(new),
        tuple(redrawn),
        tuple(kept),
        tuple(_gone(standing, draft)),
        tuple(removed),
        None if same else Change(SOURCE, standing.data.get(SOURCE), draft.source),
    )


def _gone(standing: Standing, draft: Draft) -> Iterator[str]:
    """Yield the files of things that documents name, of which the draft has none."""
    for file in standing.texts:
        kind = kind_of(file)
        if kind and kind[0].name in _FROM_DOCUMENTS and file not in draft.files:
            yield file


def _with_what_was(draft: Draft, old: Any) -> Draft:
    """Return a draft whose plan keeps the entries that it has no longer: kept files may name them."""
    if not isinstance(old, Mapping) or PLAN not in draft.files:
        return draft
    drafted_keys = draft.files[PLAN].keys
    has = {key.name for key in drafted_keys}
    missing = [Key(name, Listed(())) for name in _NAMED_BY_OTHERS if name not in has]
    plan = keys(*(_with_old_entries(key, old.get(key.name)) for key in (*drafted_keys, *missing)))
    return draft._replace(files={**draft.files, PLAN: plan})


def _with_old_entries(key: Key, old: Any) -> Key:
    if key.name not in _NAMED_BY_OTHERS or not isinstance(key.value, Listed):
        return key
    ids = {
        str(part.value) for record in key.value.records for part in record.keys if part.name == "id"
    }
    gone = [
        _record_of(entry)
        for entry in old or ()
        if isinstance(entry, Mapping) and str(entry.get("id")) not in ids
    ]
    return key._replace(value=Listed((*key.value.records, *gone)))


def _record_of(entry: Mapping[str, Any]) -> Record:
    return keys(
        *(
            Key(name, Flow(tuple(map(str, value))) if isinstance(value, list) else str(value))
            for name, value in entry.items()
        )
    )


def _stands_on(content: Any, source: str) -> bool:
    """Return whether all that a file quotes stands in the document, given by its signs."""
    return all(_signs(quote) in source for quote in _quotes(content))


def _quotes(content: Any) -> Iterator[str]:
    if isinstance(content, Mapping):
        for key, value in content.items():
            if key in ("quote", "units_quote") and isinstance(value, str):
                yield value
            else:
                yield from _quotes(value)
    elif isinstance(content, list):
        for value in content:
            yield from _quotes(value)


def _signs(text: str) -> str:
    return "".join(text.split())


def drafted(file: str, text: str, plain: str, language: Language) -> str:
    """Return the text of a drafted file, with the lines that editors and later imports go by.

    ``plain`` is what it says while nobody has answered.
    """
    kind = kind_of(file)
    front = modeline(kind[0].name) if kind else ""
    remark = language.tell(say("a file that was changed is not written over by a later import"))
    return f"{front}# {MARK}: {_digest(plain)} {remark}\n{text}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def _below_mark(text: str) -> str:
    """Return what a drafted file says below its mark, whatever its line ends are."""
    text = text.replace("\r\n", "\n")
    match = _MARKED.search(text)
    return text[match.end() :] if match else text


def is_untouched(text: str) -> bool:
    """Return whether a file is as an import wrote it, whatever its line ends are."""
    text = text.replace("\r\n", "\n")
    match = _MARKED.search(text)
    if match is None or match[1] != _digest(text[match.end() :]):
        return False
    return all(line.startswith(FOR_EDITORS) for line in text[: match.start()].splitlines() if line)


def open_in_drafts(
    draft: Draft, questions: Iterable[Question], texts: Mapping[str, str]
) -> list[Question]:
    """Return the questions whose answer would still change a file: not those of changed files."""
    language = language_of(Words(draft.language))
    lines = {
        line.strip()
        for file, record in draft.files.items()
        if file not in texts or is_untouched(texts[file])
        for line in written(record, language).splitlines()
    }
    return [question for question in questions if f"# {language.ask(question)}" in lines]
