"""What a workspace's files call by which id, read without a schema: they may be half filled in."""

from collections.abc import Iterator, Mapping
from typing import Any

from anplan.intake.document.doubts import Kind
from anplan.intake.draft.settled import Known, KnownFigure, KnownTask, bare, bare_group, plain
from anplan.model.kinds import kind_of
from anplan.model.paths import PLAN


def known_of(contents: Mapping[str, Any], settled: frozenset[Kind] = frozenset()) -> Known:
    """Return the ids in the contents of files, by what the document calls each."""
    units: dict[str, str] = {}
    names: dict[str, str] = {}
    tasks: list[KnownTask] = []
    indicators: list[KnownFigure] = []
    members: dict[str, list[str]] = {}
    for file, content in sorted(contents.items(), key=lambda one: (len(one[0]), one[0])):
        kind = kind_of(file)
        if kind is None or not isinstance(content, Mapping):
            continue
        name = str(kind[1])
        if kind[0].name == "unit":
            names[name] = next(_names(content), name)
            for group in _groups(content):
                members.setdefault(group, []).append(name)
            units |= {bare(said): name for said in _names(content) if bare(said) not in units}
        elif kind[0].name == "task" and isinstance(content.get("title"), str):
            tasks.append(
                KnownTask(name, content["title"], str(content.get("label", "")).rstrip("."))
            )
        elif kind[0].name == "indicator" and isinstance(content.get("quote"), str):
            said = (str(content.get(key, "")) for key in ("title", "measure", "quote"))
            indicators.append(KnownFigure(name, *said))
    plan = contents.get(PLAN)
    sections = {
        plain(title): int(number)
        for number, title in _listed(plan, "sections")
        if number.isdecimal()
    }
    groups = {bare_group(title): name for name, title in _listed(plan, "groups")}
    return Known(
        units,
        groups,
        tuple(tasks),
        tuple(indicators),
        sections,
        names,
        settled,
        _said(plan),
        {group: tuple(names) for group, names in members.items()},
    )


def _said(plan: Any) -> Mapping[str, str]:
    """Return what plan.yaml says where the document says nothing."""
    if not isinstance(plan, Mapping):
        return {}
    document = plan.get("document")
    own = document if isinstance(document, Mapping) else {}
    said = {
        **{key: plan.get(key) for key in ("start", "end", "coordinator")},
        **{key: own.get(key) for key in ("title", "issuer", "issued")},
    }
    return {key: value for key, value in said.items() if isinstance(value, str)}


def _groups(content: Mapping[str, Any]) -> Iterator[str]:
    several = content.get("groups")
    said = [content.get("group"), *(several if isinstance(several, list) else ())]
    return (name for name in said if isinstance(name, str))


def _names(content: Mapping[str, Any]) -> Iterator[str]:
    aliases = content.get("aliases")
    said = [
        content.get("name"),
        content.get("short"),
        content.get("quote"),
        *(aliases if isinstance(aliases, list) else ()),
    ]
    return (name for name in said if isinstance(name, str))


def _listed(plan: Any, key: str) -> Iterator[tuple[str, str]]:
    """Yield the ids and titles of one of the plan's lists."""
    records = plan.get(key) if isinstance(plan, Mapping) else None
    for record in records if isinstance(records, list) else ():
        if isinstance(record, Mapping) and isinstance(record.get("title"), str):
            yield str(record.get("id")), record["title"]
