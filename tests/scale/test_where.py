"""``--where``: values as people write them, all that a name stands for, and what is unknown."""

import io
from pathlib import Path
from typing import Any

import pytest

from anplan.base.errors import UsageError
from anplan.show.words import Words
from anplan.work.rollup import Wanted, rollup
from tests.scale.made_up import session, told, written

MONTHS = ("2025-02", "2025-03", "2025-04", "2025-06")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two plans: papers of four months, units of which two are called alike."""
    folder = tmp_path_factory.mktemp("where")
    water = {"workspace": "water", "plan": "水〔2025〕1号"}
    school = {"workspace": "school", "plan": "校〔2025〕2号"}
    said = {"unit": "swj", "state": "done"}
    written(
        folder / "t",
        plan=[{**water, "title": "供水改造方案"}, {**school, "title": "校园建设方案"}],
        units=[
            {**water, "unit": "swj", "name": "市水务局", "short": "水务局"},
            {**water, "unit": "dzj", "name": "大治街道", "short": "街道办"},
            {**school, "unit": "xzj", "name": "新治街道", "short": "街道办"},
        ],
        indicators=[{**water, "indicator": "pipes", "title": "新建管网长度", "short": "管网"}],
        papers=[{**water, **said, "month": month} for month in MONTHS],
    )
    return folder


def meant(folder: Path, *where: str, question: str = "papers") -> dict[str, Any]:
    return dict(told(folder, questions=(question,), where=where).only)


@pytest.mark.parametrize(
    ("typed", "months"),
    [
        ("2025-06", ("2025-06",)),
        ("2025-6", ("2025-06",)),
        ("2025年6月", ("2025-06",)),
        ("６月", ("2025-06",)),
        ("June 2025", ("2025-06",)),
        ("2025-Q1", ("2025-02", "2025-03")),
        ("二季度", ("2025-04", "2025-06")),
        ("上半年", MONTHS),
        ("2025", MONTHS),
    ],
)
def test_a_month_is_read_as_everywhere_and_a_longer_period_means_its_months(
    typed: str, months: tuple[str, ...], folder: Path
) -> None:
    assert meant(folder, f"month={typed}") == {"month": months}


@pytest.mark.parametrize(
    ("typed", "key", "value"),
    [
        ("unit=市水务局", "unit", "swj"),
        ("unit=水务局", "unit", "swj"),
        ("unit = swj", "unit", "swj"),
        ("unit＝swj", "unit", "swj"),
        ("Unit=市水务局", "unit", "swj"),
        ("plan=供水改造方案", "plan", "水〔2025〕1号"),
        ("plan=水(2025)1号", "plan", "水〔2025〕1号"),
        ("workspace=Water", "workspace", "water"),
    ],
)
def test_a_name_means_whose_it_is(typed: str, key: str, value: str, folder: Path) -> None:
    assert meant(folder, typed) == {key: (value,)}


def test_an_indicator_is_known_by_its_titles(folder: Path) -> None:
    for name in ("pipes", "新建管网长度", "管网"):
        assert meant(folder, f"indicator={name}", question="lights") == {"indicator": ("pipes",)}


def test_a_name_of_several_means_all_and_that_is_told(folder: Path) -> None:
    asking = session(folder)

    found = rollup(asking, Wanted(("t",), ("papers",), where=("unit=街道办",)))

    assert found.only == {"unit": ("dzj", "xzj")}
    assert isinstance(asking.console.err, io.StringIO)
    assert (
        asking.console.err.getvalue() == "街道办 stands for several, and all are meant: dzj, xzj\n"
    )


def test_a_key_may_be_given_again(folder: Path) -> None:
    assert meant(folder, "unit=swj", "unit=街道办", "month=2025-02", "month=2025-03") == {
        "unit": ("dzj", "swj", "xzj"),
        "month": ("2025-02", "2025-03"),
    }


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("workspace=watre", "The tables have no workspace watre. Did you mean water?"),
        ("workspace=x", "The tables have no workspace x. Use one of: school, water"),
        ("plan=供水改造方安", "The tables have no plan 供水改造方安. Did you mean 供水改造方案?"),
        ("unit=市水利局", "The tables have no unit 市水利局. Did you mean 市水务局?"),
        ("month=2025-07", "The tables have no rows of 2025-07. They go from 2025-02 to 2025-06: 2025-06, 2025-Q2, 2025"),
        ("month=someday", "The tables have no rows of someday. They go from 2025-02 to 2025-06: 2025-06, 2025-Q2, 2025"),
    ],
)  # fmt: skip
def test_what_the_tables_do_not_have_is_refused(typed: str, said: str, folder: Path) -> None:
    with pytest.raises(UsageError) as raised:
        meant(folder, typed)
    words = Words("en")
    assert raised.value.hint is not None
    told = words.sentences(words.tell(raised.value.message), words.tell(raised.value.hint))
    assert told == said


def test_tables_without_any_month_say_so(tmp_path: Path) -> None:
    written(tmp_path / "t")

    with pytest.raises(UsageError, match="have no rows of") as raised:
        meant(tmp_path, "month=2025-06")
    assert raised.value.hint is not None
    assert raised.value.hint.text == "They have no month at all"
