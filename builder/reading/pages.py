"""Reads the pages in `docs/`: the facts at the top of each, its macro calls and its given ids.

The words themselves are left to Markdown. What is read here is what other parts of the site must know before a page
is built: its title and dates, where it leads, which sources it cites.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from posixpath import dirname, normpath
from posixpath import join as join_path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import yaml

from builder.addresses import FOR_STAFF, address_of
from builder.facts.page_meta import PageMeta
from builder.facts.values import BRACES, CONTROL, ReadOtherwise
from builder.faults import Fault
from builder.reading.macro_calls import MacroCall, find_calls
from builder.reading.messages import check_further
from builder.reading.text_files import read_text
from builder.reading.yaml_reader import Document, read_yaml

HEADING = re.compile(r"^#{1,6}\s+\S")
GIVEN_ID = re.compile(r"\{:[^}]*#([\w-]+)[^}]*\}\s*$")
MACRO = re.compile(r"\{\{.*?\}\}")
LINK_GOAL = re.compile(r"\]\(([^)\s]+)")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
MARKS = re.compile(r"(?<!\w)_|_(?!\w)|[*`\\]|<[^>]+>")
FENCES = ("```", "~~~")
DATES = ("published", "checked", "next_check")
"""The fields of a page's head that an engine may read as something else than text."""
ENGINES_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""How engines read a head: in C, where there is that."""
WEB_ADDRESS = re.compile(r"https?://[^\s<>\"')]+")


class Section(NamedTuple):
    """A part of a page, as a list of its parts names it."""

    id: str
    title: str


@dataclass(frozen=True)
class Words:
    """What stands below the head of a page, as it was typed. `path` is relative to `docs/`: "choosing/index.md"."""

    path: str
    text: str
    first_line: int
    """Where it begins in the file."""
    calls: tuple[MacroCall, ...]
    has_only_calls: bool
    """Whether its braces hold these calls and nothing else. If not, they may be code, and nothing may run them."""

    @property
    def file(self) -> str:
        """The path of its file from the project's top folder."""
        return f"docs/{self.path}"

    @property
    def address(self) -> str:
        """The page's address below the site's: "" for home, else "trust/", "choosing/"."""
        return address_of(self.path)


@dataclass(frozen=True)
class Page:
    """One page. `path` is relative to `docs/`, with slashes: "choosing/index.md"."""

    path: str
    meta: PageMeta
    head: Document
    """Its head as it was typed, to find the line of a field in."""
    words: Words
    ids: dict[str, int]
    """The ids its headings were given, each with its line."""
    titles: dict[str, str]
    """The words of those headings, by their ids."""
    sections: tuple[Section, ...]
    """Its parts: the headings of the second level that have an id that lasts."""
    leads_to: frozenset[str]
    """The paths of the pages that its words and its next step lead to."""
    headings_without_id: tuple[int, ...]
    """The lines of headings that were given none."""

    @property
    def calls(self) -> tuple[MacroCall, ...]:
        """The macro calls in its words."""
        return self.words.calls

    @property
    def first_line(self) -> int:
        """Where its words begin in the file."""
        return self.words.first_line

    @property
    def file(self) -> str:
        """Its path from the project's top folder."""
        return self.head.file

    @cached_property
    def address(self) -> str:
        """Its address below the site's: "" for home, else "trust/", "choosing/"."""
        return address_of(self.path)

    @property
    def is_for_staff(self) -> bool:
        """Whether it is for the practice's staff. Then no menu, search or page of a reader's leads to it."""
        return self.address.startswith(FOR_STAFF)

    def shows(self, *macros: str) -> bool:
        """Whether its words call one of these macros."""
        return any(call.name in macros for call in self.calls)

    @property
    def next_path(self) -> str:
        """The path of the page its next step leads to, without an anchor; empty if it leads nowhere."""
        return (self.meta.next_page or "").partition("#")[0]

    @property
    def next_anchor(self) -> str:
        """The place on that page, with its #; empty if it is the page's top."""
        _, hash_sign, anchor = (self.meta.next_page or "").partition("#")
        return hash_sign + anchor


def way_from(start: Page, pages: Mapping[str, Page]) -> list[Page]:
    """`start` and the pages a reader comes by who takes one next step after the other, each once."""
    way, page = {start.path: start}, pages.get(start.next_path)
    while page and page.path not in way:
        way[page.path] = page
        page = pages.get(page.next_path)
    return list(way.values())


def read_page(root: Path, path: str) -> tuple[Page | None, Words | None, list[Fault]]:
    """The page in `docs/<path>`, or None if its head can't be read; its words, or None if it has none that can; and
    every fault in its head and its braces."""
    file = f"docs/{path}"
    text, faults = read_text(root, file)
    if text is None:
        return None, None, faults
    head, body, first_line = _split(text)
    if head is None:
        remedy = "begin the page with a line ---, its title, description and dates, and a line ---."
        return None, None, [Fault(file, 1, "the lines between --- at the top are missing or not closed.", remedy)]
    calls, wrong_calls = find_calls(body, file, first_line)
    words = Words(path, body, first_line, tuple(calls), not wrong_calls)
    document, faults = read_yaml(head, file, first_line=2)
    is_whole = not faults
    meta, faults = check_further(document, faults, PageMeta)
    engines = _not_text(head, document) if is_whole and not (meta and _is_text_for_all(document)) else []
    faults += [*engines, *_braces_in(head, file), *wrong_calls, *_unreadable(body, file, first_line)]
    return (_page(meta, document, words) if meta else None), words, faults


def _page(meta: PageMeta, head: Document, words: Words) -> Page:
    headings = [(line, heading, GIVEN_ID.search(heading)) for line, heading in _headings(words.text, words.first_line)]
    titles = {given[1]: _plain_words(heading[: given.start()]) for _, heading, given in headings if given}
    return Page(
        path=words.path,
        meta=meta,
        head=head,
        words=words,
        ids={given[1]: line for line, _, given in headings if given},
        titles=titles,
        sections=tuple(
            Section(given[1], titles[given[1]]) for _, heading, given in headings if given and heading.startswith("## ")
        ),
        leads_to=frozenset(_pages_linked(words.text, words.path)) | {(meta.next_page or "").partition("#")[0]},
        headings_without_id=tuple(line for line, _, given in headings if not given),
    )


def _pages_linked(body: str, path: str) -> list[str]:
    """The paths of the pages that links in a text lead to, as far as Markdown tells."""
    links = (link.partition("#")[0] for link in LINK_GOAL.findall(body))
    return [normpath(join_path(dirname(path), link)) for link in links if link.endswith(".md")]


def _split(text: str) -> tuple[str | None, str, int]:
    """Head, body, and the body's first line in the file. No head: None and the whole text.

    Just what engines take for a head, and no more: whatever they leave in the body, their template language runs.
    """
    lines = text.split("\n")
    if lines[0].rstrip(" \t") != "---":
        return None, text, 1
    ends = (number for number, line in enumerate(lines[1:], 1) if line.rstrip(" \t") in ("---", "..."))
    end = next(ends, None)
    if end in (None, 1, len(lines) - 1):
        return None, text, 1
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 2


def _braces_in(head: str, file: str) -> list[Fault]:
    """A head is facts. Template language in it, comments included, might run in an engine that reads it otherwise."""
    if not BRACES.search(head):
        return []
    wrong = [number for number, line in enumerate(head.split("\n"), 2) if BRACES.search(line)]
    return [Fault(file, line, "braces have no place at the top of a page.", "take them away.") for line in wrong]


def _is_text_for_all(right: Document) -> bool:
    """Whether an engine's own YAML is sure to make the same of a head whose fields are right: so its days are days."""
    texts = (*right.data, *(value for name, value in right.data.items() if name not in DATES))
    return right.is_read_by_engines and not any(isinstance(text, ReadOtherwise) for text in texts)


def _not_text(head: str, document: Document) -> list[Fault]:
    """Values an engine's own YAML would turn into something else: `title: No` or `title: 0100`."""
    try:
        as_engines_see_it: Any = yaml.load(head, ENGINES_LOADER)
    except (yaml.YAMLError, ValueError):
        as_engines_see_it = None
    if not isinstance(as_engines_see_it, dict):
        return [Fault(document.file, 2, "the top of this page can't be read.", "put its texts in quotation marks.")]
    return [
        Fault(document.file, document.line_of((name,)), f"`{name}` isn't read as a text.", "put it in quotation marks.")
        for name, value in as_engines_see_it.items()
        if value is not None and name not in DATES and not isinstance(value, str)
    ]


def _unreadable(body: str, file: str, first_line: int) -> list[Fault]:
    """Characters and web addresses that engines stumble over."""
    if not CONTROL.search(body) and "://" not in body:
        return []
    faults = []
    for line, text in enumerate(body.split("\n"), first_line):
        if CONTROL.search(text):
            what = "there is a character here that no text may have."
            faults.append(Fault(file, line, what, "delete the sentence and type it again."))
        for address in WEB_ADDRESS.findall(text):
            try:
                urlsplit(address)
            except ValueError:
                what = f"`{address[:60]}` isn't a web address."
                faults.append(Fault(file, line, what, "copy the address from the browser again."))
    return faults


def _plain_words(heading: str) -> str:
    """A heading, whose id is taken off, without its marks: `## What *I* hope ` is "What I hope"."""
    words = LINK.sub(r"\1", MACRO.sub("", heading.lstrip("#")))
    return unescape(MARKS.sub("", words)).strip()


def _headings(body: str, first_line: int) -> list[tuple[int, str]]:
    """Line and text of the headings, code blocks aside."""
    found, fenced = [], False
    for line, text in enumerate(body.split("\n"), first_line):
        fenced ^= text.lstrip().startswith(FENCES)
        if text.startswith("#") and not fenced and HEADING.match(text):
            found.append((line, text))
    return found
