"""The sample workspace: the real plan with fictional papers, and a history dated like them."""

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import NamedTuple

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.files.git.run import run_git
from anplan.files.packaged import data_folder
from anplan.files.yaml.parse import parse
from anplan.model.paths import (
    brief_path,
    decisions_path,
    rendered_path,
    report_path,
    scheme_path,
)
from anplan.model.project import Project

SAMPLE_DAY = date(2025, 10, 9)
BRANCH = "main"
_ATTRIBUTES = "# 示例数据:文件按原样保存,不转换换行。\n* -text\n"


class Step(NamedTuple):
    """One commit of the sample's history."""

    day: date
    author: str
    message: str
    files: tuple[str, ...]


def sample_files() -> dict[str, bytes]:
    """Return every file of the sample but the rendered briefs, by its path."""
    sample = data_folder("sample")
    files = dict(_files_under(data_folder("plan"), "plan"))
    units = dict(_files_under(data_folder("units"), "units"))
    files |= {file: data for file, data in units.items() if file.endswith("/unit.yaml")}
    files |= dict(_files_under(sample, ""))
    days = parse(files.pop("days.yaml").decode(), "days.yaml").content
    for ref, day in days.items():
        task, _, action = ref.partition("/")
        file = f"plan/tasks/{task}.yaml"
        files[file] = _with_day(files[file], action, day)
    files["plan/plan.yaml"] = _as_sample(files["plan/plan.yaml"])
    files[".gitattributes"] = _ATTRIBUTES.encode()
    return dict(sorted(files.items()))


def _files_under(folder: Path, name: str) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            relative = path.relative_to(folder).as_posix()
            yield f"{name}/{relative}".lstrip("/"), path.read_bytes().replace(b"\r\n", b"\n")


def _as_sample(plan: bytes) -> bytes:
    marked = f"sample: true\nsample_day: {SAMPLE_DAY}\n".encode()
    return re.sub(rb"(?m)^(coordinator: .*\n)", rb"\1" + marked, plan, count=1)


def _with_day(task: bytes, action: str, day: str) -> bytes:
    """Return a task with a day of its own for a milestone, marked as assumed."""
    milestone = re.compile(
        rb"(  - id: " + action.encode() + rb"\n(?:    .*\n)*?    kind: milestone\n)"
        rb"((?:    .*\n)*?    assumed: \[)"
    )
    match = milestone.search(task)
    if match is None:
        raise FileError(say("The installation is incomplete: {name} is missing", name=action))
    due = f"    due: {day}\n".encode()
    return task[: match.start()] + match[1] + due + match[2] + b"due, " + task[match.end() :]


def write_files(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a new folder."""
    try:
        for file, data in files.items():
            path = root.joinpath(*file.split("/"))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileError(
            say("{file} cannot be written: {reason}", file=str(root), reason=reason),
            say("Check the disk's free space and the permissions"),
        ) from error


def history(project: Project, files: Iterable[str]) -> tuple[Step, ...]:
    """Return the commits of the sample's files, by the day on which each paper came."""
    names = {name: unit.name for name, unit in project.units.items()}
    coordinator = names[project.plan.coordinator]
    steps = list(_dated(project, names, coordinator))
    dated = {file for step in steps for file in step.files}
    rest = tuple(file for file in files if file not in dated)
    first = Step(project.plan.document.issued + timedelta(days=2), coordinator, "方案建档", rest)
    return (first, *sorted(steps, key=lambda step: (step.day, step.files[0].startswith("briefs/"))))


def _dated(project: Project, names: Mapping[str, str], coordinator: str) -> Iterator[Step]:
    """Yield a commit for each paper that says on which day it came."""
    for (unit, period), report in project.reports.items():
        assert report.submitted is not None
        message = f"{names[unit]}报送{period}"
        yield Step(report.submitted, names[unit], message, (report_path(unit, period),))
    for unit, scheme in project.schemes.items():
        assert scheme.submitted is not None
        message = f"{names[unit]}报送工作方案"
        yield Step(scheme.submitted, names[unit], message, (scheme_path(unit),))
    for period, brief in project.briefs.items():
        assert brief.issued is not None
        files = (brief_path(period), rendered_path(period))
        name = "总结" if project.is_summed_up(period) else "简报"
        yield Step(brief.issued, coordinator, f"印发{period}工作{name}", files)
    for month, _, decision in project.all_decisions():
        yield Step(decision.on, coordinator, f"统筹意见{month}", (decisions_path(month),))


def commit_history(
    root: Path, steps: Iterable[Step], files: Mapping[str, bytes], zone: timezone
) -> None:
    """Make the repository: the same commit ids whatever git's own configuration says."""
    try:
        run_git(
            root,
            ["init", "-q", "--object-format=sha1", "--template=", f"--initial-branch={BRANCH}"],
        )
        stream = b"".join(_commits(steps, files, zone))
        run_git(root, ["fast-import", "--quiet", "--date-format=raw"], stdin=stream)
        run_git(root, ["reset", "-q", "--mixed", f"refs/heads/{BRANCH}"])
    except Exception:
        shutil.rmtree(root / ".git", ignore_errors=True)
        raise


def _commits(steps: Iterable[Step], files: Mapping[str, bytes], zone: timezone) -> Iterator[bytes]:
    offset = zone.utcoffset(None)
    minutes = int(offset.total_seconds()) // 60
    sign = "-" if minutes < 0 else "+"
    distance = f"{sign}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"
    moment = datetime.min.replace(tzinfo=zone)
    for step in steps:
        moment = max(datetime.combine(step.day, time(9), zone), moment + timedelta(minutes=1))
        when = f"{int(moment.timestamp())} {distance}"
        who = f"{step.author} <sample@example.invalid> {when}"
        message = f"{step.message}(示例数据)\n".encode()
        yield f"commit refs/heads/{BRANCH}\nauthor {who}\ncommitter {who}\n".encode()
        yield b"data %d\n%s\n" % (len(message), message)
        for file in step.files:
            data = files[file]
            yield b"M 100644 inline %s\ndata %d\n%s\n" % (file.encode(), len(data), data)
