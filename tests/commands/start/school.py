"""A plan in English for a school year: terms instead of months, flow and block style, comments."""

from collections.abc import Mapping

SCHOOL: Mapping[str, str] = {
    "plan/source.txt": """\
School plan
Reading: at least 120 books, of which 60 by February.
Absence at most 4 %.
Open the library. The Office and the Gym answer for it.
Each term they report.
""",
    "plan/plan.yaml": """\
# How we keep this plan: see the wiki.
document: {title: School plan, number: 7/2023, issuer: Council, issued: 2023-08-20}
start: 2023-09-01   # first day of school
end: 2024-08-31
language: en
coordinator: office
settings: {pace_base: year, red: 10}
rules:
  V105: {level: note, since: 2023-10}
holidays:
  2023-12-27: rest
phases:
  - id: implementation
    title: Lessons
    start: 2023-09-01
    end: 2024-02-29   # before the fair
    assumed: [title, start, end]
# what the document says about itself
defects:
  - text: It names no term.
obligations:
  - {id: first, title: Term report, paper: report, owed_by: units, every: once, period: 2023-Q4, due_on: 2024-01-10, quote: Each term they report, assumed: [due_on]}
  - id: second
    title: Term report
    paper: report
    owed_by: units
    every: once
    period: 2024-Q1
    due_on: 2024-04-10
    quote: >-
      Each term
      they report
    assumed: [due_on]
narrative:
  - School plan
""",
    "plan/indicators/books.yaml": """\
title: Books read
measure: books
kind: count
target: {at_least: 120, by: 2024-02-29}  # counted by the librarian
trajectory: {curve: {2023-12-31: 40, 2024-02-29: 120}}
every: quarter
reported_by: [office, gym, kitchen]
quote: "Reading: at least 120 books, of which 60 by February."  # page 1
assumed: [kind, trajectory, every, reported_by, target]
amended:
  - on: 2024-01-01
    target: {at_least: 110, by: 2024-02-29}
    document: 9/2023
    reason: the library opened late
""",
    "plan/indicators/absence.yaml": """\
title: Absence
measure: "%"
kind: stock
baseline: 6
target:
  # the ministry's figure
  at_most: 4
trajectory: linear
every: quarter
reported_by: [office]
quote: Absence at most 4 %
assumed: [kind, trajectory, every, reported_by, baseline]
""",
    "plan/tasks/1.1.yaml": """\
title: Open the library
units:
  - office
  - kitchen  # lends the hall
  - gym
units_quote: |- # last line
  The Office and the Gym answer for it.
quote: Open the library.
actions:
  - {id: opening, title: Opening, kind: milestone, due: 2024-02-28, assumed: [title, kind, due]}
  - id: hall
    title: The hall
    kind: milestone
    units: [kitchen]
    assumed: [title, kind, units]
""",
    "units/office/unit.yaml": "name: Office\norder: 1\nquote: Office\nassumed: [order]\n",
    "units/gym/unit.yaml": "name: Gym\norder: 2\nquote: Gym\nvalid_from: 2023-09-01\nassumed: [order]\n",
    "units/kitchen/unit.yaml": "name: Kitchen\norder: 3\nvalid_until: 2024-07-31\nassumed: [name, order]\n",
    "units/office/2023-Q4.yaml": """\
submitted: 2024-01-08
readings:
  - {indicator: books, value: 30, as_of: 2023-12-31}
milestones:
  - {ref: 1.1/opening, done: 2024-01-05}
""",
    "units/office/scheme.yaml": "measures: [{ref: 1.1, text: Buy shelves}]\n",
    "units/gym/2023-Q4.yaml": "submitted: 2024-01-09\nreadings: [{indicator: books, value: 20, as_of: 2023-12-31}]\n",
    "units/kitchen/2023-Q4.yaml": "submitted: 2024-01-09\nreadings: [{indicator: books, value: 1, as_of: 2023-12-31}]\n",
    "plan/decisions/2024-03.yaml": "decisions: [{on: 2024-03-01, kind: ask, ref: '1.1', unit: gym, by: Head, reason: How many?}]\n",
    "templates/brief.md.j2": "own\n",
}
