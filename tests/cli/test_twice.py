"""The same command twice: what is kept between runs changes no byte and no exit number."""

from pathlib import Path

import pytest

from tests.program import Done, edit, on_terminal, run
from tests.repositories import commit_all

QUESTIONS = [
    tuple(line.split())
    for line in """
status
status 2025-06
status --fail-on red
status --format json
status --rev HEAD
status --known 2025-07-05
check
check --strict
check --month 2025-06
check --format json
check --format sarif
check --format github
check --base HEAD~1
check --base HEAD~1 --format json
why tech-contracts
show 2.4
log tech-contracts
log tech-contracts --format json
diff
diff HEAD~1 --format md
diff HEAD~1 HEAD --format json
due
due --format csv
export
export --format csv
source
brief --month 2025-06 -o -
""".strip().splitlines()
]


@pytest.fixture(scope="module")
def remarked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample with every kind of remark, last week's state of it as a commit before."""
    folder = tmp_path_factory.mktemp("remarked")
    assert run("demo", "sample", folder=folder).code == 0
    root = folder / "sample"
    units = root / "units"
    needed = units / "qkx/2025-05.yaml"
    edit(needed, "ref: 1.1/results-collection", "ref: 1.11")
    edit(needed, "  - ref: 1.11", "  # anplan: allow R103 编号待统筹单位确定\n  - ref: 1.11")
    commit_all(root)
    first_lines = {
        "jd-dazhi/2025-05.yaml": "# anplan: allow V101 无此问题",
        "jd-dazhi/2025-06.yaml": "# anplan: allow V101",
        "jd-dazhi/2025-07.yaml": "# anplan: allow V999 没有这条规则",
        "jd-dazhi/2025-08.yaml": "# Anplan: allow Y101 不可放行",
        "jd-dazhi/2025-09.yaml": "# anplan: allow Y101 不可放行",
    }
    for file, line in first_lines.items():
        path = units / file
        path.write_text(f"{line}\n{path.read_text('utf-8')}", "utf-8", newline="\n")
    marked = units / "jd-yiyuan/2025-06.yaml"
    text = "# anplan: allow V101 换行与标记\n" + marked.read_text("utf-8")
    marked.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    beside = units / "jd-yiyuan/2025-07.yaml"
    line, rest = beside.read_text("utf-8").split("\n", 1)
    beside.write_text(f"{line}  # anplan: allow V101 不在上一行\n{rest}", "utf-8", newline="\n")
    return root


def answers(*arguments: str, folder: Path, cache: Path, terminal: bool = False) -> list[Done]:
    """Ask without a cache, then with one that is empty, one that is full, and once more."""
    ask = on_terminal if terminal else run
    turns = ("1", "2", "2")
    kept = [
        ask(*arguments, folder=folder, ANPLAN_CACHE=str(cache), ANPLAN_TURN=turn) for turn in turns
    ]
    return [ask(*arguments, folder=folder), *kept]


@pytest.mark.parametrize("arguments", QUESTIONS, ids=" ".join)
def test_it_says_the_same(arguments: tuple[str, ...], remarked: Path, tmp_path: Path) -> None:
    language = ("zh_CN", "en")[QUESTIONS.index(arguments) % 2]
    first, *others = answers(*arguments, "--lang", language, folder=remarked, cache=tmp_path / "c")
    assert first.code in (0, 1)
    assert others == [first] * 3


@pytest.mark.parametrize("arguments", [["status"], ["check"], ["why", "2.4"]], ids=" ".join)
def test_it_shows_the_same(arguments: list[str], remarked: Path, tmp_path: Path) -> None:
    first, *others = answers(*arguments, folder=remarked, cache=tmp_path / "c", terminal=True)
    assert others == [first] * 3


def test_every_kind_of_remark_is_told(remarked: Path) -> None:
    done = run("check", folder=remarked)
    assert done.code == 1
    assert "放行 1 个" in done.out
    assert (done.out.count(" A101 "), done.out.count(" A102 ")) == (2, 5)
