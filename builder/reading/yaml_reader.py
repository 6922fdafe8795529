"""Reads YAML so that every value remembers its line, and every scalar stays the text that was typed.

Plain YAML turns `no` into False, `2026-11-24` into a date and `0808` into a number, drops what stands behind a ` #`,
and keeps the last of two equal keys in silence. Staff mean what they typed: so here all scalars are text, the typed
models decide what a text means, and whatever YAML would drop or turn into something else is a fault.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from builder.faults import Fault

Place = tuple[str | int, ...]
"""Where a value stands in a document: ("areas", 0, "id")."""

PLAIN_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map")}


@dataclass
class Document:
    """A YAML file as plain text, lists and dicts, with the line (from 1) of every place in it."""

    file: str
    data: Any
    lines: dict[Place, int] = field(default_factory=dict)

    def line_of(self, place: Place) -> int:
        """The line of `place`, or of the nearest thing around it that stands in the file."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read_yaml(text: str, file: str, first_line: int = 1) -> tuple[Document, list[Fault]]:
    """Read one YAML text whose first line is `first_line` of `file`. Faults leave the document's data empty."""
    document = Document(file, {}, {(): first_line})
    try:
        root = yaml.compose(text, Loader=yaml.BaseLoader)
        walk = _Walk(document, text, first_line)
        data = walk.value(root, ()) if root else {}
    except yaml.YAMLError as error:
        return document, [_explain(error, text, file, first_line)]
    except RecursionError:
        what = "the brackets in this file are nested too deeply to be meant."
        return document, [Fault(file, first_line, what, "look for a row of [ or { and take it out.")]
    if not walk.faults:
        document.data = data
    return document, walk.faults


class _Walk:
    """Turns YAML nodes into plain data and notes the line of each."""

    def __init__(self, document: Document, text: str, first_line: int) -> None:
        self.document = document
        self.text = text.split("\n")
        self.offset = first_line
        self.faults: list[Fault] = []
        self.seen: set[int] = set()

    def line(self, node: yaml.Node) -> int:
        return int(node.start_mark.line) + self.offset

    def fault(self, line: int, what: str, remedy: str) -> None:
        self.faults.append(Fault(self.document.file, line, what, remedy))

    def value(self, node: yaml.Node, place: Place) -> Any:
        line = self.document.lines.setdefault(place, self.line(node))
        if id(node) in self.seen:
            what = "a value is repeated with * and &, which this site doesn't use."
            self.fault(line, what, "write it out again here.")
            return ""
        self.seen.add(id(node))
        if node.tag not in PLAIN_TAGS:
            what = "a text that begins with ! is read as a command and loses its first word."
            self.fault(line, what, "put the whole text in quotation marks.")
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*place, index)) for index, item in enumerate(node.value)]
        if isinstance(node, yaml.ScalarNode):
            self.refuse_a_comment_behind(node, line)
        return node.value

    def mapping(self, node: yaml.MappingNode, place: Place) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), self.line(key_node)
            here = (*place, key)
            if not isinstance(key_node, yaml.ScalarNode):
                self.fault(line, "a list or a group stands where a name belongs.", "write it as `name: text`.")
                continue
            if key in result:
                what = f"`{key}` stands twice; it is on line {self.document.lines[here]} too."
                self.fault(line, what, "keep one and delete the other.")
                continue
            self.document.lines[here] = line
            result[key] = self.value(value_node, here)
        return result

    def refuse_a_comment_behind(self, node: yaml.ScalarNode, line: int) -> None:
        """`Question #1 of all` would be published as `Question`."""
        rest = self.text[node.end_mark.line][node.end_mark.column :].strip()
        if node.style is None and node.value and rest.startswith("#"):
            what = f"all behind the # is left out: `{rest[:40]}`."
            self.fault(line, what, "put the whole text in quotation marks, or a note of yours on a line of its own.")


def _explain(error: yaml.YAMLError, text: str, file: str, first_line: int) -> Fault:
    """A YAML parser's complaint in words for someone who has never heard of YAML."""
    mark = getattr(error, "problem_mark", None)
    opened = getattr(error, "context_mark", None) or mark
    complaint = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')} {error}"
    rule = next(rule for rule in _COMPLAINTS if rule.sign in complaint)
    if mark and "expected <block end>" in complaint and _QUOTED_IN_PART.search(text.split("\n")[mark.line]):
        rule = _IN_PART
    where = opened if rule.at_its_beginning else mark
    number = where.line if where else text[: getattr(error, "position", 0)].count("\n")
    written = len(text.rstrip().split("\n")) - 1  # complaints about what is missing name the line after the last
    return Fault(file, min(number, written) + first_line, rule.what, rule.remedy)


class _Complaint(NamedTuple):
    """A parser's complaint, by a piece of its words: what it means, what to try, and which of its lines to name."""

    sign: str
    what: str
    remedy: str
    at_its_beginning: bool = False


_QUOTED_IN_PART = re.compile(r"""^\s*(?:- )*(?:[\w-]+: +)?(?:"[^"]*"|'[^']*'|\[[^\]]*\]) *[^\s:#,]""")
"""A line whose text begins with something in quotation marks or brackets, and goes on behind it."""
_IN_PART = _Complaint(
    "",
    "only the beginning of this text is in quotation marks or brackets.",
    "put all of it in quotation marks, with ’ or “ ” for those inside.",
)
_COMPLAINTS = (
    _Complaint("'\\t'", "a tab stands where spaces belong.", "replace the tab by spaces."),
    _Complaint(
        "cannot start any token",
        "this text begins with a sign that means something else in YAML.",
        "put the whole text in quotation marks.",
    ),
    _Complaint("unknown escape", "there is a backslash in quotation marks.", "take the backslash away."),
    _Complaint(
        "quoted scalar", "a quotation mark is opened here and never closed.", "close it, or take it away.", True
    ),
    _Complaint(
        "a flow ", "a bracket is opened here and never closed.", "close it, or put the text in quotation marks.", True
    ),
    _Complaint(
        "mapping values are not allowed",
        "a colon inside a text confuses the file.",
        'put the whole text in quotation marks, as in  question: "First: who are you?"',
    ),
    _Complaint(
        "could not find expected ':'", "this line has no colon behind its name.", "give it the form `name: text`.", True
    ),
    _Complaint(
        "expected <block end>",
        "the indentation of this line doesn't fit its neighbors.",
        "put as many spaces before it as the line it belongs with has.",
    ),
    _Complaint(
        "special characters are not allowed",
        "there is a character here that no text may have.",
        "delete it and type the word again.",
    ),
    _Complaint(
        "",
        "this line can't be read as YAML.",
        "compare it with its neighbors: `name: text`, spaces at the start, text with signs in quotation marks.",
    ),
)
"""The first whose sign stands in the complaint is meant; the last fits all."""
