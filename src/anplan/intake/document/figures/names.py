"""Numbers that name something: a day, a span, an age, a place in a row, a road, a hotline."""

import re

from anplan.intake.document.figures.found import Found

_YEAR = re.compile(r" ?(?:年|[-~至]|\.\d|学年|、(?:19|20)\d\d)")
_MONTH_OR_DAY = re.compile(r" ?(?:-|~|至|到)? ?\d{0,2}(?:月|日)(?!活|均)")
_DATE = re.compile(
    r"年(?!度?增|均)|月(?!活)|日(?!均)|号|周年|岁|周岁|时(?!长)|点(?:\d|半|钟)|[:：]\d|学年|世纪|旬"
)
_SPAN = re.compile(r"(?:个)?(?:工作日|小时|分钟|天|日内|个?月|周|年|季度|学期|秒)")
_SPANS = ("个工作日", "工作日", "个月", "小时", "分钟")
_SPAN_IS_AIM = re.compile(
    r"(?:优良|达标|空气)[^,。;]*(?:天数)?[^,。;]*$|(?:压缩|缩短|压减|控制)[^,。;]*$|不超过$|"
    r"(?:压缩|缩短|压减)[^。;]*力争(?:达到?)?$|审批[^,。;]{0,8}最多$|提前量[^,。;\d]{0,4}$|"
    r"(?:开放|服务|供应|运行)(?:时间|时长|天数)[^,。;]{0,4}(?:不少于|不低于|达到?)$"
)
_DONE_WITHIN = re.compile("(?:登记|审批|办理|备案|开户|过户|审查|许可)$")
_SPANS_IN_FRONT = re.compile(
    r"(?:(?<![\d.])\d[\d.]{0,9}(?:个工作日|工作日|天|小时|分钟)(?:以?内)?[、和及])+$"
)
"""Spans with which one shares the words in front: 分别压缩至2个工作日、4个工作日."""
_ORDINAL = re.compile(
    r"(?:第|(?<!以)之|(?<![底末月日号年之以])前|No\.?|#|编号|电话|热线|邮编|传真|网址|附件|附表|表|图|Scopes?|Phases?|Tiers?|Stages?|Bands?|Grades?|Levels?|Zones?|〔|\[|《)\s*(?:\d+(?:,| and| &| to|-) ?)*$"
)
_NAME_BEFORE = re.compile(
    r"(?:[A-Za-z]-?|[×*/+:]|(?:PM|DN|(?<![加拓放提])宽|(?<![提不较增最更])高|直径|厚|深|(?<!路)径|标高|海拔|半径|坡度|"
    r"(?<![一-龥])长|宽度|高度|aged(?: \d+ (?:to|and))?) ?)$"
)
_NAME_AFTER = re.compile(
    r"人(?:才|力资源|民|大代表|事)|期(?:工程|项目|建设|改造)|号(?:线|楼|路|文|令|议案|桥|院|门)|级(?!以上)|路|楼|室|国道|省道|型|代|届|维|D|线|"
    r"大(?!部分|型)|字|环|公里处|版|度电|轮|[A-Z]|G(?!W)|"
    r"类(?:(?:重点)?(?:对象|人群|人员|群体)|新药|创新药|水质|水体|用地|标准|医疗器械)|个(?:方面|环节|阶段|层面|维度|大类|部分|重点|一批|确保|坚持|维护|意识|自信|不)|"
    r"项(?:原则|要求|机制|制度|规定|保障)|次会议|条[一-龥]{0,4}(?:规定|措施|意见|政策)|项(?:重点|主要|核心)?(?:工作|任务)|字方针"
)
_WORKS = re.compile(
    r"[^,。;、\d]{0,8}(?:乙烯|炼化|炼油|煤化工|光伏|风电|生物质|制造|生产|加工|处理|改扩建|扩建|技改|冷链|储备)[^,。;、\d]{0,6}(?:项目|工程|装置|生产线|基地)"
)
_SIZES = frozenset(("吨", "万吨", "千瓦", "万千瓦", "兆瓦"))
"""What works are named after: 80万吨乙烯改扩建项目."""
_WON = re.compile(r"(?:新增|建成|新建|并网|投产)[^,。;]{0,4}$")
_OF_A_GRADE = re.compile("级(?!及?以上)")
"""What a thing is as large as by its class: 10万吨级码头."""
_CUT_TO = re.compile(r"(?:压减|压缩|精简|减少|控制)[^,。;]{0,8}[至到为在]$")
_MAKES = re.compile(
    r"(?:推进|实施|建设|打造|新建|建立|完成|开工|建成|推动|谋划|储备|引进|签约|落地|竣工|等)$"
)
"""In front of 重点项目 that are wanted: 滚动推进86个重点项目; 3个重点 alone names parts."""
_HELD = re.compile(r"(?:举办|办好|承办|办)[^,。;\d第]{0,24}$")
"""How often something is held: 举办文创大赛3届."""
_GRADE_REACHED = re.compile("(?:达到|提升[到至]|通过)$")
_OPENS = re.compile(r"\((?:共|合计|计)? ?$")
_COUNTS_ITEMS = re.compile(r"[项件个条] ?\)")
_DELEGATES = re.compile("委员|代表|同志|专家")
_THERE_ALREADY = re.compile(r"(?:首批|(?<!于)我[省市县区州国]|现有的?)$")
_OF_ALL = re.compile(r"(?:[^:,。;]{0,6}:)?全[区县市省州镇校院]")
_REACHED_BY = re.compile(
    r"力争|确保|实现|完成|推动|带动|到.{0,8}底|年底|新建|改造|建成|达到|用上|增收|播种|整治|升级|创建"
)
"""全区71所学校开展服务 counts those that there are; 力争全区5000家企业完成改造 is an aim."""
_OF_A_PLAN = re.compile(r"(?:规划|纲要|《[^》]*》)[”》]?(?:确定|明确|提出|列入)?的?$")
_LEANS_ON = re.compile(r"(?:依托|利用|聚焦|围绕|针对|对照|用好|用足)$")
_JOINED = re.compile(r"\s*(?:\+|×|x\d|:\d|/\d)")
_CHANNELS = re.compile(r"(?:视频|监控|摄像|点位|图像|信号)[^,。;\d]{0,6}$")
"""What is counted in 路, which else is a road's or a bus's."""
_QUOTED = re.compile(r"[“‘\"《][^”’\"》]{0,14}$")
_QUOTE_CLOSED = re.compile(r"^[^“‘\"《,。;]{0,12}[”’\"》]")
_MORE_GROUPS = re.compile(r"[、和及至]\d+组")
"""Groups of a village have numbers for names: 6组、7组."""
_LINE_OF_CALLS = re.compile(r" (?:hot|help)?line\b")
OF_LIVES = ("岁", "年")
"""Measures of how long people live or learn; else an age or a span of time."""
LIVES = re.compile(
    r"(?:(?:预期|期望|平均)寿命|受教育年限)(?:[^,。;\d]{0,4}20\d\d年底?)?[^,。;\d]{0,8}$"
)


def is_day_or_span(found: Found) -> bool:
    """Return whether a number belongs to a day, a span of time or an age."""
    before, after = found.before, found.measure + found.after
    if found.measure in OF_LIVES:
        return False
    if re.fullmatch(r"(?:19|20)\d\d", found.number) and _YEAR.match(after):
        return True
    if _MONTH_OR_DAY.match(after) or re.search(r"\d[月年.] ?$", before):
        return True
    if (not found.measure and _DATE.match(after)) or re.match(r"(?:周)?岁", after):
        return True
    shared = _SPANS_IN_FRONT.sub("", found.sentence_before)
    return _is_span(found, after) and not (
        _SPAN_IS_AIM.search(before) or _SPAN_IS_AIM.search(shared)
    )


def _is_span(found: Found, after: str) -> bool:
    if _DONE_WITHIN.search(found.before) and re.match("(?:以?内)?办结(?!率)", found.after):
        return False
    if found.measure in _SPANS:
        return True
    if not (_SPAN.match(after) or _SPAN.match(found.after)):
        return False
    return found.measure in ("", "个", "天", "周")


def is_name(found: Found) -> bool:
    """Return whether a number is part of a name or says which of several."""
    before, after = found.before, found.after
    is_size = found.measure in _SIZES and _WORKS.match(after) and not _WON.search(before)
    if is_size or _counts_what_is_there(found) or (found.measure and _OF_A_GRADE.match(after)):
        return True
    if (
        _LEANS_ON.search(before)
        or (_ORDINAL.search(before) and not _is_of_sheets(found))
        or _NAME_BEFORE.search(before)
        or _JOINED.match(after)
        or _is_one_of_several(found)
    ):
        return True
    whole = after if found.measure and found.measure.isascii() else found.measure + after
    is_cut = _CUT_TO.search(before) and whole.startswith(("个环节", "级"))
    is_cut = is_cut or (whole.startswith("个重点") and _MAKES.search(before) is not None)
    is_cut = is_cut or (found.measure == "级" and _GRADE_REACHED.search(before) is not None)
    is_cut = is_cut or (found.measure == "路" and _CHANNELS.search(before) is not None)
    is_cut = is_cut or (whole.startswith("届") and _HELD.search(before) is not None)
    if (_NAME_AFTER.match(whole) and not is_cut) or (
        not found.measure and re.match(r"[A-Za-z]", after)
    ):
        return True
    if found.measure in ("期", "批") and re.search(r"分 ?$", before):
        return True
    if found.measure == "P" and "算力" not in before:
        return True
    return bool(
        _QUOTED.search(before) and _QUOTE_CLOSED.match(after) and not before.endswith("最多")
    )


def _is_one_of_several(found: Found) -> bool:
    """Return whether a number is what a village's group, or a line of calls, is known by."""
    if not found.measure:
        return _LINE_OF_CALLS.match(found.after) is not None
    beside = found.sentence_before.endswith("组、") or _MORE_GROUPS.match(found.sentence_after)
    return found.measure == "组" and bool(beside)


def _is_of_sheets(found: Found) -> bool:
    """Return whether a figure counts drawings and lists, of which 图3 and 表2 are one: 区划图33张."""
    return found.measure in ("张", "幅", "份", "套") and found.before.rstrip()[-1:] in ("图", "表")


def _counts_what_is_there(found: Found) -> bool:
    """Return whether a number counts a chapter's items, or things that there are: 规划102项工程."""
    if _OPENS.search(found.before) and _COUNTS_ITEMS.match(found.measure + found.after):
        return True
    if _THERE_ALREADY.search(found.before) or _is_of_all(found):
        return True
    if found.measure == "名" and found.before.endswith("等") and _DELEGATES.match(found.after):
        return True
    return found.measure == "项" and bool(_OF_A_PLAN.search(found.before))


def _is_of_all(found: Found) -> bool:
    """Return whether a number counts all there are of something, at the beginning of what is said of them."""
    is_first = _OF_ALL.fullmatch(found.before) and found.measure != "%"
    return bool(is_first) and not _REACHED_BY.search(found.sentence_before + found.after)
