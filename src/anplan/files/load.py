"""Reading a workspace whole: a project and every problem of every file, in one run."""

import hashlib
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from pydantic import BaseModel

from anplan.base.message import Message, say
from anplan.base.period import Period
from anplan.base.problem import Kept, Place, Problem
from anplan.base.words import nearest
from anplan.files.cache.models import WORTHWHILE, Cache
from anplan.files.disk.rename_hints import rename_hint
from anplan.files.disk.workspace import unreadable
from anplan.files.tree import Tree
from anplan.files.yaml.decode import Lines, conflict, decode, unseen_characters
from anplan.files.yaml.places import Places
from anplan.files.yaml.text_store import Texts
from anplan.model.briefs import BriefNotes
from anplan.model.decisions import Decisions
from anplan.model.fields import is_id
from anplan.model.indicators import Indicator
from anplan.model.paths import PLAN, SOURCE, unit_path
from anplan.model.plan import Plan
from anplan.model.project import Project
from anplan.model.registers import Register
from anplan.model.reports import Report
from anplan.model.tasks import Task
from anplan.model.units import Scheme, Unit


class Loaded(NamedTuple):
    """What a workspace holds. ``project`` is None only where plan.yaml cannot be read."""

    project: Project | None
    problems: tuple[Problem, ...]
    texts: Texts
    files_found: int
    files_read: int

    @property
    def places(self) -> Places:
        """Find lines in what was read."""
        return Places(self.texts)


@dataclass(slots=True)
class _Shelves:
    """The project's parts while they are gathered."""

    plan: Plan | None = None
    source: str = ""
    indicators: dict[str, Indicator] = field(default_factory=dict)
    tasks: dict[str, Task] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    registers: dict[str, Register] = field(default_factory=dict)
    schemes: dict[str, Scheme] = field(default_factory=dict)
    reports: dict[tuple[str, Period], Report] = field(default_factory=dict)
    decisions: dict[Period, Decisions] = field(default_factory=dict)
    briefs: dict[Period, BriefNotes] = field(default_factory=dict)


class _Kind(NamedTuple):
    """What the files of one form of path hold, and on which shelf they belong."""

    form: re.Pattern[str]
    model: type[BaseModel]
    shelf: str
    key: Callable[[tuple[str, ...]], Any]


_NAME = r"([^/]+)"
_TASK = re.compile(r"[1-9][0-9]?\.[1-9][0-9]?")


def _only(_parts: tuple[str, ...]) -> None:
    """Give no name: there is one plan."""


def _ident(parts: tuple[str, ...]) -> str:
    if not is_id(parts[0]):
        raise ValueError(parts[0])
    return parts[0]


def _task(parts: tuple[str, ...]) -> str:
    if not _TASK.fullmatch(parts[0]):
        raise ValueError(parts[0])
    return parts[0]


def _period(parts: tuple[str, ...]) -> Period:
    return Period.parse(parts[0])


def _month(parts: tuple[str, ...]) -> Period:
    period = Period.parse(parts[0])
    if period.span != "month":
        raise ValueError(parts[0])
    return period


def _report(parts: tuple[str, ...]) -> tuple[str, Period]:
    return _ident(parts), Period.parse(parts[1])


def _kind(form: str, model: type[BaseModel], shelf: str, key: Callable[..., Any]) -> _Kind:
    return _Kind(re.compile(form), model, shelf, key)


_KINDS = (
    _kind(rf"units/{_NAME}/unit\.yaml", Unit, "units", _ident),
    _kind(rf"units/{_NAME}/scheme\.yaml", Scheme, "schemes", _ident),
    _kind(rf"units/{_NAME}/{_NAME}\.yaml", Report, "reports", _report),
    _kind(r"plan/plan\.yaml", Plan, "plan", _only),
    _kind(rf"plan/indicators/{_NAME}\.yaml", Indicator, "indicators", _ident),
    _kind(rf"plan/tasks/{_NAME}\.yaml", Task, "tasks", _task),
    _kind(rf"plan/registers/{_NAME}\.yaml", Register, "registers", _ident),
    _kind(rf"plan/decisions/{_NAME}\.yaml", Decisions, "decisions", _month),
    _kind(rf"briefs/{_NAME}\.yaml", BriefNotes, "briefs", _period),
)
_RENDERED = re.compile(r"briefs/[^/]+\.(md|docx|html)|(.*/)?README(\.[A-Za-z_-]+)?\.md")


MOST_COMPARED = 10_000
"""So many pairs of strange and known units are compared to find a slip; more would take long."""

Tick = Callable[[int, int], None]


def _silent(_done: int, _all: int) -> None:
    """Show nothing."""


def load(tree: Tree, tick: Tick = _silent, cache: Cache | None = None) -> Loaded:
    """Read every file of a workspace; no file hides another.

    ``tick`` is told before each file how many are done, and of how many. What an earlier run
    read of the same bytes without a problem comes from the ``cache``.
    """
    shelves = _Shelves()
    problems: list[Problem] = []
    kept = Kept()
    texts = Texts(tree)
    broken: set[str] = set()
    found = 0
    entries = list(tree.files())
    if len(entries) < WORTHWHILE:
        cache = None
    for done, entry in enumerate(entries):
        tick(done, len(entries))
        if isinstance(entry, Problem):
            problems.append(entry)
            broken.add(entry.where.file)
            found += 1
        elif not _RENDERED.fullmatch(entry):
            found += 1
            told = _take(tree, entry, shelves, texts, cache)
            problems += kept.of(told)
            if told:
                broken.add(entry)
    if cache is not None:
        cache.save()
    problems += _missing_parts(texts, broken)
    project = _project(shelves, frozenset(broken)) if shelves.plan else None
    return Loaded(project, tuple(problems), texts, found, found - len(broken))


def _kind_of(file: str) -> tuple[_Kind, Any] | None:
    """Tell what a file holds and its key on the shelf; None where its name is wrong."""
    for kind in _KINDS:
        form = kind.form.fullmatch(file)
        if form:
            try:
                return kind, kind.key(form.groups())
            except ValueError:
                return None
    return None


def _take(
    tree: Tree, file: str, shelves: _Shelves, texts: Texts, cache: Cache | None
) -> list[Problem]:
    """Read one file onto its shelf; give what is wrong with it."""
    known = _kind_of(file)
    if known is None and file != SOURCE:
        return [_misnamed(file)]
    try:
        data = tree.read(file)
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
    _shelve(model, known, shelves)
    return problems


def _take_cached(
    file: str, data: bytes, known: tuple[_Kind, Any], shelves: _Shelves, texts: Texts, cache: Cache
) -> list[Problem]:
    """Take a file's model from an earlier run; read it, and keep it, where there is none."""
    digest = hashlib.sha256(data).digest()
    model = cache.find(known[0].shelf, digest)
    if model is None:
        text, problem = decode(data, file)
        if problem:
            return [problem]
        texts.add(file, text)
        model, problems = _model_of(file, text, known[0])
        if model is None:
            return problems
        cache.add(known[0].shelf, digest, model)
    else:
        texts.add_bytes(file, data, digest)
    _shelve(model, known, shelves)
    return []


def _shelve(model: BaseModel | None, known: tuple[_Kind, Any], shelves: _Shelves) -> None:
    kind, key = known
    if model is None:
        return
    if key is None:
        setattr(shelves, kind.shelf, model)
    else:
        getattr(shelves, kind.shelf)[key] = model


def _take_source(text: str, shelves: _Shelves) -> list[Problem]:
    lines = Lines(text, SOURCE)
    problems = conflict(lines, sure=True) or unseen_characters(lines)
    if not text.strip():
        hint = say("Put the document's text into it, word for word")
        problems = [Problem("Y115", "error", Place(SOURCE), say("The file is empty"), hint)]
    if not problems:
        shelves.source = text.replace("\r\n", "\n")
    return problems


def _model_of(file: str, text: str, kind: _Kind) -> tuple[BaseModel | None, list[Problem]]:
    """Read a text as one kind of file; there is a model only where nothing is wrong."""
    from anplan.files.yaml.parse import parse
    from anplan.files.yaml.schema import dropped_words, validate

    parsed = parse(text, file)
    if not parsed.whole:
        return None, parsed.problems
    model, problems = validate(kind.model, parsed.content, file)
    problems = parsed.problems + problems + dropped_words(kind.model, text, file)
    return (None if problems else model), problems


def is_read(file: str) -> bool:
    """Tell whether a file of a workspace's folders is read: neither hidden nor rendered."""
    hidden = any(part.startswith(".") for part in file.split("/"))
    return not hidden and not _RENDERED.fullmatch(file)


class Content(NamedTuple):
    """What one file says by itself: its key on the shelf, and what is wrong with it.

    There is a model only where nothing is wrong.
    """

    key: Any
    model: BaseModel | None
    problems: tuple[Problem, ...]


def content_of(file: str, data: bytes) -> Content:
    """Read one file by itself, as strictly as in its workspace."""
    known = _kind_of(file)
    if known is None:
        return Content(None, None, (_misnamed(file),))
    kind, key = known
    text, problem = decode(data, file)
    if problem:
        return Content(key, None, (problem,))
    model, problems = _model_of(file, text, kind)
    return Content(key, model, tuple(problems))


def with_draft(project: Project, file: str, text: str) -> tuple[Project, tuple[Problem, ...]]:
    """Give the project as it would be if a file held this text, and the text's problems."""
    known = _kind_of(file)
    if known is None:
        return project, (_misnamed(file),)
    kind, key = known
    model, problems = _model_of(file, text, kind)
    if model is None:
        return project, tuple(problems)
    shelf = {**getattr(project, kind.shelf), key: model}
    broken = project.broken - {file}
    changed: dict[str, Any] = {"broken": broken, kind.shelf: shelf}
    return replace(project, **changed), ()


def plan_of(tree: Tree) -> Plan | None:
    """Read the plan alone; None where it is not there or something is wrong with it."""
    try:
        text, problem = decode(tree.read(PLAN), PLAN)
    except (OSError, ValueError):
        return None
    known = _kind_of(PLAN)
    assert known is not None
    model, _ = (None, ()) if problem else _model_of(PLAN, text, known[0])
    return model if isinstance(model, Plan) else None


def _misnamed(file: str) -> Problem:
    message = say("No file of a workspace is called so")
    hint = rename_hint(file, lambda name: name == SOURCE or _kind_of(name) is not None)
    return Problem("S104", "error", Place(file), message, hint)


def _missing_parts(texts: Texts, broken: set[str]) -> list[Problem]:
    """Tell which files are not there: the plan, its source, the unit of each folder in use."""
    units = {file.split("/")[1] for file in texts if file.startswith("units/")}
    homes = {unit for unit in units if unit_path(unit) in texts}
    missing = [file for file in (PLAN, SOURCE) if file not in texts and file not in broken]
    strange = [unit for unit in sorted(units - homes) if unit_path(unit) not in broken]
    write = say("Write it; anplan explain S114 shows one")
    known = homes if len(strange) * len(homes) <= MOST_COMPARED else ()
    return [
        *(_missing(file, write) for file in missing),
        *(_missing(unit_path(unit), _unit_hint(unit, known) or write) for unit in strange),
    ]


def _missing(file: str, hint: Message) -> Problem:
    return Problem("S114", "error", Place(file), say("The file is missing"), hint)


def _unit_hint(unit: str, known: Collection[str]) -> Message | None:
    """Ask whether a folder's name is a slip, where a unit is called nearly so."""
    close = nearest(unit, sorted(known))
    if close is None:
        return None
    return say(
        "If {word} is meant, rename the folder; a new unit's file is shown by anplan explain S114",
        word=close,
    )


def _project(shelves: _Shelves, broken: frozenset[str]) -> Project:
    assert shelves.plan is not None
    return Project(
        plan=shelves.plan,
        source=shelves.source,
        indicators=shelves.indicators,
        tasks=shelves.tasks,
        units=shelves.units,
        registers=shelves.registers,
        schemes=shelves.schemes,
        reports=shelves.reports,
        decisions=shelves.decisions,
        briefs=shelves.briefs,
        broken=broken,
    )
