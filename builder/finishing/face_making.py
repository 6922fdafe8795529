"""Makes a face of some letters: HarfBuzz takes them out of the whole face, and fontTools packs them as WOFF2."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

from fontTools.ttLib.sfnt import SFNTReader
from fontTools.ttLib.woff2 import WOFF2Writer
from uharfbuzz import Blob, Face, SubsetFlags, SubsetInput, SubsetInputSets, subset

KERNING, SUBSTITUTES = (int.from_bytes(name, "big") for name in (b"kern", b"GSUB"))
"""What of the face a title has (how close two letters stand) and what it hasn't, as numbers: so programs know them."""


def face_of(font: Path, letters: str) -> bytes:
    """The WOFF2 file of the face in the file `font` with these letters: the same bytes on any day."""
    wanted = SubsetInput()
    wanted.sets(SubsetInputSets.UNICODE).set(map(ord, letters))
    wanted.sets(SubsetInputSets.LAYOUT_FEATURE_TAG).set({KERNING})
    wanted.sets(SubsetInputSets.DROP_TABLE_TAG).update({SUBSTITUTES})
    wanted.sets(SubsetInputSets.NAME_ID).clear()
    wanted.flags = SubsetFlags.NO_HINTING
    return _packed(subset(_face_in(font), wanted).blob.data)


def _packed(face: bytes) -> bytes:
    """A face as WOFF2, table by table: none is taken apart but those that WOFF2 writes otherwise."""
    tables, file = SFNTReader(BytesIO(face)), BytesIO()
    packed = WOFF2Writer(file, len(tables.keys()), tables.sfntVersion, flavor="woff2")
    for name in list(tables.keys()):
        packed[name] = tables[name]
    packed.close()
    return file.getvalue()


@cache
def _face_in(font: Path) -> Face:
    """The font in a file, for the program that takes letters out of it."""
    return Face(Blob(font.read_bytes()))
