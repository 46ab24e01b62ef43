"""The source document, sentence by sentence, beside the items that cover it."""

from collections.abc import Sequence

from anplan.base.commit import Revision
from anplan.model.coverage import Coverage, Sentence
from anplan.model.project import Project
from anplan.model.same_sentences import Same
from anplan.show.layout.screen import Screen
from anplan.show.screens.page import revision_parts, title_line
from anplan.show.words import ITEMS, Words
from anplan.state.figures import rounded


def source_screen(
    words: Words, project: Project, coverage: Coverage, revision: Revision | None = None
) -> Screen:
    """Show every sentence with its items below it, how much is covered, and the defects."""
    screen = Screen()
    document = project.plan.document
    title_line(screen, words, project)
    screen.line(" ".join(filter(None, (document.number, document.issuer, str(document.issued)))))
    if revision is not None:
        screen.line(words("; ").join(revision_parts(words, revision)))
    screen.line()
    for sentence in coverage.sentences:
        if sentence.text.strip():
            _sentence(screen, words, sentence)
    screen.line()
    coverage_line(screen, words, coverage)
    defect_lines(screen, words, project)
    return screen


def same_screen(words: Words, here: Project, there: Project, same: Sequence[Same]) -> Screen:
    """Show the sentences that two plans share, with what each made of them."""
    screen = Screen()
    title_line(screen, words, here)
    other = there.plan.document.short or there.plan.document.title
    heading = words("Sentences that stand in {plan}, too: {count}")
    screen.line(words.fill(heading, plan=other, count=len(same)), "heading")
    for pair in same:
        screen.line()
        screen.line(" ".join(pair.here.text.split()))
        for label, sentence in ((words("here"), pair.here), (words("there"), pair.there)):
            named = (f"{words(ITEMS[kind])} {ref} {title}" for kind, ref, title in sentence.items)
            text = words.listed(tuple(named)) or words("nothing stands on it")
            screen.line(words.labelled(label, text), "faint", indent=4)
    return screen


def _sentence(screen: Screen, words: Words, sentence: Sentence) -> None:
    uncovered = sentence.body and not sentence.covered
    screen.line(" ".join(sentence.text.split()), "red" if uncovered else "plain")
    for kind, ref, title in sentence.items:
        screen.line(f"{words(ITEMS[kind])} {ref} {title}", "faint", indent=4)
    if uncovered:
        screen.line(words("NOT COVERED"), "red", indent=4)
    elif sentence.narrative and not sentence.items:
        screen.line(words("narrative"), "faint", indent=4)


def coverage_line(screen: Screen, words: Words, coverage: Coverage) -> None:
    """Say how much of the document is covered."""
    body = [sentence for sentence in coverage.sentences if sentence.body]
    narrative = sum(sentence.narrative and not sentence.items for sentence in body)
    text = words(
        "Covered: {covered} of {all} sentences of the chapters ({share} %), {told} of them as "
        "narrative; {characters} % of their characters."
    )
    screen.line(
        words.fill(
            text,
            covered=sum(sentence.covered for sentence in body),
            all=len(body),
            share=rounded(coverage.share_of_sentences * 100, 1),
            told=narrative,
            characters=rounded(coverage.share_of_characters * 100, 1),
        ),
        "heading",
    )


def defect_lines(screen: Screen, words: Words, project: Project) -> None:
    """Show what is wrong with the document itself, if anything."""
    defects = project.plan.defects
    if not defects:
        return
    screen.line()
    heading = words("Defects of the document itself ({count}):").format(count=len(defects))
    screen.line(heading, "heading")
    for number, defect in enumerate(defects, 1):
        screen.line(f"{number}. {' '.join(defect.text.split())}", indent=2)
        if defect.quote:
            quote = words("Document: {quote}").format(quote=" ".join(defect.quote.split()))
            screen.line(quote, "faint", indent=5)
