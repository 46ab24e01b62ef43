"""Sentences that say who does something: 由市教育局牵头，市财政局配合; （市教育局、市财政局按职责分工负责）."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from anplan.base.month_names import ANY_MONTH
from anplan.intake.document.text.deadlines import (
    Deadline,
    deadlines,
    looks_like_deadline,
    stated_deadline,
)
from anplan.intake.document.text.words import Words
from anplan.intake.document.who.offices import (
    Office,
    is_body,
    is_list_of_bodies,
    names_a_post,
    offices,
)

_LEADS = re.compile(
    r"(?:负责|分别|共同|联合)*(?:总?牵头|主办|主抓)(?:负责|落实|实施|组织|推进|会同|督导|指导|统筹|协调|抓总|推动)*|会同"
)
_SUPPORTS = re.compile(
    r"(?:积极|密切|协同|协助|共同)?(?:配合|协办|协同|参与|参加|协助)(?:落实|实施|负责)?"
)
_DOES = re.compile(
    r"(?:按照?|依据?|根据)?(?:各自|照)?(?:职责|职能|分工)*(?:分工|分别)?(?:共同|具体|分工|分别|组织)*(?:负责|落实|实施|承办|抓好落实|办理)(?:落实|实施)?"
)
_DUTY = re.compile(r"职责|职能|分工")
_BRACKET = re.compile(r"\((?P<inside>(?:[^()]|\([^()]*\))*)\)?")
_SQUARE = re.compile(
    r"〔(?!(?:19|20)\d\d〕)[^〔〕]*〕|【[^【】]{2,200}】(?=[。;,(（]|$)|\[[^\[\]]{2,200}?(?:牵头|配合|负责|主办|协办|参与|落实)[^\[\]]{0,80}\]"
)
_OPEN_BRACKET = re.compile(r"\((?P<inside>[^()]*(?:\([^()]*\)[^()]*)*)$")
_CLAUSE_END = re.compile(
    r";|。|"
    rf", (?=(?:[Bb]y |[Ee]nd )?(?:\d{{1,2}} )?(?:{ANY_MONTH}|Q[1-4]|Spring|Summer|Autumn|Winter|20\d\d|"
    r"[Oo]ngoing|[Aa]nnual(?:ly)?|[Mm]onthly|[Qq]uarterly)\b)|"
    r"[,、](?=\d{4}年|\d{1,2}月|年底|持续|全年|长期|常态|每月|每季)|"
    r"(?<=牵头|主抓|配合|负责|落实|主办|协办|参与|参加|协助|实施|督导|指导|抓总|推进|推动|组织|统筹|协调)[,、]|"
    r"[,、](?=会同|会商|商(?!务|业|会|贸|投)|(?:配合|协办|协助)(?:单位|部门)[为是:])|"
    r"(?<=[^,、;。])会同|,(?=[^,]{2,80}(?:配合|参与|参加|协助|协办)$)"
)
_BESIDE = re.compile(
    r"(?:会同|会商|商(?!务|业|会|贸|投)|(?:配合|协办|协助)(?:单位|部门)(?:为|是|:))(?=..)"
)
"""What stands in front of those who help the one who leads: A牵头，会同B、C落实."""
_SAYS_WHO = re.compile(r"牵头|主抓|配合|负责|主办|协办|落实|承办|会同|按职责|参与|参加")
_REMARK = re.compile(
    r"。(?:以[上下]|上述|下列|本方案)[^;]*$|[,;、。]?(?:列|排|居)(?:在|名)?(?:第一|首位)[^;]*$|[,;、。]下同$"
)
_SEES_TO_IT = re.compile(
    r"(?:并|具体|共同)*负责(?:组织|指导|督促|协调)?[^。;]{0,30}?(?:实施|落实|推进)"
)
"""What is said of those who are named, not of others: 负责组织各县实施."""
_DONE_BY = re.compile(
    r".{0,16}(?:前|底)(?:(?:完成|建成|开工|启动|出台|投用|印发|落实|实施|通车|封顶)[^、,]{0,8})?"
)
_LONGEST, _LONGEST_DONE = 600, 8
_DUE_LABEL = re.compile(r"(?:完成|办结|截止|整改)?(?:时限|时间|期限|日期)(?::|[为是]) *")
_WORK_BY = re.compile(r"(?:该|此|本|这)(?:项|条|件)?(?:工作|任务|事项|措施|目标)[由请]")
_GENERIC = re.compile(
    r"街道|乡镇|镇街|社区|村|镇|乡|县|区|市|园区|单位|部门|办事处|居委会|村委会|管委会|人民政府|办公室|委员会"
)
_SENTENCE = re.compile(
    r"(?:^|[。;!?])\s*(?P<inside>(?:由|请)?[^。;!?]{2,160}?(?:牵头|负责|配合)[^。;!?]{0,160})(?=[。;]|$)"
)
_BEHIND_DASH = re.compile(r"(?<=.{4})(?<!-)-{1,2} ?(?P<inside>[^-。;:,]{2,80})$")
"""Who does it at the end, behind a dash: 改造农贸市场1个——经济发展办."""
_BEHIND_BLANKS = re.compile(
    r"(?<=[。;]) {3,}(?P<inside>(?=[^。;:,]*(?:局|委|办|部|政府|街道|镇|会|集团|公司|中心)(?: |$))[^。;:,]{2,80})$"
)
"""Who does it at the end of the line, set apart by blanks: 社零总额突破130亿元。　　区商务局 区统计局."""
_BY = re.compile(
    r"(?:^|[。;!?,])\s*由(?P<inside>[^,。;:]{2,80}?(?:牵头|负责|主办)(?:[,、][^,。;]{2,80}?(?:配合|参与|参加|协办|协助))?)"
    r"(?=[,。;]|组织|实施|落实|$)"
)
"""Who does it at the beginning of what is to be done: 由各乡镇负责，于4月20日前完成…."""
_FRONT_COLON = re.compile(r"(?P<inside>[^:。;]{2,80}): *(?=.{4})")
_FRONT_BRACKET = re.compile(r"[【\[(](?P<inside>[^】\])]{2,80})[】\])] *(?=.{4})")
_FRONT_LEADS = re.compile(
    r"由?(?P<inside>[^,。;:]{2,40}?(?:牵头|主办)[,、;]?(?:[^。;:]{2,80}?(?:配合|参与|协办|协助)(?:[,、;]|(?=。)))?)(?P<rest>.{4,})"
)


class Statement(NamedTuple):
    """Who does something, and all the words that say it; ``rest`` are those behind."""

    lead: tuple[Office, ...]
    units: tuple[Office, ...]
    support: tuple[Office, ...]
    whole: Words
    due: Deadline | None = None
    rest: Words = Words("", 0)


def statements(words: Words, *, bare: bool = True) -> Iterator[Statement]:
    """Yield what brackets and sentences say about who does something.

    ``bare``: a bracket may hold nothing but names.
    """
    folded = _one_bracket(words.folded)
    found = False
    for match in _brackets(folded):
        inside = words.part(match.start("inside"), match.end("inside"))
        whole = words.part(match.start(), match.end())
        is_name = match.end() == len(folded) and not folded.isascii()
        is_of_name = is_name and is_body(folded[: match.start()])
        is_bare = bare and _stands_apart(folded, match) and not is_of_name
        statement = _stated(inside, whole, bare=is_bare)
        if statement is not None:
            found = True
            yield statement
    if found:
        return
    if behind := _BEHIND_DASH.search(folded) or _BEHIND_BLANKS.search(folded):
        inside = words.part(behind.start("inside"), behind.end("inside"))
        if is_list_of_bodies(inside) and not inside.folded.isascii():
            named = tuple(offices(inside))
            yield Statement((), named, (), words.part(behind.start(), behind.end()))
            return
    for form in (_SENTENCE, _BY):
        for match in form.finditer(folded):
            inside = words.part(match.start("inside"), match.end("inside"))
            statement = _stated(inside, inside, bare=False)
            if statement is not None:
                found = True
                yield statement._replace(due=_without_verb(statement.due))
        if found:
            return


def _without_verb(due: Deadline | None) -> Deadline | None:
    """Return the day of a sentence without the word that all is to be done by it: …底前完成."""
    if due is None or not due.words.folded.endswith("前完成"):
        return due
    return due._replace(words=due.words.part(0, len(due.words.text) - len("完成")))


def _stands_apart(folded: str, match: re.Match[str]) -> bool:
    """Return whether a bracket stands behind a sentence, not within one: it may hold bare names."""
    before, after = folded[: match.start()].rstrip()[-1:], folded[match.end() :].lstrip()[:1]
    return before in "。;!?)" or after in "。;(["


def statement_of(words: Words) -> Statement | None:
    """Return what a list says that gives each its part: A牵头，B、C参加，各镇落实."""
    return _stated(words, words, bare=False)


def _one_bracket(folded: str) -> str:
    """Return a text in which 〔 〕 are round brackets but where they hold the year of a number.

    So are 【 】 at its end, and [ ] around words that say who does something.
    """
    if not set("〔[【") & set(folded):
        return folded
    return _SQUARE.sub(lambda match: f"({match[0][1:-1]})", folded)


def _brackets(folded: str) -> Iterator[re.Match[str]]:
    if "(" not in folded:
        return
    yield from _BRACKET.finditer(folded)


def _stated(inside: Words, whole: Words, *, bare: bool) -> Statement | None:
    inside = _without_remarks(inside)
    folded = inside.folded
    if len(folded) > _LONGEST or (not _SAYS_WHO.search(folded) and not bare):
        return None
    named: dict[str, list[Office]] = {"lead": [], "units": [], "support": []}
    # Names with no word behind them support the one who leads: A牵头，B，C等参与; A牵头，B、C.
    unsaid: list[Office] = []
    due: Deadline | None = None
    says_who = False
    for clause in _told(inside):
        part, names, says = _clause(clause)
        says_who = says_who or says
        if part == "due":
            due = _due_to(inside, due, clause)
            continue
        if not names:
            return None
        # Beside one who leads, those who do their duty are the ones who support it.
        if named["lead"] and part == "units" and says and _DUTY.search(clause.folded):
            part = "support"
        if named["lead"] and not says:
            unsaid.extend(names)
            continue
        named[part].extend([*unsaid, *names] if part == "support" else names)
        if part == "support":
            unsaid.clear()
    named["support"].extend(unsaid)
    everybody = [office for offices_of in named.values() for office in offices_of]
    if not everybody or not (says_who or (bare and _is_plain_list(everybody))):
        return None
    lead, units, support = (tuple(offices_of) for offices_of in named.values())
    return Statement(lead, units, support, whole, due)


def _without_remarks(inside: Words) -> Words:
    """Return a list without what leads to it (该项工作由) and without remarks about it."""
    if work := _WORK_BY.match(inside.folded):
        inside = inside.part(work.end())
    remark = _REMARK.search(inside.folded)
    return inside.part(0, remark.start()) if remark else inside


def _told(inside: Words) -> Iterator[Words]:
    """Yield the clauses that name somebody or a day, without a label in front of them."""
    for clause in _clauses(inside):
        folded = clause.folded
        if not folded.strip("、,;。 ") or _SEES_TO_IT.fullmatch(folded):
            continue
        label = _DUE_LABEL.match(folded)
        yield clause.part(label.end()) if label else clause


def _due_to(inside: Words, due: Deadline | None, clause: Words) -> Deadline | None:
    """Return a deadline; of two that follow each other both: 2021年启动、2023年完成."""
    within = list(deadlines(clause))
    rest = clause.folded.replace(within[0].words.folded, "", 1) if len(within) == 1 else ""
    if len(rest) > _LONGEST_DONE or any(sign.isdecimal() for sign in rest):
        return due or within[0]  # 5月底前发放宣传资料2万份
    if due is None:
        return stated_deadline(clause)
    return stated_deadline(inside.part(due.words.start - inside.start, clause.end - inside.start))


def _is_plain_list(named: list[Office]) -> bool:
    """Return whether bare names are surely offices: a lone short one may be anything."""
    if all(_GENERIC.fullmatch(office.words.folded) for office in named):
        return False  # 各乡镇（街道）: another word for the one in front of it
    if all(office.words.folded.isascii() for office in named):
        return all(names_a_post(office.words.folded) for office in named)
    return all(is_body(office.words.folded) for office in named) and any(
        re.search(
            r"局|委|办|厅|部|科|室|政府|集团|公司|街道|镇|中心|院|会|各|处", office.words.folded
        )
        for office in named
    )


def _clauses(inside: Words) -> Iterator[Words]:
    """Cut at ; and at a , or 、 behind a word that ends a part: A牵头,B、C配合."""
    folded, start = inside.folded, 0
    for match in _CLAUSE_END.finditer(folded):
        end = match.start() if match[0] != "会同" else match.end()
        if end > start:
            yield inside.part(start, end)
        start = match.end()
    yield inside.part(start)


def _clause(clause: Words) -> tuple[str, list[Office], bool]:
    """Return the part that a clause gives, to whom, and whether a word says so."""
    folded = clause.folded
    if looks_like_deadline(folded) or _DONE_BY.fullmatch(folded):
        return "due", [], False
    if beside := _BESIDE.match(folded):
        return "support", _all_bodies(clause.part(beside.end())), True
    for part, form in (("lead", _LEADS), ("support", _SUPPORTS), ("units", _DOES)):
        match = _last(form, folded)
        if match and match.end() == len(folded) and match.start() > 1:
            return part, _all_bodies(clause.part(0, match.start())), True
    return "units", _all_bodies(clause), False


def _all_bodies(clause: Words) -> list[Office]:
    """Return whom a list names; nobody where it names anything that is no office."""
    names = list(offices(clause))
    return names if all(is_body(office.words.folded) for office in names) else []


def _last(form: re.Pattern[str], folded: str) -> re.Match[str] | None:
    last = None
    for last in form.finditer(folded):
        if last.end() == len(folded):
            return last
    return last


def front_statement(words: Words) -> Statement | None:
    """Return who is named in front of an item's words."""
    folded = words.folded
    for form in (_FRONT_BRACKET, _FRONT_COLON):
        match = form.match(folded)
        if match is None:
            continue
        inside = words.part(match.start("inside"), match.end("inside"))
        if form is _FRONT_COLON and not (
            is_list_of_bodies(inside) or _SAYS_WHO.search(inside.folded)
        ):
            continue
        statement = _stated(inside, words.part(0, match.end()), bare=True)
        if statement is not None and all(
            is_body(one.words.folded) for one in statement.lead + statement.units
        ):
            return statement._replace(rest=words.part(match.end()))
    return _front_leads(words, folded)


def _front_leads(words: Words, folded: str) -> Statement | None:
    match = _FRONT_LEADS.match(folded)
    if match is None or "(" in match["inside"]:
        return None
    inside = words.part(match.start("inside"), match.end("inside")).stripped(",、;")
    statement = _stated(inside, words.part(0, match.start("rest")), bare=False)
    if statement is None or not statement.lead:
        return None
    return statement._replace(rest=words.part(match.start("rest")))
