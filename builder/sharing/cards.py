"""Draws the picture of each page's preview card: its title and its drawing, in the look of the site.

A messenger shows it to whoever looks over a reader's shoulder, so it has the page's title and nothing more: no
description, and not the words in the drawing. Words and looks are in `card.typ`.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from builder.addresses import Home
from builder.colors.palette import palette_of
from builder.reading.project import Project
from builder.typesetting import typeset

NAME = "card.png"
"""The picture's name, beside its page."""
TEMPLATE = "overrides/components/sharing/card.typ"
REMEDY = "undo the last change to this file or to the drawings beside it, and make it in steps."
COLORS = 256
"""How many colors a picture has. The look has five; the others smooth its edges."""


def write_cards(site: Path, project: Project, home: Home, preview: bool = False) -> None:
    """Put the picture of its card beside every reader's page in `site`: 1200 by 630 pixels.

    Where staff have put one of that name themselves, it stays. A `preview` is shown again after each change, and takes
    no time to make pictures light.
    """
    pages = [page for page in project.readers_pages if (site / page.address).is_dir()]
    cards = [{"title": page.meta.title, "drawing": page.meta.drawing} for page in pages]
    facts, colors = {"site": home.name, "cards": cards}, palette_of(project.root, project.facts.practice.accent).light
    pictures = typeset(project.root, TEMPLATE, facts, colors, REMEDY, form="png")
    for page, picture in zip(pages, pictures, strict=True):
        file = site / page.address / NAME
        if not file.exists():
            file.write_bytes(picture if preview else _light(picture))


def _light(picture: bytes) -> bytes:
    """The picture with a palette: two fifths of the bytes, and no color further off than two steps in 256."""
    from PIL import Image  # takes a while to load, and a preview needs none

    file = BytesIO()
    image = Image.open(BytesIO(picture)).convert("RGB")
    image.quantize(COLORS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()
