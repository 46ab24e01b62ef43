"""Two small plans: a county's takes a figure that a city's collects."""

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from anplan.checks.examples.sharing import CITY
from anplan.checks.examples.sharing import taken as taken_from
from anplan.checks.examples.workspace import BASE
from anplan.checks.rule import Example
from anplan.model.sharing import Fault, SharedFigure
from tests.checks.workspace import lay, read
from tests.history import Repository

FROM_CITY = "{workspace: ../city, indicator: contracts}"
CITY_JUNE = "units/sjw/2025-06.yaml"
CITY_FILES = {name.removeprefix("city/"): text for name, text in CITY.items()}


def county(source: str = FROM_CITY) -> Example:
    """The county's plan, which takes its figure from another one."""
    laid = {**BASE, **taken_from(source)}
    return {name: text for name, text in laid.items() if not name.startswith("city/")}


def two(top: Path, source: str = FROM_CITY, city: Mapping[str, str] = CITY_FILES) -> Path:
    """Lay both plans beside each other; return the folder of the one that takes the figure."""
    lay(top / "city", city)
    lay(top / "county", county(source))
    return top / "county"


def june(value: str = "260", as_of: str = "2025-06-30", submitted: str = "2025-07-02") -> str:
    """The report of the city's office for June."""
    text = f"""\
        submitted: {submitted}
        readings:
          - indicator: contracts
            value: {value}
            as_of: {as_of}
        """
    return dedent(text)


def figure_in(folder: Path, name: str = "contracts") -> SharedFigure:
    """Return from where an indicator's figure is taken."""
    project = read(folder).project
    assert project is not None
    return project.shared[name]


def fault_in(folder: Path) -> Fault:
    """Return why the figure cannot be taken."""
    fault = figure_in(folder).origin.fault
    assert fault is not None
    return fault


class TwoInOne(Repository):
    """One repository with both plans; the county takes the figure from 5 June on."""

    def __init__(self, top: Path) -> None:
        """Begin with the county's own plan, then the city's, then the figure that is taken."""
        super().__init__(top, "county")
        lay(self.top / "city", {**CITY_FILES, CITY_JUNE: "nothing: 本月无新进展\n"})
        self.commit("全市方案", "2025-06-04", "市科学技术局")
        lay(self.root, county())
        self.commit("数据改由全市方案采集", "2025-06-05")
        self.city(june(), "2025-07-02")

    def city(self, text: str, day: str) -> None:
        """Let the city's office hand in its report for June, or correct it."""
        lay(self.top / "city", {CITY_JUNE: text})
        self.commit("报送", day, "市科学技术局")


class CityBeside(Repository):
    """The city's plan in a repository of its own, beside that of the county."""

    def __init__(self, top: Path) -> None:
        """Begin the county's repository, too."""
        self.county = Repository(top / "county")
        lay(self.county.root, county())
        self.county.commit("数据改由全市方案采集", "2025-06-05")
        super().__init__(top / "city")
        for name in BASE:
            self.root.joinpath(name).unlink()
        lay(self.root, {**CITY_FILES, CITY_JUNE: june()})
        self.commit("报送", "2025-07-02", "市科学技术局")
