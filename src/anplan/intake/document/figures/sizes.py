"""Figures that only describe a thing: how large, long or strong it is, what it costs, how many work there."""

import re

from anplan.intake.document.figures.found import Found

_OF_THINGS = re.compile(
    r" ?级?(?:以[上下])?的?(?![^,。;、\d]*(?:建设|新建|改造|购置|用于|投入|扶持|培训|支持|新增|配套|关停|安装|铺设|修建|完成|治理))[^,。;、\d]{1,6}\d+(?:\.\d+)?[台套座辆艘条个处项栋部只眼口]"
)
_OF_ONE_THING = frozenset(
    (
        "吨",
        "千伏",
        "千瓦",
        "兆瓦",
        "万千瓦",
        "米",
        "厘米",
        "毫米",
        "升",
        "立方米",
        "马力",
        "公斤",
        "匹",
        "匹马力",
    )
)
"""What a thing has, of which so many are wanted: 3吨洒水车5台, 500千伏变电站2座."""
_AROUND = re.compile(r"(?<!区)(?:周边|周围|半径)$")
_UNDER = re.compile(
    r"(?:高度|宽度|长度|面积|直径|功率|容量|吨位|深度|厚度)(?:低于|小于|不足|大于|高于|超过)$"
)
_HOW_WIDE = re.compile(
    r"(?:宽度?|净宽|厚度?|高度|净高|层高|深度|管径|间距)(?:不[低小少高大]于|不超过|达到?|为|≥)$"
)
_WITHIN = re.compile(r" ?(?:的)?范围(?:内|之内)?")
_LENGTHS = frozenset(("米", "厘米", "毫米"))
_LENGTH_ALONE = re.compile(
    r"(?:^|:)(?P<what>(?:赛道|线路|路线|项目|工程|该[^,。;:\d]{0,6})?)[总全]长(?:度)?(?:约)?$"
)
_BUILT = re.compile("新建|改造|建设|铺设|修建|完成|新增|整治|提升")
_LENGTH_BEFORE = re.compile(r"(?:[总全]长(?:度)?|总里程)(?:约)?$")
_CAPACITY_BEFORE = re.compile(
    r"(?:[年日](?:供|处理|产|均|屠宰|加工|出栏|生产)[^,。;]{0,6}|库容|规模|能力|装机容量)$"
)
_OF_CAPACITY = re.compile(r"[^,。;]{0,2}的|(?:的)?(?:生产线|产线|项目|工程|装置|机组|设施|水厂)")
_OF_A_FUND = re.compile("的[^,。;]{0,12}基金")
"""A fund is as large as it is meant to become: 设立总规模10亿元的引导基金."""
_CAPACITY_ALONE = re.compile(r"(?:.*:)?[年日](?:处理|供水|屠宰)[^,。;\d]{0,6}")
_SIZE_BEFORE = re.compile(
    r"(?:总投资(?:额)?|投资估算|概算(?:投资)?|占地(?:面积)?|(?:^|[,;:(、])(?:(?:项目|工程)用地(?:面积)?|(?:机房|场地|用房)面积)|估算投资|(?<!总)(?:总)?建筑面积)(?:约|为|达)? ?$"
)
_IN_SIZE_BRACKET = re.compile(
    r"\d[^\d,。;()]{0,3}[^,。;()\d]{0,16}\((?:[^()]*[,、;])?"
    r"(?:年出栏|年(?:营业)?收入|占地|(?:合计|共)?(?:总)?建筑面积|总投资|地上|地下|设计|设(?:床位|座位|学位)|规模(?!以上)|"
    r"全长|总长|库容|装机|日处理|容量)[^(),、;\d]{0,6}$|"
    r"\((?:年出栏|占地|(?:合计|共)?(?:总)?建筑面积|总投资|地上|地下|设计|设(?:床位|座位|学位)|日处理|库容)[^(),、;\d]{0,6}$"
)
"""A bracket that describes what stands in front of it: 滑雪场（占地26公顷）."""
_BESIDE_SIZE = re.compile(r"\((?:占地|(?:总)?建筑面积|总投资|地上|设计)[^()]*$")
_WON_BESIDE = re.compile("新增|增长|提高|投放|改造")
"""What is told beside a size, in the same bracket: （占地26公顷，雪道8条）."""
_IN_BRACKET = re.compile(r"\d[^\d,。;()]{0,3}\($")
_AREAS = frozenset(("平方米", "万平方米", "亩", "公顷", "平方公里"))
_OF_COUNTED = re.compile(r"\d[个家座条台栋]$")
"""What each of those counted has: 关停2座450立方米高炉."""
_A_THING = re.compile(r"级?的?[\u3400-\u9fff]{2}")
_LATIN_AREA = re.compile(r" ?(?:sq\.? ?(?:m|ft|metres)|square (?:metres|feet))\b")
_STAFF = re.compile(
    r"(?:编制(?:总数|总量|数)?(?:为|控制在)|核定(?:事业|行政)?编制|教师编制控制在|编制池”?[^,。;\d]{0,2}编制)$"
)
"""How many may be employed: 招聘教师编制控制在420名以内; what is won (新增编制500名) is an aim."""
_AREA_WON = re.compile(r"(?:新增|完成|改造|竣工|建成|新开工|装配式|开工)[^,。;]{0,10}建筑面积")
_OF_WHAT_IS_OFFERED = re.compile(r"[^,。;、]{0,4}的")
_FOR_SOME_YEARS = re.compile(r"、\d+(?:年|个月)[^,。;]{0,6}的")
_OFFERED = re.compile(r"(?:提供|给予|享受|配备|免费)[^。;]{0,60}$")


def is_size(found: Found) -> bool:
    """Return whether a figure only describes a thing: 总长86公里的高速, 总投资3亿元, 3吨洒水车5台."""
    checks = (_is_of_each, _is_in_bracket, _is_extent, _is_capacity, _is_length, _is_told)
    return any(check(found) for check in checks)


def _is_of_each(found: Found) -> bool:
    """Return whether a figure says what each of several things has, or how many may be employed."""
    if found.measure in _OF_ONE_THING and (
        _OF_THINGS.match(found.after)
        or (_OF_COUNTED.search(found.before) and _A_THING.match(found.after))
    ):
        return True
    return found.measure in ("名", "人", "个") and _STAFF.search(found.before) is not None


def _is_in_bracket(found: Found) -> bool:
    """Return whether a figure stands in a bracket that describes what is in front of it."""
    before = found.sentence_before
    if _IN_SIZE_BRACKET.search(before):
        return True
    if _BESIDE_SIZE.search(before) and not _WON_BESIDE.search(found.before):
        return True
    if "(" in found.before and _LATIN_AREA.match(found.measure + found.after):
        return True
    is_area = found.measure in _AREAS and found.before.endswith("(")
    return bool(is_area or _IN_BRACKET.search(found.before)) and found.after.startswith(")")


def _is_extent(found: Found) -> bool:
    """Return whether a figure says how wide or high things are, or within what range."""
    if _WITHIN.match(found.after) or (found.measure in _LENGTHS and _HOW_WIDE.search(found.before)):
        return True
    if found.measure in (*_LENGTHS, "公里") and _AROUND.search(found.before):
        return True
    return (
        bool(_UNDER.search(found.before))
        and re.match(r" ?的(?!目标|要求)", found.after) is not None
    )


def _is_capacity(found: Found) -> bool:
    before = found.before
    if _CAPACITY_BEFORE.search(before) and _OF_CAPACITY.match(found.after):
        return not _OF_A_FUND.match(found.after)
    return bool(_CAPACITY_ALONE.fullmatch(before)) and not before.endswith("达到")


def _is_length(found: Found) -> bool:
    alone = _LENGTH_ALONE.search(found.before)
    if alone and not _BUILT.search(alone["what"]):
        return True
    is_before = _LENGTH_BEFORE.search(found.before)
    return bool(is_before and re.match(r"[^,。;]{0,2}的", found.after))


def _is_told(found: Found) -> bool:
    """Return whether a figure is what a thing costs, or belongs to what is offered."""
    if _SIZE_BEFORE.search(found.before) and not _AREA_WON.search(found.before):
        return True
    is_offered = _OFFERED.search(found.sentence_before)
    is_lent = found.measure in _AREAS and _FOR_SOME_YEARS.match(found.sentence_after)
    return bool(is_offered and (is_lent or _OF_WHAT_IS_OFFERED.match(found.sentence_after)))
