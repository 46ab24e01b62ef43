"""What may be settled: a thing that has a light of its own, by whatever it is called."""

from anplan.base.errors import UsageError
from anplan.base.message import Rejected, say
from anplan.base.period import Period
from anplan.checks.rules.references.decisions import decidable_parts, judged_instead
from anplan.intake.arguments import day_argument
from anplan.model.decisions import THE_PLAN
from anplan.model.names import Referent
from anplan.model.project import Project
from anplan.model.refs import resolve
from anplan.work.session import Opened
from anplan.work.typed import accepted


def judged_matter(project: Project, word: str) -> str:
    """Return the indicator or action that a word names; raise UsageError where it has no light."""
    resolved = resolve(project, word, ("indicator", "action"))
    if isinstance(resolved, Rejected) and isinstance(resolve(project, word, ("task",)), Referent):
        raise _many_parts(project, word)
    ref = accepted(resolved).id
    action = project.action(ref)
    if action is not None and not action.has_light:
        raise UsageError(
            say("{ref} has no light of its own that could be settled", ref=project.title_of(ref)),
            judged_instead(action),
        )
    return ref


def any_matter(project: Project, word: str) -> str:
    """Return the indicator, task or action that a word names."""
    return accepted(resolve(project, word, ("indicator", "task", "action"))).id


def evaluated_matter(project: Project, word: str) -> str:
    """Return what an evaluation is about: the whole plan, or the indicator, task or action named."""
    if word == THE_PLAN:
        return word
    try:
        return any_matter(project, word)
    except UsageError as error:
        rest = say("Without a REF the whole plan is evaluated")
        hint = rest if error.hint is None else say("{hint}; {rest}", hint=error.hint, rest=rest)
        raise UsageError(error.message, hint) from None


def day_to_come(opened: Opened, typed: str) -> str:
    """Return the day up to which something is to run; one without its year is of this year."""
    year = Period.of("year", opened.day)
    return accepted(day_argument(typed, year, year.end)).isoformat()


def _many_parts(project: Project, word: str) -> UsageError:
    task = accepted(resolve(project, word, ("task",))).id
    return UsageError(
        say("{title} is a task, which is judged by its parts", title=project.title_of(task)),
        say("Name one of them: {refs}", refs=decidable_parts(project, task) or say("none")),
    )
