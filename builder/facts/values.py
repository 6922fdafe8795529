"""The kinds of value that facts are made of: a text, an id, a day, a phone number; and what makes each right.

The messages of the validators here are shown to staff as they stand: what is wrong, then ` Try: ` and what to do.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

BRACES = re.compile(r"\{[{%#]")
"""Signs that begin a piece of template language."""
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\U000f0000-\U0010ffff]")
"""Characters that are no text: from a broken copy and paste, mostly. The last planes of Unicode stand for nothing."""


TAG = re.compile(r"<[a-zA-Z/!]")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
TRACKING = re.compile(
    r"[?&](utm_\w+|mc_[ce]id|(?:fb|g|d|tt|tw|y|ys|ym|wbra|gbra)clid|gbraid|wbraid|msclkid|mkt_tok|_hs\w+)="
)
"""What mail services and ads add to an address. Readers' browsers take out more (overrides/components/arrival/)."""


class ReadOtherwise(str):
    """A text without quotation marks that other programs take for something else: no, 2026-11-24, 100."""


def as_text(value: object) -> object:
    """Refuses what isn't read as a text, unless it stands in quotation marks."""
    if isinstance(value, ReadOtherwise):
        raise PydanticCustomError("read_otherwise", "not read as a text")
    return value


def _plain(text: str) -> str:
    """Refuses markup and template signs: facts are text, and templates alone write HTML."""
    if braces := BRACES.search(text):
        raise ValueError(f"`{braces[0]}` has no place in a text. Try: take the braces away.")
    if TAG.search(text):
        raise ValueError("there is HTML in this text. Try: write plain words, without < and >.")
    if CONTROL.search(text):
        raise ValueError("there is a character here that no text may have. Try: delete the text and type it again.")
    return text


def _on_one_line(text: str) -> str:
    if "\n" in text:
        raise ValueError("this text goes over more than one line. Try: write it on one.")
    return text


def https_address(address: str) -> str:
    """A web address that pages may link to."""
    try:
        parts = urlsplit(address)
        fits = parts.scheme == "https" and re.fullmatch(r"[\w-]+(\.[\w-]+)+(:\d+)?", parts.netloc)
    except ValueError:
        fits = None
    if not fits or re.search(r"[\s<>\"]", address):
        raise ValueError("this isn't a web address we can link to. Try: the whole address, beginning with https://")
    return address


def without_tracking(text: str) -> str:
    """A text whose addresses, if it has some, carry nothing that tells readers apart."""
    if mark := TRACKING.search(text):
        raise ValueError(
            f"`{mark[1]}` in this address tells readers apart. Try: only the part before the question mark."
        )
    return text


def right_site_address(address: str) -> str:
    """An address to publish at, with a slash at its end."""
    if "?" in address or "#" in address:
        raise ValueError("an address to publish at has no ? and no #. Try: only its first part, up to the last slash.")
    return https_address(address).rstrip("/") + "/"


TYPED_BY_OFFICE = {0xA0: " ", 0x202F: " ", 0x2010: "-", 0x2011: "-", 0x2013: "-"}
"""Spaces and hyphens that an office program puts into a number."""


def _number(number: str) -> str:
    number = number.translate(TYPED_BY_OFFICE)
    if not re.fullmatch(r"[+(]?[0-9][0-9 ()-]*", number):
        raise ValueError("this isn't a phone number. Try: digits, spaces and hyphens only, as in 555-0100.")
    return number


def right_email(address: str) -> str:
    """An e-mail address as people write it."""
    if not re.fullmatch(r"[\w.+'-]+@[\w-]+(\.[\w-]+)+", address):
        raise ValueError("this isn't an e-mail address. Try: name@example.org, without spaces.")
    return address


def numbers(value: object) -> object:
    """One number or a list of them: staff write what they have."""
    return [value] if isinstance(value, str) else value


def _day(text: object) -> object:
    if isinstance(text, str) and not DAY.fullmatch(text):
        raise ValueError("this isn't a date. Try: year-month-day, as in 2027-05-24.")
    return text


def _past(day: date) -> date:
    # Somewhere on Earth tomorrow has begun already.
    if day > date.today() + timedelta(days=1):
        raise ValueError("this day hasn't come yet. Try: the day on which it was done.")
    return day


Id = Annotated[
    str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60), BeforeValidator(as_text)
]
"""A permanent name: lower case, digits and single hyphens. It may stand in an address, so it never changes."""
Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    AfterValidator(_plain),
    BeforeValidator(as_text),
]
"""Plain words a reader sees: no markup."""
Line = Annotated[Text, AfterValidator(_on_one_line)]
"""A text on one line: the words of a link, a subject."""
Url = Annotated[str, AfterValidator(https_address), AfterValidator(without_tracking)]
Phone = Annotated[str, AfterValidator(_number)]
Day = Annotated[date, BeforeValidator(_day)]
PastDay = Annotated[Day, AfterValidator(_past)]
Country = Literal["US", "CA", "GB", "IE", "AU", "NZ"]


class Model(BaseModel):
    """What all facts share: unknown fields are refused, and once read nothing changes.

    What checks a model is built when it is first asked: for most, only as a part of another's.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _leave_out_what_is_empty(cls, fields: object) -> object:
        """`phone:` with nothing behind it means: not filled in."""
        if isinstance(fields, dict):
            return {key: value for key, value in fields.items() if value != ""}
        return fields
