"""The repository's own workspace, as whoever cloned it meets it first."""

from pathlib import Path

from tests.program import run, shown

ROOT = Path(__file__).parents[2]


def test_today_it_says_what_it_is() -> None:
    for language, signs in (
        ("zh_CN", ("方案已于 2025-12-31 期满。", "没有任何填报", "anplan demo", "应报 271 份")),
        ("en", ("2025-12-31", "Nothing was reported", "anplan demo", "271")),
    ):
        text = shown("status", "--lang", language, folder=ROOT)
        for sign in signs:
            assert sign in text
        assert "Traceback" not in text


def test_it_passes_the_strictest_check() -> None:
    done = run("check", "--strict", folder=ROOT)
    assert (done.code, done.err, done.out.count("\n")) == (0, "", 1)
