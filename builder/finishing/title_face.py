"""Puts the face of the titles into a page: just the letters of its own title.

The face has the whole alphabet and weighs 9 kB. The letters of one title weigh about 2 kB, and stand in the page
itself: so the title has its face at the first paint, on a slow line too, and no further file is asked for.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from html import unescape
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TITLES = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
TAGS = re.compile(r"<[^>]+>")


def letters_of_title(html: str) -> str:
    """Every letter of a page's main heading, each once, in order."""
    title = unescape(TAGS.sub("", " ".join(TITLES.findall(html))))
    return "".join(sorted(set(" ".join(title.split()))))


@cache
def face_with(font: Path, letters: str) -> str:
    """The WOFF2 file `font` with nothing but `letters`, as an address that holds the file itself.

    A letter the font lacks is left out; the browser shows it in the next face.
    """
    face = TTFont(BytesIO(_unpacked(font)), recalcTimestamp=False)  # the same letters are the same bytes on any day
    options = Options(hinting=False, notdef_outline=False, layout_features=["kern"], name_IDs=[], drop_tables=["GSUB"])
    subsetter = Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(face)
    file = BytesIO()
    face.flavor = "woff2"
    face.save(file)
    return f"data:font/woff2;base64,{b64encode(file.getvalue()).decode()}"


@cache
def _unpacked(font: Path) -> bytes:
    """The font as it is inside the WOFF2 file. Unpacking takes about as long as all that is then done for one title."""
    face, file = TTFont(font, recalcTimestamp=False), BytesIO()
    face.flavor = None
    face.save(file)
    return file.getvalue()
