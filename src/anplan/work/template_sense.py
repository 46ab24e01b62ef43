"""Whether what a template made can be a brief: one that is empty, or that nobody could verify, is told."""

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.work.console import Console
from anplan.work.issued_brief import foot_of
from anplan.work.render import Rendered


def refuse_empty(rendered: Rendered) -> None:
    """Raise FileError where a template printed no word."""
    if not any(map(str.isalnum, rendered.text)):
        raise FileError(
            say("The template {name} prints nothing", name=rendered.template),
            say("Write what it is to say, or remove it to use the packaged one"),
        )


def refuse_unverifiable(rendered: Rendered) -> None:
    """Raise FileError where a brief to be issued has no digest at its end."""
    refuse_empty(rendered)
    if foot_of(rendered.text) is None:
        raise FileError(
            say(
                "The template {name} does not end with the digest of its inputs: nobody could "
                "verify the brief",
                name=rendered.template,
            ),
            say("Let {foot} stand at its end, or remove it to use the packaged one", foot=_FOOT),
        )


def tell_unverifiable(console: Console, rendered: Rendered) -> None:
    """Refuse an empty brief; note where one that is not issued yet has no digest at its end."""
    refuse_empty(rendered)
    if foot_of(rendered.text) is None:
        text = console.words(
            "The template {name} does not end with the digest of its inputs: nobody can verify this. "
            "Let {foot} stand at its end."
        )
        console.note(text.format(name=rendered.template, foot=_FOOT))


_FOOT = "{{ brief.foot | paragraph }}"
"""What prints the digest in a template."""
