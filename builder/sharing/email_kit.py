"""Fills the pages for staff who send links: the e-mail kit, and the sheet of codes to print."""

from __future__ import annotations

from builder.addresses import Home, Place, relative
from builder.components import render
from builder.facts.links import ShortAddress
from builder.reading.pages import Page
from builder.reading.project import Project
from builder.sharing.qr_codes import FOLDER
from builder.sharing.snippets import email_of, links_to_send, snippet_of

ON_THIS_COMPUTER = "http://localhost"


def email_kit(page: Page, project: Project, home: Home) -> str:
    """The ready e-mails, and every link that staff send, with all that they paste."""
    emails = [{"email": email, "snippet": email_of(email, project, home)} for email in project.facts.emails.emails]
    return render(
        project.root,
        "email-kit",
        emails=emails,
        links=_links(page, project, home),
        is_preview=home.address.startswith(ON_THIS_COMPUTER),
    )


def qr_codes(page: Page, project: Project, home: Home) -> str:
    """The sheet with the code of every link, and its address in words."""
    return render(project.root, "qr-codes", links=_links(page, project, home))


def _links(page: Page, project: Project, home: Home) -> list[dict[str, object]]:
    return [_link(link, page, project, home) for link in links_to_send(project)]


def _link(link: ShortAddress, page: Page, project: Project, home: Home) -> dict[str, object]:
    return {
        "link": link,
        "address": home.at(Place(link.address)),
        "snippet": snippet_of(link, project, home),
        "code": f"{relative(page.address, FOLDER)}{link.id}",
    }
