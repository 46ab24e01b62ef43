"""The owners of units as forges read them: a block of lines in CODEOWNERS."""

import re
from typing import NamedTuple

from anplan.model.project import Project

_BEGIN, _END = re.compile(r"# anplan: begin\b.*"), re.compile(r"# anplan: end\b.*")
_NAMED = re.compile(r"# anplan: begin, from owners: in (.*)units/\*/unit\.yaml")
_OWNED = re.compile(r"/(?:(.*?)/)?(?:plan|units|briefs|templates)/\S* .*")
SHARED = "/.github/"
"""The folder that all workspaces of a repository share."""
_UNWRITABLE = re.compile(r"[\x00-\x1f\x7f*?\[\]!#\\]")


def marks(prefix: str) -> tuple[str, str]:
    """Return the lines that enclose the block of the workspace that lies at ``prefix``."""
    end = f"# anplan: end, {prefix}" if prefix else "# anplan: end"
    return f"# anplan: begin, from owners: in {prefix}units/*/unit.yaml", end


def codeowners_block(project: Project, prefix: str, *, shared: bool = True) -> str:
    """Write which accounts own which folder; forges go by the last line that fits a file.

    ``prefix`` is the path from the top of the repository to the workspace. The coordinator owns
    what no unit owns, every ``unit.yaml`` and, where nobody else does, what is ``shared``.
    """
    units = project.units
    coordinator = project.plan.coordinator
    chief = _accounts(units[coordinator].owners) if coordinator in units else ""
    base = f"/{prefix}".replace(" ", "\\ ")
    begin, end = marks(prefix)
    lines = [begin]
    if chief:
        folders = ("plan", "units", "briefs", "templates")
        lines += [f"{base}{folder}/ {chief}" for folder in folders]
        if shared:
            lines.append(f"{SHARED} {chief}")
    lines += [
        f"{base}units/{name}/ {_accounts(unit.owners)}"
        for name, unit in units.items()
        if unit.owners
    ]
    if chief:
        lines.append(f"{base}units/*/unit.yaml {chief}")
    return "".join(f"{line}\n" for line in (*lines, end))


def can_be_written(path: str) -> bool:
    """Return whether a path stands for itself in a pattern of CODEOWNERS."""
    return _UNWRITABLE.search(path) is None


class Around(NamedTuple):
    """A text without the block of one workspace, and whether others say whose the shared folder is."""

    before: str
    after: str

    @property
    def names_shared(self) -> bool:
        """Return whether a line of somebody else's names the shared folder."""
        lines = (self.before + self.after).splitlines()
        return any(line.split(maxsplit=1)[:1] == [SHARED] for line in lines)

    def holding(self, block: str) -> str:
        """Return the text with the block in its place."""
        return f"{self.before}{block}{self.after}"


def around_block(text: str, prefix: str) -> Around | None:
    """Cut out the block of a workspace; without one the place is the text's end.

    None where the lines that enclose blocks do not come in pairs, or two blocks are the same
    workspace's.
    """
    whole, own = text.splitlines(keepends=True), None
    begin: int | None = None
    for place, line in enumerate(text.splitlines()):
        if _BEGIN.fullmatch(line):
            if begin is not None:
                return None
            begin = place
        elif _END.fullmatch(line):
            if begin is None:
                return None
            if _prefix_of(text.splitlines()[begin:place]) == prefix:
                if own is not None:
                    return None
                own = begin, place
            begin = None
    if begin is not None:
        return None
    if own is None:
        return Around(text if not text or text.endswith("\n") else f"{text}\n", "")
    return Around("".join(whole[: own[0]]), "".join(whole[own[1] + 1 :]))


def _prefix_of(block: list[str]) -> str:
    """Return where the workspace of a block lies: as its mark says or, in an old one, its lines."""
    named = _NAMED.fullmatch(block[0])
    if named and named[1]:
        return named[1]
    owned = next(filter(None, map(_OWNED.fullmatch, block[1:])), None)
    folder = (owned[1] or "") if owned else ""
    return f"{folder}/".replace("\\ ", " ") if folder else ""


def _accounts(owners: tuple[str, ...]) -> str:
    return " ".join(owner if "@" in owner else f"@{owner}" for owner in owners)
