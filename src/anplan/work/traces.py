"""Where facts stand, with the commits that wrote them."""

from collections.abc import Callable, Iterator, Mapping
from datetime import timezone
from functools import cache, cached_property

from anplan.base.commit import Commit
from anplan.base.errors import HistoryError
from anplan.base.problem import Place, Spot
from anplan.files.disk.workspace import FOLDERS
from anplan.files.git.blame import Origins
from anplan.files.git.run import Standpoint, revision
from anplan.files.git.single_commits import single_commits
from anplan.files.load import Beside, Loaded
from anplan.model.paths import report_path
from anplan.model.plan import DEFAULT_ZONE
from anplan.model.project import Project
from anplan.model.types.ways import HERE, file_along
from anplan.show.screens.traces import Traces
from anplan.show.words import Words
from anplan.work.console import Console
from anplan.work.judge import Judged


def traces_of(console: Console, judged: Judged, *, at_once: bool = False) -> Traces:
    """Return what finds the line of a fact and the commit that wrote it.

    ``at_once`` asks for all files at the first commit: it is for whoever asks for many. What another
    plan has is looked for in its own history.
    """
    loaded, zone = judged.opened.loaded, judged.project.plan.timezone
    at = judged.opened.tree.standpoint
    own = _Commits(at, loaded, zone, at_once=at_once)
    beside = {way: _of_beside(other, at_once=at_once) for way, other in loaded.beside.items()}

    def commit(place: Place) -> str:
        way = _way_of(beside, place.file)
        commits = beside.get(way, own)
        has_history = commits.has_history if way else judged.revision is not None
        try:
            if not has_history:
                return ""
            found = commits(place.file.removeprefix(f"{way}/") if way else place.file, place.line)
        except HistoryError as error:
            console.note_refused(error)
            return console.words("commit not known")
        return _commit_text(console.words, found)

    return Traces(_by_report(judged) if at_once else loaded.places.find, commit)


class _Commits:
    """Finds the commits of lines of one workspace's files."""

    def __init__(self, at: Standpoint, loaded: Loaded, zone: timezone, *, at_once: bool) -> None:
        """Take what was read, and from where its history is asked."""
        self._at, self._zone = at, zone
        self._origins = Origins(at, loaded.texts, zone)
        self._whole: Callable[[], Mapping[str, Commit]] = cache(
            lambda: single_commits(at, FOLDERS, loaded.texts, zone) if at_once else {}
        )

    @cached_property
    def has_history(self) -> bool:
        """Return whether anything was ever committed there; raise HistoryError where git refuses."""
        return revision(self._at, self._zone) is not None

    def __call__(self, file: str, line: int) -> Commit | None:
        """Return the commit that brought a line; None where it is not committed."""
        return self._whole().get(file) or self._origins(file, line)


def _of_beside(other: Beside, *, at_once: bool) -> _Commits:
    project = other.loaded.project
    zone = DEFAULT_ZONE if project is None else project.plan.timezone
    return _Commits(other.tree.standpoint, other.loaded, zone, at_once=at_once)


def _way_of(beside: Mapping[str, object], file: str) -> str:
    """Return the way to the other workspace that has a file; '' for one of the workspace's own."""
    ways = (way for way in beside if file.startswith(f"{way}/"))
    return max(ways, key=len, default="")


def _by_report(judged: Judged) -> Callable[[Spot], Place]:
    """Return what finds places, of a report's figures all at the first of them.

    Whoever goes from indicator to indicator comes to each report again and again.
    """
    find = judged.opened.loaded.places.find
    counts = dict(_readings(judged.project))
    for way, other in judged.opened.loaded.beside.items():
        if other.loaded.project is not None:
            counts |= dict(_readings(other.loaded.project, way))

    @cache
    def figures(file: str) -> Mapping[tuple[str | int, ...], Place]:
        paths = (("readings", number, "value") for number in range(counts[file]))
        return {path: find(Spot(file, path)) for path in paths}

    def place(spot: Spot) -> Place:
        is_figure = spot.path[:1] == ("readings",) and spot.file in counts
        return (is_figure and figures(spot.file).get(spot.path)) or find(spot)

    return place


def _readings(project: Project, way: str = HERE) -> Iterator[tuple[str, int]]:
    """Yield the reports of a plan as they are called here, each with the number of its readings."""
    for (unit, period), report in project.reports.items():
        yield file_along(way, report_path(unit, period)), len(report.readings)


def _commit_text(words: Words, commit: Commit | None) -> str:
    """Name a commit and its day; in a shallow clone's first one nothing need be its own."""
    if commit is None:
        return words("not committed")
    if commit.earliest:
        text = words("{commit} {day} or earlier (shallow clone)")
        return text.format(commit=commit.name, day=commit.day)
    return f"{commit.name} {commit.day}"
