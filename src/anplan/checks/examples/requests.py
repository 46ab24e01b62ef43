"""Wrong and right examples of the rules about requests, answers and instructions."""

from anplan.checks.examples.workspace import MAY, june
from anplan.checks.rule import Example

_YUEHU = "units/yuehu/2025-06.yaml"


def _asking(of: str) -> Example:
    return june(f"problems:\n  - ref: 1.1\n    title: 大厅选址未定\n    of: [{of}]\n")


def _request(ref: str) -> Example:
    return june(f"requests:\n  - kind: close\n    ref: {ref}\n")


def _answer(title: str) -> Example:
    asked = "problems:\n  - ref: 1.1\n    title: 大厅选址未定\n    of: [streets]\n"
    return {
        MAY: f"submitted: 2025-06-04\n{asked}",
        _YUEHU: f"""\
submitted: 2025-07-02
answers:
  - unit: kcj
    ref: 1.1
    title: {title}
    text: |-
      街道可提供两处场地。
""",
    }


def _refused(on: str) -> Example:
    request = "requests:\n  - kind: close\n    ref: 1.1/service-hall\n    on: 2025-07-02\n"
    return {
        **june(request),
        "plan/decisions/2025-07.yaml": f"""\
decisions:
  - on: {on}
    kind: refuse
    ref: 1.1/service-hall
    unit: kcj
    by: 统筹单位
    reason: 大厅尚未启用。
""",
    }


def _instructed(ref: str) -> Example:
    return {
        "plan/decisions/2025-07.yaml": f"""\
decisions:
  - on: 2025-07-02
    kind: instruct
    ref: {ref}
    units: [streets]
    by: 区长
    reason: 请会商场地。
    until: 2025-07-20
""",
    }


def _returned(returns: int) -> Example:
    return {
        **june(f"returns: {returns}\nnothing: 本月无新进展\n"),
        "plan/decisions/2025-07.yaml": """\
decisions:
  - on: 2025-07-03
    kind: return
    unit: kcj
    ref: 2025-06
    by: 统筹科
    reason: 数字未核实。
""",
    }


def _extended(until: str) -> Example:
    return june(
        "requests:\n  - kind: extend\n    ref: 1.1/service-hall\n"
        f"    until: {until}\n    reason: 场地交付推迟。\n"
    )


EXAMPLES: dict[str, tuple[Example, Example]] = {
    "R129": (_asking("kcj"), _asking("streets")),
    "R130": (_request("1.2/patents"), _request("1.1/service-hall")),
    "R132": (_answer("大厅选址没有定"), _answer("大厅选址未定")),
    "R137": (_instructed("instruction/2025-7-1"), _instructed("instruction/2025-07-1")),
    "R139": (_returned(2), _returned(1)),
    "R135": (_extended("2025-10-15"), _extended("2025-11-30")),
    "R134": (_refused("2025-07-01"), _refused("2025-07-05")),
}
