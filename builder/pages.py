"""Reads the pages in `docs/`: the facts at the top of each, its macro calls and its headings.

The words themselves are left to Markdown. What is read here is what other parts of the site must know before a page
is built: its title and dates, where it leads, which sources it cites.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from builder.faults import Fault
from builder.macro_calls import MacroCall, find_calls
from builder.messages import check
from builder.models import PageMeta
from builder.yaml_reader import Document, read_yaml

HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*$")
GIVEN_ID = re.compile(r"\{:[^}]*#[\w-]+[^}]*\}\s*$")


@dataclass(frozen=True)
class Page:
    """One page of words. `path` is relative to `docs/`, with slashes: "choosing/index.md"."""

    path: str
    meta: PageMeta
    head: Document
    """Its head as it was typed, to find the line of a field in."""
    calls: tuple[MacroCall, ...]
    reminders: tuple[Fault, ...] = ()

    @property
    def file(self) -> str:
        """Its path from the project's top folder."""
        return self.head.file

    @property
    def address(self) -> str:
        """Its address below the site's: "" for home, else "trust/", "choosing/"."""
        return address_of(self.path)

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the sources it cites, in order of first mention."""
        return tuple(dict.fromkeys(call.arguments[0] for call in self.calls if call.name == "cite"))


def address_of(path: str) -> str:
    """The address of the page written in `path`: engines give each page a folder of its own."""
    parts = path.removesuffix(".md").split("/")
    return "".join(f"{part}/" for part in parts if part != "index")


def read_page(docs: Path, path: str) -> tuple[Page | None, list[Fault]]:
    """The page in `docs/<path>`, or None; and every fault in its head and its braces."""
    file = f"docs/{path}"
    try:
        text = (docs / path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return None, [Fault(file, 1, "this file isn't saved as UTF-8.", "save it again with the encoding UTF-8.")]
    head, body, first_line = _split(text)
    if head is None:
        remedy = "begin the page with a line ---, its title, description and dates, and a line ---."
        return None, [Fault(file, 1, "the lines between --- at the top are missing or not closed.", remedy)]
    document, faults = read_yaml(head, file, first_line=2)
    meta = None
    if not faults:
        meta, faults = check(document, PageMeta)
    calls, wrong_calls = find_calls(body, file, first_line)
    faults += wrong_calls + _heading_faults(body, file, first_line)
    if meta is None:
        return None, faults
    return Page(path, meta, document, tuple(calls), tuple(_reminders(body, file, first_line))), faults


def _split(text: str) -> tuple[str | None, str, int]:
    """Head, body, and the body's first line in the file. No head: None and the whole text."""
    lines = text.splitlines()
    if not lines or lines[0].rstrip() != "---":
        return None, text, 1
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        return None, text, 1
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 2


def _headings(body: str, first_line: int) -> list[tuple[int, int, str]]:
    """Line, level and text of every heading outside code blocks."""
    found, fenced = [], False
    for line, text in enumerate(body.splitlines(), first_line):
        if text.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        match = HEADING.match(text)
        if match and not fenced:
            found.append((line, len(match[1]), match[2]))
    return found


def _heading_faults(body: str, file: str, first_line: int) -> list[Fault]:
    """A page has one main heading: none, or a second, is a fault."""
    main = [line for line, level, _ in _headings(body, first_line) if level == 1]
    if not main:
        return [Fault(file, first_line, "this page has no main heading.", "begin its text with a line `# Its title`.")]
    remedy = "begin this one with ## instead."
    return [Fault(file, line, f"a second main heading; the first is on line {main[0]}.", remedy) for line in main[1:]]


def _reminders(body: str, file: str, first_line: int) -> list[Fault]:
    """What a good page has and a published one may lack: ids that last, and a summary."""
    headings = _headings(body, first_line)
    missing = [line for line, level, text in headings if level > 1 and not GIVEN_ID.search(text)]
    remedy = "end the line with {: #a-short-name } so that links to it last."
    found = [Fault(file, line, "this heading has no permanent id.", remedy) for line in missing]
    if not any("#in-short" in text for _, _, text in headings):
        found.append(
            Fault(
                file,
                first_line,
                "this page has no summary.",
                "end it with `## In short {: #in-short }` and a short list.",
            )
        )
    return found
