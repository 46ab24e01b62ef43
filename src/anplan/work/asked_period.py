"""The period that a command line names: ``--period 2025-Q2``, or ``--month 6月`` for a month."""

from typing import NamedTuple

from anplan.base.errors import UsageError
from anplan.base.message import Message, say
from anplan.base.period import Period
from anplan.base.spelling import shown
from anplan.model.plan import Plan
from anplan.model.refs import resolve_period
from anplan.model.types.cures import how_periods_are_written
from anplan.work.typed import accepted


class AskedPeriod(NamedTuple):
    """What was typed for ``--period`` and for ``--month``, its short form for a month.

    ``any_month``: the command has always taken any period for ``--month``, and still does.
    """

    period: str | None = None
    month: str | None = None
    any_month: bool = False

    @property
    def is_named(self) -> bool:
        """Return whether either was typed."""
        return self.period is not None or self.month is not None

    def read(self, plan: Plan | None) -> Period | None:
        """Return the period that is meant, None where none is named; raise UsageError otherwise.

        Without a year it is one of the plan's.
        """
        period = None if self.period is None else _period(self.period, plan)
        read = _period if self.any_month else _month
        month = None if self.month is None else read(self.month, plan)
        if period is not None and month is not None and period != month:
            raise UsageError(
                say(
                    "--period {period} and --month {month} are not the same time",
                    period=period,
                    month=month,
                ),
                say("Leave one of the two out; --period {period} names any time", period=period),
            )
        return period or month

    def needed(self, plan: Plan | None, hint: Message | None = None) -> Period:
        """Return the period that is meant; raise UsageError where none is named, perhaps with a hint."""
        period = self.read(plan)
        if period is None:
            hint = hint or how_periods_are_written()
            raise UsageError(say("{word} is missing", word="--period"), hint)
        return period


NO_PERIOD = AskedPeriod()


def _period(text: str, plan: Plan | None) -> Period:
    period = resolve_period(plan, text)
    if period is None:
        raise UsageError(say("Not a period: {text}", text=shown(text)), how_periods_are_written())
    return accepted(period)


def _month(text: str, plan: Plan | None) -> Period:
    period = resolve_period(plan, text)
    if isinstance(period, Period) and period.span != "month":
        raise UsageError(
            say("Not a month: {text}", text=shown(text)),
            say("Write {option}", option=period.option),
        )
    if period is None:
        raise UsageError(
            say("Not a month: {text}", text=shown(text)),
            say("Write a month as 2025-06, a quarter as --period 2025-Q2"),
        )
    return accepted(period)
