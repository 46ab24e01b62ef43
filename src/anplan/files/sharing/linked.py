"""Puts the figures that other plans collect beside the indicators that take them."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from anplan.base.errors import HistoryError
from anplan.base.message import Message, say
from anplan.base.words import did_you_mean, nearest
from anplan.files.cache.models import Cache
from anplan.files.git.first_days import first_days
from anplan.files.load import Beside, Loaded, load, takes_figures
from anplan.files.sharing.found import Found, Key, found_along, key_of
from anplan.files.tree import Tree
from anplan.model.paths import indicator_path
from anplan.model.project import Project
from anplan.model.sharing import Fault, SharedFigure, SharedFrom
from anplan.model.silent_papers import silent_papers
from anplan.model.types.ways import HERE, file_along, joined

MOST_PLANS = 8
"""So many plans may hand a figure on; more is a slip, or made to take long."""

MOST_WORKSPACES = 64
MOST_COMPARED = 300
"""Among more ids than these no nearest one is looked for."""

MOST_TOLD = 50
"""So many choices a cure names; the rest is an ellipsis."""


class _Node(NamedTuple):
    """An indicator of a workspace, however that is reached, and what it is called from the first one."""

    key: Key
    indicator: str
    text: str

    def in_chain(self, chain: "tuple[_Node, ...]") -> "_Node | None":
        """Return it as a chain has it, by whatever name; None where it is not in it."""
        return next((node for node in chain if node[:2] == self[:2]), None)


class _Home(NamedTuple):
    """A workspace whose figures are looked for: its files, which one it is, the way to it, its plan."""

    tree: Tree
    key: Key
    way: str
    project: Project


def linked(tree: Tree, loaded: Loaded, known: date | None = None) -> Loaded:
    """Add to what was read of a workspace the figures that it takes from others, where it takes any.

    ``known`` is the day whose knowledge is asked for, where one is.
    """
    project = loaded.project
    if project is None or not takes_figures(loaded):
        return loaded
    links = _Links(known)
    home = _Home(tree, key_of(tree), HERE, project)
    shared = {
        name: links.figure(home, indicator.shared_from, (_Node(home.key, name, name),))
        for name, indicator in project.indicators.items()
        if indicator.shared_from is not None
    }
    return loaded._replace(
        project=replace(project, shared=shared), beside=links.beside, notes=tuple(links.notes)
    )


class _Links:
    """Follows figures from plan to plan; each workspace is read once."""

    def __init__(self, known: date | None) -> None:
        """Begin with nothing read."""
        self._known = known
        self._found: dict[tuple[Key, str], Found | Fault] = {}
        self._read: dict[Key, Loaded] = {}
        self.beside: dict[str, Beside] = {}
        self.notes: list[Message] = []

    def figure(self, home: _Home, source: SharedFrom, chain: tuple[_Node, ...]) -> SharedFigure:
        """Return the figure that an indicator takes from elsewhere; why not, where that cannot be had."""
        figure = SharedFigure(source.workspace, source.indicator)
        way = joined(home.way, source.workspace)
        if len(chain) > MOST_PLANS:
            return figure._replace(fault=_too_long(chain))
        there = self._open(home, source.workspace, way)
        if isinstance(there, Fault):
            return figure._replace(fault=there)
        node = _Node(there.key, source.indicator, file_along(way, source.indicator))
        before = node.in_chain(chain)
        if before is not None:
            return figure._replace(fault=_circle((*chain, before)))
        project = there.project
        record = project.indicators.get(source.indicator)
        if record is None:
            return figure._replace(fault=_no_indicator(project, way, source.indicator))
        if record.shared_from is not None:
            further = self.figure(there, record.shared_from, (*chain, node))
            project = replace(project, shared={source.indicator: further})
        return figure._replace(project=project)

    def _open(self, home: _Home, way: str, shown: str) -> _Home | Fault:
        """Return the workspace that a way leads to, read once."""
        if (home.key, way) not in self._found:
            self._found[home.key, way] = found_along(home.tree, way, shown, self._known)
        found = self._found[home.key, way]
        if isinstance(found, Fault):
            return found
        if found.key not in self._read:
            if len(self._read) >= MOST_WORKSPACES:
                return _too_many()
            self._read[found.key] = _whole(found)
            self.notes += found.notes
        loaded = self._read[found.key]
        self.beside[shown] = Beside(found.tree, loaded)
        if loaded.project is None:
            return _unreadable(shown)
        return _Home(found.tree, found.key, shown, loaded.project)


def _whole(found: Found) -> Loaded:
    """Read another workspace, with the days on which papers came that do not say it themselves."""
    at = found.tree.standpoint
    loaded = load(found.tree, cache=Cache.of(at.folder))
    project = loaded.project
    silent = [] if project is None else list(silent_papers(project))
    if project is None or not silent:
        return loaded
    try:
        days = first_days(at, project.plan.timezone).days
    except HistoryError:
        return loaded
    arrived = {file: days[file] for file in silent if file in days}
    return loaded._replace(project=replace(project, arrived=arrived))


def _unreadable(shown: str) -> Fault:
    return Fault(
        "workspace",
        say("The plan of {workspace} cannot be read", workspace=shown),
        say("Mend it there: run anplan check in {workspace}", workspace=shown),
    )


def _too_many() -> Fault:
    return Fault(
        "workspace",
        say("Figures are taken from more than {count} workspaces", count=MOST_WORKSPACES),
        say("Take them from the plans that collect them"),
    )


def _too_long(chain: tuple[_Node, ...]) -> Fault:
    return Fault(
        "workspace",
        say("The figure is handed on by more than {count} plans", count=len(chain) - 1),
        say("Name the plan that collects it"),
    )


def _circle(chain: tuple[_Node, ...]) -> Fault:
    steps = " → ".join(node.text for node in chain)
    return Fault(
        "circle",
        say("Nobody collects the figure, it goes in a circle: {steps}", steps=steps),
        say("One of these plans has to collect it: with reported_by in the place of shared_from"),
    )


def _no_indicator(project: Project, way: str, name: str) -> Fault:
    if indicator_path(name) in project.broken:
        return Fault(
            "indicator",
            say("{file} cannot be read", file=file_along(way, indicator_path(name))),
            say("Mend it there: run anplan check in {workspace}", workspace=way),
        )
    names = tuple(project.indicators)
    close = nearest(name, names) if len(names) <= MOST_COMPARED else None
    some = (*names[:MOST_TOLD], "…") if len(names) > MOST_TOLD else names
    return Fault(
        "indicator",
        say("{workspace} has no indicator {word}", workspace=way, word=name),
        did_you_mean(close, say("Write one of: {choices}", choices=some)),
    )
