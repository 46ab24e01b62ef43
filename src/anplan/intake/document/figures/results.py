"""Figures of what was or is: the base from which a way begins, results, the year before."""

import re

from anplan.intake.document.figures.found import Found

_CHANGES = "提高|提升|增加|上升|恢复|回升|扩大|下降|降低|压缩|缩短|压减|减少|精简|整合|压降"
_BASE_AFTER = re.compile(
    rf"^ ?(?:以上|左右|的)?(?:的)?(?:基础上|水平上|稳步|逐步|进一步)?(?:,)?"
    rf"(?:{_CHANGES}|增长|降|扩|增|调整|拓展)(?:到|至)|^ ?(?:下调|上调|降|调整|调)(?:到|至|为)(?=\d)|^[^,。;]{{0,14}}(?:的)?基础上|^(?: [A-Za-z][A-Za-z0-9]{{0,11}}){{0,3}} to (?=[£€$]?\d)"
)
_CHANGED_TO = re.compile(rf"^ ?(?:的)?(?:{_CHANGES})(?:到|至)")
_BASELINE = re.compile(r"[Bb]aseline (?:of|was|is|figure of) (?:around |about )?$")
_LATIN_BASE = re.compile(
    r"(?:\b(?:19|20)\d\d (?:figure|level|total|value) of £?$|"
    r"\((?:result|actual|outturn|figure|value|level)s? (?:for|in|at) 20\d\d(?:[/-]\d\d)?:? ?£?$|"
    r"\((?:in |[Bb]aseline:? )?20\d\d(?:[/-]\d\d)?(?::| was)? ?|(?:[Cc]ompared (?:with|to)|[Vv]ersus|(?:^ ?|up |down )from) )£?$"
)
"""What stands in front of a figure of the year before: (2021/22: 91.4%), compared with 4.4%."""
_ALREADY = re.compile(r" ?(?:[a-z-]+ ){0,4}already\b")
_BASE_BEFORE = re.compile(r"(?:从|由|自|from )[^,。;]{0,16}$")
_PAST = re.compile(
    r"初步(?:摸排|统计|核实|排查|测算|核查)[^,。;()\d]{0,4}$|(?<!不)仅(?:为|有|达|占|完成|修复|建成)?[^,。;\d]{0,6}$|"
    r"已(?:经|累计|有|建成|完成|达|实现|于|开工)?[^,。;]{0,18}$|"
    r"(?:现有|目前|原有|共有|(?<![比较])(?:去年|上年|前年)|截至|截止|现状|此前|以来|全年共)(?:(?!基础上|新增|新建)[^。;]){0,24}$|"
    r"(?<![比较][上去]年)(?<![比较])(?:上年|去年|同期)(?:的)?[^,。;]{0,10}$"
)
_SHARE_DONE = re.compile(
    r"(?:占|完成)(?:全年|年度|年)?(?:目标|任务|计划)?[^,。;]{0,12}(?:目标|任务|计划|\d[^,。;\d]{0,4})的$|完成率(?:为|达)?$"
)
"""How much of an aim is reached: 占目标60公里的96.7%, 完成率57.1%."""
_OF_WHICH = re.compile(
    r"(?:现有|共有|目前)(?:(?!基础|新|改|建|用)[^。;,\d]){0,16}\d+[^。;,、\d]{0,4},其中[^,。;\d]{0,12}$"
)
"""A part of what there is: 现有锅炉共计86台，其中燃煤锅炉19台."""
_DONE = re.compile(r"[一-龥](?<![为解除])了[^,。;]{0,6}$")
_CHANGED_AT = re.compile(
    r"(?:提高|提升|增加|上升|恢复|扩大|下降|降低|压缩|缩短|压减|减少|精简|整合|压降|增长)(?:到|至|为)$"
)
_WILL = re.compile(r"力争|确保|计划|将|争取|到年底|年底前|目标|达到$|提高到|增[至加]到?$|再")
_LAST_YEAR = re.compile(
    r"\b(?:[Ll]ast year|[Tt]o date|[Ss]o far)\b|"
    r"(?:^|,|\()[^,。;()\d较比超于在从由]{0,4}(?:去年|上年|前年)(?!底|末|的?基础|的?水平)"
)
_COMPARED = re.compile(r"(?:较|比)(?:上年|去年|\d{4}年)[^,。;]{0,4}$")
_LAST_TIME = re.compile(r"(?:^|[。;])\s*上届(?![^。;]*(?:举办|办好|承办|力争))")
_SO_FAR = re.compile(
    r"(?:^|,|但)\s*(?:今年|本年度?)(?:以来|\d{1,2}(?:月份?)?(?:至|到|-|~)\d{1,2}月|前[一二三]个?季度)|近年来|(?:^|[,;])[^,。;]{2,20}以来,"
)
_STILL = re.compile(r"(?:仍|尚|还)(?:然)?(?:有|存在)[^。;]{0,40}$")
_GOES_ON = re.compile(r" ?(?:逐步|稳步|持续)?(?:扩大|增加|增长|提高|减少|下降)(?=[,。;]|$)")
_THIS_YEAR = re.compile(
    r"今年(?!以来|前|上半年|[1-9一二三四第]|已|底)|[,;][^,。;\d]{0,12}将(?=[^,。;\d]{2,16}(?:控制在|[提降压增减][^,。;\d]{0,3}[到至])$)"
)
"""Behind it stands what is to come, whatever year is told of in front: 去年建成9处，今年再建6处."""
_YEAR = re.compile(
    r"(?<![较比在以从由自\d-])(?<!对照)(?<!根据)(?<!落实)(?<!巩固)(?<!按照)(?:20\d\d-(?=20\d\d年[,全]))?(20\d\d)[年届](?![^,。;]{0,12}已[^,。;]*[,;]|底?(?:之|以)?前|以[来前]|版|[^,。;]{0,30}基础上|"
    r"[^,。;]{0,20}(?:提高|提升|增加|上升|下降|降低|压减|压缩|缩短|减少)[到至])"
)
_BEGINS = re.compile(r"\s*(20\d\d)年(?!底?(?:之|以)?前)")
"""A sentence that tells of a year: 2022年全区粮食总产12.6万吨，较上年增长1.1%."""
_AHEAD = re.compile("力争|确保|争取")
_FIVE_YEARS = re.compile(
    r"(?<![较比在以从由自])“?(?<![较比在以从由自]“)十(?P<which>[一二三四五])五”?(?:期间|时期|以来|末)"
)
_FIRST_YEARS = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026, "六": 2031}
_FIVE = 5


def first_of_five_years(folded: str) -> int | None:
    """Return the first year of the five-year plan that words name: 2021 of “十四五”规划."""
    match = re.search(
        r"(?<![二三四五])十(?P<which>[一二三四五六])五(?![年个项条类届次家米天日])|第十(?P<of>[一二三四五六])个五年",
        folded,
    )
    return _FIRST_YEARS[match["which"] or match["of"]] if match else None


def is_base(found: Found) -> bool:
    """Return whether a figure is where a way begins: 从80%提高到90%, 在120类的基础上."""
    after = found.after
    if _BASELINE.search(found.before) or _LATIN_BASE.search(found.before) or _ALREADY.match(after):
        return True
    if not _BASE_AFTER.match(after):
        return bool(_GOES_ON.match(after) and _BASE_BEFORE.search(found.before))
    is_changed = "基础上" in after[:20] or _CHANGED_TO.match(after)
    return bool(is_changed or _BASE_BEFORE.search(found.before))


def is_past(found: Found, year: int | None) -> bool:
    """Return whether a figure is a result, not an aim; ``year`` is the plan's own."""
    before = found.before
    if _DONE.search(before) and not _WILL.search(before[-12:]):
        return True
    is_changed = _CHANGED_AT.search(before)
    is_done = found.measure == "%" and _SHARE_DONE.search(before)
    if is_done or (_PAST.search(before) and not (is_changed or _WILL.search(before))):
        return True
    sentence = _THIS_YEAR.split(found.sentence_before)[-1]
    told = any(form.search(sentence) for form in (_LAST_YEAR, _LAST_TIME, _SO_FAR, _STILL))
    if (told or _OF_WHICH.search(sentence)) and not _WILL.search(sentence):
        return True
    if _COMPARED.search(before):
        begins = _BEGINS.match(sentence)
        is_told = begins is not None and year is not None and int(begins[1]) < year
        return is_told or found.after.startswith(("的", "提", "增", "下", "上"))
    return year is not None and _is_of_years_before(sentence, year)


def _is_of_years_before(sentence: str, year: int) -> bool:
    """Return whether a sentence tells of a year before a plan's, or of five that were over: “十三五”期间."""
    years = list(_YEAR.finditer(sentence))
    if years and int(years[-1][1]) < year:
        return not _AHEAD.search(sentence, years[-1].end())
    said = [_FIRST_YEARS[match["which"]] for match in _FIVE_YEARS.finditer(sentence)]
    return bool(said) and said[-1] + _FIVE <= year
