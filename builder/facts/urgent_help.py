"""Who answers in an emergency: `data/urgent-help.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from builder.facts.values import Country, Id, Model, PastDay, Phone, Text, Url, numbers

Phones = Annotated[list[Phone], Field(min_length=1)]


class Service(Model):
    """One place to get urgent help, and how to reach it."""

    id: Id
    name: Text
    for_whom: Text | None = None
    """Whom or what it is for, in small letters: when a life may be in danger."""
    call: Annotated[Phones, BeforeValidator(numbers, json_schema_input_type=Phone | Phones)] | None = None
    """The number to call, or a list of them."""
    text_to: Phone | None = None
    """The number to send a text to."""
    text_word: Text | None = None
    """The word to send, if one is asked for: HOME."""
    chat: bool = False
    """`yes` if people can chat at `site`."""
    site: Url | None = None
    """Its web address, beginning with https://"""
    how: Text | None = None
    """Another way to reach it, in words, or what a caller should know."""
    confirmed: PastDay | None = None
    """The day the practice dialed or opened it. Empty until someone has."""

    @model_validator(mode="after")
    def _can_be_reached(self) -> Service:
        if not (self.call or self.text_to or self.site or self.how):
            raise ValueError("nobody can reach this service. Try: give it `call`, `text_to`, `site` or `how`.")
        if self.text_word and not self.text_to:
            raise ValueError("there is a word to text, and no number. Try: add `text_to`, or take `text_word` out.")
        if self.chat and not self.site:
            raise ValueError("there is a chat, and no address for it. Try: add `site`, or take `chat` out.")
        return self


class UrgentHelp(Model):
    """`data/urgent-help.yml`: services by country, and the ones for a practice that has named no country."""

    anywhere: Annotated[list[Service], Field(min_length=1)]
    """For a practice that has named no country."""
    countries: dict[Country, Annotated[list[Service], Field(min_length=1)]]
    """For a practice that has named its country."""

    def services_in(self, country: Country | None) -> list[Service]:
        """What to show a reader of a practice in `country` (or nowhere in particular)."""
        return self.countries.get(country, self.anywhere) if country else self.anywhere
