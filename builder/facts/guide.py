"""What the decision guide asks besides the questions on a therapist: `data/guide.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from builder.facts.values import Id, Model, Text

STEP_ANCHORS = (
    *("what-i-hope-for", "what-matters-most", "how-i-like-to-work", "therapists"),
    *("side-by-side", "my-questions", "how-sure-am-i", "take-it-along"),
)
"""The ids of the eight steps. Links lead to them, so they stay when a title changes."""


class Step(Model):
    """The title and the first words of a step."""

    title: Text
    intro: Text
    """Its first words."""


class Steps(Model):
    """The eight steps, in the order in which a reader takes them."""

    hopes: Step
    priorities: Step
    style: Step
    therapists: Step
    side_by_side: Step
    questions: Step
    sure: Step
    taking_along: Step

    @property
    def in_order(self) -> list[tuple[str, Step]]:
        """Each step behind the id of its place on the page."""
        fields = zip(STEP_ANCHORS, type(self).model_fields, strict=True)
        return [(anchor, getattr(self, field)) for anchor, field in fields]


class ForWhom(Model):
    """Whom therapy is for."""

    id: Id
    label: Text
    """As a reader sees it in the list."""
    word: Text | None = None
    """What those it concerns should know."""


class Reason(Model):
    """Why someone looks for a therapist."""

    id: Id
    label: Text
    """As a reader sees it in the list."""


class ReasonGroup(Model):
    """Reasons that belong together, so that none of the lists is long."""

    title: Text
    reasons: Annotated[list[Reason], Field(min_length=1)]


class Need(Model):
    """Something practical or personal that has to fit."""

    id: Id
    need: Text
    """As a reader sees it in the list."""
    example: Text
    """What someone may write down for it."""
    question: Text
    """The same, asked about one therapist."""
    ask: Text
    """Words to find it out with."""

    @model_validator(mode="after")
    def _own_is_the_readers(self) -> Need:
        if self.id == "own":
            raise ValueError("the id `own` stands for what a reader adds to the list. Try: another id for this need.")
        return self


class NeedGroup(Model):
    """Needs that belong together."""

    title: Text
    needs: Annotated[list[Need], Field(min_length=1)]


class End(Model):
    """One end of a pair: what it is, and words to tell a therapist."""

    label: Text
    """As a reader sees it."""
    say: Text
    """Words to tell a therapist."""


class StylePair(Model):
    """Two equally good ways to work."""

    id: Id
    about: Text
    """What the pair is about: How a session goes."""
    one: End
    """One end of the pair."""
    other: End
    """The other end, as good as the first."""


class PhoneLine(Model):
    """A sentence for the phone, and when it is said."""

    when: Text
    """When it is said: To begin."""
    say: Text
    """The sentence itself."""


class SureQuestion(Model):
    """A yes-or-no question on how sure someone is, and the one next step for a no."""

    id: Id
    question: Text
    if_no: Text
    """The one next step for a no."""
    link: Text
    """The words of a link to that step."""
    page: Text
    """Where that link leads: a path in docs/, with or without a #place."""


class Standing(Model):
    """One of the ways to go on. Each has the same rows, so that none is shown in a better light than another."""

    id: Id
    label: Text
    """As a reader sees it."""
    like: Text
    """What it is like."""
    good: Text
    """What is good about it."""
    hard: Text
    """What may be hard about it."""
    link: Text
    """The words of a link that leads on."""
    page: Text
    """Where that link leads: a path in docs/, with or without a #place."""


class Guide(Model):
    """`data/guide.yml`: everything the guide asks about the reader."""

    steps: Steps
    for_whom: Annotated[list[ForWhom], Field(min_length=1)]
    """Whom therapy is for."""
    reasons: Annotated[list[ReasonGroup], Field(min_length=1)]
    """Why people look for a therapist, in groups of seven or fewer."""
    needs: Annotated[list[NeedGroup], Field(min_length=1)]
    """What has to fit, in groups."""
    styles: Annotated[list[StylePair], Field(min_length=1)]
    """Pairs of ways to work, each end as good as the other."""
    signs_page: Text
    """Where a reader goes with a sign to talk about, or to leave: a path in docs/, with or without a #place."""
    phone: Annotated[list[PhoneLine], Field(min_length=1)]
    """What to say on the phone, in order."""
    sure: Annotated[list[SureQuestion], Field(min_length=1)]
    """Questions on how sure someone is."""
    standing: Annotated[list[Standing], Field(min_length=1)]
    """The ways to go on, in equal detail."""
