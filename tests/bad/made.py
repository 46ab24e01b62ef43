"""Bad files that git, an editor or another system cannot hold: made where a test needs them."""

import os
import socket
from collections.abc import Callable
from datetime import date, timedelta
from itertools import product
from pathlib import Path

from anplan.checks.examples.sharing import taken
from anplan.checks.examples.workspace import CONTRACTS, JUNE, SOURCE
from tests.bad.made_cycles import CYCLES
from tests.checks.workspace import lay

JULY = "units/kcj/2025-07.yaml"
NEWS = b"submitted: 2025-08-03\nnothing: |-\n  no news\n"
HEAD = "submitted: 2025-07-03\n"
READING = HEAD + "readings:\n  - indicator: {name}\n    value: {value}\n    as_of: {as_of}\n"
DEEP = 100_000
LONG = 200_000

Maker = Callable[[Path], None]


def file(name: str | bytes, text: str | bytes = NEWS) -> Maker:
    """Write a file under any name that the system takes."""

    def make(root: Path) -> None:
        path = os.path.join(os.fsencode(root), os.fsencode(name))  # noqa: PTH118 - also bytes
        Path(os.fsdecode(path)).parent.mkdir(parents=True, exist_ok=True)
        Path(os.fsdecode(path)).write_bytes(text.encode() if isinstance(text, str) else text)

    return make


def june(text: str) -> Maker:
    return file(JUNE, HEAD + text)


def reading(name: str = "contracts", value: str = "52.5", as_of: str = "2025-05-31") -> Maker:
    return file(JUNE, READING.format(name=name, value=value, as_of=as_of))


def holes(name: str, size: int) -> Maker:
    """Make a file that takes no room on the disk, whatever its length."""

    def make(root: Path) -> None:
        with (root / name).open("wb") as stream:
            stream.truncate(size)

    return make


def link(name: str, target: str) -> Maker:
    def make(root: Path) -> None:
        (root / name).unlink(missing_ok=True)
        (root / name).symlink_to(target)

    return make


def pipe(root: Path) -> None:
    os.mkfifo(root / JULY)


def listening(root: Path) -> None:
    """Make a socket; its path may be longer than a socket's address, its name is not."""
    here = Path.cwd()
    os.chdir((root / JULY).parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(Path(JULY).name)
    finally:
        os.chdir(here)


def folder(name: str) -> Maker:
    """Put a folder where a file belongs."""

    def make(root: Path) -> None:
        (root / name).unlink(missing_ok=True)
        (root / name).mkdir()

    return make


def units_elsewhere(root: Path) -> None:
    (root / "units").rename(root / "elsewhere")
    (root / "units").symlink_to("elsewhere")


def taken_along_a_link(root: Path) -> None:
    lay(root, taken("{workspace: town, indicator: contracts}"))
    (root / "town").symlink_to("city")


def taken_from_behind_a_link(root: Path) -> None:
    lay(root, taken())
    (root / "city/units/sjw/2025-06.yaml").unlink()
    (root / "city/units/sjw/2025-06.yaml").symlink_to("/etc/passwd")


def proved_by_a_link(root: Path) -> None:
    (root / "evidence").mkdir()
    (root / "evidence/a.csv").symlink_to("/etc/passwd")
    june(
        "readings:\n  - indicator: firms\n    value: 24\n    as_of: 2025-06-30\n    evidence:\n"
        f"      - title: 认定台账\n        place: evidence/a.csv\n        sha256: {'ab' * 32}\n"
    )(root)


def fifty_folders(root: Path) -> None:
    (root / "units/kcj" / "/".join("d" * 50)).mkdir(parents=True)


def wrong_readings(count: int) -> str:
    """Return readings of an indicator with one letter too few or too many, no two alike."""
    entry = "  - indicator: {}\n    value: 52.5\n    as_of: {}\n"
    name = "contracts"
    names = [
        name[:place] + again + name[place + 1 :]
        for place in range(9)
        for again in ("", name[place] * 2)
    ]
    days = [date(2025, 6, 30) - timedelta(days=number) for number in range(-(-count // len(names)))]
    return "readings:\n" + "".join(entry.format(*one) for one in [*product(names, days)][:count])


MADE: dict[str, Maker] = CYCLES | {
    "bombs/hundred-thousand-brackets": june(f"nothing: {'[' * DEEP}{']' * DEEP}\n"),
    "bombs/hundred-thousand-braces": june(f"nothing: {'{a: ' * (DEEP // 2)}\n"),
    "bombs/hundred-thousand-lists": june(f"nothing:\n  {'- ' * DEEP}a\n"),
    "bombs/hundred-thousand-question-marks": june("? " * DEEP + "a\n"),
    "bombs/number-of-5000-digits": reading(value="9" * 5_000),
    "bombs/number-of-full-width-digits": reading(value="９" * (LONG // 3)),
    "bombs/number-of-50000-groups": reading(value="1" + ",111" * 50_000),
    "bombs/file-of-300-kib": june("nothing: |-\n" + "  无新进展\n" * 20_000),
    "bombs/file-of-20-mb": june("nothing: |-\n" + "  无新进展无新进展\n" * 800_000),
    "bombs/file-of-64-gib-all-holes": holes(JUNE, 64 * 2**30),
    "bombs/source-of-20-mb": file(SOURCE, "为做好科技成果转化工作。\n" * 600_000),
    "bombs/hundred-thousand-bad-characters": june(f"nothing: {chr(0x200B) * 80_000}\n"),
    "bombs/twenty-thousand-unknown-keys": june("".join(f"k{n}: a\n" for n in range(20_000))),
    "bombs/one-unknown-key-of-200-kb": june(f"{'k' * LONG}: a\n"),
    "bombs/three-thousand-wrong-readings": june(wrong_readings(3_000)),
    "bombs/twenty-thousand-comments": june("nothing: 无" + " #无" * 20_000 + "\n"),
    "bombs/seventy-thousand-vague-words": reading(value="约" * 70_000),
    "bombs/day-of-200000-signs": reading(as_of="2025-" * (LONG // 5)),
    "bombs/ref-of-200000-signs": june(f"progress:\n  - ref: {'1.' * (LONG // 2)}\n    text: a\n"),
    "bombs/id-of-200000-hyphens": reading(name="a" + "-" * LONG),
    "file-names/reserved-on-windows-con": file("plan/indicators/con.yaml"),
    "file-names/reserved-on-windows-as-a-unit": file("units/aux/2025-06.yaml"),
    "file-names/space-behind": file(f"{JULY} "),
    "file-names/line-end-in-the-name": file("units/kcj/2025\n07.yaml"),
    "file-names/escape-in-the-name": file("units/kcj/\x1b[2J2025-07.yaml"),
    "file-names/turned-direction-in-the-name": file("units/kcj/2025-07\u202elmay.yaml"),
    "file-names/zero-width-space-in-the-name": file("units/kcj/2025\u200b-07.yaml"),
    "file-names/not-utf-8-in-the-name": file(b"units/kcj/\xc6\xdf.yaml"),
    "file-names/name-of-255-signs": file(f"units/kcj/{'7' * 250}.yaml"),
    "file-names/command-of-a-workflow": file("units/kcj/\n::error file=x::y.yaml"),
    "special-files/link-to-a-file": link(JULY, "2025-06.yaml"),
    "special-files/link-out-of-the-workspace": link(JULY, "/etc/passwd"),
    "special-files/link-to-nothing": link(JULY, "nothing.yaml"),
    "special-files/link-to-zeros-without-end": link(JULY, "/dev/zero"),
    "special-files/link-to-a-folder": link("units/lake", "yuehu"),
    "special-files/source-is-a-link": link(SOURCE, "plan.yaml"),
    "special-files/report-is-a-link-out": link(JUNE, "../../../secret.yaml"),
    "special-files/pipe": pipe,
    "special-files/socket": listening,
    "special-files/folder-of-units-is-a-link": units_elsewhere,
    "special-files/source-is-a-folder": folder(SOURCE),
    "special-files/report-is-a-folder": folder(JUNE),
    "special-files/indicator-is-a-folder": folder(CONTRACTS),
    "special-files/folders-fifty-deep": fifty_folders,
    "sharing/workspace-behind-a-link": taken_along_a_link,
    "sharing/a-report-there-that-is-a-link": taken_from_behind_a_link,
    "values/paper-behind-a-link": proved_by_a_link,
}
"""The cases without a folder, by kind and name."""
