"""What the keys of an indicator must be together."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from anplan.base.message import Message, say
from anplan.model.targets import PLAIN
from anplan.model.types.cures import Refusal

if TYPE_CHECKING:
    from anplan.model.indicators import Indicator

Keys = tuple[str | int, ...]
_SHAPES = ("linear", "end", "curve:", "steps:")


def check_sense(indicator: "Indicator") -> None:
    """Raise Refusal where the keys of an indicator do not go together."""
    _check_target(indicator)
    if indicator.yearly is not None:
        _check_yearly(indicator, indicator.yearly)
    _check_way(indicator)
    if indicator.kind == "rate" and len(indicator.reported_by) > 1:
        raise Refusal(
            "S112",
            say("Rates of several units cannot be added up"),
            say("Name one unit in reported_by"),
        )
    _check_who_reports(indicator)
    _check_sort(indicator)
    for path, shares in _shared_out(indicator):
        _check_shares(indicator, shares, path)
    if indicator.weight is not None and indicator.weight < 0:
        raise Refusal(
            "S112",
            say("A weight is less than zero: {figure}", figure=indicator.weight),
            say("Write what it counts, 0 where that is nothing"),
            ("weight",),
        )


def _missing(key: str, hint: Message | None = None) -> Refusal:
    return Refusal(
        "S102",
        say("The key {key} is missing", key=key),
        hint or say("Add {key}: below the others", key=key),
    )


def _check_target(indicator: "Indicator") -> None:
    """Raise Refusal where no target is there at all, or figures without a measure."""
    if not indicator.target.is_given and indicator.yearly is None:
        raise _missing("target")
    if not indicator.measure and not indicator.is_in_words:
        raise _missing("measure")


def _check_way(indicator: "Indicator") -> None:
    """Raise Refusal where the way there does not go with the kind and the target."""
    way, is_rate = indicator.trajectory, indicator.kind == "rate"
    if is_rate and way is not None and (way.shape != "linear" or indicator.baseline is None):
        raise Refusal(
            "S112",
            say("A rate has no trajectory: it is compared with its full target"),
            say(
                "Leave trajectory out; a share that is to rise step by step is kind: stock, "
                "with trajectory and baseline; in a plan of years a rate may go trajectory: "
                "linear from its baseline"
            ),
        )
    needs_none = is_rate or all(
        target.is_placed or not target.has_figure for target in indicator.targets
    )
    if way is None and (not needs_none or indicator.yearly is not None):
        raise _missing("trajectory", say("Write one of: {choices}", choices=_SHAPES))


def _check_who_reports(indicator: "Indicator") -> None:
    """Raise Refusal where nobody reports it, or it comes from elsewhere and yet units are named."""
    if indicator.shared_from is not None:
        _check_shared(indicator)
        return
    if indicator.counted_from is None:
        if not indicator.reported_by and not indicator.is_in_words:
            raise _missing("reported_by")
        return
    if indicator.reported_by:
        raise Refusal(
            "S112",
            say("A figure that is counted from a register is reported by nobody else"),
            say("Leave reported_by out: the register says who reports its items"),
        )
    if indicator.kind != "count":
        raise Refusal(
            "S112",
            say("Items of a register are counted: kind is {kind}", kind=indicator.kind),
            say("Write kind: count, or leave counted_from out"),
        )


def _check_shared(indicator: "Indicator") -> None:
    """Raise Refusal where a figure that another plan collects is to be had here, too."""
    if indicator.counted_from is not None:
        raise Refusal(
            "S112",
            say("A figure is counted from a register or collected by another plan, not both"),
            say("Write one of: {choices}", choices=("counted_from:", "shared_from:")),
            ("shared_from",),
        )
    if indicator.reported_by:
        raise Refusal(
            "S112",
            say("A figure that another plan collects is reported by nobody here"),
            say("Leave reported_by out: the other plan says who reports it"),
            ("reported_by",),
        )
    if indicator.is_in_words:
        raise Refusal(
            "S112",
            say("A target by {sort} has no {key}", sort="words", key="shared_from"),
            say("Leave {key} out", key="shared_from"),
            ("shared_from",),
        )


def _check_sort(indicator: "Indicator") -> None:
    """Raise Refusal where a place, a difference or words have what only a figure can have."""
    target = indicator.target
    sort = _sort_of(indicator)
    if sort is not None:
        for key in ("trajectory", "baseline", "counted_from", "shares"):
            if getattr(indicator, key) is not None:
                raise Refusal(
                    "S112",
                    say("A target by {sort} has no {key}", sort=sort, key=key),
                    say("Leave {key} out", key=key),
                    (key,),
                )
        if len(indicator.reported_by) > 1 and target.is_placed:
            raise Refusal(
                "S112",
                say("What is reported for a target by {sort} cannot be added up", sort=sort),
                say("Name one unit in reported_by"),
                ("reported_by",),
            )
    if target.is_placed and indicator.accumulates:
        raise Refusal(
            "S112",
            say("A place or a difference does not accumulate: kind is {kind}", kind=indicator.kind),
            say("Write kind: stock, or rate for per cent"),
            ("kind",),
        )
    for place, change in enumerate(indicator.amended):
        new = change.target
        if (new.rank is None, new.against) != (target.rank is None, target.against):
            raise Refusal(
                "S112",
                say(
                    "A later target compares otherwise than the first: {sort}", sort=new.comparator
                ),
                say("Write the new target as an indicator of its own, and exempt the old one"),
                ("amended", place, "target"),
            )


def _sort_of(indicator: "Indicator") -> str | None:
    """Return the key that makes a target one without any way to it."""
    target = indicator.target
    if target.rank is not None:
        return "rank"
    if target.against is not None:
        return "against"
    return "words" if indicator.is_in_words else None


def _check_yearly(indicator: "Indicator", yearly: Mapping[int, Decimal]) -> None:
    """Raise Refusal where a figure does not begin anew each year, or not in this way."""
    if not yearly:
        raise Refusal(
            "S111", say("There is nothing here"), say("Write a year and its target, 2025: 1000")
        )
    if not indicator.accumulates:
        raise Refusal(
            "S112",
            say(
                "Only a flow or a count begins anew each year: kind is {kind}", kind=indicator.kind
            ),
            say("Leave yearly out; a stock that is to rise from year to year has a curve"),
            ("yearly",),
        )
    if indicator.target.comparator in ("between", "rank", "words") or indicator.target.against:
        raise Refusal(
            "S112",
            say("Targets by year have one figure each"),
            say(
                "Write at_least, more_than, at_most, less_than or about in target, or leave it out"
            ),
            ("target",),
        )
    for key in ("baseline", "shares", "counted_from"):
        if getattr(indicator, key) is not None:
            raise Refusal(
                "S112",
                say("What begins anew each year has no {key}", key=key),
                say("Leave {key} out", key=key),
                (key,),
            )


def _shared_out(indicator: "Indicator") -> Iterator[tuple[Keys, Mapping[str, Decimal]]]:
    """Yield the shares of each target with where they stand."""
    if indicator.shares is not None:
        yield ("shares",), indicator.shares
    for place, change in enumerate(indicator.amended):
        if change.shares is not None:
            yield ("amended", place, "shares"), change.shares


def _check_shares(indicator: "Indicator", shares: Mapping[str, Decimal], path: Keys) -> None:
    """Raise Refusal where a target cannot be shared out, or not in this way."""
    own = say("Leave shares out; give each unit an indicator of its own")
    if indicator.kind == "rate":
        raise Refusal("S112", say("A rate has no shares: it does not add up"), own, path)
    if indicator.counted_from is not None:
        raise Refusal(
            "S112", say("A figure that is counted from a register has no shares"), own, path
        )
    if indicator.shared_from is not None:
        raise Refusal("S112", say("A figure that another plan collects has no shares"), own, path)
    if any(target.comparator not in PLAIN for target in indicator.targets):
        raise Refusal("S112", say("Shares divide one figure: at_least, more_than"), own, path)
    if indicator.baseline is not None:
        raise Refusal(
            "S112", say("Shares go with no baseline: nobody knows what each unit had"), own, path
        )
    for unit, share in shares.items():
        if share < 0:
            raise Refusal(
                "S112",
                say("The share of {unit} is less than zero: {share}", unit=unit, share=share),
                say("Write what the unit is to reach, 0 where that is nothing"),
                (*path, unit),
            )
