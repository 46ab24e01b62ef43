"""What the digest of a brief is made of stays as it was when the first briefs were issued."""

from anplan.files.schema.validate import record_of
from anplan.model.decisions import Decision
from anplan.work.brief_inputs import decision_line

CLOSED = {"on": "2025-09-30", "kind": "close", "ref": "1.2", "by": "统筹办", "reason": "已办结"}


def test_a_decision_stands_in_the_digest_as_it_always_did() -> None:
    assert decision_line(record_of(Decision, CLOSED)) == (
        '{"on":"2025-09-30","kind":"close","ref":"1.2","unit":null,"by":"统筹办",'
        '"reason":"已办结","until":null}'
    )


def test_later_keys_stand_behind_the_first_ones_where_they_are_set() -> None:
    evaluated = CLOSED | {"kind": "evaluate", "ref": "plan", "grade": "satisfied"}
    assert decision_line(record_of(Decision, evaluated)).endswith(
        '"until":null,"grade":"satisfied"}'
    )
