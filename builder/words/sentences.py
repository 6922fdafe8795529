"""Finds where sentences end, so that "Dr. Lee" and "13.5" don't make two of one.

What isn't one paragraph is cut apart before (`prose`); here only the signs inside a text are looked at.
"""

from __future__ import annotations

import re

from builder.words.english import ABBREVIATIONS

_STOP = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*(\w|\S))")
_INITIAL = re.compile(r"[A-HJ-Z]\.")


def split(text: str) -> list[str]:
    """The sentences of one block of text, each with its closing signs."""
    sentences, start = [], 0
    for stop in _STOP.finditer(text):
        if _ends_here(text[start : stop.end()], follows=stop[1]):
            sentences.append(text[start : stop.end()].strip())
            start = stop.end()
    return [sentence for sentence in (*sentences, text[start:].strip()) if count_words(sentence)]


def _ends_here(so_far: str, follows: str) -> bool:
    """Whether a sentence ends with `so_far`, when the next word begins with the sign `follows`."""
    last = so_far.split()[-1].lstrip("\"'“‘([")
    return not (follows.islower() or last.lower() in ABBREVIATIONS or _INITIAL.fullmatch(last))


def count_words(text: str) -> int:
    """How many words a text has: what stands between spaces or long dashes and holds a letter or a digit."""
    return sum(any(sign.isalnum() for sign in word) for word in text.replace("—", " ").split())
