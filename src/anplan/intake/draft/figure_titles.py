"""What an indicator is called: the document's words about its figure, without days, labels and comparisons."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from anplan.intake.document.figures.figures import Target
from anplan.intake.document.tasks.tasks import Task
from anplan.intake.document.text.measures import ABOUT
from anplan.intake.draft.latin_titles import latin_title

_WHEN = (
    r"(?:到|至|在)?(?:(?:20\d\d年度?)?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|底|末|初|\d{1,2}[日号])?|"
    r"(?:第?[一二三四]季度|[上下]半年)[底末]?)|20\d\d年度?[底末内终]?|年[底末内终])(?:之?前|以前)?"
)
_LEADING = re.compile(
    rf"^(?:[-—·•\s,，]|[(（]?[一二三四五六七八九十\d]+[)、）.．]|为?确保|力争|争取|其中|{_WHEN}|全年(?!龄)|今年内?|"
    r"要(?=确保|力争|实现)|努力|实现|使(?=.{0,6}(?:达到|提高|增长|下降))|推动(?=[^,，]{2,}率)|将(?!军)(?=.{2,})|"
    r"并(?!网|购)|预计|累计|完成){1,12}(?=.{2})"
)
_LABEL = re.compile(
    r"^(?:[^:：,，。;；]{0,6}(?:目标|内容|任务|要求|标准|规模|指标|措施|成效|成果|计划)|[^:：,，。;；]{0,16}目标[是为]?|[^:：,，。;；]{2,14}[(（]\d+分[)）])[:：](?=.{2})"
)
_SCORE = re.compile(r"[(（]\d+(?:\.\d+)?分[)）]:?：?")
_TRAILING = re.compile(
    r"(?:[≥≤><＞＜≧≦=＝]|达到?|不[少低高]于|不超过|突破|超过|(?<!.于)低于|至少|控制在|稳定在|保持在|分别|完成|为|到|至|"
    rf"{ABOUT}|在|共|各(?=$)|力争|最多|再|"
    r"(?<=[额量入数值率])超|(?<=[率入量额])均|(?<=[数率量额值])要再?|"
    r"(?:稳居|进入|位居|排名|(?<![稳定宜安邻民])居|列)(?:全[市省国县区][^,，。]{0,6})?){1,8}$"
)
_CHANGES = "提高|提升|增加|扩大|上升|下降|降低|压缩|缩短|减少"
_FROM = re.compile(rf"(?:由|从)[^,，;；。]{{0,14}}?\d[\d.,]*\D{{0,8}}?(?:{_CHANGES}|降|升)?$")
"""Where a figure came from: 分担率由18%提高到25%."""
_LEADS_TO = re.compile(rf" ?(?:{_CHANGES}|降|升|增)?(?:到|至|为)")
_REACHES = re.compile(r" ?(?:到|至|为)")
_LEVEL_REACHED = re.compile(rf"(?:{_CHANGES}|(?<=[率值度])[降升增])$")
"""A change in front of where it leads to names nothing: 时间压缩至28小时."""
_CHANGE = re.compile(
    r" ?(增长|增速|增幅|下降|降低|提高|提升|上升|增加|减少|压减|压缩|缩短)(?!到|至|为)"
)
_NO_NAME = re.compile(
    r"(?:力争|确保|争取|努力|同比|环比|比上年|较上年|比去年|较去年|全部|全面|共计?|合计|总计|均|分别|平均|累计|每年|再|也|已|比例|数量|总数|人数|年|底|末|前|内|到|至|全年|[上下]半年|"
    r"第?[一二三四]季度|\d{1,2}月|20\d\d年|\d年|以[上下内]|左右|[][(){}（）【】 ])*"
)
"""Words that name nothing: 年底前达到600个."""
_NO_LATIN_NAME = re.compile(
    r"(?:at least|at most|no more than|more than|reduction|increase|of [a-z ]+)", re.IGNORECASE
)
_VERB = "建成|建设|新建|改建|创建|打造|培育|组建|设立|选派|选择|引进|组织|举办|开展|实施|新增|增设|征收|招引|推出|发布|签约|落地|建立|启动|剩余|惠及|受益|培训|覆盖|选拔|推动|加快|调整充实|竣工|开工|新开工|立项"
_BARE_VERB = re.compile(
    rf"(?P<of>(?:每[个家所座镇乡村县区站校年][^,，]{{0,6}}?|各[^,，]{{0,6}}?)?(?:至少|各|共)?)(?P<verb>{_VERB})"
)
"""Words that say what is done and not to what: 选派60名教师."""
_BUILT = re.compile("建成|建设|新建|改建|创建|打造|培育|组建|设立|组织|开展|实施|新增|建立")
"""Verbs without which a task is called as well."""
_STEP = re.compile("签约|开工|新开工|竣工|建成|落地|新建|改建|启动|剩余|立项|发布")
"""Steps that one thing takes after another: 签约项目50个、开工40个."""
_OF_THINGS = re.compile(r".*的$|(?:中心|主)?城区|城[市乡]|农村|乡村|全[市县区省州]")
_DONE_BEFORE = re.compile(rf"^(?:{_VERB}|安排|谋划|储备|推进)(?=.{{2}})")
_SHARE = re.compile(r"占[^占]{1,40}的$")
_SIZE = re.compile(r"(?:设立|组建|建立)?(?:总)?规模$")
_LEVEL = re.compile(r"(?:国家|[省市县区校院厅部州]|[一二三四五]星|[ABCD1-5]{1,5})[Aa]?级")
_THINGS_BEHIND = re.compile(
    r"^(?:以[上内]|左右)?的?(?P<things>(?:(?!全部|均达|达到)[^,，。;；、:：()（）\d“”|\s]){2,20})"
)
_CLOSED = {"”": "“", "’": "‘", "》": "《", "」": "「"}
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_STRIPPED = " ,，、;；:：。"
_MOST_SIGNS = 24


class Named(NamedTuple):
    """What a figure was called, and its measure."""

    title: str
    measure: str


class Beside(NamedTuple):
    """What stands in a text in front of the words of a figure, and what behind them."""

    ahead: str = ""
    behind: str = ""


def title_of(
    target: Target,
    tasks: Sequence[Task],
    task: int | None,
    beside: Beside,
    before: Named | None = None,
) -> str:
    """Return what a figure is about, in the document's words.

    ``before`` is the figure in front of it in its sentence: in 新增基站200个，年底前达到600个 both are 新增基站.
    """
    if target.words.folded.isascii() and (latin := latin_title(target, beside.behind)):
        return latin
    if own := _respective(target, beside):
        return own
    text, way = _name(target, beside), _way(target)
    things = _THINGS_BEHIND.match(beside.behind)
    text = _with_things(text, things["things"] if things else "")
    text = _at_level(text, before)
    verb = _BARE_VERB.fullmatch(text)
    if not (verb or _NO_NAME.fullmatch(text) or _NO_LATIN_NAME.fullmatch(text)):
        return f"{text}{way}"
    if things:
        return things["things"]
    is_step = verb is None or _STEP.fullmatch(verb["verb"])
    if before and is_step and (way or target.is_rank or before.measure == target.measure):
        return _as_before(before, text, way, is_rank=target.is_rank)
    return _of_task(tasks[task], text) if task is not None else text or target.words.condensed


def _as_before(before: Named, text: str, way: str, *, is_rank: bool) -> str:
    """Return what the figure in front is called, with what is done to it this time: 签约项目50个、开工40个."""
    if verb := _BARE_VERB.fullmatch(text):
        return f"{verb['of']}{verb['verb']}{_DONE_BEFORE.sub('', before.title)}"
    is_said = before.title.endswith(way) or is_rank
    return before.title if is_said else f"{before.title}{text}{way}"


def _of_task(task: Task, text: str) -> str:
    """Return what a task is called, of a sentence its first clause, with the step that is counted."""
    title = task.title.condensed
    if len(title) > _MOST_SIGNS:
        title = re.split("[,，;；。]", title)[0]
    verb = _BARE_VERB.fullmatch(text)
    return title if verb is None or _BUILT.fullmatch(verb["verb"]) else f"{title}（{text}）"


def _with_things(text: str, things: str) -> str:
    """Return words that only say what is done, or of what sort, with the things behind the figure."""
    if _SHARE.search(text):
        return f"{text}比例"
    if not things:
        return text
    if _SIZE.fullmatch(text):
        return f"{things}规模"
    if _BARE_VERB.fullmatch(text) or _OF_THINGS.fullmatch(text):
        return f"{text}{things}"
    return text


def _at_level(text: str, before: Named | None) -> str:
    """Return the things before with another level: 省级课程5门、校级20门."""
    if before is None or not _LEVEL.fullmatch(text):
        return text
    other, count = _LEVEL.subn(text, before.title, count=1)
    return other if count else f"{text}{before.title}"


def _way(target: Target) -> str:
    """Return the word that says how a figure changes, between what it is about and the figure."""
    about = target.about
    if about is None:
        change = _CHANGE.search(target.words.folded)
        return change[1] if change else ""
    change = _CHANGE.match(target.words.folded, about.end - target.words.start)
    return change[1] if change and about.start >= target.words.start else ""


def _name(target: Target, beside: Beside) -> str:
    """Return the words about a figure without what leads in to them and what compares."""
    if target.about is None:
        return ""
    text = _quoted_whole(target.about.condensed, beside.ahead)
    text = _LEADING.sub("", _SCORE.sub("", _LABEL.sub("", _out_of_bracket(text))))
    text = _TRAILING.sub("", text)
    behind = target.words.folded[max(0, target.about.end - target.words.start) :]
    if _LEADS_TO.match(behind):
        text = _FROM.sub("", text)
    if _REACHES.match(behind):
        text = _LEVEL_REACHED.sub("", text)
    return text.strip(_STRIPPED)


def _respective(target: Target, beside: Beside) -> str:
    """Return which of several things a figure is of: 甲率、乙率分别达到97%和99%; '' where that is unsure."""
    sentence = re.split("[。;；\n]", f"{beside.ahead}{target.words.condensed}")[-1]
    things, _, said = sentence.rpartition("分别")
    if not things or re.search("[,，](?!\\d)", said):
        return ""
    things = re.split("[,，:：]", things)[-1].strip(_STRIPPED)
    names = re.split("[、和与及]", things)
    first = _FIGURE.search(said)
    place = len(_FIGURE.findall(said)) - 1
    after = len(_FIGURE.findall(re.split("[,，;；。]", beside.behind)[0]))
    if first is None or len(names) != place + 1 + after or not all(names):
        return ""
    does = _TRAILING.sub("", said[: first.start()])
    own, last = names[place], names[-1]
    is_whole = own[-1] == last[-1] and min(map(len, names)) > 1
    return f"{own}{does}" if is_whole else f"{things}{does}（{own}）"


def _quoted_whole(text: str, ahead: str) -> str:
    """Return words with the beginning of a quotation that 、 cut: 立家规、扬家风”活动."""
    for closing, opening in _CLOSED.items():
        place = text.find(closing)
        if place < 0 or opening in text[:place]:
            continue
        start = ahead.rfind(opening)
        is_near = (
            start >= 0 and closing not in ahead[start:] and not re.search("[。;；]", ahead[start:])
        )
        return f"{ahead[start:]}{text}" if is_near else text[place + 1 :]
    return text


def _out_of_bracket(text: str) -> str:
    """Return what stands behind a bracket that stays open: 1.2万亩（其中高标准农田."""
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        if text[place] in "(（":
            if depth == 0:
                return text[place + 1 :]
            depth -= 1
        elif text[place] in ")）":
            depth += 1
    return text.rpartition("】")[2] if "【" not in text else text
