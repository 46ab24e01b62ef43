"""A tiny workspace in which every rule is silent; the rules' examples are laid over it."""

from datetime import date
from textwrap import dedent

from anplan.base.period import Period
from anplan.checks.rule import Example

PLAN = "plan/plan.yaml"
SOURCE = "plan/source.txt"
CONTRACTS = "plan/indicators/contracts.yaml"
FIRMS = "plan/indicators/firms.yaml"
MATCHING = "plan/tasks/1.1.yaml"
TALENT = "plan/tasks/1.2.yaml"
STREET = "units/yuehu/unit.yaml"
MAY = "units/kcj/2025-05.yaml"
JUNE = "units/kcj/2025-06.yaml"
MONTH = Period.parse("2025-06")
DAY = date(2025, 7, 10)
"""The month and the day on which papers are asked for."""

BASE: Example = {
    SOURCE: """\
示范区科技成果转化工作方案

为做好科技成果转化工作,制订本方案。

一、工作目标

全年技术合同成交额达到120亿元以上,新认定科技型企业不少于50家,高新技术产业增加值增长7%以上。

二、工作任务

(一)强化服务供给。

1. 完善服务网络。每月举办对接活动,建成科技服务大厅。(责任单位:区科技创新局,各街道办事处)

2. 培育科技企业。建立重点项目清单,支持企业申报专利。(责任单位:区科技创新局)

三、工作安排

落实阶段为2025年4月至10月,各责任单位每月报送工作简报。

附件:
""",
    PLAN: """\
document:
  title: 示范区科技成果转化工作方案
  number: 示政办〔2025〕1号
  issuer: 示范区人民政府办公室
  issued: 2025-03-20
start: 2025-01-01
end: 2025-12-31
coordinator: kcj
phases:
  - id: implementation
    title: 落实阶段
    start: 2025-04-01
    end: 2025-10-31
    quote: 落实阶段为2025年4月至10月
goals:
  - id: 1
    title: 成果转化
    quote: 全年技术合同成交额达到120亿元以上
groups:
  - id: streets
    title: 各街道办事处
    quote: 各街道办事处
sections:
  - id: 1
    title: 强化服务供给
    quote: (一)强化服务供给。
obligations:
  - id: monthly-brief
    title: 工作简报
    paper: report
    owed_by: units
    every: month
    start: 2025-04
    end: 2025-10
    due:
      days_after: 5
    quote: 各责任单位每月报送工作简报
    assumed: [due]
narrative:
  - 一、工作目标
  - 二、工作任务
  - 三、工作安排
""",
    CONTRACTS: """\
title: 技术合同成交额
measure: 亿元
kind: flow
goal: 1
target:
  at_least: 120
trajectory: linear
tasks: [1.2]
reported_by: [kcj]
quote: 技术合同成交额达到120亿元以上
assumed: [kind, trajectory, tasks, reported_by]
""",
    FIRMS: """\
title: 新认定科技型企业
measure: 家
kind: count
goal: 1
target:
  at_least: 50
trajectory: linear
tasks: [1.2]
reported_by: [kcj]
quote: 新认定科技型企业不少于50家
assumed: [kind, trajectory, tasks, reported_by]
""",
    "plan/indicators/growth.yaml": """\
title: 高新技术产业增加值增速
measure: "%"
kind: rate
goal: 1
target:
  at_least: 7
reported_by: [kcj]
quote: 高新技术产业增加值增长7%以上
assumed: [kind, reported_by]
""",
    "plan/registers/projects.yaml": """\
title: 重点项目清单
stages: [申报, 入库]
quote: 建立重点项目清单
assumed: [stages]
""",
    MATCHING: """\
title: 完善服务网络
units: [kcj, streets]
units_quote: (责任单位:区科技创新局,各街道办事处)
quote: 1. 完善服务网络。
actions:
  - id: matching
    title: 每月举办对接活动
    kind: recurring
    every: month
    quote: 每月举办对接活动
    assumed: [kind]
  - id: service-hall
    title: 建成科技服务大厅
    kind: milestone
    quote: 建成科技服务大厅
    assumed: [kind]
""",
    TALENT: """\
title: 培育科技企业
units: [kcj]
units_quote: (责任单位:区科技创新局)
quote: 2. 培育科技企业。
actions:
  - id: patents
    title: 支持企业申报专利
    kind: continuous
    quote: 支持企业申报专利
    assumed: [kind]
""",
    "units/kcj/unit.yaml": """\
name: 区科技创新局
short: 区科创局
order: 1
quote: 区科技创新局
assumed: [short, order]
""",
    STREET: """\
name: 月湖街道办事处
group: streets
order: 2
quote: 各街道办事处
assumed: [name, short, group, order]
""",
    MAY: """\
submitted: 2025-06-04
readings:
  - indicator: contracts
    value: 40.5
    as_of: 2025-04-30
  - indicator: firms
    value: 20
    as_of: 2025-05-31
progress:
  - ref: 1.1/matching
    text: |-
      举办对接活动1场,12家企业到场。
""",
    JUNE: """\
submitted: 2025-07-03
readings:
  - indicator: contracts
    value: 52.5
    as_of: 2025-05-31
  - indicator: firms
    value: 24
    as_of: 2025-06-30
  - indicator: growth
    value: 6.8
    as_of: 2025-06-30
progress:
  - ref: 1.2/patents
    text: |-
      走访企业8家,指导申报专利11件。
""",
    "units/yuehu/2025-06.yaml": """\
submitted: 2025-07-02
progress:
  - ref: 1.1
    text: |-
      摸清辖区企业需求15条。
""",
}


def changed(file: str, old: str, new: str) -> Example:
    """Lay one file of the base over it with some of its words replaced."""
    assert old in BASE[file]
    return {file: BASE[file].replace(old, new, 1)}


def reading(
    value: str = "52.5",
    as_of: str = "2025-05-31",
    *,
    name: str = "contracts",
    reason: str = "",
    file: str = JUNE,
) -> Example:
    """Lay a report with one reading over the base."""
    text = f"""\
        submitted: 2025-07-03
        readings:
          - indicator: {name}
            value: {value}
            as_of: {as_of}
        """
    why = f"    reason: |-\n      {reason}\n" if reason else ""
    return {file: dedent(text) + why}


def entry(
    ref: str, text: str = "走访企业8家。", *, key: str = "progress", file: str = JUNE
) -> Example:
    """Lay a report with one text over the base."""
    return {file: f"submitted: 2025-07-03\n{key}:\n  - ref: {ref}\n    text: |-\n      {text}\n"}


def june(text: str) -> Example:
    """Lay a June report over the base."""
    return {JUNE: "submitted: 2025-07-03\n" + dedent(text)}
