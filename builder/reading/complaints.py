"""What a YAML parser complains of, in words for someone who has never heard of YAML, and what may have been meant.

A parser stops at the first line it can't read. With what was probably meant in its place, reading goes on behind it, so
that one run tells every fault of a file.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import yaml

from builder.faults import Fault

_NAME_AND_TEXT = re.compile(r"(\s*(?:- +)*(?:[\w-]+: +)?)(.*)")
_FIRST_WORD = re.compile(r"^(\s*[\w-]+)\s*[:;=]?\s*")
_BEFORE_NAME = re.compile(r"(\s*)(?:- +)*")
_OPENED = re.compile(r"""\s*(?:- +)*(?:[\w-]+: +)?(?:"[^"]*|'[^']*)$""")
"""A line whose text begins with a quotation mark, and has no other."""


def explain(error: yaml.YAMLError, text: str, file: str, first_line: int) -> tuple[Fault, str | None]:
    """A YAML parser's complaint in words for someone who has never heard of YAML; and the text as it may be meant."""
    mark = getattr(error, "problem_mark", None)
    opened = getattr(error, "context_mark", None) or mark
    complaint = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')} {error}"
    rule = next(rule for rule in _COMPLAINTS if rule.sign in complaint)
    lines = text.split("\n")
    where = opened if rule.at_its_beginning else mark
    number = where.line if where else text[: getattr(error, "position", 0)].count("\n")
    number = min(number, len(text.rstrip().split("\n")) - 1)  # for what is missing, the line after the last is named
    before, bare = _left_open(lines, number), _without_colon(lines, number)
    if before is not None and rule.sign in ("expected <block end>", "mapping values are not allowed"):
        rule, number = _OPEN_QUOTE, before
    elif bare is not None and rule.sign == "mapping values are not allowed":
        rule, number = _NO_COLON, bare
    elif mark and rule.sign == "expected <block end>" and _QUOTED_IN_PART.search(lines[mark.line]):
        rule = _IN_PART
    fault = Fault(file, number + first_line, rule.what, rule.remedy)
    if rule.meant is None:
        return fault, None
    lines[number] = rule.meant(lines, number)
    return fault, "\n".join(lines)


def line_of_number(text: str) -> int:
    """Where a character is named by a number, counted from 0."""
    found = re.search(r"\\U[0-9A-Fa-f]{8}", text)
    return text.count("\n", 0, found.start()) if found else 0


def _left_open(lines: list[str], number: int) -> int | None:
    """The line, shortly before the one where a parser stumbled, whose quotation mark it took the next one for."""
    near = range(number - 1, max(number - 4, -1), -1)
    return next((line for line in near if _OPENED.match(lines[line])), None)


def _without_colon(lines: list[str], number: int) -> int | None:
    """The line before, if it has no name with a colon and a space: YAML takes this one for more of its text."""
    above = (
        line for line in range(number - 1, -1, -1) if lines[line].strip() and not lines[line].lstrip().startswith("#")
    )
    near = next(above, None)
    if near is None or re.search(r":(\s|$)|^\s*- ", lines[near]):
        return None
    return near if _spaces(lines[near]) >= _spaces(lines[number]) else None


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip())


def _with_colon(lines: list[str], number: int) -> str:
    """A line with a colon and a space behind its first word."""
    return _FIRST_WORD.sub(r"\1: ", lines[number], count=1)


def _in_quotes(lines: list[str], number: int) -> str:
    """A line with all of its text in quotation marks."""
    line = lines[number]
    start, text = _NAME_AND_TEXT.match(line).groups()  # type: ignore[union-attr]
    bare = text.strip().strip("\"'").replace("'", "’")
    return f"{start}'{bare}'" if bare else line


def _aligned(lines: list[str], number: int) -> str:
    """A line that begins where the one before it does; a new entry, where the entry before it does."""
    text, is_entry = lines[number].strip(), lines[number].strip().startswith("- ")
    above = (line for line in reversed(lines[:number]) if line.strip())
    near = next((line for line in above if not is_entry or line.strip().startswith("- ")), "")
    before = _BEFORE_NAME.match(near)
    spaces = len(before[1] if is_entry else before[0]) if before else 0
    return " " * spaces + text


def _closed(lines: list[str], number: int) -> str:
    """A line whose text begins with a quotation mark, with one at its end."""
    line = lines[number]
    _, text = _NAME_AND_TEXT.match(line).groups()  # type: ignore[union-attr]
    return line.rstrip() + text[0] if text else line


class _Complaint(NamedTuple):
    """A parser's complaint, by a piece of its words: what it means, what to try, and which of its lines to name."""

    sign: str
    what: str
    remedy: str
    at_its_beginning: bool = False
    meant: Callable[[list[str], int], str] | None = None
    """How the line may have been meant. Without it, nobody can tell."""


_QUOTED_IN_PART = re.compile(r"""^\s*(?:- )*(?:[\w-]+: +)?(?:"[^"]*"|'[^']*'|\[[^\]]*\]) *[^\s:#,]""")
"""A line whose text begins with something in quotation marks or brackets, and goes on behind it."""
_IN_PART = _Complaint(
    "",
    "only the beginning of this text is in quotation marks or brackets.",
    "put all of it in quotation marks, with ’ or “ ” for those inside.",
    meant=_in_quotes,
)
_OPEN_QUOTE = _Complaint(
    "quoted scalar", "a quotation mark is opened here and never closed.", "close it, or take it away.", True, _closed
)
BACKSLASH = _Complaint(
    "escape",
    "there is a backslash in quotation marks.",
    "take the backslash away.",
    meant=lambda lines, number: lines[number].replace("\\", ""),
)
_NO_COLON = _Complaint(
    "could not find expected ':'",
    "this line has no colon behind its name.",
    "give it the form `name: text`.",
    True,
    _with_colon,
)
NO_TEXT = _Complaint(
    "special characters are not allowed",
    "there is a character here that no text may have.",
    "delete it and type the word again.",
)
_COMPLAINTS = (
    _Complaint(
        "'\\t'",
        "a tab stands where spaces belong.",
        "replace the tab by spaces.",
        meant=_aligned,
    ),
    _Complaint(
        "cannot start any token",
        "this text begins with a sign that means something else in YAML.",
        "put the whole text in quotation marks.",
        meant=_in_quotes,
    ),
    BACKSLASH,
    _OPEN_QUOTE,
    _Complaint(
        "a flow ",
        "a bracket is opened here and never closed.",
        "close it, or put the text in quotation marks.",
        True,
        _in_quotes,
    ),
    _Complaint(
        "mapping values are not allowed",
        "a colon inside a text confuses the file.",
        'put the whole text in quotation marks, as in  question: "First: who are you?"',
        meant=_in_quotes,
    ),
    _NO_COLON,
    _Complaint(
        "expected <block end>",
        "the indentation of this line doesn't fit its neighbors.",
        "put as many spaces before it as the line it belongs with has.",
        meant=_aligned,
    ),
    NO_TEXT,
    _Complaint(
        "expected a single document",
        "a line --- divides this file in two.",
        "take that line away.",
        meant=lambda lines, number: "",
    ),
    _Complaint(
        "",
        "this line can't be read as YAML.",
        "compare it with its neighbors: `name: text`, spaces at the start, text with signs in quotation marks.",
    ),
)
"""The first whose sign stands in the complaint is meant; the last fits all."""
