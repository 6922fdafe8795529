"""Short addresses, to say on the phone and to put into letters: `data/links.yml`.

Each is `/go/<name>/`, and leads to a page or to a place on one. A short address is for a person: it is said aloud,
typed by hand, and read by whoever sees the letter. So it is short, in small letters, and says nothing about the reader.
Those that staff send have words to send them with; their order is the order in which the e-mail kit shows them.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, model_validator

from builder.facts.telling import telling_word
from builder.facts.values import Id, Line, Model

FOLDER = "go"
LONGEST = 39
"""How many signs a short address may have, from its first slash to its last."""


def _sayable(name: str) -> str:
    """A name that can be said on the phone and tells nothing."""
    if len(f"/{FOLDER}/{name}/") > LONGEST:
        room = LONGEST - len(f"/{FOLDER}//")
        raise ValueError(f"this name is too long to be said or typed. Try: {room} letters at most.")
    if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name):
        raise ValueError("a short address is said on the phone. Try: small letters, and hyphens between words.")
    if told := telling_word(name):
        raise ValueError(f"`{told}…` would tell others what the reader is dealing with. Try: a word for the page.")
    return name


def right_place(place: str) -> str:
    """A page in `docs/`, with or without a place on it."""
    if re.match(r"[a-z]+:|//", place):
        raise ValueError("an address of ours never leads to another site. Try: a page in docs/, as in trust.md")
    if place.startswith("docs/"):
        raise ValueError("a page is named from docs/ on. Try: leave out docs/ itself, as in trust.md")
    if not re.fullmatch(r"[^\s#?:/\\][^#?:\\]*\.md(#[^\s#]+)?", place):
        raise ValueError("this isn't a page. Try: its path in docs/, as in trust.md or trust.md#feeling-safe")
    return place


WrittenPlace = Annotated[str, AfterValidator(right_place)]
"""A place as staff write it: "choosing/index.md#checklist"."""


class ShortAddress(Model):
    """One short address."""

    id: Annotated[Id, AfterValidator(_sayable)]
    """Its name: small letters, hyphens between words. Permanent, since letters that people keep have it in them."""
    to: WrittenPlace
    """The page it leads to: a path in docs/, with or without a #place."""
    when: Line | None = None
    """When staff would send it: the line by which they find it in the e-mail kit. Without one it isn't there."""
    also: Line | None = None
    """More words by which they may look for it."""
    link: Line | None = None
    """The words of the link in an e-mail."""
    says: Line | None = None
    """A sentence to go with it, on what is found there."""

    @model_validator(mode="after")
    def _what_is_sent_has_words(self) -> ShortAddress:
        if (self.when is None) != (self.link is None) or ((self.says or self.also) and not self.link):
            raise ValueError("`when` and `link` go together. Try: both, and `says` and `also` if you like; or none.")
        return self

    @property
    def address(self) -> str:
        """Its address below the site's."""
        return f"{FOLDER}/{self.id}/"


class Links(Model):
    """`data/links.yml`."""

    short: list[ShortAddress] = []
    """In the order in which the e-mail kit shows them: put first what you send most."""

    @property
    def sent(self) -> list[ShortAddress]:
        """Those that staff send, the most sent first."""
        return [address for address in self.short if address.link]
