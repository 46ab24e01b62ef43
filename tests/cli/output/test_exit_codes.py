"""Exit numbers and where words go: 0 fine, 1 findings, 2 wrong use, 3 our fault, 130 stopped."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.show.words import Words
from anplan.stop import guarded
from tests.program import PROGRAM, add, edit, environment, refused, run, shown

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full and a Unix shell")


def test_a_red_plan_is_news_and_no_failure(sample: Path) -> None:
    done = run("status", folder=sample)
    assert (done.code, done.err) == (0, "")
    assert " 红 " in done.out


@pytest.mark.parametrize(("words", "code"), [("red", 1), ("yellow,missing", 1), ("missing", 1)])
def test_status_fails_on_what_is_named(sample: Path, words: str, code: int) -> None:
    done = run("status", "--fail-on", words, folder=sample)
    assert (done.code, done.err) == (code, "")


def test_status_does_not_fail_on_what_is_not_there(sample: Path) -> None:
    assert run("status", "--fail-on", "red", "--on", "2025-04-12", folder=sample).code == 0
    told = refused("status", "--fail-on", "pink", folder=sample)
    assert told == "anplan：--fail-on 没有 pink。可用：red、yellow、missing"


def test_check_fails_on_an_error_alone(copied: Path) -> None:
    assert run("check", folder=copied).code == 0
    copied.joinpath("units/qkx/2025-05.yaml").write_text("submitted: 2025-06-05\n")
    assert run("check", folder=copied).code == 1


@LINUX
@pytest.mark.parametrize("command", [("status",), ("export",), ("check",), ("--help",)])
def test_a_full_disk_is_one_line(sample: Path, command: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, *command],
            cwd=sample,
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "anplan：无法输出：No space left on device\n"


@LINUX
@pytest.mark.parametrize("command", ["status", "export", "source"])
def test_a_closed_pipe_is_quiet(sample: Path, command: str) -> None:
    process = subprocess.Popen(
        [*PROGRAM, command],
        cwd=sample,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()
    assert (process.wait(30), told) == (141, b"")


@LINUX
def test_being_stopped_is_one_line(sample: Path) -> None:
    import pty  # noqa: PLC0415 - Unix alone has it

    ours, its = pty.openpty()
    script = (
        "import os, sys\n"
        "def forever(*_): os.write(1, b'!'); sys.stdin.read()\n"
        "import anplan.work.session as session\n"
        "session.load = forever\n"
        "from anplan.cli import run\n"
        "sys.exit(run(['status']))\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=sample,
        env=environment(),
        stdin=its,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    os.close(its)
    assert process.stdout is not None
    assert process.stdout.read(1) == b"!"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    os.close(ours)
    assert (process.returncode, out, err.decode()) == (130, b"", "anplan：已中止\n")


FAULT = ZeroDivisionError("a\nb")


def broken() -> int:
    raise FAULT


def test_our_own_fault_is_one_line_and_3(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ANPLAN_DEBUG", raising=False)
    assert guarded(broken, Words("en")) == 3
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == (
        "anplan: Internal error in anplan: ZeroDivisionError: a b. Please report it with "
        "the command and the files; ANPLAN_DEBUG=1 shows more\n"
    )


def test_debugging_shows_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANPLAN_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        guarded(broken, Words("en"))


def test_a_fault_of_ours_in_the_program_shows_no_traceback(sample: Path) -> None:
    script = (
        "import sys, anplan.work.session as session\n"
        "session.load = None\n"
        "from anplan.cli import run\n"
        "sys.exit(run(['status']))\n"
    )
    for debug in ("", "1"):
        done = subprocess.run(
            [sys.executable, "-c", script],
            cwd=sample,
            env=environment(ANPLAN_DEBUG=debug),
            capture_output=True,
            check=False,
        )
        assert (b"Traceback" in done.stderr) == (debug == "1")
        assert done.returncode == (1 if debug else 3)


def test_an_expected_error_is_a_line_with_its_cure(capsys: pytest.CaptureFixture[str]) -> None:
    def wrong() -> int:
        raise UsageError(say("Not a day: {text}", text="\x1b[31m\n{x}"), say("Write it"))

    assert guarded(wrong, Words("en")) == 2
    assert capsys.readouterr().err == "anplan: Not a day: \\x1b[31m {x}. Write it\n"


def test_a_plan_that_cannot_be_read_stops_everything_but_check(copied: Path) -> None:
    edit(copied / "plan/plan.yaml", "start: 2025-01-01\n", "start: 2025-13-01\n")
    for command in ("status", "due", "export", "source"):
        done = run(command, folder=copied)
        assert (done.code, done.out) == (2, "")
        first, *_, last = done.err.splitlines()
        assert first.startswith("plan/plan.yaml:10:8 错误 ")
        assert "2025-13-01" in first
        assert (
            last == "anplan：plan/plan.yaml 读不出，无法研判。请先改正；anplan check 列出全部问题"
        )
    done = run("check", folder=copied)
    assert (done.code, done.err) == (1, "")
    assert "plan/plan.yaml:10:8 错误 " in done.out


def test_a_broken_report_never_passes_unnoticed(copied: Path) -> None:
    add(copied / "units/jxkc/2025-09.yaml", "readings: [\n")
    done = run("status", folder=copied)
    assert done.code == 0
    assert done.err.startswith("units/jxkc/2025-09.yaml:")
    assert done.err.splitlines()[-1].startswith("读取 279/280 个文件")
    assert "\n“拨转股”项目 " in done.out
    marked = json.loads(run("status", "--format", "json", folder=copied).out)["indicators"]
    equity = next(one for one in marked if one["id"] == "grant-to-equity")
    assert equity["as_of"] == "2025-08-31"
    assert any("units/jxkc/2025-09.yaml" in note for note in equity["notes"])
    assert "units/jxkc/2025-09.yaml" in shown_whatever("why", "grant-to-equity", copied)


def shown_whatever(command: str, ref: str, folder: Path) -> str:
    """Return stdout of a run that complains on stderr."""
    done = run(command, ref, folder=folder)
    assert done.code == 0
    return done.out


def test_outside_of_a_workspace_one_line_says_what_to_do(tmp_path: Path) -> None:
    for command in (
        ["status"],
        ["check"],
        ["due"],
        ["why", "2.4"],
        ["brief", "--month", "2025-06"],
    ):
        told = refused(*command, folder=tmp_path)
        assert told == (
            f"anplan：这里没有工作区：{tmp_path} 及其上级文件夹都没有 plan/plan.yaml。"
            "请进入工作区或用 -C 指定；anplan demo 生成示例，anplan init 新建"
        )


def test_the_folder_may_stand_before_and_behind_the_command(sample: Path, tmp_path: Path) -> None:
    here = shown("due", folder=sample)
    assert shown("-C", str(sample), "due", folder=tmp_path) == here
    assert shown("due", "-C", str(sample), folder=tmp_path) == here
    assert shown("due", folder=sample / "units/jxkc") == here
    assert shown("check", "units/jxkc", "-C", str(sample), folder=tmp_path).startswith(
        "读取 280/280"
    )
    told = refused("status", "-C", str(tmp_path / "nowhere"), folder=sample)
    assert (
        told
        == f"anplan：没有文件夹：{tmp_path / 'nowhere'}。-C 后请给出已有的文件夹；用 --workspaces 的，请改正清单"
    )
