"""What was found out about a thing that is never changed: asked again, it is not found out again."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, Generic, ParamSpec, TypeVar

Thing = TypeVar("Thing")
Answer = TypeVar("Answer")
Rest = ParamSpec("Rest")


class _Itself(Generic[Thing]):
    """A thing as a key: the same where it is that very thing, however like it another one is.

    Two that are equal may still be written in two ways, as 1.0 and 1.00.
    """

    __slots__ = ("thing",)

    def __init__(self, thing: Thing) -> None:
        """Hold the thing, which so is there for as long as what is remembered of it."""
        self.thing = thing

    def __eq__(self, other: object) -> bool:
        """Return whether another key is one of the very same thing."""
        return isinstance(other, _Itself) and other.thing is self.thing

    def __hash__(self) -> int:
        """Return what tells things apart that are there at the same time."""
        return id(self.thing)


def remembered(
    most: int,
) -> Callable[
    [Callable[Concatenate[Thing, Rest], Answer]], Callable[Concatenate[Thing, Rest], Answer]
]:
    """Remember the last answers about things: of each by itself, of what else is asked by value."""

    def remembering(
        ask: Callable[Concatenate[Thing, Rest], Answer],
    ) -> Callable[Concatenate[Thing, Rest], Answer]:
        def found(itself: _Itself[Thing], *rest: Rest.args, **named: Rest.kwargs) -> Answer:
            return ask(itself.thing, *rest, **named)

        kept: Callable[..., Answer] = lru_cache(maxsize=most)(found)

        @wraps(ask)
        def asked(thing: Thing, /, *rest: Rest.args, **named: Rest.kwargs) -> Answer:
            return kept(_Itself(thing), *rest, **named)

        return asked

    return remembering
