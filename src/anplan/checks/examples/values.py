"""Wrong and right examples of family V."""

from anplan.checks.examples.workspace import JUNE, MAY, changed, entry, june, reading
from anplan.checks.rule import Example

APRIL = "units/kcj/2025-04.yaml"


def _third(value: str) -> Example:
    return {
        **reading("20", "2025-04-30", name="firms", file=APRIL),
        **reading(value, "2025-06-30", name="firms"),
    }


def _progress(text: str) -> Example:
    return june(f"""\
        readings:
          - indicator: firms
            value: 20
            as_of: 2025-06-30
        progress:
          - ref: 1.2/patents
            text: |-
              {text}
        """)


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


def _after_may(text: str) -> Example:
    may = entry("1.2/patents", "走访企业8家,指导申报。", file=MAY)
    return {**may, **entry("1.2/patents", text)}


LEDGER = "evidence/2025-06.csv"


def _proved(sha256: str, ledger: str = "企业,日期\n甲,2025-06-12\n") -> Example:
    """Lay a ledger of firms and a figure that names it with a hash over the base."""
    report = june(f"""\
        readings:
          - indicator: firms
            value: 24
            as_of: 2025-06-30
            evidence:
              - title: 认定台账
                place: {LEDGER}
                sha256: {sha256}
        """)
    return {**report, LEDGER: ledger} if ledger else report


_HASH = "5294327ffac8f9ac55a57cceb0562224969721abd2aa938ac3032b469a004607"
_WHY = "登记机构复核,剔除重复登记的合同。"

EXAMPLES: dict[str, tuple[Example, Example]] = {
    "V101": (reading("35.2"), reading("35.2", reason=_WHY)),
    "V102": (reading("525000"), reading("525000万元")),
    "V103": (reading("190"), reading("178")),
    "V104": (_third("20"), _third("21")),
    "V105": (_progress("各项工作按计划推进。"), _progress("走访企业8家,6月没有新认定批次。")),
    "V120": (_progress("暂无。"), _progress("走访企业8家。")),
    "V106": (reading(as_of="2025-07-31"), reading(as_of="2025-06-30")),
    "V107": (reading("-3", "2025-06-30", name="firms"), reading("23", "2025-06-30", name="firms")),
    "V108": (reading("41.5", "2025-04-30"), reading("41.5", "2025-04-30", reason=_WHY)),
    "V109": (reading("52.5万美元"), reading("525000万元")),
    "V110": (
        reading("23.5", "2025-06-30", name="firms"),
        reading("23", "2025-06-30", name="firms"),
    ),
    "V111": (_hall("2025-07-20"), _hall("2025-06-20")),
    "V112": (_twice("2025-06-30"), _twice("2025-06-15")),
    "V113": (
        reading("0.068", "2025-06-30", name="growth"),
        reading("6.8", "2025-06-30", name="growth"),
    ),
    "V114": (_hall("2024-06-20"), _hall("2025-06-20")),
    "V115": (
        changed(JUNE, "submitted: 2025-07-03", "submitted: 2024-07-03"),
        changed(JUNE, "submitted: 2025-07-03", "submitted: 2025-07-04"),
    ),
    "V116": (_after_may("走访企业 8 家，指导申报。"), _after_may("回访企业6家。")),
    "V117": (_proved(_HASH, ledger=""), _proved(_HASH)),
    "V118": (_proved(_HASH, ledger="企业,日期\n乙,2025-06-12\n"), _proved(_HASH)),
    "V119": (_proved(_HASH[:16]), _proved(_HASH)),
}
