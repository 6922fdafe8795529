"""A link of ours with words around it, and whole e-mails of such links: each as plain text and as HTML, to be pasted.

Plain text has lines of 78 signs at most, as mail wants them, and each address on a line of its own, in the angle
brackets that keep it whole. The HTML has paragraphs, breaks and links, and nothing that a mail program would take out.
Both carry the short address: it is the same for every recipient, and outlives the name of its page.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from builder.addresses import Home, Place
from builder.components import render
from builder.facts.emails import LONGEST_LINE, Email, Part
from builder.facts.links import ShortAddress
from builder.facts.practice import Practice
from builder.reading.project import Project


def links_to_send(project: Project) -> list[ShortAddress]:
    """The links that staff send. Of a version that is only compared, some may lead nowhere, and are left out."""
    return [link for link in project.facts.links.sent if project.redirects.has(link.address)]


class Snippet(NamedTuple):
    """The same words twice."""

    plain: str
    html: str


def snippet_of(link: ShortAddress, project: Project, home: Home) -> Snippet:
    """A link with its words."""
    address = home.at(Place(link.address))
    html = render(project.root, "email-kit/snippet.html", link=link, address=address)
    return Snippet(_plain(link, address), html)


def _plain(link: ShortAddress, address: str) -> str:
    return "\n".join([*_wrapped(link.link or ""), *_wrapped(link.says or ""), f"<{address}>"])


def email_of(email: Email, project: Project, home: Home) -> Snippet:
    """An e-mail from its greeting to the practice's name and contact, as far as they are filled in."""
    emails, practice = project.facts.emails, project.facts.practice
    ids = {link.id for link in links_to_send(project)}
    parts = [_Part(part, project, home) for part in email.parts if part.say or part.link in ids]
    closing = "\n".join([emails.closing, *_signature(practice)])
    plain = "\n\n".join([_paragraph(emails.greeting), *(part.plain for part in parts), closing])
    html = render(project.root, "email-kit/email.html", emails=emails, parts=parts, practice=practice)
    return Snippet(plain, html)


class _Part:
    """A paragraph of an e-mail, or a link with its words."""

    def __init__(self, part: Part, project: Project, home: Home) -> None:
        self.words = part.say
        self.link = project.facts.links.get(part.link) if part.link else None
        self.address = home.at(Place(self.link.address)) if self.link else ""

    @property
    def plain(self) -> str:
        return _plain(self.link, self.address) if self.link else _paragraph(self.words or "")


def _signature(practice: Practice) -> Iterator[str]:
    """The lines below an e-mail: what the practice has filled in of its name and contact."""
    if practice.name:
        yield from _wrapped(practice.name)
    if practice.phone:
        yield f"Phone: {practice.phone}"
    if practice.email:
        yield practice.email
    if practice.address:
        yield from _wrapped(practice.address)
    if practice.booking_link:
        yield "Book a first meeting:"
        yield f"<{practice.booking_link}>"


def _paragraph(words: str) -> str:
    return "\n".join(_wrapped(words))


def _wrapped(words: str) -> Iterable[str]:
    return textwrap.wrap(words, LONGEST_LINE, break_long_words=False, break_on_hyphens=False)
