"""Where pages stand on the site, and how one leads to another."""

from __future__ import annotations

from pathlib import PurePosixPath


def address_of(path: str) -> str:
    """The address of the page written in `path`: engines give each page a folder of its own."""
    name = path.removesuffix(".md")
    return "" if name == "index" else name.removesuffix("/index") + "/"


def relative(here: str, there: str) -> str:
    """The link from the page at address `here` to the one at `there`; both are folders below the site's."""
    start, goal = PurePosixPath(here).parts, PurePosixPath(there).parts
    shared = 0
    while shared < min(len(start), len(goal)) and start[shared] == goal[shared]:
        shared += 1
    steps = [".."] * (len(start) - shared) + list(goal[shared:])
    return "/".join(steps) + "/" if steps else "./"


def link_between(here: str, place: str) -> str:
    """The link from the page at address `here` to a place as staff write it: "trust.md" or "trust.md#a-heading"."""
    path, sign, anchor = place.partition("#")
    return relative(here, address_of(path)) + sign + anchor
