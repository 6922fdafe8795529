"""Short addresses, to say on the phone and to put into letters: `data/links.yml`.

Each is `/go/<name>/`, and leads to a page or to a place on one. A short address is for a person: it is said aloud,
typed by hand, and read by whoever sees the letter. So it is short, in small letters, and says nothing about the reader.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from builder.facts.values import Id, Model

FOLDER = "go"
LONGEST = 39
"""How many signs a short address may have, from its first slash to its last."""

CONDITIONS = (
    *("abus", "addict", "adhd", "alcohol", "anorex", "anxi", "assault", "autis", "batter", "bereave", "bipolar", "bpd"),
    *("borderline", "bulimi", "burnout", "cancer", "compuls", "cptsd", "cutting", "dementia", "depress", "diagnos"),
    *("disabl", "dissoc", "divorce", "drug", "eating-dis", "gambl", "grief", "griev", "harass", "hiv", "hurt"),
    *("impoten", "incest", "injur", "insomnia", "mania", "manic", "mental", "miscarr", "obsess", "ocd", "overdose"),
    *("panic", "paranoi", "perinatal", "phobi", "postnatal", "postpartum", "psychos", "psychot", "ptsd", "rape"),
    *("schizo", "self-harm", "selfharm", "sex", "stalk", "suicid", "trauma", "victim", "violen"),
)
"""Beginnings of words that would tell a neighbor what a reader is dealing with. Others are left to the writer."""
LONG = 5
"""From so many letters on, one of these is found inside a word too: in agoraphobia, but no rape in therapeutic."""


def _sayable(name: str) -> str:
    """A name that can be said on the phone and tells nothing."""
    if len(f"/{FOLDER}/{name}/") > LONGEST:
        room = LONGEST - len(f"/{FOLDER}//")
        raise ValueError(f"this name is too long to be said or typed. Try: {room} letters at most.")
    if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name):
        raise ValueError("a short address is said on the phone. Try: small letters, and hyphens between words.")
    told = next((word for word in CONDITIONS if re.search(word if len(word) >= LONG else rf"(^|-){word}", name)), None)
    if told:
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
    """Its name. Permanent: letters that people keep have it in them."""
    to: WrittenPlace

    @property
    def address(self) -> str:
        """Its address below the site's."""
        return f"{FOLDER}/{self.id}/"


class Links(Model):
    """`data/links.yml`."""

    short: Annotated[list[ShortAddress], Field(default_factory=list)]
