"""YAML as editors read it, by version 1.2: days stay texts, and so does ``on``; 2.4 is a number."""

import re
from decimal import Decimal
from typing import Any

import yaml


class EditorLoader(yaml.SafeLoader):
    """Knows the numbers, truths and nothings of YAML 1.2 alone."""


_FORMS = {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
}
EditorLoader.yaml_implicit_resolvers = {}
for _name, _form in _FORMS.items():
    EditorLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_name}", re.compile(f"(?:{_form})$"), None
    )


def _number(_loader: Any, node: Any) -> object:
    text = node.value.lower()
    if text.startswith(("0o", "0x")):
        return int(text, 0)
    if "inf" in text or "nan" in text:
        return float(text.replace(".", ""))
    value = Decimal(text)
    return int(value) if node.tag.endswith(":int") else float(value)


EditorLoader.add_constructor("tag:yaml.org,2002:int", _number)
EditorLoader.add_constructor("tag:yaml.org,2002:float", _number)


def as_editors_read(text: str) -> Any:
    """Return what an editor takes a file for; every key is a text to it."""
    return _with_text_keys(yaml.compose(text, EditorLoader))


def _with_text_keys(node: Any) -> Any:
    if node is None:
        return None
    if node.id == "mapping":
        return {key.value: _with_text_keys(value) for key, value in node.value}
    if node.id == "sequence":
        return [_with_text_keys(value) for value in node.value]
    loader = EditorLoader("")
    try:
        return loader.construct_object(node)
    finally:
        loader.dispose()
