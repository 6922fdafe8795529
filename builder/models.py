"""The facts as types: what each data file may hold, and what makes a value right.

One class for each thing staff write down. A model refuses what it doesn't know, so a misspelt field is found and not
dropped. The messages of the validators here are shown to staff as they stand: what is wrong, then ` Try: ` and what
to do.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

BRACES = re.compile(r"\{[{%#]")
"""Signs that begin a piece of template language."""
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029]")
"""Characters that are no text: from a broken copy and paste, mostly."""


def _plain(text: str) -> str:
    """Refuses markup and template signs: facts are text, and templates alone write HTML."""
    if braces := BRACES.search(text):
        raise ValueError(f"`{braces[0]}` has no place in a text. Try: take the braces away.")
    if re.search(r"<[a-zA-Z/!]", text):
        raise ValueError("there is HTML in this text. Try: write plain words, without < and >.")
    if CONTROL.search(text):
        raise ValueError("there is a character here that no text may have. Try: delete the text and type it again.")
    return text


def _https(address: str) -> str:
    try:
        parts = urlsplit(address)
        fits = parts.scheme == "https" and re.fullmatch(r"[\w-]+(\.[\w-]+)+(:\d+)?", parts.netloc)
    except ValueError:
        fits = None
    if not fits or re.search(r"[\s<>\"']", address):
        raise ValueError("this isn't a web address we can link to. Try: the whole address, beginning with https://")
    return address


def _site_address(address: str) -> str:
    if "?" in address or "#" in address:
        raise ValueError("an address to publish at has no ? and no #. Try: only its first part, up to the last slash.")
    return _https(address).rstrip("/") + "/"


def _number(number: str) -> str:
    if not re.fullmatch(r"[+(]?[0-9][0-9 ()-]*", number):
        raise ValueError("this isn't a phone number. Try: digits, spaces and hyphens only, as in 555-0100.")
    return number


def _email(address: str) -> str:
    if not re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", address):
        raise ValueError("this isn't an e-mail address. Try: name@example.org, without spaces.")
    return address


def _numbers(value: object) -> object:
    """One number or a list of them: staff write what they have."""
    return [value] if isinstance(value, str) else value


def _day(text: object) -> object:
    if isinstance(text, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError("this isn't a date. Try: year-month-day, as in 2027-05-24.")
    return text


def _past(day: date) -> date:
    # Somewhere on Earth tomorrow has begun already.
    if day > date.today() + timedelta(days=1):
        raise ValueError("this day hasn't come yet. Try: the day on which it was done.")
    return day


Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
"""A permanent name: lower case, digits and single hyphens. It may stand in an address, so it never changes."""
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_plain)]
"""Plain words a reader sees: no markup."""
Url = Annotated[str, AfterValidator(_https)]
Phone = Annotated[str, AfterValidator(_number)]
Day = Annotated[date, BeforeValidator(_day)]
PastDay = Annotated[Day, AfterValidator(_past)]
Country = Literal["US", "CA", "GB", "IE", "AU", "NZ"]


Drawing = Literal["apart", "sheltered", "in-resonance", "one-line", "past-the-frame", "side-by-side"]
"""The drawings a page can have: `overrides/components/drawing/<name>.svg`."""


class Model(BaseModel):
    """What all facts share: unknown fields are refused, and once read nothing changes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _leave_out_what_is_empty(cls, fields: object) -> object:
        """`phone:` with nothing behind it means: not filled in."""
        if isinstance(fields, dict):
            return {key: value for key, value in fields.items() if value != ""}
        return fields


class Practice(Model):
    """`data/practice.yml`: who publishes the site. Whatever is left empty isn't shown."""

    name: Text | None = None
    phone: Phone | None = None
    email: Annotated[str, AfterValidator(_email)] | None = None
    address: Text | None = None
    booking_link: Url | None = None
    country: Country | None = None
    site_address: Annotated[str, AfterValidator(_site_address)] | None = None


class Question(Model):
    """One thing to find out about a therapist, with why it matters and words to ask it in."""

    id: Id
    question: Text
    why: Text
    ask: Text
    when: Literal["before", "after"]
    """Whether it can be answered before the first meeting, or only after it."""
    quick: bool = False
    """Whether it stands in the two-minute checklist too. All questions stand in the full guide."""


class Area(Model):
    """One of the article's five tips, with its questions."""

    id: Id
    title: Text
    tip: Text
    questions: Annotated[list[Question], Field(min_length=1)]

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


class Source(Model):
    """One paper or guideline, written down once and cited by its id."""

    id: Id
    authors: Text
    year: Annotated[int, Field(ge=1900, le=2100)]
    title: Text
    published_in: Text
    doi: Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/\S+$")] | None = None
    link: Url | None = None
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


class Service(Model):
    """One place to get urgent help, and how to reach it."""

    id: Id
    name: Text
    for_whom: Text | None = None
    call: Annotated[list[Phone], BeforeValidator(_numbers), Field(min_length=1)] | None = None
    text_to: Phone | None = None
    text_word: Text | None = None
    chat: bool = False
    site: Url | None = None
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
    countries: dict[Country, Annotated[list[Service], Field(min_length=1)]]

    def services_in(self, country: Country | None) -> list[Service]:
        """What to show a reader of a practice in `country` (or nowhere in particular)."""
        return self.countries.get(country, self.anywhere) if country else self.anywhere


class PageMeta(Model):
    """The lines between `---` at the top of a page."""

    title: Text
    description: Annotated[Text, Field(max_length=160)]
    checked: PastDay
    """When the page was last compared with its sources."""
    next_check: Day
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
