"""The document beside what was made of it."""

from anplan.model.project import Project
from anplan.show.screen import Cell, Column, Screen, Style
from anplan.show.words import Words
from anplan.state.coverage import Coverage, Sentence
from anplan.state.figures import rounded


def source_screen(words: Words, project: Project, covered: Coverage) -> Screen:
    """Show every sentence with its items, what is covered, and the document's defects."""
    screen = Screen()
    document = project.plan.document
    screen.line(document.title, "title")
    screen.line(f"{document.number} {document.issuer} {document.issued}")
    screen.line()
    rows = [
        (Cell(sentence.text, _style(sentence)), Cell(_items(words, sentence), "faint"))
        for sentence in covered.sentences
        if sentence.text.strip()
    ]
    columns = (
        Column(words("The document's words"), flexible=True),
        Column(words("What was made of them"), flexible=True),
    )
    screen.table(columns, rows)
    screen.line()
    _coverage(screen, words, covered)
    _defects(screen, words, project)
    return screen


def _style(sentence: Sentence) -> Style:
    return "plain" if sentence.covered or not sentence.body else "red"


def _items(words: Words, sentence: Sentence) -> str:
    if sentence.items:
        return words("; ").join(f"{ref} {title}" for _, ref, title in sentence.items)
    if not sentence.body:
        return ""
    return words("narrative") if sentence.narrative else words("NOT COVERED")


def _coverage(screen: Screen, words: Words, covered: Coverage) -> None:
    body = [sentence for sentence in covered.sentences if sentence.body]
    told = sum(sentence.narrative and not sentence.items for sentence in body)
    text = words(
        "Covered: {covered} of {all} sentences of the chapters ({share} %), {told} of them as "
        "narrative; {characters} % of their characters."
    )
    screen.line(
        text.format(
            covered=sum(sentence.covered for sentence in body),
            all=len(body),
            share=rounded(covered.share_of_sentences * 100, 1),
            told=told,
            characters=rounded(covered.share_of_characters * 100, 1),
        )
    )


def _defects(screen: Screen, words: Words, project: Project) -> None:
    defects = project.plan.defects
    if not defects:
        return
    screen.line()
    title = words("Defects of the document itself ({count}):").format(count=len(defects))
    screen.line(title, "heading")
    for number, defect in enumerate(defects, 1):
        quote = f" “{' '.join(defect.quote.split())}”" if defect.quote else ""
        screen.line(f"{number}. {' '.join(defect.text.split())}{quote}", indent=2)
