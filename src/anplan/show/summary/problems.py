"""How many problems a summary tells of, and how they ended."""

from anplan.show.summary.scope import Scope
from anplan.state.problems import TroubleState


def counted(scope: Scope) -> str:
    """Count the problems that were met in the period or open as it began; nothing where none was."""
    words = scope.writer.words
    every = tuple(trouble for trouble in scope.writer.state.troubles if _of_period(scope, trouble))
    if not every:
        return ""
    solved = sum(trouble.solved is not None for trouble in every)
    text = words("{count} problems were told of: {solved} solved, {open} open.")
    return words.fill(text, count=len(every), solved=solved, open=len(every) - solved)


def _of_period(scope: Scope, trouble: TroubleState) -> bool:
    return trouble.solved is None or scope.covers(trouble.solved)
