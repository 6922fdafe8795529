"""Puts the face of the titles into a page: just the letters of its own title.

The face has the whole alphabet and weighs 9 kB. The letters of one title weigh about 2 kB, and stand in the page
itself: so the title has its face at the first paint, on a slow line too, and no further file is asked for.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from functools import cache, partial
from html import unescape
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont
from uharfbuzz import Blob, Face, SubsetFlags, SubsetInput, SubsetInputSets, subset

from builder.side_by_side import each

TITLES = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
TAGS = re.compile(r"<[^>]+>")
KERNING, SUBSTITUTES = (int.from_bytes(name, "big") for name in (b"kern", b"GSUB"))
"""What of the face a title has (how close two letters stand) and what it hasn't, as numbers: so programs know them."""

_faces: dict[tuple[Path, str], str] = {}
"""Those made in this run, by the font and the letters. A preview keeps them from one change to the next."""


def letters_of_title(html: str) -> str:
    """Every letter of a page's main heading, each once, in order."""
    title = unescape(TAGS.sub("", " ".join(TITLES.findall(html))))
    return "".join(sorted(set(" ".join(title.split()))))


def face_with(font: Path, letters: str) -> str:
    """The WOFF2 file `font` with nothing but `letters`, as an address that holds the file itself.

    A letter the font lacks is left out; the browser shows it in the next face. Each is made once.
    """
    if (font, letters) not in _faces:
        _faces[font, letters] = _made(font, letters)
    return _faces[font, letters]


def make_faces(font: Path, titles: Iterable[str]) -> None:
    """Make the face for each of these titles, by their letters, on all cores: pages that are then completed side by
    side would each make most of them again."""
    missing = sorted({letters for letters in titles if (font, letters) not in _faces})
    for letters, face in zip(missing, each(partial(_made, font), missing), strict=True):
        _faces[font, letters] = face


def _made(font: Path, letters: str) -> str:
    wanted = SubsetInput()
    wanted.sets(SubsetInputSets.UNICODE).set(map(ord, letters))
    wanted.sets(SubsetInputSets.LAYOUT_FEATURE_TAG).set({KERNING})
    wanted.sets(SubsetInputSets.DROP_TABLE_TAG).update({SUBSTITUTES})
    wanted.sets(SubsetInputSets.NAME_ID).clear()
    wanted.flags = SubsetFlags.NO_HINTING
    small = subset(_unpacked(font), wanted).blob.data
    face, file = TTFont(BytesIO(small), recalcTimestamp=False), BytesIO()  # the same letters, the same bytes on any day
    face.flavor = "woff2"
    face.save(file)
    return f"data:font/woff2;base64,{b64encode(file.getvalue()).decode()}"


@cache
def _unpacked(font: Path) -> Face:
    """The font as it is inside the WOFF2 file, for the program that takes letters out of it."""
    face, file = TTFont(font, recalcTimestamp=False), BytesIO()
    face.flavor = None
    face.save(file)
    return Face(Blob(file.getvalue()))
