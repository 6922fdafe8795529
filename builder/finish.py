"""Completes the pages an engine has written: the parts every page has, filled in from the facts.

A page leaves the engine with empty `<slot name="…">` elements where urgent help, its sources and dates and the
practice belong. Filling them here, from the output folder alone, gives the preview and the published site the same
pages, and any engine will do.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from builder.components import render
from builder.models import Source
from builder.pages import Page, address_of
from builder.project import Project


def finish(site: Path, project: Project) -> None:
    """Complete every HTML page in `site`, in place. A slot nobody knows is left, for the check of the site to find."""
    for file in sorted(site.rglob("*.html")):
        html = file.read_text(encoding="utf-8")
        for slot, part in _parts(address_in(site, file), project).items():
            html = html.replace(f'<slot name="{slot}"></slot>', part)
        file.write_text(html, encoding="utf-8", newline="\n")


def address_in(site: Path, file: Path) -> str:
    """The address of a built page below the site's: "" for home, else "trust/" or "404.html"."""
    return file.relative_to(site).as_posix().removesuffix("index.html")


def _parts(address: str, project: Project) -> dict[str, str]:
    """The HTML for each slot of the page at `address`."""
    page = project.page_at(address)
    services = project.urgent_help.services_in(project.practice.country)
    return {
        "page-end": _page_end(page, project) if page else "",
        "practice": render(project.root, "practice", practice=project.practice),
        "urgent-help": render(project.root, "urgent-help", services=services),
        "urgent-help-link": render(project.root, "urgent-help-link"),
    }


def _page_end(page: Page, project: Project) -> str:
    cited = [project.sources.get(id) for id in page.cited]
    return render(
        project.root,
        "page-end",
        page=page,
        next_step=_next_step(page),
        sources=[source for source in cited if isinstance(source, Source)],
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
