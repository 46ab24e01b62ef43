"""Which items of a document are its tasks: those to which offices are assigned, and their like."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from anplan.intake.document.tasks.actions import Action, actions_of
from anplan.intake.document.tasks.heading_days import HeadingDays
from anplan.intake.document.tasks.moved_labels import move_labels, names_offices, says_offices
from anplan.intake.document.tasks.outline import Node
from anplan.intake.document.tasks.phases import phase
from anplan.intake.document.tasks.tasks import (
    Facts,
    Task,
    all_lines,
    assigned_above,
    due_in,
    facts,
    fault_of,
    own_lines,
    sections_of,
    title_of,
)
from anplan.intake.document.text.blocks import Line
from anplan.intake.document.text.deadlines import Deadline
from anplan.intake.document.text.numbers import RANKS
from anplan.intake.document.text.words import Words
from anplan.intake.document.who.assigned import Assigned, First, of_list
from anplan.intake.document.who.groups import Group, groups, is_label
from anplan.intake.document.who.office_headings import is_mere_name, mere_name

NO_TASKS = re.compile(
    r"总体(?:要求|思路|目标)|(?<![和及与])(?:工作)?总结$|指导思想|基本(?:原则|思路)|工作(?:目标|要求|原则|机制|步骤|安排|保障)|主要目标|目标(?:要求|任务)$|保障(?:措施|机制)|"
    r"组织(?:保障|领导|实施)|实施(?:步骤|保障)|(?:进度|时间|阶段)安排|有关要求|相关要求|附则|责任追究|监督(?:考核|检查)|考核|工作(?:成效|回顾)|(?:完成|进展|落实|推进|开展)情况|"
    r"(?:主要|工作|重点)进展$|(?:上半年|前[一二三]个?季度|[一二三]季度|今年以来|一年来)的?(?:主要|重点)?工作(?:情况)?$|"
    r"主要成效|存在(?:的)?问题|背景|现状|形势|回顾|Background|Introduction|Aims|Governance|Monitoring|Reporting|How we (?:will )?(?:report|monitor|review|measure)"
)
_TASKS = re.compile(r"(?:重点|主要|工作|整治|改造|目标)(?:工作)?(?:任务|内容)$")
"""A chapter of tasks, whose offices another chapter may name: 职责分工."""
_MEASURES_BELOW = re.compile(r"(?:措施|做法|内容|要求|步骤)(?:如下)?:$")
_OF_ITSELF = re.compile(
    r"本(?:办法|措施|方案|意见|计划|细则|通知|规定|政策)[^。;]{0,20}(?:施行|执行|实施|生效|负责解释|有效期)"
)
"""What a document says of itself in an item of its own: 本措施自印发之日起施行."""
_SPEAKS_TO = re.compile(r"各[^。:]{2,}:$|.*(?:分解|分工|安排|明确|公布|任务)如下")
"""Whom a notice speaks to: 各区人民政府（管委会），市政府各部门："""
_RUN_IN = re.compile(r"[^。;:]{4,40}。.{8,}")
_ITEMS = ("1.", "(一)", "(1)", "第条", "1.1", "甲1", "1)", "A1.", "word")
"""What may stand below a heading that names who does all of it."""
_LEAST_WORDS, _LONGEST_HEADING = 6, 40
_LEAST_NAMED, _MOST_NAMED = 2, 0.6


class Chooser:
    """Finds the tasks of a tree; ``first_leads``: the office that is named first leads."""

    def __init__(self, root: Node, year: int | None, *, first_leads: First) -> None:
        """Look once at what every node says of offices."""
        self.root, self.year, self.first_leads = root, year, first_leads
        self.facts: dict[Node, Facts] = {}
        self.lifted: dict[Node, list[Line]] = {}
        self.days = HeadingDays()
        self.nodes = list(root.walk())
        move_labels(self.nodes)
        for node in self.nodes:
            self.facts[node] = self._facts(node)
        self._take_bare_names()
        self.assigned = {node for node in self.nodes if not self.facts[node].assigned.is_empty}
        self.above_assigned = self._above(self.assigned)

    def _facts(self, node: Node) -> Facts:
        """Return what a node's own lines say; its very words may be or begin with names."""
        said = facts(own_lines(node), first_leads=self.first_leads)
        if not said.assigned.is_empty:
            return said
        above = assigned_above(node)
        if above is not None:
            return said._replace(assigned=above[1])
        if node.children and is_mere_name(node.words):
            return said._replace(assigned=_of_mere_name(node.words))
        return said

    def tasks(self) -> list[Task]:
        """Return the tasks in the document's order."""
        chosen = self._chosen()
        found: list[Task] = []
        paragraphs_of = {node: self._paragraphs(node) for node in [self.root, *self.nodes]}
        groups_of = {node: self._groups(node) for node in [self.root, *self.nodes]}
        of_headings = {node.kind for node, lines in paragraphs_of.items() if len(lines) > 1}
        of_groups = {
            node.kind for node, groups in groups_of.items() if len(groups) > 1 and node.number
        }
        for node, paragraphs in paragraphs_of.items():
            is_heading = node not in chosen or len(paragraphs) > 1 or node.kind in of_headings
            if len(groups_of[node]) > 1 or (groups_of[node] and node.kind in of_groups):
                found += [self._of_group(node, group) for group in groups_of[node]]
                chosen.discard(node)
            elif paragraphs and is_heading:
                found += [self._of_paragraph(node, line.words) for line in paragraphs]
                chosen.discard(node)
            elif node in chosen:
                found.append(self._task(node))
        self.chosen = chosen
        return found

    def _take_bare_names(self) -> None:
        """Take lines of names alone below items as their offices, where most that name nobody else have such."""
        found = {node: names for node in self.nodes if (names := self._bare_names(node))}
        unnamed = (node for node in self.nodes if self.facts[node].assigned.is_empty)
        kinds = Counter(node.kind for node in unnamed if not node.children)
        named = Counter(node.kind for node in found)
        for node, assigned in found.items():
            if named[node.kind] >= max(_LEAST_NAMED, _MOST_NAMED * kinds[node.kind]):
                cuts = (*self.facts[node].cuts, *assigned.words)
                self.facts[node] = self.facts[node]._replace(assigned=assigned, cuts=cuts)

    def _bare_names(self, node: Node) -> Assigned | None:
        """Return whom lines right below an item name that are nothing but names."""
        if node.children or node.number is None or not self.facts[node].assigned.is_empty:
            return None
        total = Assigned()
        for line in node.lines:
            if not is_mere_name(line.words):
                break
            total = total.with_(
                of_list("units", line.words, line.words, first_leads=self.first_leads)
            )
        return None if total.is_empty else total

    def _above(self, nodes: set[Node]) -> set[Node]:
        found: set[Node] = set()
        for node in nodes:
            parent = node.parent
            while parent is not None and parent not in found:
                found.add(parent)
                parent = parent.parent
        return found

    def _chosen(self) -> set[Node]:
        if not self.assigned:
            return self._without_offices()
        chosen = {one for node in self.nodes if node in self.assigned for one in self._own(node)}
        chosen = _with_items_of_points(chosen)
        kinds = Counter(node.kind for node in chosen)
        for node in self.nodes:
            if node in chosen or node in self.above_assigned or node.is_annex:
                continue
            if self._is_like(node, chosen, kinds):
                chosen.add(node)
        for chapter in self.root.children:
            if _TASKS.search(chapter.words.folded[:24]) and not chosen & set(chapter.walk()):
                chosen |= self._innermost(chapter)
        return chosen

    def _own(self, node: Node) -> list[Node]:
        """Return the tasks of a node for which offices are named: innermost ones, and their like."""
        if node in self.above_assigned:
            return [node] if self._leads_points(node) else []
        if self._is_apart(node) and not self._names_its_own(node) and not node.children:
            return []
        return self._children_instead(node) or [node]

    def _names_its_own(self, node: Node) -> bool:
        """Return whether a label or a bracket behind an item's text names who has just it."""
        return names_offices(node) or (
            phase(node, self.year) is None and _says_in_bracket(self.facts[node].assigned)
        )

    def _leads_points(self, node: Node) -> bool:
        """Return whether a numbered task has points of its own that name others beside its own offices."""
        return (
            RANKS["1."] <= node.rank < RANKS["bullet"]
            and not is_mere_name(node.words)
            and not facts((node.words,)).assigned.is_empty
            and bool(node.children)
            and all(child.kind == "bullet" for child in node.children)
        )

    def _children_instead(self, node: Node) -> list[Node]:
        """Return the items below a heading that names no more than who does them all."""
        if len(node.children) == 0 or node in self.lifted:
            return []
        if any(_MEASURES_BELOW.search(line.words.folded) for line in node.lines):
            return []
        if not (is_mere_name(node.words) or (node.rank < 4.5 and _stands_in_heading(node))):
            return []
        if len(node.children) > 1 and all(map(_is_run_in, node.children)):
            return list(node.children)
        items = (*_ITEMS, "①") if is_mere_name(node.words) else _ITEMS
        return [child for child in node.children if child.kind in items]

    def _is_like(self, node: Node, chosen: set[Node], kinds: Counter[str]) -> bool:
        """Return whether an item nobody is named for stands beside tasks of its kind."""
        if node.kind in ("bullet", "styled", "①") or not node.parent or self._is_apart(node):
            return False
        if any(above in chosen for above in node.above() if above is not node):
            return False
        if kinds[node.kind] < _LEAST_NAMED and not _is_of_tasks(node.parent):
            return False
        beside = any(one in chosen for one in node.parent.children if one.kind == node.kind)
        cousin = kinds[node.kind] > 0.5 * sum(kinds.values()) and node.kind in (
            "1.",
            "(1)",
            "1.1",
            "A1.",
        )
        return (beside or cousin) and not node.children

    def _is_apart(self, node: Node) -> bool:
        """Return whether an item stands in a chapter that holds no tasks."""
        if phase(node, self.year) is not None or _OF_ITSELF.match(node.words.folded):
            return True
        return any(NO_TASKS.search(_heading_of(above)) for above in node.above())

    def _without_offices(self) -> set[Node]:
        """Return the innermost numbered items of a document that names no office at all."""
        return self._innermost(self.root)

    def _innermost(self, above: Node) -> set[Node]:
        """Return the innermost numbered items below a node, of the kind that most of them have."""
        leaves = [
            node
            for node in above.walk()
            if node.kind in ("一、", "(一)", "1.", "(1)", "第条", "1.1", "A1.", "1)", "word")
            and not any(
                child.kind in ("(一)", "1.", "(1)", "1.1", "A1.", "word") for child in node.children
            )
            and not self._is_apart(node)
        ]
        counts = Counter(node.kind for node in leaves)
        if not counts:
            return set()
        kind, count = counts.most_common(1)[0]
        return {node for node in leaves if node.kind == kind} if count > 1 else set()

    def _paragraphs(self, node: Node) -> list[Line]:
        """Return the unnumbered paragraphs that are tasks of their own."""
        found = []
        is_apart = node is not self.root and self._is_apart(node)
        for line in node.lines:
            said = facts((line.words,), first_leads=self.first_leads)
            if said.assigned.is_empty or (is_apart and not says_offices(line.words)):
                continue
            cut = sum(len(one.text) for one in said.cuts)
            letters = len(line.words.text) - cut
            if letters >= _LEAST_WORDS and not _SPEAKS_TO.match(line.words.folded):
                found.append(line)
        if node is self.root or node.rank < 4.5:
            return found
        return found if len(found) > 1 else []

    def _groups(self, node: Node) -> list[Group]:
        """Return paragraphs without numbers for which the labelled lines below name offices."""
        if node is not self.root and node.rank >= RANKS["word"]:
            return []
        found = groups(line.words for line in node.lines)
        said = [(one, facts(one.lines[1:], first_leads=self.first_leads)) for one in found]
        return [
            one for one, says in said if not says.assigned.is_empty and not is_label(one.lines[0])
        ]

    def _of_group(self, node: Node, group: Group) -> Task:
        said = facts(group.lines, first_leads=self.first_leads)
        headings = (node.line, *sections_of(node)) if node.parent is not None else ()
        headings = (group.heading, *headings) if group.heading else headings
        title = title_of(group.lines[0], said.cuts)
        return Task(
            group.number,
            title,
            headings,
            said.assigned,
            said.due or self.days.of(node) or due_in(group.lines),
            tuple(group.lines),
            said.results,
            actions_of(title, group.lines, said.cuts),
        )

    def _of_paragraph(self, node: Node, words: Words) -> Task:
        said = facts((words,), first_leads=self.first_leads)
        rest = _without_front(words, said)
        headings = (node.line, *sections_of(node)) if node.parent is not None else ()
        title = title_of(rest, said.cuts)
        return Task(
            "",
            title,
            headings,
            said.assigned,
            said.due or self.days.of(node) or due_in((words,)),
            (words,),
            said.results,
            actions_of(title, (words,), said.cuts),
        )

    def _task(self, node: Node) -> Task:
        said = self.facts[node]
        words, assigned = node.words, said.assigned
        above = assigned_above(node)
        if above is not None and (assigned.is_empty or _is_front(assigned, above[1])):
            words, assigned = above[0], above[1]
        words = _without_front(words, said) if words is node.words else words
        below = [self.facts[one] for one in node.walk() if one in self.facts]
        if assigned.is_empty:
            for one in below:
                assigned = assigned.with_(one.assigned)
        due = said.due or next((one.due for one in below if one.due), None)
        if not assigned.lead and not assigned.units:
            assigned = self._inherited(node).with_(assigned)
        text = tuple(all_lines(node))
        title = title_of(words, said.cuts)
        return Task(
            node.label,
            title,
            tuple(sections_of(node)),
            assigned,
            due or self._due_above(node) or due_in(text),
            text,
            (
                *said.results,
                *(result for one in below for result in one.results),
                *fault_of(text),
            ),
            self._actions(node, title, text),
        )

    def _actions(self, node: Node, title: Words, text: Sequence[Words]) -> tuple[Action, ...]:
        """Return the items below a task, else the sentences of its text."""
        cuts = [cut for one in (node, *node.walk()) for cut in self.facts[one].cuts]
        parts = [child.words for child in node.children] or text
        return actions_of(title, parts, cuts)

    def _due_above(self, node: Node) -> Deadline | None:
        """Return the day that a heading says for the items below it, or the lines between them do."""
        parent = node.parent
        if parent in self.assigned and _stands_in_heading(parent):
            return self.facts[parent].due or self.days.above(node)
        return self.days.above(node)

    def _inherited(self, node: Node) -> Assigned:
        """Return whom the heading right above an item names, where it names all its items' offices."""
        parent = node.parent
        if parent is None or parent.parent is None:
            return Assigned()
        if parent in self.assigned and (is_mere_name(parent.words) or _stands_in_heading(parent)):
            return self.facts[parent].assigned
        return Assigned()


def _with_items_of_points(chosen: set[Node]) -> set[Node]:
    """Return the tasks with an item instead of its points, where items beside it are tasks themselves."""
    found = set(chosen)
    for point in chosen:
        item = point.parent
        if point.kind != "bullet" or item is None or item.parent is None or item in chosen:
            continue
        beside = (one for one in item.parent.children if one.kind == item.kind)
        if item.number is not None and any(one in chosen for one in beside):
            found.discard(point)
            found.add(item)
    return found


def _is_of_tasks(chapter: Node) -> bool:
    """Return whether a heading says that what stands below it are tasks: 一、重点任务."""
    return _TASKS.search(_heading_of(chapter)) is not None


def _heading_of(node: Node) -> str:
    """Return the beginning of an item's words that names it: no more than its first sentence."""
    return node.words.folded[:24].split("。", maxsplit=1)[0]


def _is_run_in(node: Node) -> bool:
    """Return whether a dashed paragraph begins with a heading of its own: ——深化数据共享。建设…."""
    return node.kind == "bullet" and _RUN_IN.match(node.words.folded) is not None


def _is_front(assigned: Assigned, front: Assigned) -> bool:
    return {one.name for one in assigned.lead + assigned.units} <= {
        one.name for one in front.lead + front.units
    }


def _without_front(words: Words, said: Facts) -> Words:
    """Return an item's words without a label that stands in front of them."""
    for cut in said.cuts:
        if cut.start <= words.start + 1 and words.start < cut.end < words.end:
            return words.part(cut.end - words.start).stripped("】]）) :：")
    return words


def _says_in_bracket(assigned: Assigned) -> bool:
    """Return whether brackets name an office, not only all of a kind."""
    in_brackets = any(words.folded.startswith(("(", "【", "〔")) for words in assigned.words)
    return in_brackets and not all(office.is_group for office in assigned.offices)


def _of_mere_name(words: Words) -> Assigned:
    """Return whom a heading names that is nothing but names: 区教育局（3项）."""
    plain = words.part(0, len(mere_name(words.folded)))
    return of_list("units", plain, words, first_leads="")


def _stands_in_heading(node: Node) -> bool:
    """Return whether a heading or the lines above its items, not a text, name the offices."""
    own = facts((node.words,))
    if not own.assigned.is_empty:
        return len(node.words.text) - sum(len(one.text) for one in own.cuts) <= _LONGEST_HEADING
    said = facts(own_lines(node))
    cut = sum(len(one.text) for one in said.cuts if one not in said.results)
    return (
        len(node.words.text) + sum(len(line.words.text) for line in node.lines) - cut
        <= _LONGEST_HEADING
    )


def phases_of(nodes: Sequence[Node], year: int | None) -> Iterator[Node]:
    """Yield the headings that name phases of the work."""
    for node in nodes:
        if phase(node, year) is not None:
            yield node
