"""The owners of units as forges read them: a block of lines in CODEOWNERS."""

import re

from anplan.model.project import Project

BEGIN = "# anplan: begin, from owners: in units/*/unit.yaml"
END = "# anplan: end"
_UNWRITABLE = re.compile(r"[\x00-\x1f\x7f*?\[\]!#\\]")


def codeowners_block(project: Project, way: str) -> str:
    """Write who answers for which folder; the last line that fits a file decides.

    ``way`` leads from the top of the repository to the workspace. What is nobody else's is
    the coordinator's, and so is who a unit is.
    """
    units = project.units
    coordinator = project.plan.coordinator
    chief = _accounts(units[coordinator].owners) if coordinator in units else ""
    base = f"/{way}".replace(" ", "\\ ")
    lines = [BEGIN]
    if chief:
        folders = ("plan", "units", "briefs", "templates")
        lines += [f"{base}{folder}/ {chief}" for folder in folders]
        lines.append(f"/.github/ {chief}")
    lines += [
        f"{base}units/{name}/ {_accounts(unit.owners)}"
        for name, unit in units.items()
        if unit.owners
    ]
    if chief:
        lines.append(f"{base}units/*/unit.yaml {chief}")
    return "".join(f"{line}\n" for line in (*lines, END))


def can_be_written(way: str) -> bool:
    """Return whether a way means itself in a pattern."""
    return _UNWRITABLE.search(way) is None


def with_block(text: str, block: str) -> str | None:
    """Put the block in the place of the one that is there, else behind the text.

    None where the text has but one of the two lines that enclose it, or one of them twice.
    """
    lines = text.splitlines()
    if BEGIN not in lines and END not in lines:
        return (text if not text or text.endswith("\n") else f"{text}\n") + block
    if (lines.count(BEGIN), lines.count(END)) != (1, 1) or lines.index(END) < lines.index(BEGIN):
        return None
    kept = text.splitlines(keepends=True)
    return "".join((*kept[: lines.index(BEGIN)], block, *kept[lines.index(END) + 1 :]))


def _accounts(owners: tuple[str, ...]) -> str:
    return " ".join(owner if "@" in owner else f"@{owner}" for owner in owners)
