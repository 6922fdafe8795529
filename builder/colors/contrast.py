"""Which color stands on which, and how far their brightness has to differ for readers to see it.

The ratios are those of WCAG 2.2: 4.5 to 1 for words (1.4.3), 3 to 1 for edges, drawings and the ring around what has
focus (1.4.11). A ground that words and rings share has the ratio of words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from coloraide import Color

from builder.colors.palette import Colors

WORDS, SHAPES = 4.5, 3.0


class Pair(NamedTuple):
    """A color, by its name, on a ground; the least contrast, from 1 to 21; and where a reader meets the two."""

    color: str
    ground: str
    least: float
    where: str


PAPER, BAND, FIELD, MARK = "on a page", "on the band at the top of a page", "on white", "on a place a link has led to"
PAIRS = (
    *(Pair("ink", *ground) for ground in (("paper", WORDS, PAPER), ("paper-raised", WORDS, BAND))),
    *(Pair("ink", *ground) for ground in (("field", WORDS, FIELD), ("mark", WORDS, MARK))),
    *(Pair("ink-soft", *ground) for ground in (("paper", WORDS, PAPER), ("paper-raised", WORDS, BAND))),
    *(Pair("edge", *ground) for ground in (("paper", SHAPES, PAPER), ("field", SHAPES, FIELD))),
    Pair("accent", "paper", WORDS, PAPER),
    Pair("accent", "paper-raised", WORDS, BAND),
    Pair("accent", "field", WORDS, FIELD),
    Pair("accent", "mark", WORDS, MARK),
    Pair("accent-ink", "accent", WORDS, "on a button"),
    *(Pair(shape, "paper", SHAPES, PAPER) for shape in ("client", "therapist")),
    *(Pair(shape, "paper-raised", SHAPES, BAND) for shape in ("client", "therapist")),
)
"""The grounds of each color, the one that readers meet most first."""


def weak_pairs(colors: Colors, color: str = "") -> Iterator[tuple[Pair, float]]:
    """The pairs whose contrast is too low, with what it is; of all colors, or of the one with this name."""
    for pair in PAIRS:
        if color in ("", pair.color):
            found = contrast(colors[pair.color], colors[pair.ground])
            if found < pair.least:
                yield pair, found


def contrast(one: str, other: str) -> float:
    """The contrast of two colors as WCAG 2.2 reckons it, from 1 to 21."""
    return Color(one).contrast(other, method="wcag21")
