"""The commands before any of them is made: their names, what they are for, where their code is.

The page of all commands, a wrong first word and completion are answered from these tables alone:
loading typer takes four times as long as starting Python.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from anplan.base.message import mark


class Outline(NamedTuple):
    """A command that is not made yet.

    ``code`` names its module below ``anplan.cli`` and its function there. A group also has its
    ``kinds``, how they are written in a usage line, and what is said of a word that is none.
    """

    code: str
    help: str
    kinds: Mapping[str, "Outline"] = MappingProxyType({})
    usage: str = ""
    unknown: str = ""


PROGRAM = "anplan"
COMPLETE = "_ANPLAN_COMPLETE"
"""Set by a shell's completion script, which then wants words to offer and no run."""
HELP = mark("Show this message and exit.")
HELP_NAMES = ("-h", "--help")
VERSION = mark("Show the version.")
FOLDER = mark("Work in this folder.")
OF_SEVERAL = ("status", "due", "check", "form", "collect", "export", "calendar", "site", "rollup")
"""The commands that take several workspaces at once."""
LANGUAGE = mark("Language: zh_CN or en.")
OPTIONS = (
    ("--version", VERSION),
    ("-C DIR", FOLDER),
    ("--lang LANG", LANGUAGE),
    ("-h, --help", HELP),
)
"""The program's own options, as its page shows them."""

RECORD: Mapping[str, Outline] = {
    "reading": Outline(
        "record:reading",
        mark(
            "Record a figure of an indicator, as of its own day.\n"
            "anplan record reading tech-contracts 178.6亿元 --as-of 2025-09-30"
        ),
    ),
    "unavailable": Outline(
        "record:unavailable",
        mark(
            "Say why an indicator has no figure yet.\n"
            'anplan record unavailable hightech-growth "not published yet"'
        ),
    ),
    "progress": Outline(
        "record:progress",
        mark(
            "Record what was done for a task or an action.\n"
            'anplan record progress 2.4 "the second course was held"\n'
            "anplan record progress 2.4 --file -"
        ),
    ),
    "milestone": Outline(
        "record:milestone",
        mark(
            "Record the day on which a milestone was reached.\n"
            "anplan record milestone 2.3/pilot-platforms --done 2025-10-08"
        ),
    ),
    "measure": Outline(
        "record_scheme:measure",
        mark(
            "Add a measure to the unit's scheme, which begins with it where there is none.\n"
            'anplan record measure 2.4 "visit the labs" --by 2025-11-30\n'
            'anplan record measure 2.2 "call on the agencies" --every quarter'
        ),
    ),
    "scheme": Outline(
        "record_scheme:scheme",
        mark(
            "Walk through the unit's tasks and ask for the measures of its scheme.\n"
            "anplan record scheme --unit jxkc"
        ),
    ),
    "item": Outline(
        "record_item:item",
        mark(
            "Record the stage that an item of a register reached, or that it left.\n"
            "anplan record item projects 7 --stage signed --on 2025-10-08"
        ),
    ),
    "problem": Outline(
        "record_matters:problem",
        mark(
            "Record a problem; its title is its name until it is solved.\n"
            'anplan record problem 2.1 "no rooms" --text "the rooms are let" --ask "rooms, of the district office" --of bgs'
        ),
    ),
    "solved": Outline(
        "record_matters:solved",
        mark(
            "Record that a problem is solved.\n"
            'anplan record solved 2.1 "no rooms" --done 2025-10-08'
        ),
    ),
    "next": Outline(
        "record:next_steps",
        mark(
            "Record the next steps of a task or an action.\n"
            'anplan record next 2.4 "the third course begins"'
        ),
    ),
    "at-risk": Outline(
        "record:at_risk",
        mark(
            "Record what puts a task or an action at risk; it holds until the next report.\n"
            'anplan record at-risk 3.2 "the building is late"'
        ),
    ),
    "answer": Outline(
        "record_matters:answer",
        mark(
            "Answer what another unit, the coordinator or a leader asks.\n"
            'anplan record answer 2.1 "two rooms are free" --unit bgs\n'
            'anplan record answer instruction/2025-09-1 "the meeting was held"'
        ),
    ),
    "request": Outline(
        "record_matters:request",
        mark(
            "Ask the coordinator for a later day, or to close something out.\n"
            'anplan record request extend 4.4/anchuanghui --until 2025-10-31 --reason "the venue changed"\n'
            "anplan record request close 4.4/anchuanghui"
        ),
    ),
    "nothing": Outline(
        "record:nothing",
        mark(
            "Say why there is nothing to report this time.\n"
            'anplan record nothing "the visits are next month"'
        ),
    ),
}
DECIDE: Mapping[str, Outline] = {
    "return": Outline(
        "decide:return_paper",
        mark(
            "Return a unit's paper: it is owed again.\n"
            'anplan decide return jd-dazhi 2025-09 --reason "the figures are not proved"'
        ),
    ),
    "ask": Outline(
        "decide:ask",
        mark(
            "Ask a unit about a figure, a task or an action.\n"
            'anplan decide ask tech-loans "why did they fall?" --unit bgs'
        ),
    ),
    "answer": Outline(
        "decide:answer",
        mark(
            "Answer a unit's problem in the place of those whom it asks.\n"
            'anplan decide answer 2.1 "rooms are found" --unit jd-dazhi'
        ),
    ),
    "refuse": Outline(
        "decide:refuse",
        mark(
            "Refuse what a unit requested.\n"
            'anplan decide refuse 4.4/anchuanghui --unit jxkc --reason "the day can be kept"'
        ),
    ),
    "instruct": Outline(
        "decide:instruct",
        mark(
            "Pass on a leader's instruction to units, with the day by which it is to be carried out.\n"
            'anplan decide instruct "report on the grids" --unit jxkc --unit bgs --until 2025-10-20 --by "deputy head"'
        ),
    ),
    "evaluate": Outline(
        "decide:evaluate",
        mark(
            "Keep what those think of the work who asked for it.\n"
            'anplan decide evaluate --by "deputies" --grade satisfied --text "visible progress"'
        ),
    ),
    "close": Outline(
        "decide:close",
        mark(
            "Close out an indicator, a milestone or recurring work that is done.\n"
            'anplan decide close main-grids --reason "inspected"'
        ),
    ),
    "reopen": Outline(
        "decide:reopen",
        mark(
            "Reopen what was closed out.\n"
            'anplan decide reopen main-grids --reason "the inspection failed"'
        ),
    ),
    "extend": Outline(
        "decide:extend",
        mark(
            "Set a new due day.\n"
            'anplan decide extend 4.4/anchuanghui --until 2025-10-31 --reason "the venue changed"'
        ),
    ),
    "exempt": Outline(
        "decide:exempt",
        mark(
            "Exempt from judgement up to a day.\n"
            'anplan decide exempt grant-to-equity --until 2025-12-31 --reason "the policy has changed"'
        ),
    ),
}
COMMANDS: Mapping[str, Outline] = {
    "init": Outline(
        "start:init",
        mark(
            "Start a workspace: the files of a new plan, to be filled in.\n"
            "anplan init new-plan\nanplan init --from plan-2025 --year 2026 plan-2026"
        ),
    ),
    "demo": Outline(
        "start:demo", mark("Make the sample workspace and show where it stands.\nanplan demo")
    ),
    "import": Outline(
        "start:import_document",
        mark(
            "Read a body's work plan: show what was read, or make a workspace of it.\n"
            "anplan import plan.docx\nanplan import plan.docx new-plan\nanplan import --questions -C new-plan"
        ),
    ),
    "status": Outline(
        "ask:status",
        mark(
            "Show where the plan stands, worst first.\n"
            "anplan status\nanplan status 2025-06\nanplan status 2.4\nanplan status jxkc -o jxkc.docx"
        ),
    ),
    "show": Outline(
        "ask:show",
        mark(
            "Show one thing in full: an indicator, a task, a unit, a paper.\n"
            "anplan show tech-contracts\nanplan show 2.4"
        ),
    ),
    "why": Outline(
        "ask:why",
        mark(
            "Explain a light: the rule, the arithmetic, each fact with its file, line and commit.\n"
            "anplan why grant-to-equity\nanplan why 2.3"
        ),
    ),
    "log": Outline(
        "ask:log",
        mark(
            "Show every value a thing has had: for which day, known since when, from whom, why.\n"
            "anplan log tech-contracts\nanplan log 2.4\nanplan log jxkc/2025-06"
        ),
    ),
    "diff": Outline(
        "ask:diff",
        mark(
            "Show what changed in meaning between two states, and which lights it moves.\n"
            "anplan diff\nanplan diff HEAD~3\nanplan diff 2025-06 2025-07\nanplan diff HEAD~3 HEAD --format md"
        ),
    ),
    "due": Outline(
        "ask:due",
        mark(
            "Show who owes what by when.\nanplan due --remind\n"
            "anplan due --notice --month 2025-06\nanplan due --facts"
        ),
    ),
    "calendar": Outline(
        "ask:calendar",
        mark(
            "Write what is owed and due into a calendar file; taken in again it replaces itself.\n"
            "anplan calendar\nanplan calendar --unit jxkc -o jxkc.ics"
        ),
    ),
    "check": Outline(
        "check:check",
        mark(
            "Check every file by every rule, all problems in one run.\n"
            "anplan check\nanplan check --month 2025-09\nanplan check --period 2025-Q3"
        ),
    ),
    "explain": Outline(
        "check:explain",
        mark("Explain a rule of check, with a wrong and a right example.\nanplan explain V102"),
    ),
    "brief": Outline(
        "write:brief",
        mark(
            "Write the brief of a month or another period into briefs/.\n"
            "anplan brief --month 2025-09\nanplan brief --month 2025-09 -o -\n"
            "anplan brief --month 2025-09 -o brief-6.docx\n"
            "anplan brief --month 2025-09 --unit jxkc --to pdf\n"
            "anplan brief --period 2025-H1\n"
            "anplan brief --verify"
        ),
    ),
    "site": Outline(
        "write:site",
        mark(
            "Write the whole plan as pages that need no server, no script and no network.\n"
            "anplan site\nanplan site -o pages\nanplan site --single -o plan.html"
        ),
    ),
    "record": Outline(
        "record:record",
        mark(
            "Record one thing in a unit's report; without a kind, walk through its month or period.\n"
            "anplan record\n"
            'anplan record progress 2.4 "the second course was held"\n'
            "anplan record reading --help"
        ),
        RECORD,
        "[KIND] [WORD]...",
        mark("There is no kind of entry {word}"),
    ),
    "decide": Outline(
        "decide:decide",
        mark(
            "Record a decision of the coordinator; it is appended to plan/decisions.\n"
            'anplan decide close main-grids --reason "inspected"\n'
            "anplan decide return --help"
        ),
        DECIDE,
        "KIND WORD...",
        mark("There is no kind of decision {word}"),
    ),
    "form": Outline(
        "write:form",
        mark(
            "Write the Excel forms of a month or another period, pre-filled, one a unit.\n"
            "anplan form --month 2025-10 --all\nanplan form --period 2025-H1 --all\n"
            "anplan form --month 2025-10 --unit jxkc -o jxkc-2025-10\nanplan form --scheme --all"
        ),
    ),
    "collect": Outline(
        "write:collect",
        mark(
            "Read returned Excel forms and write the units' reports.\nanplan collect forms/2025-10"
        ),
    ),
    "source": Outline(
        "ask:source",
        mark("Show the document side by side with what was read from it.\nanplan source"),
    ),
    "export": Outline(
        "ask:export",
        mark(
            "Write the whole project as JSON, its readings as CSV, or its ledger and tables.\n"
            "anplan export --to xlsx\nanplan export --append -o ../all"
        ),
    ),
    "rollup": Outline(
        "rollup:rollup",
        mark(
            "Count lights and papers and add up indicators over many workspaces, or their tables.\n"
            "anplan rollup\nanplan rollup -o ../rollup.xlsx\n"
            "anplan rollup ../all --question papers --by unit --by month"
        ),
    ),
    "schema": Outline(
        "check:schema",
        mark(
            "Print the JSON Schema of a kind of file, for editors, with the plan's own ids.\n"
            "anplan schema report > report.json\nanplan schema --all schema"
        ),
    ),
    "doctor": Outline(
        "start:doctor",
        mark(
            "Check the environment (Python, git, the cache, the folder) and say how to fix it.\n"
            "Exits with 1 if something is wrong, with 0 if there are only hints.\n"
            "anplan doctor\nanplan doctor --fix --dry-run"
        ),
    ),
    "completion": Outline(
        "start:completion",
        mark("Print the completion script of a shell.\nanplan completion bash >> ~/.bashrc"),
    ),
}
ANPLAN = Outline(
    "program:program",
    mark("A progress tracker for work plans kept as YAML files in a git repository."),
    COMMANDS,
    "COMMAND [ARGS]...",
)
