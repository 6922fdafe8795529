"""What the pages may cite: `data/sources.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from builder.facts.values import Id, Model, Text, Url

Doi = Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/\S+$")]


class Source(Model):
    """One paper or guideline, written down once and cited by its id."""

    id: Id
    authors: Text
    year: Annotated[int, Field(ge=1900, le=2100)]
    title: Text
    published_in: Text
    """The journal or the publisher, with volume and pages."""
    doi: Doi | None = None
    """Its permanent number: 10.1000/182. An official page has `link` instead."""
    link: Url | None = None
    """The web address of an official page, if there is no `doi`."""
    limits: Text
    """What this source can't tell: shown beside it."""

    @model_validator(mode="after")
    def _can_be_looked_up(self) -> Source:
        if (self.doi is None) == (self.link is None):
            raise ValueError("a source has either `doi` or `link`. Try: give one of the two.")
        return self

    @property
    def address(self) -> str:
        """Where a reader can look the source up."""
        return f"https://doi.org/{self.doi}" if self.doi else str(self.link)


class Sources(Model):
    """`data/sources.yml`: everything the pages may cite."""

    sources: list[Source]

    def get(self, id: str) -> Source | None:
        """The source with this id, or None."""
        return next((source for source in self.sources if source.id == id), None)
