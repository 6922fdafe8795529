"""Completes the pages an engine has written: the parts every page has, filled in from the facts.

A page leaves the engine with empty `<slot name="…">` elements where urgent help, its sources and dates and the
practice belong. Filling them here, from the output folder alone, gives the preview and the published site the same
pages, and any engine will do.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from builder.components import render
from builder.pages import Page, address_of
from builder.project import Project


def finish(site: Path, project: Project) -> None:
    """Complete every HTML page in `site`, in place. A slot nobody knows is left, for the check of the site to find."""
    same_everywhere = _parts_of_every_page(project)
    for file in sorted(site.rglob("*.html")):
        page = project.page_at(address_in(site, file))
        parts = {**same_everywhere, "page-end": _page_end(page, project) if page else ""}
        html = file.read_text(encoding="utf-8")
        for slot, part in parts.items():
            html = html.replace(f'<slot name="{slot}"></slot>', part)
        file.write_text(html, encoding="utf-8", newline="\n")


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


def _page_end(page: Page, project: Project) -> str:
    """The next step, sources and dates of one page."""
    sources = [source for id in page.cited if (source := project.sources.get(id))]
    return render(project.root, "page-end", page=page, next_step=_next_step(page), sources=sources)


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
