"""Rules on short and old addresses: each leads to a page there is, none stands in a page's way, none goes in a circle.

Whether the place on a page is there too is known when the page is built (`finishing/redirects.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.addresses import FOR_STAFF, Place, place_in_browser, place_written
from builder.facts.links import FOLDER, Links
from builder.facts.moved import Moved
from builder.faults import Fault
from builder.reading.pages import Page
from builder.reading.yaml_reader import Document
from builder.redirects import Line, Redirects


def lines_of_redirects(links: Links, moved: Moved, documents: Mapping[str, Document]) -> list[Line]:
    """Every redirect with its line; and the home page at what is left of a short address that was cut off."""
    short, old = documents["links"], documents["moved"]
    cut_off = [Line(Place(f"{FOLDER}/"), "index.md", short.file, 1, is_short=True)]
    return [
        *(cut_off if links.short else ()),
        *(Line(place_in_browser(before), now, old.file, old.line_of((before,))) for before, now in moved.root.items()),
        *(
            Line(Place(link.address), link.to, short.file, short.line_of(("short", index, "to")), is_short=True)
            for index, link in enumerate(links.short)
        ),
    ]


def leads_to_a_page(line: Line, redirects: Redirects, known: list[str]) -> bool:
    """Whether a redirect ends at a page; `known` are the paths of all of them, unreadable ones too."""
    way = redirects.way_from(line.origin)
    return way.count(way[-1]) == 1 and way[-1].address in {place_written(path).address for path in known}


def dead_redirect(line: Line, redirects: Redirects) -> Fault:
    """The fault of a redirect that doesn't end at a page."""
    way = redirects.way_from(line.origin)
    if way.count(way[-1]) > 1:
        what = f"{line.origin} leads in a circle: {' to '.join(map(str, way))}."
        return Fault(line.file, line.line, what, "let it lead to a page that is there.")
    what = f"{line.origin} leads to a page that isn't there: {line.written.partition('#')[0]}."
    remedy = (
        "correct its name here; or, if the page was renamed, paste the one line that the check “make addresses” tells."
    )
    return Fault(line.file, line.line, what, remedy)


def short_addresses_of_staff_pages(redirects: Redirects) -> Iterator[Fault]:
    """A short address is for readers; staff know where their pages are."""
    for line in redirects.lines:
        if line.is_short and redirects.end_of(line.origin).address.startswith(FOR_STAFF):
            what = f"{line.origin} would lead readers to a page for staff."
            yield Fault(line.file, line.line, what, "a page for readers; staff open theirs by its own address.")


def redirects_over_pages(redirects: Redirects, known: list[str]) -> Iterator[Fault]:
    """No address is both a page's and a redirect's, nor a short one and an old one."""
    paths = {place_written(path).address: path for path in known}
    short = {line.origin: line for line in redirects.lines if line.is_short}
    for line in redirects.lines:
        if line.origin.address in paths and not line.origin.anchor:
            what = f"there is a page at {line.origin}: docs/{paths[line.origin.address]}."
            yield Fault(line.file, line.line, what, "take this line out, since the page is there; or rename the page.")
        elif line.origin in short and not line.is_short:
            what = f"{line.origin} is a short address: data/links.yml, line {short[line.origin].line}."
            yield Fault(line.file, line.line, what, "keep one of the two.")


def pages_among_short_addresses(pages: Mapping[str, Page]) -> Iterator[Fault]:
    """The folder of the short addresses holds no pages of words: what stands there is theirs to give away."""
    for page in pages.values():
        if page.address.startswith(f"{FOLDER}/"):
            what = f"addresses that begin with /{FOLDER}/ are for the short ones."
            yield Fault(page.file, 1, what, "put this page into another folder.")
