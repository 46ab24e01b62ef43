"""What files say that name something, perhaps something that is not there."""

from anplan.checks.all_rules import BY_CODE
from anplan.checks.rule import Example

YUEHU = "units/yuehu/2025-06.yaml"
DECISIONS = "plan/decisions/2025-06.yaml"


def decision(ref: str) -> Example:
    text = BY_CODE["R110"].wrong[DECISIONS]
    return {DECISIONS: text.replace("ref: 1.1", f"ref: {ref}")}


def told(kind: str, ref: str, unit: str) -> Example:
    text = BY_CODE["R115"].right[DECISIONS]
    return {
        DECISIONS: text.replace("kind: ask", f"kind: {kind}")
        .replace("ref: contracts", f"ref: {ref}")
        .replace("unit: kcj", f"unit: {unit}")
    }
