"""Where facts stand, with the commits that wrote them."""

from anplan.base.commit import Commit
from anplan.base.errors import HistoryError
from anplan.base.problem import Place
from anplan.files.git.blame import Origins
from anplan.show.screens.traces import Traces
from anplan.show.words import Words
from anplan.work.console import Console
from anplan.work.judge import Judged


def traces_of(console: Console, judged: Judged) -> Traces:
    """Return what finds the line of a fact and the commit that wrote it."""
    loaded, zone = judged.opened.loaded, judged.project.plan.timezone
    origins = Origins(judged.opened.tree.standpoint, loaded.texts, zone)

    def commit(place: Place) -> str:
        if judged.revision is None:
            return ""
        try:
            return _commit_text(console.words, origins(place.file, place.line))
        except HistoryError as error:
            console.note_refused(error)
            return console.words("commit not known")

    return Traces(loaded.places.find, commit)


def _commit_text(words: Words, commit: Commit | None) -> str:
    """Name a commit and its day; in a shallow clone's first one nothing need be its own."""
    if commit is None:
        return words("not committed")
    if commit.earliest:
        text = words("{commit} {day} or earlier (shallow clone)")
        return text.format(commit=commit.name, day=commit.day)
    return f"{commit.name} {commit.day}"
