"""Reads all of `docs/` and `data/` as far as it can be read, and keeps what is wrong with the rest.

A fault in one file hides none in another: what could be read is checked, so that one run tells them all.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from builder.facts.all_facts import MODELS, Facts, file_of
from builder.faults import Fault
from builder.reading import cross_checks, link_checks
from builder.reading.messages import check_further
from builder.reading.pages import Page, Words, read_page
from builder.reading.patience import TooLong, patience, takes_too_long
from builder.reading.text_files import read_text
from builder.reading.yaml_reader import Document, read_yaml
from builder.redirects import Redirects

M = TypeVar("M", bound=BaseModel)

PAGE_NAME = re.compile(r"([a-z0-9]+(-[a-z0-9]+)*/)*[a-z0-9]+(-[a-z0-9]+)*\.md")
"""The path of a page below `docs/`: its address is made of it."""
OTHER_PAGE_ENDINGS = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")
"""Endings an engine may take for a page, or a person may mean as one. Only `.md`, just so, is read by us."""
States = tuple[tuple[str, int, int], ...]
"""Files by their paths from the top folder, each with the time of its last change and its size."""


@dataclass(repr=False)
class Survey:
    """What stands in the folder `root`. `faults` are all that reading found, in no order."""

    root: Path
    files: tuple[str, ...]
    """Every file in `docs/` that isn't hidden, by its path below it."""
    pages: dict[str, Page] = field(default_factory=dict)
    """The pages that could be read whole, by their path below `docs/`."""
    words: list[Words] = field(default_factory=list)
    """The words of all pages whose head has an end."""
    facts: Facts | None = None
    """The facts, if each data file is right."""
    written: dict[str, Document] = field(default_factory=dict)
    redirects: Redirects | None = None
    faults: list[Fault] = field(default_factory=list)

    @property
    def page_paths(self) -> list[str]:
        """The paths of all pages, unreadable ones too."""
        return [path for path in self.files if path.endswith(".md")]


def survey(root: Path, is_only_compared: bool = False) -> Survey:
    """Read and check all of `docs/` and `data/` in the folder `root`.

    It is asked for several times in one build; as long as no file has changed it is the same one.
    """
    return _surveyed(root.resolve(), states(root.resolve()), is_only_compared)


def states(root: Path) -> States:
    """Every file in `docs/` and `data/`, with what tells whether it has changed."""
    return tuple(sorted(state for part in ("docs", "data") for state in _states_in(root, part)))


def _states_in(root: Path, folder: str) -> Iterator[tuple[str, int, int]]:
    """Each file's path from `root`, when it changed, and its size. Editors and systems leave files that begin with a
    dot; engines pass over them too."""
    with suppress(OSError), os.scandir(root / folder) as entries:
        for entry in (entry for entry in entries if not entry.name.startswith(".")):
            path = f"{folder}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _states_in(root, path)
            with suppress(OSError):  # an editor's, gone since; a link in a circle
                if entry.is_file():
                    yield path, entry.stat().st_mtime_ns, entry.stat().st_size


@lru_cache(maxsize=1)
def _surveyed(root: Path, states: States, is_only_compared: bool) -> Survey:
    paths = [path.removeprefix("docs/") for path, *_ in states if path.startswith("docs/")]
    found = Survey(root, tuple(paths))
    _read_facts(found)
    _read_pages(found)
    try:
        with patience():
            found.faults += _between_files(found, is_only_compared)
    except TooLong:
        found.faults.append(takes_too_long(file_of("moved")))
    return found


def _between_files(found: Survey, is_only_compared: bool) -> list[Fault]:
    faults: list[Fault] = []
    if found.facts:
        _read_redirects(found, found.facts, is_only_compared)
        faults += _faults_between_files(found, found.facts)
    if not is_only_compared:
        faults += _ways_to_pages_that_are_not_there(found)
    return faults


def _read_facts(found: Survey) -> None:
    facts = {}
    for name, model in MODELS.items():
        facts[name], found.written[name], faults = _read_file(found.root, file_of(name), model)
        found.faults += faults
    if not found.faults:
        found.facts = Facts(**facts)  # type: ignore[arg-type]


def _read_file(root: Path, file: str, model: type[M]) -> tuple[M | None, Document, list[Fault]]:
    """A data file as its model (None if it can't be that) and as it was written."""
    text, faults = read_text(root, file)
    if text is None:
        return None, Document(file, {}), faults
    try:
        with patience():
            document, faults = read_yaml(text, file)
            facts, faults = check_further(document, faults, model)
    except TooLong:
        return None, Document(file, {}), [takes_too_long(file)]
    return facts, document, faults


def _read_pages(found: Survey) -> None:
    for path in found.files:
        if path.endswith(".md"):
            page, words, faults = _patiently(found.root, path)
            found.faults += faults
            if words:
                found.words.append(words)
            if not PAGE_NAME.fullmatch(path):
                what = "the name of this file can't be an address that people say or type."
                remedy = "small letters, digits and single hyphens, as in first-meeting.md"
                found.faults.append(Fault(f"docs/{path}", 1, what, remedy))
            if page:
                found.pages[path] = page
        elif path.lower().endswith(OTHER_PAGE_ENDINGS):
            what = "a page's name ends in .md, in small letters."
            found.faults.append(Fault(f"docs/{path}", 1, what, "rename the file."))


def _patiently(root: Path, path: str) -> tuple[Page | None, Words | None, list[Fault]]:
    try:
        with patience():
            return read_page(root, path)
    except TooLong:
        return None, None, [takes_too_long(f"docs/{path}")]


def _read_redirects(found: Survey, facts: Facts, is_only_compared: bool) -> None:
    redirects = Redirects(link_checks.lines_of_redirects(facts.links, facts.moved, found.written))
    paths = found.page_paths
    dead = [line for line in redirects.lines if not link_checks.leads_to_a_page(line, redirects, paths)]
    found.redirects = Redirects(redirects.lines, dead if is_only_compared else ())


def _ways_to_pages_that_are_not_there(found: Survey) -> Iterator[Fault]:
    """What a version that is only compared may have: the comparison tells what has gone."""
    pages, paths, redirects = found.pages, found.page_paths, found.redirects
    yield from cross_checks.next_pages_that_are_not_there(pages, paths)
    if found.facts:
        yield from cross_checks.places_that_are_not_there(pages, paths, found.facts, found.written)
    if redirects:
        dead = (line for line in redirects.lines if not link_checks.leads_to_a_page(line, redirects, paths))
        yield from (link_checks.dead_redirect(line, redirects) for line in dead)


def _faults_between_files(found: Survey, facts: Facts) -> Iterator[Fault]:
    pages, paths, written = found.pages, found.page_paths, found.written
    yield from cross_checks.ids_that_meet_others(pages, facts, written)
    yield from cross_checks.sources_that_are_not_there(facts, written)
    yield from cross_checks.links_of_emails_that_are_not_there(facts, written["emails"])
    yield from cross_checks.terms_that_share_a_form(facts.glossary, written["glossary"])
    yield from cross_checks.country_without_help(facts, written["practice"])
    if found.redirects:
        yield from link_checks.redirects_over_pages(found.redirects, paths)
        yield from link_checks.short_addresses_of_staff_pages(found.redirects)
    yield from link_checks.pages_among_short_addresses(pages)
