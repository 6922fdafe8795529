"""A note on the words of a page: what it is about, in which sentence, and what to try. It never stops anything."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from textwrap import shorten

from builder.words.prose import Sentence

LONGEST_QUOTE = 100
"""Signs of a sentence that a note quotes."""


class About(StrEnum):
    """What a note can be about, as its title says it."""

    GRADE = "Reading grade"
    AVERAGE = "Average length of sentences"
    LENGTH = "Long sentence"
    PASSIVE = "Passive voice"
    LIST = "Long list"
    TERM = "Unexplained term"
    AVOIDED = "Word to avoid"
    SPELLING = "Spelling"


@dataclass(frozen=True)
class Note:
    """One note. Without a sentence it is about the page as a whole; `word` is where in the sentence it points."""

    about: About
    what: str
    remedy: str
    sentence: Sentence | None = None
    word: str = ""


def quoted(sentence: Sentence) -> str:
    """A sentence as a note ends with it: in quotation marks, shortened, and with a sign at its end."""
    text = shorten(sentence.text, LONGEST_QUOTE, placeholder=" …")
    if text[0] == "“" and text[-1] == "”":
        return text
    return f"“{text}”" if text[-1] in ".?!…" else f"“{text}.”"


def folded(text: str) -> str:
    """A text with plain apostrophes, which is how word lists and dictionaries are written."""
    return text.replace("’", "'").replace("‘", "'")
