"""``anplan record measure``: one measure more in a unit's scheme, in a line."""

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from anplan.base.errors import UsageError
from anplan.base.message import Message, say
from anplan.base.period import Period
from anplan.base.spelling import shown
from anplan.commands.write.record import after_its_return, submitted_day
from anplan.commands.write.whose_report import find_unit, refuse_no_scheme
from anplan.intake.arguments import day_argument, figure_argument
from anplan.intake.cycles import EVERY_WORDS
from anplan.intake.parse import parse_choice
from anplan.model.paths import measure_ref, scheme_path
from anplan.model.project import Project
from anplan.model.refs import resolve
from anplan.model.types.ids import id_hint, is_id
from anplan.model.units import free_ids
from anplan.show.words import CYCLES, Words
from anplan.state.measures import unserved_tasks
from anplan.work.editors import modeline_in
from anplan.work.judge import with_arrivals
from anplan.work.merge_scheme import merge_scheme
from anplan.work.merged import Content
from anplan.work.session import Opened, Session, open_workspace
from anplan.work.typed import accepted
from anplan.work.write import Manner, Proposal, proposed, store


class NewMeasure(NamedTuple):
    """A measure as it was typed."""

    ref: str
    text: str
    title: str | None = None
    by: str | None = None
    every: str | None = None
    indicator: str | None = None
    share: str | None = None
    id: str | None = None


def record_measure(
    session: Session, measure: NewMeasure, submitted: str | None, manner: Manner
) -> int:
    """Add a measure to a unit's scheme, which begins where there is none; 1 where refused."""
    opened = with_arrivals(open_workspace(session), session.console)
    unit = find_unit(session, opened.project)
    refuse_no_scheme(opened.project, unit)

    def propose(where: Opened) -> Proposal | None:
        content = measure_content(where, unit, measure)
        return scheme_proposal(where, unit, (content,), submitted)

    return store(session, opened, propose, manner)


def measure_content(opened: Opened, unit: str, typed: NewMeasure) -> Content:
    """Return a measure as a file holds it; raise UsageError where it is not understood."""
    project = opened.project
    ref = accepted(resolve(project, typed.ref, ("task", "action"))).id
    if typed.id and not is_id(typed.id):
        raise UsageError(say("Not an id: {text}", text=shown(typed.id)), id_hint(typed.id))
    entry: dict[str, str] = {"id": typed.id or next(free_ids(ids_of(project, unit), "m"))}
    entry["ref"] = ref
    if typed.title:
        entry["title"] = typed.title
    if typed.text:
        entry["text"] = typed.text
    if typed.by:
        entry["by"] = scheme_day(project, typed.by)
    if typed.every:
        entry["every"] = cycle(typed.every)
    if typed.indicator or typed.share:
        entry |= _by_figure(project, typed)
    return entry


def ids_of(project: Project, unit: str) -> Sequence[str]:
    """Return the ids that the measures of a unit's scheme have."""
    scheme = project.schemes.get(unit)
    return tuple(measure.id for measure in scheme.measures if measure.id) if scheme else ()


def scheme_day(project: Project, typed: str) -> str:
    """Return a day as files write it; without a year it is one of the plan's last year."""
    year = Period.of("year", project.plan.end)
    return accepted(day_argument(typed, year, year.end + timedelta(days=1))).isoformat()


def cycle(typed: str) -> str:
    """Return a cycle as files write it; raise UsageError for a word that is none."""
    parsed = parse_choice(typed, EVERY_WORDS)
    if not parsed.value:
        raise UsageError(
            say("{typed} is no cycle", typed=typed),
            say("Write one of: {choices}", choices=tuple(map(Message, CYCLES.values()))),
        )
    return parsed.value


def _by_figure(project: Project, typed: NewMeasure) -> dict[str, str]:
    if not typed.indicator or not typed.share:
        raise UsageError(
            say("indicator: and share: go together"), say("Write both --indicator and --share")
        )
    name = accepted(resolve(project, typed.indicator, ("indicator",))).id
    value, _ = accepted(figure_argument(typed.share, project.indicators[name].measure))
    return {"indicator": name, "share": f"{value:f}"}


def scheme_proposal(
    opened: Opened, unit: str, measures: Sequence[Content], submitted: str | None
) -> Proposal | None:
    """Draft a unit's scheme with more measures, and hold it against every rule."""
    project, words = opened.project, Words(opened.project.plan.language)
    merged = merge_scheme(project, unit, measures, submitted_day(opened, submitted))
    scheme = project.schemes.get(unit)
    if scheme is not None and submitted is not None:
        day = submitted_day(opened, submitted)
        if day != scheme.submitted:
            merged.set((), "submitted", day.isoformat())
            merged.summary.append(say("handed in on {day}", day=day))
        after_its_return(opened, scheme_path(unit), day, merged)
    if not merged.edits:
        return None
    return proposed(
        opened,
        scheme_path(unit),
        scheme_beginning(opened, submitted),
        merged.edits,
        tuple(merged.summary),
        " ".join((project.label(unit), words("unit's scheme"))),
        tuple(measure_ref(str(entry["id"]), unit) for entry in measures if "id" in entry),
    )


def scheme_beginning(opened: Opened, submitted: str | None) -> str:
    """Return what a new scheme begins with, in the plan's language."""
    words = Words(opened.project.plan.language)
    comment = words(
        "# Scheme: the unit's own measures. anplan record measure --help explains their parts."
    )
    line = modeline_in(opened.workspace, "scheme")
    return f"{comment}\n{line}submitted: {submitted_day(opened, submitted).isoformat()}\n"


def still_without(opened: Opened, unit: str) -> tuple[str, ...]:
    """Return the tasks of a unit for which there is no measure yet, all where it has no scheme."""
    project = opened.project
    if unit not in project.schemes:
        return project.tasks_of(unit)
    return unserved_tasks(project, unit)
