"""Other workspaces: which may be read, at which state, and why a figure cannot be taken."""

import sys
from datetime import date
from pathlib import Path

import pytest

from anplan.base.problem import Spot
from anplan.checks.examples.workspace import BASE, CONTRACTS
from anplan.files.disk.workspace import Workspace
from anplan.files.git.history import snapshot_at, snapshot_known
from anplan.files.git.run import Standpoint
from anplan.files.git.snapshot import Snapshot
from anplan.files.load import Loaded, load
from anplan.files.sharing import linked as links
from anplan.files.sharing.linked import linked
from anplan.files.tree import Tree
from tests.checks.workspace import english, lay, read
from tests.history import Repository
from tests.repositories import git
from tests.sharing import (
    CITY_FILES,
    CITY_JUNE,
    CityBeside,
    TwoInOne,
    county,
    fault_in,
    figure_in,
    june,
    two,
)

THERE = "plan/indicators/contracts.yaml"


def read_tree(tree: Tree, known: date | None = None) -> Loaded:
    """Read a tree with the figures that it takes from others."""
    return linked(tree, load(tree), known)


def value_in(loaded: Loaded) -> str:
    """Return the figure of June as the other plan's report gives it; '' where it has none."""
    assert loaded.project is not None
    figure = loaded.project.shared["contracts"]
    assert figure.project is not None, figure.fault
    readings = (one for report in figure.project.reports.values() for one in report.readings)
    return ", ".join(str(one.value) for one in readings)


def why(folder: Path) -> tuple[str, str]:
    """Return the sort of a fault, and its words."""
    fault = fault_in(folder)
    return fault.sort, english(fault.message)


def test_the_plan_beside_is_read(tmp_path: Path) -> None:
    figure = figure_in(two(tmp_path))
    assert figure.project is not None
    assert figure.project.plan.document.title == "全市创新工作方案"
    assert figure.record is not None


def test_a_plan_that_takes_nothing_reads_nothing_else(tmp_path: Path) -> None:
    lay(tmp_path / "county", BASE)
    loaded = read(tmp_path / "county")
    assert (dict(loaded.beside), loaded.notes) == ({}, ())


def test_its_files_count_neither_as_found_nor_as_read(tmp_path: Path) -> None:
    loaded = read(two(tmp_path))
    assert loaded.files_found == loaded.files_read == len(county()) == len(loaded.texts)
    assert list(loaded.beside) == ["../city"]


def test_nothing_but_its_plan_and_its_units_is_read(tmp_path: Path) -> None:
    folder = two(tmp_path)
    lay(
        tmp_path / "city",
        {"briefs/2025-06.yaml": "issued: 2025-07-05\n", "templates/brief.md.j2": "{{ 1 }}"},
    )
    loaded = read(folder)
    (other,) = loaded.beside.values()
    assert {str(name).partition("/")[0] for name in other.tree.files()} == {"plan", "units"}
    assert list(other.tree.templates()) == []
    assert other.loaded.project is not None
    assert other.loaded.project.briefs == {}
    with pytest.raises(FileNotFoundError):
        other.tree.read("briefs/2025-06.yaml")


def test_a_place_in_its_files_is_found_with_its_line(tmp_path: Path) -> None:
    loaded = read(two(tmp_path))
    place = loaded.places.find(Spot(f"../city/{CITY_JUNE}", ("readings", 0, "value")))
    assert (place.file, place.line, place.source) == (f"../city/{CITY_JUNE}", 4, "    value: 260")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("../town", "There is no workspace at ../town"),
        ("../city/units", "There is no workspace at ../city/units"),
        ("town", "There is no workspace at town"),
        ("../../city", "../../city lies outside the folder that holds this repository"),
        ("../" * 15 + "etc", f"{'../' * 15}etc lies outside the folder that holds this repository"),
    ],
)
def test_what_is_no_workspace_or_out_of_reach_is_said(
    tmp_path: Path, source: str, words: str
) -> None:
    folder = two(tmp_path / "plans", f"{{workspace: {source}, indicator: contracts}}")
    assert why(folder) == ("workspace", words)


def test_a_workspace_out_of_reach_is_not_read_even_if_it_is_there(tmp_path: Path) -> None:
    folder = two(tmp_path / "plans", "{workspace: ../../city, indicator: contracts}")
    lay(tmp_path / "city", CITY_FILES)
    assert why(folder)[1].startswith("../../city lies outside")


def test_within_a_repository_any_folder_may_be_named(tmp_path: Path) -> None:
    git("init", "-q", str(tmp_path), folder=tmp_path)
    folder = two(tmp_path / "a/b", "{workspace: ../../../z/city, indicator: contracts}")
    lay(tmp_path / "z/city", CITY_FILES)
    assert figure_in(folder).fault is None


def test_the_folder_around_may_be_a_workspace_itself(tmp_path: Path) -> None:
    lay(tmp_path, CITY_FILES)
    lay(tmp_path / "county", county("{workspace: .., indicator: contracts}"))
    assert figure_in(tmp_path / "county").fault is None


def test_a_folder_of_its_own_may_be_another_workspace(tmp_path: Path) -> None:
    lay(tmp_path, county("{workspace: city, indicator: contracts}"))
    lay(tmp_path / "city", CITY_FILES)
    assert figure_in(tmp_path).fault is None


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("city", "../city is reached through a symbolic link"),
        ("city/plan", "The plan of ../city cannot be read"),
        ("city/plan/plan.yaml", "The plan of ../city cannot be read"),
    ],
)
def test_no_link_is_followed(tmp_path: Path, name: str, words: str) -> None:
    folder = two(tmp_path)
    (tmp_path / name).rename(tmp_path / "elsewhere")
    (tmp_path / name).symlink_to(tmp_path / "elsewhere")
    assert why(folder) == ("workspace", words)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_that_comes_while_it_is_read_leads_nowhere(tmp_path: Path) -> None:
    two(tmp_path)
    workspace = Workspace(tmp_path / "city", ("city",))
    assert workspace.read(CITY_JUNE)
    (tmp_path / "city").rename(tmp_path / "real")
    (tmp_path / "city").symlink_to("real")
    with pytest.raises(OSError):  # noqa: PT011 - the system's own words
        workspace.read(CITY_JUNE)
    assert [str(entry) for entry in workspace.files() if isinstance(entry, str)] == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_workspace_that_was_reached_through_a_link_itself_goes_by_its_real_folder(
    tmp_path: Path,
) -> None:
    two(tmp_path / "real")
    (tmp_path / "here").symlink_to("real/county")
    assert figure_in(tmp_path / "here").fault is None


def test_a_plan_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    folder = two(tmp_path, city={**CITY_FILES, "plan/plan.yaml": "start: soon\n"})
    assert why(folder) == ("workspace", "The plan of ../city cannot be read")


def test_an_indicator_that_is_not_there_is_said_with_the_nearest(tmp_path: Path) -> None:
    fault = fault_in(two(tmp_path, "{workspace: ../city, indicator: contract}"))
    assert english(fault.message) == "../city has no indicator contract"
    assert english(fault.hint) == "Did you mean contracts?"


def test_an_indicator_whose_file_cannot_be_read_is_said(tmp_path: Path) -> None:
    folder = two(tmp_path, city={**CITY_FILES, THERE: "title: 成交额\n"})
    assert why(folder) == ("indicator", f"../city/{THERE} cannot be read")


def taking(way: str, name: str = "contracts") -> str:
    """The city's indicator, which takes its figure from yet another plan."""
    source = f"shared_from: {{workspace: {way}, indicator: {name}}}"
    return CITY_FILES[THERE].replace("reported_by: [sjw]", source)


def test_a_chain_of_plans_is_followed(tmp_path: Path) -> None:
    folder = two(tmp_path, city={**CITY_FILES, THERE: taking("../province")})
    lay(tmp_path / "province", CITY_FILES)
    figure = figure_in(folder)
    assert [step.way for step in figure.chain] == ["../city", "../province"]
    assert list(read(folder).beside) == ["../city", "../province"]


@pytest.mark.parametrize(
    ("way", "name", "steps"),
    [
        ("../county", "contracts", "contracts → ../city/contracts → contracts"),
        ("../city", "contracts", "contracts → ../city/contracts → ../city/contracts"),
    ],
)
def test_a_circle_is_refused_with_its_steps(
    tmp_path: Path, way: str, name: str, steps: str
) -> None:
    folder = two(tmp_path, city={**CITY_FILES, THERE: taking(way, name)})
    words = f"Nobody collects the figure, it goes in a circle: {steps}"
    assert why(folder) == ("circle", words)


def test_a_figure_of_itself_is_a_circle(tmp_path: Path) -> None:
    folder = two(tmp_path, "{workspace: ../county, indicator: contracts}")
    assert why(folder) == (
        "circle",
        "Nobody collects the figure, it goes in a circle: contracts → contracts",
    )


def test_a_longer_circle_is_refused_in_each_of_its_plans(tmp_path: Path) -> None:
    folder = two(tmp_path, city={**CITY_FILES, THERE: taking("../province")})
    lay(tmp_path / "province", {**CITY_FILES, THERE: taking("../county")})
    for place in (folder, tmp_path / "city", tmp_path / "province"):
        assert why(place)[0] == "circle"


def test_two_plans_may_take_different_figures_from_each_other(tmp_path: Path) -> None:
    other = CITY_FILES[THERE].replace(
        "reported_by: [sjw]", "shared_from: {workspace: ../county, indicator: firms}"
    )
    folder = two(
        tmp_path,
        city={**CITY_FILES, "plan/indicators/firms.yaml": other.replace("亿元", "家")},
    )
    assert figure_in(folder).origin.fault is None
    assert figure_in(tmp_path / "city", "firms").origin.fault is None


def test_a_figure_is_not_handed_on_without_end(tmp_path: Path) -> None:
    last = links.MOST_PLANS + 1
    for number in range(last):
        lay(tmp_path / f"p{number}", {**CITY_FILES, THERE: taking(f"../p{number + 1}")})
    lay(tmp_path / f"p{last}", CITY_FILES)
    assert figure_in(tmp_path / "p1").origin.fault is None
    assert why(tmp_path / "p0") == (
        "workspace",
        f"The figure is handed on by more than {links.MOST_PLANS} plans",
    )


def test_no_more_than_so_many_workspaces_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "MOST_WORKSPACES", 0)
    assert why(two(tmp_path)) == ("workspace", "Figures are taken from more than 0 workspaces")


def test_each_workspace_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = two(tmp_path)
    firms = county("{workspace: ../county/../city, indicator: contracts}")
    lay(folder, {"plan/indicators/more.yaml": firms[CONTRACTS].replace("../county/../", "../")})
    read_files = []

    def counted(tree: Tree, **_: object) -> Loaded:
        read_files.append(tree.standpoint)
        return load(tree)

    monkeypatch.setattr(links, "load", counted)
    loaded = read(folder)
    assert loaded.project is not None
    assert set(loaded.project.shared) == {"contracts", "more"}
    assert len(read_files) == 1


# In a commit -------------------------------------------------------------------------------


def test_a_commit_is_asked_for_both_plans(tmp_path: Path) -> None:
    repository = TwoInOne(tmp_path)
    repository.city(june("255"), "2025-07-20")
    assert value_in(read(repository.root)) == "255"
    assert value_in(read_tree(snapshot_at(repository.root, "HEAD"))) == "255"
    assert value_in(read_tree(snapshot_at(repository.root, "HEAD~1"))) == "260"
    assert value_in(read_tree(snapshot_known(repository.root, date(2025, 7, 1)))) == ""


def test_what_lies_in_the_folder_counts_for_no_commit(tmp_path: Path) -> None:
    repository = TwoInOne(tmp_path)
    lay(repository.top / "city", {CITY_JUNE: june("1")})
    assert value_in(read(repository.root)) == "1"
    assert value_in(read_tree(snapshot_at(repository.root, "HEAD"))) == "260"


def test_a_bare_repository_has_both_plans(tmp_path: Path) -> None:
    TwoInOne(tmp_path / "work")
    git("clone", "-q", "--bare", str(tmp_path / "work"), str(tmp_path / "bare"), folder=tmp_path)
    bare = tmp_path / "bare"
    commit = git("rev-parse", "main", folder=bare)
    assert value_in(read_tree(Snapshot(Standpoint(bare, "county/", commit)))) == "260"


def test_a_commit_that_does_not_hold_the_other_plan_says_so(tmp_path: Path) -> None:
    repository = TwoInOne(tmp_path)
    repository.git("rm", "-rq", "city")
    repository.commit("移走全市方案", "2025-07-21")
    lay(repository.top / "city", CITY_FILES)
    loaded = read_tree(snapshot_at(repository.root, "HEAD"))
    assert loaded.project is not None
    fault = loaded.project.shared["contracts"].fault
    assert fault is not None
    assert english(fault.message).endswith("holds no workspace at ../city")


def test_a_repository_beside_is_read_as_it_was_when_the_commit_was_made(tmp_path: Path) -> None:
    city = CityBeside(tmp_path)
    city.county.report("units/kcj/2025-07.yaml", "nothing: 本月无新进展\n", "2025-07-10")
    city.report(CITY_JUNE, june("255"), "2025-07-20")
    assert value_in(read(city.county.root)) == "255"
    assert value_in(read_tree(snapshot_at(city.county.root, "HEAD"))) == "260"


def test_a_repository_beside_is_read_as_it_was_known_on_a_day(tmp_path: Path) -> None:
    city = CityBeside(tmp_path)
    city.report(CITY_JUNE, june("255"), "2025-07-20")
    for day, value in ((date(2025, 7, 19), "260"), (date(2025, 7, 20), "255")):
        assert value_in(read_tree(snapshot_known(city.county.root, day), day)) == value


def test_what_a_repository_beside_did_not_know_yet_is_said(tmp_path: Path) -> None:
    city = CityBeside(tmp_path)
    early = "2020-01-01T12:00:00Z"
    city.county.git(
        *("commit", "-q", "--allow-empty", "-m", "早"),
        GIT_AUTHOR_DATE=early,
        GIT_COMMITTER_DATE=early,
    )
    loaded = read_tree(snapshot_at(city.county.root, "HEAD"))
    assert loaded.project is not None
    fault = loaded.project.shared["contracts"].fault
    assert fault is not None
    assert english(fault.message).startswith("Nothing was known on 2020-01-01")


def test_a_plan_without_history_is_read_as_it_is_and_that_is_told(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "county")
    lay(repository.root, county())
    lay(tmp_path / "city", CITY_FILES)
    repository.commit("数据改由全市方案采集", "2025-06-05")
    loaded = read_tree(snapshot_at(repository.root, "HEAD"))
    assert value_in(loaded) == "260"
    assert [english(note) for note in loaded.notes] == [
        "../city has no history: it is read as it is now"
    ]
    assert read(repository.root).notes == ()


def test_a_report_without_a_day_came_when_it_was_committed_there(tmp_path: Path) -> None:
    repository = TwoInOne(tmp_path)
    repository.city(june().replace("submitted: 2025-07-02\n", ""), "2025-07-20")
    project = figure_in(repository.root).project
    assert project is not None
    assert dict(project.arrived) == {CITY_JUNE: date(2025, 6, 4)}


def test_what_was_not_checked_out_of_the_other_plan_is_read_as_git_has_it(tmp_path: Path) -> None:
    repository = TwoInOne(tmp_path)
    repository.git("sparse-checkout", "set", "--no-cone", "/county/", "/city/plan/")
    assert not (repository.top / "city" / CITY_JUNE).exists()
    assert value_in(read(repository.root)) == "260"
