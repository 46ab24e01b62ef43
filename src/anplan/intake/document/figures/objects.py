"""Figures of things that something is done to, of rules that stay as they are, and of what notes tell."""

import re

from anplan.intake.document.figures.found import Found
from anplan.intake.document.text.measures import MONEY

_MEANT = re.compile(
    r"(?:^|[,。;)])对[^,。;\d]{2,16}的(?:\d[\d.]*[户个家名件人])?$|以[上下]的$|(?:在|于)(?:全部|所有)$|"
    r"(?:涉及|在册|交办的)[^,。;\d]{0,8}$|名单\($|列入[^,。;]{2,24}的$"
)
"""What there is, to which something is done: 涉及87户, 对纳入监测的46户126人."""
_WITH = re.compile(r"(?:^|[,。;]|深化|加强|开展|推进)(?:与|同)$")
"""With how many something is done: 深化与26所学校合作."""
_AGREED = re.compile("[^,。;]{0,20}(?:签|开通|结对|建立)")
_LEANS_ON_MORE = re.compile(r"(?:依托|聚焦|围绕|针对|对照)\d[^,。;]{0,12}、$")
_STAYS = re.compile(
    r"[^,。;\d]{0,6}(?:[调降]为\d+%)?(?:上调|下调)?的[^,。;]{0,10}(?:不变|延续|另行|照旧|继续)"
)
"""A rule that stays, or that another paper sets: 比例3%的名单另行下发."""
_BARRED = re.compile(r"(?:严禁|禁止|不得)(?:以|将|把)[^,。;]{0,16}$")
_TAKEN_OFF = re.compile(r"(?:扣减|扣除|扣发|核减)[^,。;\d]{0,8}$")
_AT_MOST_EACH = re.compile(
    r"(?:单[户笔个人家]|每[套件个人户台][^,。;\d]{0,4}(?:成本|单价|造价))(?:不超过|不高于|最高)?$"
)
_OF_A_CLASS = re.compile(
    r"(?:班额|班级规模)(?:[^。;\d]{0,12}\d+人(?:以内)?[、,和])?,?(?:(?:起始年级|小学|初中|高中|每班|班额|分别){0,3}(?:均)?"
    r"(?:不超过|控制在|不多于))$"
)
_GRANTED = re.compile(
    r"(?:补贴|补助|奖补|资助|返还|贴息)(?:的)?(?:比例|标准|额度)(?:不超过|最高|为)?$|(?:补贴|补助|奖补)标准[^,。;\d]{0,16}(?:工资|标准)的$"
)
_IF_SO_MANY = re.compile(r"[^,。;\d]{0,6}的(?:方可|方能|才能|才可|不予)")
_FOUND_OUT = re.compile(r"(?:上报|实核|核实|虚报)[^,。;\d]{0,6}$")
_UNDONE = re.compile(
    r"[^,。;\d]{0,10}(?:未落实|未完成|迟报|逾期|滞后)|[^,。;\d]{0,10}已(?:于|全部)"
)
_OF_THE_STATE = re.compile(r"[列纳]入(?:国家|全国|全省|省级?|国家级)$")
"""A list that others made: 列入国家150项重大工程."""
_KEPT_UP = re.compile(r"[^,。;\d]{0,12}(?:成效|成果)")
"""What was reached before, and is kept up: 巩固15条水体治理成效."""
_PRINTED = re.compile(r"(?:共|印)$")
_LISTED_HERE = re.compile(r"(?:以下|上述|下列|(?:^|[,。;:完成对将])以上)$")
_IN_ALL = re.compile(r"(?:包括|分为|设定)$")
_OF_A_PLAN = re.compile(r"(?=[,。;]|$)|[^,。;\d]{0,8}(?:目标|任务|工作|指标|内容|方面)(?=[,。;]|$)")
"""How many parts a list has: 主要包括8项."""


def is_object(found: Found) -> bool:
    """Return whether a figure counts what is there, or belongs to a rule or a note."""
    return _is_of_a_rule(found) or _is_told(found)


def _is_of_a_rule(found: Found) -> bool:
    before, after = found.before, found.after
    if _STAYS.match(after) or _BARRED.search(before) or _IF_SO_MANY.match(after):
        return True
    if found.measure == "%" or MONEY.match(found.measure):
        return any(form.search(before) for form in (_TAKEN_OFF, _AT_MOST_EACH, _GRANTED))
    return found.measure == "人" and _OF_A_CLASS.search(found.sentence_before) is not None


def _is_told(found: Found) -> bool:
    before = found.before
    if (
        (_WITH.search(before) and not _AGREED.match(found.after))
        or _MEANT.search(before)
        or _LEANS_ON_MORE.search(found.sentence_before[-30:])
    ):
        return True
    is_kept_up = before.endswith("巩固") and _KEPT_UP.match(found.after)
    if is_kept_up or (_OF_THE_STATE.search(before) and found.measure in ("项", "个", "大")):
        return True
    if found.measure == "份" and _PRINTED.search(before):
        return True
    if found.measure in ("项", "个", "件") and (
        _LISTED_HERE.search(before) or (_IN_ALL.search(before) and _OF_A_PLAN.match(found.after))
    ):
        return True
    return bool(_FOUND_OUT.search(before) or _UNDONE.match(found.after))
