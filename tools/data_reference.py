"""The page about the files that ``export --to`` writes: every table and every column of them."""

from collections.abc import Iterable

from anplan.show.ledger import indicators, papers, registers, tasks
from anplan.show.ledger.sheets import LedgerColumn
from anplan.show.tidy.all_tables import EVERY
from anplan.show.tidy.columns import KINDS, Table
from anplan.show.words import Words
from tables import rows

CHINESE, ENGLISH = Words("zh_CN"), Words("en")
SHEETS = (
    ("Ledger of tasks", tasks.COLUMNS),
    ("Ledger of indicators", (*indicators.BEFORE, *indicators.BEHIND)),
    ("Ledger of papers", papers.COLUMNS),
)


def tables_page() -> str:
    """Write every table's columns, then those of the ledger's sheets."""
    listed = ((f"[{table.name}](#{table.name})", *_both(table.meaning)) for table in EVERY)
    return (
        "# 数据表和台账 Tables and the ledger\n\n"
        "`anplan export --to csv|parquet|sqlite` 写出的各表，列相同；`--to xlsx` 写出台账。\n\n"
        "What `anplan export --to csv|parquet|sqlite` writes has the same columns in each of them; "
        "`--to xlsx` writes the ledger. Columns may be added; one that changes or goes is a new "
        "version, which stands in `plan.schema`, in the metadata of Parquet files and as "
        "`user_version` of the SQLite file.\n\n"
        "`--append` 写进多个工作区共用的文件夹：`readings/workspace=NAME/month=2025-06/part-0.parquet`，"
        "`workspace` 和 `month` 两列由路径给出；没有 `month` 列的表每个工作区一份。\n\n"
        "With `--append` they go into a folder that workspaces share: "
        "`readings/workspace=NAME/month=2025-06/part-0.parquet`, where the path gives the columns "
        "`workspace` and `month`; a table without `month` has one part a workspace.\n\n"
        f"{rows(('表 Table', '内容', 'What it holds'), listed)}\n"
        f"{rows(('type', '类型', 'Type'), ((f'`{name}`', *_both(kind)) for name, kind in KINDS.items()))}"
        + "".join(map(_table, EVERY))
        + "\n## 台账 The ledger\n"
        + "".join(_sheet(name, columns) for name, columns in SHEETS)
        + _sheet("A register", (*registers.BEFORE, *registers.BEHIND))
    )


def _both(text: str) -> tuple[str, str]:
    return CHINESE(text), ENGLISH(text)


def _table(table: Table) -> str:
    own = {column.name for column in table.columns if column.name in table.key}
    columns = (
        (
            f"`{column.name}`" + (" 🔑" if column.name in own else ""),
            f"`{column.kind}`",
            CHINESE(column.unit),
            *_both(column.meaning),
        )
        for column in table.columns
    )
    heads = ("列 Column", "type", "单位 Unit", "含义", "Meaning")
    return f"\n## {table.name}\n\n{CHINESE(table.meaning)}\n\n{ENGLISH(table.meaning)}\n\n{rows(heads, columns)}"


def _sheet(name: str, columns: Iterable[LedgerColumn]) -> str:
    told = ((*_both(own.column.name), *_both(own.column.meaning)) for own in columns)
    heads = ("栏目", "Column", "含义", "Meaning")
    title = "清单 A register" if name == "A register" else f"{CHINESE(name)} {ENGLISH(name)}"
    return f"\n### {title}\n\n{rows(heads, told)}"
