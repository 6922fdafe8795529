"""Finds terms of the field, and letters such as CBT, that a page doesn't explain where they first stand on it.

A term is explained when it is marked up as `dfn`, or when the words of its `in_short` (data/glossary.yml) stand near:
in the same piece, in the next sentence, or for a heading in what stands below it. Near is what a reader sees together;
the same words, most of them and in any form, are what a program can compare.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from math import ceil

from builder.facts.glossary import Glossary, Term
from builder.words.english import SMALL_WORDS
from builder.words.notes import About, Note, folded, quoted
from builder.words.prose import Piece, Prose, Sentence
from builder.words.spelling import Speller

ENOUGH = 2 / 3
"""The part of the words of `in_short` that an explanation has: two of three, all of two."""

_LETTERS = re.compile(r"(?<![\w.@-])[A-Z]{2,}(?![\w@]|\.\w)")
_STEM = 5
"""Two words are the same when so many of their first letters are."""


@dataclass(frozen=True)
class _Met:
    """A term or letters on a page: which piece and sentence it stands in, and how it is written there."""

    piece: int
    sentence: Sentence
    form: str


def notes_on_terms(prose: Prose, glossary: Glossary) -> Iterator[Note]:
    """A note on each term of the glossary, and on its letters, not explained where it first stands."""
    first = _Terms(glossary).first_met(prose)
    for term in glossary.terms:
        met, letters = first.get((term.id, False)), first.get((term.id, True))
        if met and not _is_explained(term, met, prose):
            yield _note(met, term)
        if letters and not (_words_came_before(letters, met) or _is_explained(term, letters, prose)):
            yield _note(letters, term)


def notes_on_letters(prose: Prose, known: Iterable[str], speller: Speller) -> Iterator[Note]:
    """A note on other letters, such as HCPC, that stand without their words; `known` are those to pass over."""
    passed_over = {letters.lower() for letters in known}
    for met in _abbreviations(prose):
        explained = met.form.lower() in passed_over or _is_shouted(met.form, speller) or _is_spelled_out(met, prose)
        if not explained:
            what = f"`{met.form}` stands here without the words it is short for: {quoted(met.sentence)}"
            yield Note(About.TERM, what, "write the words, and the letters in brackets.", met.sentence, met.form)


class _Terms:
    """All terms of the glossary as one pattern, so that a longer one isn't taken for a shorter one inside it."""

    def __init__(self, glossary: Glossary) -> None:
        self.by_form = {folded(form).lower(): term for term in glossary.terms for form in term.forms}
        letters = {term.letters for term in glossary.terms if term.letters}
        forms = sorted((form for term in glossary.terms for form in term.forms), key=len, reverse=True)
        either = "|".join(
            re.escape(folded(form)) if form in letters else f"(?i:{re.escape(folded(form))})" for form in forms
        )
        self.pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)")

    def first_met(self, prose: Prose) -> dict[tuple[str, bool], _Met]:
        """Where each term first stands on a page, by its id and by whether its letters stand there."""
        first: dict[tuple[str, bool], _Met] = {}
        for number, piece in enumerate(prose.pieces):
            for sentence in piece.sentences:
                for found in self.pattern.finditer(folded(sentence.text)):
                    term = self.by_form[found[0].lower()]
                    first.setdefault((term.id, found[0] == term.letters), _Met(number, sentence, found[0]))
        return first


def _is_explained(term: Term, met: _Met, prose: Prose) -> bool:
    if any(met.form.lower() in folded(words).lower() for words in prose.pieces[met.piece].defined):
        return True
    wanted = _stems(term.in_short)
    there = _stems(_near(met, prose))
    return len(wanted & there) >= ceil(ENOUGH * len(wanted))


def _near(met: _Met, prose: Prose) -> str:
    """What a reader sees together with a term: its piece and the next sentence; below a heading, the next piece."""
    after = prose.pieces[met.piece + 1 :]
    if prose.pieces[met.piece].kind != "heading":
        return _joined(prose.pieces[met.piece], *after[:1], last_sentences=1)
    headings = list(takewhile(lambda piece: piece.kind == "heading", after))
    return _joined(prose.pieces[met.piece], *headings, *after[len(headings) : len(headings) + 1])


def _joined(*pieces: Piece, last_sentences: int | None = None) -> str:
    """The words of pieces; of the last one, when there are more than one, only so many sentences."""
    *whole, last = pieces
    if whole and last_sentences:
        return " ".join([piece.text for piece in whole] + [one.text for one in last.sentences[:last_sentences]])
    return " ".join(piece.text for piece in pieces)


def _stems(text: str) -> set[str]:
    """The words of a text that carry its meaning, each by its beginning, which is the same in all of its forms."""
    words = re.findall(r"[^\W_]+(?:'[^\W_]+)?", folded(text).lower())
    return {_stem(word) for word in words if word not in SMALL_WORDS}


def _stem(word: str) -> str:
    """`work` for working and works: endings go first, so that short words meet too."""
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)[:_STEM]
    return word[:_STEM]


def _words_came_before(letters: _Met, met: _Met | None) -> bool:
    """Whether the full term stands in the same piece as its letters, or earlier on the page."""
    return met is not None and met.piece <= letters.piece


def _note(met: _Met, term: Term) -> Note:
    what = f"`{met.form}` isn't explained where it first stands: {quoted(met.sentence)}"
    short = f"say beside it what it is (“{term.in_short}”)"
    return Note(About.TERM, what, f'{short}, or in a page {{{{ term("{met.form}") }}}}.', met.sentence, met.form)


def _abbreviations(prose: Prose) -> list[_Met]:
    """Where letters such as HCPC first stand on a page."""
    first: dict[str, _Met] = {}
    for number, piece in enumerate(prose.pieces):
        for sentence in piece.sentences:
            for letters in _LETTERS.findall(sentence.text):
                first.setdefault(letters, _Met(number, sentence, letters))
    return list(first.values())


def _is_shouted(letters: str, speller: Speller) -> bool:
    """Whether it is a word in capitals, as in "text HOME"."""
    return len(letters) >= 4 and speller.knows(letters.lower())


def _is_spelled_out(met: _Met, prose: Prose) -> bool:
    """Whether words in its piece begin with these letters (UK Council for Psychotherapy, UKCP), or lead to its name."""
    if re.search(rf"\bcalled (?:an? |the )?{met.form}\b", met.sentence.text):
        return True
    words = re.findall(r"[^\W_]+", prose.pieces[met.piece].text)
    telling = [word for word in words if word != met.form and word.lower() not in SMALL_WORDS]
    initials = "".join(word if word.isupper() else word[0] for word in telling).upper()
    return met.form in initials
