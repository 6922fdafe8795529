"""Completes the pages an engine has written: the parts every page has, filled in from the facts.

A page leaves the engine with empty `<slot name="…">` elements where urgent help, its sources and dates and the
practice belong. Filling them here, from the output folder alone, gives the preview and the published site the same
pages, and any engine will do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from posixpath import dirname
from typing import NamedTuple

from builder.addresses import FOR_STAFF, Home, address_at
from builder.faults import Fault, Faults
from builder.finishing.joining import Joiner
from builder.finishing.leftovers import named_in, remove_leftovers
from builder.finishing.line_ends import without_line_ends
from builder.finishing.own_color import put_on_own_color
from builder.finishing.redirects import ID, MAIN, with_old_ids, write_redirects
from builder.finishing.search_entries import slim_search_entries
from builder.finishing.slots import Slots
from builder.finishing.worksheet import write_worksheet
from builder.held_links import let_go
from builder.reading.project import Project
from builder.redirects import Redirects
from builder.sharing.cards import write_cards
from builder.sharing.qr_codes import write_codes
from builder.sharing.sitemap import write_sitemap
from builder.side_by_side import each
from builder.site_files import files_below

SLOT = re.compile(r'<slot name="([\w-]+)"></slot>')
STYLE_OF_CELLS = re.compile(r'(<t[dh]\b[^>]*?) style="text-align: (left|center|right);"')
"""How Markdown aligns the cells of a table. The policy lets no element bring a style, so an attribute says it."""


def finish(site: Path, project: Project, home: Home, preview: bool = False) -> None:
    """Complete every HTML page in `site`, in place, and leave no file there that nobody asks for.

    A slot nobody knows is left, for the check of the site to find. `home` is the site as others will know it,
    `preview` for an engine that reloads its pages. Raises Faults if a redirect leads to a place that isn't there, and
    HelperLost if a part of this was ended from outside.
    """
    put_on_own_color(site, project)
    places = places_in(site, project.redirects)
    project = replace(project, redirects=project.redirects.settled(places))
    faults = write_redirects(site, project, home, places)
    joiner = Joiner(site, preview)
    pages = _Pages(site, project, Slots(project, home), joiner)
    completed = each(pages.complete, files_below(site, ".html"), can_repeat=False)
    faults += chain.from_iterable(page.faults for page in completed)
    if faults:
        raise Faults(faults)
    slim_search_entries(site, FOR_STAFF)
    write_worksheet(site, project)
    remove_leftovers(site, project.root / "docs", set().union(*(page.named for page in completed)))
    write_cards(site, project, home, preview)
    write_codes(site, project, home)
    write_sitemap(site, project, home)
    joiner.minify_rest()


class _Completed(NamedTuple):
    """What came up when a page was completed: what is wrong with the redirects on it, and the files it names."""

    faults: list[Fault]
    named: set[str]


@dataclass(frozen=True)
class _Pages:
    """All that is needed to complete any page of a site."""

    site: Path
    project: Project
    slots: Slots
    joiner: Joiner

    def complete(self, path: str) -> _Completed:
        """Write a page as it will be published. It can't be completed once more: it has lost its slots and links."""
        file, address = self.site / path, address_at(path)
        html = let_go(file.read_text(encoding="utf-8"))
        parts = self.slots.of(self.project.page_at(address))
        html = SLOT.sub(lambda slot: parts.get(slot[1], slot[0]), html)
        html, faults = with_old_ids(html, address, self.project)
        html = STYLE_OF_CELLS.sub(r'\1 data-align="\2"', html).replace(" data-search-exclude", "")
        html = self.joiner.join(without_line_ends(html), address)
        _write_over(file, html)
        return _Completed(faults, named_in(html, dirname(address)))


def _write_over(file: Path, html: str) -> None:
    """Write a page over what was there. It isn't emptied first: on ext4 that took six times as long."""
    with file.open("r+", encoding="utf-8", newline="\n") as page:
        page.write(html)
        page.truncate()


def places_in(site: Path, redirects: Redirects) -> dict[str, list[str]]:
    """The ids in the words of every page of which a redirect leads to a place, in order, by the page's address: as an
    engine has written it."""
    places = {}
    for address in {redirect.goal.address for redirect in redirects if redirect.goal.anchor}:
        file = site / address / "index.html"
        words = MAIN.split(file.read_text(encoding="utf-8"), 1)[1:] if file.is_file() else []
        places[address] = ID.findall("".join(words).partition("</main>")[0])
    return places
