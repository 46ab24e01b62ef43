"""A ledger with every field that the models know, and a text laid into all that take one.

The models are asked which fields there are, so that a new one cannot be forgotten.
"""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

from anplan.files.yaml.decode import UNSEEN
from anplan.model.kinds import KINDS, kind_of
from anplan.model.types import fields
from anplan.model.types.records import RecordClass, fields_of, is_record_class
from tests.safety.payloads import HARMLESS

Path_ = tuple[str, ...]
DAY = "2025-08-20"
MONTH = "2025-06"
_LONGEST_KEY = 300
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
    "tasks": ["1.1"],
    "reported_by": ["kcj"],
}


def _amended(**target: str) -> dict[str, Any]:
    return {"on": "2025-05-01", "target": target, "document": "", "reason": ""}


_ACTION: dict[str, Any] = {**_QUOTED, "title": ""}
PLAN: dict[str, Any] = {
    "document": {
        "title": "",
        "number": "",
        "issuer": "",
        "issued": "2025-04-09",
        "published": "2025-04-10",
        "index": "",
        "short": "",
    },
    "start": "2025-01-01",
    "end": "2025-12-31",
    "language": "zh_CN",
    "timezone": "+08:00",
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
    "groups": [{**_QUOTED, "id": "all-streets", "title": ""}],
    "sections": [{**_QUOTED, "id": "1", "title": ""}],
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
            "owed_by": "units",
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
            "start": "2025-04",
            "end": "2025-10",
            "due": {"day": "30"},
        },
    ],
    "duties": [{**_QUOTED, "owed_by": "", "title": ""}],
    "defects": [{"quote": "", "text": ""}],
    "narrative": ["", ""],
    "assumed": [""],
}
REPORT: dict[str, Any] = {
    "submitted": "2025-07-03",
    "readings": [
        {
            "indicator": "deals",
            "value": "30",
            "as_of": "2025-06-30",
            "preliminary": "true",
            "reason": "",
            "evidence": [_EVIDENCE],
        },
        {"indicator": "growth", "unavailable": ""},
    ],
    "progress": [
        {"ref": "1.1", "text": ""},
        {"ref": "1.1/visits", "text": ""},
        {"ref": "1.1/effect", "text": ""},
    ],
    "milestones": [{"ref": "1.1/opening", "done": "2025-06-20", "evidence": [_EVIDENCE]}],
    "items": [{"register": "parks", "id": "", "title": "", "stage": "", "on": "2025-06-10"}],
    "problems": [
        {"ref": "1.1", "title": "", "text": "", "ask": ""},
        {"ref": "1.2", "title": "", "text": "", "ask": "", "solved": "2025-06-20"},
    ],
    "next": [{"ref": "1.1", "text": ""}, {"ref": "1.2", "text": ""}],
    "at_risk": [{"ref": "1.1", "text": ""}, {"ref": "deals", "text": ""}],
}
_DECISION: dict[str, Any] = {"on": "2025-07-10", "by": "", "reason": ""}
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
        **_INDICATOR,
        "kind": "count",
        "target": {"more_than": "3"},
        "trajectory": {"steps": {"2025-06-30": "2"}},
        "reported_by": ["kcj", "jdb"],
        "amended": [_amended(more_than="4", by="2025-12-30")],
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
    "plan/tasks/1.1.yaml": {
        **_QUOTED,
        "title": "",
        "units": ["kcj", "all-streets"],
        "units_quote": "",
        "lead": ["kcj"],
        "actions": [
            {**_ACTION, "id": "visits", "kind": "recurring", "every": "month", "by": "each"},
            {**_ACTION, "id": "opening", "kind": "milestone", "due": "2025-06-10"},
            {**_ACTION, "id": "closing", "kind": "milestone", "units": ["kcj"]},
            {**_ACTION, "id": "parks", "kind": "deliverable", "indicators": ["parks"]},
            {**_ACTION, "id": "effect", "kind": "outcome"},
        ],
    },
    "plan/tasks/1.2.yaml": {**_QUOTED, "title": "", "units": ["jdb"]},
    "plan/registers/parks.yaml": {**_QUOTED, "title": "", "stages": ["", ""]},
    "plan/decisions/2025-07.yaml": {
        "decisions": [
            {**_DECISION, "kind": "ask", "ref": "deals", "unit": "kcj"},
            {**_DECISION, "kind": "ask", "ref": "1.2", "unit": "jdb"},
            {**_DECISION, "kind": "return", "ref": "2025-06", "unit": "kcj", "until": "2025-07-30"},
            {**_DECISION, "kind": "exempt", "ref": "share", "until": "2025-09-30"},
            {**_DECISION, "kind": "extend", "ref": "1.1/closing", "until": "2025-11-10"},
        ]
    },
    "units/kcj/unit.yaml": {
        **_QUOTED,
        "name": "",
        "short": "",
        "aliases": ["", ""],
        "order": "1",
        "owners": ["zhang-kcj"],
        "valid_from": "2025-01-01",
        "valid_until": "2025-12-31",
    },
    "units/jdb/unit.yaml": {**_QUOTED, "name": "", "group": "all-streets", "order": "2"},
    "units/kcj/scheme.yaml": {
        "submitted": "2025-04-28",
        "measures": [{"ref": "1.1", "text": "", "by": "2025-09-30"}],
    },
    "units/kcj/2025-05.yaml": {
        "submitted": "2025-06-03",
        "readings": [{"indicator": "deals", "value": "35", "as_of": "2025-05-31"}],
        "problems": [{"ref": "1.2", "title": ""}],
        "next": [{"ref": "1.1", "text": ""}],
    },
    "units/kcj/2025-06.yaml": REPORT,
    "units/jdb/2025-06.yaml": {"submitted": "2025-07-09", "nothing": ""},
    "briefs/2025-06.yaml": {
        "number": "3",
        "issued": "2025-07-12",
        "addressees": ["", ""],
        "overview": "",
        "picks": [{"task": "1.1", "unit": "kcj"}],
        "remarks": ["", ""],
    },
}


def model_of(file: str) -> RecordClass:
    """Return the model that a file is held against."""
    known = kind_of(file)
    assert known is not None
    return known[0].record


def leaves_of(model: RecordClass, path: Path_ = ()) -> Iterator[tuple[Path_, bool]]:
    """Return every key below a model that holds a single value, and whether it is free text."""
    for name, field in fields_of(model).items():
        yield from _leaves(field.hint, (*path, name))


def _leaves(annotation: Any, path: Path_) -> Iterator[tuple[Path_, bool]]:
    if is_text(annotation):
        yield path, True
        return
    if is_record_class(annotation):
        yield from leaves_of(annotation, path)
        return
    if get_origin(annotation) is Annotated and not _is_typed(annotation):
        inner = get_args(annotation)[0]
        if get_origin(inner) is not None or inner in _models():
            yield from _leaves(inner, path)
            return
        yield path, False
        return
    parts = _inside(annotation)
    if not parts:
        yield path, False
    for part in parts:
        yield from _leaves(part, path)


def is_text(annotation: Any) -> bool:
    """Return whether a type takes whatever was written: ``Text``, or a plain string."""
    if annotation is str:
        return True
    typed = [one for one in get_args(annotation)[1:] if isinstance(one, fields.FieldType)]
    return get_origin(annotation) is Annotated and any(
        one.parse is fields._parse_text for one in typed
    )


def _is_typed(annotation: Any) -> bool:
    return any(isinstance(one, fields.FieldType) for one in get_args(annotation)[1:])


def _inside(annotation: Any) -> tuple[Any, ...]:
    """Return what a tuple, a mapping or a choice of types is made of."""
    if get_origin(annotation) in (None, Annotated, Literal):
        return ()
    return tuple(one for one in get_args(annotation) if one not in (Ellipsis, type(None)))


@lru_cache(maxsize=1)
def _models() -> tuple[RecordClass, ...]:
    return tuple(kind.record for kind in KINDS)


def filled(model: RecordClass, content: Any, text: str) -> Any:
    """Return the content with a text in every field that takes any."""
    return _filled(text_paths(model), content, text, ())


def broken(model: RecordClass, content: Any, text: str) -> Any:
    """Return the content with a text where a value has a form of its own, and as a further key."""
    key = text[:_LONGEST_KEY]
    return {**_broken(other_paths(model), content, key, ()), key: text}


@cache
def text_paths(model: RecordClass) -> frozenset[Path_]:
    """Return the keys of a model that take any text."""
    return frozenset(path for path, free in leaves_of(model) if free)


@cache
def other_paths(model: RecordClass) -> frozenset[Path_]:
    """Return the keys of a model whose values have a form of their own."""
    return frozenset(path for path, free in leaves_of(model) if not free)


def _filled(places: frozenset[Path_], content: Any, text: str, path: Path_) -> Any:
    if isinstance(content, dict):
        return {
            key: _filled(places, said, text, path if is_point(key) else (*path, key))
            for key, said in content.items()
        }
    if isinstance(content, list):
        return [_filled(places, said, text, path) for said in content]
    return (text or content) if path in places and path[-1] != "owed_by" else (content or text)


def _broken(places: frozenset[Path_], content: Any, text: str, path: Path_) -> Any:
    if isinstance(content, dict):
        return {
            text if is_point(key) else key: _broken(
                places, said, text, path if is_point(key) else (*path, key)
            )
            for key, said in content.items()
        }
    if isinstance(content, list):
        return [_broken(places, said, text, path) for said in content]
    return text if path in places else content or HARMLESS


def is_point(key: str) -> bool:
    """Return whether a key is a value itself: a day of a curve, steps or holidays, a rule's code."""
    return key[:1].isdigit() or key[:1].isupper()


def laid_paths(content: Any, path: Path_ = ()) -> Iterator[Path_]:
    """Return the keys of single values that a content has."""
    if isinstance(content, dict):
        for key, said in content.items():
            if is_point(key):
                yield path
            yield from laid_paths(said, path if is_point(key) else (*path, key))
    elif isinstance(content, list):
        for said in content:
            yield from laid_paths(said, path)
    else:
        yield path


def yaml_of(content: Any) -> str:
    """Write a content as YAML in which no sign of a text means anything."""
    text = json.dumps(content, ensure_ascii=False, indent=1)
    return re.sub(UNSEEN.pattern.partition("|")[0], _escape, text) + "\n"


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return "\n" if found[0] == "\n" else f"\\U{code:08x}"


Lay = Callable[[RecordClass, Any, str], Any]


def write(root: Path, text: str, lay: Lay = filled) -> None:
    """Write the ledger with a text in every free field, or laid in another way."""
    for file, content in FILES.items():
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        laid = yaml_of(lay(model_of(file), content, text))
        path.write_text(laid, encoding="utf-8", newline="\n")
    (root / "plan/source.txt").write_text(
        f"{HARMLESS}。\n{text}\n", encoding="utf-8", errors="replace", newline="\n"
    )
