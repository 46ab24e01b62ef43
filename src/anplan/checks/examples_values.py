"""Wrong and right examples of family V."""

from anplan.checks.example import JUNE, MAY, changed, entry, june, reading
from anplan.checks.rule import Example

APRIL = "units/kcj/2025-04.yaml"


def _third(value: str) -> Example:
    return {
        **reading("20", "2025-04-30", name="firms", file=APRIL),
        **reading(value, "2025-06-30", name="firms"),
    }


def _progress(text: str) -> Example:
    more = f"""\
        progress:
          - ref: 1.2/patents
            text: |-
              {text}
        """
    return reading("20", "2025-06-30", name="firms", more=more)


def _twice(day: str) -> Example:
    return june(f"""\
        readings:
          - indicator: firms
            value: 23
            as_of: {day}
          - indicator: firms
            value: 24
            as_of: 2025-06-30
        """)


def _hall(day: str) -> Example:
    return june(f"milestones:\n  - ref: 1.1/service-hall\n    done: {day}\n")


_WHY = "    reason: |-\n      登记机构复核,剔除重复登记的合同。\n"

EXAMPLES: dict[str, tuple[Example, Example]] = {
    "V101": (reading("35.2"), reading("35.2\n    reason: 剔除重复登记的合同")),
}
