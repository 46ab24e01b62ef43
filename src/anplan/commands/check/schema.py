"""``anplan schema [KIND]``: the JSON Schema of a kind of file, for editors; or of all of them."""

import os
from pathlib import Path

from anplan.base.errors import UsageError, WorkspaceError
from anplan.base.message import mark, say
from anplan.base.words import did_you_mean, nearest
from anplan.files.disk.workspace import Workspace
from anplan.model.kinds import BY_NAME
from anplan.model.offered import Offer, offers_of
from anplan.model.project import Project
from anplan.show.json.text import dump
from anplan.show.words import Words
from anplan.work.deliver import deliver
from anplan.work.editors import modeline, settings
from anplan.work.session import Session, asked_tree, read_tree, tell_broken

_EVERYBODY = (
    Offer("units", mark("all units")),
    Offer("coordinator", mark("the coordinator")),
)


def schema(session: Session, kind: str) -> int:
    """Print the schema of a kind of file, with the ids of the plan around the folder."""
    if kind not in BY_NAME:
        rest = say("Use one of: {choices}", choices=tuple(BY_NAME))
        raise UsageError(
            say("There is no kind of file {word}", word=kind),
            did_you_mean(nearest(kind, BY_NAME), rest),
        )
    session.console.write(schema_text(kind, session.console.words, _plan_around(session)))
    return 0


def all_schemas(session: Session, folder: str, *, dry_run: bool = False) -> int:
    """Write the schemas of all kinds of file into a folder; print an editor's settings for them."""
    if not folder.strip():
        raise UsageError(say("--all names no folder"), say("Name one: {line}", line="--all schema"))
    console, project = session.console, _plan_around(session)
    for kind in BY_NAME:
        text = schema_text(kind, console.words, project)
        deliver(session, text.encode(), f"{folder}/{kind}.json", dry_run=dry_run)
    try:
        root = Workspace.find(session.folder).root
    except WorkspaceError:
        root = session.folder
    way = Path(os.path.relpath(session.folder / folder, root)).as_posix()
    console.write(settings(way))
    console.note(
        console.words("The settings are those of VS Code: .vscode/settings.json of the workspace.")
    )
    line = modeline("report", way).rstrip("\n")
    console.note(
        console.words(
            "Any other editor goes by the first lines of a file, as in a report: {line}"
        ).format(line=line)
    )
    return 0


def _plan_around(session: Session) -> Project | None:
    """Return the plan whose ids are offered; None outside of a workspace, or where it is unreadable."""
    try:
        tree = asked_tree(session)
    except WorkspaceError:
        if session.folder.is_dir():
            return None
        raise
    loaded = read_tree(session.console, tree)
    tell_broken(session.console, loaded)
    return loaded.project


def schema_text(kind: str, words: Words, project: Project | None = None) -> str:
    """Return the text of a kind's schema in a language, with the ids of a plan."""
    from anplan.files.schema.json_schema import Voice, json_schema

    offers = {} if project is None else dict(offers_of(project))
    offers["party"] = tuple(offer._replace(title=words(offer.title)) for offer in _EVERYBODY)
    of_kind = BY_NAME[kind]
    return dump(json_schema(of_kind.record, words(of_kind.label), Voice(words.__call__, offers)))
