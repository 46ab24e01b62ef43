"""The files of a draft beside those of a workspace: new, drawn anew, or kept as a person left them.

A file that was drafted says so in a line with a digest of what stands below it. Whoever changes
the file changes what the digest is of, and no later import writes over it.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from anplan.base.errors import FileError
from anplan.base.message import Message, say
from anplan.base.problem import Problem
from anplan.files.disk.draft import Draft as Change
from anplan.files.disk.workspace import Workspace, unreadable
from anplan.files.yaml.decode import decode
from anplan.files.yaml.parse import parse
from anplan.files.yaml.write import Language, content_of, written
from anplan.intake.document.doubts import Kind, Question
from anplan.intake.draft.doubts import OF_PLAN
from anplan.intake.draft.draft import Draft
from anplan.intake.draft.nodes import Flow, Key, Listed, Record, keys
from anplan.model.kinds import kind_of
from anplan.model.paths import PLAN, SOURCE
from anplan.show.words import Words
from anplan.work.editors import modeline

MARK = "anplan-import"
_MARKED = re.compile(rf"^# {MARK}: ([0-9a-f]{{12}})[^\n]*\n", re.MULTILINE)
_DIGITS, _SHORT = 12, 60
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


def texts_of(workspace: Workspace) -> dict[str, str]:
    """Return the texts of a workspace's files; raise FileError for one that is no text.

    It would be written over, for nobody could tell what a person wrote in it.
    """
    found: dict[str, str] = {}
    for file in workspace.files():
        if isinstance(file, Problem):
            raise FileError(say("{file}: {reason}", file=file.where.file, reason=file.message))
        try:
            text, problem = decode(workspace.read(file), file)
        except (OSError, ValueError) as error:
            problem = unreadable(file, error)
        if problem is not None:
            raise FileError(
                say("{file}: {reason}", file=file, reason=problem.message), problem.hint
            )
        found[file] = text
    return found


def settled_in(
    texts: Mapping[str, str], questions: Iterable[Question], words: Words
) -> frozenset[Kind]:
    """Return the questions about the plan that somebody took out of its file."""
    plan = texts.get(PLAN)
    if plan is None:
        return frozenset()
    return frozenset(
        one.kind for one in questions if one.kind in OF_PLAN and asked(words, one) not in plan
    )


def contents_of(texts: Mapping[str, str]) -> dict[str, Any]:
    """Return what files say; raise FileError for one that is no YAML: nobody could compare it."""
    found = {}
    for file, text in texts.items():
        if kind_of(file) is None:
            continue
        parsed = parse(text, file)
        if not parsed.whole:
            problem = next(one for one in parsed.problems if one.level == "error")
            where = f"{file}:{getattr(problem.where, 'line', 1)}"
            raise FileError(
                say("{file}: {reason}", file=where, reason=problem.message), problem.hint
            )
        found[file] = parsed.content
    return found


def texts_of_draft(draft: Draft) -> dict[str, str]:
    """Return what the files of a draft say, as they are written."""
    language = language_of(Words(draft.language))
    return {file: written(record, language) for file, record in draft.files.items()}


def sort_files(
    draft: Draft, unanswered: Draft, workspace: Workspace, texts: Mapping[str, str]
) -> Sorted:
    """Return what is to be done with each file of a draft, beside those that are there.

    ``unanswered`` is the draft that a later import makes if nobody answers: a file that says more
    than it is as if a person had changed it.
    """
    language = language_of(Words(draft.language))
    old = contents_of(texts).get(PLAN)
    draft, unanswered = (_with_what_was(one, old) for one in (draft, unanswered))
    plain = texts_of_draft(unanswered)
    before = texts.get(SOURCE)
    same = before is not None and _signs(before) == _signs(draft.source)
    new, redrawn, kept, removed = list[Change](), list[Redrawn](), list[Kept](), list[str]()
    for file, record in draft.files.items():
        said = written(record, language)
        text = drafted(file, said, plain.get(file, ""), language)
        old = texts.get(file)
        if old is None and same and PLAN in texts:
            removed.append(file)
            continue
        if old is None:
            new.append(Change(file, _bytes(workspace, file), text))
            continue
        told = tuple(_differences(parse(old, file).content, content_of(record, language)))
        if is_untouched(old):
            if _below_mark(old) != said:
                redrawn.append(Redrawn(Change(file, _bytes(workspace, file), text), told))
        elif told and not (same and _stands_on(old, draft.source)):
            kept.append(Kept(file, told))
    gone = tuple(
        file
        for file in texts
        if file not in draft.files and (kind := kind_of(file)) and kind[0].name in _FROM_DOCUMENTS
    )
    source = None if same else Change(SOURCE, _bytes(workspace, SOURCE), draft.source)
    return Sorted(tuple(new), tuple(redrawn), tuple(kept), gone, tuple(removed), source)


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


def _stands_on(text: str, source: str) -> bool:
    """Return whether all that a file quotes stands in the document."""
    said = _signs(source)
    return all(_signs(quote) in said for quote in _quotes(parse(text, "").content))


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


def _bytes(workspace: Workspace, file: str) -> bytes | None:
    try:
        return workspace.read(file)
    except (OSError, ValueError):
        return None


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
    return match is not None and match[1] == _digest(text[match.end() :])


def _differences(old: Any, new: Mapping[str, Any], way: str = "") -> Iterator[Message]:
    """Yield what a file says otherwise than a draft, key by key; of lists entry by entry."""
    known = old if isinstance(old, Mapping) else {}
    for key in dict.fromkeys((*known, *new)):
        before, after = known.get(key), new.get(key)
        if before == after:
            continue
        if _is_records(before) or _is_records(after):
            yield from _of_records(before or [], after or [], f"{way}{key} ")
        elif isinstance(before, list) and isinstance(after, list) and _is_long(before, after):
            yield from _of_texts(before, after, f"{way}{key}")
        else:
            yield say(
                "{key}: {before} → {after}",
                key=f"{way}{key}",
                before=_short(before),
                after=_short(after),
            )


def _is_records(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(one, Mapping) for one in value)


def _of_records(before: list[Any], after: list[Any], way: str) -> Iterator[Message]:
    """Yield what is otherwise in the entries of a list, each known by its id, else by its words."""
    old, new = _named(before), _named(after)
    for name in dict.fromkeys((*old, *new)):
        if name in old and name in new:
            yield from _differences(old[name], new[name], f"{way}{name} ")
        else:
            only = old.get(name) or new.get(name) or {}
            title = _short(only.get("title") or only.get("quote") or only.get("text"))
            yield say(
                "{key}{name}: {before} → {after}",
                key=way,
                name=name,
                before=title if name in old else _short(None),
                after=title if name in new else _short(None),
            )


def _is_long(*lists: list[Any]) -> bool:
    return all(len(_said(one)) > _SHORT for one in lists)


def _of_texts(before: list[str], after: list[str], key: str) -> Iterator[Message]:
    """Yield the texts that one list has and the other has not."""
    nothing = _short(None)
    for text in before:
        if text not in after:
            yield say("{key}: {before} → {after}", key=key, before=_short(text), after=nothing)
    for text in after:
        if text not in before:
            yield say("{key}: {before} → {after}", key=key, before=nothing, after=_short(text))


def _named(records: list[Any]) -> dict[str, Mapping[str, Any]]:
    named: dict[str, Mapping[str, Any]] = {}
    for place, record in enumerate(records, 1):
        if isinstance(record, Mapping):
            named.setdefault(str(record.get("id") or place), record)
    return named


def _short(value: Any) -> Message | str:
    if value is None:
        return say("(nothing)")
    text = " ".join(_said(value).split())
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"


def _said(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_said(inner)}" for key, inner in value.items())
    return ", ".join(map(_said, value)) if isinstance(value, list) else str(value)


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
