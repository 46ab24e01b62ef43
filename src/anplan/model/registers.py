"""Registers: named things that move through stages, ``plan/registers/<id>.yaml``."""

from pydantic import Field

from anplan.model.fields import Sourced, Text


class Register(Sourced):
    """A list of things behind a count, and the stages they pass."""

    title: Text = Field(description="What the list is called.")
    stages: tuple[Text, ...] = Field(min_length=1, description="The stages in their order.")
