"""Reads a workspace whole: a project and every problem of every file, in one run."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from anplan.base.message import Message, say
from anplan.base.problem import Place, Problem, ProblemCap, Spot
from anplan.base.spelling import shown
from anplan.base.words import nearest
from anplan.files.cache.models import WORTHWHILE, Cache
from anplan.files.disk.workspace import unreadable
from anplan.files.tree import Tree
from anplan.files.yaml.decode import Lines, conflict, decode, unseen_characters
from anplan.files.yaml.odd_signs import odd_signs, signs_not_everywhere
from anplan.files.yaml.questions import open_questions
from anplan.files.yaml.text_store import Texts, TextsAlong, data_digest
from anplan.model.kinds import KINDS, FileKind, kind_of
from anplan.model.names import names
from anplan.model.paths import PLAN, SOURCE, unit_path
from anplan.model.plan import Plan
from anplan.model.project import Project
from anplan.model.types.cures import begins_as_placeholder, placeholder_left
from anplan.model.types.records import Record

if TYPE_CHECKING:
    from anplan.files.yaml.places import Places


class Loaded(NamedTuple):
    """What was read of a workspace; ``project`` is None only where plan.yaml cannot be read.

    ``beside`` is what was read of other workspaces for figures that are taken from there, by the ways
    to them; ``notes`` tell what nobody would expect of them.
    """

    project: Project | None
    problems: tuple[Problem, ...]
    texts: Texts
    files_found: int
    files_read: int
    beside: "Mapping[str, Beside]" = MappingProxyType({})
    notes: tuple[Message, ...] = ()

    @property
    def unread(self) -> tuple[Problem, ...]:
        """Return the problems because of which something was not read."""
        return tuple(problem for problem in self.problems if problem.level == "error")

    @property
    def places(self) -> "Places":
        """Return what finds lines in the texts that were read, those of other workspaces, too."""
        from anplan.files.yaml.places import Places

        beside = {way: other.loaded.texts for way, other in self.beside.items()}
        return Places(TextsAlong(self.texts, beside) if beside else self.texts)


class Beside(NamedTuple):
    """Another workspace, and what was read of it."""

    tree: Tree
    loaded: Loaded


def takes_figures(loaded: Loaded) -> bool:
    """Return whether a plan takes figures from others."""
    project = loaded.project
    return project is not None and any(
        indicator.shared_from is not None for indicator in project.indicators.values()
    )


class _Shelves:
    """The records of a workspace while they are gathered, by the shelves of the project."""

    def __init__(self) -> None:
        self.source = ""
        self._records: dict[str, Any] = {kind.shelf: {} for kind in KINDS}

    def put(self, kind: FileKind, key: Any, record: Record) -> None:
        """Put a record under its key."""
        if key is None:
            self._records[kind.shelf] = record
        else:
            self._records[kind.shelf][key] = record

    def project(self, broken: Collection[str]) -> Project | None:
        """Return all of them as a project; None where there is no plan."""
        if not self._records["plan"]:
            return None
        return Project(**self._records, source=self.source, broken=frozenset(broken))


_RENDERED = re.compile(r"briefs/[^/]+\.(md|docx|html)|(.*/)?README(\.[A-Za-z_-]+)?\.md")


MAX_COMPARED = 10_000
"""Pairs of strange and known units that are compared to find a slip; more would take long."""

_NO_IDS = ("Not an id: {text}", "Not a ref: {text}")

Tick = Callable[[int, int], None]


def _silent(_done: int, _all: int) -> None:
    """Report no progress."""


def load(tree: Tree, tick: Tick = _silent, cache: Cache | None = None) -> Loaded:
    """Read every file of a workspace; no file hides another.

    ``tick`` is called before each file with the number of files done and of all. What an
    earlier run read of the same bytes without a problem comes from the ``cache``.
    """
    shelves = _Shelves()
    problems: list[Problem] = []
    cap = ProblemCap()
    texts = Texts(tree)
    broken: set[str] = set()
    files_found = 0
    entries = list(tree.files())
    if len(entries) < WORTHWHILE:
        cache = None
    with tree.reader() as read:
        for done, entry in enumerate(entries):
            tick(done, len(entries))
            if isinstance(entry, Problem):
                problems.append(entry)
                broken.add(entry.where.file)
                files_found += 1
            elif not _RENDERED.fullmatch(entry):
                files_found += 1
                new = _take(read, entry, shelves, texts, cache)
                problems += cap.kept(new)
                if _is_unread(new):
                    broken.add(entry)
    if cache is not None:
        cache.save()
    problems += _missing_parts(texts, broken)
    project = shelves.project(broken)
    if project is not None and any(map(_is_no_id, problems)):
        ids = {shown(name): thing.id for name, thing in names(project)}
        problems = [_with_id(problem, ids) for problem in problems]
    return Loaded(project, tuple(problems), texts, files_found, files_found - len(broken))


def _is_no_id(problem: Problem) -> bool:
    """Return whether a text stands where an id or a ref belongs."""
    return problem.message.text in _NO_IDS and isinstance(problem.where, Spot)


def _with_id(problem: Problem, ids: Mapping[str, str]) -> Problem:
    """Name the id of what a problem quotes by its title or name."""
    quoted = problem.message.values.get("text")
    known = ids.get(quoted) if isinstance(quoted, str) and _is_no_id(problem) else None
    return problem if known is None else problem._replace(hint=say("Write {cure}", cure=known))


def _is_unread(problems: Iterable[Problem]) -> bool:
    """Return whether problems keep a file from being read; remarks do not."""
    return any(problem.level == "error" for problem in problems)


def _take(
    read: Callable[[str], bytes], file: str, shelves: _Shelves, texts: Texts, cache: Cache | None
) -> list[Problem]:
    """Read one file onto its shelf; return what is wrong with it."""
    known = kind_of(file)
    if known is None and file != SOURCE:
        return [_misnamed(file)]
    try:
        data = read(file)
    except (OSError, ValueError) as error:
        return [unreadable(file, error)]
    if known is not None and cache is not None:
        return _take_cached(file, data, known, shelves, texts, cache)
    text, problem = decode(data, file)
    if problem:
        return [problem]
    texts.add(file, text)
    if known is None:
        return _take_source(text, shelves)
    model, problems = _model_of(file, text, known[0])
    if model is not None:
        shelves.put(*known, model)
    return problems


def _take_cached(
    file: str,
    data: bytes,
    known: tuple[FileKind, Any],
    shelves: _Shelves,
    texts: Texts,
    cache: Cache,
) -> list[Problem]:
    """Take a file's record from an earlier run; read it, and keep it, where there is none."""
    digest = data_digest(data)
    model = cache.find(known[0].shelf, digest)
    if model is None:
        text, problem = decode(data, file)
        if problem:
            return [problem]
        texts.add(file, text)
        model, problems = _model_of(file, text, known[0])
        if model is None:
            return problems
        if not problems:
            cache.add(known[0].shelf, digest, model)
    else:
        problems = []
        texts.add_bytes(file, data, digest)
    shelves.put(*known, model)
    return problems


def _take_source(text: str, shelves: _Shelves) -> list[Problem]:
    lines = Lines(text, SOURCE)
    problems = conflict(lines, sure=True) or unseen_characters(lines)
    hint = say("Put the document's text into it, word for word")
    if not text.strip():
        problems = [Problem("Y115", "error", Place(SOURCE), say("The file is empty"), hint)]
    elif not problems and begins_as_placeholder(text):
        problems = [_unfilled_source(text, hint)]
    if not problems:
        shelves.source = text.replace("\r\n", "\n")
        problems = list(signs_not_everywhere(lines))
    return problems


def _unfilled_source(text: str, hint: Message) -> Problem:
    """Return the problem of a document of which there is only what the template says."""
    blank = len(text) - len(text.lstrip())
    line, number = text.strip().partition("\n")[0].rstrip(), text.count("\n", 0, blank) + 1
    place = Place(SOURCE, number, 1, len(line), line)
    return Problem("S106", "error", place, placeholder_left(line), hint)


def _model_of(file: str, text: str, kind: FileKind) -> tuple[Record | None, list[Problem]]:
    """Read a text as one kind of file; there is a record only where nothing is wrong."""
    from anplan.files.schema.dropped import dropped_words
    from anplan.files.schema.validate import validate
    from anplan.files.yaml.parse import parse

    parsed = parse(text, file)
    if not parsed.whole:
        return None, parsed.problems
    model, problems = validate(kind.record, parsed.content, file)
    problems = parsed.problems + problems + dropped_words(kind.record, text, file)
    lines = Lines(text, file)
    return (None if problems else model), [*problems, *odd_signs(lines), *open_questions(lines)]


def is_read(file: str) -> bool:
    """Return whether a file of a workspace's folders is read: neither hidden nor rendered."""
    hidden = any(part.startswith(".") for part in file.split("/"))
    return not hidden and not _RENDERED.fullmatch(file)


class Content(NamedTuple):
    """What one file says by itself: its key on the shelf, and what is wrong with it.

    There is a model only where nothing is wrong.
    """

    key: Any
    model: Record | None
    problems: tuple[Problem, ...]


def content_of(file: str, data: bytes) -> Content:
    """Read one file by itself, as strictly as in its workspace."""
    known = kind_of(file)
    if known is None:
        return Content(None, None, (_misnamed(file),))
    kind, key = known
    text, problem = decode(data, file)
    if problem:
        return Content(key, None, (problem,))
    model, problems = _model_of(file, text, kind)
    return Content(key, model, tuple(problems))


def with_draft(project: Project, file: str, text: str) -> tuple[Project, tuple[Problem, ...]]:
    """Return the project as it would be if a file held this text, and the text's problems."""
    return with_drafts(project, [(file, text)])


def with_drafts(
    project: Project, drafts: Iterable[tuple[str, str]]
) -> tuple[Project, tuple[Problem, ...]]:
    """Return the project as it would be if files held these texts, and the texts' problems."""
    found: list[Problem] = []
    written: dict[str, dict[Any, Record]] = {}
    mended: set[str] = set()
    for file, text in drafts:
        known = kind_of(file)
        if known is None:
            found.append(_misnamed(file))
            continue
        kind, key = known
        model, problems = _model_of(file, text, kind)
        found += problems
        if model is not None:
            written.setdefault(kind.shelf, {})[key] = model
            mended.add(file)
    if mended:  # at once: a project is put into its order each time that it is made
        changed: dict[str, Any] = {"broken": project.broken - mended}
        for shelf, records in written.items():
            changed[shelf] = {**getattr(project, shelf), **records}
        project = replace(project, **changed)
    return project, tuple(found)


def plan_of(tree: Tree) -> Plan | None:
    """Read the plan alone; None where it is not there or something is wrong with it."""
    try:
        text, problem = decode(tree.read(PLAN), PLAN)
    except (OSError, ValueError):
        return None
    known = kind_of(PLAN)
    assert known is not None
    model, _ = (None, ()) if problem else _model_of(PLAN, text, known[0])
    return model if isinstance(model, Plan) else None


def _misnamed(file: str) -> Problem:
    from anplan.files.disk.rename_hints import rename_hint

    message = say("No workspace file has this name")
    hint = rename_hint(file, lambda name: name == SOURCE or kind_of(name) is not None)
    return Problem("S104", "error", Place(file), message, hint)


def _missing_parts(texts: Texts, broken: set[str]) -> list[Problem]:
    """Return problems with files that are not there: the plan, its source, a folder's unit."""
    units = {file.split("/")[1] for file in texts if file.startswith("units/")}
    homes = {unit for unit in units if unit_path(unit) in texts}
    missing = [file for file in (PLAN, SOURCE) if file not in texts and file not in broken]
    strange = [unit for unit in sorted(units - homes) if unit_path(unit) not in broken]
    write = say("Write it; anplan explain S114 shows one")
    known = homes if len(strange) * len(homes) <= MAX_COMPARED else ()
    return [
        *(_missing(file, write) for file in missing),
        *(_missing(unit_path(unit), _unit_hint(unit, known) or write) for unit in strange),
    ]


def _missing(file: str, hint: Message) -> Problem:
    return Problem("S114", "error", Place(file), say("The file is missing"), hint)


def _unit_hint(unit: str, known: Collection[str]) -> Message | None:
    """Return the question whether a folder's name is a slip, where a unit is called nearly so."""
    close = nearest(unit, sorted(known))
    if close is None:
        return None
    return say(
        "If you mean {word}, rename the folder; for a new unit, anplan explain S114 shows the file",
        word=close,
    )
