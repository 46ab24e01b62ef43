"""A ledger with every field that the models know; the tests fill them with texts.

An empty text stands for any; other values have a form of their own.
"""

from typing import Any

DAY = "2025-08-20"
MONTH = "2025-06"
_QUOTED: dict[str, Any] = {"quote": "", "assumed": [""]}
_EVIDENCE = {
    "title": "",
    "kind": "",
    "date": "2025-06-30",
    "issuer": "",
    "place": "",
    "sha256": "",
}
_INDICATOR: dict[str, Any] = {
    **_QUOTED,
    "title": "",
    "short": "",
    "measure": "",
    "kind": "flow",
    "goal": "1",
    "target": {"at_least": "120", "by": "2025-12-31"},
    "trajectory": {"shape": "linear"},
    "baseline": "0",
    "every": "month",
    "aspirational": "false",
    "public": "true",
    "tasks": ["1.1"],
    "reported_by": ["kcj"],
}
_LEVEL: dict[str, Any] = {
    key: said
    for key, said in (_INDICATOR | {"kind": "rate"}).items()
    if key not in ("trajectory", "baseline")
}


def _amended(**target: str) -> dict[str, Any]:
    return {"on": "2025-05-01", "target": target, "document": "", "reason": ""}


_BUILT: dict[str, Any] = {"register": "sites", "stage": "", "where": {"4": ""}, "carried": "true"}
_ACTION: dict[str, Any] = {**_QUOTED, "title": ""}
_ITEM: dict[str, Any] = {"register": "sites", "id": "", "title": "", "stage": "", "reason": ""}
_ITEMS: list[dict[str, Any]] = [
    {**_ITEM, "on": "2025-06-10", "roles": {"R": ""}, "4": "", "5": "", "evidence": [_EVIDENCE]},
    {"register": "sites", "id": "", "left": "2025-06-12", "reason": ""},
]
PLAN: dict[str, Any] = {
    "document": {
        "title": "",
        "number": "",
        "issuer": "",
        "issued": "2025-04-09",
        "published": "2025-04-10",
        "index": "",
        "short": "",
        "whole": "",
    },
    "words": {"brief": "", "progress": "", "form": "", "ledger": ""},
    "start": "2025-01-01",
    "end": "2025-12-31",
    "language": "zh_CN",
    "timezone": "+08:00",
    "briefs": {"every": "month"},
    "coordinator": "kcj",
    "sample": "false",
    "sample_day": "2025-08-20",
    "settings": {
        "pace_base": "year",
        "red": "10",
        "red_rate": "1",
        "soon": "14",
        "rest_days": "kept",
        "first_listed_leads": "false",
    },
    "holidays": {"2025-10-01": "rest"},
    "rules": {"V105": {"level": "note", "since": "2025-07"}},
    "phases": [
        {
            **_QUOTED,
            "id": "implementation",
            "title": "",
            "start": "2025-04-01",
            "end": "2025-10-31",
        },
    ],
    "goals": [{**_QUOTED, "id": "1", "title": ""}],
    "groups": [
        {**_QUOTED, "id": "all-streets", "title": ""},
        {**_QUOTED, "id": "teams", "title": "", "members": "unlisted"},
    ],
    "sections": [
        {**_QUOTED, "id": "1", "title": "", "label": ""},
        {**_QUOTED, "id": "2", "title": "", "parent": "1"},
    ],
    "obligations": [
        {
            **_QUOTED,
            "id": "schemes",
            "title": "",
            "paper": "scheme",
            "owed_by": "units",
            "every": "once",
            "period": "2025-04",
            "due_on": "2025-04-30",
            "judged_from": "2025-04-30",
            "counted": "true",
        },
        {
            **_QUOTED,
            "id": "monthly",
            "title": "",
            "paper": "report",
            "owed_by": ["units"],
            "except": ["jdb"],
            "every": "month",
            "start": "2025-04",
            "end": "2025-10",
            "due": {"days_after": "5"},
        },
        {
            **_QUOTED,
            "id": "last",
            "title": "",
            "paper": "brief",
            "owed_by": "coordinator",
            "every": "month",
            "start": "2025-04",
            "end": "2025-10",
            "due": {"day": "31"},
        },
        {
            **_QUOTED,
            "id": "odd",
            "title": "",
            "paper": "report",
            "owed_by": "",
            "every": "month",
            "start": "2025-01",
            "end": "2025-12",
            "due": {"day": "30"},
        },
    ],
    "duties": [{**_QUOTED, "owed_by": "", "title": ""}],
    "defects": [{"quote": "", "text": ""}],
    "narrative": ["", ""],
    "assumed": {
        "plan": [""],
        "units": [""],
        "indicators": [""],
        "tasks": [""],
        "actions": [""],
        "registers": [""],
    },
}


def _map(day: dict[str, str]) -> dict[str, Any]:
    """Return a map of a table whose figures' own day stands in one of the places for it."""
    return {
        "title": "",
        "unit": "kcj",
        "sheet": "",
        "label": "",
        "column": "",
        "compared_column": "",
        "day": day,
        "measure_column": "",
        "state_column": "",
        "preliminary": "true",
        "note_column": "",
        "passed_over": [""],
        "rows": [
            {
                "label": "",
                "indicator": "deals",
                "unit": "kcj",
                "column": "",
                "compared_column": "",
                "measure": "亿元",
            }
        ],
    }


REPORT: dict[str, Any] = {
    "submitted": "2025-07-03",
    "returns": "1",
    "from": {"form": "ab" * 32},
    "readings": [
        {
            "indicator": "deals",
            "value": "30",
            "as_of": "2025-06-30",
            "preliminary": "true",
            "reason": "",
            "evidence": [_EVIDENCE],
            "source": {
                "table": "",
                "cell": "",
                "compared_cell": "",
                "map": "monthly",
                "sha256": "a" * 64,
            },
        },
        {"indicator": "growth", "unavailable": ""},
        {"indicator": "near", "value": "6", "as_of": "2025-06-30", "compared": "5"},
    ],
    "progress": [
        {"ref": "1.1", "text": ""},
        {"ref": "1.1/visits", "text": ""},
        {"ref": "1.1/effect", "text": ""},
        {"ref": "scheme/visits", "text": ""},
    ],
    "milestones": [{"ref": "1.1/opening", "done": "2025-06-20", "evidence": [_EVIDENCE]}],
    "items": _ITEMS,
    "problems": [
        {"ref": "1.1", "title": "", "text": "", "ask": "", "of": ["jdb"]},
        {"ref": "1.2", "title": "", "text": "", "ask": "", "solved": "2025-06-20"},
    ],
    "answers": [
        {"unit": "jdb", "ref": "1.1", "title": "", "text": "", "on": "2025-06-29"},
        {"ref": "instruction/2025-06-1", "text": "", "on": "2025-06-29"},
        {"ref": "deals", "text": ""},
    ],
    "requests": [
        {
            "kind": "extend",
            "ref": "1.1/opening",
            "until": "2025-12-01",
            "reason": "",
            "on": "2025-06-20",
        },
        {"kind": "close", "ref": "1.1/closing", "reason": ""},
        {"kind": "close", "ref": "parks", "reason": ""},
    ],
    "next": [{"ref": "1.1", "text": ""}, {"ref": "1.2", "text": ""}],
    "at_risk": [{"ref": "1.1", "text": ""}, {"ref": "deals", "text": ""}],
}
_DECISION: dict[str, Any] = {"on": "2025-07-10", "by": "", "reason": ""}
_INSTRUCTION: dict[str, Any] = {
    **_DECISION,
    "kind": "instruct",
    "on": "2025-06-10",
    "units": ["kcj", "all-streets"],
    "until": "2025-06-30",
}
FILES: dict[str, dict[str, Any]] = {
    "plan/plan.yaml": PLAN,
    "plan/indicators/deals.yaml": {
        **_INDICATOR,
        "amended": [_amended(at_least="110")],
    },
    "plan/indicators/growth.yaml": {
        **{key: said for key, said in _INDICATOR.items() if key != "trajectory"},
        "kind": "rate",
    },
    "plan/indicators/parks.yaml": {
        **{key: said for key, said in _INDICATOR.items() if key != "baseline"},
        "kind": "count",
        "target": {"more_than": "3"},
        "trajectory": {"steps": {"2025-06-30": "2"}},
        "reported_by": ["kcj", "jdb"],
        "shares": {"kcj": "1", "jdb": "2"},
        "amended": [
            {**_amended(more_than="4", by="2025-12-30"), "shares": {"kcj": "2", "jdb": "2"}}
        ],
    },
    "plan/indicators/built.yaml": {
        **{key: said for key, said in _INDICATOR.items() if key != "reported_by"},
        "kind": "count",
        "counted_from": _BUILT,
    },
    "plan/indicators/share.yaml": {
        **_INDICATOR,
        "kind": "stock",
        "target": {"at_most": "3"},
        "baseline": "9",
        "trajectory": {"curve": {"2025-06-30": "5"}},
        "aspirational": "true",
        "amended": [_amended(at_most="4")],
    },
    "plan/indicators/waste.yaml": {
        **_INDICATOR,
        "target": {"less_than": "3"},
        "amended": [_amended(less_than="4")],
    },
    "plan/indicators/near.yaml": {
        **_LEVEL,
        "target": {"at_least": "0", "against": ""},
        "amended": [_amended(at_least="1", against="")],
        "part_of": "growth",
        "weight": "5",
    },
    "plan/indicators/about.yaml": {
        **_LEVEL,
        "target": {"about": "6", "within": "1"},
        "amended": [_amended(about="7", within="2")],
    },
    "plan/indicators/range.yaml": {
        **_LEVEL,
        "target": {"between": ["1", "2"]},
        "amended": [{**_amended(), "target": {"between": ["2", "3"]}}],
    },
    "plan/indicators/place.yaml": {
        **_LEVEL,
        "target": {"rank": "40", "among": ""},
        "amended": [_amended(rank="30", among="")],
    },
    "plan/indicators/worded.yaml": {
        **_LEVEL,
        "target": {"words": ""},
        "amended": [_amended(words="")],
    },
    "plan/indicators/anew.yaml": {
        **{key: said for key, said in _INDICATOR.items() if key not in ("target", "baseline")},
        "yearly": {"2025": "5"},
    },
    "plan/tasks/1.1.yaml": {
        **_QUOTED,
        "title": "",
        "label": "",
        "short": "",
        "units": ["kcj", "all-streets"],
        "units_quote": "",
        "public": "true",
        "lead": ["kcj"],
        "support": ["jdb"],
        "leader": "",
        "due": "2025-11-30",
        "due_words": "",
        "actions": [
            {**_ACTION, "id": "visits", "kind": "recurring", "every": "month", "by": "each"},
            {**_ACTION, "id": "b", "kind": "recurring", "every": "month", "counted_from": _BUILT},
            {**_ACTION, "id": "opening", "kind": "milestone", "due": "2025-06-10"},
            {
                **_ACTION,
                "id": "later",
                "kind": "milestone",
                "due": "2025-11-10",
                "after": ["1.1/opening"],
            },
            {**_ACTION, "id": "closing", "kind": "milestone", "units": ["kcj"]},
            {**_ACTION, "id": "parks", "kind": "deliverable", "indicators": ["parks"]},
            {**_ACTION, "id": "effect", "kind": "outcome"},
        ],
    },
    "plan/tasks/1.2.yaml": {**_QUOTED, "title": "", "units": ["jdb"]},
    "plan/registers/sites.yaml": {
        **_QUOTED,
        "title": "",
        "tasks": ["1.1"],
        "reported_by": ["kcj", "jdb"],
        "reported_until": {"jdb": "2025-12-30"},
        "stages": [{"id": "built", "title": "", "quote": ""}],
        "fields": [
            {"id": "4", "title": "", "choices": [""]},
            {"id": "5", "title": "", "measure": ""},
        ],
        "roles": [""],
        "still_after": "5",
    },
    "plan/maps/monthly.yaml": _map({"column": ""}),
    "plan/maps/single-day.yaml": _map({"cell": "B2"}),
    "plan/maps/whole-month.yaml": _map({"word": "period-end"}),
    "plan/decisions/2025-07.yaml": {
        "decisions": [
            {**_INSTRUCTION, "ref": "instruction/2025-06-1"},
            {**_INSTRUCTION, "ref": "instruction/2025-06-2", "until": "2025-09-30"},
            {**_DECISION, "on": "2025-06-30", "kind": "evaluate", "ref": "plan", "grade": "mostly"},
            {**_DECISION, "kind": "evaluate", "ref": "deals", "grade": "satisfied"},
            {**_DECISION, "kind": "ask", "ref": "deals", "unit": "kcj"},
            {**_DECISION, "kind": "ask", "ref": "1.2", "unit": "jdb"},
            {**_DECISION, "kind": "return", "ref": "2025-06", "unit": "kcj", "until": "2025-07-30"},
            {**_DECISION, "kind": "answer", "ref": "1.1", "unit": "jdb", "title": ""},
            {**_DECISION, "kind": "refuse", "ref": "1.1/opening", "unit": "kcj"},
            {**_DECISION, "kind": "exempt", "ref": "share", "until": "2025-09-30"},
            {**_DECISION, "kind": "extend", "ref": "1.1/closing", "until": "2025-11-10"},
        ]
    },
    "units/kcj/unit.yaml": {
        **_QUOTED,
        "name": "",
        "short": "",
        "aliases": ["", ""],
        "groups": ["teams"],
        "order": "1",
        "owners": ["zhang-kcj"],
        "valid_from": "2025-01-01",
        "valid_until": "2025-12-31",
    },
    "units/jdb/unit.yaml": {**_QUOTED, "name": "", "group": "all-streets", "order": "2"},
    "units/kcj/scheme.yaml": {
        "submitted": "2025-04-28",
        "returns": "1",
        "measures": [
            {"id": "parks", "ref": "1.1", "title": "", "text": "", "by": "2025-06-20"},
            {"id": "visits", "ref": "1.1", "text": "", "every": "month", "since": "2025-06-01"},
            {"id": "deals", "ref": "1.1", "title": "", "indicator": "deals", "share": "60"},
            {"ref": "1.1", "text": "", "by": "2025-09-30"},
        ],
    },
    "units/kcj/carried.yaml": {"items": _ITEMS},
    "units/kcj/2025-05.yaml": {
        "submitted": "2025-06-03",
        "readings": [
            {"indicator": "deals", "value": "35", "as_of": "2025-05-31"},
            {"indicator": "growth", "value": "5", "as_of": "2025-05-31"},
        ],
        "problems": [{"ref": "1.2", "title": ""}],
        "next": [{"ref": "1.1", "text": ""}, {"ref": "2.9", "text": ""}],
    },
    "units/kcj/2025-06.yaml": REPORT,
    "units/jdb/2025-05.yaml": {
        "submitted": "2025-06-03",
        "problems": [{"ref": "1.1", "title": "", "ask": "", "of": ["kcj"]}],
    },
    "units/jdb/2025-06.yaml": {"submitted": "2025-07-09", "nothing": ""},
    "briefs/2025-06.yaml": {
        "number": "3",
        "issued": "2025-07-12",
        "addressees": ["", ""],
        "overview": "",
        "plans": ["", ""],
        "picks": [{"task": "1.1", "unit": "kcj"}],
        "remarks": ["", ""],
    },
}
