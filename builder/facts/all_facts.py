"""All facts together. Each field is a file in `data/` of the same name, with hyphens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_type_hints

from pydantic import BaseModel

from builder.facts.approaches import Approaches
from builder.facts.checklist import Checklist
from builder.facts.countries import Countries, InCountry
from builder.facts.emails import Emails
from builder.facts.glossary import Glossary
from builder.facts.guide import Guide
from builder.facts.links import Links
from builder.facts.moved import Moved
from builder.facts.practice import Practice
from builder.facts.sources import Sources
from builder.facts.urgent_help import Service, UrgentHelp
from builder.facts.words import WordLists


@dataclass(frozen=True)
class Facts:
    """What stands in `data/`, read and right."""

    practice: Practice
    checklist: Checklist
    guide: Guide
    sources: Sources
    urgent_help: UrgentHelp
    glossary: Glossary
    approaches: Approaches
    countries: Countries
    words: WordLists
    links: Links
    moved: Moved
    emails: Emails

    @property
    def services(self) -> list[Service]:
        """The urgent help that every page shows."""
        return self.urgent_help.services_in(self.practice.country)

    @property
    def countries_shown(self) -> list[InCountry]:
        """The countries whose titles, registers, fees and complaints the pages show."""
        return self.countries.shown_by(self.practice.country)


MODELS: dict[str, type[BaseModel]] = get_type_hints(Facts)
"""The type of each field."""


def file_of(field: str) -> str:
    """The file in which a field stands: `urgent_help` in data/urgent-help.yml."""
    return f"data/{field.replace('_', '-')}.yml"
