"""Seeds a workspace of any size: a plan, its units, and their reports of 2 to 3 KB.

``python seed.py FOLDER REPORTS [--months 20] [--empty]``. The same numbers give the same bytes. Everything
in it is made up; ``--empty`` leaves the reports out and keeps the plan that they belong to.
"""

import argparse
import random
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain
from pathlib import Path

MONTHS = 20
FIRST_YEAR = 2025
LEAST_BYTES, MOST_BYTES = 2000, 3072
_LONGEST_ENTRY = 200
_WITH_EVIDENCE, _WITH_PROBLEM = 0.5, 0.2
SHARED = "visits"

_PLACES = (
    *("月湖", "江滩", "云岭", "青溪", "白沙", "长堤", "东林", "西苑", "南园", "北山"),
    *("兴业", "创新", "光谷", "临港", "汇智", "永安", "和平", "文昌", "民生", "金桥"),
    *("石桥", "花园", "柳林", "梅岭", "竹海", "松涛", "荷塘", "枫林", "银杏", "紫荆"),
    *("星河", "明珠", "翠湖", "碧水", "丹霞", "朝阳", "晨光", "晚枫", "晴川", "霁云"),
)
_BODIES = (
    *("街道办事处", "科技创新局", "经济信息化局", "财政局", "人力资源局", "市场监督管理局"),
    *("发展和改革局", "商务局", "教育局", "卫生健康局", "司法局", "统计局", "投资集团"),
    *("产业园区", "科技协会", "工商联", "税务局", "行政审批局", "金融服务中心", "人才中心"),
    *("孵化基地", "检验检测中心", "技术转移中心", "创业服务中心", "数据中心"),
)
_THEMES = (
    *("成果转化", "科技金融", "人才引育", "概念验证", "中试服务", "科技网格", "供需对接"),
    *("专利导航", "企业培育", "平台建设", "场景开放", "技术合同", "校企合作", "科普宣传"),
    *("创新券", "公共实验室", "数字化改造", "绿色低碳", "质量提升", "标准研制", "知识产权"),
    *("创业辅导", "设备共享", "成果展示", "政策宣讲"),
)
_KINDS = (
    ("flow", "亿元", "达到{}亿元以上"),
    ("count", "家", "不少于{}家"),
    ("stock", "项", "不少于{}项"),
)
_DONE = (
    "走访{theme}企业{a}家,收集人才、场地、资金等需求{b}条,其中{c}条已转相关部门办理,其余列入清单逐月跟踪。",
    "举办{theme}专场活动{c}场,高校院所带来成果{a}项,{b}家企业现场提问,{c}家留下合作意向并约定下次洽谈时间。",
    "梳理{theme}事项{a}件,按缺资金、缺人才、缺场地分类建账,已办结{c}件,{b}件待上级部门答复后回告企业。",
    "组织{theme}培训{c}期,参训{a}人次,课后收回问卷{b}份,反映较多的是申报材料要素不全和办理时限不清。",
    "会同相关单位现场核查{theme}项目{c}个,补正材料{b}份,对进度偏慢的{c}个项目约谈负责人并重新排定时间。",
)
_NEXT = (
    "{theme}清单再核一遍,对{c}家反映问题较多的企业逐家上门,月底前把办理结果书面回告企业。",
    "筹备下一期{theme}活动,提前{c}天发布议题,邀请{a}家企业带着需求到场。",
    "整理{theme}政策问答{b}条,印成折页{a}份发到楼宇和园区。",
)
_TROUBLES = (
    "{theme}现有场地面积不足,{c}家企业排队等候入驻,周边可用楼宇租金偏高。",
    "部分企业{theme}申报材料不齐,{b}份退回补正,影响后续评审排期。",
)
_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True)
class Indicator:
    """One indicator: its id, its words, and the units that report it."""

    id: str
    title: str
    kind: str
    measure: str
    quote: str
    target: int
    goal: int
    task: str
    units: tuple[str, ...]


@dataclass(frozen=True)
class Task:
    """One task: its number, its title and its units."""

    number: str
    title: str
    units: tuple[str, ...]


@dataclass
class Ledger:
    """What a seed knows while it writes: random numbers, and the last value of each unit."""

    chance: random.Random
    last: dict[tuple[str, str], Decimal] = field(default_factory=dict)

    def next_value(self, indicator: Indicator, unit: str) -> Decimal:
        """Return a figure larger than the last, so that nothing falls and nothing stands still."""
        more = self.chance.randint(1, 9)
        step = Decimal(more) / 10 if indicator.kind == "flow" else Decimal(more)
        value = self.last.get((indicator.id, unit), Decimal(0)) + step
        self.last[indicator.id, unit] = value
        return value

    def sentence(self, forms: tuple[str, ...]) -> str:
        """Return a sentence about made-up work."""
        draw = self.chance
        return draw.choice(forms).format(
            theme=draw.choice(_THEMES),
            a=draw.randint(20, 90),
            b=draw.randint(8, 19),
            c=draw.randint(2, 7),
        )


@dataclass(frozen=True)
class Outline:
    """A plan of a size: its units, tasks and indicators."""

    units: dict[str, str]
    tasks: tuple[Task, ...]
    indicators: tuple[Indicator, ...]
    months: int = MONTHS

    @classmethod
    def of(cls, reports: int, months: int = MONTHS) -> "Outline":
        """Outline the plan under which so many reports come in so many months."""
        count = max(5, -(-reports // months))
        units = {f"u{place:04}": _named(place, _BODIES) for place in range(count)}
        tasks = tuple(_tasks(tuple(units)))
        return cls(units, tasks, tuple(_indicators(tuple(units), tasks, months)), months)

    @property
    def last_month(self) -> tuple[int, int]:
        """Return the year and the month of the last reports."""
        return FIRST_YEAR + (self.months - 1) // 12, (self.months - 1) % 12 + 1


def _named(place: int, words: tuple[str, ...]) -> str:
    row, column = divmod(place, len(_PLACES))
    again, row = divmod(row, len(words))
    return _PLACES[column] + words[row] + (_chinese(again + 1) if again else "")


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("十" if tens == 1 else f"{_DIGITS[tens]}十")
    return head + (_DIGITS[ones] if ones or not tens else "")


def _tasks(units: tuple[str, ...]) -> Iterator[Task]:
    """Yield the tasks; every unit has a part in four."""
    count = max(5, len(units) // 5)
    for place in range(count):
        first, size = place * len(units) // count, 4 * len(units) // count
        members = tuple(units[(first + step) % len(units)] for step in range(size))
        number = f"{place // 10 + 1}.{place % 10 + 1}"
        yield Task(number, _named(place, _THEMES), members)


def _indicators(
    units: tuple[str, ...], tasks: tuple[Task, ...], months: int
) -> Iterator[Indicator]:
    """Yield the indicators: three a unit with a few others, and one with all of them."""
    for place in range(-(-len(units) * 3 // 4)):
        kind, measure, words = _KINDS[place % len(_KINDS)]
        members = dict.fromkeys(units[(place * 4 + step) % len(units)] for step in range(4))
        target = months * len(members) * (1 if kind == "flow" else 6)
        title = f"{_named(place, _THEMES)}完成量"
        yield Indicator(
            id=f"i{place:04}",
            title=title,
            kind=kind,
            measure=measure,
            quote=title + words.format(target),
            target=target,
            goal=place % 4 + 1,
            task=tasks[place % len(tasks)].number,
            units=tuple(members),
        )
    target = months * len(units) * 6
    yield Indicator(
        id=SHARED,
        title="走访企业",
        kind="count",
        measure="家",
        quote=f"走访企业不少于{target}家",
        target=target,
        goal=1,
        task=tasks[0].number,
        units=units,
    )


def _source(outline: Outline) -> str:
    goals = [_goal(outline, goal) for goal in range(1, 5)]
    tasks = []
    for task in outline.tasks:
        section, number = task.number.split(".")
        if number == "1":
            tasks.append(_section_title(int(section)))
        tasks.append(
            f"{number}. {task.title}。{','.join(_doings(task))}。{_units_quote(outline, task)}"
        )
    body = ["一、工作目标", *goals, "二、工作任务", *tasks, "三、工作安排", _phase(outline)]
    return "\n\n".join(
        ["示范区科技服务工作方案", "为做好科技服务工作,制订本方案。", *body, "附件:\n"]
    )


def _phase(outline: Outline) -> str:
    year, month = outline.last_month
    return f"落实阶段为{FIRST_YEAR}年1月至{year}年{month}月,各责任单位每月报送工作简报。"


def _goal(outline: Outline, goal: int) -> str:
    indicators = (indicator for indicator in outline.indicators if indicator.goal == goal)
    quotes = ",".join(indicator.quote for indicator in indicators)
    return f"——第{_chinese(goal)}项目标。全年{quotes}。"


def _section_title(section: int) -> str:
    return f"({_chinese(section)})第{_chinese(section)}类任务。"


def _doings(task: Task) -> tuple[str, str, str]:
    return (
        f"持续做好{task.title}跟踪服务",
        f"每月开展{task.title}对接活动",
        f"建成{task.title}服务站",
    )


def _units_quote(outline: Outline, task: Task) -> str:
    return f"(责任单位:{','.join(outline.units[unit] for unit in task.units)})"


def _plan(outline: Outline) -> str:
    goals = "".join(
        f"  - id: {goal}\n    title: 第{_chinese(goal)}项目标\n    quote: ——第{_chinese(goal)}项目标。\n"
        for goal in range(1, 5)
    )
    sections = "".join(
        f"  - id: {section}\n    title: 第{_chinese(section)}类任务\n"
        f"    quote: {_section_title(section)}\n"
        for section in range(1, int(outline.tasks[-1].number.split(".")[0]) + 1)
    )
    year, month = outline.last_month
    return f"""\
document:
  title: 示范区科技服务工作方案
  number: 示政办〔2025〕1号
  issuer: 示范区人民政府办公室
  issued: {FIRST_YEAR}-01-02
start: {FIRST_YEAR}-01-01
end: {year}-12-31
coordinator: u0000
phases:
  - id: implementation
    title: 落实阶段
    start: {FIRST_YEAR}-01-01
    end: {year}-{month:02}-{monthrange(year, month)[1]}
    quote: {_phase(outline)[:-1]}
goals:
{goals}sections:
{sections}narrative:
  - 一、工作目标
  - 二、工作任务
  - 三、工作安排
"""


def _indicator(indicator: Indicator) -> str:
    return f"""\
title: {indicator.title}
measure: {indicator.measure}
kind: {indicator.kind}
goal: {indicator.goal}
target:
  at_least: {indicator.target}
trajectory: linear
tasks: ["{indicator.task}"]
reported_by: [{", ".join(indicator.units)}]
quote: {indicator.quote}
assumed: [kind, trajectory, tasks, reported_by]
"""


def _task(outline: Outline, task: Task) -> str:
    follow, meet, station = _doings(task)
    return f"""\
title: {task.title}
units: [{", ".join(task.units)}]
units_quote: {_units_quote(outline, task)}
quote: {task.number.split(".")[1]}. {task.title}。
actions:
  - id: follow
    title: {follow}
    kind: continuous
    quote: {follow}
    assumed: [kind]
  - id: meet
    title: {meet}
    kind: recurring
    every: month
    quote: {meet}
    assumed: [kind]
  - id: station
    title: {station}
    kind: milestone
    quote: {station}
    assumed: [kind]
"""


def plan_files(outline: Outline) -> Iterator[tuple[str, str]]:
    """Yield the files of the plan and of its units."""
    yield "plan/source.txt", _source(outline)
    yield "plan/plan.yaml", _plan(outline)
    for indicator in outline.indicators:
        yield f"plan/indicators/{indicator.id}.yaml", _indicator(indicator)
    for task in outline.tasks:
        yield f"plan/tasks/{task.number}.yaml", _task(outline, task)
    for order, (unit, name) in enumerate(outline.units.items(), 1):
        text = f"name: {name}\norder: {order}\nquote: {name}\nassumed: [order]\n"
        yield f"units/{unit}/unit.yaml", text


def report_files(outline: Outline, reports: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Yield so many reports, month by month and unit by unit."""
    ledger = Ledger(random.Random(seed))  # noqa: S311 - the same numbers every time
    tasks: dict[str, list[str]] = {unit: [] for unit in outline.units}
    for task in outline.tasks:
        for unit in task.units:
            tasks[unit].append(task.number)
    indicators: dict[str, list[Indicator]] = {unit: [] for unit in outline.units}
    for indicator in outline.indicators:
        for unit in indicator.units:
            indicators[unit].append(indicator)
    for place in range(reports):
        month, number = divmod(place, len(outline.units))
        unit = f"u{number:04}"
        year, month = FIRST_YEAR + month // 12, month % 12 + 1
        text = _report(ledger, unit, (year, month), tasks[unit], indicators[unit])
        yield f"units/{unit}/{year}-{month:02}.yaml", text


def _report(
    ledger: Ledger, unit: str, month: tuple[int, int], tasks: list[str], own: list[Indicator]
) -> str:
    day = f"{month[0]}-{month[1]:02}-{monthrange(*month)[1]}"
    following = f"{month[0] + month[1] // 12}-{month[1] % 12 + 1:02}"
    handed_in = f"{following}-0{ledger.chance.randint(1, 5)}"
    parts = [f"submitted: {handed_in}\nreadings:\n"]
    for indicator in own:
        value = ledger.next_value(indicator, unit)
        parts.append(f"  - indicator: {indicator.id}\n    value: {value}\n    as_of: {day}\n")
        if ledger.chance.random() < _WITH_EVIDENCE:
            title = f"{indicator.title}统计表"
            parts.append(f"    evidence:\n      - title: {title}\n        date: {day}\n")
    tail = _tail(ledger, tasks)
    parts.append("progress:\n")
    size = ledger.chance.randint(LEAST_BYTES, MOST_BYTES - _LONGEST_ENTRY)
    while len("".join([*parts, tail]).encode()) < size:
        ref = f"{ledger.chance.choice(tasks)}/{ledger.chance.choice(('follow', 'meet'))}"
        parts.append(_text(ref, ledger.sentence(_DONE)))
    return "".join([*parts, tail])


def _tail(ledger: Ledger, tasks: list[str]) -> str:
    tail = ""
    if ledger.chance.random() < _WITH_PROBLEM:
        title = f"{ledger.chance.choice(_THEMES)}场地不足"
        entry = _text(ledger.chance.choice(tasks), ledger.sentence(_TROUBLES))
        tail += "problems:\n" + entry.replace("    text:", f"    title: {title}\n    text:", 1)
    tail += "next:\n"
    for _ in range(2):
        tail += _text(ledger.chance.choice(tasks), ledger.sentence(_NEXT))
    return tail


def _text(ref: str, text: str) -> str:
    return f"  - ref: {ref}\n    text: |-\n      {text}\n"


def seed_workspace(
    folder: Path, reports: int, *, months: int = MONTHS, empty: bool = False
) -> None:
    """Write a workspace of so many reports; ``empty`` keeps only the plan of that size."""
    outline = Outline.of(reports, months)
    written = () if empty else report_files(outline, reports)
    for file, text in chain(plan_files(outline), written):
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Seed from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("reports", type=int)
    parser.add_argument("--months", type=int, default=MONTHS)
    parser.add_argument("--empty", action="store_true", help="only the plan and its units")
    options = parser.parse_args()
    seed_workspace(options.folder, options.reports, months=options.months, empty=options.empty)


if __name__ == "__main__":
    main()
