"""What to find out about a therapist: `data/checklist.yml`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from builder.facts.values import Id, Model, Text


class Question(Model):
    """One thing to find out about a therapist, with why it matters and words to ask it in."""

    id: Id
    question: Text
    """In the reader's words, so that a yes is the good answer."""
    why: Text
    """Why it matters."""
    ask: Text
    """Words to ask it in."""
    when: Literal["before", "after"]
    """When it can be answered: before the first meeting, or only after it."""
    knowing: bool = False
    """`yes` if it asks what the reader knows: a no says nothing about the therapist, and the question stays open."""
    sign: Literal["talk", "leave"] | None = None
    """What a no is a sign for: to talk about it, or to leave and report it."""
    quick: bool = False
    """`yes` puts it in the two-minute checklist too. All questions stand in the full guide."""
    link: Text | None = None
    """The words of a link in the guide to where the reader learns more. `page` says where that is."""
    page: Text | None = None
    """Where that link leads: a path in docs/, with or without a #place."""

    @model_validator(mode="after")
    def _link_and_page_go_together(self) -> Question:
        if (self.link is None) != (self.page is None):
            raise ValueError("`link` and `page` go together. Try: both, or neither.")
        return self


class Area(Model):
    """One of the article's five tips, with its questions."""

    id: Id
    title: Text
    tip: Text
    """The tip of the article, in a sentence or two."""
    questions: Annotated[list[Question], Field(min_length=1)]

    def questions_of(self, sign: str | None) -> list[Question]:
        """Its questions with this sign, or those with none."""
        return [question for question in self.questions if question.sign == sign]

    @property
    def quick_questions(self) -> list[Question]:
        """The questions of the two-minute checklist."""
        return [question for question in self.questions if question.quick]


class Checklist(Model):
    """`data/checklist.yml`: the five areas and everything a reader may ask in them."""

    areas: Annotated[list[Area], Field(min_length=1)]

    @model_validator(mode="after")
    def _some_questions_are_quick(self) -> Checklist:
        if self.quick_count == 0:
            raise ValueError("no question stands in the two-minute checklist. Try: `quick: yes` in two of each area.")
        return self

    @property
    def quick_count(self) -> int:
        """How many ticks the two-minute checklist has."""
        return sum(len(area.quick_questions) for area in self.areas)
