"""Which units of different plans are one: those of the same id, and those that say so (``same_as``)."""

from collections.abc import Iterable, Mapping


def joined_ids(units: Iterable[tuple[str, tuple[str, ...]]]) -> Mapping[str, str]:
    """Return for each id of a unit the one by which all that are the same are known.

    ``units`` are the ids of all plans' units, each with those by which other plans know it. The
    first that was named stands for the rest.
    """
    known: dict[str, str] = {}

    def first(name: str) -> str:
        while known.setdefault(name, name) != name:
            name = known[name]
        return name

    order: dict[str, int] = {}
    for unit, others in units:
        for name in (unit, *others):
            order.setdefault(name, len(order))
            one, other = sorted((first(unit), first(name)), key=order.__getitem__)
            known[other] = one
    return {name: first(name) for name in order}
