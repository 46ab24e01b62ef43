"""Lists of offices: who is named, groups and 等 as written, whatever stands between them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from anplan.intake.document.text.words import Words
from anplan.intake.document.who.persons import is_person

_ENDS = (
    "局|委|办|(?<![学专本医文工内外儿百])(?<!(?<!管)理)科|(?<![教卫阅览书])室|厅|部|院|会|中心|集团|公司|街道|(?<![条行业夜商老小步品化])街|镇|乡|区|县|市|省|州|队|学校|大学|学院|中学|小学|幼儿园|医院|银行|署|处|所|站|"
    "馆|社|联|指挥部|专班|办公室|办事处|管委会|政府|法院|检察院|公安|部门|单位|科协|团委|妇联|工会|组|"
    "企业|机构|村|社区|园|基地|林场|农场|协会|商会|党校|党委|支行|分行|中支|分局|电视台|报社|[作侨记商]协|[车工机电]务段|司|台|车间|工段|"
    "(?:剧|工|术|乐|兵|舞|代表)团|(?<![控参入持个])股|公司|平台|场|港|口岸|高新|经开|人行|海关|税务|烟草|邮政|移动|联通|电信|铁塔|供电|水务|机关|各方|业主"
)
_BODY = re.compile(
    rf"(?:.{{1,8}}[内外儿]科|.*(?:{_ENDS})(?:\([^()]*\)|<[^<>]*>)*|各.*|(?:有关|相关).{{0,6}}(?:单位|部门|机构|地区|乡镇|镇街|街道|乡|镇|县|区|市|企业|办|处)|团[省市区县]委|共青团中央|团中央)$"
)
_NO_BODY = re.compile(
    r"\d{3,}|\d[所处座站台场口]$|[。!?“”【】]|^(?:推进|加强|加快|建设|完善|开展|新建|实施|推动|落实|建立|组织|强化|做好|全面|打造|提升"
    r"|新增|完成|举办|培育|修缮|改造(?!.{0,6}(?:办|局|部))|整治(?!.{0,6}(?:办|局|部|组))|支持|对|为|在|以|按|把|将|每|不|年|力争|确保)|的|了|^(?:会|委|办|局|部|院|区|县|市|镇|乡|村|处|所|站|组|园|等)$"
)
_LIKE_A_VERB = re.compile(
    r"(?:建设|组织|推进|实施|创建|发展)[^,。的]{0,6}(?:局|委|办|部|厅|处|科|中心|公司|集团|指挥部|委员会|办公室|银行)"
)
"""Names of offices that begin as an order does: 建设局, 组织部."""
_BODY_LATIN = re.compile(r"[A-Z][A-Za-z&' ,.-]{1,60}$")
_POST = re.compile(
    r"\b(?:Team|Director|Head|Manager|Officer|Services?|Department|Directorate|Unit|Board|Partnership|"
    r"Council|Group|Committee|Resources|Executive|Office|Division|Works|Authority|Agency)\b"
)
_LONGEST = 40
_PREFIX = re.compile(
    r"^(?:由|请|各由|会同|以|和(?=[省市县区州旗镇乡各]|有关|相关)|及|与|并|联合|其中|主要|按职责由|and |the |with )+(?=.{2})"
)
_DUTIES = r"(?:按照?|依据?|根据)?(?:各自|各|照)?(?:职责|职能|分工|任务){1,4}(?:分工|分别)?(?:负责|落实|配合|抓好落实)?"
_SUFFIX = re.compile(
    rf"(?:{_DUTIES}|(?:具体|分别|共同|分工|牵头|协同|协助|参与|配合|统筹|联合){{0,6}}"
    r"(?:负责|落实|实施|配合|牵头|参与|协助|承办|主办|协办|抓好落实|组织实施)|为责任单位|"
    r"结合(?:本地|自身|各自)?(?:实际|职能)(?:抓好)?(?:贯彻)?(?:落实|实施|推进|组织实施)?)$"
)
_ET_CETERA = re.compile(
    r"(?:等(?:\d+[个家])?(?:国家|中央|[省市区县州镇]级?直?)?(?:各)?(?:有关|相关|各|责任|成员)?(?:部门|单位|机构|科室|处室|企业|地区|部门单位|部门和单位|乡镇|镇街|街道|乡镇街道)?)+$"
)
_OTHERS = re.compile(
    r"等(?P<group>(?:[省市县区州]级?直?)?(?:各?(?:有关|相关)|各)(?:责任|成员)?(?:部门|单位|机构|科室|处室|乡镇|镇街|街道|企业))(?=$|[ 和及按分负参配])"
)
"""A group that stands behind 等: 市教育局等有关部门."""
_FLAG = re.compile(
    r"\((?P<flag>牵头|主办|总牵头|配合|协办|牵头单位|配合单位|lead|support)\)$|^[★*☆](?P<star>)"
)
_PERSON = re.compile(r"(?<=[^各])\(([一-龥]{2,4})\)$")
_TOLD_OF = re.compile(r"\((?:分管|联系|负责|联络|包联)[^()]*:[^()]*\)$")
"""What a bracket tells of a body that is no part of its name: (分管：某副会长)."""
_GENERIC = re.compile(
    r"(?:县级市|直管市|地级市|自治州|自治县|州|盟|旗|乡镇办|镇办|林场|场|县区|区县|市区|县|区|市|街道|镇|乡镇|镇街|街镇|乡|园区|开发区|功能区|管委会|部门|单位|县市|新区|社区|村)"
    r"(?:\([^()]*\))?(?:人民政府|政府|办事处|管委会)?(?:\([^()]*\))?$"
)
_ALL = re.compile(r"[^各]{0,6}(?:各|有关|相关|直属).{0,6}(?:部门|机构|企业|单位)$")
_HOTLINE = re.compile(
    r"^(?P<place>[一-龥]{0,2})(?:1[12]\d|12345|12320|12333)(?=急救|热线|指挥|报警|政务)"
)
"""The number by which a body is known: 120急救站."""
_NOBODY = frozenset(
    (
        "无",
        "/",
        "-",
        "等",
        "无牵头单位",
        "同上",
        "市县联动",
        "上下联动",
        "省市联动",
        "省市县联动",
        "部门联动",
    )
)
_ROUND = str.maketrans("〔〕", "()")
_KIN = re.compile(
    r"(?:人民)?政府$|(?:党工委|管委会|办事处|居委会|村委会)$|(?:有关|相关|直属)?(?:部门|单位|机构)$"
)
"""What is of the same place, or just as many, as the name in front of it: 各县党委和人民政府, 有关部门和单位."""
_BARE_BODY = re.compile(
    r"(?:有关|相关|直属)?(?:部门|单位|机构|企业)(?:按|分别|共同|负责|配合|落实|$)"
)
_GOVERNMENT = re.compile(r"(?:人民)?政府(?:按|分别|共同|负责|配合|落实|$)|办事处$|管委会$")
"""The other of the two bodies of one place: 石门镇党委、政府."""
_AND = re.compile(
    r"(?<=[局委办厅部院会府区县镇道司站处团队门位心所校科室])(?:和|及|以及|与)(?=[^局委办厅]{2,})"
)


class Office(NamedTuple):
    """An office as it is named; ``flag`` is the part that a bracket behind its name gives it."""

    words: Words
    flag: str = ""

    @property
    def name(self) -> str:
        """Return its name without white space that layout put in."""
        return self.words.condensed

    @property
    def is_group(self) -> bool:
        """Return whether it stands for several: 各街道, 有关部门."""
        return bool(
            re.match(
                r"各|全[市区县]各|有关|相关|[^各]{0,6}(?:有关|相关|各)|[县市区州](?:\([县市区州旗、]+\)|[、县市区州旗]{1,4})(?:人民)?政府$",
                self.words.folded,
            )
        )


@lru_cache(maxsize=16384)
def is_body(name: str) -> bool:
    """Return whether folded words look like the name of an office."""
    name = name.strip()
    if not name or len(name) > _LONGEST:
        return False
    if name.isascii():
        return bool(_BODY_LATIN.match(name))
    plain = _HOTLINE.sub("", name.replace(" ", "").translate(_ROUND))
    if _LIKE_A_VERB.fullmatch(plain):
        return True
    return bool(_BODY.match(plain)) and not _NO_BODY.search(plain)


def names_a_post(name: str) -> bool:
    """Return whether English words name who holds a post, or a team: Head of Housing."""
    return bool(_BODY_LATIN.match(name) and _POST.search(name))


def is_list_of_bodies(words: Words) -> bool:
    """Return whether words are nothing but names of offices."""
    found = list(offices(words))
    return bool(found) and all(is_body(office.words.folded) for office in found)


def offices(words: Words) -> Iterator[Office]:
    """Yield the offices of a list."""
    for first, last, flag in _spans(words.text):
        yield Office(words.part(first, last), flag)


@lru_cache(maxsize=8192)
def _spans(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return where the offices of a list begin and end, and their flags: tables repeat their cells."""
    return tuple((one.words.start, one.words.end, one.flag) for one in _offices(Words(text, 0)))


def _offices(words: Words) -> Iterator[Office]:
    for piece in _joined(words, list(_pieces(words))):
        office = _office(piece)
        if office is not None:
            yield office
            if others := _OTHERS.search(piece.folded, office.words.end - piece.start):
                yield Office(piece.part(others.start("group"), others.end("group")))


def _pieces(words: Words) -> Iterator[Words]:
    """Yield what stands between separators that lie in no bracket."""
    folded, depth, start = words.folded.translate(_ROUND), 0, 0
    closes = {sign: folded.count(end) for sign, end in ("()", "<>", "[]", "“”")}
    for place, sign in enumerate(folded):
        if closes.get(sign):
            depth += 1
        elif sign in ")>]”":
            depth = max(0, depth - 1)
        elif depth == 0 and sign in ",、;/|‖。\n+":
            yield words.part(start, place)
            start = place + 1
    yield words.part(start)


def _joined(words: Words, pieces: list[Words]) -> Iterator[Words]:
    """Join what belongs together (各区、县级市) and cut at blanks and 和 between two names."""
    kept: list[Words] = []
    for piece in pieces:
        before = kept[-1] if kept else None
        if before is not None and _belong_together(before.folded, piece.folded):
            first = before.start - words.start
            kept[-1] = words.part(first, piece.end - words.start)
        elif piece.text:
            kept.append(piece)
    for piece in kept:
        for part in _cut_at_blanks(piece):
            yield from _cut_at_and(part)


def _belong_together(before: str, after: str) -> bool:
    """Return whether two pieces are one group: 各区、县级市; 市直有关部门、单位."""
    if _ALL.match(before) and _BARE_BODY.match(after):
        return True
    if before.endswith(("党委", "党工委")) and _GOVERNMENT.match(after):
        return True
    return (
        before.startswith("各")
        and len(before) <= _LONGEST
        and _GENERIC.match(after) is not None
        and all(map(_GENERIC.match, re.split("[、,/]", before[1:])))
    )


def _cut_at_blanks(piece: Words) -> Iterator[Words]:
    """Cut where blanks part whole names; a blank within a name was put there by the layout."""
    folded = piece.folded
    if " " not in folded or folded.isascii():
        yield piece
        return
    start = 0
    for gap in re.finditer(r" +", folded):
        end = folded.find(" ", gap.end())
        left, right = folded[start : gap.start()], folded[gap.end() : end if end >= 0 else None]
        if is_body(left) and len(right) > 1 and not right.startswith("("):
            yield piece.part(start, gap.start())
            start = gap.end()
    yield piece.part(start)


def _cut_at_and(piece: Words) -> Iterator[Words]:
    folded, start = piece.folded, 0
    if not folded.isascii():
        for match in _AND.finditer(folded):
            rest = _bare(folded[match.end() :])
            left = folded[start : match.start()]
            is_kin = _KIN.match(rest) or (left.endswith("社区") and not left.startswith("各"))
            if is_body(left) and is_body(rest) and not is_kin:
                yield piece.part(start, match.start())
                start = match.end()
    yield piece.part(start)


def _bare(folded: str) -> str:
    return _without_others(_without_duties(folded))


def _without_duties(text: str) -> str:
    """Take what an office does off the end of its name, however often it is said."""
    while (rest := _SUFFIX.sub("", text)) != text:
        text = rest.rstrip(" ,")
    return text


def _without_others(text: str) -> str:
    """Take off the end of a name that there are others, unnamed."""
    return _ET_CETERA.sub("", text)


def _office(piece: Words) -> Office | None:
    """Return the office that a piece names, without the words around it."""
    piece, flag = (
        piece.stripped(
            "():。;,.、【】[]-—:：*★☆（）‖|" if not _balanced(piece) else "。;,.、:：‖|"
        ),
        "",
    )
    match = _FLAG.search(piece.folded)
    if match:
        flag = "牵头" if match["flag"] is None else match["flag"]
        piece = piece.part(0, match.start()) if match["flag"] else piece.part(1)
    if told := _TOLD_OF.search(piece.folded):
        piece = piece.part(0, told.start())
    person = _PERSON.search(piece.folded)
    if person and is_person(person[1]) and not is_body(person[1]):
        piece = piece.part(0, person.start())
    first = _PREFIX.match(piece.folded)
    if first and not is_known_prefix(piece.folded):
        piece = piece.part(first.end())
    for _ in range(3):
        for shorter in (_without_duties, _without_others):
            end = len(shorter(piece.folded))
            if end == 0:
                return None
            if 1 < end < len(piece.text):
                piece = piece.part(0, end)
    plain = piece.folded
    if plain in _NOBODY or plain.isdecimal():
        return None
    return Office(piece, flag)


def is_known_prefix(folded: str) -> bool:
    """Return whether a name begins like a joining word but is none."""
    return folded.startswith(("和平", "和县", "以色列", "及第"))


def _balanced(words: Words) -> bool:
    folded = words.folded
    return folded.count("(") == folded.count(")")
