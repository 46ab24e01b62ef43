"""Where each thing lies: the path says what a file is.

Every run looks for the plan first; what reads periods is loaded where one is read.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from anplan.base.period import Period

PLAN = "plan/plan.yaml"
SOURCE = "plan/source.txt"
TEMPLATE_PATH = "templates/brief.md.j2"
SUMMARY_TEMPLATE_PATH = "templates/summary.md.j2"
LETTERHEAD = "templates/letterhead.docx"
UNIT_LETTERHEAD = "templates/letterhead-unit.docx"
NOTICE_LETTERHEAD = "templates/letterhead-notice.docx"
LETTERHEADS = (LETTERHEAD, UNIT_LETTERHEAD, NOTICE_LETTERHEAD)
"""Word files that an office may have of its own: for its briefs, units' briefs and notices."""
TEMPLATE_PATHS = (TEMPLATE_PATH, SUMMARY_TEMPLATE_PATH)
SCHEME = "scheme"
"""The name of a unit's scheme, and the first word of what its reports call a measure of it."""


def indicator_path(name: str) -> str:
    """Return the file of an indicator."""
    return f"plan/indicators/{name}.yaml"


def task_path(name: str) -> str:
    """Return the file of a task."""
    return f"plan/tasks/{name}.yaml"


def register_path(name: str) -> str:
    """Return the file of a register."""
    return f"plan/registers/{name}.yaml"


def map_path(name: str) -> str:
    """Return the file of a table's map."""
    return f"plan/maps/{name}.yaml"


def decisions_path(month: "Period") -> str:
    """Return the file of a month's decisions."""
    return f"plan/decisions/{month}.yaml"


def unit_path(unit: str) -> str:
    """Return the file that says who a unit is."""
    return f"units/{unit}/unit.yaml"


def scheme_path(unit: str) -> str:
    """Return the file of a unit's scheme."""
    return f"units/{unit}/scheme.yaml"


def carried_path(unit: str) -> str:
    """Return the file of what a unit brings from the plan before."""
    return f"units/{unit}/carried.yaml"


def report_path(unit: str, period: "Period") -> str:
    """Return the file of a unit's report."""
    return f"units/{unit}/{period}.yaml"


def brief_path(period: "Period") -> str:
    """Return the file of the coordinator's own words for a period."""
    return f"briefs/{period}.yaml"


def rendered_path(period: "Period") -> str:
    """Return the file of a rendered brief."""
    return f"briefs/{period}.md"


def is_within(file: str, path: str) -> bool:
    """Return whether a file is the one that a path names, or lies in its folder."""
    return file == path or file.startswith(f"{path}/")


def unit_file(unit: str, name: str) -> str | None:
    """Return the file of a unit's paper by its name: a period, or ``scheme``."""
    from anplan.base.period import Period

    if name == SCHEME:
        return scheme_path(unit)
    try:
        return report_path(unit, Period.parse(name))
    except ValueError:
        return None


def period_of(file: str) -> "Period | None":
    """Return the period that a file is about by its name; most are about none."""
    from anplan.base.period import Period

    try:
        return Period.parse(file.rpartition("/")[2].removesuffix(".yaml"))
    except ValueError:
        return None


INSTRUCTION = "instruction/"
"""What the ref of a leader's instruction begins with."""


def is_instruction(ref: str) -> bool:
    """Return whether a ref is that of a leader's instruction."""
    return ref.startswith(INSTRUCTION)


def task_of(ref: str) -> str:
    """Return the task of an action's ref; any other ref as it is."""
    return ref.partition("/")[0]


def measure_ref(name: str, unit: str = "") -> str:
    """Return what a measure is called: by its unit's own reports, or by everybody."""
    return f"{unit}/{SCHEME}/{name}" if unit else f"{SCHEME}/{name}"


def names_measure(ref: str) -> bool:
    """Return whether a ref can only mean a measure of a scheme, whosever it is."""
    return ref.startswith(f"{SCHEME}/") or f"/{SCHEME}/" in ref


def template_path(*, is_summary: bool) -> str:
    """Return where a workspace's own template of its briefs, or of its summaries, lies."""
    return SUMMARY_TEMPLATE_PATH if is_summary else TEMPLATE_PATH
