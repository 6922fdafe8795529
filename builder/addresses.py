"""Where pages stand on the site, and how one leads to another."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

FOR_STAFF = "staff/"
"""The folder of the pages for staff."""


class Place(NamedTuple):
    """A page by its address below the site's ("" is home), and an id on it; without one it is the page's top."""

    address: str
    anchor: str = ""

    def __str__(self) -> str:
        """As it stands in a browser, after the site's own address: "/trust/#why-trust-matters"."""
        return f"/{self.address}" + (f"#{self.anchor}" if self.anchor else "")


class Home(NamedTuple):
    """The site as others know it: the address it is published at, with a slash at its end, and its name."""

    address: str
    name: str

    def at(self, place: Place) -> str:
        """The whole address of a place: "https://example.org/trust/#feeling-safe"."""
        return self.address + str(place).removeprefix("/")


def published_at(own: str | None) -> str | None:
    """The address a site is published at: the practice's `own`, else what the publishing host gave in PAGES_URL."""
    pages = os.environ.get("PAGES_URL", "").rstrip("/")
    return own or (f"{pages}/" if pages else None)


def address_of(path: str) -> str:
    """The address of the page written in `path`: engines give each page a folder of its own."""
    name = path.removesuffix(".md")
    return "" if name == "index" else name.removesuffix("/index") + "/"


def place_written(place: str) -> Place:
    """The place that staff write as a path in `docs/`: "trust.md" or "trust.md#a-heading"."""
    path, _, anchor = place.partition("#")
    return Place(address_of(path), anchor)


def place_in_browser(address: str) -> Place:
    """The place that stands in a browser after the site's own address: "/trust/#a-heading"."""
    path, _, anchor = address.partition("#")
    return Place(path.removeprefix("/"), anchor)


def relative(here: str, there: str) -> str:
    """The link from the page at address `here` to the one at `there`; both are folders below the site's."""
    start, goal = ([part for part in address.split("/") if part] for address in (here, there))
    shared = 0
    while shared < min(len(start), len(goal)) and start[shared] == goal[shared]:
        shared += 1
    steps = [".."] * (len(start) - shared) + goal[shared:]
    return "/".join(steps) + "/" if steps else "./"


def link_to(here: str, place: Place) -> str:
    """The link from the page at address `here` to a place; to one on the same page it is the anchor alone."""
    anchor = f"#{place.anchor}" if place.anchor else ""
    return anchor if anchor and here == place.address else relative(here, place.address) + anchor


def link_between(here: str, place: str) -> str:
    """The link from the page at address `here` to a place as staff write it."""
    return link_to(here, place_written(place))


def address_at(path: str) -> str:
    """The address of a built page, by the path of its file in the site: "" for home, else "trust/" or "404.html"."""
    return path.removesuffix("index.html")


def address_in(site: Path, file: Path) -> str:
    """The address of the built page in a file of a site."""
    return address_at(file.relative_to(site).as_posix())
