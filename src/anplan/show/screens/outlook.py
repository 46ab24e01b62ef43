"""The outlook of indicators on a screen."""

from anplan.show.outlook import outlook_lines, outlook_text
from anplan.show.screens.page import Page
from anplan.state.indicators import IndicatorState


def outlook_line(page: Page, state: IndicatorState) -> None:
    """Show what is needed of an indicator and where its pace leads, if anything is said of it."""
    words = page.words
    text = outlook_text(state, page.state.question.day)
    if text is not None:
        line = words("Outlook: {text}").format(text=words.tell(text))
        page.screen.line(line, indent=2)


def outlook_list(page: Page, unit: str) -> None:
    """Show the same for all indicators of a unit, one a line below a heading."""
    state, words = page.state, page.words
    lines = list(outlook_lines(words, words.tell, state.indicators, state.question.day, unit))
    if lines:
        page.screen.line(words("Outlook:"), "faint")
    for line in lines:
        page.screen.line(line, "faint", indent=2)
