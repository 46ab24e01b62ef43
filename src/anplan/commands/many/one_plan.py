"""Two workspaces of one plan: what is written for it, or comes back, would belong to both."""

from collections.abc import Iterable

from anplan.base.errors import UsageError
from anplan.base.message import say


def refuse_one_plan_twice(plans: Iterable[tuple[str, str]]) -> None:
    """Raise UsageError where two workspaces, by their names, have the same plan."""
    first: dict[str, str] = {}
    for workspace, plan in plans:
        if plan in first:
            raise UsageError(
                say(
                    "{first} and {second} are workspaces of the same plan: {plan}",
                    first=first[plan],
                    second=workspace,
                    plan=plan,
                ),
                say("Name one of them: what is written for the plan would be there twice"),
            )
        first[plan] = workspace
