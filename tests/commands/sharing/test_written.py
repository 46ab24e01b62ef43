"""What is written in a plan that takes a figure from another one: forms, reports, briefs, the next plan."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from anplan.checks.examples.workspace import CONTRACTS
from tests.checks.workspace import lay
from tests.program import edit, run, shown
from tests.sharing import CITY_JUNE, CityBeside, TwoInOne, june, two

JULY = "units/kcj/2025-07.yaml"


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """The county's plan beside the city's, without any history."""
    return two(tmp_path)


def cells_of(path: Path) -> list[list[str]]:
    """Return what the rows of a form's first sheet say."""
    sheet = load_workbook(path).worksheets[0]
    rows = sheet.iter_rows(values_only=True)
    return [[str(cell) for cell in row if cell not in (None, "")] for row in rows]


def test_a_form_shows_it_as_known_and_asks_nothing(county: Path, tmp_path: Path) -> None:
    form = ("form", "--unit", "kcj", "--period", "2025-07", "-o", str(tmp_path / "forms"))
    assert run(*form, folder=county).code == 0
    (path,) = (tmp_path / "forms").iterdir()
    (row,) = (row for row in cells_of(path) if row[:1] == ["技术合同成交额"])
    assert row == [
        "技术合同成交额",
        "亿元",
        "≥120亿元",
        "260亿元\n(2025-06-30)",
        "≥70亿元",
        "由全市创新方案采集，无需填写。",
    ]


def test_who_does_not_lead_its_tasks_does_not_see_it_on_a_form(
    county: Path, tmp_path: Path
) -> None:
    form = ("form", "--unit", "yuehu", "--period", "2025-07", "-o", str(tmp_path / "forms"))
    assert run(*form, folder=county).code == 0
    (path,) = (tmp_path / "forms").iterdir()
    assert not any("技术合同成交额" in " ".join(row) for row in cells_of(path))


def test_a_reading_is_refused_with_the_cure(county: Path) -> None:
    line = ("record", "reading", "contracts", "99", "--unit", "kcj", "--period", "2025-07")
    done = run(*line, "--as-of", "2025-07-31", "--yes", folder=county)
    assert done.code == 1
    assert "R163  技术合同成交额由其他方案采集（../city）。请删去这个数" in done.err
    assert not (county / JULY).exists()


def test_a_returned_form_that_has_a_figure_of_it_writes_none(county: Path) -> None:
    lay(
        county,
        {
            JULY: "submitted: 2025-08-03\nreadings:\n  - indicator: contracts\n"
            "    value: 99\n    as_of: 2025-07-31\n"
        },
    )
    done = run("check", folder=county)
    assert done.code == 1
    assert f"{JULY}:3:16 错误 R163" in done.out


def test_a_brief_names_the_plan_that_collects_it(county: Path) -> None:
    brief = shown("brief", "--month", "2025-06", "-o", "-", folder=county)
    assert "| 技术合同成交额 | 不少于120亿元 | 260亿元 |" in brief
    assert "- 技术合同成交额：由全市创新方案采集。\n" in brief


def digest(folder: Path) -> str:
    """Return the digest at the end of June's draft."""
    return shown("brief", "--month", "2025-06", "-o", "-", folder=folder).rpartition("sha256:")[2][
        :16
    ]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (CITY_JUNE, "value: 260", "value: 255"),
        (CITY_JUNE, "submitted: 2025-07-02", "submitted: 2025-07-03"),
        (CITY_JUNE, "as_of: 2025-06-30", "as_of: 2025-06-29"),
        ("plan/plan.yaml", "short: 全市创新方案", "short: 全市方案"),
        ("units/sjw/unit.yaml", "市科学技术局", "市科技局"),
    ],
)
def test_what_decides_there_is_in_the_brief_s_digest(
    file: str, old: str, new: str, county: Path, tmp_path: Path
) -> None:
    before = digest(county)
    edit(tmp_path / "city" / file, old, new)
    assert digest(county) != before


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("units/sjw/2025-05.yaml", "submitted: 2025-06-03\nnothing: 本月无新进展\n"),
        ("plan/decisions/2025-06.yaml", "decisions: []\n"),
    ],
)
def test_what_decides_nothing_is_not(file: str, text: str, county: Path, tmp_path: Path) -> None:
    before = digest(county)
    lay(tmp_path / "city", {file: text})
    assert digest(county) == before


def issued(repository: TwoInOne | CityBeside, folder: Path, commit: str = "2025-07-10") -> None:
    """Issue the briefs up to June, and commit them."""
    for month in ("2025-04", "2025-05", "2025-06"):
        line = ("brief", "--month", month, "--issue", "--on", "2025-07-10", "--yes")
        assert run(*line, folder=folder).code == 0
    owner = repository.county if isinstance(repository, CityBeside) else repository
    owner.commit("印发", commit)


@pytest.mark.parametrize("make", [TwoInOne, CityBeside])
def test_verify_tells_that_a_figure_changed_there_and_the_brief_stands(
    make: type[TwoInOne | CityBeside], tmp_path: Path
) -> None:
    repository = make(tmp_path)
    folder = tmp_path / "county"
    issued(repository, folder)
    assert "重新生成，逐字节一致" in shown("brief", "--verify", "--month", "2025-06", folder=folder)
    lay(tmp_path / "city", {CITY_JUNE: june("255")})
    repository.commit("更正", "2025-07-20", "市科学技术局")
    told = shown("brief", "--verify", "--month", "2025-06", folder=folder)
    assert "所依据的文件此后有改动" in told
    assert "更正：技术合同成交额，印发时 260亿元（绿），现为 255亿元（绿）" in told


def test_the_same_day_in_another_repository_is_told_apart_by_its_time(tmp_path: Path) -> None:
    city = CityBeside(tmp_path)
    issued(city, city.county.root)
    lay(city.root, {CITY_JUNE: june("255")})
    city.git("add", "-A")
    later = "2025-07-10T12:00:01+08:00"
    city.git("commit", "-qm", "更正", GIT_AUTHOR_DATE=later, GIT_COMMITTER_DATE=later)
    told = shown("brief", "--verify", "--month", "2025-06", folder=city.county.root)
    assert "印发时 260亿元" in told


def test_a_brief_whose_other_plan_is_gone_is_not_verified(tmp_path: Path) -> None:
    city = CityBeside(tmp_path)
    issued(city, city.county.root)
    (tmp_path / "city").rename(tmp_path / "town")
    done = run("brief", "--verify", "--month", "2025-06", folder=city.county.root)
    assert done.code == 1
    assert "逐字节一致" not in done.out


def test_the_next_brief_tells_the_correction(tmp_path: Path) -> None:
    repository = TwoInOne(tmp_path)
    issued(repository, repository.root)
    july = (
        "submitted: 2025-08-02\nreadings:\n  - indicator: contracts\n    value: 255\n"
        "    as_of: 2025-06-30\n    reason: 剔除重复合同\n"
    )
    lay(repository.top / "city", {"units/sjw/2025-07.yaml": july})
    brief = shown("brief", "--month", "2025-07", "-o", "-", folder=repository.root)
    told = "- 更正：技术合同成交额6月30日数据，原为 260亿元（绿），现为 255亿元（绿）。\n"
    assert told in brief


def test_the_next_plan_asks_for_the_workspace_again(county: Path, tmp_path: Path) -> None:
    line = ("init", "--from", ".", str(tmp_path / "next"), "--year", "2026", "--yes")
    assert run(*line, folder=county).code == 0
    text = (tmp_path / "next" / CONTRACTS).read_text(encoding="utf-8")
    assert "# 去年：../city\nshared_from: {workspace: 待填, indicator: contracts}\n" in text
