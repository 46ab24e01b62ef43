"""Heads of columns: 序号, 工作任务, 牵头单位, 完成时限."""

import re
from functools import lru_cache
from typing import Literal

ColumnKind = Literal[
    "number",
    "title",
    "detail",
    "lead",
    "units",
    "support",
    "leader",
    "due",
    "section",
    "value",
    "measure",
    "result",
    "other",
]

_TITLES = (
    r".{0,6}(?:项目名称|任务名称|事项名称|实事名称|工作名称|指标名称|名称|工作任务|重点任务|主要任务|任务事项|工作事项|"
    r"民生实事|实事项目|重点工作(?:任务)?|任务|事项|项目|指标|重点项目|工作内容|具体任务|任务内容|目标任务|具体事项|工作要点|"
    r"任务分解|工作项目|议题|建议|标题|案由|议案|提案).{0,6}|(?:Key |Priority )?Action(?: steps?| items?| points?)?s?|Tasks?|Projects?|Activity|"
    r"Activities|Strateg(?:y|ies)|Initiatives?|Tactics?|Commitments?|Recommendations?|Workstreams?|Indicator|Measure|What"
)
_RESULTS = (
    r".*(?:进展|(?:当前|目前|工作|形象|完成)进度$|完成情况|落实情况|推进情况|办理情况|进度情况|实际完成|完成率|完成值|目前|存在(?:的)?问题|上年|去年|现状|"
    r"下一?步|工作打算|基期|基数|20\d\d年(?:实际|完成|实绩|基数|现状).*).*|Progress|Update|Status|Baseline|RAG"
)
_UNITS = (
    r".{0,4}(?:责任(?:单位|部门|主体|科室|处室|分工)|落实单位|承办(?:单位|部门)|实施(?:单位|主体)|负责(?:单位|部门)|"
    r"主管(?:单位|部门)|建设单位|责任|^分工).{0,6}(?:\(.*\))?|Responsib.*|Who"
)
_DUES = (
    r".{0,6}(?:时限|期限|完成时间|时间节点|时间要求|时间安排|进度安排|进度要求|完成日期|办结时间|计划时间|完成节点|时间进度|时间).{0,4}|"
    r"Deadline|Due.*|By when|When|Time ?(?:scale|frame|line)s?|Completion.*|Target date|By|(?:End|Finish|Delivery) date|Timing"
)
_VALUES = (
    r".{0,8}(?:目标值|目标数|指标值|任务数|预期值|年度目标值|计划数|任务量|20\d\d年(?:目标|计划|预期)(?:值|数)?).{0,4}|(?:同比)?(?:增长|增速|增幅)(?:率)?(?:\(%\))?|"
    r"Target(?: value)?"
)
_DETAILS = (
    r".{0,6}(?:主要内容|具体内容|内容|具体措施|工作措施|主要措施|措施|举措|具体举措|工作举措|工作目标|年度目标|目标|要求|标准|"
    r"工作要求|建设内容|建设规模|成果|标志|成效|任务要求).{0,8}|Details?|Description|(?:Key )?(?:Success )?[Mm]easures?(?: of success)?|KPIs?|Metrics?|(?:Key )?[Pp]erformance (?:measures?|indicators?)|How we will (?:measure|know).*|Outcomes?|Output.*|Success.*|Milestones?|"
    r"What (?:we|will|is|it|this|success).*|(?:Key )?(?:Deliverables?|Activities|Steps|Tasks)|Detailed actions?|Specific actions?"
)
_SECTIONS = (
    r"(?:类 ?别|大类|领 ?域|板块|分类|.{1,4}类别|方面|类型|专项|专题|章节)|"
    r"Theme|Area|Category|Priority|(?:Strategic )?(?:Goal|Objective)s?"
)
_LEADS = r"(?:.{0,4})?(?:牵头|主办|主责)(?:责任)?[一-龥]{0,6}(?:及[一-龥]{1,6})?(?:\(.*\))?|第一责任单位|Lead.*|(?:.{1,10} )?(?:Owner|Lead)|Accountable.*"
_SUPPORTS = r"(?:.{0,4})?(?:配合|协办|协同|参与|协作|协助|会办)(?:责任)?[一-龥]{0,3}(?:及[一-龥]{1,6})?(?:\(.*\))?|Support.*|(?:Key )?(?:Partners?|Stakeholders?).*"
_LEADERS = r"(?!.*(?:单位|部门)).*(?:领导|责任人|负责人|联系人|分管).*|Sponsor"
_OTHERS = (
    r"备注|说明|依据|来源|资金.*|投资.*|总投资.*|金额.*|.{0,4}地点.*|.*属性|.*电话|.{0,4}分值|权重|"
    r"(?:建议|议案|提案|文件|项目|任务){1,2}(?:编)?(?:号|代码)|.{0,4}(?:代表|提案者|提案人|提出人|委员)(?:姓名)?|"
    r"(?:督办|督查|督导|考核|验收|监督)(?:责任)?(?:单位|部门)|[一二三四]季度|(?:开工|起始|开始|启动|立项)时间|Notes?|Comments?|Budget|Cost"
)
_HEADS: tuple[tuple[ColumnKind, str], ...] = (
    ("other", _OTHERS),
    ("section", _SECTIONS),
    (
        "number",
        r"序 ?号|编 ?号|项号|序|(?:Action |Task |Item )?(?:No\.?|#|Ref(?:erence)?\.?|Number|ID)",
    ),
    ("leader", _LEADERS),
    ("result", _RESULTS),
    ("lead", _LEADS),
    ("support", _SUPPORTS),
    ("units", _UNITS),
    ("due", _DUES),
    ("measure", r"(?:计量|计算)?单位(?:\(.*\))?|Unit(?: of measure)?"),
    ("value", _VALUES),
    ("title", _TITLES),
    ("detail", _DETAILS),
)
_MEASURED = re.compile(r"\(([^()]{1,8})\)$")
_GROWTH = re.compile("增长|增速|增幅")
_FORMS = tuple((kind, re.compile(form, re.IGNORECASE)) for kind, form in _HEADS)


def head_measure(folded: str) -> str:
    """Return the measure that a head says: 任务数(人), 增长; '' where it says none."""
    match = _MEASURED.search(folded.replace(" ", ""))
    return match[1] if match else "%" if _GROWTH.search(folded) else ""


@lru_cache(maxsize=4096)
def head_kind(folded: str) -> ColumnKind | None:
    """Return what a column with this head holds; None where it is no head."""
    text = "".join(folded.split()) if not folded.isascii() else folded.strip()
    if not text or len(text) > 24:
        return None
    return next((kind for kind, form in _FORMS if form.fullmatch(text)), None)
