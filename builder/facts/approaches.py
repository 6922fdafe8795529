"""Ways in which therapists work, side by side: `data/approaches.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from builder.facts.values import Id, Model, Text


class Approach(Model):
    """One way of working. Each has the same rows, so that none is shown in a better light than another."""

    id: Id
    name: Text
    letters: Text | None = None
    """Its letters, if it has any: CBT."""
    what: Text
    """What it is, in a sentence."""
    session: Text
    """What a session feels like."""
    suits: Text
    """What it suits. Where no source has been checked, it says so."""
    hard: Text
    """What may be hard about it."""
    unknown: Text
    """What isn't known about it."""
    sources: list[Id] = []
    """The ids of the sources for what it suits."""


class Approaches(Model):
    """The ways of working that the site compares."""

    approaches: Annotated[list[Approach], Field(min_length=1)]
