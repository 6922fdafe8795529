"""Completes the pages an engine has written: the parts every page has, filled in from the facts.

A page leaves the engine with empty `<slot name="…">` elements where urgent help, its sources and dates and the
practice belong. Filling them here, from the output folder alone, gives the preview and the published site the same
pages, and any engine will do.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from builder.components import render
from builder.finishing.joining import Joiner
from builder.finishing.leftovers import remove_leftovers
from builder.finishing.search_entries import slim_search_entries
from builder.page_macros import cited_on
from builder.reading.pages import Page, way_from
from builder.reading.project import Project

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
    return {
        "practice": render(project.root, "practice", practice=project.facts.practice),
        "urgent-help": render(project.root, "urgent-help", services=project.facts.services),
        "urgent-help-link": render(project.root, "urgent-help-link"),
    }


def _parts_of(page: Page | None, project: Project) -> dict[str, str]:
    """The HTML for the slots that hold something else on each page; nothing on a page that has no words of its own."""
    if page is None:
        return dict.fromkeys(("page-end", "the-way", "where", "quick-exit", "quick-exit-note"), "")
    return {
        "page-end": _page_end(page, project),
        "the-way": _way(page, project) if page.address == "" else "",
        "where": _where(page, project),
        **_quick_exit(page, project),
    }


def _page_end(page: Page, project: Project) -> str:
    """What follows the words of a page."""
    sources = [source for id in cited_on(page, project.facts) if (source := project.facts.sources.get(id))]
    onward = project.page_after(page)
    link = relative(page.address, onward.address) + page.next_anchor if onward else ""
    step = {"link": link, "drawing": onward.meta.drawing, "is_here": onward is page} if onward else None
    others = project.siblings_of(page)
    siblings = [{"link": relative(page.address, other.address), "title": other.meta.title} for other in others]
    return render(project.root, "page-end", page=page, next=step, sources=sources, siblings=siblings)


def _way(home: Page, project: Project) -> str:
    """The first page of every part a reader comes by who goes on from the home page."""
    stops = [stop for stop in way_from(home, project.pages)[1:] if project.part_of(stop) is None]
    way = [{"link": stop.address, "meta": stop.meta} for stop in stops]
    return render(project.root, "the-way", way=way)


def _where(page: Page, project: Project) -> str:
    """Which part a page belongs to; empty for a page that stands for itself."""
    part = project.part_of(page)
    return render(project.root, "where", part=part, link=relative(page.address, part.address)) if part else ""


def _quick_exit(page: Page, project: Project) -> dict[str, str]:
    """The quick way out, and what it says of itself, on the pages that have it."""
    names = ("quick-exit", "quick-exit-note")
    if not page.meta.quick_exit:
        return dict.fromkeys(names, "")
    return {name: render(project.root, name, practice=project.facts.practice) for name in names}


def relative(here: str, there: str) -> str:
    """The link from the page at address `here` to the one at `there`; both are folders below the site's."""
    start, goal = PurePosixPath(here).parts, PurePosixPath(there).parts
    shared = 0
    while shared < min(len(start), len(goal)) and start[shared] == goal[shared]:
        shared += 1
    steps = [".."] * (len(start) - shared) + list(goal[shared:])
    return "/".join(steps) + "/" if steps else "./"
