"""E-mails that staff send again and again, ready to be pasted: `data/emails.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from builder.facts.telling import CARE, CONDITIONS, telling_word
from builder.facts.values import Id, Line, Model, without_tracking

LONGEST_LINE = 78
"""What RFC 5322 asks of a line of mail, without its end."""
LONGEST_SUBJECT = 60
"""How many signs of a subject a phone shows."""


def _tells_nothing(text: str) -> str:
    if told := telling_word(text, (*CONDITIONS, *CARE)):
        raise ValueError(f"`{told}…` would tell whoever sees it on a screen. Try: words that any sender might use.")
    return text


NeutralLine = Annotated[Line, AfterValidator(_tells_nothing)]
"""What stands on the screen of a phone before anyone opens the e-mail."""


class Part(Model):
    """A paragraph, or one of our links with its words."""

    say: Annotated[Line, AfterValidator(without_tracking)] | None = None
    """A paragraph, on one line."""
    link: str | None = None
    """The id of a short address in data/links.yml."""

    @model_validator(mode="after")
    def _is_one_of_the_two(self) -> Part:
        if (self.say is None) == (self.link is None):
            raise ValueError("a part is a paragraph or a link. Try: either `say: …` or `link: …`.")
        return self


class Email(Model):
    """One e-mail, without greeting and closing, which all of them share."""

    id: Id
    title: Line
    """What staff call it."""
    when: Line
    """When staff would send it."""
    subject: Annotated[NeutralLine, Field(max_length=LONGEST_SUBJECT)]
    """Seen by whoever looks at the phone: it says nothing about therapy, and nothing about the reader."""
    parts: Annotated[list[Part], Field(min_length=1)]
    """Paragraphs and links, in their order."""
    add: Line | None = None
    """What only the sender knows, and adds by hand. May be left out."""


class Emails(Model):
    """`data/emails.yml`."""

    greeting: NeutralLine
    """How each e-mail begins."""
    closing: Line
    """How each e-mail ends, before the practice's name."""
    emails: list[Email] = []
    """In the order in which the kit shows them: put first what you send most."""
