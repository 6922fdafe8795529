"""Puts the face of the titles into a page: just the letters of its own title.

The face has the whole alphabet and weighs 9 kB when packed. The letters of one title weigh about 2 kB, and stand in the
page itself: so the title has its face at the first paint, on a slow line too, and no further file is asked for.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from html import unescape
from io import BytesIO
from pathlib import Path

from uharfbuzz import Blob, Face, SubsetFlags, SubsetInput, SubsetInputSets, subset

TITLES = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
TAGS = re.compile(r"<[^>]+>")
KERNING, SUBSTITUTES = (int.from_bytes(name, "big") for name in (b"kern", b"GSUB"))
"""What of the face a title has (how close two letters stand) and what it hasn't, as numbers: so programs know them."""

Faces = dict[tuple[str, str], str]
"""Faces by the name of the font's file and the letters that are in them, as addresses that hold a WOFF2 file."""

_known: Faces = {}
"""Those made in this run. A preview keeps them from one change to the next."""


def letters_of_title(html: str) -> str:
    """Every letter of a page's main heading, each once, in order."""
    return letters_in(unescape(TAGS.sub("", " ".join(TITLES.findall(html)))))


def letters_in(title: str) -> str:
    """Every letter of a title, each once, in order."""
    return "".join(sorted(set(" ".join(title.split()))))


def face_with(font: Path, letters: str) -> str:
    """The face in the file `font` with nothing but `letters`, as an address that holds a WOFF2 file itself.

    A letter the font lacks is left out; the browser shows it in the next face. Each is made once.
    """
    if (font.name, letters) not in _known:
        _known[font.name, letters] = _made(font, letters)
    return _known[font.name, letters]


def faces_in(font: Path, titles: Iterable[str]) -> Faces:
    """The face for each of these titles, by their letters."""
    return {(font.name, letters): face_with(font, letters) for letters in sorted(set(titles))}


def know_faces(faces: Faces) -> None:
    """Keep faces that were made before they were needed."""
    _known.update(faces)


def _made(font: Path, letters: str) -> str:
    wanted = SubsetInput()
    wanted.sets(SubsetInputSets.UNICODE).set(map(ord, letters))
    wanted.sets(SubsetInputSets.LAYOUT_FEATURE_TAG).set({KERNING})
    wanted.sets(SubsetInputSets.DROP_TABLE_TAG).update({SUBSTITUTES})
    wanted.sets(SubsetInputSets.NAME_ID).clear()
    wanted.flags = SubsetFlags.NO_HINTING
    small = subset(_face_in(font), wanted).blob.data
    return f"data:font/woff2;base64,{b64encode(_packed(small)).decode()}"


def _packed(face: bytes) -> bytes:
    """A font as WOFF2: the same letters, the same bytes on any day."""
    from fontTools.ttLib import TTFont  # takes as long to load as five faces to make; helpers do it, mostly

    font, file = TTFont(BytesIO(face), recalcBBoxes=False, recalcTimestamp=False), BytesIO()
    font.flavor = "woff2"
    font.save(file)
    return file.getvalue()


@cache
def _face_in(font: Path) -> Face:
    """The font in a file, for the program that takes letters out of it."""
    return Face(Blob(font.read_bytes()))
