"""Family V, evidence: a hash that is none, and one that is not that of the file at its place."""

from collections.abc import Iterator

from anplan.base.message import Message, mark, say
from anplan.base.problem import Spot
from anplan.base.spelling import shown_on_one_line
from anplan.checks.examples.values import EXAMPLES
from anplan.checks.rule import Finding, Rule
from anplan.checks.subjects import EvidenceFiles, Facts
from anplan.model.evidence import Proof, proofs
from anplan.model.project import Project


def hashed_files(project: Project) -> Iterator[tuple[Proof, str, str]]:
    """Yield the papers that have a hash and lie in the workspace, with their file and their hash."""
    for proof in proofs(project):
        if proof.sha256 is not None and proof.file is not None:
            yield proof, proof.file, proof.sha256


def not_compared(subject: EvidenceFiles) -> Iterator[Finding]:
    """Find hashes whose file is not there, or cannot be read."""
    for proof, file, _ in hashed_files(subject.project):
        found = subject.hashes.get(file)
        if isinstance(found, Message):
            yield Finding(
                _at(proof, "place"),
                say("{file} is not compared with its SHA-256: {reason}", file=file, reason=found),
                say("Put the file there, or write in place where it is kept"),
            )


def another_file(subject: EvidenceFiles) -> Iterator[Finding]:
    """Find files whose hash is another one than the report says."""
    for proof, file, expected in hashed_files(subject.project):
        found = subject.hashes.get(file)
        if isinstance(found, str) and found != expected:
            yield Finding(
                _at(proof, "sha256"),
                say(
                    "{file} is not the file that the report names: its SHA-256 is another",
                    file=file,
                ),
                say(
                    "Put the right file back; if this one is right, write sha256: {hash}",
                    hash=found,
                ),
            )


def no_hash(facts: Facts) -> Iterator[Finding]:
    """Find what stands as a hash and is none."""
    for proof in proofs(facts.project):
        text = proof.evidence.sha256
        if text is not None and proof.sha256 is None:
            yield Finding(
                _at(proof, "sha256"),
                say("Not a SHA-256: {text}", text=shown_on_one_line(text)),
                say("Write the 64 digits and letters a to f that sha256sum or certutil prints"),
            )


def _at(proof: Proof, key: str) -> Spot:
    return proof.spot._replace(path=(*proof.spot.path, key))


RULES = (
    Rule(
        "V117",
        "warning",
        mark("A paper with a hash that is not compared"),
        mark(
            "A hash proves something only beside its file; while that is not there, nobody can look."
        ),
        *EXAMPLES["V117"],
        EvidenceFiles,
        not_compared,
    ),
    Rule(
        "V118",
        "error",
        mark("Another paper than the one that was named"),
        mark(
            "The hash was written when the paper was handed in; the file there now is another one."
        ),
        *EXAMPLES["V118"],
        EvidenceFiles,
        another_file,
    ),
    Rule(
        "V119",
        "warning",
        mark("A SHA-256 that is none"),
        mark("What is cut, or typed by hand, can never be compared with its file."),
        *EXAMPLES["V119"],
        Facts,
        no_hash,
    ),
)
