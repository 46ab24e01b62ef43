"""Decisions, settings, owners and amendments, as the files of a change say them."""

from anplan.checks.examples.workspace import BASE
from anplan.checks.rule import Example

SETTLED = "plan/decisions/2025-06.yaml"


def decision(on: str, until: str = "2025-11-30") -> str:
    return f"""\
  - on: {on}
    kind: extend
    ref: 1.1/service-hall
    until: {until}
    by: 专班组长
    reason: |-
      场地移交延后
"""


def settled(*entries: str) -> Example:
    return {SETTLED: "decisions:\n" + "".join(entries)}


def owned(**owners: str) -> Example:
    return {
        f"units/{unit}/unit.yaml": BASE[f"units/{unit}/unit.yaml"] + f"owners: [{names}]\n"
        for unit, names in owners.items()
    }


def amended(figure: int) -> str:
    return (
        f"amended:\n  - on: 2025-07-01\n    target:\n      at_least: {figure}\n"
        "    document: 示政办〔2025〕18号\n    reason: |-\n      任务调减\n"
    )
