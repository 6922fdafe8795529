"""Reads a finished site back, as a visitor's browser would, and stops what must never be published.

Engines check the links they know of; those in raw HTML and in what macros and templates write, nobody does. Here every
page of the output folder is parsed, and every link and anchor inside the site is followed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from builder.faults import Fault
from builder.project import Project

LINKS = {"a": "href", "link": "href", "area": "href", "img": "src", "script": "src", "source": "src", "iframe": "src"}
NOT_PAGES = ("mailto:", "tel:", "sms:", "data:")


class Problem(NamedTuple):
    """What is wrong on a built page, what to try, and a sign by which to find it in the page's words."""

    what: str
    remedy: str
    sign: str = ""


@dataclass(frozen=True)
class BuiltPage:
    """A page as it will be published: its address, its ids (as often as they occur) and the links it holds."""

    address: str
    ids: Counter[str]
    links: tuple[str, ...]
    has_urgent_help: bool
    has_open_slot: bool


def check_site(site: Path, project: Project, site_url: str) -> list[Fault]:
    """Everything in the folder `site`, which is for the address `site_url`, that may not be published.

    A problem that a template brings to many pages is told once.
    """
    pages = [_read(site, file) for file in sorted(site.rglob("*.html"))]
    anchors = {page.address: page.ids for page in pages}
    faults: dict[object, Fault] = {}
    for page in pages:
        problems = [*_page_problems(page), *_link_problems(page, site, anchors, site_url)]
        for problem in problems:
            fault = _in_words(page, problem, project)
            if fault:
                faults[fault] = fault
            else:
                file = f"site/{page.address or 'index.html'}"
                faults.setdefault(problem.what, Fault(file, 1, problem.what, problem.remedy))
    return sorted(faults.values())


def _read(site: Path, file: Path) -> BuiltPage:
    tree = LexborHTMLParser(file.read_text(encoding="utf-8"))
    linking = tree.css(", ".join(f"{tag}[{attribute}]" for tag, attribute in LINKS.items()))
    return BuiltPage(
        address=file.relative_to(site).as_posix().removesuffix("index.html"),
        ids=Counter(node.attributes["id"] or "" for node in tree.css("[id]")),
        links=tuple(dict.fromkeys(node.attributes[LINKS[node.tag or ""]] or "" for node in linking)),
        has_urgent_help=bool(tree.css_first("#urgent-help a[href]") and tree.css_first('a[href="#urgent-help"]')),
        has_open_slot=bool(tree.css_first("slot")),
    )


def _page_problems(page: BuiltPage) -> Iterator[Problem]:
    for name, count in page.ids.items():
        if count > 1:
            what = f"the id `{name}` stands {count} times on this page."
            yield Problem(what, "give each heading and question an id of its own.", sign=f"#{name}")
    if not page.has_urgent_help:
        yield Problem("urgent help is missing.", "bring back the urgent-help slots in overrides/main.html.")
    if page.has_open_slot:
        yield Problem("a slot was left unfilled.", "look for a misspelt slot name in overrides/.")


def _link_problems(page: BuiltPage, site: Path, anchors: dict[str, Counter[str]], site_url: str) -> Iterator[Problem]:
    """Links that mean a place on this site and lead nowhere. Links to other sites are left alone."""
    home = urlsplit(site_url)
    for link in page.links:
        goal = urlsplit(urljoin(site_url + page.address, link))
        inside = goal.netloc == home.netloc and goal.path.startswith(home.path)
        if link.startswith(NOT_PAGES) or (urlsplit(link).netloc and not inside):
            continue
        path, anchor = unquote(goal.path.removeprefix(home.path)), unquote(goal.fragment)
        target = _target(site, path) if inside else None
        if target is None:
            what = f"a link leads to `{path}`, and there is nothing on this site."
            yield Problem(what, "compare its spelling with the file's name in docs/.", sign=link)
        elif anchor and target in anchors and anchor not in anchors[target]:
            what = f"a link leads to `{path}#{anchor}`, and there is no such place on that page."
            yield Problem(what, "copy the id from the end of the heading it should lead to.", sign=f"#{anchor}")


def _target(site: Path, path: str) -> str | None:
    """What a host serves for a path: the address of a page, or the path of a file; None if there is nothing."""
    file = site / path
    if (file / "index.html").is_file() and (path == "" or path.endswith("/")):
        return path
    return path.removesuffix("index.html") if file.is_file() else None


def _in_words(page: BuiltPage, problem: Problem, project: Project) -> Fault | None:
    """The problem as a fault on a line of the page's words; None if a template or a macro brought it."""
    source = project.page_at(page.address)
    if source is None or not problem.sign:
        return None
    lines = (project.root / source.file).read_text(encoding="utf-8-sig").splitlines()
    line = next((number for number, text in enumerate(lines, 1) if problem.sign in text), None)
    return Fault(source.file, line, problem.what, problem.remedy) if line else None
