"""What fills the slots of a page: urgent help, its sources and dates, where it belongs, who publishes it.

Each part is a function of the page and the project, so that any engine's pages get the same.
"""

from __future__ import annotations

from functools import cache, partial

from builder.addresses import Home, relative
from builder.components import render
from builder.finishing.redirects import moved_from, other_addresses
from builder.page_macros import cited_on
from builder.reading.pages import Page, way_from
from builder.reading.project import Project
from builder.sharing.description import described
from builder.sharing.email_kit import email_kit, qr_codes

ABOUT, URGENT_HELP = "about/", "urgent-help/"
"""The pages that the foot of every page leads to, if there are such pages."""
ONLY_WITH_WORDS = ("moved", "page-end", "quick-exit", "sharing", "the-way", "to-guide", "where")
"""The slots that stay empty on a page that has no words of its own: the not-found page."""


class Slots:
    """What fills the slots of every page of a project, for the site as others know it. What is the same on many pages
    is made once."""

    def __init__(self, project: Project, home: Home) -> None:
        self._project, self._home = project, home
        self._everywhere = cache(partial(_everywhere, project))
        self._where = cache(partial(_where, project))
        self._guide = next((page for page in project.pages.values() if page.shows("guide")), None)

    def of(self, page: Page | None) -> dict[str, str]:
        """The HTML for each slot of `page`; None is the not-found page."""
        project, home = self._project, self._home
        about, urgent_help = (_link(page, goal, project) for goal in (ABOUT, URGENT_HELP))
        if page and page.address == URGENT_HELP:
            urgent_help = "#content"
        everywhere = self._everywhere(about, urgent_help)
        if page is None:
            return {**everywhere, **dict.fromkeys(ONLY_WITH_WORDS, ""), "other-addresses": other_addresses(project)}
        part = project.part_of(page)
        return {
            **everywhere,
            "moved": moved_from(page.address, project),
            "page-end": _page_end(page, project),
            "sharing": described(page, project, home),
            "the-way": _way(page, project) if page.address == "" else "",
            "where": self._where(part.address, relative(page.address, part.address)) if part else "",
            "quick-exit": _quick_exit(page, project),
            "to-guide": self._to_guide(page),
            "email-kit": email_kit(page, project, home) if page.shows("email_kit") else "",
            "qr-codes": qr_codes(page, project, home) if page.shows("qr_codes") else "",
        }

    def _to_guide(self, page: Page) -> str:
        """The way from the two-minute checklist to the guide; empty on other pages, and where there is no guide."""
        if self._guide is None or not page.shows("checklist"):
            return ""
        return render(self._project.root, "guide/to-guide.html", link=relative(page.address, self._guide.address))


def _everywhere(project: Project, about: str, urgent_help: str) -> dict[str, str]:
    """What every page has, with these links to the page about the site and to urgent help by country."""
    root, facts = project.root, project.facts
    return {
        "practice": render(root, "practice", practice=facts.practice, about=about),
        "urgent-help": render(root, "urgent-help", services=facts.services, more=urgent_help),
        "urgent-help-link": render(root, "urgent-help-link"),
    }


def _link(page: Page | None, address: str, project: Project) -> str:
    """The link to the page at `address`; empty where there is none, on that page, and on the not-found page."""
    goal = project.page_at(address)
    return relative(page.address, address) if goal and page and goal is not page else ""


def _page_end(page: Page, project: Project) -> str:
    """What follows the words of a page."""
    sources = [source for id in cited_on(page, project.facts) if (source := project.facts.sources.get(id))]
    onward = project.page_after(page)
    link = relative(page.address, onward.address) + page.next_anchor if onward else ""
    step = {"link": link, "drawing": onward.meta.drawing, "is_here": onward is page} if onward else None
    siblings = [_beside(other) for other in project.siblings_of(page) if other is not onward]
    editor = project.facts.practice.editor_of(page.file)
    return render(project.root, "page-end", page=page, next=step, sources=sources, siblings=siblings, editor=editor)


def _beside(page: Page) -> tuple[str, str]:
    """The link to a page from any other page of its part, and its words."""
    return f"../{page.address.split('/')[-2]}/", page.meta.title


def _way(home: Page, project: Project) -> str:
    """The first page of every part a reader comes by who goes on from the home page."""
    stops = [stop for stop in way_from(home, project.pages)[1:] if project.part_of(stop) is None]
    way = [{"link": stop.address, "meta": stop.meta} for stop in stops]
    return render(project.root, "the-way", way=way)


def _where(project: Project, part: str, link: str) -> str:
    """Which part a page belongs to, by the address of that and the link to it."""
    return render(project.root, "where", part=project.page_at(part), link=link)


def _quick_exit(page: Page, project: Project) -> str:
    """The quick way out, on a page whose words speak of it."""
    if not page.shows("quick_exit"):
        return ""
    return render(project.root, "quick-exit", practice=project.facts.practice)
