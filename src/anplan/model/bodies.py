"""The bodies that plans call by one id, each found by any of its names, whole or cut short."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

_Named = tuple[str, int]
"""A name, folded, and the place of the body that has it."""


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


def _is_within(short: str, whole: str) -> bool:
    rest = iter(whole)
    return all(sign in rest for sign in short)


class Bodies:
    """Bodies in the order in which they were first named; there may be thousands that share an id.

    So names are not held against each other one by one. A whole name has the rarest letter of the
    one that is sought; a short one is kept under its rarest letter, which the one that is sought has.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._count = 0
        self._places: dict[str, int] = {}
        self._wholes: defaultdict[str, list[_Named]] = defaultdict(list)
        self._shorts: defaultdict[str, list[_Named]] = defaultdict(list)

    def place(self, names: Iterable[str], *, is_first: bool = False) -> int:
        """Return the place of the first body that has one of the names; of a new one where none has.

        ``is_first``: it is known to be the first body, whatever its names. One without a name is, too.
        """
        own = list(dict.fromkeys(name.casefold() for name in names))
        if self._count and (is_first or not own or not self._places):
            place = 0
        else:
            place = min((place for name in own for place in self._alike(name)), default=self._count)
        self._count = max(self._count, place + 1)
        for name in own:
            self._learn(name, place)
        return place

    def _alike(self, name: str) -> Iterator[int]:
        if name in self._places:
            yield self._places[name]
        rarest = min(name, key=lambda sign: len(self._wholes.get(sign, ())))
        for whole, place in self._wholes.get(rarest, ()):
            if _is_within(name, whole):
                yield place
        for sign in set(name):
            for short, place in self._shorts.get(sign, ()):
                if _is_within(short, name):
                    yield place

    def _learn(self, name: str, place: int) -> None:
        if self._places.get(name, place + 1) <= place:
            return
        self._places[name] = place
        signs = sorted(set(name))
        rarest = min(signs, key=lambda sign: len(self._wholes[sign]))
        self._shorts[rarest].append((name, place))
        for sign in signs:
            self._wholes[sign].append((name, place))
