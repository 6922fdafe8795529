"""Looks whether readers can see the color of the practice wherever the pages show it.

A practice knows its color and not the grounds it stands on. So the message names one that is too light for it, and the
nearest color that works. Dark screens have a color made from it, and that is made so that it works (`turning`).
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.colors.palette import palette_of
from builder.faults import Fault
from builder.reading.survey import Survey


def color_faults(survey: Survey) -> Iterator[Fault]:
    """The practice's color, if it is too faint on a ground; told once, for the ground that readers meet most."""
    accent = survey.facts.practice.accent if survey.facts else None
    if accent is None:
        return
    from builder.colors.contrast import weak_pairs  # these two take a tenth of a second to load
    from builder.colors.turning import readable

    colors = {**palette_of(survey.root, None).light, "accent": accent}
    for pair, found in list(weak_pairs(colors, "accent"))[:1]:
        written = survey.written["practice"]
        shown = int(found * 100) / 100  # 4.499 isn't 4.5
        what = (
            f"`accent`: {accent} is too light: {pair.where}, its contrast is {shown} to 1, and it needs {pair.least}."
        )
        remedy = f'"{readable("accent", colors)}", which is the nearest that works, and darker.'
        yield Fault(written.file, written.line_of(("accent",)), what, remedy)
