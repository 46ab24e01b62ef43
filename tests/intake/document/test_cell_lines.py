"""Tables whose cells stand on lines of their own: heads of any kind, cells left out, rows of any length."""

from tests.intake.document.reading import named, read

A, B, C, D = "区教育局", "区财政局", "区住建局", "城关镇人民政府"
HEADS = "序号\n\n议案号\n\n案由\n\n领衔代表\n\n主办单位\n\n会办单位\n\n办结时限\n\n"


def _rows(*rows: str) -> str:
    return "\n\n".join(row.replace("/", "\n\n") for row in rows) + "\n"


def _text(*rows: str) -> str:
    return f"2025年重点议案办理分工表\n\n{HEADS}{_rows(*rows)}"


FIRST = f"1/第7号/关于增设幼儿园的议案。新建幼儿园3所。/王某等5人/{A}/{B}/{C}/8月底前"


def _titles(text: str) -> list[str]:
    return [task.title.text for task in read(text).tasks]


def test_heads_of_codes_and_persons_and_several_cells_of_offices() -> None:
    text = _text(FIRST, f"2/第9号/关于修路的议案/李某/{C}/{D}/年底前")
    assert _titles(text) == ["关于增设幼儿园的议案", "关于修路的议案"]
    assert named(text) == [([A], [], [B, C]), ([C], [], [D])]
    assert [task.due.words.text for task in read(text).tasks if task.due] == ["8月底前", "年底前"]
    assert [str(one.target.value) for one in read(text).targets] == ["3"]


def test_a_second_row_below_one_number_and_cells_left_out() -> None:
    text = _text(
        FIRST,
        f"关于解决老旧小区停车难的议案。新增车位500个。/{C}/{B}/年底前",
        f"2/关于修缮街区道路的议案。/{C}/年底前",
        f"3/第12号/关于培训教师的议案/赵某/{A}/{B}",
    )
    assert [(task.number, task.title.text) for task in read(text).tasks] == [
        ("1", "关于增设幼儿园的议案"),
        ("1", "关于解决老旧小区停车难的议案"),
        ("2", "关于修缮街区道路的议案"),
        ("3", "关于培训教师的议案"),
    ]
    assert named(text)[1:] == [([C], [], [B]), ([C], [], []), ([A], [], [B])]


def test_what_stands_below_the_last_row_is_no_cell_and_not_lost() -> None:
    text = _text(
        FIRST,
        f"2/第9号/关于修路的议案/李某/{C}/{D}/年底前",
        "说明：排名不分先后。",
        "办理率达到98%。",
    )
    reading = read(text)
    assert len(reading.tasks) == 2
    assert "说明：排名不分先后。\n办理率达到98%。" in reading.source.text


def test_items_numbered_by_stems_below_stems_in_traditional_characters() -> None:
    text = (
        "地區工作計劃\n工作計劃\n甲、改善環境\n甲1　清洗街道。清洗480次以上。\n主辦機關：環境保護署\n"
        "協辦機關：路政署、健康社區及城市協會\n乙、便利出行\n乙1　處理泊車。（去年發出告票98,412張，較前年上升12%）\n"
        "主辦機關：運輸署\n協辦機關：路政署\n"
    )
    assert [(task.number, task.title.text) for task in read(text).tasks] == [
        ("甲1", "清洗街道"),
        ("乙1", "處理泊車"),
    ]
    assert named(text) == [
        (["環境保護署"], [], ["路政署", "健康社區及城市協會"]),
        (["運輸署"], [], ["路政署"]),
    ]
    assert [str(one.target.value) for one in read(text).targets] == ["480"]


def test_a_second_text_of_a_task_has_the_merged_cells_above_it() -> None:
    cells = (
        "序号 工作任务 具体指标 责任科室 协助科室 完成时限 "
        "1 改善护理 覆盖率100%，招聘护士6人 护理部 人事科 6月底前 "
        "2 信息化建设 系统应用水平达到4级 信息科 医务科、护理部 12月底 "
        "上线自助机30台 信息科 门诊部 8月底前 "
        "3 急诊建设 时间控制在90分钟以内 心内科、急诊科 导管室、120急救站 11月底前"
    )
    reading = read("重点工作任务分解表\n" + cells.replace(" ", "\n\n"))
    assert [
        (task.number, task.title.text, [one.name for one in task.assigned.offices])
        for task in reading.tasks
    ] == [
        ("1", "改善护理", ["护理部", "人事科"]),
        ("2", "信息化建设", ["信息科", "医务科", "护理部"]),
        ("2", "信息化建设", ["信息科", "门诊部"]),
        ("3", "急诊建设", ["心内科", "急诊科", "导管室", "120急救站"]),
    ]
