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

from builder.addresses import FOR_STAFF, Place, address_in
from builder.faults import Fault
from builder.finishing.redirects import redirects_without_goal
from builder.reading.project import Project
from builder.side_by_side import each
from builder.site_files import files_below

LINKS = {"a": "href", "area": "href"}
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
"""Elements a browser fetches by itself."""
REFUSED_TAGS = frozenset({"base", "embed", "frame", "frameset", "iframe", "link", "meta", "object", "script", "style"})
"""Elements that the policy of every page refuses, or that would change what a page is."""
SENDING = frozenset({"style", "action", "formaction"})
"""Attributes that browsers refuse, or that would send what somebody typed to another site."""
WAYS_TO_PEOPLE = ("mailto:", "tel:", "sms:")
NOT_FOUND_PAGE = "404.html"
IN_STEPS = re.compile(r"(\.\./)*(\w[\w.-]*/)*(\w[\w.-]*)?", re.ASCII)
"""A path from a page as our templates write it: up first, then down."""


class Problem(NamedTuple):
    """What is wrong on a built page, and what to try."""

    what: str
    remedy: str


@dataclass(frozen=True)
class BuiltPage:
    """A page as it will be published: its address, its ids (as often as they occur), what it links to and loads."""

    address: str
    ids: Counter[str]
    main_headings: tuple[str, ...]
    links: tuple[str, ...]
    loaded: tuple[str, ...]
    refused: tuple[str, ...]
    has_urgent_help: bool
    has_open_slot: bool


Element = tuple[str, dict[str, str | None]]
"""Its name and its attributes."""


def check_site(site: Path, project: Project, site_url: str) -> list[Fault]:
    """Everything in the folder `site`, which is for the address `site_url`, that may not be published.

    A problem that a template brings to many pages is told once.
    """
    files = frozenset(files_below(site))
    pages = each(lambda path: _read(site, site / path), [path for path in sorted(files) if path.endswith(".html")])
    anchors = {page.address: page.ids for page in pages}
    faults: dict[object, Fault] = {fault: fault for fault in redirects_without_goal(project, anchors)}
    links = _Links(files, anchors, site_url)
    for page in pages:
        if project.redirects.has(page.address):
            continue
        for problem in (*_page_problems(page, project), *links.problems_on(page)):
            file = f"site/{page.address or 'index.html'}"
            faults.setdefault(problem.what, Fault(file, 1, problem.what, problem.remedy))
    return sorted(faults.values())


def _read(site: Path, file: Path) -> BuiltPage:
    tree = LexborHTMLParser(file.read_text(encoding="utf-8"))
    body = _elements(tree, "body, body *")
    everything = [*_elements(tree, "html, head, head *"), *body]
    unmoved = _elements(tree, ":not(.moved > *)") if tree.css_first(".moved") else everything
    return BuiltPage(
        address=address_in(site, file),
        ids=Counter(attributes["id"] or "" for _, attributes in everything if "id" in attributes),
        main_headings=tuple(node.text().strip() for node in tree.css("h1")),
        links=_addresses(unmoved, LINKS),
        loaded=_addresses(unmoved, LOADED),
        refused=_refused(body),
        has_urgent_help=bool(tree.css_first("#urgent-help li") and tree.css_first('a[href="#urgent-help"]')),
        has_open_slot=any(tag == "slot" for tag, _ in everything),
    )


def _elements(tree: LexborHTMLParser, selector: str) -> list[Element]:
    return [(node.tag or "", node.attributes) for node in tree.css(selector)]


def _refused(body: list[Element]) -> tuple[str, ...]:
    """Each kind of thing in a page's body that a browser is told to refuse."""
    tags = (f"<{tag}>" for tag, _ in body if tag in REFUSED_TAGS)
    names = (name for _, attributes in body for name in attributes)
    return tuple(dict.fromkeys((*tags, *(f"{name}=" for name in names if name in SENDING or name.startswith("on")))))


def _addresses(elements: list[Element], named_by: dict[str, str]) -> tuple[str, ...]:
    """What the attributes that name an address say, each once."""
    naming = ((attributes, named_by.get(tag)) for tag, attributes in elements)
    return tuple(dict.fromkeys(attributes[name] or "" for attributes, name in naming if name in attributes))


def _page_problems(page: BuiltPage, project: Project) -> Iterator[Problem]:
    if page.address != NOT_FOUND_PAGE and project.page_at(page.address) is None:
        yield Problem(f"nothing in docs/ is the source of {page.address}.", "rename or remove the file it came from.")
    if len(page.main_headings) != 1:
        what = f"{page.address or 'home'} has {len(page.main_headings)} main headings."
        yield Problem(what, "leave one <h1> in the templates that make this page.")
    for name, count in page.ids.items():
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

    def __init__(self, files: frozenset[str], anchors: dict[str, Counter[str]], site_url: str) -> None:
        self._files, self._anchors, self._site_url = files, anchors, site_url
        self._good: dict[tuple[str, bool], set[str]] = defaultdict(set)

    def problems_on(self, page: BuiltPage) -> Iterator[Problem]:
        """Links that mean a place on this site and lead nowhere, and things a page would fetch from elsewhere."""
        above = normpath(join_path(page.address.rpartition("/")[0], ".."))
        good = self._good[above, page.address.startswith(FOR_STAFF)]
        for link in dict.fromkeys((*page.links, *page.loaded)):
            if link not in good:
                problems = list(self._problems_of(link, page))
                if link.startswith("../") and not problems:
                    good.add(link)
                yield from problems

    def _problems_of(self, link: str, page: BuiltPage) -> Iterator[Problem]:
        if (place := _place_by_steps(page.address, link)) is not None:
            yield from _place_problem(place, page, self._files, self._anchors)
        elif not link.startswith(WAYS_TO_PEOPLE):
            yield from _problems_of_whole(link, page, self._files, self._anchors, self._site_url)


def _place_by_steps(address: str, link: str) -> Place | None:
    """The place that a link from the page at `address` leads to, if it is written in plain steps and stays inside:
    "../trust/#feeling-safe". A site has as many of these as it has pages times entries in the menu."""
    path, _, anchor = link.partition("#")
    if not IN_STEPS.fullmatch(path):
        return None
    if not path:
        return Place(address, unquote(anchor))
    folders = address.split("/")[:-1]
    up = path.count("../")
    if up > len(folders):
        return None
    return Place("/".join((*folders[: len(folders) - up], path[3 * up :])), unquote(anchor))


def _problems_of_whole(
    link: str, page: BuiltPage, files: frozenset[str], anchors: dict[str, Counter[str]], site_url: str
) -> Iterator[Problem]:
    """The same for a link that is written in any way there is."""
    home = urlsplit(site_url)
    try:
        goal = urlsplit(urljoin(site_url + page.address, link))
    except ValueError:
        yield Problem(f"`{link[:60]}` can't be read as a link.", "copy the address from the browser again.")
        return
    inside = goal.netloc == home.netloc and goal.path.startswith(home.path)
    if goal.scheme not in ("http", "https"):
        what = f"a link of a kind that isn't published: `{link[:60]}`."
        yield Problem(what, "an address that begins with https://, mailto:, tel: or sms:.")
    elif urlsplit(link).netloc and not inside:
        if link in page.loaded:
            what = f"this page would fetch something from another site: `{link[:60]}`."
            yield Problem(what, "put the file into docs/ and name it from there.")
    else:
        path = unquote(goal.path.removeprefix(home.path)) if inside else goal.path
        yield from _place_problem(Place(path, unquote(goal.fragment)), page, files, anchors)


def _place_problem(
    place: Place, page: BuiltPage, files: frozenset[str], anchors: dict[str, Counter[str]]
) -> Iterator[Problem]:
    """Whether there is a page or file at a place of this site, and such an anchor on it, and whether readers may go."""
    path, anchor = place
    if path.startswith(FOR_STAFF) and not page.address.startswith(FOR_STAFF):
        what = f"a link leads readers to a page for staff: `{path}`."
        yield Problem(what, "take it out of the page, or of the menu in mkdocs.yml.")
    target = _target(path, files)
    if target is None:
        what = f"a link leads to `{path[:80]}`, and there is nothing on this site."
        yield Problem(what, "compare its spelling with the file's name in docs/.")
    elif anchor and target in anchors and anchor not in anchors[target]:
        what = f"a link leads to `{path}#{anchor}`, and there is no such place on that page."
        yield Problem(what, "copy the id from the end of the heading it should lead to.")


def _target(path: str, files: frozenset[str]) -> str | None:
    """What a host serves for a path: the address of a page, or the path of a file; None if there is nothing."""
    if (path == "" or path.endswith("/")) and f"{path}index.html" in files:
        return path
    return path.removesuffix("index.html") if path in files else None
