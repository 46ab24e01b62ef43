"""What a workspace's files call by which id, read without a schema: they may be half filled in."""

from collections.abc import Iterator, Mapping
from typing import Any

from anplan.intake.draft.settled import Known, bare, plain
from anplan.model.kinds import kind_of
from anplan.model.paths import PLAN


def known_of(contents: Mapping[str, Any]) -> Known:
    """Return the ids in the contents of files, by what the document calls each."""
    units: dict[str, str] = {}
    tasks: dict[str, str] = {}
    indicators: dict[str, str] = {}
    for file, content in contents.items():
        kind = kind_of(file)
        if kind is None or not isinstance(content, Mapping):
            continue
        name = str(kind[1])
        if kind[0].name == "unit":
            units |= {bare(said): name for said in _names(content) if bare(said) not in units}
        elif kind[0].name == "task" and isinstance(content.get("title"), str):
            tasks.setdefault(plain(content["title"]), name)
        elif kind[0].name == "indicator" and isinstance(content.get("quote"), str):
            indicators.setdefault(_figure(content), name)
    groups = dict(_groups(contents.get(PLAN)))
    return Known(units, groups, tasks, indicators)


def _names(content: Mapping[str, Any]) -> Iterator[str]:
    aliases = content.get("aliases")
    said = [
        content.get("name"),
        content.get("short"),
        *(aliases if isinstance(aliases, list) else ()),
    ]
    return (name for name in said if isinstance(name, str))


def _groups(plan: Any) -> Iterator[tuple[str, str]]:
    groups = plan.get("groups") if isinstance(plan, Mapping) else None
    for group in groups if isinstance(groups, list) else ():
        if isinstance(group, Mapping) and isinstance(group.get("title"), str):
            yield bare(group["title"]), str(group.get("id"))


def _figure(content: Mapping[str, Any]) -> str:
    """Return what tells an indicator from others: its title and its measure."""
    return plain(f"{content.get('title')} {content.get('measure')}")
