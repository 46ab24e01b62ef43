"""Which map of a table is meant, and for which period."""

from typing import TYPE_CHECKING

from anplan.base.errors import UsageError
from anplan.base.message import Message, say
from anplan.base.spelling import shown
from anplan.base.words import did_you_mean, nearest
from anplan.model.paths import map_path
from anplan.model.table_maps import label_key
from anplan.work.asked_period import AskedPeriod
from anplan.work.session import Opened

if TYPE_CHECKING:
    from anplan.files.form.table import ByMap


def map_asked(opened: Opened, name: str, asked: AskedPeriod) -> "ByMap":
    """Find a map by its id or its title; raise UsageError where there is none, several, or no period."""
    from anplan.files.form.table import ByMap

    maps = opened.project.maps
    titled = tuple(key for key, one in maps.items() if label_key(one.title) == label_key(name))
    meant = (name,) if name in maps else titled
    if not meant:
        raise UsageError(say("There is no map {word}", word=shown(name)), _meant(opened, name))
    if len(meant) > 1:
        raise UsageError(
            say("{word} may be {choices}", word=shown(name), choices=meant),
            say("Write its whole name, or its id: {ids}", ids=meant),
        )
    return ByMap(meant[0], maps[meant[0]], asked.needed(opened.project.plan))


def _meant(opened: Opened, name: str) -> Message:
    maps = opened.project.maps
    file = map_path(name)
    if file in opened.project.broken:
        return say("{file} cannot be read; anplan check shows why", file=file)
    spellings = {key: key for key in maps} | {one.title: key for key, one in maps.items()}
    close = nearest(name, spellings)
    rest = say("Write it as {file}; anplan schema map shows its keys", file="plan/maps/NAME.yaml")
    if maps:
        rest = say("Use one of: {choices}", choices=tuple(maps))
    return did_you_mean(close and spellings[close], rest)
