"""Figures that rules set: fines, shares that are paid, thresholds, what must not be passed, who falls under them."""

import re

from anplan.intake.document.figures.found import Found
from anplan.intake.document.text.measures import MONEY

_FINE_BEFORE = re.compile(r"处(?:以)?[^,。;]{0,24}$")
_FINE_AFTER = re.compile(r"[^,。;]{0,24}?罚[款金]")
_SANCTION = re.compile(r"(?:[后末]|倒数)(?:第)?$")
"""The last so many of a ranking, who are spoken to: 排名后3位."""
_PAID_BY = re.compile(r"按照?[^,。;]{0,14}的$")
"""What is paid goes by it: 按回款额的1%."""
_OF_A_REWARD = re.compile(
    r"(?:奖励|奖补|分成|提成|绩效)[^,。;\d]{0,14}(?:比例|部分|幅度)[^,。;\d]{0,8}$"
)
_ALLOWANCE = re.compile(
    r"(?:[缴收交]费|缴纳|(?:安家|住宿|交通|误工|劳务|评审|咨询|管理|保险|课时|租赁|服务)费(?:用)?|津贴|薪酬|年薪|租金|学费|押金|保证金)"
    r"[^,。;\d]{0,6}(?:\d[\d.]*[万亿]?元?[至到~-])?$"
)
_IN_ALL = re.compile("减免|减轻|免除|节约|累计|总额|征缴")
_FOR_EACH = re.compile(
    r"(?:人均|户均|单户|单笔|单人|单个|每[人户所村个家亩户座处件名](?:每[年月])?)[^,。;\d]{0,12}?"
    r"(?:经费|费用|额度|限额|授信|标准|贷款|投入|投资额?|保额|保费)[^,。;\d]{0,8}$|每[所村家座处]$"
)
"""How much there is for each: 人均经费不低于15元, 每所100万元."""
_RAISED = re.compile("(?:提高|提升|提标|增加|上调)[到至]$")
_THRESHOLD = re.compile(
    r"(?:限额|门槛|起付线|起征点|封顶线)(?!以[上下])[^,。;()]{0,20}(?:\([^()]*)?$|限额以[上下][^。;()]{0,20}\([^()]*$"
)
_PROHIBITED = re.compile(
    r"最多(?:不(?:超过|多于))?(?:可[^,。;\d]{0,4})?$|不得(?:超过|高于|突破|大于)[^,。;\d]{0,14}$|原则上(?:不|均不|一律不)(?:超过|高于|低于|少于)[^,。;\d]{0,14}$|"
    r"(?:载明|核定|规定|约定|批准|许可)的$"
)
_SHORT_OF = re.compile(r"(?:不足|未满|不满|未达到?)$")
"""What falls short of so much is meant, not reached: 宽度不足1.1米."""
_CONDITION = re.compile(
    r" ?(?:及)?以[上下内]?的?(?:必须|应当|应(?![用急届收对])|须|一律|可以?|按|给予|予以|不得|纳入|实行|优先|列入|由|,)"
)
_IF = re.compile("的,(?:依法|按照?|一律|予以|给予|不得|应|由)")
_SUBJECT = re.compile(
    r"(?:^|[,;。:])(?:对(?!外|口|欧|美|日|俄|华|接)|凡|针对|将)(?:[^,。;]{0,30}、)?[^,。;、]{0,20}(?:低于|高于|超过|突破|增长|达到?|不足|少于|多于)$"
)
_SO_MUCH = re.compile(r"(?:(?:超过|高于|低于|少于|大于|多于)[^,。;\d]{0,6}|达到?)$")
_ARE_DEALT_WITH = re.compile(
    r" ?(?:及)?(?:以[上下内])?的(?!目标|要求)[^,。;、]{1,12}?(?:逐|一律|全部|必须|应|须|给予|予以|实行|纳入|设置|安装|优先|列入|不得|取消|扣减|约谈|通报|挂牌)"
)
"""What is done with those that have so much: 超过10人的出租房逐一登记."""
_WHO_IS_MEANT = re.compile(r"(?:^|[,;。:])对(?!外|口|欧|美|日|俄|华|接)[^,。;\d]{0,16}$")
_WITH_SO_MANY = re.compile(
    r" ?(?:及)?以[上下](?:的)?[^,。;、\d]{1,16}的[^,。;]{1,12},[^。;]{0,20}(?:奖|补|给予|扶持|资助|减免)"
)
"""Of whom something is said: 对引进500人以上会议团队的旅行社，每次奖励1万元."""
_OF_SUBJECT = re.compile(r"[^,。;]{0,24}的(?!(?:预期|年度)?(?:目标|要求|比例|任务))")
_CHECKED_BEFORE = re.compile(
    r"对(?:辖区|全[市县区镇]|本[市县区]|我[市县区])?(?:内|所有|全部|现有)?(?:\d+[家个处户][^,。;\d]{0,12}[、和])?$"
)
_CHECKED = re.compile(
    r"[^,。;]{0,40}(?:检查|排查|抽查|巡查|监管|监测|督查)|(?![^,。;]*(?:改造|整治|新建|培训))[^,。;]{0,24}(?:开展|进行)[^,。;]{0,6}(?:评价|评估|审计|测评)(?=[,。;]|$)"
)
_CLASS_BEHIND_COUNT = re.compile(r"\d[个家座条台户处所辆]$")
_UP_TO_OR_FROM = re.compile(r" ?(?:及)?以[上下]")
_SMALLER = re.compile(r"(?:容量|功率|面积|层高|高度|管径|口径|吨位)$")
_OF_MACHINES = frozenset(("千瓦", "门"))
_AND_LESS = re.compile(r" ?及?以下(?![,。;]|$)")
_LISTED = re.compile(
    r"(?:目录|名录|清单|名单)(?:\([^()]*\))?[^,。;\d]{0,8}(?:共计?|合计|计|包括|包含|收录|收入)有?$"
)
_SET_UP = re.compile(
    r"[^,。;\d]{0,8}?(?:办公室|专班|工作组|专项组|专责组|小组|工作专班)(?![^,。;]{0,4}建设)"
)
_RED_LINE = re.compile(r"[^,。;]{0,6}(?:红线|底线)|的规定(?=[,。;]|$)")
_LINE_DRAWN = re.compile(
    r"(?:参考线|标准线|警戒线|贫困线|识别标准|认定标准)(?:为|是)[^,。;\d]{0,14}$"
)


def is_norm(found: Found) -> bool:
    """Return whether a figure belongs to a rule or says to whom one applies."""
    return any(check(found) for check in (_is_paid, _is_limit, _says_whom, _is_of_order))


def _is_paid(found: Found) -> bool:
    before = found.before
    if _FINE_BEFORE.search(before) and _FINE_AFTER.match(found.after):
        return True
    if found.measure == "%":
        return bool(_PAID_BY.search(before) or _OF_A_REWARD.search(before))
    if not MONEY.match(found.measure) or _IN_ALL.search(before) or _RAISED.search(before):
        return False
    return bool(_ALLOWANCE.search(before) or _FOR_EACH.search(before))


def _is_limit(found: Found) -> bool:
    """Return whether a figure is a threshold, what must not be passed, or so often another: 收入的6倍."""
    is_span = found.measure in ("天", "个工作日", "工作日", "小时", "分钟")
    is_span_at_most = is_span and found.before.endswith("最多")
    return bool(
        _THRESHOLD.search(found.sentence_before)
        or (_PROHIBITED.search(found.before) and not is_span_at_most)
        or _RED_LINE.match(found.after)
        or _LINE_DRAWN.search(found.before)
        or (found.measure == "倍" and found.before.endswith("的"))
    )


def _says_whom(found: Found) -> bool:
    """Return whether a figure says which things are meant: 不足1.1米, 8座18门以下轮窑."""
    before, after = found.before, found.after
    if _SHORT_OF.search(before) or _CONDITION.match(after) or _IF.match(found.sentence_after):
        return True
    if _SO_MUCH.search(before) and _ARE_DEALT_WITH.match(after):
        return True
    if _CLASS_BEHIND_COUNT.search(before) and _UP_TO_OR_FROM.match(after):
        return True
    is_small = _SMALLER.search(before) or found.measure in _OF_MACHINES
    if is_small and _AND_LESS.match(after):
        return True
    if _CHECKED_BEFORE.search(found.sentence_before[-40:]) and _CHECKED.match(found.sentence_after):
        return True
    return _is_of_subject(found)


def _is_of_subject(found: Found) -> bool:
    """Return whether a figure stands in the words for those of whom a sentence says something."""
    of_so_many = _WITH_SO_MANY.match(found.sentence_after)
    if of_so_many and _WHO_IS_MEANT.search(found.sentence_before):
        return True
    is_subject = _SUBJECT.search(found.sentence_before)
    return bool(is_subject and _OF_SUBJECT.match(found.sentence_after))


def _is_of_order(found: Found) -> bool:
    """Return whether a figure counts a list's entries, teams of the work, or who comes last."""
    if found.measure == "个" and _SET_UP.match(found.after):
        return True
    return bool(_LISTED.search(found.before) or _SANCTION.search(found.before))
