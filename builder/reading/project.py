"""Everything the site is made from, read once and checked whole.

Whoever needs a fact asks for the project; nobody else opens a data file. All faults of all files are found before the
first is told, so that one look is enough to mend them.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from builder.facts.all_facts import MODELS, Facts, file_of
from builder.faults import Fault, Faults
from builder.page_macros import PageMacros
from builder.reading import cross_checks, link_checks, reminders
from builder.reading.messages import check
from builder.reading.pages import Page, read_page, way_from
from builder.reading.text_files import read_text
from builder.reading.yaml_reader import Document, read_yaml
from builder.redirects import Redirects

M = TypeVar("M", bound=BaseModel)

ONLY_COMPARED = "ONLY_COMPARED"
"""The variable of the environment that says so to every process of a build: Project.is_only_compared."""
PAGE_NAME = re.compile(r"([a-z0-9]+(-[a-z0-9]+)*/)*[a-z0-9]+(-[a-z0-9]+)*\.md")
"""The path of a page below `docs/`: its address is made of it."""
OTHER_PAGE_ENDINGS = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")
"""Endings an engine may take for a page, or a person may mean as one. Only `.md`, just so, is read by us."""


@dataclass(frozen=True)
class Project:
    """The words and facts of the site in folder `root`. `pages` are known by their path below `docs/`."""

    root: Path
    facts: Facts
    pages: dict[str, Page]
    redirects: Redirects
    reminders: tuple[Fault, ...]
    is_only_compared: bool = False
    """Whether it is read to be compared with another version and not to be published. Then redirects that lead nowhere
    are left out and not told: what they led to has gone, and that is what the comparison tells."""

    @cached_property
    def _by_address(self) -> dict[str, Page]:
        return {page.address: page for page in self.pages.values()}

    @property
    def readers_pages(self) -> list[Page]:
        """The pages that aren't for staff."""
        return [page for page in self.pages.values() if not page.is_for_staff]

    def page_at(self, address: str) -> Page | None:
        """The page that is published at `address` ("" is home), if one is."""
        return self._by_address.get(address)

    def page_after(self, page: Page) -> Page | None:
        """The page its next step leads to, if there is a next step."""
        return self.pages.get(page.next_path)

    def part_of(self, page: Page) -> Page | None:
        """The first page of the part that `page` belongs to: "choosing/" for "choosing/rights/"; None at the top."""
        above = page.address.rstrip("/").rpartition("/")[0]
        return self.page_at(f"{above}/") if above else None

    def siblings_of(self, page: Page) -> list[Page]:
        """The other pages of its part, the first page aside, in the order in which a reader goes through them."""
        part = self.part_of(page)
        if part is None:
            return []
        way = {other.path: other for other in (*way_from(part, self.pages), *self.pages.values())}
        return [other for other in way.values() if self.part_of(other) is part and other is not page]

    def macros_for(self, page: Page) -> PageMacros:
        """The macros as they work on `page`."""
        return PageMacros(self.root, self.facts, page)


def read_project(root: Path) -> Project:
    """Read and check all of `docs/` and `data/`. Raises Faults with everything that is wrong.

    Engines ask for the project several times in one build; as long as no file has changed they get the same one.
    """
    root = root.resolve()
    found = [*(root / "docs").rglob("*"), *(root / "data").glob("*.yml")]
    files = sorted(file for file in found if file.is_file() and not _is_hidden(file, root))
    states = ((file.relative_to(root).as_posix(), file.stat()) for file in files)
    is_only_compared = os.environ.get(ONLY_COMPARED) == "1"
    return _read(root, tuple((path, state.st_mtime_ns, state.st_size) for path, state in states), is_only_compared)


def _is_hidden(file: Path, root: Path) -> bool:
    """Editors and systems leave files that begin with a dot; engines pass over them too."""
    return any(part.startswith(".") for part in file.relative_to(root).parts)


@lru_cache(maxsize=1)
def _read(root: Path, states: tuple[tuple[str, int, int], ...], is_only_compared: bool) -> Project:
    reader = _Reader(root)
    facts, written = reader.all_facts()
    paths = [file.removeprefix("docs/") for file, *_ in states if file.startswith("docs/")]
    page_paths = [path for path in paths if path.endswith(".md")]
    pages = reader.pages(paths)
    faults = [*reader.faults, *cross_checks.next_pages_that_are_not_there(pages, page_paths)]
    if facts is None:
        raise Faults(faults)
    redirects = Redirects(link_checks.lines_of_redirects(facts.links, facts.moved, written))
    dead = [line for line in redirects.lines if not link_checks.leads_to_a_page(line, redirects, page_paths)]
    if is_only_compared:
        redirects, dead = Redirects(redirects.lines, dead), []
    faults += [
        *cross_checks.macros_with_wrong_words(root, pages, facts),
        *cross_checks.places_that_are_not_there(pages, page_paths, facts, written),
        *cross_checks.ids_that_meet_others(pages, facts.checklist, written["checklist"]),
        *cross_checks.sources_that_are_not_there(facts, written),
        *cross_checks.links_of_emails_that_are_not_there(facts, written["emails"]),
        *cross_checks.terms_that_share_a_form(facts.glossary, written["glossary"]),
        *cross_checks.country_without_help(facts, written["practice"]),
        *(link_checks.dead_redirect(line, redirects) for line in dead),
        *link_checks.redirects_over_pages(redirects, page_paths),
        *link_checks.short_addresses_of_staff_pages(redirects),
        *link_checks.pages_among_short_addresses(pages),
    ]
    if faults:
        raise Faults(faults)
    to_do = [
        *reminders.country_not_set(facts.practice, written["practice"]),
        *reminders.services_nobody_tried(facts, written["urgent_help"]),
        *reminders.crowded_areas(facts.checklist, written["checklist"]),
        *reminders.unfinished_pages(pages),
        *reminders.pages_nothing_leads_to(pages),
        *reminders.overdue_pages(pages),
        *reminders.titles_that_tell(pages),
        *reminders.address_too_long_for_mail(facts.practice, written["practice"]),
    ]
    return Project(root, facts, pages, redirects, tuple(sorted(to_do)), is_only_compared)


class _Reader:
    """Reads file after file and keeps what is wrong with each."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.faults: list[Fault] = []

    def all_facts(self) -> tuple[Facts | None, dict[str, Document]]:
        """All facts (None if any file is wrong), and each file as it was written."""
        facts, written = {}, {}
        for field, model in MODELS.items():
            facts[field], written[field] = self._facts(file_of(field), model)
        right = {field: found for field, found in facts.items() if found is not None}
        return (Facts(**right) if len(right) == len(MODELS) else None), written  # type: ignore[arg-type]

    def _facts(self, file: str, model: type[M]) -> tuple[M | None, Document]:
        """A data file as its model (None if it can't be that) and as it was written."""
        document, facts = Document(file, {}), None
        text, faults = read_text(self.root, file)
        if text is not None:
            document, faults = read_yaml(text, file)
        if not faults:
            facts, faults = check(document, model)
        self.faults += faults
        return facts, document

    def pages(self, paths: list[str]) -> dict[str, Page]:
        """The pages among the files in `docs/`."""
        pages = {}
        for path in paths:
            if path.endswith(".md"):
                if not PAGE_NAME.fullmatch(path):
                    what = "the name of this file can't be an address that people say or type."
                    remedy = "small letters, digits and single hyphens, as in first-meeting.md"
                    self.faults.append(Fault(f"docs/{path}", 1, what, remedy))
                page, faults = read_page(self.root, path)
                self.faults += faults
                if page:
                    pages[path] = page
            elif path.lower().endswith(OTHER_PAGE_ENDINGS):
                what = "a page's name ends in .md, in small letters."
                self.faults.append(Fault(f"docs/{path}", 1, what, "rename the file."))
        return pages
