"""The owners of units as forges read them: a block of lines in CODEOWNERS."""

import re

from anplan.model.project import Project

BEGIN = "# anplan: begin, from owners: in units/*/unit.yaml"
END = "# anplan: end"
_UNWRITABLE = re.compile(r"[\x00-\x1f\x7f*?\[\]!#\\]")


def codeowners_block(project: Project, prefix: str) -> str:
    """Write which accounts own which folder; forges go by the last line that fits a file.

    ``prefix`` is the path from the top of the repository to the workspace. The coordinator owns
    what no unit owns, and every ``unit.yaml``.
    """
    units = project.units
    coordinator = project.plan.coordinator
    chief = _accounts(units[coordinator].owners) if coordinator in units else ""
    base = f"/{prefix}".replace(" ", "\\ ")
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


def can_be_written(path: str) -> bool:
    """Return whether a path stands for itself in a pattern of CODEOWNERS."""
    return _UNWRITABLE.search(path) is None


def with_block(text: str, block: str) -> str | None:
    """Replace the block that a text has, or add it at the end.

    None where the text has only one of the two lines that enclose a block, or one of them twice.
    """
    lines = text.splitlines()
    if BEGIN not in lines and END not in lines:
        return (text if not text or text.endswith("\n") else f"{text}\n") + block
    if (lines.count(BEGIN), lines.count(END)) != (1, 1) or lines.index(END) < lines.index(BEGIN):
        return None
    whole = text.splitlines(keepends=True)
    return "".join((*whole[: lines.index(BEGIN)], block, *whole[lines.index(END) + 1 :]))


def _accounts(owners: tuple[str, ...]) -> str:
    return " ".join(owner if "@" in owner else f"@{owner}" for owner in owners)
