"""Writes a beancount ledger that carries what readings carry, to be checked beside anplan.

``python entries.py FILE [TRANSACTIONS]``. A transaction says by how much a unit's figure grew:
unit, indicator, month, value, day, a text in Chinese, and metadata. At the end of each quarter
every account is held against its cumulative figure. The same number gives the same bytes.
"""

import argparse
import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

YEAR = 2025
_BUREAUS = (
    *("科技创新局", "经济信息化局", "财政局", "人力资源局", "市场监督管理局", "发展和改革局"),
    *("商务局", "教育局", "卫生健康局", "司法局", "统计局"),
)
_STREETS = (
    *("月湖", "江滩", "云岭", "青溪", "白沙", "长堤", "东林", "西苑", "南园", "北山"),
    *("临港", "永安", "和平", "文昌", "金桥", "石桥"),
)
UNITS = (
    *(f"区{bureau}" for bureau in _BUREAUS),
    *(f"{street}街道办事处" for street in _STREETS),
)
INDICATORS = (
    ("Contracts", "技术合同成交额", "YI"),
    ("Firms", "新认定科技型企业", "JIA"),
    ("Projects", "重点成果项目库入库项目", "XIANG"),
)
_DONE = (
    "走访企业{a}家,收集人才、场地、资金等需求{b}条,其中{c}条已转相关部门办理,其余列入清单逐月跟踪。",
    "举办对接活动{c}场,高校院所带来成果{a}项,{b}家企业现场提问,{c}家留下合作意向。",
    "梳理事项{a}件,按缺资金、缺人才、缺场地分类建账,已办结{c}件,{b}件待上级部门答复。",
)


def _account(unit: int, indicator: str) -> str:
    return f"Assets:U{unit:02}:{indicator}"


def _opened() -> Iterator[str]:
    yield 'option "title" "示范区科技服务工作方案"\n'
    for indicator, title, measure in INDICATORS:
        yield f'{YEAR}-01-01 open Income:{indicator} {measure}\n  title: "{title}"\n'
        for unit, name in enumerate(UNITS):
            yield f'{YEAR}-01-01 open {_account(unit, indicator)} {measure}\n  unit: "{name}"\n'


def _month_end(place: int) -> date:
    year, month = YEAR + (place + 1) // 12, (place + 1) % 12 + 1
    return date(year, month, 1) - timedelta(days=1)


def _transaction(chance: random.Random, place: int, more: Decimal, value: Decimal) -> str:
    month, rest = divmod(place, len(UNITS) * len(INDICATORS))
    unit, column = divmod(rest, len(INDICATORS))
    indicator, title, measure = INDICATORS[column]
    day = _month_end(month)
    text = chance.choice(_DONE).format(
        a=chance.randint(20, 90), b=chance.randint(8, 19), c=chance.randint(2, 7)
    )
    return (
        f'{day} * "{UNITS[unit]}" "{text}"\n'
        f'  indicator: "{indicator.lower()}"\n'
        f'  month: "{day:%Y-%m}"\n'
        f"  as_of: {day}\n"
        f"  value: {value}\n"
        f'  evidence: "{title}统计表({day.month}月)"\n'
        f"  {_account(unit, indicator)}  {more} {measure}\n"
        f"  Income:{indicator}  {-more} {measure}\n"
    )


def _assertions(day: date, totals: dict[tuple[int, int], Decimal]) -> Iterator[str]:
    for (unit, column), total in sorted(totals.items()):
        indicator, _, measure = INDICATORS[column]
        next_day = day + timedelta(days=1)
        yield f"{next_day} balance {_account(unit, indicator)}  {total} {measure}\n"


def ledger(transactions: int, seed: int = 1) -> str:
    """Write a ledger of so many transactions, month by month and unit by unit."""
    chance = random.Random(seed)  # noqa: S311 - the same numbers every time
    totals: dict[tuple[int, int], Decimal] = {}
    parts = list(_opened())
    each_month = len(UNITS) * len(INDICATORS)
    for place in range(transactions):
        month, rest = divmod(place, each_month)
        key = divmod(rest, len(INDICATORS))
        digits = chance.randint(1, 9)
        more = Decimal(digits) / 10 if key[1] == 0 else Decimal(digits)
        totals[key] = totals.get(key, Decimal(0)) + more
        parts.append(_transaction(chance, place, more, totals[key]))
        last = place + 1 == transactions
        if last or (rest + 1 == each_month and (month + 1) % 3 == 0):
            parts += _assertions(_month_end(month), totals)
    return "\n".join(parts)


def main() -> None:
    """Write a ledger from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("transactions", type=int, nargs="?", default=700)
    options = parser.parse_args()
    options.file.write_text(ledger(options.transactions), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
