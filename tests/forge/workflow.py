"""Runs the steps of a workflow as the forge's runner would: each by bash, until one fails."""

from pathlib import Path
from typing import Any

import yaml

from tests.forge.repository import call
from tests.program import Done


def read(path: Path) -> dict[str, Any]:
    """Read a workflow; its key ``on`` is no truth value."""
    document = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - builds nothing but texts
    assert isinstance(document, dict)
    return document


def steps(path: Path) -> list[dict[str, Any]]:
    """Give the steps of the workflow's one job."""
    (job,) = read(path)["jobs"].values()
    return list(job["steps"])


def run_steps(path: Path, folder: Path, env: dict[str, str]) -> Done:
    """Run what the steps run in a checkout; what they install is installed already."""
    out = err = ""
    for step in steps(path):
        command = step.get("run")
        if command is None or command.startswith("pip install "):
            continue
        here = folder / step.get("working-directory", ".")
        done = call("bash", "-eo", "pipefail", "-c", command, folder=here, env=env)
        out, err = out + done.out, err + done.err
        if done.code:
            return Done(done.code, out, err)
    return Done(0, out, err)
