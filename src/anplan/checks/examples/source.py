"""Wrong and right examples of family Q."""

from anplan.checks.examples.workspace import CONTRACTS, PLAN, TALENT, changed
from anplan.checks.rule import Example

_PATENTS = "    quote: 支持企业申报专利\n    assumed: [kind]\n"

EXAMPLES: dict[str, tuple[Example, Example]] = {
    "Q101": (
        changed(TALENT, "quote: 支持企业申报专利", "quote: 支持企业申请专利"),
        changed(TALENT, "quote: 支持企业申报专利", "quote: 企业申报专利"),
    ),
    "Q102": (changed(TALENT, _PATENTS, ""), changed(TALENT, _PATENTS, "    assumed: [title]\n")),
    "Q103": (
        changed(CONTRACTS, "at_least: 120", "at_least: 12"),
        changed(CONTRACTS, "at_least: 120", "at_least: 120.0"),
    ),
    "Q104": (
        changed(CONTRACTS, "[kind, trajectory,", "[kind, trajectries,"),
        changed(CONTRACTS, "[kind, trajectory,", "[kind, trajectory, every,"),
    ),
    "Q105": (
        changed(PLAN, "  - 二、工作任务\n", ""),
        changed(PLAN, "  - 三、工作安排\n", "  - |-\n    三、工作安排\n"),
    ),
    "Q106": (
        changed(PLAN, "  - 三、工作安排", "  - 三、工作安排\n  - 四、工作要求"),
        changed(PLAN, "  - 三、工作安排", "  - 三、 工作安排"),
    ),
}
