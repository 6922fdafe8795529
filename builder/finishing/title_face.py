"""Puts the face of the titles into a page: just the letters of its own title.

The face has the whole alphabet and weighs 9 kB when packed. The letters of one title weigh 1 to 2.5 kB, and stand in
the page itself: so the title has its face at the first paint, on a slow line too, and no further file is asked for.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from html import unescape
from pathlib import Path

TITLES = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
TAGS = re.compile(r"<[^>]+>")

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
        from builder.finishing.face_making import face_of  # which takes a while to load, and is seldom needed here

        _known[font.name, letters] = f"data:font/woff2;base64,{b64encode(face_of(font, letters)).decode()}"
    return _known[font.name, letters]


def faces_in(font: Path, titles: Iterable[str]) -> Faces:
    """The face for each of these titles, of which only the letters are given, as `letters_in` does."""
    return {(font.name, letters): face_with(font, letters) for letters in sorted(set(titles))}


def know_faces(faces: Faces) -> None:
    """Keep faces that were made before they were needed."""
    _known.update(faces)
