"""Numbers that name something: a day, a span, an age, a place in a row, a road, a hotline."""

import re

from anplan.intake.document.found import Found

_YEAR = re.compile(r" ?(?:年|[-~至]|\.\d|学年|、(?:19|20)\d\d)")
_MONTH_OR_DAY = re.compile(r" ?(?:-|~|至|到)? ?\d{0,2}(?:月|日)(?!活|均)")
_DATE = re.compile(
    r"年(?!度?增|均)|月(?!活)|日(?!均)|号|周年|岁|周岁|时(?!长)|点(?:\d|半|钟)|[:：]\d|学年|世纪|旬"
)
_SPAN = re.compile(r"(?:个)?(?:工作日|小时|分钟|天|日内|个?月|周|年|季度|学期|秒)")
_SPANS = ("个工作日", "工作日", "个月", "小时", "分钟")
_SPAN_IS_AIM = re.compile(
    r"(?:优良|达标|空气)[^,。;]*(?:天数)?[^,。;]*$|(?:压缩|缩短|压减|控制)[^,。;]*$|不超过$"
)
_ORDINAL = re.compile(
    r"(?:第|(?<!以)之|(?<![底末月日号年之以])前|No\.?|#|编号|电话|热线|邮编|传真|网址|附件|附表|表|图|Scopes?|Phases?|Tiers?|Stages?|Bands?|Grades?|Levels?|Zones?|〔|\[|《)\s*(?:\d+(?:,| and| &| to|-) ?)*$"
)
_NAME_BEFORE = re.compile(
    r"(?:[A-Za-z]-?|[×*/+:]|(?:PM|DN|(?<![加拓放提])宽|(?<![提不较增最更])高|直径|厚|深|径|标高|海拔|半径|坡度|"
    r"(?<![一-龥])长|宽度|高度|aged(?: \d+ (?:to|and))?) ?)$"
)
_NAME_AFTER = re.compile(
    r"期(?:工程|项目|建设|改造)|号(?:线|楼|路|文|令|议案|桥|院|门)|级(?!以上)|路|楼|室|国道|省道|型|代|届|维|D|线|"
    r"大(?!部分|型)|字|环|公里处|版|度电|轮|[A-Z]|G(?!W)|"
    r"类(?:重点)?(?:对象|人群|人员|群体)|个(?:方面|环节|阶段|层面|维度|大类|部分|重点|一批|确保|坚持|维护|意识|自信|不)|"
    r"项(?:原则|要求|机制|制度|规定|保障)|次会议|条[一-龥]{0,4}(?:规定|措施|意见|政策)|项(?:重点|主要|核心)?(?:工作|任务)|字方针"
)
_CUT_TO = re.compile(r"(?:压减|压缩|精简|减少)[^,。;]{0,8}[至到为]$")
_OPENS = re.compile(r"\((?:共|合计|计)? ?$")
_COUNTS_ITEMS = re.compile(r"[项件个条] ?\)")
_DELEGATES = re.compile("委员|代表|同志|专家")
_THERE_ALREADY = re.compile(r"(?:首批|(?<!于)我[省市县区州国]|现有的?)$")
_OF_A_PLAN = re.compile(r"(?:规划|纲要|《[^》]*》)[”》]?(?:确定|明确|提出|列入)?的?$")
_LEANS_ON = re.compile(r"(?:依托|利用|聚焦|围绕|针对|用好|用足)$")
_JOINED = re.compile(r"\s*(?:\+|×|x\d|:\d|/\d)")
_QUOTED = re.compile(r"[“‘\"《][^”’\"》]{0,14}$")
_QUOTE_CLOSED = re.compile(r"^[^“‘\"《,。;]{0,12}[”’\"》]")


def is_day_or_span(found: Found) -> bool:
    """Return whether a number belongs to a day, a span of time or an age."""
    before, after = found.before, found.measure + found.after
    if re.fullmatch(r"(?:19|20)\d\d", found.number) and _YEAR.match(after):
        return True
    if _MONTH_OR_DAY.match(after) or re.search(r"\d[月年.] ?$", before):
        return True
    if (not found.measure and _DATE.match(after)) or re.match(r"(?:周)?岁", after):
        return True
    return _is_span(found, after) and not _SPAN_IS_AIM.search(before)


def _is_span(found: Found, after: str) -> bool:
    if found.measure in _SPANS:
        return True
    if not (_SPAN.match(after) or _SPAN.match(found.after)):
        return False
    return found.measure in ("", "个", "天", "周")


def is_name(found: Found) -> bool:
    """Return whether a number is part of a name or says which of several."""
    before, after = found.before, found.after
    if _counts_what_is_there(found):
        return True
    if (
        _LEANS_ON.search(before)
        or _ORDINAL.search(before)
        or _NAME_BEFORE.search(before)
        or _JOINED.match(after)
    ):
        return True
    whole = after if found.measure and found.measure.isascii() else found.measure + after
    is_cut = _CUT_TO.search(before) and whole.startswith("个环节")
    if (_NAME_AFTER.match(whole) and not is_cut) or (
        not found.measure and re.match(r"[A-Za-z]", after)
    ):
        return True
    if found.measure in ("期", "批") and re.search(r"分 ?$", before):
        return True
    if found.measure == "P" and "算力" not in before:
        return True
    return bool(_QUOTED.search(before) and _QUOTE_CLOSED.match(after))


def _counts_what_is_there(found: Found) -> bool:
    """Return whether a number counts a chapter's items, or things that there are: 规划102项工程."""
    if _OPENS.search(found.before) and _COUNTS_ITEMS.match(found.measure + found.after):
        return True
    if _THERE_ALREADY.search(found.before):
        return True
    if found.measure == "名" and found.before.endswith("等") and _DELEGATES.match(found.after):
        return True
    return found.measure == "项" and bool(_OF_A_PLAN.search(found.before))
