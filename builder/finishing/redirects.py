"""Gives every address that leads elsewhere something that answers: a page of its own, or an id on the page it names.

Most hosts can't be told of redirects; a file every host can serve. A page goes where an engine wrote none. On a page
there still is, an old id is put into the place it now means, or, if that is on another page, into a line that says so.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Container, Mapping, Sequence
from pathlib import Path

from builder.addresses import FOR_STAFF, Home, Place, link_to, relative
from builder.components import render
from builder.faults import Fault
from builder.finishing.worksheet import NAME as WORKSHEET
from builder.finishing.worksheet import pages_with_guide
from builder.reading.project import Project
from builder.redirects import Redirect
from builder.sharing.description import card_of

FIRST_PARTS = "summary|legend|caption|dt|li|th|td"
"""Elements that must stay the first in the one around them: an old id goes into them and not before."""
MAIN = re.compile(r"<main[^>]*>")
LINE_IS_TOLD = "the one line that the check “make addresses” tells."
ABOUT_THE_NAME = (errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ)
"""What a system says where a file of the site stands in the way, or a disk can't hold the name. A full disk is no fault
of whoever wrote the line."""
ID = re.compile(r'(?<![\w-])id="([^"]+)"')


def write_redirects(site: Path, project: Project, home: Home, places: Mapping[str, Sequence[str]]) -> list[Fault]:
    """Write the page of every short address and every moved page, as an engine would: with slots, before finishing.

    `places` are the ids in the words of each page that an engine wrote, by its address.
    """
    faults = []
    for redirect in project.redirects.of_pages():
        file = site / redirect.origin.address / "index.html"
        try:
            if not file.is_file():  # on a disk that takes capital letters for small ones, the page itself stands there
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(_page(redirect, project, home, places), encoding="utf-8", newline="\n")
        except OSError as problem:
            if problem.errno not in ABOUT_THE_NAME:
                raise
            what, remedy = f"nothing can be written at {redirect.origin}.", "compare its spelling."
            if file.parent.is_file():
                what, remedy = f"there is a file at {redirect.origin}.", "take this line out, since the file is there."
            faults.append(_fault_at(redirect.origin, what, remedy, project))
    return faults


def _page(redirect: Redirect, project: Project, home: Home, places: Mapping[str, Sequence[str]]) -> str:
    """The page of a redirect. If it leads to a place, it says which other places of that page it leads to as well."""
    here, goal = redirect.origin.address, redirect.goal
    page = project.page_at(goal.address)
    return render(
        project.root,
        "redirect",
        link=link_to(here, goal),
        title=_title_of(goal, project),
        card=card_of(page, goal, home) if page and not page.is_for_staff else None,
        places=_places(here, project),
        others=places.get(goal.address, ()) if goal.anchor else (),
        top=relative(here, ""),
    )


def moved_from(address: str, project: Project) -> str:
    """The lines for places that were on the page at `address` and are on another now."""
    places = [place for place in _places(address, project) if place["page"] != address]
    return render(project.root, "moved", places=places) if places else ""


def other_addresses(project: Project) -> str:
    """For the not-found page: every address that leads readers elsewhere, with where it ends; and the worksheets."""
    others = [
        {
            "address": redirect.origin.address,
            "link": link_to("", redirect.goal),
            "title": _title_of(redirect.goal, project),
        }
        for redirect in project.redirects.of_pages()
        if not redirect.goal.address.startswith(FOR_STAFF)
    ]
    sheets = [{"link": f"{page.address}{WORKSHEET}", "title": page.meta.title} for page in pages_with_guide(project)]
    return render(project.root, "not-found/others.html", others=others, sheets=sheets)


def with_old_ids(html: str, address: str, project: Project) -> tuple[str, list[Fault]]:
    """The page `html` with each id it had before put into the place that has another id now.

    With it comes a fault for each old id that is still in use, or leads to nothing on this page.
    """
    faults = []
    for redirect in project.redirects.of_places_on(address):
        if fault := _fault_on_page(html, address, redirect, project):
            faults.append(fault)
        elif redirect.goal.address == address and _start_of(redirect.goal.anchor, html) is not None:
            at = _start_of(redirect.goal.anchor, html) or 0
            goal = redirect.goal.anchor or "content"
            mark = render(project.root, "moved/place.html", anchor=redirect.origin.anchor, goal=goal)
            html = html[:at] + mark + html[at:]
    return html, faults


def _fault_on_page(html: str, address: str, redirect: Redirect, project: Project) -> Fault | None:
    """What is wrong with an old place of the page at `address`: it is still there, or what it leads to isn't."""
    origin, goal = redirect.origin, redirect.goal
    is_elsewhere = goal.address != address  # then a line with the old id has been put at the top of the page
    if ID.findall(html).count(origin.anchor) > is_elsewhere:
        remedy = "take this line out, since the place is there; or give that another id."
        return _fault_at(origin, f"the page still has a place `#{origin.anchor}`.", remedy, project)
    if not is_elsewhere and _start_of(goal.anchor, html) is None and not project.is_only_compared:
        return _no_such_place(origin, goal, project)
    return None


def redirects_without_goal(project: Project, ids: Mapping[str, Container[str]]) -> list[Fault]:
    """A fault for each redirect to an id that isn't on its page; `ids` are those of every page, by its address."""
    if project.is_only_compared:
        return []
    return [
        _no_such_place(redirect.origin, redirect.goal, project)
        for redirect in project.redirects.settled(ids)
        if redirect.goal.anchor and redirect.goal.anchor not in ids.get(redirect.goal.address, ())
    ]


def _no_such_place(origin: Place, goal: Place, project: Project) -> Fault:
    """The fault that a redirect leads to an id that isn't on its page."""
    what = f"{origin} leads to `#{goal.anchor}`, and there is no such place on that page."
    remedy = f"copy its id; or, if that was changed, paste {LINE_IS_TOLD}"
    return _fault_at(origin, what, remedy, project)


def _fault_at(origin: Place, what: str, remedy: str, project: Project) -> Fault:
    """A fault at the line of a redirect."""
    line = project.redirects.line_for(origin)
    return Fault(line.file, line.line, what, remedy)


def _title_of(place: Place, project: Project) -> str:
    """What a link to a place says: the title of the page, and of the part if it is one."""
    page = project.page_at(place.address)
    if page is None:
        return str(place)
    part = page.titles.get(place.anchor, "")
    return f"{page.meta.title}: {part}" if part else page.meta.title


def _places(address: str, project: Project) -> list[dict[str, str]]:
    """The old places at an address: the id, and the link and its words for where each is now."""
    return [
        {
            "anchor": redirect.origin.anchor,
            "page": redirect.goal.address,
            "link": link_to(address, redirect.goal),
            "title": _title_of(redirect.goal, project),
        }
        for redirect in project.redirects.of_places_on(address)
    ]


def _start_of(anchor: str, html: str) -> int | None:
    """Where words may begin in the place with this id, or, without one, in the page; None if there is no such place."""
    inside = r'(?:"[^"]*"|[^>"])*'
    place = rf'<\w+{inside}? id="{re.escape(anchor)}"{inside}>(?:\s*<(?:{FIRST_PARTS})\b{inside}>)?'
    found = re.search(place if anchor else MAIN, html)
    return found.end() if found else None
