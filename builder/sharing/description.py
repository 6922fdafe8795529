"""What a page says about itself to programs: its preview card (Open Graph), and what it is (schema.org, as JSON-LD).

Messengers and mail programs show the card when someone passes a link on. Search engines read the rest. A page for staff
says only that it doesn't belong in a search.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from builder.addresses import Home, Place
from builder.components import render
from builder.reading.pages import Page
from builder.reading.project import Project
from builder.sharing.cards import NAME

CONTEXT = "https://schema.org"


def described(page: Page, project: Project, home: Home) -> str:
    """The lines for the head of a page."""
    if page.is_for_staff:
        return render(project.root, "sharing/not-for-readers.html")
    card = card_of(page, Place(page.address), home)
    return render(project.root, "sharing", card=card, data=structured_data(page, project, home))


def card_of(page: Page, place: Place, home: Home) -> dict[str, object]:
    """What the preview card of a link to a place on `page` says, and shows: the page, whatever the place.

    Where a reader was led on that page is for them to know, and not for whoever looks at the message.
    """
    return {
        "title": page.meta.title,
        "description": page.meta.description,
        "address": home.at(place),
        "picture": home.at(Place(page.address)) + NAME,
        "site": home.name,
        "is_article": bool(page.meta.published),
    }


def structured_data(page: Page, project: Project, home: Home) -> dict[str, Any]:
    """What a page is, in the words of schema.org: a WebPage with the way to it, and the Article that stands on it."""
    address = home.at(Place(page.address))
    data: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "WebPage",
        "@id": address,
        "name": page.meta.title,
        "lastReviewed": page.meta.checked.isoformat(),
    }
    if page.address:
        data["breadcrumb"] = _way_to(page, project, home)
    if page.meta.published:
        data["mainEntity"] = _article(page, page.meta.published, project, address)
    return data


def _way_to(page: Page, project: Project, home: Home) -> dict[str, Any]:
    """The pages above one, from the home page on, and itself."""
    part = project.part_of(page)
    steps = [(home.name, ""), *([(part.meta.title, part.address)] if part else []), (page.meta.title, page.address)]
    items = [
        {"@type": "ListItem", "position": number, "name": title, "item": home.at(Place(step))}
        for number, (title, step) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _article(page: Page, published: date, project: Project, address: str) -> dict[str, Any]:
    """The words of a page. They last changed when they were compared with their sources: a comma is no change."""
    name = project.facts.practice.name
    return {
        "@type": "Article",
        "headline": page.meta.title,
        "image": address + NAME,
        "datePublished": published.isoformat(),
        "dateModified": max(published, page.meta.checked).isoformat(),
        **({"publisher": {"@type": "Organization", "name": name}} if name else {}),
    }
