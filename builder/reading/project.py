"""Everything the site is made from, read once and checked whole.

Whoever needs a fact asks for the project; nobody else opens a data file. All faults of all files are found before the
first is told, so that one look is enough to mend them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from builder.facts.all_facts import Facts
from builder.faults import Fault, Faults
from builder.page_macros import PageMacros
from builder.passed_on import is_only_compared
from builder.reading import reminders
from builder.reading.pages import Page, way_from
from builder.reading.survey import Survey, survey
from builder.reading.yaml_reader import Document
from builder.redirects import Redirects


@dataclass(frozen=True)
class Project:
    """The words and facts of the site in folder `root`. `pages` are known by their path below `docs/`."""

    root: Path
    facts: Facts
    pages: dict[str, Page]
    redirects: Redirects
    written: dict[str, Document]
    """Each data file as it was typed, to find a line in."""
    is_only_compared: bool = False
    """Whether it is read to be compared with another version and not to be published. Then redirects that lead nowhere
    are left out and not told: what they led to has gone, and that is what the comparison tells."""

    @cached_property
    def reminders(self) -> tuple[Fault, ...]:
        """What could be better and stops nothing. Who only builds doesn't ask."""
        return tuple(sorted(reminders.of(self.facts, self.pages, self.written)))

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
        return [other for other in self._pages_of_parts[part.path] if other is not page] if part else []

    @cached_property
    def _pages_of_parts(self) -> dict[str, list[Page]]:
        """The pages of each part, in the order of the reader's way, by the path of its first page."""
        pages: dict[str, list[Page]] = {}
        for page in self.pages.values():
            if part := self.part_of(page):
                pages.setdefault(part.path, []).append(page)
        for first, others in pages.items():
            way = {page.path: number for number, page in enumerate(way_from(self.pages[first], self.pages))}
            others.sort(key=lambda page: way.get(page.path, len(way)))
        return pages

    def macros_for(self, page: Page) -> PageMacros:
        """The macros as they work on `page`."""
        return PageMacros(self.root, self.facts, page)


def read_project(root: Path) -> Project:
    """The project in the folder `root`. Raises Faults with everything that is wrong with its words and facts.

    What pages become, and the files around them, it doesn't look at: that is for `builder/checking/`.
    """
    found = survey(root, is_only_compared())
    if found.faults:
        raise Faults(found.faults)
    return project_of(found)


def project_of(found: Survey) -> Project:
    """The project that a survey without faults has found."""
    assert found.facts, "a survey without facts has faults"
    assert found.redirects, "facts bring redirects"
    return Project(found.root, found.facts, found.pages, found.redirects, found.written, is_only_compared())
