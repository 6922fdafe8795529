"""Finds the passive voice: a form of *be* and a participle. "It was decided" hides who decided.

Sometimes the passive is right. So a page hears of it only when there is much of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.words.english import IRREGULAR_PARTICIPLES, NO_PARTICIPLES
from builder.words.notes import About, Note, folded, quoted
from builder.words.prose import Prose, Sentence

FEWEST, SHARE = 2, 0.10
"""A page hears of its passive sentences when it has so many, and when they are more than this part of all."""

_BE = r"(?:am|is|are|was|were|be|been|being|(?:is|are|was|were)n't|(?:i'm|(?:you|we|they)'re|(?:he|she|it|that)'s))"
_BETWEEN = (
    "(?:not|never|always|often|also|still|just|then|only|now|once|soon|ever|even|all|both|sometimes|usually|"
    r"well|better|best|being|been|\w+ly)"
)
_PASSIVE = re.compile(rf"\b{_BE}\s+(?:{_BETWEEN}\s+){{0,3}}([a-z][\w-]+)", re.IGNORECASE)


def is_passive(sentence: Sentence) -> bool:
    """Whether a sentence is in the passive voice, as far as its words show."""
    return any(_is_participle(found[1].lower()) for found in _PASSIVE.finditer(folded(sentence.text)))


def passive_sentences(prose: Prose) -> list[Sentence]:
    """The measured sentences of a page that are in the passive voice."""
    return [sentence for sentence in prose.measured if is_passive(sentence)]


def notes_on_passive(prose: Prose) -> Iterator[Note]:
    """A note on each passive sentence, on a page that has many."""
    passive, all_of_them = passive_sentences(prose), len(prose.measured)
    if len(passive) >= FEWEST and len(passive) > SHARE * all_of_them:
        for sentence in passive:
            what = f"{len(passive)} of {all_of_them} sentences are passive, this one too: {quoted(sentence)}"
            yield Note(About.PASSIVE, what, "say who does it.", sentence)


def _is_participle(word: str) -> bool:
    if word in NO_PARTICIPLES:
        return False
    return word in IRREGULAR_PARTICIPLES or (word.endswith("ed") and len(word) > 4 and not word.endswith("eed"))
