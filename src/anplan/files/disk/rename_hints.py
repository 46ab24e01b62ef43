"""The right name of a file that is called wrongly, as far as it can be guessed."""

import re
import unicodedata
from collections.abc import Callable

from anplan.base.message import Message, say
from anplan.base.words import nearest
from anplan.model.kinds import KINDS
from anplan.model.types.cures import nearly_period
from anplan.model.types.ids import id_hint, is_id, nearly_id

_ENDINGS = r"(?is)(.*?)(?:\.(?:ya?ml|txt|md|bak))*~?"
_TASK = r"0?([1-9][0-9]?)[-_.]0?([1-9][0-9]?)"
_FOLDERS = tuple(
    kind.place.split("/")[1] for kind in KINDS if re.fullmatch("plan/[^/]+/[^/]+", kind.place)
)


def rename_hint(file: str, known: Callable[[str], bool]) -> Message:
    """Return how a file should be called, or how the files of its folder are called."""
    name = _right_name(file)
    if name != file and known(name):
        return say("Rename it to {name}", name=name)
    folder, _, last = file.rpartition("/")
    if folder == "units":
        return say("A unit's files belong in its own folder, such as units/jxkc/2025-06.yaml")
    if folder.startswith("units/"):
        unit = folder.split("/")[1]
        if not is_id(unit):
            return id_hint(unit)
        return say("A unit's folder holds unit.yaml, scheme.yaml and reports such as 2025-06.yaml")
    if folder == "plan/tasks":
        return say("A task's file is named after its number: 2.3.yaml")
    if folder == "briefs":
        return say("Files here are named after their period: 2025-06.yaml, 2025-Q2.yaml")
    if folder == "plan/decisions":
        return say("Files here are named after their month: 2025-06.yaml")
    if folder in ("plan/indicators", "plan/registers") and not is_id(_stem(last)):
        return id_hint(_stem(last))
    return say("anplan explain S104 lists the files of a workspace")


def _stem(name: str) -> str:
    match = re.fullmatch(_ENDINGS, name.strip())
    assert match is not None
    return match[1].strip()


def _right_name(file: str) -> str:
    """Return the likeliest name; it may be a wrong one, too."""
    parts = unicodedata.normalize("NFKC", file).split("/")
    stem = _stem(parts[-1])
    match parts[:-1]:
        case ["plan"]:
            close = nearest(stem, ("plan", "source"))
            return "plan/source.txt" if close == "source" else f"plan/{close}.yaml"
        case ["plan", folder]:
            folder = nearest(folder, _FOLDERS) or folder
            names = {"tasks": _task, "decisions": nearly_period}
            return f"plan/{folder}/{names.get(folder, nearly_id)(stem)}.yaml"
        case ["units", unit]:
            word = nearest(stem, ("unit", "scheme", "carried"))
            return f"units/{nearly_id(unit)}/{word or nearly_period(stem)}.yaml"
        case ["briefs"]:
            return f"briefs/{nearly_period(stem)}.yaml"
    return file


def _task(stem: str) -> str:
    match = re.fullmatch(_TASK, stem)
    return f"{match[1]}.{match[2]}" if match else stem
