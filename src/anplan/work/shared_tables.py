"""The tables of one workspace in a folder that many share: made, or known to be there already."""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from anplan import __version__
from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.words import did_you_mean, first_few, nearest
from anplan.files.disk.digests import digest_of
from anplan.files.load import Loaded
from anplan.files.shared_tables.found import is_shared, is_whole, workspaces
from anplan.files.shared_tables.manifest import Entry, Manifest, read_manifest
from anplan.files.shared_tables.replace import Changes, remove_rows, replace_rows, save_shared
from anplan.show.tidy.all_tables import EVERY
from anplan.show.tidy.columns import TIDY_SCHEMA, Facts
from anplan.show.tidy.parts import (
    DICTIONARY_FILE,
    Part,
    declared,
    dictionary_bytes,
    in_path,
    parts_of,
)
from anplan.work.console import Console
from anplan.work.deliver import refuse_empty, refuse_folder
from anplan.work.judge import asked_workspace, judged_as, revision_of
from anplan.work.session import Opened, Session
from anplan.work.tables import facts_judged, name_of

_LONGEST = 200
"""Bytes of a workspace's name in a path: with what stands around it, a file's name has 255."""


class Appended(NamedTuple):
    """What became of a workspace's rows; ``changes`` is None where they were there already.

    ``before`` is the manifest of those whose place they took.
    """

    workspace: str
    changes: Changes | None
    before: Manifest | None


def shared_folder(form: str | None, output: str | None) -> str:
    """Return the folder that is asked for; raise UsageError where the words name none."""
    if form not in (None, "parquet"):
        raise UsageError(
            say("{option} writes Parquet alone", option="--append"),
            say("Write {line}", line="--to parquet --append -o DIR"),
        )
    if output is None or output == "-":
        raise UsageError(
            say("{option} needs the folder that the workspaces share", option="--append"),
            say("Write {line}", line="--to parquet --append -o DIR"),
        )
    refuse_empty(output)
    return output


def append_tables(
    session: Session,
    folder: Path,
    workspace: str | None = None,
    *,
    over: bool = False,
    dry_run: bool = False,
) -> Appended:
    """Put a workspace's rows in the place of those that a shared folder has of it.

    Where they are made of the same files, for the same day, nothing is judged and nothing written,
    unless ``over``: then what somebody changed since, or another plan's rows, are replaced, too.
    """
    refuse_folder(folder, "tables")
    refuse_flat(folder)
    opened = asked_workspace(session)
    name = workspace or name_of(opened)
    key = _path_name(name)
    revision = revision_of(session, opened)
    made_from = _made_from(session, opened, name, revision and revision.name)
    old = read_manifest(folder, key)
    if old is not None and old.made_from == made_from and not over and is_whole(folder, key, old):
        return Appended(name, None, old)
    facts = facts_judged(session, judged_as(opened, revision), name)
    parts = {part.path: part for part in parts_of(facts)}
    manifest = _manifest(facts, made_from, parts)
    data = {path: part.data for path, part in parts.items()}
    changes = replace_rows(folder, key, manifest, data, over=over, dry_run=dry_run)
    if not dry_run:
        save_shared(folder, DICTIONARY_FILE, dictionary_bytes(facts))
    return Appended(name, changes, old)


def tell_appended(console: Console, folder: str, done: Appended, *, dry_run: bool = False) -> None:
    """Say what became of a workspace's rows, and which ones they took the place of, on stderr."""
    words = console.words
    if done.changes is None:
        text = words("{folder} has the tables of {name} as they are: nothing was written")
        console.note(words.fill(text, folder=folder, name=done.workspace))
        return
    new, same, gone, strange = done.changes
    text = (
        words("would be written: {folder}: {name} ({new} parts new, {same} as before, {gone} gone)")
        if dry_run
        else words("written: {folder}: {name} ({new} parts new, {same} as before, {gone} gone)")
    )
    counts = {"new": new, "same": same, "gone": gone}
    told = words.fill(text, folder=folder, name=done.workspace, **counts)
    if done.before is not None:
        before = words("in the place of the rows of {day} ({rev})")
        rev = done.before.rev or words("no commit")
        told = f"{told}, {words.fill(before, day=done.before.day, rev=rev)}"
    console.note(told)
    if strange:
        text = words("{folder}: left as they are, for they are no parts: {names}")
        console.note(words.fill(text, folder=folder, names=words.value(first_few(strange))))


def remove_tables(
    console: Console, folder: Path, shown: str, workspace: str, *, dry_run: bool = False
) -> None:
    """Take a workspace out of a shared folder; raise UsageError where it has none of this name."""
    gone = (
        remove_rows(folder, _path_name(workspace), workspace, dry_run=dry_run)
        if is_shared(folder)
        else None
    )
    if gone is None:
        names = [manifest.workspace for _, manifest in workspaces(folder)]
        close = nearest(workspace, names)
        raise UsageError(
            say("{folder} has no workspace {name}", folder=shown, name=workspace),
            did_you_mean(close, say("It has: {choices}", choices=first_few(names, 10))),
        )
    words = console.words
    text = (
        words("would be taken out: {folder}: {name} ({count} parts)")
        if dry_run
        else words("taken out: {folder}: {name} ({count} parts)")
    )
    console.note(words.fill(text, folder=shown, name=workspace, count=gone))


def tell_twins(console: Console, folder: Path, shown: str, names: Collection[str]) -> None:
    """Say which other workspaces have the plan of one of these, which were written: perhaps these themselves.

    A folder that was called otherwise leaves its old rows there, which are counted again.
    """
    words = console.words
    there = [manifest for _, manifest in workspaces(folder)] if names else []
    by_plan: dict[str, list[Manifest]] = {}
    for manifest in there:
        by_plan.setdefault(manifest.plan, []).append(manifest)
    for manifest in there:
        if manifest.workspace not in names:
            continue
        twins = [other.workspace for other in by_plan[manifest.plan] if _is_twin(other, manifest)]
        if twins:
            text = words("{folder}: {name} has the same plan as {names}, which is counted, too")
            told = words.fill(
                text, folder=shown, name=manifest.workspace, names=words.value(first_few(twins))
            )
            line = f"anplan export --append -o {shown} --remove {twins[0]}"
            console.note(words.sentences(told, words("To take it out: {line}").format(line=line)))


def _is_twin(other: Manifest, made: Manifest) -> bool:
    """Return whether another workspace has the same plan, by its document where both know that."""
    if other.workspace == made.workspace:
        return False
    return other.source is None or made.source is None or other.source == made.source


def refuse_flat(folder: Path) -> None:
    """Raise UsageError where a folder has one workspace's tables, a file each: no more fit beside them."""
    for table in EVERY:
        for end in (".parquet", ".csv"):
            if (folder / f"{table.name}{end}").exists():
                raise UsageError(
                    say(
                        "{folder} holds the tables of one workspace: {file}",
                        folder=str(folder),
                        file=f"{table.name}{end}",
                    ),
                    say("Name another folder with -o, or leave --append out"),
                )


def refuse_shared(folder: Path) -> None:
    """Raise UsageError where a folder is shared by workspaces: a file a table would count twice."""
    if is_shared(folder):
        raise UsageError(
            say("{folder} holds the tables of many workspaces", folder=str(folder)),
            say("Add --append, or name another folder with -o"),
        )


def _path_name(name: str) -> str:
    """Return a workspace's name as it stands in paths; raise UsageError where it cannot."""
    try:
        written = in_path(name)
        if len(written.encode("utf-8")) <= _LONGEST:
            return written
    except UnicodeEncodeError:
        pass
    raise UsageError(
        say("No folder can be called after the workspace {name}", name=ascii(name)),
        say("Name it otherwise: --workspace NAME"),
    )


def _made_from(session: Session, opened: Opened, workspace: str, revision: str | None) -> str:
    """Return a digest of all that the rows are made of: files, days, the question, the program.

    The files of other workspaces from which figures are taken are among them.
    """
    project = opened.project
    digest = hashlib.sha256()
    said = (__version__, declared(), workspace, revision, session.console.words.language)
    days = (opened.day, session.known, sorted(project.rest_days.items()))
    digest.update(repr((said, days)).encode())
    for part in _all_read(opened.loaded):
        digest.update(repr(part).encode())
    return digest.hexdigest()


def _all_read(loaded: Loaded, way: str = "") -> Iterator[tuple[object, ...]]:
    """Yield what was read of a workspace and of those beside it: each file, and when papers came."""
    project, texts = loaded.project, loaded.texts
    if project is not None:
        yield way, sorted(project.arrived.items()), sorted(project.broken)
    for file in sorted(texts):
        yield way, file, texts.digest(file)
    for other, beside in sorted(loaded.beside.items()):
        yield from _all_read(beside.loaded, other)


def _manifest(facts: Facts, made_from: str, parts: Mapping[str, Part]) -> Manifest:
    plan, revision = facts.state.project.plan, facts.revision
    return Manifest(
        schema=TIDY_SCHEMA,
        columns=declared(),
        anplan=__version__,
        workspace=facts.workspace,
        plan=plan.document.known_by,
        sample=plan.sample,
        day=str(facts.state.question.day),
        rev=revision and revision.name,
        known=str(revision.known) if revision and revision.known else None,
        made_from=made_from,
        files={path: Entry(part.rows, digest_of(part.data)) for path, part in parts.items()},
        source=digest_of(facts.state.project.source.encode()),
    )
