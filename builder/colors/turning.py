"""Turns the site's look to another color, so that a practice names one and gets all others that belong to it.

OKLCH takes a color apart as people see it: how light it is, how lively, and its hue. The colors of our look keep how
light they are and the distances between their hues, and become lively as the new color is. Where one would be too
faint on its ground it gives way in lightness, and nothing else. coloraide knows the colors.
"""

from __future__ import annotations

from math import sqrt

from coloraide import Color

from builder.colors.contrast import PAIRS, contrast, weak_pairs
from builder.colors.palette import FOLLOWING, Colors, Palette

STEP = 0.005
"""How far lightness (0 to 1) gives way at once: less than eyes can tell."""
CALM = 0.65
"""The share of what a screen can show at most that no color goes beyond, unless it does so in the look already."""
APART = 12
"""How different (CIEDE2000) the colors of the two people in our drawings are at least; eyes can tell 1 or 2."""
BEYOND_SCREENS = 0.5
"""Livelier than any color that a screen can show."""


def turned_to(accent: str, look: Palette) -> Palette:
    """The `look` with this accent in the light, and all that follows from it."""
    turn = _Turn(accent, look)
    light, dark = (
        {name: turn.of(color) if name in FOLLOWING else color for name, color in colors.items()} for colors in look
    )
    light["accent"] = accent
    for colors, names in ((light, FOLLOWING[1:]), (dark, FOLLOWING)):
        for name in names:
            colors[name] = readable(name, colors)
        colors["therapist"] = _told_apart(colors)
    return Palette(light, dark)


def _told_apart(colors: Colors) -> str:
    """The color of the therapist; where no hue tells it from the client's, as with a gray accent, a darker one."""
    client, therapist, (lightness, lively, hue) = colors["client"], colors["therapist"], _parts(colors["therapist"])
    while Color(client).delta_e(therapist, method="2000") < APART:
        lightness -= STEP
        therapist = _color(lightness, lively, hue)
    return therapist


def readable(name: str, colors: Colors) -> str:
    """The color of this name, or the nearest that can be read on each of its grounds: a darker one, or a lighter."""
    tried, (lightness, lively, hue) = dict(colors), _parts(colors[name])
    ground = colors[next(pair.ground for pair in PAIRS if pair.color == name)]
    step = STEP if contrast(ground, "#ffffff") > contrast(ground, "#000000") else -STEP
    while 0 <= lightness <= 1 and any(weak_pairs(tried, name)):
        lightness += step
        tried[name] = _color(lightness, lively, hue)
    return tried[name]


class _Turn:
    """From the accent of a look to another: by how much hues turn, and how much livelier colors become."""

    def __init__(self, accent: str, look: Palette) -> None:
        _, before, hue = _parts(look.light["accent"])
        _, now, new_hue = _parts(accent)
        self._hues, self._lively = new_hue - hue, now
        self._times = sqrt(now / before)  # the root, so that the look of a bright accent stays calm

    def of(self, color: str) -> str:
        """What a color of the look becomes."""
        lightness, lively, hue = _parts(color)
        share, turned = max(lively / _liveliest(lightness, hue), CALM), hue + self._hues
        bounds = max(lively, self._lively), share * _liveliest(lightness, turned)
        return _color(lightness, min(lively * self._times, *bounds), turned)


def _parts(color: str) -> tuple[float, float, float]:
    """How light (0 to 1) and how lively a color is, and its hue in degrees; a gray has the hue 0."""
    lightness, lively, hue = Color(color).convert("oklch").coords(nans=False)
    return lightness, lively, hue


def _liveliest(lightness: float, hue: float) -> float:
    """How lively a screen can show a color of this lightness and hue."""
    return _parts(_color(lightness, BEYOND_SCREENS, hue))[1]


def _color(lightness: float, lively: float, hue: float) -> str:
    """The color of these parts as "#16514d"; one that no screen shows, as lively as screens can."""
    return Color("oklch", [lightness, lively, hue]).convert("srgb").fit(method="oklch-chroma").to_string(hex=True)
