"""Family H, who asks for the change, and what he lets stand."""

from collections.abc import Iterator

from anplan.base.message import mark, say
from anplan.base.problem import Place
from anplan.checks.change import Change
from anplan.checks.examples.workspace import MAY, STREET, changed
from anplan.checks.rule import Finding, Rule
from anplan.model.project import Project

AUTHOR = "zhang-yuehu"
"""The account by which the examples of this family are handed in."""


def _foreign(change: Change) -> Iterator[Finding]:
    """Find files that the author's units do not own, as the base names their owners."""
    before, author = change.before, change.author
    if author is None or not any(unit.owners for unit in before.units.values()):
        return
    if _owns(before, before.plan.coordinator, author):
        return
    for file in change.files:
        unit = _unit_of(file)
        if unit is None or not _owns(before, unit, author):
            owner = unit or before.plan.coordinator
            message = say(
                "The file belongs to {unit} ({owners}); {author} is none of its owners",
                unit=before.label(owner),
                owners=_owners(before, owner),
                author=author,
            )
            hint = say("Leave it out of this request, or let an owner hand it in")
            yield Finding(Place(file), message, hint)


def _unit_of(file: str) -> str | None:
    """Return the unit whose own file it is; who a unit is the coordinator says."""
    parts = file.split("/")
    is_own = len(parts) == 3 and parts[0] == "units" and parts[2] != "unit.yaml"  # noqa: PLR2004
    return parts[1] if is_own else None


def _owns(project: Project, unit: str, author: str) -> bool:
    owners = project.units[unit].owners if unit in project.units else ()
    return _account(author) in {_account(owner) for owner in owners}


def _account(name: str) -> str:
    """Fold an account as forges do: they know no case."""
    return name.removeprefix("@").casefold()


def _owners(project: Project, unit: str) -> object:
    owners = project.units[unit].owners if unit in project.units else ()
    return owners or say("nobody is named")


def _let_stand(change: Change) -> Iterator[Finding]:
    """Find which findings a comment of this change lets stand."""
    for problem, reason in change.allowed:
        message = say(
            "{code} is let stand here: {reason}. {finding}",
            code=problem.code,
            reason=reason,
            finding=problem.message,
        )
        yield Finding(problem.where, message, say("Approve it only if the reason holds"))


_BY_AUTHOR = f"# --author {AUTHOR}\n"
_OWNED = {
    "units/kcj/unit.yaml": """\
name: 区科技创新局
short: 区科创局
order: 1
owners: [li-kcj]
quote: 区科技创新局
assumed: [short, order]
""",
    STREET: f"""\
name: 月湖街道办事处
group: streets
order: 2
owners: [{AUTHOR}]
quote: 各街道办事处
assumed: [name, short, group, order]
""",
}

RULES = (
    Rule(
        "H107",
        "error",
        mark("A change outside the author's unit"),
        mark(
            "A unit answers for its own papers; the plan is the coordinator's. The account is that "
            "of --author, the owners are those before the change."
        ),
        {MAY: _BY_AUTHOR + changed(MAY, "value: 20", "value: 21")[MAY]},
        {
            "units/yuehu/2025-05.yaml": _BY_AUTHOR
            + "submitted: 2025-06-04\nnothing: |-\n  本月无新进展\n"
        },
        subject=Change,
        find=_foreign,
        before=_OWNED,
    ),
    Rule(
        "H110",
        "note",
        mark("A finding that this change lets stand"),
        mark("Who approves the request approves the reason, too."),
        changed(
            MAY,
            "  - indicator: firms\n    value: 20\n",
            "  # anplan: allow V110 与登记机构口径一致\n  - indicator: firms\n    value: 20.5\n",
        ),
        changed(MAY, "value: 20\n", "value: 21\n"),
        subject=Change,
        find=_let_stand,
        before=changed(MAY, "", ""),
    ),
)
