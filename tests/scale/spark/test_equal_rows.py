"""The same expression gives the same rows on DuckDB and on Spark. Run by .ci/spark, which has both."""

import itertools
import random
import subprocess
import sys
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from anplan.base.errors import FileError
from anplan.files.engines import Engine
from anplan.files.engines.duck import DuckDb
from anplan.files.table_folders.found import Files, sources_in
from anplan.scale.all_questions import QUESTIONS
from anplan.scale.answers import answer_of
from anplan.scale.bodies import BODIES, BODY_KINDS, units_in_question, units_of_other_plans
from anplan.scale.compiled import compiled
from anplan.scale.frames import frames_of
from anplan.scale.questions import Asked, Question
from anplan.scale.workspaces import names_of, same_names, summary, twice, values_of
from anplan.work.rollup_bodies import Bodies
from anplan.work.rollup_tables import KINDS, files_of
from tests.program import environment, run
from tests.scale.made_up import written
from tests.scale.spark import CLOSED_LATE
from tests.small_plans import small_plan

pytest.importorskip("pyspark")
pytestmark = CLOSED_LATE

LIGHTS = ("red", "yellow", "green", "blue", "grey", "closed")
UNITS = ("qa", "qb", "区发改局", "it's")
MONTHS = ("2025-05", "2025-06", "2025-07")
INDICATORS = ("flow", "rate", "rank", "part", "shared", "none")
FRAMES = frames_of({**KINDS, BODIES: BODY_KINDS})
WHO = Bodies(
    (
        ("a", "甲", "甲", "qa", "qa′"),
        ("b", "甲", "甲", "it's", "qb"),
        ("区 (1)", "丙", "甲", "区发改局", "甲/区发改局"),
        ("water", "供水改造方案", "供水改造方案", "swj", "swj′"),
    ),
    (),
)
"""Who is known by another id than a plan has."""
COMMAND = (sys.executable, "-m", "anplan", "rollup", "t[1]", "shared", "--engine")
ASKED = [
    (question, Asked(by))
    for question in QUESTIONS.values()
    for by in dict.fromkeys((question.usual, ("unit",), question.keys[-2:], question.keys))
]
ASKED += [
    (QUESTIONS["lights"], Asked(("workspace",), {"month": frozenset({"2025-06"})})),
    (QUESTIONS["lights"], Asked(("indicator",), {"unit": frozenset({"qa", "it's"})})),
    (QUESTIONS["papers"], Asked(("month",), {"unit": frozenset({"nobody"})})),
]


class Both(NamedTuple):
    """Both engines, with the same tables."""

    duckdb: Engine
    spark: Engine


def figure(chance: random.Random) -> str | None:
    """A figure of up to 12 decimals, or none."""
    digits = chance.choice((0, 1, 4, 12))
    scale = Decimal(chance.randint(-(10**6), 10**9)).scaleb(-digits)
    return None if chance.random() < 0.2 else f"{scale:f}"


def state(
    chance: random.Random, whose: Mapping[str, str], name: str, **more: Any
) -> dict[str, Any]:
    return {
        **whose,
        "indicator": name,
        "comparator": "rank" if name == "rank" else chance.choice(("at_least", "at_most")),
        "measure": chance.choice(("家", "亿元")),
        "light": chance.choice(LIGHTS),
        **{column: figure(chance) for column in ("value", "target", "gap", "compared")},
        **more,
    }


def states(chance: random.Random, whose: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for name in INDICATORS:
        units = (None, "qa", "qb") if name == "shared" else (None,)
        for unit in units:
            for month in MONTHS:
                asked = chance.choice(("issued", "period"))
                day = f"{month}-28"
                yield state(
                    chance, whose, name, unit=unit, asked=asked, period=month, month=month, day=day
                )
            yield state(
                chance, whose, name, unit=unit, asked="day", month="2025-07", day="2025-07-28"
            )


def made_up(folder: Path) -> None:
    """Tables of five workspaces, two of which are called the same."""
    chance = random.Random(7)  # noqa: S311 - rows, not secrets
    names = [("a", "甲"), ("a", "乙"), ("b", "甲"), ("区 (1)", "丙"), ("007", "丁")]
    whose = [{"workspace": name, "plan": plan} for name, plan in names]
    written(
        folder,
        plan=[{**own, "sample": own["workspace"] == "b"} for own in whose],
        units=[
            {
                **own,
                "unit": unit,
                "short": f"{unit}{chance.randint(1, 2)}",
                "same_as": chance.choice((None, None, "qa", "kjj 区发改局")),
                "aliases": chance.choice((None, "别名; other")),
            }
            for own in whose
            for unit in UNITS
        ],
        indicators=[
            {
                **own,
                "indicator": name,
                "kind": "rate" if name == "rate" else "flow",
                "part_of": "flow" if name == "part" else None,
                "units": None if name == "none" else " ".join(chance.sample(UNITS[:3], 2)),
                "source_plan": chance.choice(("甲", "nobody", None)),
                "short": name.upper(),
            }
            for own in whose
            for name in INDICATORS
        ],
        indicator_units=[
            {**own, "indicator": name, "unit": unit, "of_plan": plan, "name": unit}
            for own in whose
            for name in INDICATORS[:-1]
            for unit in chance.sample(UNITS[:3], 2)
            for plan in chance.sample((own["plan"], "甲", "nobody"), 1)
        ],
        states=[row for own in whose for row in states(chance, own)],
        tasks=[
            {**own, "task": f"1.{number}", "light": chance.choice((*LIGHTS, None))}
            for own in whose
            for number in range(5)
        ],
        task_units=[
            {**own, "task": f"1.{number}", "unit": unit}
            for own in whose
            for number in range(5)
            for unit in chance.sample(UNITS, 2)
        ],
        papers=[
            {
                **own,
                "unit": unit,
                "month": month,
                "state": chance.choice(("done", "late", "missing", "open")),
                "returned_on": chance.choice((None, "2025-07-01")),
            }
            for own in whose
            for unit in UNITS
            for month in MONTHS
        ],
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables in every form: a file a table, CSV, parts by workspace and month; odd names among them.

    The folders above are called as columns are, which is nothing to anybody.
    """
    folder = tmp_path_factory.mktemp("tables") / "workspace=zz/month=2099-01/light=red"
    made_up(folder / "t[1]")
    small_plan(folder / "water", "供水改造方案", ("swj", "市水务局"))
    small_plan(folder / "school", "校园建设方案", ("jyj", "市教育局"), value=60)
    on = ("--on", "2025-07-10", "--workspace")
    shared = ("export", "--append", "-o", "../shared", *on, "甲〔1〕 x=%2F{y}")
    assert run(*shared, folder=folder / "water").code == 0
    assert (
        run("export", "--append", "-o", "../shared", *on, "2025", folder=folder / "school").code
        == 0
    )
    assert run("export", "--to", "csv", "-o", "../csv", folder=folder / "school").code == 0
    return folder


@pytest.fixture(scope="module")
def both(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    from anplan.files.engines.spark import Spark  # noqa: PLC0415 - where it is installed

    room = tmp_path_factory.mktemp("room")
    sources = sources_in(folder, ("t[1]", "shared", "csv"), 1)
    files = files_of(sources, KINDS, [room], print)
    engines = Both(DuckDb(room), Spark(None, room))
    for engine, (name, own) in itertools.product(engines, files.items()):
        engine.table(name, KINDS[name], own)
    for engine in engines:
        engine.table(BODIES, BODY_KINDS, WHO.written(BODY_KINDS, room))
    yield engines
    for engine in engines:
        engine.close()


def rows(engine: Engine, expression: Any) -> list[tuple[Any, ...]]:
    found = engine.rows(compiled(expression, engine.dialect))
    return sorted((tuple(row) for row in found), key=repr)


def told(value: object) -> str:
    """Name a question, and how it is asked."""
    if isinstance(value, Asked):
        return "-".join((*value.by, *value.only))
    return value.name if isinstance(value, Question) else str(value)


@pytest.mark.parametrize(("question", "asked"), ASKED, ids=told)
def test_questions_have_the_same_answers(question: Question, asked: Asked, both: Both) -> None:
    expression = question.expression(FRAMES, asked)
    ours, theirs = rows(both.duckdb, expression), rows(both.spark, expression)

    assert answer_of(question, asked, theirs) == answer_of(question, asked, ours)
    assert theirs == ours


@pytest.mark.parametrize(
    "expression",
    [
        summary(FRAMES),
        twice(FRAMES),
        same_names(FRAMES),
        names_of(FRAMES, "unit"),
        names_of(FRAMES, "indicator"),
        units_in_question(FRAMES),
        units_of_other_plans(FRAMES),
        values_of(FRAMES, "unit", ()),
    ],
    ids=["summary", "twice", "same_names", "units", "indicators", "who", "others", "unit"],
)
def test_whose_rows_they_are_is_told_alike(expression: Any, both: Both) -> None:
    assert rows(both.spark, expression) == rows(both.duckdb, expression)


def test_a_sum_that_a_decimal_does_not_hold_is_refused(both: Both, tmp_path: Path) -> None:
    most = {"asked": "day", "month": "2025-07", "day": "2025-07-10", "value": "9" * 26}
    written(tmp_path / "t", states=[most, most], indicators=[{"indicator": None}])
    files = Files((), (str(tmp_path / "t/states.parquet"),))
    for engine in both:
        engine.table("too_much", KINDS["states"], files)
        with pytest.raises(FileError, match="more digits than can be held exactly"):
            engine.rows("SELECT SUM(value) FROM too_much")


def test_a_missing_file_is_told(both: Both, tmp_path: Path) -> None:
    for engine in both:
        with pytest.raises(FileError, match="could not answer"):
            engine.table("gone", KINDS["states"], Files((), (str(tmp_path / "gone.parquet"),)))


def test_the_command_prints_the_same(folder: Path) -> None:
    said = [
        subprocess.run(
            [*COMMAND, engine, "--question", "lights"],
            cwd=folder,
            env=environment(),
            capture_output=True,
            check=True,
        )
        for engine in ("duckdb", "local")
    ]

    assert said[0].stdout == said[1].stdout
    assert (said[0].stderr, said[1].stderr) == (b"", b"")
