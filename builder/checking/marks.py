"""Marks in a page's text what line it is, so that what Markdown makes of it can be traced back to the file.

Python-Markdown forgets lines. A mark is one character of Unicode's last planes, which stand for nothing and which no
page may hold: put before a link's goal or a heading's words, it comes out with them. Tags of raw HTML get an attribute.
"""

from __future__ import annotations

import re

FIRST = 0xF0000
"""The mark of line 0. There are 131,000 of them, and a file that may be read has fewer lines."""
MARK = re.compile("[\U000f0000-\U0010ffff]")
LINE = "data-line"
"""The attribute that a tag of raw HTML gets: without quotation marks, since the tag may stand in a macro's text."""

_GOAL = re.compile(r"(\]\(\s*<?)(?!\s*\{:)")
_DEFINITION = re.compile(r"\s*\[(?!\^)[^\]]+\]:\s*<?(?=[^\s(\"'{])")
_HEADING = re.compile(r"[\s>*+\-\d.]*#{1,6}")
_UNDERLINE = re.compile(r"^[ >]*(=+|-+)\s*$")
_TAG = re.compile(r"<([a-zA-Z][\w-]*)(?=[\s/>]|$)")
_NUMBER = re.compile(r"[0-9]{1,6}")
_ID = re.compile(r"( *\{:[^}]*\} *)?$")
_ONLY_ATTRIBUTES = re.compile(r"[\s>*+\-\d.#]*\{:")
_ATTACHED = re.compile(r"[^ ]\{:")


def marked(text: str, first_line: int) -> str:
    """A page's text, whose first line is `first_line` of its file, with marks, and with none that was typed."""
    lines = without_marks(text).split("\n")
    return "\n".join(
        _marked(line, chr(FIRST + number), number, following)
        for number, (line, following) in enumerate(zip(lines, [*lines[1:], ""], strict=True), first_line)
    )


def line_of(text: str) -> int | None:
    """The line that the first mark in a text tells."""
    mark = None if text.isascii() else MARK.search(text)
    return ord(mark[0]) - FIRST if mark else None


def number_in(attribute: str) -> int | None:
    """The line that the attribute of a tag tells."""
    return int(attribute) if _NUMBER.fullmatch(attribute) else None


def without_marks(text: str) -> str:
    """The text as it was typed."""
    return text if text.isascii() else MARK.sub("", text)


def _marked(line: str, mark: str, number: int, following: str) -> str:
    if "]" in line:
        line = _GOAL.sub(rf"\g<1>{mark}", line)
        line = _with_mark_behind(_DEFINITION, mark, line)
    if "<" in line:
        line = _TAG.sub(rf"<\1 {LINE}={number} ", line)
    if _ONLY_ATTRIBUTES.match(line):
        return line
    if following.rstrip().endswith(("=", "-")) and line.strip() and _UNDERLINE.match(following):
        return line if _ATTACHED.search(line) else _ID.sub(lambda id: mark + id[0], line, count=1)
    return _with_mark_behind(_HEADING, mark, line) if "#" in line else line


def _with_mark_behind(beginning: re.Pattern[str], mark: str, line: str) -> str:
    found = beginning.match(line)
    return line[: found.end()] + mark + line[found.end() :] if found else line
