"""Figures that are none to be reached: days, spans, ages, grants, class limits, names, results."""

import re
from typing import NamedTuple

from anplan.intake.document.measures import MONEY


class Clause(NamedTuple):
    """What stands in a figure's clause before and behind it, and where the clause begins."""

    before: str
    after: str
    start: int


class Found(NamedTuple):
    """A number in a text with the words around it, all folded."""

    clause: Clause
    sentence_before: str
    sentence_after: str
    number: str
    measure: str
    end: int
    is_range: bool

    @property
    def end_of_before(self) -> int:
        """Return where the words before it end in the text."""
        return self.clause.start + len(self.clause.before)


_REACHED = re.compile(
    r"(?:不少于|不低于|不超过|不高于|至少|超过|突破|达到?|达|控制在|提高到?|提升到?|提升至|提高至|下降到?|降至|降到|压缩至|压减至|缩短至"
    r"|压缩到|缩短到|稳定在|保持在|增长|增至|at least|over|to|than|高于|低于|约|实现|完成|力争|确保)[了至到在于为]?[^\d]{0,6}$"
)
_DATE_AFTER = re.compile(
    r"年(?!度?增|均)|月(?!活)|日(?!均)|号|周年|岁|周岁|时(?!长)|点(?:\d|半|钟)|[:：]\d|学年|世纪|旬"
)
_SPAN_AFTER = re.compile(r"(?:个)?(?:工作日|小时|分钟|天|日内|个?月|周|年|季度|学期|秒)")
_DAYS_AIM = re.compile(
    r"(?:优良|达标|空气)[^,。;]*(?:天数)?[^,。;]*$|(?:压缩|缩短|压减|控制)[^,。;]*$|不超过$"
)
_ORDINAL = re.compile(
    r"(?:第|(?<!以)之|(?<![底末月日号年之以])前|No\.?|#|编号|电话|热线|邮编|传真|网址|附件|附表|表|图|〔|\[|《)\s*$"
)
_NAME_AFTER = re.compile(
    r"(?:期(?:工程|项目|建设|改造)|号(?:线|楼|路|文|令|议案|桥|院|门)|级(?!以上)|路|楼|室|国道|省道|型|代|届|维|D|线|大(?!部分|型)|字|环|公里处|版|度电|轮"
    r"|[A-Z]|G(?!W)|个(?:方面|环节|阶段|层面|维度|大类|部分|重点|一批|确保|坚持|维护|意识|自信|不)|项(?:原则|要求|机制|制度|规定|保障)|次会议|条(?:规定|措施|意见)|字方针)"
)
_NAME_BEFORE = re.compile(
    r"(?:[A-Za-z]-?|[×*/+:]|(?:PM|DN|(?<![加拓放提])宽|(?<![提不较增最更])高|直径|厚|深|径|标高|海拔|半径|坡度|(?<![一-龥])长|宽度|高度|aged(?: \d+ (?:to|and))?) ?)$"
)
_CLASS_LIMIT = re.compile(
    r"^ ?(?:及|或)?(?:以上|以下|以内)(?:\([^()]*\))?(?:的(?!增)|[^,。;、\d]{0,8}?"
    r"(?:项目|企业|工程|单位|工业|小区|人群|老年人|老人|儿童|居民|道路|乡镇|家庭|水库|水体|农户|建筑|工地|湖泊|河流|主体|群体|人才|职称))"
)
_OFFERED = re.compile(r"(?:提供|给予|享受|配备|免费)[^,。;]*$")
_SIZE_BEFORE = re.compile(r"(?:总投资(?:额)?|概算(?:投资)?|占地(?:面积)?|估算投资)(?:约|为|达)? ?$")
_LIMIT_BEFORE = re.compile(
    r"(?:年(?:主营业务)?(?:营业)?(?:收入|产值|销售额?)|总投资|单(?:个|体|项)(?:项目)?(?:投资|面积)?|投资(?:额)?(?:在|超过?)?|面积(?:在|超过?)|注册资本|月收入|人均收入低于|年龄|年满|满|未满)(?:在|超过?)?\s*$"
)
_GRANT = re.compile(
    r"给予|奖励|补助|补贴|资助|扶持|贴息|奖补|罚款|处以|一次性|减免|每[人户家件亩个名年月]{1,4}(?:每[年月])?(?:最高)?(?:不超过)?\s*\d*$|标准(?:为|是)?$|经费|罚|最高(?:不超过)?$"
)
_GRANT_AFTER = re.compile(
    r"^ ?(?:/[人户家个]|的?(?:一次性)?(?:奖励|补助|补贴|资助|扶持|贴息|奖补|经费(?:资助|补助)|标准|罚款|以[内下]的(?:奖励|补|资)))"
)
_RAISED_TO = re.compile(r"(?:提高|提升|提标|增加|上调|调整)(?:到|至)[^\d]{0,12}$")
_BASE_AFTER = re.compile(
    r"^ ?(?:以上|左右|的)?(?:的)?(?:基础上|水平上|稳步|逐步|进一步)?(?:,)?(?:提高|提升|增加|上升|增长|扩大|下降|降低|压缩|缩短|压减|减少|降|扩|增|调整|拓展)(?:到|至)|^[^,。;]{0,14}(?:的)?基础上|^ to (?=\d)"
)
_BASE_BEFORE = re.compile(r"(?:从|由|自|from )[^,。;]{0,16}$")
_PAST = re.compile(
    r"已(?:经|累计|有|建成|完成|达|实现|于|开工)?[^,。;]{0,18}$|(?:现有|目前|原有|共有|去年|上年|前年|截至|截止|现状|此前|以来|全年共)[^。;]{0,24}$"
    r"|(?:上年|去年|同期)(?:的)?[^,。;]{0,10}$"
)
_WILL = re.compile(r"力争|确保|计划|将|争取|到年底|年底前|目标|达到$|提高到|增[至加]到?$|再")
_YEAR_OF_RESULT = re.compile(
    r"(?<![较比在以从由自\d-])(20\d\d)年(?!底?(?:之|以)?前|以[来前]|版|[^,。;]{0,30}基础上|[^,。;]{0,20}(?:提高|提升|增加|上升|下降|降低|压减|压缩|缩短|减少)[到至])"
)
_DONE = re.compile(r"[一-龥](?<![为解除])了[^,。;]{0,6}$")
_SCORE = re.compile(r"(?:权重|分值|满分|扣|计|加|得|占比分|赋)\s*$|(?:扣|加|计|得)分")
_RATIO = re.compile(r"每(?:个|万|千|百)?\s*$")
_FREQUENCY = re.compile(
    r"每(?:个)?(?:月|季度?|周|半年|年|日|天|两周|旬|学期)(?:底|末)?[^。;]{0,14}(?:召开|报送|报告|调度|通报|研究|会商|上报|例会|督查|更新|汇报|听取|梳理|开会|总结|反馈|填报)?[^。;]{0,10}$"
)
_QUOTED = re.compile(r"[“‘\"《][^”’\"》]{0,14}$")
_QUOTE_CLOSED = re.compile(r"^[^“‘\"《,。;]{0,12}[”’\"》]")
_COUNTS = frozenset("% 家 个 名 项 所 处 座 户 件 条 套 万户 对".split())
_TIMES = frozenset(("次", "期", "份", "篇"))


def is_no_target(found: Found, year: int | None) -> bool:
    """Return whether a number is none to be reached."""
    return (
        any(
            check(found)
            for check in (
                _is_date_or_span,
                _is_name,
                _is_amount_of_grant,
                _is_class_limit,
                _is_base,
                _is_score_or_ratio,
                _is_frequency,
            )
        )
        or _is_past(found, year)
        or _is_bare(found)
    )


def _is_date_or_span(found: Found) -> bool:
    before, after = found.clause.before, found.measure + found.clause.after
    if re.match(r"(?:19|20)\d\d$", found.number) and re.match(
        r" ?(?:年|[-~至]|\.\d|学年|、(?:19|20)\d\d)", after
    ):
        return True
    if re.match(r" ?(?:-|~|至|到)? ?\d{0,2}(?:月|日)(?!活|均)", after) or re.search(
        r"\d[月年.] ?$", before
    ):
        return True
    if not found.measure and _DATE_AFTER.match(after):
        return True
    if found.measure in ("个工作日", "工作日", "个月", "小时", "分钟"):
        return not _DAYS_AIM.search(before)
    if _SPAN_AFTER.match(after) or _SPAN_AFTER.match(found.clause.after):
        is_measure_of_other = found.measure not in (
            "",
            "个",
            "天",
            "周",
        ) and not found.clause.after.startswith("个工作日")
        return not is_measure_of_other and not _DAYS_AIM.search(before)
    return bool(re.match(r"(?:周)?岁", after))


def _is_name(found: Found) -> bool:
    before, after = found.clause.before, found.clause.after
    if _ORDINAL.search(before) or _NAME_BEFORE.search(before):
        return True
    if _NAME_AFTER.match(after if found.measure.isascii() and found.measure else found.measure + after):
        return True
    if found.measure == "P" and "算力" not in before:
        return True
    if found.measure in ("期", "批") and re.search(r"分 ?$", before):
        return True
    if (
        re.match(r"\s*(?:\+|×|x\d|:\d|/\d)", after)
        or re.match(r"[A-Za-z]", after)
        and not found.measure
    ):
        return True
    return bool(_QUOTED.search(before) and _QUOTE_CLOSED.match(after))


def _is_amount_of_grant(found: Found) -> bool:
    before = found.clause.before
    if found.measure == "%" and re.match(
        r"^ ?(?:的?(?:比例|标准|额度|幅度))?(?:给予|予以|进行|实行)", found.clause.after
    ):
        return True
    if not MONEY.match(found.measure):
        return False
    if _RAISED_TO.search(before):
        return False
    return bool(_GRANT.search(before[-24:]) or _GRANT_AFTER.match(found.clause.after))


def _is_class_limit(found: Found) -> bool:
    """Return whether a figure says which things are meant: 1亿元以上项目20个, 500平方米以上的."""
    before, after = found.clause.before, found.clause.after
    if re.search(r"[总全]长(?:度)?(?:约)?$", before) and re.match(r"[^,。;]{0,2}的", after):
        return True
    if _SIZE_BEFORE.search(before) or (
        _OFFERED.search(before) and re.match(r"[^,。;]{0,4}的", after)
    ):
        return True
    if _LIMIT_BEFORE.search(before) and re.match(
        r" ?(?:及)?(?:以上|以下|以内)?[^,。;、]*的", after
    ):
        return True
    if not _CLASS_LIMIT.match(after):
        return False
    if found.measure in _COUNTS:
        return False
    return not _REACHED.search(before[-8:]) or bool(re.search(r"\d", after))


def _is_base(found: Found) -> bool:
    """Return whether a figure is where a way begins: 从80%提高到90%."""
    if _BASE_AFTER.match(found.clause.after):
        return (
            bool(_BASE_BEFORE.search(found.clause.before))
            or "基础上" in found.clause.after[:20]
            or bool(
                re.match(
                    r"^ ?(?:的)?(?:提高|提升|增加|上升|扩大|下降|降低|压缩|缩短|压减|减少)(?:到|至)",
                    found.clause.after,
                )
            )
        )
    return False


def _is_score_or_ratio(found: Found) -> bool:
    before = found.clause.before
    if _RATIO.search(before) and found.measure not in ("%",):
        return True
    if found.measure == "分":
        return not _REACHED.search(before)
    return bool(_SCORE.search(before[-6:]) and found.measure in ("%", "分", ""))


def _is_frequency(found: Found) -> bool:
    """Return whether a figure says how often people meet or report."""
    if found.measure not in _TIMES:
        return False
    return bool(
        re.search(
            r"(?:每(?:个)?(?:月|季度?|周|半年|年|日|旬)|按[月季])", found.sentence_before[-30:]
        )
        and re.search(
            r"召开|报送|报告|调度|通报|研究|会商|上报|例会|督查|更新|汇报|听取|梳理|总结|反馈|填报|会议",
            found.sentence_before[-30:] + found.clause.after[:12],
        )
    )


def _is_past(found: Found, year: int | None) -> bool:
    """Return whether a figure is a result, not an aim."""
    before = found.clause.before
    if _DONE.search(before) and not _WILL.search(before[-12:]):
        return True
    if _PAST.search(before) and not _WILL.search(before):
        return True
    if found.clause.before.strip() and re.search(
        r"(?:较|比)(?:上年|去年|\d{4}年)[^,。;]{0,4}$", before
    ):
        return found.clause.after.startswith(("的", "提", "增", "下", "上"))
    own = [int(match[1]) for match in _YEAR_OF_RESULT.finditer(found.sentence_before)]
    return year is not None and bool(own) and own[-1] < year


def _is_bare(found: Found) -> bool:
    """Return whether a number without a measure is just a number."""
    if found.measure and found.measure not in ("万", "亿", "百", "千", "千万", "百万", "十万"):
        return False
    before = found.clause.before
    if found.measure and re.match(
        r"(?:余|多)?(?:名|贫困|群众|人口|农|居民|学生|职工|妇女|老|儿童|劳动|市民|企业|[^\d,。;、以左]{2,6}(?:人口|群众))",
        found.clause.after,
    ):
        return False
    if re.match(r" ?[a-z]", found.clause.after) and not re.match(r"(?:19|20)\d\d$", found.number):
        return bool(
            re.match(
                r" ?(?:to|and|of|(?:working |calendar )?(?:years?|months?|days?|weeks?|hours?|minutes?)|January|st|nd|rd|th|per)\b",
                found.clause.after,
            )
        )
    reached = re.search(
        r"(?:不少于|不低于|不超过|达到?|提高到|控制在|超过|突破|降至|稳定在)[至到在于为]? ?$",
        before,
    )
    ends = re.match(r" ?(?:以上|以内|以下|左右|余)?(?:$|[,。;、)]|的)", found.clause.after)
    return not (reached and (ends or found.measure))
