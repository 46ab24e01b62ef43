"""What stands in front of a plan: title, number, issuer, days, and who runs it, however it is known."""

from datetime import date

from anplan.intake.document.doubts import Kind
from anplan.intake.document.reading import Reading
from anplan.intake.draft.days import day_of
from anplan.intake.draft.frame import Span, issued_of, span_of, typed_span
from anplan.intake.draft.settled import Known, Settled


class Front:
    """The front of a plan: as was answered, as the workspace says, as the document says, else guessed."""

    def __init__(self, reading: Reading, settled: Settled, known: Known) -> None:
        """Look at the answers, then at the workspace."""
        self._reading, self._settled, self._known = reading, settled, known
        self.span = self._span()
        self.issued = self._issued()

    def _said(self, kind: Kind, key: str) -> str | None:
        """Return an answer, or what plan.yaml says where somebody settled the question there."""
        answer = self._settled.value(kind)
        if answer is not None:
            return answer
        return self._known.said.get(key) if kind in self._known.settled else None

    def _span(self) -> Span | None:
        typed = self._settled.value("start")
        if typed is None and "start" in self._known.settled:
            typed = " ".join(self._known.said.get(key, "") for key in ("start", "end"))
        return (typed_span(typed) if typed else None) or span_of(self._reading)

    def _issued(self) -> date | None:
        said = self._said("issued", "issued")
        return (day_of(said, None) if said else None) or issued_of(self._reading)

    @property
    def title(self) -> str:
        """Return the document's title; empty where nobody knows it."""
        head = self._reading.head
        return head.title.value if head.title else self._said("title", "title") or ""

    @property
    def issuer(self) -> str | None:
        """Return who issued the document, where that is known."""
        head = self._reading.head
        return head.issuer.value if head.issuer else self._said("issuer", "issuer")

    @property
    def is_whole(self) -> bool:
        """Return whether nothing in front of it has to be guessed."""
        return self.issuer is not None and self.issued is not None
