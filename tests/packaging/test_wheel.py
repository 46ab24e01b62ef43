"""The built wheel works where nothing of this repository is: templates and catalogues are in it."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel in it; what it depends on is borrowed, not downloaded."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("anplan-*.whl")
    venv.create(folder / "env", with_pip=False)
    scripts = "Scripts" if os.name == "nt" else "bin"
    python = folder / "env" / scripts / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q"]
    subprocess.run([*pip, "--no-index", "--no-deps", str(wheel)], check=True, capture_output=True)
    told = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = subprocess.run(told, check=True, capture_output=True, text=True).stdout.strip()
    borrowed = [path for path in sys.path if Path(path).name in {"site-packages", "dist-packages"}]
    Path(site, "borrowed.pth").write_text("\n".join([*borrowed, ""]), encoding="utf-8")
    return folder / "env" / scripts / "anplan"


def run(program: Path, *arguments: str, folder: Path) -> str:
    """What the installed program prints."""
    environment = {**os.environ, "LANG": "C.UTF-8", "PYTHONUTF8": "1", "ANPLAN_LANG": "zh_CN"}
    done = subprocess.run(
        [str(program), *arguments],
        cwd=folder,
        env=environment,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_makes_the_sample_and_its_brief(installed: Path, tmp_path: Path) -> None:
    shown = run(installed, "demo", "sample", folder=tmp_path)
    assert "示例数据" in shown
    assert "应报 216 份：按时 205，逾期 6，未报 5" in shown
    brief = run(installed, "brief", "--month", "2025-06", "-o", "-", folder=tmp_path / "sample")
    assert brief.startswith("# 市十五届人大五次会议1号议案办理工作简报\n")


def test_the_wheel_brings_its_manual_pages(installed: Path) -> None:
    share = installed.parents[1] / "share/man"
    for page in ("man1/anplan.1", "zh_CN/man1/anplan.1"):
        assert share.joinpath(page).read_text(encoding="utf-8").startswith('.\\" Written by')


def test_the_wheel_begins_a_new_workspace(installed: Path, tmp_path: Path) -> None:
    assert "plan/plan.yaml" in run(installed, "init", "new", folder=tmp_path)


def test_the_page_about_briefs_is_in_no_new_workspace(installed: Path, tmp_path: Path) -> None:
    for words in (("demo", "sample"), ("init", "new")):
        run(installed, *words, folder=tmp_path)
    assert not list(tmp_path.glob("*/briefs/README.md"))
