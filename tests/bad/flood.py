"""A pull request of thousands of bad files: those of the corpus, again and again."""

from collections import Counter
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from anplan.checks.all_rules import BY_CODE
from anplan.checks.examples.workspace import BASE, SOURCE
from tests.bad.corpus import HERE, Expected, manifest
from tests.checks.workspace import lay

_MONTHS = tuple(f"{month:02}" for month in range(1, 13))
_PLACES = (
    ("units/", "units/kcj/{year}-{month}.yaml"),
    ("plan/indicators/", "plan/indicators/bad-{number}.yaml"),
    ("plan/tasks/", "plan/tasks/{chapter}.{task}.yaml"),
    ("plan/decisions/", "plan/decisions/{year}-{month}.yaml"),
    ("briefs/", "briefs/{year}-{month}.yaml"),
)
_SINGLE = ("unit.yaml", "scheme.yaml", "carried.yaml", "plan.yaml", SOURCE)


def flood(root: Path, count: int) -> set[str]:
    """Lay so many bad files over the base, no two at one place; return their names."""
    lay(root, BASE)
    names = set()
    numbers = Counter[str]()
    for place, data in islice(cycle(_texts()), count):
        name = _name(place, numbers[place])
        numbers[place] += 1
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        names.add(name)
    return names


def _texts() -> list[tuple[str, bytes]]:
    """Return the corpus's files that are bad by themselves, each with the form of its place."""
    return list(_all_texts())


def _all_texts() -> Iterator[tuple[str, bytes]]:
    for case, finds in manifest():
        files = [path for path in (HERE / case).rglob("*") if path.is_file()]
        by_itself = all(_is_error_of_a_file(find) for find in finds)
        if len(files) != 1 or not by_itself:
            continue
        inside = files[0].relative_to(HERE / case).as_posix()
        form = next((form for start, form in _PLACES if inside.startswith(start)), "")
        if form and not inside.endswith(_SINGLE):
            yield form, files[0].read_bytes()


def _is_error_of_a_file(find: Expected) -> bool:
    """Return whether a file is refused for something that stands at one of its lines."""
    in_file = find.code[0] in "YS" and not find.at.endswith(":0")
    return in_file and BY_CODE[find.code].level == "error"


def _name(form: str, number: int) -> str:
    return form.format(
        number=number,
        year=1000 + number // 12,
        month=_MONTHS[number % 12],
        chapter=1 + number // 99,
        task=1 + number % 99,
    )
