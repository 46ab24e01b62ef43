"""Figures that say which things are meant, or what somebody is paid."""

import re

from anplan.intake.document.figures.found import Found
from anplan.intake.document.figures.latin import is_money
from anplan.intake.document.figures.sizes import is_size
from anplan.intake.document.text.measures import MONEY

_COUNTS = frozenset(
    ("%", "家", "个", "名", "项", "所", "处", "座", "户", "件", "条", "套", "万户", "对")
)
_REACHED = re.compile(
    r"(?:不少于|不低于|不超过|不高于|至少|超过|突破|达(?:到|(?!标))|控制在|提高到?|提升到?|提升至|提高至|下降到?|降至|降到|"
    r"压缩至|压减至|缩短至|压缩到|缩短到|稳定在|保持在|增长|增至|高于|低于|约|实现|完成|力争|确保)[了至到在于为]?[^\d]{0,6}$"
)
_SO_MANY = re.compile(r"(?:不少于|不低于|至少|超过|突破|达到?|控制在)[^\d]{0,6}$")
_CLASS = re.compile(
    r"^ ?(?:\([含及]\))?(?:及|或)?(?:以上|以下|以内)(?:\([^()]*\))?(?:的(?!增[长加幅速])|[^,。;、\d]{0,8}?"
    r"(?:项目|企业|工程|单位|工业|小区|人群|老年人|老人|儿童|居民|道路|乡镇|家庭|水库|水体|农户|建筑|工地|湖泊|"
    r"养殖场|养殖户|规模场|河流|行政村|村(?=占比|比例)|主体|群体|人才|职称|纳税人|用户|商户|锅炉|机组|车辆))"
)
_CLASS_COUNTED = re.compile(
    r" ?(?:及)?以上(?:的)?(?!其中|较|比|同比|并|和|且)[^,。;、\d]{0,10}\d+(?:\.\d+)?[个家所处座户项条名]"
)
"""Things of such a size, of which so many are wanted: 5000头以上规模场6个."""
_OF_THE_PART = re.compile(r" ?(?:及)?以[上下]的?部分")
_BRACKETED = re.compile(r"\([^(),、;\d]{0,8}(?:出栏|存栏|收入|产值|面积|投资|规模|容量)$")
_UP_TO = re.compile(r"以[上下]\)")
"""A bracket that says which things are meant: 规模养殖场（年出栏500头以上）."""
_OF_CASES = re.compile(r"(?:标的额|案值|涉案金额)$")
_STEEP = re.compile(r" ?(?:及)?以上(?:的)?坡(?:耕)?地")
_REACHED_TO = ("达到", "达", "到", "至", "不少于", "不低于", "超过", "突破", "增长", "力争")
_CLASS_PAID = re.compile(
    r" ?(?:及)?以[上下]的?(?:企业|项目|单位|机构|平台|个人|团队|主体|农户|大户|合作社),"
    r"(?:给予|予以|最高|(?:按|每|分别|一次性|可)[^,。;]{0,16}(?:补|奖|资助|给予))"
)
"""To whom something is paid: 成交额达到500万元以上的企业，按0.3%补助."""
_WHEN = re.compile(r" ?(?:以[上下内])?时(?![间长限段])")
_CLASS_OVER = re.compile(
    r" ?(?:的?[^,。;、\d]{0,6}(?:项目|企业|工程)[^,。;、\d]{0,3}\d|的(?!同时|目标|基础|任务|要求)[^,。;、\d]{2,12}\d[\d.,]*[个家所处座户项条名])"
)
_OF_SO_MANY = re.compile(
    r" ?(?:及)?以[上下](?:的)?(?:自然村|行政村|建制村|村|小区|企业|单位|场所|机构|村民小组)"
)
_CLASS_BEFORE = re.compile(
    r"(?:年(?:主营业务)?(?:营业)?(?:收入|产值|销售额?)|(?:应纳税)?所得额|总投资|单(?:个|体|项)(?:项目)?(?:投资|面积)?|投资(?:额)?(?:在|超过?)?|"
    r"面积(?:在|超过?|达到?|为|约)?|注册资本|月收入|人均收入低于|年龄|年满|满|未满)(?:在|超过?)?\s*$"
)
_CLASS_AFTER = re.compile(r" ?(?:及)?(?:以上|以下|以内)?[^,。;、]*的")
_LATIN_CLASS = re.compile(
    r"\b(?:(?:floor area|income|turnover|height|length|width|size|population)s? (?:of|above|over|below|under|exceeding)|"
    r"(?:sites|schemes|developments|buildings|properties|households|firms) (?:of|with)|"
    r"(?i:vehicles|children|people|adults|residents) (?:over|above|under|below|aged)) "
    r"(?:at least |more than |fewer than )?£?$"
)
_LATIN_WORTH = re.compile(r"\b(?i:contracts|projects|schemes|orders) worth £?$")
_COST_BEFORE = re.compile(
    r"(?:计划|预计|拟|估算|概算|静态|动态|项目|工程|预算)*总?(?:投资|投入|需资金)(?:资金)?(?:约|为)? ?"
)
"""How a clause begins that tells what a thing costs, not how much is to be spent."""
_FUNDS = re.compile(r"(?:资金|经费|投资)(?:筹措|来源|安排|保障|估算|概算)[^。:;]{0,6}:[^。]*$")
_SET_ASIDE = re.compile(
    r"(?:安排|列支|拨付)(?:[^\d,。;投]{0,8}(?:资金|经费|预算))?(?:约|为|不少于|不低于)?$"
)
_GATHERED = re.compile(r"(?:安排|列支|拨付|整合|统筹|筹集)(?:约|不少于|不低于)?$")
_OF_FUNDS = re.compile(r"(?:的)?(?:专项|财政|各类|奖补)*(?:资金|经费)")
"""Money that is set aside for the work: 每年安排500万元, 整合3000万元资金; not 安排投资3亿元."""
_GRANT_BEFORE = re.compile(
    r"给予|奖励|补助|补贴|资助|扶持|贴息|奖补|罚款|处以|一次性|减免|"
    r"每[人户家件亩个名年月]{1,4}(?:每[年月])?(?:最高)?(?:不超过)?\s*\d*$|标准(?:为|是)?$|"
    r"每(?:人|户|家|亩|餐|件|个|名)(?:每[年月次天])?[^,。;\d]{0,6}(?:发放|(?<!增)收(?!入|益)|交|缴|领取|补)[^,。;\d增收]{0,8}$|(?<!确保)(?:保洁员|员|人员)每月工资$|"
    r"[按奖补][^,。;\d]{0,4}每(?:立方米|平方米|吨|公里|头|只)(?:最高)?$|"
    r"经费(?!(?:到账|到位)(?:额|资金)?$|(?:到账|到位|总额|总量|投入|支出){0,3}(?:达到?|突破|超过|增长|增至|不少于|不低于|完成))|罚|最高(?:不超过)?$"
)
_GRANT_AFTER = re.compile(
    r"^ ?(?:/[人户家个]|的?(?:一次性)?(?:奖励|补助|补贴|资助|扶持|贴息|奖补|经费(?:资助|补助)|标准|罚款|用于(?:奖|补)|"
    r"以[内下]的(?:奖励|补|资)))"
)
_LISTED_GRANTS = re.compile(r"(?:、\d[\d,.]*[万亿]?元)+的?(?:标准|补贴|补助|奖励)")
"""按每月3000元、1500元、800元标准给予."""
_AT_RATES = re.compile(r"(?:按|每[月年人户亩])[^。;]{0,30}$")
_GRANT_SHARE = re.compile(r"^ ?(?:的?(?:比例|标准|额度|幅度))?(?:给予|予以|进行|实行)")
_AT_A_RATE = re.compile(r"按照?(?:不(?:超过|低于|高于))?(?:\d[\d.]*%[和、至])?$")
_IN_ALL = re.compile(
    r"(?:全[年市县区省]|累计|年内|力争|确保)[^,。;\d]{0,8}(?:减免|发放|减轻)[^,。;\d]{0,8}$"
)
"""How much is given to all together is an aim, unlike what each is given."""
_SUM_KEPT = re.compile(r"(?:费用|减免|补贴)[^,。;\d]{0,4}总额(?:控制在|达到?|突破|超过|不超过)$")
_MAY_BE_RAISED = re.compile(r"可以?(?:提高|放宽|上浮|增加)[到至]$")
_RAISED_TO = re.compile(r"(?<!可)(?<!可以)(?:提高|提升|提标|增加|上调|调整)(?:到|至)[^\d]{0,12}$")
_QUOTA = re.compile(r"(?:给予|奖励|分配|享受)[^,。;\d]{0,12}(?:指标|名额|学位)[^,。;\d]{0,4}$")
"""What somebody is given: 给予人才指标1名."""
_SCORE = re.compile(
    r"(?:权重|分值|满分|扣|计|加|得|占比分|赋)(?:不低于|不少于|不超过|为|占)?\s*$|(?:扣|加|计|得)分"
)
_LATIN_GRANT = re.compile(
    r"\b(?:[Gg]rants?|[Ll]oans?|[Aa]wards?|[Ss]ubsid\w+|[Ff]ees?|[Ff]ines?|[Pp]enalt(?:y|ies)|[Cc]osts?|[Bb]udget)\b"
)
_LATIN_GRANT_AFTER = re.compile(
    r" ?(?:million|m|bn|k)?\b ?(?:[a-z-]+ ){0,4}(?:grants?|funds?|subsid\w+|budget)\b"
)
_IN_YUAN = re.compile(r" (?:yuan|RMB|dollars|pounds|euros)\b")
_FOR_EACH = re.compile(r"每(?:个|万|千|百)?\s*$")
_CYCLE = re.compile(r"每(?:个)?(?:月|季度?|周|半年|年|日|旬)|按[月季]")
_MEETING = re.compile(
    r"召开|报送|报告|调度|通报|研究|会商|上报|例会|督查|更新|汇报|听取|梳理|总结|反馈|填报|会议"
)
_TIMES = frozenset(("次", "期", "份", "篇"))
_NEAR, _GRANT_NEAR = 30, 24


def is_grant(found: Found) -> bool:
    """Return whether a figure is what somebody pays; a standard that is raised is an aim."""
    before = found.before
    if (is_money(found) or _IN_YUAN.match(found.after)) and (
        _LATIN_GRANT.search(found.sentence_before) or _LATIN_GRANT_AFTER.match(found.after)
    ):
        return True
    if found.measure == "%" and (_GRANT_SHARE.match(found.after) or _AT_A_RATE.search(before)):
        return True
    if MONEY.match(found.measure) and (
        _FUNDS.search(found.sentence_before) or _COST_BEFORE.fullmatch(before)
    ):
        return True
    if not MONEY.match(found.measure):
        return _QUOTA.search(before) is not None
    if _RAISED_TO.search(before) or _IN_ALL.search(before) or _SUM_KEPT.search(before):
        return False
    # In a list (每月1500元、1000元) what is given stands in front of the first.
    near = before if before.strip() else found.sentence_before
    is_given = (
        _MAY_BE_RAISED.search(before)
        or _GRANT_BEFORE.search(near[-_GRANT_NEAR:])
        or _GRANT_AFTER.match(found.after)
        or (_LISTED_GRANTS.match(found.sentence_after) and _AT_RATES.search(found.sentence_before))
    )
    return bool(is_given) or _is_set_aside(found)


def _is_set_aside(found: Found) -> bool:
    of_funds = _GATHERED.search(found.before) and _OF_FUNDS.match(found.after)
    return bool(of_funds or _SET_ASIDE.search(found.before))


def is_class_limit(found: Found) -> bool:
    """Return whether a figure says which things are meant: 1亿元以上项目20个, 500平方米以上的."""
    before, after = found.before, found.after
    if (
        _WHEN.match(after)
        or _LATIN_CLASS.search(found.sentence_before)
        or (_LATIN_WORTH.search(found.sentence_before) and found.after.startswith(" or more"))
        or is_size(found)
        or _OF_THE_PART.match(after)
        or (_BRACKETED.search(found.sentence_before) and _UP_TO.match(found.sentence_after))
        or (_OF_CASES.search(before) and after.startswith("以上"))
        or (found.measure == "度" and _STEEP.match(after))
        or (_CLASS_BEFORE.search(before) and _CLASS_AFTER.match(after))
        or (MONEY.match(found.measure) and _CLASS_PAID.match(found.sentence_after))
    ):
        return True
    if before.endswith(("超", "超过", "过", "破")) and _CLASS_OVER.match(after):
        return True
    if found.measure in ("户", "人", "名") and _OF_SO_MANY.match(after):
        return not _SO_MANY.search(before[-8:])
    if found.measure in _COUNTS:
        return False
    if not _CLASS.match(after):
        return bool(_CLASS_COUNTED.match(after)) and not before.endswith(_REACHED_TO)
    return not _REACHED.search(before[-8:]) or bool(re.search(r"\d", after))


def is_score_or_ratio(found: Found) -> bool:
    """Return whether a figure is a weight in an examination, or what there is one of for each."""
    before = found.before
    if _FOR_EACH.search(before) and found.measure != "%":
        return True
    if found.measure == "分" and re.search("权重|分值", before):
        return True
    if found.measure == "分":
        return not _REACHED.search(before) or found.after.startswith("的")
    return bool(_SCORE.search(before[-9:]) and found.measure in ("%", ""))


def is_frequency(found: Found) -> bool:
    """Return whether a figure says how often people meet or report."""
    if found.measure not in _TIMES:
        return False
    near = found.sentence_before[-_NEAR:]
    return bool(_CYCLE.search(near) and _MEETING.search(near + found.after[:12]))
