"""The document by sentences, and the items that stand on each."""

from fractions import Fraction
from pathlib import Path

from anplan.checks.examples.workspace import BASE, PLAN, SOURCE, TALENT, changed
from anplan.checks.rule import Example
from anplan.files.disk.workspace import Workspace
from anplan.files.load import load
from anplan.model.coverage import Condensed, Coverage, Sentence, coverage
from tests.checks.workspace import loaded

ROOT = Path(__file__).parents[2]


def of(root: Path, *overlays: Example) -> Coverage:
    """Return the coverage of a workspace."""
    project = loaded(root, *overlays).project
    assert project is not None
    return coverage(project)


def sentence(found: Coverage, start: str) -> Sentence:
    """Find a sentence by how it begins."""
    return next(one for one in found.sentences if one.text.startswith(start))


def test_sentences_know_their_place(tmp_path: Path) -> None:
    for one in of(tmp_path).sentences:
        assert BASE[SOURCE][one.start : one.end] == one.text


def test_items_of_a_sentence(tmp_path: Path) -> None:
    found = of(tmp_path)
    assert sentence(found, "全年").items == (
        ("goal", "1", "成果转化"),
        ("indicator", "contracts", "技术合同成交额"),
        ("indicator", "firms", "新认定科技型企业"),
        ("indicator", "growth", "高新技术产业增加值增速"),
    )
    assert sentence(found, "建立重点").items == (
        ("register", "projects", "重点项目清单"),
        ("action", "1.2/patents", "支持企业申报专利"),
    )
    assert sentence(found, "落实阶段").items == (
        ("phase", "implementation", "落实阶段"),
        ("obligation", "monthly-brief", "工作简报"),
    )


def test_units_are_found_behind_their_task(tmp_path: Path) -> None:
    """The words (责任单位:…) of the second task begin like those of the first."""
    files = changed(TALENT, "(责任单位:区科技创新局)", "责任单位:区科技创新局")
    named = [one for one in of(tmp_path, files).sentences if one.text.startswith("(责任单位")]
    assert [one.items for one in named] == [
        (("task", "1.1", "完善服务网络"), ("group", "streets", "各街道办事处")),
        (("task", "1.2", "培育科技企业"),),
    ]


def test_head_and_annex_need_no_item(tmp_path: Path) -> None:
    found = of(tmp_path)
    assert [one.text for one in found.sentences if not one.body] == [
        "示范区科技成果转化工作方案",
        "为做好科技成果转化工作,制订本方案。",
        "附件:",
    ]
    assert not sentence(found, "附件").covered


def test_narrative_covers(tmp_path: Path) -> None:
    found = of(tmp_path)
    told = [one.text for one in found.sentences if one.narrative]
    assert told == ["一、工作目标", "二、工作任务", "三、工作安排"]
    assert all(one.covered for one in found.sentences if one.narrative)
    assert found.share_of_sentences == 1


def test_half_a_sentence_is_enough(tmp_path: Path) -> None:
    document = changed(SOURCE, "支持企业申报专利。", "支持企业申报专利并且加快授权转化。")
    found = of(tmp_path / "half", document)
    assert sentence(found, "建立").covered
    document = changed(
        SOURCE, "支持企业申报专利。", "支持企业申报专利并且加快授权转化和应用推广工作力度。"
    )
    found = of(tmp_path / "less", document)
    assert not sentence(found, "建立").covered
    assert found.share_of_sentences == Fraction(11, 12)
    assert Fraction(9, 10) < found.share_of_characters < 1


def test_group_covers_nothing(tmp_path: Path) -> None:
    text = BASE[SOURCE].replace("三、工作安排", "各街道办事处:\n\n三、工作安排")
    text = text.replace("(责任单位:区科技创新局,各街道办事处)", "(责任单位:区科技创新局)")
    found = of(tmp_path, {SOURCE: text})
    assert sentence(found, "各街道").items == (("group", "streets", "各街道办事处"),)
    assert not sentence(found, "各街道").covered


def test_closing_quotation_mark_stays_with_its_sentence(tmp_path: Path) -> None:
    text = "一、说“先办。”再办！(快？)好"
    found = of(tmp_path, {SOURCE: text})
    assert [one.text for one in found.sentences] == ["一、说“先办。”", "再办！", "(快？)", "好"]


def test_document_without_chapters_is_all_body(tmp_path: Path) -> None:
    found = of(tmp_path, {SOURCE: "办好实事。\n\n——\n"})
    assert [(one.text, one.body) for one in found.sentences] == [("办好实事。", True)]
    assert found.share_of_sentences == found.share_of_characters == 0


def test_no_document(tmp_path: Path) -> None:
    found = of(tmp_path, {SOURCE: "全年\u202e"})
    assert found == Coverage((), Fraction(1), Fraction(1))


def test_words_that_are_nowhere() -> None:
    source = Condensed.of("一、 目标\n")
    assert source.text == "一、目标"
    assert source.find("、目") == (1, 3)
    assert source.find("目标", 3) == (2, 4)
    assert source.find("任务") is None
    assert source.find(None) is None


def test_task_whose_heading_is_not_found(tmp_path: Path) -> None:
    files = changed(TALENT, "quote: 2. 培育", "quote: 3. 培育")
    found = of(tmp_path, files)
    assert sentence(found, "建立").items[-1] == ("action", "1.2/patents", "支持企业申报专利")


def test_real_document_is_covered() -> None:
    project = load(Workspace(ROOT)).project
    assert project is not None
    found = coverage(project)
    assert [one.text for one in found.sentences if one.body and not one.covered] == []
    assert found.share_of_sentences == 1
    assert found.share_of_characters > Fraction(99, 100)
    units = [one for one in found.sentences if one.text.startswith(("(责任单位", "责任单位"))]
    assert len(units) == 14
    named = [item for one in units for item in one.items if item[0] == "task"]
    assert [ref for _, ref, _ in named] == list(project.tasks)


def test_words_between_sentences_belong_to_none(tmp_path: Path) -> None:
    dashes = changed(SOURCE, "二、工作任务", "——\n\n二、工作任务")
    goal = changed(PLAN, "quote: 全年技术合同成交额达到120亿元以上", "quote: ——")
    found = of(tmp_path, dashes, goal)
    assert not any(item[0] == "goal" for one in found.sentences for item in one.items)


def test_plan_items_cover(tmp_path: Path) -> None:
    duty = changed(
        PLAN,
        "narrative:",
        "duties:\n  - owed_by: units\n    title: 报送\n"
        "    quote: 各责任单位每月报送工作简报\nnarrative:",
    )
    assert sentence(of(tmp_path, duty), "落实").items[-1] == ("duty", "1", "报送")
