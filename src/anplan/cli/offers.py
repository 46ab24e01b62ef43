"""The names that files give, offered to a shell that completes a word; no file is read."""

from collections.abc import Iterable
from pathlib import Path

from typer import Context


def offer_refs(ctx: Context, incomplete: str) -> list[str]:
    """Offer indicators, tasks, units and months."""
    from anplan.files.disk.completion import known_names

    return _beginning(incomplete, known_names(_folder(ctx)))


def offer_units(ctx: Context, incomplete: str) -> list[str]:
    """Offer units."""
    from anplan.files.disk.completion import unit_names

    return _beginning(incomplete, unit_names(_folder(ctx)))


def offer_indicators(ctx: Context, incomplete: str) -> list[str]:
    """Offer indicators."""
    return _in_folder(ctx, incomplete, "plan/indicators")


def offer_tasks(ctx: Context, incomplete: str) -> list[str]:
    """Offer tasks."""
    return _in_folder(ctx, incomplete, "plan/tasks")


def offer_registers(ctx: Context, incomplete: str) -> list[str]:
    """Offer registers."""
    return _in_folder(ctx, incomplete, "plan/registers")


def offer_judged(ctx: Context, incomplete: str) -> list[str]:
    """Offer what may have a light: indicators and tasks."""
    return offer_indicators(ctx, incomplete) + offer_tasks(ctx, incomplete)


def offer_request_kinds(incomplete: str) -> list[str]:
    """Offer what a unit may ask the coordinator for."""
    return _beginning(incomplete, ("extend", "close"))


def offer_grades(incomplete: str) -> list[str]:
    """Offer how satisfied somebody may be."""
    english = ("satisfied", "mostly", "dissatisfied")
    return _beginning(incomplete, ("满意", "基本满意", "不满意", *english))


def _in_folder(ctx: Context, incomplete: str, folder: str) -> list[str]:
    from anplan.files.disk.completion import names_in

    return _beginning(incomplete, names_in(_folder(ctx), folder))


def _folder(ctx: Context) -> Path:
    """Return the folder that the line works in: -C before or behind the command, else this one."""
    chosen = ctx.params.get("folder") or ctx.find_root().params.get("folder")
    return Path(chosen) if chosen else Path.cwd()


def _beginning(incomplete: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]
