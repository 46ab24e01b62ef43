"""The papers that a document wants, as obligations: who owes what, how often, and by when."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from anplan.base.days import month_end
from anplan.base.message import Message, say
from anplan.base.period import MONTHS, Period, Span
from anplan.intake.document.tasks.papers import Paper
from anplan.intake.document.text.words import Source, Words, fold
from anplan.intake.document.who.offices import is_body
from anplan.intake.draft.days import day_of
from anplan.intake.draft.frame import Span as Dates
from anplan.intake.draft.latin import Ids
from anplan.intake.draft.nodes import Flow, Key, Record, assumed, keys
from anplan.intake.draft.roster import Roster
from anplan.intake.draft.settled import Settled
from anplan.intake.draft.wording import quote_of

_DAYS_AFTER = "5"
_EARLY, _LAST_DAY = 15, 31
"""A day up to the first is one of the month after the period; one behind it is one of its own."""
_SCHEME = re.compile(r"(?:工作|实施|落实)?(?:方案|计划)|清单")
_REPORT = re.compile(
    r"(?i)report|progress|update|简报|总结|报告|报表|进展|情况|材料|信息|小结|汇报|台账"
)
_SENT_TO = re.compile(
    r"(?:送|至|给|到|请|由)*(?P<body>.+?)(?:统一|备案|备查|汇总|审核|审定|存档|研究|掌握)*"
)
_HANDED_IN = re.compile(r"(?:将|把)(?P<what>[^,。;]{2,30}?)(?:一并|及时|统一)?$")
_GROUP = re.compile(r"各|有关|相关|单位|部门")
_EACH_LEAD = re.compile(r"各?[^,。;、]{0,4}牵头(?:责任)?(?:单位|部门)")
_VERB = re.compile(r"(?:报送|上报|呈报|填报|报告|提交|报|形成)$")
_LEAST = 2
_PLAIN_YEAR = 2025
"""A year without a 29 February."""
_DAY_OF_MONTH = re.compile(r"(\d{1,2})[日号](?:之?前|以前)")


CYCLES: tuple[tuple[Span, Message], ...] = (
    ("month", say("Monthly report")),
    ("quarter", say("Quarterly report")),
    ("half", say("Half-year report")),
)
"""How often units may report, where the document asks for no report; the first is suggested."""
_MEETS = "一?(?:调度|通报|报告|报(?!刊|纸|名|酬)|督查|督导|点评|总结|分析|会商|碰头|小结)"
_SPEAKS: dict[Span, re.Pattern[str]] = {
    "month": re.compile(rf"(?<![\d〇零一二三四五六七八九十])月{_MEETS}"),
    "quarter": re.compile(rf"季度?{_MEETS}"),
    "half": re.compile(rf"半年{_MEETS}"),
}


def likely_cycles(text: str) -> tuple[tuple[Span, Message], ...]:
    """Return how often units may report, the most frequent that the text speaks of first: 月调度、季通报."""
    folded = fold(text)
    said = [span for span, form in _SPEAKS.items() if form.search(folded)]
    return tuple(sorted(CYCLES, key=lambda cycle: cycle[0] not in said[:1]))


class Setting(NamedTuple):
    """What all papers share; ``leads`` are all units that lead a task.

    ``idle`` is the coordinator where it does no task: it owes nobody a report.
    """

    source: Source
    roster: Roster
    settled: Settled
    dates: Dates
    issued: date
    leads: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()


class Owed(NamedTuple):
    """The records of what is owed, the words of the papers that they stand on, and what is said of them."""

    records: tuple[Record, ...] = ()
    words: tuple[Words, ...] = ()
    remarks: tuple[Message, ...] = ()


def obligations(setting: Setting, papers: Sequence[Paper]) -> Owed:
    """Return what is owed; where the document asks for no report, one a month is assumed."""
    ids = Ids(("units", "coordinator"))
    made = [(paper, _of_paper(setting, ids, paper)) for paper in papers]
    found = [record for _, record in made if record is not None]
    if not any(_is_report(record) for record in found):
        found.append(_assumed(setting, ids))
    taken = [paper for paper, record in made if record is not None]
    words = tuple(paper.words for paper in taken)
    return Owed(tuple(found), words, tuple(_strangers(setting, taken)))


def shortest_cycle(records: Sequence[Record]) -> str:
    """Return the shortest cycle in which reports are owed; a month where none comes back."""
    cycles = [_value(record, "every") for record in records if _is_report(record)]
    return min((span for span in MONTHS if span in cycles), key=MONTHS.__getitem__, default="month")


def _is_report(record: Record) -> bool:
    return _value(record, "paper") == "report" and _value(record, "every") != "once"


def _value(record: Record, name: str) -> str:
    return next((str(key.value) for key in record.keys if key.name == name), "")


def _of_paper(setting: Setting, ids: Ids, paper: Paper) -> Record | None:
    title = _title(paper)
    sort = "scheme" if _SCHEME.search(title) and not _REPORT.search(title) else "report"
    if sort == "scheme" or paper.every not in MONTHS:
        return _once(setting, ids, paper, title, sort)
    return _recurring(setting, ids, title, paper.every, paper)


def _title(paper: Paper) -> str:
    """Return what a paper is called; one that is only said to go to somebody tells of progress."""
    title = paper.what.stripped("。;,、:： ").condensed or paper.words.condensed
    if title.isascii():
        return title[:1].upper() + title[1:]
    sent = _SENT_TO.fullmatch(fold(title))
    if len(title) >= _LEAST and not (sent and is_body(sent["body"])):
        return title
    before = paper.words.part(0, max(0, paper.what.start - paper.words.start)).folded
    handed = _HANDED_IN.search(_VERB.sub("", before))
    if handed and (_SCHEME.search(handed["what"]) or _REPORT.search(handed["what"])):
        what = handed["what"]
        return f"{what}情况" if what.endswith(("进展", "完成")) else what
    return "完成情况" if "完成" in before else "进展情况"


def _once(setting: Setting, ids: Ids, paper: Paper, title: str, sort: str) -> Record | None:
    """Return a paper that is owed once; None for one without a day: nobody could be late."""
    year = setting.dates.year or setting.issued.year
    day = day_of(paper.due.folded, year) if paper.due else None
    if day is None:
        return None
    period = _period_of(day, title) if sort == "report" else None
    early = day < setting.issued
    return keys(
        Key("id", ids.of(title, "paper")),
        Key("title", title),
        Key("paper", sort),
        *_owed_by(setting, paper),
        Key("every", "once"),
        Key("period", str(period) if period else ""),
        Key("due_on", day.isoformat()),
        Key("judged_from", setting.issued.isoformat() if early else ""),
        Key("quote", quote_of(setting.source, paper.words)),
        assumed("owed_by", *(("judged_from",) if early else ())),
    )


def _period_of(day: date, title: str) -> Period:
    """Return the period that a summary due on a day tells of."""
    if "半年" in title or "年中" in title:
        return Period.of("half", day)
    if "季" in title:
        return Period.of("quarter", day)
    if "年" in title or "总结" in title or day == date(day.year, 12, 31):
        return Period.of("year", day)
    return Period.of("month", day)


def _recurring(
    setting: Setting, ids: Ids, title: str | Message, every: Span, paper: Paper | None
) -> Record:
    """Return a paper that comes back, for the whole periods between issue and the plan's end."""
    first, last = _periods(every, setting)
    day = _DAY_OF_MONTH.search(paper.words.folded) if paper else None
    if day and _EARLY < int(day[1]) <= _LAST_DAY and _is_past(first, int(day[1]), setting):
        first = min(first.shifted(1), last)
    due = Key("days_after", _DAYS_AFTER)
    if day and 1 <= int(day[1]) <= _LAST_DAY:
        due = Key("days_after" if int(day[1]) <= _EARLY else "day", day[1])
    if paper and paper.due and every == "year" and (days := _days_into_year(paper.due)):
        due = Key("days_after", str(days))
    return keys(
        Key(
            "id",
            ids.of(title, "report") if isinstance(title, str) else ids.of("", f"{every}-report"),
        ),
        Key("title", title),
        Key("paper", "report"),
        *_owed_by(setting, paper),
        Key("every", every),
        Key("start", str(first)),
        Key("end", str(last)),
        Key("due", keys(due)),
        Key("quote", quote_of(setting.source, paper.words) if paper else ""),
        assumed(*_guesses(paper)),
    )


def _is_past(period: Period, day: int, setting: Setting) -> bool:
    """Return whether the day of a period's last month on which its paper is due was before the issue."""
    end = month_end(period.end)
    return end.replace(day=min(day, end.day)) < setting.issued


def _days_into_year(due: Words) -> int | None:
    """Return how many days behind a year a paper about it is due: by 30 June each year."""
    day = day_of(due.folded, _PLAIN_YEAR)
    return (day - date(_PLAIN_YEAR - 1, 12, 31)).days if day else None


def _guesses(paper: Paper | None) -> Iterator[str]:
    if paper is None:
        yield from ("title", "paper", "every")
    yield from ("owed_by", "start", "end", "due")


def _periods(every: Span, setting: Setting) -> tuple[Period, Period]:
    """Return the first period that is over after the issue, and the plan's last whole one."""
    first = Period.of(every, max(setting.issued, setting.dates.start))
    last = Period.of(every, setting.dates.end)
    if last.end > month_end(setting.dates.end):
        last = last.shifted(-1)
    return first, max(first, last)


def _assumed(setting: Setting, ids: Ids) -> Record:
    question = setting.settled.first("papers")
    answer = setting.settled.answer(question) if question else None
    every, title = likely_cycles(setting.source.text)[answer if isinstance(answer, int) else 0]
    made = _recurring(setting, ids, title, every, None)
    asked = setting.settled.open_of("papers")
    return Record(
        tuple(key._replace(asked=asked) if key.name == "id" else key for key in made.keys)
    )


def _owed_by(setting: Setting, paper: Paper | None) -> Iterator[Key]:
    """Yield who owes a paper: whoever is named, where that is known, else all units that have a task."""
    named: Words | None = paper.owed_by if paper else None
    if named and setting.leads and _EACH_LEAD.fullmatch(named.folded):
        yield Key("owed_by", Flow(setting.leads))
    elif named and (found := setting.roster.find(named.folded)) in setting.roster.bodies:
        yield Key("owed_by", found or "")
    else:
        yield Key("owed_by", "units")
        yield Key("except", Flow(setting.idle))


def _strangers(setting: Setting, papers: Sequence[Paper]) -> Iterator[Message]:
    """Say who owes a paper by the document and has no task: it is written as owed by all units."""
    for paper in papers:
        named = paper.owed_by
        is_name = named is not None and is_body(named.folded) and not _GROUP.search(named.folded)
        if named and is_name and setting.roster.find(named.folded) is None:
            yield say(
                "{unit} owes {paper} and does no task: it is written as owed by all units",
                unit=named.condensed,
                paper=_title(paper),
            )
