"""Words of the field, in plain words: `data/glossary.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from builder.facts.values import Id, Model, Text


class Term(Model):
    """One word or expression that a reader may not know."""

    id: Id
    term: Text
    """As it stands in a text, in small letters if it does there."""
    letters: Text | None = None
    """Its letters, if it has any: CBT."""
    also: list[Text] = []
    """Other forms in which it may stand in a text."""
    in_short: Text
    """What it means in a few words: they explain it where it first stands on a page."""
    meaning: Text
    """The same in a sentence or two, for the page that lists all terms."""

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form in which it may stand in a text."""
        return (self.term, *([self.letters] if self.letters else []), *self.also)


class Glossary(Model):
    """All terms that the site explains."""

    terms: Annotated[list[Term], Field(min_length=1)]

    def get(self, form: str) -> Term | None:
        """The term that has this form, small and capital letters alike, or None."""
        return next((term for term in self.terms if form.lower() in map(str.lower, term.forms)), None)

    @property
    def in_order(self) -> list[Term]:
        """The terms as a reader looks them up."""
        return sorted(self.terms, key=lambda term: term.term.lower())
