"""A link of ours with words around it, and whole e-mails of such links: each as plain text and as HTML, to be pasted.

Plain text has lines of 78 signs at most, as mail wants them, and each address on a line of its own, in the angle
brackets that keep it whole. The HTML has paragraphs, breaks and links, and nothing that a mail program would take out.
Both carry the short address: it is the same for every recipient, and outlives the name of its page.
"""

from __future__ import annotations

import textwrap
from itertools import chain
from typing import NamedTuple

from builder.addresses import Home, Place
from builder.components import render
from builder.facts.emails import LONGEST_LINE, Email
from builder.facts.links import ShortAddress
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
    return _wrapped("\n".join(line for line in (link.link, link.says, f"<{address}>") if line))


def email_of(email: Email, project: Project, home: Home) -> Snippet:
    """An e-mail from its greeting to the practice's name and contact, as far as they are filled in."""
    emails, practice = project.facts.emails, project.facts.practice
    links = {link.id: link for link in links_to_send(project)}
    parts = [
        _Part(part.say, links.get(part.link or ""), home) for part in email.parts if part.say or part.link in links
    ]
    closing = render(project.root, "email-kit/closing.txt", emails=emails, practice=practice)
    plain = "\n\n".join([_wrapped(emails.greeting), *(part.plain for part in parts), _wrapped(closing)])
    html = render(project.root, "email-kit/email.html", emails=emails, parts=parts, practice=practice)
    return Snippet(plain, html)


class _Part:
    """A paragraph of an e-mail, or a link with its words."""

    def __init__(self, words: str | None, link: ShortAddress | None, home: Home) -> None:
        self.words, self.link = words, link
        self.address = home.at(Place(link.address)) if link else ""

    @property
    def plain(self) -> str:
        return _plain(self.link, self.address) if self.link else _wrapped(self.words or "")


def _wrapped(text: str) -> str:
    """A text whose lines are no longer than mail wants, as far as its words and addresses let them."""
    lines = (
        textwrap.wrap(line, LONGEST_LINE, break_long_words=False, break_on_hyphens=False) for line in text.split("\n")
    )
    return "\n".join(chain.from_iterable(lines))
