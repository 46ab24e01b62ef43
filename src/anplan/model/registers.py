"""Registers: named things that move through stages, ``plan/registers/<id>.yaml``."""

from typing import Annotated, NamedTuple

from anplan.model.types.fields import Text
from anplan.model.types.records import REQUIRED, Assumed, Doc, NotEmpty, Quote


class Register(NamedTuple):
    """A list of things behind a count, and the stages they pass."""

    quote: Quote = None
    assumed: Assumed = ()
    title: Annotated[Text, Doc("What the list is called.")] = REQUIRED
    stages: Annotated[tuple[Text, ...], NotEmpty(), Doc("The stages in their order.")] = REQUIRED
