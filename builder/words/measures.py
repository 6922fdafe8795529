"""How hard a page is to read: its grade, the length of its sentences and of its lists, and the notes on them.

The limits are those of the writing guide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import mean

from textstat import textstat

from builder.words.notes import About, Note, folded, quoted
from builder.words.prose import Prose, Sentence

HIGHEST_GRADE = 7.0
LONGEST_SENTENCE = 25
LONGEST_AVERAGE = 15.0
LONGEST_LIST = 7


def grade(sentences: list[Sentence]) -> float:
    """The Flesch-Kincaid grade: 0.39 × words per sentence + 11.8 × syllables per word − 15.59; 0 without sentences.

    textstat counts syllables in the CMU dictionary, and by hyphenation where a word isn't in it; a number or CBT has
    one. It takes each . ! ? for an end, so only the last of a sentence is left; and it adds the words of a sentence
    of one or two words to its neighbors, which makes a page of "It helps." look slightly harder than it is.
    """
    if not sentences:
        return 0.0
    plain = (re.sub(r"[.!?…]+", "", folded(sentence.text).replace("—", " ")) for sentence in sentences)
    return float(textstat.flesch_kincaid_grade(" ".join(f"{sentence.strip()}." for sentence in plain)))


def average_length(prose: Prose) -> float:
    """Words a sentence has on average."""
    return mean(sentence.words for sentence in prose.measured) if prose.measured else 0.0


def longest_sentence(prose: Prose) -> int:
    """The words of the longest sentence."""
    return max((sentence.words for sentence in prose.measured), default=0)


def longest_list(prose: Prose) -> int:
    """The points of the longest list."""
    return max((found.points for found in prose.lists), default=0)


def notes_on_length(prose: Prose) -> Iterator[Note]:
    """Notes on the grade of the page, on sentences that are long, and on lists that are."""
    reached, average = grade(prose.measured), average_length(prose)
    if reached > HIGHEST_GRADE:
        hardest = sorted(prose.measured, key=lambda sentence: grade([sentence]), reverse=True)[:3]
        shown = " ".join(map(quoted, hardest))
        what = f"this page reads at grade {reached:.1f}; the limit is 7. Its hardest sentences: {shown}"
        yield Note(About.GRADE, what, "shorter sentences and shorter words there.")
    if average > LONGEST_AVERAGE:
        what = f"the sentences of this page have {average:.1f} words on average; the limit is 15."
        yield Note(About.AVERAGE, what, "make two of the longest ones.")
    for sentence in prose.measured:
        if sentence.words > LONGEST_SENTENCE:
            what = f"this sentence has {sentence.words} words; the limit is 25: {quoted(sentence)}"
            yield Note(About.LENGTH, what, "make two sentences of it.", sentence)
    for found in prose.lists:
        if found.points > LONGEST_LIST:
            what = f"this list has {found.points} points; the limit is 7. It begins: {quoted(found.first)}"
            yield Note(About.LIST, what, "group its points, or leave the least important out.", found.first)
