"""Which units of one id are one body: those that have a name in common, whole or cut short."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

_Group = int
Graph = Mapping[_Group, set[_Group]]


def are_alike(one: str, other: str) -> bool:
    """Return whether two names may be one body's: one is the other cut short, as 区经信局 is.

    区市场监管局 and 市市场监管局 are not: they stand at different places.
    """
    short, whole = sorted((one.casefold(), other.casefold()), key=len)
    return _is_within(short, whole)


def have_a_name(some: Iterable[str], others: Iterable[str]) -> bool:
    """Return whether two bodies have a name in common; one that has no name may be any."""
    pairs = [are_alike(one, other) for one in some for other in others]
    return not pairs or any(pairs)


def bodies_of(units: Sequence[Collection[str]]) -> list[int]:
    """Return for each unit of an id, given by its names, the number of its body, in whatever order they come.

    Units that share a name are one, and so are those of which one has the other's name cut short. A
    name that may be cut from those of two bodies (水务局 of 县水务局 and 市水务局) is neither's: it stays
    apart. Units without a name are the only body there is, or one of their own.
    """
    named = [[name.casefold() for name in names] for names in units]
    groups = _Groups()
    for number, names in enumerate(named):
        groups.add(number)
        for name in names:
            groups.join(number, name)
    by_name = {name: groups.of(name) for names in named for name in names}
    graph = _alike(by_name)
    hubs = {one for one, others in graph.items() if not _all_know_each_other(others, graph)}
    for one, others in graph.items():
        for other in others - hubs if one not in hubs else ():
            groups.join(one, other)
    nameless = [number for number, names in enumerate(named) if not names]
    found = {groups.of(number) for number, names in enumerate(named) if names}
    for number in nameless:
        groups.join(number, next(iter(found)) if len(found) == 1 else nameless[0])
    return [groups.of(number) for number in range(len(units))]


class _Groups:
    """Things that are joined to groups; a group is called by the first number that is in it."""

    def __init__(self) -> None:
        self._above: dict[int | str, int | str] = {}

    def add(self, thing: int | str) -> None:
        self._above.setdefault(thing, thing)

    def join(self, one: int, other: int | str) -> None:
        self.add(other)
        first, second = self._top(one), self._top(other)
        if isinstance(second, int) and (not isinstance(first, int) or second < first):
            first, second = second, first
        self._above[second] = first

    def of(self, thing: int | str) -> int:
        top = self._top(thing)
        assert isinstance(top, int)
        return top

    def _top(self, thing: int | str) -> int | str:
        while (above := self._above[thing]) != thing:
            self._above[thing] = self._above[above]
            thing = above
        return thing


def _alike(by_name: Mapping[str, _Group]) -> Graph:
    """Return the groups of which one has a name of the other cut short.

    There may be thousands of names: whoever has a short one in it has its rarest letter.
    """
    holding: defaultdict[str, list[str]] = defaultdict(list)
    for name in by_name:
        for sign in set(name):
            holding[sign].append(name)
    graph: defaultdict[_Group, set[_Group]] = defaultdict(set)
    for short, one in by_name.items():
        rarest = min(short, key=lambda sign: len(holding[sign]))
        for whole in holding[rarest]:
            other = by_name[whole]
            if one != other and _is_within(short, whole):
                graph[one].add(other)
                graph[other].add(one)
    return graph


def _all_know_each_other(groups: set[_Group], graph: Graph) -> bool:
    return all(groups - {one} <= graph[one] for one in groups)


def _is_within(short: str, whole: str) -> bool:
    rest = iter(whole)
    return all(sign in rest for sign in short)
