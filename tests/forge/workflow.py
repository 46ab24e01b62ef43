"""Runs the steps of a workflow as the forge's runner would: each by bash, until one fails."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
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
    """Return the steps of the workflow's one job."""
    (job,) = read(path)["jobs"].values()
    return list(job["steps"])


def run_steps(
    path: Path, folder: Path, env: dict[str, str], told: Mapping[str, str] = MappingProxyType({})
) -> Done:
    """Run what the steps run in a checkout; what they install is installed already.

    ``told`` are the values of the expressions that the forge puts into a step's variables.
    """
    return run_all(steps(path), folder, env, told)


def run_all(
    listed: Iterable[dict[str, Any]], folder: Path, env: dict[str, str], told: Mapping[str, str]
) -> Done:
    """Run steps one after the other until one fails."""
    out = err = ""
    for step in listed:
        command = step.get("run")
        if command is None or command.startswith(("pip install ", "pip3 install ")):
            continue
        here = folder / _filled(step.get("working-directory", "."), told)
        own = {name: _filled(value, told) for name, value in step.get("env", {}).items()}
        done = call("bash", "-eo", "pipefail", "-c", command, folder=here, env=env | own)
        out, err = out + done.out, err + done.err
        if done.code:
            return Done(done.code, out, err)
    return Done(0, out, err)


def _filled(value: str, told: Mapping[str, str]) -> str:
    """Put in the values of expressions, as the forge does before a step runs."""
    return re.sub(r"\$\{\{ *([a-z_.-]+) *\}\}", lambda found: told[found[1]], value)
