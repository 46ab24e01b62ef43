"""The names that files give, offered to a shell that completes a word; no file is read."""

from collections.abc import Iterable
from pathlib import Path


def offer_refs(incomplete: str) -> list[str]:
    """Offer indicators, tasks, units and months."""
    from anplan.files.disk.completion import known_names

    return _beginning(incomplete, known_names(Path.cwd()))


def offer_units(incomplete: str) -> list[str]:
    """Offer units."""
    from anplan.files.disk.completion import unit_names

    return _beginning(incomplete, unit_names(Path.cwd()))


def offer_indicators(incomplete: str) -> list[str]:
    """Offer indicators."""
    return _in_folder(incomplete, "plan/indicators")


def offer_tasks(incomplete: str) -> list[str]:
    """Offer tasks."""
    return _in_folder(incomplete, "plan/tasks")


def offer_registers(incomplete: str) -> list[str]:
    """Offer registers."""
    return _in_folder(incomplete, "plan/registers")


def offer_judged(incomplete: str) -> list[str]:
    """Offer what may have a light: indicators and tasks."""
    return offer_indicators(incomplete) + offer_tasks(incomplete)


def _in_folder(incomplete: str, folder: str) -> list[str]:
    from anplan.files.disk.completion import names_in

    return _beginning(incomplete, names_in(Path.cwd(), folder))


def _beginning(incomplete: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]
