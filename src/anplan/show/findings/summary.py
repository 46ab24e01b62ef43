"""The line that ends a check: files read, findings, and whose papers are missing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from anplan.base.period import Period
from anplan.base.problem import Problem
from anplan.model.project import Project
from anplan.show.words import Words
from anplan.state.papers import Paper


def counts_line(
    words: Words, problems: Iterable[Problem], files_found: int, files_read: int
) -> str:
    """Count files and findings."""
    levels = Counter(problem.level for problem in problems)
    text = words("read {read}/{all} files; errors: {errors}, warnings: {warnings}, notes: {notes}")
    return words.fill(
        text,
        read=files_read,
        all=files_found,
        errors=levels["error"],
        warnings=levels["warning"],
        notes=levels["note"],
    )


def change_line(words: Words, new: Iterable[Problem], old: int) -> str:
    """Count what a change brings, and what was there before it."""
    levels = Counter(problem.level for problem in new)
    text = words(
        "this change: errors: {errors}, warnings: {warnings}, notes: {notes}; already there: {old}"
    )
    return text.format(
        errors=levels["error"], warnings=levels["warning"], notes=levels["note"], old=old
    )


def left_out(words: Words, allowed: int, unread_hidden: int) -> str:
    """Count the findings that are not shown; an empty text where all are."""
    line = words(", allowed: {count}").format(count=allowed) if allowed else ""
    if unread_hidden:
        text = words(", hidden about files that cannot be read: {count}")
        line += text.format(count=unread_hidden)
    return line


def papers_line(words: Words, project: Project, papers: Mapping[Period, Sequence[Paper]]) -> str:
    """Count the papers of each period, and name the units whose papers are missing."""
    return words("; ").join(
        _counted(words, project, period, owed) for period, owed in papers.items()
    )


def _counted(words: Words, project: Project, period: Period, papers: Sequence[Paper]) -> str:
    if not papers:
        return words("{period}: no papers are owed").format(period=period)
    states = Counter(paper.state for paper in papers)
    arrived = states["done"] + states["late"]
    owed = arrived + states["missing"]
    text = words("{period}: papers owed: {owed}, in: {arrived}")
    line = text.format(period=period, owed=owed, arrived=arrived)
    if states["open"]:
        line += words(", not due yet: {count}").format(count=states["open"])
    names = dict.fromkeys(
        _unit_text(words, project, paper) for paper in papers if paper.state == "missing"
    )
    if names:
        line += words(", missing: {names}").format(names=words.listed(tuple(names)))
    return line


def _unit_text(words: Words, project: Project, paper: Paper) -> str:
    name = project.label(paper.unit)
    return words("{unit} (cannot be read)").format(unit=name) if paper.broken else name
