"""Problems as text: the line of the file, a caret, what is wrong, how to mend it."""

from collections.abc import Iterable

from anplan.base.problem import Place, Problem
from anplan.show.layout.cells import cell_width
from anplan.show.layout.screen import Screen, Style
from anplan.show.safe import file_name, one_line, printable
from anplan.show.words import LEVELS, Words

_STYLES: dict[str, Style] = {"error": "red", "warning": "yellow", "note": "blue"}


def problems_screen(words: Words, problems: Iterable[Problem]) -> Screen:
    """Show problems, each with its line of the file; their places must be settled."""
    screen = Screen()
    for problem in problems:
        assert isinstance(problem.where, Place)
        screen.line(problem_line(words, problem), _STYLES[problem.level])
        source = problem.where.source.replace("\t", " ")
        if source.strip():
            number = f"{problem.where.line:>5} | "
            before = printable(source[: problem.where.column - 1])
            marked = printable(source[problem.where.column - 1 :][: problem.where.width])
            screen.line(number + printable(source))
            blank = " " * (len(number) - 2) + "| " + " " * cell_width(before)
            screen.line(blank + "^" * max(1, cell_width(marked)))
    return screen


def problem_line(words: Words, problem: Problem) -> str:
    """Write a problem on one line: ``file:line:column level code  message. cure``.

    One without a file begins with its level.
    """
    assert isinstance(problem.where, Place)
    where = f"{file_name(problem.where.file)} " if problem.where.file else ""
    if problem.where.line:
        where = f"{where[:-1]}:{problem.where.line}:{problem.where.column} "
    level = words(LEVELS[problem.level])
    return f"{where}{level} {problem.code}  {one_line(sentence(words, problem))}"


def sentence(words: Words, problem: Problem) -> str:
    """Write what is wrong and how to mend it."""
    message = words.tell(problem.message)
    if problem.hint is None:
        return words.sentence(message)
    return words.sentences(message, words.sentence(words.tell(problem.hint)))
