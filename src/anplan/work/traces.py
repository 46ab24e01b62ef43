"""Where facts stand, with the commits that wrote them."""

from collections.abc import Callable, Mapping
from functools import cache

from anplan.base.commit import Commit
from anplan.base.errors import HistoryError
from anplan.base.problem import Place, Spot
from anplan.files.disk.workspace import FOLDERS
from anplan.files.git.blame import Origins
from anplan.files.git.single_commits import single_commits
from anplan.model.paths import report_path
from anplan.show.screens.traces import Traces
from anplan.show.words import Words
from anplan.work.console import Console
from anplan.work.judge import Judged


def traces_of(console: Console, judged: Judged, *, at_once: bool = False) -> Traces:
    """Return what finds the line of a fact and the commit that wrote it.

    ``at_once`` asks for all files at the first commit: it is for whoever asks for many.
    """
    loaded, zone = judged.opened.loaded, judged.project.plan.timezone
    at = judged.opened.tree.standpoint
    origins = Origins(at, loaded.texts, zone)

    @cache
    def whole() -> Mapping[str, Commit]:
        return single_commits(at, FOLDERS, loaded.texts, zone) if at_once else {}

    def commit(place: Place) -> str:
        if judged.revision is None:
            return ""
        try:
            known = whole().get(place.file)
            return _commit_text(console.words, known or origins(place.file, place.line))
        except HistoryError as error:
            console.note_refused(error)
            return console.words("commit not known")

    return Traces(_by_report(judged) if at_once else loaded.places.find, commit)


def _by_report(judged: Judged) -> Callable[[Spot], Place]:
    """Return what finds places, of a report's figures all at the first of them.

    Whoever goes from indicator to indicator comes to each report again and again.
    """
    find = judged.opened.loaded.places.find
    counts = {
        report_path(unit, period): len(report.readings)
        for (unit, period), report in judged.project.reports.items()
    }

    @cache
    def figures(file: str) -> Mapping[tuple[str | int, ...], Place]:
        paths = (("readings", number, "value") for number in range(counts[file]))
        return {path: find(Spot(file, path)) for path in paths}

    def place(spot: Spot) -> Place:
        is_figure = spot.path[:1] == ("readings",) and spot.file in counts
        return (is_figure and figures(spot.file).get(spot.path)) or find(spot)

    return place


def _commit_text(words: Words, commit: Commit | None) -> str:
    """Name a commit and its day; in a shallow clone's first one nothing need be its own."""
    if commit is None:
        return words("not committed")
    if commit.earliest:
        text = words("{commit} {day} or earlier (shallow clone)")
        return text.format(commit=commit.name, day=commit.day)
    return f"{commit.name} {commit.day}"
