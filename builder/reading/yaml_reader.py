"""Reads YAML so that every value remembers its line, and every scalar stays the text that was typed.

Plain YAML turns `no` into False, `2026-11-24` into a date and `0808` into a number, drops what stands behind a ` #`,
and keeps the last of two equal keys in silence. Staff mean what they typed: so here all scalars are text, the typed
models decide what a text means, and whatever YAML would drop or turn into something else is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from time import process_time
from typing import Any

import yaml

from builder.facts.values import CONTROL, ReadOtherwise
from builder.faults import Fault
from builder.reading.complaints import BACKSLASH, NO_TEXT, explain, line_of_number

Place = tuple[str | int, ...]
"""Where a value stands in a document: ("areas", 0, "id")."""

MOST = 30
"""How many faults of form are told of one file at once."""
LONGEST = 0.3
"""Seconds of the processor after which no further fault of form is looked for: each asks to read all anew."""
PLAIN_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map")}

_QuickLoader: Any = getattr(yaml, "CBaseLoader", None)
"""The parser in C, where PyYAML was built with it."""
_ONLY_IN_PYTHON = re.compile("&\\S|[\t\ufeff]")
"""Names for texts, right behind an &, whose lines the parser in C doesn't tell; tabs, and marks of byte order inside a
text, which it lets pass."""
DEEPEST = 1000
"""How deeply a text may be nested for the parser in C. It goes down some twenty times as far, and then crashes."""
_BRACKET = re.compile(r"[\[{]")
_ROW_OF_SIGNS = re.compile(rf"^[ ?:-]{{{DEEPEST}}}", re.MULTILINE)
"""Other nesting takes a column for each step, before all else in its line."""
_TEXT_TAG = "tag:yaml.org,2002:str"
_ENGINES = yaml.SafeLoader("")
"""Knows what other programs take a text without quotation marks for."""
_COLOR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})(?=\s*$|\s+#)", re.IGNORECASE)
"""A color as design tools copy it, with nothing behind it or a remark."""
_CURLY = re.compile(r"[“”„][^“”„]*[“”]|‘[^‘’]*’")
"""A text whose quotation marks are those of a word processor."""


@dataclass
class Document:
    """A YAML file as plain text, lists and dicts, with the line (from 1) of every place in it."""

    file: str
    data: Any
    lines: dict[Place, int] = field(default_factory=dict)
    is_read_by_engines: bool = False
    """Whether the parser that engines have for it, which is in C, reads it too."""

    def line_of(self, place: Place) -> int:
        """The line of `place`, or of the nearest thing around it that stands in the file."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read_yaml(
    text: str, file: str, first_line: int = 1, commands: Mapping[Place, str] | None = None
) -> tuple[Document, list[Fault]]:
    """Read one YAML text whose first line is `first_line` of `file`; `commands` are those it may hold, by their place.

    Where a parser would stop at the first fault, what was meant is put in its place and reading goes on, so that one
    run tells them all. Where nobody can tell what was meant, the document's data stays empty.
    """
    document = Document(file, {}, {(): first_line})
    faults = list(islice(_not_to_be_typed(text, file, first_line), MOST)) if CONTROL.search(text) else []
    text = CONTROL.sub("", text)  # some of these end a line for YAML, and for nobody else
    started = process_time()
    while True:
        try:
            root, anchors, document.is_read_by_engines = _composed(text)
            walk = _Walk(document, text, first_line, commands or {}, anchors)
            data = walk.value(root, ()) if root else {}
            document.data = {} if walk.is_unsure else data
            return document, faults + walk.faults
        except yaml.YAMLError as error:
            fault, mended = explain(error, text, file, first_line)
        except (ValueError, OverflowError):  # a number of a character that there is not
            fault, mended = Fault(file, line_of_number(text) + first_line, BACKSLASH.what, BACKSLASH.remedy), None
        except RecursionError:
            what = "the brackets in this file are nested too deeply to be meant."
            fault, mended = Fault(file, first_line, what, "look for a row of [ or { and take it out."), None
        if fault.line in [known.line for known in faults]:  # what was put in its place didn't help
            return document, faults
        faults.append(fault)
        if mended is None or len(faults) == MOST or process_time() - started > LONGEST:
            return document, faults
        text = mended


def _not_to_be_typed(text: str, file: str, first_line: int) -> Iterator[Fault]:
    for line, typed in enumerate(text.split("\n"), first_line):
        if CONTROL.search(typed):
            yield Fault(file, line, NO_TEXT.what, NO_TEXT.remedy)


class _Loader(yaml.BaseLoader):
    """Remembers on which lines a text was given a name with &: YAML takes its first word for that."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.named: set[int] = set()

    def compose_node(self, parent: Any, index: Any) -> Any:
        """The next node."""
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if getattr(event, "anchor", None) and not isinstance(event, yaml.AliasEvent):
            self.named.add(event.start_mark.line)
        return super().compose_node(parent, index)


def _composed(text: str) -> tuple[yaml.Node | None, set[int], bool]:
    """The document as nodes; the lines (from 0) on which a text was given a name; and whether the parser in C read it.

    The parser in C is ten times as quick. What it stumbles over, the one in Python tells more of: what that complains
    of is put into words that help (`complaints`). And some things only that one refuses.
    """
    if _QuickLoader is not None and not _ONLY_IN_PYTHON.search(text) and not _is_deep(text):
        try:
            return _single_node(_QuickLoader(text)), set(), True
        except yaml.YAMLError:
            pass
    loader = _Loader(text)
    return _single_node(loader), loader.named, False


def _is_deep(text: str) -> bool:
    """Whether a text might be nested so deeply that the parser in C would take the whole program down with it."""
    return len(_BRACKET.findall(text)) > DEEPEST or bool(_ROW_OF_SIGNS.search(text))


def _single_node(loader: Any) -> yaml.Node | None:
    try:
        return loader.get_single_node()  # type: ignore[no-any-return]
    finally:
        loader.dispose()


class _Walk:
    """Turns YAML nodes into plain data and notes the line of each."""

    def __init__(
        self, document: Document, text: str, first_line: int, commands: Mapping[Place, str], anchors: set[int]
    ) -> None:
        self.document = document
        self.text = text.split("\n")
        self.offset = first_line
        self.commands = commands
        self.faults: list[Fault] = []
        self.seen: set[int] = set()
        for anchor in sorted(anchors):
            what = "a text that begins with & loses its first word."
            self.fault(anchor + first_line, what, "put the whole text in quotation marks.")
        self.is_unsure = False
        """Whether something is in a place where nobody can tell what it is."""

    def line(self, node: yaml.Node) -> int:
        return int(node.start_mark.line) + self.offset

    def fault(self, line: int, what: str, remedy: str) -> None:
        self.faults.append(Fault(self.document.file, line, what, remedy))

    def value(self, node: yaml.Node, place: Place) -> Any:
        line = self.document.lines.setdefault(place, self.line(node))
        if id(node) in self.seen:
            what = "a value is repeated with * and &, which this site doesn't use."
            self.fault(line, what, "write it out again here.")
            self.is_unsure = True
            return ""
        self.seen.add(id(node))
        if self.commands.get(place) != node.tag:
            self.refuse_a_command(node, line)
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*place, index)) for index, item in enumerate(node.value)]
        return self.scalar(node, line)

    def scalar(self, node: yaml.Node, line: int) -> str:
        text = str(node.value)
        if not isinstance(node, yaml.ScalarNode) or node.style:  # a plain one has None, or in C an empty text
            return text
        self.refuse_a_comment_behind(node, line)
        if _CURLY.fullmatch(text):
            what = "these curly quotation marks belong to the text, and would be shown."
            self.fault(line, what, 'straight ones ("), or none.')
        is_text = _ENGINES.resolve(yaml.ScalarNode, text, (True, False)) == _TEXT_TAG  # type: ignore[no-untyped-call]
        return text if is_text or not text else ReadOtherwise(text)

    def mapping(self, node: yaml.MappingNode, place: Place) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = self.line(key_node)
            self.refuse_a_command(key_node, line)
            key = self.scalar(key_node, line)
            here = (*place, key)
            if not isinstance(key_node, yaml.ScalarNode):
                self.fault(line, "a list or a group stands where a name belongs.", "write it as `name: text`.")
                self.is_unsure = True
                continue
            if key in result:
                what = f"`{key}` stands twice; it is on line {self.document.lines[here]} too."
                self.fault(line, what, "keep one and delete the other.")
                continue
            self.document.lines[here] = line
            result[key] = self.value(value_node, here)
        return result

    def refuse_a_command(self, node: yaml.Node, line: int) -> None:
        """`!x` before a text or a name: some programs run it."""
        if node.tag not in PLAIN_TAGS:
            what = "a text that begins with ! is read as a command and loses its first word."
            self.fault(line, what, "put the whole text in quotation marks.")

    def refuse_a_comment_behind(self, node: yaml.ScalarNode, line: int) -> None:
        """`Question #1 of all` would be published as `Question`, and `#16514d` as nothing."""
        rest = "".join(self.text[node.end_mark.line : node.end_mark.line + 1])[node.end_mark.column :].strip()
        if _COLOR.match(rest) and not node.value:
            what = f"all behind a # is left out, so this color is: `{rest[:40]}`."
            self.fault(line, what, f'in quotation marks: "{rest.split()[0]}"')
        elif node.value and rest.startswith("#"):
            what = f"all behind the # is left out: `{rest[:40]}`."
            self.fault(line, what, "put the whole text in quotation marks, or a note of yours on a line of its own.")
