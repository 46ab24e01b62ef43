"""What a shell may offer for a word or an option's value, by its kind.

The kinds stand in the table that completion goes by (``completion_table.py``), which is made of the
commands: nothing of typer's is loaded to complete a word.
"""

from collections.abc import Callable


def _offers(kind: str) -> Callable[[str], list[str]]:
    """Return what tells, by its name, whoever makes that table what may stand in a place."""

    def offer(incomplete: str) -> list[str]:
        """Offer nothing: typer is not asked."""
        return [incomplete][:0]

    offer.__name__ = kind
    return offer


offer_refs = _offers("refs")
offer_units = _offers("units")
offer_indicators = _offers("indicators")
offer_tasks = _offers("tasks")
offer_registers = _offers("registers")
offer_maps = _offers("maps")
offer_items = _offers("items")
offer_stages = _offers("stages")
offer_judged = _offers("judged")
offer_periods = _offers("periods")
offer_papers = _offers("papers")
offer_request_kinds = _offers("request_kinds")
offer_grades = _offers("grades")
