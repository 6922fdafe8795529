"""Rules on short and old addresses: each leads to a page there is, none stands in a page's way, none goes in a circle.

Whether the place on a page is there too is known when the page is built (`finishing/redirects.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from builder.addresses import Place, place_in_browser, place_written
from builder.facts.links import FOLDER, Links
from builder.facts.moved import Moved
from builder.faults import Fault, nearest
from builder.reading.pages import Page
from builder.reading.yaml_reader import Document
from builder.redirects import Redirects


class Line(NamedTuple):
    """One redirect as it stands in a file: its address, the goal that staff wrote, and where."""

    origin: Place
    written: str
    file: str
    line: int


def lines_of_redirects(links: Links, moved: Moved, documents: Mapping[str, Document]) -> list[Line]:
    """Every redirect with its line."""
    short, old = documents["links"], documents["moved"]
    return [
        *(
            Line(Place(link.address), link.to, short.file, short.line_of(("short", index, "to")))
            for index, link in enumerate(links.short)
        ),
        *(Line(place_in_browser(before), now, old.file, old.line_of((before,))) for before, now in moved.root.items()),
    ]


def redirects_that_lead_nowhere(lines: list[Line], redirects: Redirects, known: list[str]) -> Iterator[Fault]:
    """Each ends at a page; `known` are the paths of all of them, unreadable ones too."""
    addresses = {place_written(path).address for path in known}
    for line in lines:
        way = redirects.way_from(line.origin)
        if way.count(way[-1]) > 1:
            what = f"{line.origin} leads in a circle: {' to '.join(map(str, way))}."
            yield Fault(line.file, line.line, what, "let it lead to a page that is there.")
        elif way[-1].address not in addresses:
            what = f"{line.origin} leads to a page that isn't there: {line.written.partition('#')[0]}."
            yield Fault(line.file, line.line, what, _remedy(way[-1], line.written.partition("#")[0], known))


def _remedy(goal: Place, path: str, known: list[str]) -> str:
    """What to try if a page isn't there: its name was misspelt here, or changed elsewhere."""
    near = nearest(path, known)
    if near is None:
        return f"one of {', '.join(known)}."
    return f"`{near}`, perhaps? If the page was renamed, add this line to data/moved.yml:  /{goal.address}: {near}"


def redirects_over_pages(lines: list[Line], known: list[str]) -> Iterator[Fault]:
    """No address is both a page's and a redirect's, nor a short one and an old one."""
    paths = {place_written(path).address: path for path in known}
    short = {line.origin: line for line in lines if line.file == "data/links.yml"}
    for line in lines:
        if line.origin.address in paths and not line.origin.anchor:
            what = f"there is a page at {line.origin}: docs/{paths[line.origin.address]}."
            yield Fault(line.file, line.line, what, "take this line out, or give the page another name.")
        elif line.origin in short and line.file != short[line.origin].file:
            what = f"{line.origin} is a short address: data/links.yml, line {short[line.origin].line}."
            yield Fault(line.file, line.line, what, "keep one of the two.")


def pages_among_short_addresses(pages: Mapping[str, Page]) -> Iterator[Fault]:
    """The folder of the short addresses holds no pages of words: what stands there is theirs to give away."""
    for page in pages.values():
        if page.address.startswith(f"{FOLDER}/"):
            what = f"addresses that begin with /{FOLDER}/ are for the short ones."
            yield Fault(page.file, 1, what, "put this page into another folder.")
