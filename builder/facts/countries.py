"""What differs from country to country about therapists: `data/countries.yml`."""

from __future__ import annotations

from typing import Literal, get_args

from builder.facts.values import Country, Id, Model, Text, Url

Part = Literal["titles", "registers", "fees", "complaints"]
"""The parts a country may have, each shown by itself."""
PARTS: tuple[Part, ...] = get_args(Part)


class Title(Model):
    """What therapists call themselves there, and what stands behind it."""

    title: Text
    """What they call themselves."""
    letters: Text | None = None
    """The letters they may put behind their name: LCSW."""
    meaning: Text
    """What stands behind it."""


class Place(Model):
    """A body that keeps a register or takes complaints."""

    name: Text
    site: Url | None = None
    """Its web address, beginning with https://"""
    what: Text
    """Whom it is for, and what a reader sees or does there."""


class InCountry(Model):
    """What we have checked about one country. A part that is empty isn't shown."""

    name: Text
    """As it stands behind *in*: the United States."""
    titles: list[Title] = []
    """What therapists call themselves there."""
    registers: list[Place] = []
    """Where a reader can look a therapist up."""
    fees: list[Text] = []
    """What a reader should know about costs, a sentence for each entry."""
    fees_sources: list[Id] = []
    """The ids of the sources for what it says on fees."""
    complaints: list[Place] = []
    """Where a reader can complain."""


class Countries(Model):
    """The countries about which we have checked something."""

    countries: dict[Country, InCountry]

    def shown_by(self, practice_in: Country | None) -> list[InCountry]:
        """What a practice in that country shows: its own; all of them if it has named none."""
        if practice_in is None:
            return list(self.countries.values())
        return [self.countries[practice_in]] if practice_in in self.countries else []
