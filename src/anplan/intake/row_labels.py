"""Whose label stands in a row of a form: rows may be sorted without their hidden marks."""

from collections.abc import Mapping

from anplan.intake.forms import SEPARATOR, Identity, is_section, text_digest
from anplan.model.project import Project


class RowLabels:
    """Knows the label that each row of a form had when it was sent out."""

    def __init__(self, identity: Identity, project: Project) -> None:
        """Take them from the form itself; one that does not have them is held to the plan."""
        known = identity.labels or _by_the_plan(identity, project)
        self._own: dict[str, set[str]] = {mark: set() for mark in identity.rows}
        for name, label in known.items():
            mark = name if name in self._own else name.rpartition("/")[0]
            if mark in self._own:
                self._own[mark].add(label)
        self._labels = {
            (_section(mark), label) for mark, labels in self._own.items() for label in labels
        }

    def address_of_another(self, mark: str, beside: Mapping[str, str]) -> str | None:
        """Return where in a row the label of another row of its section stands, not its own.

        ``beside``: what stands in the row beside its white cells, by address. A label that no row
        had when the form was sent out is nobody's: what was typed over it is told elsewhere.
        """
        own = self._own.get(mark)
        if not own:
            return None
        digests = {address: text_digest(text) for address, text in beside.items()}
        if own.issubset(digests.values()):
            return None
        others = {label for section, label in self._labels if section == _section(mark)} - own
        return next((where for where, label in digests.items() if label in others), None)


def _section(mark: str) -> str:
    return mark.partition(SEPARATOR)[0]


def _by_the_plan(identity: Identity, project: Project) -> Mapping[str, str]:
    labels = {mark: _label(mark, project) for mark in identity.rows if is_section(_section(mark))}
    labels |= {
        mark: title
        for mark, title in identity.titles.items()
        if not mark.endswith(("/ref", "/unit"))
    }
    return {mark: text_digest(label) for mark, label in labels.items() if label}


def _label(mark: str, project: Project) -> str:
    section, _, ref = mark.partition(SEPARATOR)
    indicator = project.indicators.get(ref)
    if section in ("readings", "compared") and indicator is not None:
        return indicator.label
    if section == "tasks" and ref in project.tasks:
        return project.numbered(ref).replace(",", " ").replace('"', "'")
    if section == "milestones" and project.action(ref) is not None:
        return project.numbered(ref)
    return ""
