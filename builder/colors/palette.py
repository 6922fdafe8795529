"""Which colors a site has: those in its style files, or the same look turned to the color of the practice.

Styles, drawings, cards, the icon and the sheet for paper all take theirs from here. So one color in data/practice.yml
changes each place that has the site's own, and no place is forgotten.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

LIGHT, DARK = "styles/tokens.css", "styles/dark.css"
"""The files that name the colors, below `overrides/` and below a built site."""
FOLLOWING = ("accent", "accent-ink", "client", "therapist")
"""The colors that belong to a practice's color. Paper, ink and marks belong to the words, and stay."""
COLOR = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6})\b")

Colors = dict[str, str]
"""Colors by the names that styles have for them: {"accent": "#16514d"}."""


class Palette(NamedTuple):
    """The colors in the light and in the dark."""

    light: Colors
    dark: Colors


def palette_of(root: Path, accent: str | None) -> Palette:
    """The colors of the site in the folder `root` for a practice with this color, or with none of its own."""
    own = Palette(*(colors_in((root / "overrides" / file).read_text(encoding="utf-8")) for file in (LIGHT, DARK)))
    if accent is None:
        return own
    from builder.colors.turning import turned_to  # what it needs takes a tenth of a second to load

    return turned_to(accent, own)


def colors_in(style: str) -> Colors:
    """The colors that a style names."""
    return dict(COLOR.findall(style))
