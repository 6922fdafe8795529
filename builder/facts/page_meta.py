"""The facts at the top of a page in `docs/`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from builder.facts.values import Day, Model, PastDay, Text

Drawing = Literal[
    "a-way-on",
    "in-resonance",
    "leaning",
    "looked-up",
    "many-ways",
    "one-line",
    "open-pages",
    "own-ground",
    "past-the-frame",
    "sheltered",
    "side-by-side",
    "through-the-door",
]
"""The drawings a page can have: `overrides/components/drawing/<name>.svg`."""


class PageMeta(Model):
    """The lines between `---` at the top of a page."""

    title: Text
    description: Annotated[Text, Field(max_length=160)]
    checked: PastDay
    """When the page was last compared with its sources."""
    next_check: Day
    published: PastDay | None = None
    """When it first went online, if it is an article and not a tool, a list or a page about the site."""
    next_page: str | None = None
    next_step: Text | None = None
    template: Literal["home.html"] | None = None
    """The frame of the page, if it isn't the usual one."""
    drawing: Drawing | None = None
    """Which drawing stands at its top and leads to it from elsewhere."""

    @model_validator(mode="after")
    def _dates_go_forward(self) -> PageMeta:
        if self.next_check <= self.checked:
            raise ValueError("`next_check` isn't after `checked`. Try: a day in the coming months for `next_check`.")
        return self

    @model_validator(mode="after")
    def _a_step_leads_somewhere(self) -> PageMeta:
        if (self.next_page is None) != (self.next_step is None):
            raise ValueError("`next_page` and `next_step` belong together. Try: give both, or neither.")
        return self
