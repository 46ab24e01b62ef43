"""A text laid into all fields of the ledger that take one, or where a value has another form."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from anplan.files.yaml.decode import UNSEEN
from anplan.model.types.records import RecordClass
from tests.safety.fields import Path_, model_of, other_paths, text_paths
from tests.safety.ledger import BESIDE, FILES
from tests.safety.payloads import HARMLESS

_LONGEST_KEY = 300


def filled(model: RecordClass, content: Any, text: str) -> Any:
    """Return the content with a text in every field that takes any."""
    return _filled(text_paths(model), content, text, ())


def broken(model: RecordClass, content: Any, text: str) -> Any:
    """Return the content with a text where a value has a form of its own, and as a further key."""
    key = text[:_LONGEST_KEY]
    return {**_broken(other_paths(model), content, key, ()), key: text}


def _filled(places: frozenset[Path_], content: Any, text: str, path: Path_) -> Any:
    if isinstance(content, dict):
        return {
            key: _filled(places, said, text, path if is_point(key) else (*path, key))
            for key, said in content.items()
        }
    if isinstance(content, list):
        return [_filled(places, said, text, path) for said in content]
    return (text or content) if path in places and path[-1] != "owed_by" else (content or text)


def _broken(places: frozenset[Path_], content: Any, text: str, path: Path_) -> Any:
    if isinstance(content, dict):
        return {
            text if is_point(key) else key: _broken(
                places, said, text, path if is_point(key) else (*path, key)
            )
            for key, said in content.items()
        }
    if isinstance(content, list):
        return [_broken(places, said, text, path) for said in content]
    return text if path in places else content or HARMLESS


def is_point(key: str) -> bool:
    """Return whether a key is a value itself: a day of a curve, steps or holidays, a rule's code."""
    return key[:1].isdigit() or key[:1].isupper()


def laid_paths(content: Any, path: Path_ = ()) -> Iterator[Path_]:
    """Return the keys of single values that a content has."""
    if isinstance(content, dict):
        for key, said in content.items():
            if is_point(key):
                yield path
            elif key in ("shares", "reported_until"):  # by units
                yield (*path, key)
                continue
            yield from laid_paths(said, path if is_point(key) else (*path, key))
    elif isinstance(content, list):
        for said in content:
            yield from laid_paths(said, path)
    else:
        yield path


def yaml_of(content: Any) -> str:
    """Write a content as YAML in which no sign of a text means anything."""
    text = json.dumps(content, ensure_ascii=False, indent=1)
    return re.sub(UNSEEN.pattern.partition("|")[0], _escape, text) + "\n"


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return "\n" if found[0] == "\n" else f"\\U{code:08x}"


Lay = Callable[[RecordClass, Any, str], Any]


def write(root: Path, text: str, lay: Lay = filled) -> None:
    """Write the ledger with a text in every free field, or laid in another way."""
    for file, content in FILES.items():
        laid = yaml_of(lay(model_of(file), content, text))
        for path in (root / file, root / "beside" / file)[: 1 + (file in BESIDE)]:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(laid, encoding="utf-8", newline="\n")
    for source in (root / "plan/source.txt", root / "beside/plan/source.txt"):
        source.write_text(
            f"{HARMLESS}。\n{text}\n", encoding="utf-8", errors="replace", newline="\n"
        )
