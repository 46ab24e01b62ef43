"""Which places are files of the workspace, and which papers an entry has."""

import pytest

from anplan.base.problem import Spot
from anplan.model.evidence import evidence_at, file_at, proofs
from tests.builders import project, reading, report

HASH = "ab" * 32


@pytest.mark.parametrize(
    ("place", "file"),
    [
        ("evidence/2025-06.pdf", "evidence/2025-06.pdf"),
        ("./evidence//2025-06.pdf ", "evidence/2025-06.pdf"),
        ("佐证\\6月\\名册.xlsx", "佐证/6月/名册.xlsx"),
        ("名册.xlsx", "名册.xlsx"),
        ("../elsewhere/x.pdf", "../elsewhere/x.pdf"),
    ],
)
def test_a_path_from_the_workspaces_folder_is_a_file(place: str, file: str) -> None:
    assert file_at(place) == file


@pytest.mark.parametrize(
    "place",
    [
        "局档案室3号柜",
        "档案室/3号柜",
        "https://example.org/x.pdf",
        "/srv/share/x.pdf",
        "\\\\nas\\share\\x.pdf",
        "D:\\材料\\x.pdf",
        "~/x.pdf",
        "两行\nx.pdf",
    ],
)
def test_words_and_places_outside_are_not_looked_into(place: str) -> None:
    assert file_at(place) is None


def test_the_papers_of_readings_and_milestones_are_found_with_their_places() -> None:
    paper = {"title": "名册", "place": "a.pdf", "sha256": HASH.upper()}
    made = report(
        {**reading("60", "2025-06-30"), "evidence": [paper]},
        milestones=[{"ref": "1.1/opening", "done": "2025-06-20", "evidence": [{"title": "简报"}]}],
    )
    first, second = proofs(project(reports={("jxkc", "2025-06"): made}))
    assert first.spot.path == ("readings", 0, "evidence", 0)
    assert (first.sha256, first.file) == (HASH, "a.pdf")
    assert (second.sha256, second.file) == (None, None)


@pytest.mark.parametrize("sha256", ["ab" * 16, "sha256:" + HASH, "g" * 64, HASH + "00"])
def test_what_is_no_hash_is_none(sha256: str) -> None:
    made = report(
        {**reading("60", "2025-06-30"), "evidence": [{"title": "名册", "sha256": sha256}]}
    )
    (proof,) = proofs(project(reports={("jxkc", "2025-06"): made}))
    assert proof.sha256 is None


def test_the_papers_of_the_entry_around_a_place() -> None:
    made = report({**reading("60", "2025-06-30"), "evidence": [{"title": "名册"}]})
    whole = project(reports={("jxkc", "2025-06"): made})
    file = "units/jxkc/2025-06.yaml"
    (paper,) = evidence_at(whole, Spot(file, ("readings", 0, "value")))
    assert paper.title == "名册"
    assert evidence_at(whole, Spot(file, ("progress", 0, "text"))) == ()
    assert evidence_at(whole, Spot("plan/decisions/2025-06.yaml", ("decisions", 0))) == ()
    assert evidence_at(whole, Spot("units/sfj/2025-06.yaml", ("readings", 0))) == ()


def test_what_is_carried_from_the_plan_before_has_papers() -> None:
    item = {"register": "library", "id": "7", "stage": "入库", "on": "2024-06-02"}
    made = project(carried={"jxkc": {"items": [item | {"evidence": [{"title": "批复"}]}]}})
    (proof,) = proofs(made)
    assert proof.spot == Spot("units/jxkc/carried.yaml", ("items", 0, "evidence", 0))
    assert evidence_at(made, proof.spot) == (proof.evidence,)
