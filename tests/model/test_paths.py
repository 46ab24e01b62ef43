"""A path says what a file is."""

from anplan.base.period import Period
from anplan.model import paths


def test_a_path_says_what_a_file_is() -> None:
    june = Period.parse("2025-06")
    assert [
        paths.indicator_path("it"),
        paths.task_path("2.4"),
        paths.register_path("library"),
        paths.decisions_path(june),
        paths.unit_path("jxkc"),
        paths.scheme_path("jxkc"),
        paths.report_path("jxkc", june),
        paths.brief_path(june),
    ] == [
        "plan/indicators/it.yaml",
        "plan/tasks/2.4.yaml",
        "plan/registers/library.yaml",
        "plan/decisions/2025-06.yaml",
        "units/jxkc/unit.yaml",
        "units/jxkc/scheme.yaml",
        "units/jxkc/2025-06.yaml",
        "briefs/2025-06.yaml",
    ]
