"""Completes the pages an engine has written: the parts every page has, filled in from the facts.

A page leaves the engine with empty `<slot name="…">` elements where urgent help, its sources and dates and the
practice belong. Filling them here, from the output folder alone, gives the preview and the published site the same
pages, and any engine will do.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from builder.components import render
from builder.joining import Joiner
from builder.leftovers import remove_leftovers
from builder.pages import Page, way_from
from builder.project import Project
from builder.search_entries import slim_search_entries

STYLE_OF_CELLS = re.compile(r'(<t[dh]\b[^>]*?) style="text-align: (left|center|right);"')
"""How Markdown aligns the cells of a table. The policy lets no element bring a style, so an attribute says it."""


def finish(site: Path, project: Project, preview: bool = False) -> None:
    """Complete every HTML page in `site`, in place, and leave no file there that nobody asks for.

    A slot nobody knows is left, for the check of the site to find. `preview` is for an engine that reloads its pages.
    """
    same_everywhere = _parts_of_every_page(project)
    joiner = Joiner(site, preview)
    for file in sorted(site.rglob("*.html")):
        page = project.page_at(address_in(site, file))
        parts = {**same_everywhere, **_parts_of(page, project)}
        html = file.read_text(encoding="utf-8")
        for slot, part in parts.items():
            html = html.replace(f'<slot name="{slot}"></slot>', part)
        html = STYLE_OF_CELLS.sub(r'\1 data-align="\2"', html).replace(" data-search-exclude", "")
        file.write_text(joiner.join(html, file.parent), encoding="utf-8", newline="\n")
    slim_search_entries(site)
    remove_leftovers(site, project.root / "docs")
    joiner.minify_rest()


def address_in(site: Path, file: Path) -> str:
    """The address of a built page below the site's: "" for home, else "trust/" or "404.html"."""
    return file.relative_to(site).as_posix().removesuffix("index.html")


def _parts_of_every_page(project: Project) -> dict[str, str]:
    """The HTML for the slots that hold the same on all pages."""
    services = project.urgent_help.services_in(project.practice.country)
    return {
        "practice": render(project.root, "practice", practice=project.practice),
        "urgent-help": render(project.root, "urgent-help", services=services),
        "urgent-help-link": render(project.root, "urgent-help-link"),
    }


def _parts_of(page: Page | None, project: Project) -> dict[str, str]:
    """The HTML for the slots that hold something else on each page; nothing on a page that has no words of its own."""
    if page is None:
        return {"page-end": "", "the-way": ""}
    sources = [source for id in page.cited if (source := project.sources.get(id))]
    onward = project.page_after(page)
    link = relative(page.address, onward.address) + page.next_anchor if onward else ""
    step = {"link": link, "drawing": onward.meta.drawing, "is_here": onward is page} if onward else None
    return {
        "page-end": render(project.root, "page-end", page=page, next=step, sources=sources),
        "the-way": _way(page, project) if page.address == "" else "",
    }


def _way(home: Page, project: Project) -> str:
    """The pages a reader comes by who goes on from the home page."""
    way = [{"link": stop.address, "meta": stop.meta} for stop in way_from(home, project.pages)[1:]]
    return render(project.root, "the-way", way=way)


def relative(here: str, there: str) -> str:
    """The link from the page at address `here` to the one at `there`; both are folders below the site's."""
    start, goal = PurePosixPath(here).parts, PurePosixPath(there).parts
    shared = 0
    while shared < min(len(start), len(goal)) and start[shared] == goal[shared]:
        shared += 1
    steps = [".."] * (len(start) - shared) + list(goal[shared:])
    return "/".join(steps) + "/" if steps else "./"
