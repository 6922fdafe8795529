"""Reads a finished site back, as a visitor's browser would, and stops what must never be published.

Words are checked before they are built (`builder/checking/`), with their lines. Here stands what only a built page
shows: what templates, an engine and finishing made of them. Every page of the output folder is parsed, and every link
and anchor inside the site is followed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from posixpath import join as join_path
from posixpath import normpath
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from builder.addresses import FOR_STAFF, Place, address_at
from builder.faults import Fault
from builder.finishing.redirects import redirects_without_goal
from builder.reading.project import Project
from builder.side_by_side import each
from builder.site_files import files_below

LINKS = frozenset({"a", "area"})
"""Elements a reader follows."""
LOADED = {
    "link": "href",
    "img": "src",
    "script": "src",
    "source": "src",
    "iframe": "src",
    "audio": "src",
    "video": "src",
}
"""Elements a browser fetches by itself, and what names the thing."""
REFUSED_TAGS = frozenset({"base", "embed", "frame", "frameset", "iframe", "link", "meta", "object", "script", "style"})
"""Elements that the policy of every page refuses, or that would change what a page is."""
SENDING = frozenset({"style", "action", "formaction"})
"""Attributes that browsers refuse, or that would send what somebody typed to another site."""
WAYS_TO_PEOPLE = ("mailto:", "tel:", "sms:")
THE_SAME_BESIDE = ("../", "https://", *WAYS_TO_PEOPLE)
"""Links that begin so mean the same on each page of a folder."""
NOT_FOUND_PAGE = "404.html"
IN_STEPS = re.compile(r"(\./|(\.\./)*)(\w[\w.-]*/)*(\w[\w.-]*)?", re.ASCII)
"""A path from a page as our templates write it: up first, then down."""


class Problem(NamedTuple):
    """What is wrong on a built page, and what to try."""

    what: str
    remedy: str


@dataclass(frozen=True)
class BuiltPage:
    """A page as it will be published: its address, its ids (as often as they occur), what it links to and loads."""

    address: str
    ids: list[str]
    main_headings: int
    links: list[str]
    loaded: list[str]
    refused: list[str]
    has_urgent_help: bool
    has_open_slot: bool


class LookedAt(NamedTuple):
    """What the rest of the site must know of a page, and what is wrong with it as far as it can tell by itself."""

    address: str
    ids: list[str]
    problems: list[Problem]
    leads_to: list[Place]
    """Places on other pages, each told at the first page that leads there: only those pages know whether they exist."""


Element = tuple[str, dict[str, str | None]]
"""Its name and its attributes."""


def check_site(site: Path, project: Project, site_url: str) -> list[Fault]:
    """Everything in the folder `site`, which is for the address `site_url`, that may not be published.

    A problem that a template brings to many pages is told once.
    """
    paths = files_below(site)
    files = frozenset(paths)
    look = _Look(site, files, project, site_url)
    pages = each(look.at, [path for path in paths if path.endswith(".html")])
    anchors = {page.address: frozenset(page.ids) for page in pages}
    faults: dict[object, Fault] = {fault: fault for fault in redirects_without_goal(project, anchors)}
    for page in pages:
        for problem in (*page.problems, *_missing(page.leads_to, files, anchors)):
            file = f"site/{page.address or 'index.html'}"
            faults.setdefault(problem.what, Fault(file, 1, problem.what, problem.remedy))
    return sorted(faults.values())


class _Look:
    """At one page after the other of a site whose files are known."""

    def __init__(self, site: Path, files: frozenset[str], project: Project, site_url: str) -> None:
        self._site, self._project, self._links = site, project, _Links(files, site_url)

    def at(self, path: str) -> LookedAt:
        """Parse a page and follow its links. Of a redirect, only its way on is looked at, and not here."""
        page = _read(self._site, path)
        if self._project.redirects.has(page.address):
            return LookedAt(page.address, page.ids, [], [])
        problems, leads_to = self._links.followed(page)
        return LookedAt(page.address, page.ids, [*_page_problems(page, self._project), *problems], leads_to)


def _read(site: Path, path: str) -> BuiltPage:
    html = (site / path).read_bytes()
    tree = LexborHTMLParser(html)
    everything = _elements(tree, "*")
    unmoved = _elements(tree, ":not(.moved > *)") if b"moved" in html else everything
    tags = [tag for tag, _ in everything]
    links = [attributes["href"] or "" for tag, attributes in unmoved if tag in LINKS and "href" in attributes]
    body = tags.index("body") if "body" in tags else len(tags)
    return BuiltPage(
        address=address_at(path),
        ids=[attributes["id"] or "" for _, attributes in everything if "id" in attributes],
        main_headings=tags.count("h1"),
        links=links,
        loaded=[
            attributes[LOADED[tag]] or "" for tag, attributes in unmoved if tag in LOADED and LOADED[tag] in attributes
        ],
        refused=_refused(tags[body:], [attributes for _, attributes in everything[body:]]),
        has_urgent_help="#urgent-help" in links and bool(tree.css_first("#urgent-help li")),
        has_open_slot="slot" in tags,
    )


def _elements(tree: LexborHTMLParser, selector: str) -> list[Element]:
    """In the order of the page, so that all from the body on are in it."""
    return [(node.tag or "", node.attributes) for node in tree.css(selector)]


def _refused(tags: list[str], attributes: list[dict[str, str | None]]) -> list[str]:
    """Each kind of thing in a page's body that a browser is told to refuse."""
    names = set[str]().union(*attributes)
    return [
        *(f"<{tag}>" for tag in REFUSED_TAGS.intersection(tags)),
        *(f"{name}=" for name in names if name in SENDING or name.startswith("on")),
    ]


def _page_problems(page: BuiltPage, project: Project) -> Iterator[Problem]:
    if page.address != NOT_FOUND_PAGE and project.page_at(page.address) is None:
        yield Problem(f"nothing in docs/ is the source of {page.address}.", "rename or remove the file it came from.")
    if page.main_headings != 1:
        what = f"{page.address or 'home'} has {page.main_headings} main headings."
        yield Problem(what, "leave one <h1> in the templates that make this page.")
    for name, count in Counter(page.ids).items() if len(set(page.ids)) < len(page.ids) else ():
        if count > 1:
            yield Problem(f"the id `{name}` stands {count} times on {page.address or 'home'}.", "rename one of them.")
    for sign in page.refused:
        what = f"`{sign}` has no effect in a page: browsers are told to refuse it."
        yield Problem(what, "take it out of the words, or of the template that wrote it.")
    if not page.has_urgent_help:
        yield Problem("urgent help is missing.", "bring back the urgent-help slots in overrides/main.html.")
    if page.has_open_slot:
        yield Problem("a slot was left unfilled.", "look for a misspelt slot name in overrides/.")


class _Links:
    """Follows the links of a site. What leads up from a page leads to the same place from each page beside it."""

    def __init__(self, files: frozenset[str], site_url: str) -> None:
        self._files, self._site_url = files, site_url
        self._good: dict[tuple[str, bool], set[str]] = defaultdict(set)
        self._told: set[Place] = set()

    def followed(self, page: BuiltPage) -> tuple[list[Problem], list[Place]]:
        """Links that mean a place on this site and lead nowhere, and things a page would fetch from elsewhere; and the
        places on other pages that this page is the first to lead to."""
        above = normpath(join_path(page.address.rpartition("/")[0], ".."))
        good = self._good[above, page.address.startswith(FOR_STAFF)]
        problems: list[Problem] = []
        places: set[Place] = set()
        fetched = {link for link in page.loaded if not link.startswith("../")}  # what may be linked may not be fetched
        for link in ({*page.links, *page.loaded} - good) | fetched:
            meant = self._meant_by(link, page)
            wrong = list(_place_problems(meant, page, self._files)) if isinstance(meant, Place) else meant
            if isinstance(meant, Place) and meant.anchor and meant.address != page.address:
                places.add(meant)
            if link.startswith(THE_SAME_BESIDE) and not wrong:
                good.add(link)
            problems += wrong
        leads_to = list(places - self._told)
        self._told |= places
        return problems, leads_to

    def _meant_by(self, link: str, page: BuiltPage) -> Place | list[Problem]:
        """The place on this site that a link means; or what is wrong with it, if it means none."""
        is_whole = link.startswith(self._site_url)
        place = _place_by_steps("" if is_whole else page.address, link.removeprefix(self._site_url))
        if place is None and not link.startswith(WAYS_TO_PEOPLE):
            return _meant_by_whole(link, page, self._site_url)
        return [] if place is None else place


def _place_by_steps(address: str, link: str) -> Place | None:
    """The place that a link from the page at `address` leads to, if it is written in plain steps and stays inside:
    "../trust/#feeling-safe". A site has as many of these as it has pages times entries in the menu."""
    path, _, anchor = link.partition("#")
    if not IN_STEPS.fullmatch(path):
        return None
    if not path:
        return Place(address, unquote(anchor))
    folders = address.split("/")[:-1]
    path = path.removeprefix("./")
    up = path.count("../")
    if up > len(folders):
        return None
    return Place("/".join((*folders[: len(folders) - up], path[3 * up :])), unquote(anchor))


def _meant_by_whole(link: str, page: BuiltPage, site_url: str) -> Place | list[Problem]:
    """The same for a link that is written in any way there is."""
    home = urlsplit(site_url)
    try:
        goal = urlsplit(urljoin(site_url + page.address, link))
    except ValueError:
        return [Problem(f"`{link[:60]}` can't be read as a link.", "copy the address from the browser again.")]
    inside = goal.netloc == home.netloc and goal.path.startswith(home.path)
    if goal.scheme not in ("http", "https"):
        what = f"a link of a kind that isn't published: `{link[:60]}`."
        return [Problem(what, "an address that begins with https://, mailto:, tel: or sms:.")]
    if urlsplit(link).netloc and not inside:
        what = f"this page would fetch something from another site: `{link[:60]}`."
        return [Problem(what, "put the file into docs/ and name it from there.")] if link in page.loaded else []
    path = unquote(goal.path.removeprefix(home.path)) if inside else goal.path
    return Place(path, unquote(goal.fragment))


def _place_problems(place: Place, page: BuiltPage, files: frozenset[str]) -> Iterator[Problem]:
    """Whether there is a page or file at a place that a page leads to, and whether readers may go there. For a place on
    the same page, whether that is there too."""
    path, anchor = place
    if path.startswith(FOR_STAFF) and not page.address.startswith(FOR_STAFF):
        what = f"a link leads readers to a page for staff: `{path}`."
        yield Problem(what, "take it out of the page, or of the menu in mkdocs.yml.")
    target = _target(path, files)
    if target is None:
        what = f"a link leads to `{path[:80]}`, and there is nothing on this site."
        yield Problem(what, "compare its spelling with the file's name in docs/.")
    elif anchor and target == page.address and anchor not in page.ids:
        yield _no_such_place(place)


def _missing(places: list[Place], files: frozenset[str], anchors: dict[str, frozenset[str]]) -> Iterator[Problem]:
    """Whether each of some places on pages is there."""
    for place in places:
        target = _target(place.address, files)
        if target in anchors and place.anchor not in anchors[target]:
            yield _no_such_place(place)


def _no_such_place(place: Place) -> Problem:
    what = f"a link leads to `{place.address}#{place.anchor}`, and there is no such place on that page."
    return Problem(what, "copy the id from the end of the heading it should lead to.")


def _target(path: str, files: frozenset[str]) -> str | None:
    """What a host serves for a path: the address of a page, or the path of a file; None if there is nothing."""
    if (path == "" or path.endswith("/")) and f"{path}index.html" in files:
        return path
    return address_at(path) if path in files else None
