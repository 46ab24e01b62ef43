"""Options that many commands take, declared once: a named tuple stands for all its fields.

Typer makes a command's options from the parameters of its function. A function here may also
have a parameter whose type is a named tuple of options; typer then sees the tuple's fields in its
place, and the function is given the tuple. A parameter marked as a format gets its choices from the
command's table of formats.
"""

from collections.abc import Callable, Iterator
from inspect import Parameter, Signature, signature
from typing import Any, get_args, get_type_hints

from anplan.cli.options import Formats, Lang

_LANG = Parameter("lang", Parameter.KEYWORD_ONLY, default=None, annotation=Lang)
"""Every command takes --lang; it was read before the arguments were parsed."""


def spread(command: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function for typer: with the fields of the command's bundles, and with --lang."""
    parameters = signature(command, eval_str=True).parameters
    bundles = {
        name: parameter.annotation
        for name, parameter in parameters.items()
        if _is_bundle(parameter.annotation)
    }

    def call(**values: Any) -> Any:
        values.pop("lang")
        for name, bundle in bundles.items():
            values[name] = bundle(**{field: values.pop(field) for field in bundle._fields})
        return command(**values)

    fields = [field for parameter in parameters.values() for field in _fields(parameter)]
    call.__dict__["__signature__"] = Signature([*fields, _LANG])
    return call


def _fields(parameter: Parameter) -> Iterator[Parameter]:
    """Yield a parameter as typer shall see it: itself, or the fields of its bundle."""
    if not _is_bundle(parameter.annotation):
        formats = next(
            (mark for mark in get_args(parameter.annotation) if isinstance(mark, Formats)), None
        )
        annotation = formats.annotation() if formats else parameter.annotation
        yield parameter.replace(kind=Parameter.KEYWORD_ONLY, annotation=annotation)
        return
    bundle = parameter.annotation
    for name, annotation in get_type_hints(bundle, include_extras=True).items():
        default = bundle._field_defaults.get(name, Parameter.empty)
        yield Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _is_bundle(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, tuple)
