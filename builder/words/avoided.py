"""Finds words we avoid (`avoid` in data/words.yml), and says what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from builder.facts.words import Avoided
from builder.words.notes import About, Note, folded, quoted
from builder.words.prose import Prose


def notes_on_avoided(prose: Prose, avoided: Iterable[Avoided]) -> Iterator[Note]:
    """A note on each avoided word or expression that a page has, as often as it has it."""
    for entry in avoided:
        pattern, excepted = any_of(entry.forms), any_of(entry.except_in)
        for sentence in prose.sentences:
            for found in pattern.finditer(excepted.sub("…", folded(sentence.text))):
                why = f" ({entry.why})" if entry.why else ""
                what = f"`{found[0]}` is on our list of words to avoid{why}: {quoted(sentence)}"
                yield Note(About.AVOIDED, what, f"{entry.instead.rstrip('.')}.", sentence, found[0])


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of these as whole words, the longest first, small and capital letters alike.

    Without phrases it is found nowhere.
    """
    longest_first = sorted(map(folded, phrases), key=len, reverse=True)
    either = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)" if either else r"(?!)", re.IGNORECASE)
