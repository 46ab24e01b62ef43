"""Tables drawn with signs for lines."""

from tests.intake.document.reading import named, read

A, B, C = "市教育局", "市财政局", "市交通局"


def test_cells_over_several_lines_and_blanks() -> None:
    text = (
        "目标任务一览表\n"
        "┌──┬──────────┬──────┬────┐\n"
        "│序号│   工  作  任  务   │ 责任单位   │完成时限│\n"
        "├──┼──────────┼──────┼────┤\n"
        "│ 1  │新建学校3所,新增学位│市教育局、市│全年    │\n"
        "│    │1200个。            │财政局      │        │\n"
        "├──┼──────────┼──────┼────┤\n"
        "│ 2  │改造道路5公里。     │市交通局    │9月底前 │\n"
        "└──┴──────────┴──────┴────┘\n"
    )
    assert [(task.number, task.title.text) for task in read(text).tasks] == [
        ("1", "新建学校3所,新增学位1200个"),
        ("2", "改造道路5公里"),
    ]
    assert named(text) == [([], [A, B], []), ([], [C], [])]
    assert [task.due.words.text for task in read(text).tasks if task.due] == ["全年", "9月底前"]
    assert [str(one.target.value) for one in read(text).targets] == ["3", "1200", "5"]


def test_a_cell_without_a_line_below_it_is_that_of_both_rows_also_where_blanks_are_lost() -> None:
    text = (
        "任务分解表\n┌────────┬───┬─────┬───┐\n│ 工 作 任 务 │分管领│牵头组织单位│完成时│\n│ │ 导 │ │ 限 │\n"
        "├────────┼───┼─────┼───┤\n│新建学校3所 │李某某│市教育局 │年内见│\n├────────┤ ├─────┤ 成 │\n│改造道路5公里 │ │市交通局 │ 效 │\n"
        "└────────┴───┴─────┴───┘\n"
    )
    assert [task.title.text for task in read(text).tasks] == ["新建学校3所", "改造道路5公里"]
    assert named(text) == [([A], [], []), ([C], [], [])]
    assert [task.due.words.text for task in read(text).tasks if task.due] == ["年内见成效"] * 2


def test_a_row_over_all_columns_heads_those_below_it() -> None:
    text = (
        "任务分解表\n┌──┬─────┬────┐\n│序号│工作任务  │责任单位│\n├──┴─────┴────┤\n│一、民生实事            │\n"
        "├──┬─────┬────┤\n│1   │新建学校  │市教育局│\n└──┴─────┴────┘\n"
    )
    (task,) = read(text).tasks
    assert task.title.text == "新建学校"
    assert task.sections[0].text == "一、民生实事"
