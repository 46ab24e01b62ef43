"""Who may run a plan as a whole: those who are said to, then those who lead most."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from anplan.intake.document.reading import Reading
from anplan.intake.document.text.words import Words
from anplan.intake.document.who.offices import is_body
from anplan.intake.draft.settled import bare

_NAME = r"[一-龥<>]{2,20}?(?:局|委|办|办公室|厅|部|委员会|中心|处|室|科|组|专班)"
_RUNS = re.compile(r"牵头抓总|总牵头|统筹|抓总|组织协调|综合协调|(?P<weak>汇总|日常工作)")
_NAMED_BEFORE = re.compile(
    rf"(?:.*[由请,、:)在])?(?P<name>{_NAME})"
    r"(?:负责|要|应|须|需|将|加强|切实|认真|做好|承担|牵头|具体|总体|充分|发挥|作用|全面|会同[^,。;]{2,20}|作为[^,。;]{2,12}|[,、的])*"
)
_SEAT = re.compile(
    rf"办公室(?:\([^()]{{1,20}}\))?设(?:在|于)(?P<name>{_NAME})(?=[,。;()]|承担|负责|$)"
)
_SENT_TO = re.compile(
    rf"(?:报送?|报送?至|反馈至|报送给|送)(?P<name>{_NAME})(?=[。,;(]|汇总|备案|统一)"
)
_NO_RECIPIENT = re.compile("各|有关|相关|本|领导小组|[县市区省州]委$")
_WORD = r"[A-Z][\w&'-]{0,24}"
_LATIN_NAME = rf"(?P<name>{_WORD}(?:,? (?:(?:and|of|for|the|&) ){{0,2}}{_WORD}){{0,6}})"
_PLAN = r"(?:the |this |our )?(?:whole |overall )?(?:[Pp]lan|[Pp]rogramme|[Ss]trategy|delivery|implementation)\b"
_LATIN = (
    re.compile(
        rf"(?:^|(?<=[.;:,\n] )|(?<=\n)){_LATIN_NAME} (?:will )?"
        rf"(?:(?:co-?ordinates?|oversees?|leads?|runs?|manages?) {_PLAN}"
        r"|(?:is|are|will be) responsible for (?:the )?(?:overall )?(?:co-?ordinati|delivery of the plan))"
    ),
    re.compile(rf"(?:co-?ordinated|overseen) by (?:the )?{_LATIN_NAME}"),
)
_NOBODY = re.compile(r"领导小组|各|有关|相关|本|该|上述|办公室$")
_LEVELS = tuple("省市州盟县区旗镇乡")
_MOST_CANDIDATES, _LOOK_BACK = 4, 60


class _Said(NamedTuple):
    """A place where somebody is said to run the work; ``rank``: how sure it is that all of it is meant."""

    rank: int
    start: int
    end: int


def candidates_of(reading: Reading) -> tuple[str, ...]:
    """Return the names of those who may run the whole plan, the likeliest first, the issuer among them."""
    issuer = reading.head.issuer.value if reading.head.issuer else None
    distinct: dict[str, str] = {}
    text = Words(reading.source.text, 0)
    for name in (*_said_to_run(reading, text), *_gathers(text), *_busiest(reading)):
        distinct.setdefault(bare(name), name)
    names = tuple(distinct.values())
    if issuer is None or any(_is_short_for(name, issuer) for name in names[:_MOST_CANDIDATES]):
        return names[:_MOST_CANDIDATES]
    return (*names[: _MOST_CANDIDATES - 1], issuer)


def _is_short_for(name: str, full: str) -> bool:
    """Return whether a name is another, or what the offices below it call it: 市政府办公室."""
    short, long = (bare(one).replace("人民政府", "政府") for one in (name, full))
    return short == long or (short[:1] in _LEVELS and long.endswith(short))


def _gathers(text: Words) -> Iterator[str]:
    """Yield to whom papers go: 每月25日前报区政府督查室."""
    for match in _SENT_TO.finditer(text.folded):
        if is_body(match["name"]) and not _NO_RECIPIENT.search(match["name"]):
            yield text.text[match.start("name") : match.end("name")]


def _said_to_run(reading: Reading, text: Words) -> Iterator[str]:
    """Yield the offices that a sentence says to run, or to gather, the work."""
    named = {
        bare(office.name): office.name
        for task in reading.tasks
        for office in task.assigned.offices
        if not office.is_group
    }
    of_tasks = sorted((words.start, words.end) for task in reading.tasks for words in task.text)
    for said in sorted(_ranked(_places(text.folded), of_tasks)):
        own = text.text[said.start : said.end].removeprefix("The ")
        if bare(own) in named:
            yield named[bare(own)]
        elif own.isascii() or (is_body(own) and not _NOBODY.match(own)):
            yield own


def _ranked(places: Iterator[_Said], of_tasks: list[tuple[int, int]]) -> Iterator[_Said]:
    """Yield the places outside the tasks, and those in one that speak of all the work."""
    at = 0
    for said in sorted(places, key=lambda one: one.start):
        while at < len(of_tasks) and of_tasks[at][1] <= said.start:
            at += 1
        is_inside = at < len(of_tasks) and of_tasks[at][0] <= said.start
        if not is_inside:
            yield said
        elif said.rank == 0:
            yield said._replace(rank=2)


def _places(folded: str) -> Iterator[_Said]:
    for match in _RUNS.finditer(folded):
        low = max(0, match.start() - _LOOK_BACK)
        low = max(low, *(folded.rfind(sign, low, match.start()) + 1 for sign in "。;\n"))
        before = _NAMED_BEFORE.fullmatch(folded, low, match.start())
        if before:
            yield _Said(1 if match["weak"] else 0, *before.span("name"))
    for match in _SEAT.finditer(folded):
        yield _Said(0, *match.span("name"))
    for form in _LATIN:
        for match in form.finditer(folded):
            yield _Said(0, *match.span("name"))


def _busiest(reading: Reading) -> Iterator[str]:
    """Yield who leads most tasks, else who is named most often."""
    leads: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for task in reading.tasks:
        leads.update(office.name for office in task.assigned.lead if not office.is_group)
        names.update(office.name for office in task.assigned.offices if not office.is_group)
    for counted in (leads, names):
        yield from (name for name, _ in counted.most_common(2))
