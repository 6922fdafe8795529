"""Completes the pages an engine has written: the parts every page has, filled in from the facts.

A page leaves the engine with empty `<slot name="…">` elements where urgent help, its sources and dates and the
practice belong. Filling them here, from the output folder alone, gives the preview and the published site the same
pages, and any engine will do.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from builder.components import render
from builder.models import Source
from builder.pages import Page, address_of
from builder.project import Project

SLOT = re.compile(r'<slot name="([a-z-]+)"></slot>')


def finish(site: Path, project: Project) -> None:
    """Complete every HTML page in `site`, in place."""
    for file in sorted(site.rglob("*.html")):
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        finished = _with_slots_filled(file.read_text(encoding="utf-8"), address, project)
        file.write_text(finished, encoding="utf-8", newline="\n")


def _with_slots_filled(html: str, address: str, project: Project) -> str:
    return SLOT.sub(lambda slot: fill(slot[1], address, project), html)


def fill(slot: str, address: str, project: Project) -> str:
    """The HTML for one slot of the page at `address`."""
    page = project.page_at(address)
    if slot == "page-end" and page is None:
        return ""
    return render(
        project.root,
        slot,
        page=page,
        next_step=_next_step(page) if page else None,
        sources=_cited_sources(page, project) if page else [],
        services=project.urgent_help.services_in(project.practice.country),
        practice=project.practice,
    )


def _next_step(page: Page) -> str | None:
    """Where the page's next step leads, from the page itself: "../rapport/"."""
    if page.meta.next_page is None:
        return None
    path, hash_sign, anchor = page.meta.next_page.partition("#")
    return relative(page.address, address_of(path)) + hash_sign + anchor


def relative(here: str, there: str) -> str:
    """The link from the page at address `here` to the one at `there`; both are folders below the site's."""
    start, goal = PurePosixPath(here).parts, PurePosixPath(there).parts
    shared = 0
    while shared < min(len(start), len(goal)) and start[shared] == goal[shared]:
        shared += 1
    steps = [".."] * (len(start) - shared) + list(goal[shared:])
    return "/".join(steps) + "/" if steps else "./"


def _cited_sources(page: Page, project: Project) -> list[Source]:
    found = (project.sources.get(id) for id in page.cited)
    return [source for source in found if source is not None]
