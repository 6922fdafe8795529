"""Finds words that aren't spelled as in the United States, by a dictionary and by `known` in data/words.yml.

A word with a capital letter inside a sentence is a name, one in capitals is letters, and neither is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spellchecker import SpellChecker

from builder.faults import nearest
from builder.words.avoided import any_of
from builder.words.english import BRITISH
from builder.words.notes import About, Note, folded, quoted
from builder.words.prose import Prose, Sentence

_NOT_A_WORD = re.compile(r"\S+@\S+|https?://\S+|\b[\w-]+(?:\.[\w-]+)+\b(?:/\S*)?|\w*\d\w*")
"""E-mail and web addresses, and what has a digit."""
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


class Speller:
    """A dictionary of American English, with the words the site adds to it."""

    def __init__(self, known: Iterable[str]) -> None:
        self._dictionary = SpellChecker(distance=1)
        self._known = any_of(known)

    def knows(self, word: str) -> bool:
        """Whether the dictionary has a word, in small letters."""
        return word in self._dictionary and word not in BRITISH

    def misspelt_in(self, text: str) -> Iterator[str]:
        """The words of a sentence that are neither in the dictionary nor known, as they are written."""
        left = _NOT_A_WORD.sub(" ", self._known.sub(" … ", folded(text)))
        for found in _WORD.finditer(left):
            word = found[0].removesuffix("'s")
            begins = not any(sign.isalnum() for sign in left[: found.start()])
            is_name = not word.islower() and not (begins and word[1:].islower())
            if not (is_name or len(word) == 1 or self._is_right(word.lower())):
                yield word

    def nearest_to(self, word: str) -> str | None:
        """The right word that is most like a misspelt one, or None."""
        small = word.lower()
        return BRITISH.get(small) or self._dictionary.correction(small) or nearest(small, self._likely(small))

    def _is_right(self, word: str) -> bool:
        return self.knows(word) or self.knows(word.removesuffix("'"))

    def _likely(self, word: str) -> list[str]:
        """The words that begin like it: few enough to compare."""
        return [known for known in self._dictionary.word_frequency.words() if known[:3] == word[:3]]


def notes_on_spelling(prose: Prose, speller: Speller) -> Iterator[Note]:
    """A note on each misspelt word of a page, where it first stands."""
    seen = set()
    for sentence in prose.sentences:
        for word in speller.misspelt_in(sentence.text):
            if word.lower() not in seen:
                seen.add(word.lower())
                yield _note(word, sentence, speller.nearest_to(word))


def _note(word: str, sentence: Sentence, right: str | None) -> Note:
    what = f"`{word}` isn't in our American dictionary: {quoted(sentence)}"
    known = "add it to `known` in data/words.yml if it is right."
    return Note(About.SPELLING, what, f"`{right}`, or {known}" if right else known, sentence, word)
