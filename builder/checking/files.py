"""Rules on the files around the words: which kinds may be there, how they are named, how heavy a picture is.

All that stands in `docs/` is published. So a letter that an office program left there, or a second copy of a page, is a
fault and not a surprise on the web.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from builder.addresses import address_of
from builder.checking.drawings import is_only_a_drawing
from builder.facts.all_facts import MODELS, file_of
from builder.faults import Fault, nearest
from builder.reading.survey import OTHER_PAGE_ENDINGS, Survey

PICTURES = (".avif", ".gif", ".jpg", ".jpeg", ".png", ".svg", ".webp")
PUBLISHED = (*PICTURES, ".m4a", ".mp3", ".mp4", ".pdf", ".vtt", ".webm")
"""Endings of what may stand beside the pages."""
UNPUBLISHED = "templates"
"""The folder in `docs/` that an engine takes for its own."""
AT_THE_TOP = ("robots.txt", "CNAME")
NAME = re.compile(r"([\w-]+/)*[\w-]+(\.[\w-]+)*", re.ASCII)
SCHEMA = re.compile(r"data/schemas/[\w-]+\.json")
"""What editors read, made by `make schemas`."""
HEAVIEST = 2_000_000
"""Bytes of a picture that a phone on a slow line still shows at all: half a minute."""
HEAVY = 300_000
"""Bytes of a picture from which on readers wait for it."""
COPY = re.compile(r"(?i)( \(\d+\)|[ _-]+copy( ?\d+)?)(\.\w+)?$|\.(bak|orig|tmp|swp)$|~$|^~\$|^#.*#$")
"""What editors and systems add to the name of a file when they keep another one."""


def file_faults(survey: Survey) -> Iterator[Fault]:
    """Everything that is wrong with which files are in `docs/` and `data/`."""
    for path in survey.files:
        yield from _passed_over(path)
        if not path.lower().endswith(OTHER_PAGE_ENDINGS):
            yield from _beside_pages(survey.root, path)
    yield from _links_to_elsewhere(survey.root)
    yield from _two_pages_at_one_address(survey.files)
    yield from _unknown_facts(survey.root)


def heavy_pictures(survey: Survey) -> Iterator[Fault]:
    """Pictures that readers would wait for: a reminder."""
    for path in survey.files:
        size = (survey.root / "docs" / path).stat().st_size
        if path.lower().endswith(PICTURES) and HEAVY < size <= HEAVIEST:
            what = f"this picture weighs {size // 1000} kB, and readers wait for it."
            yield Fault(f"docs/{path}", 1, what, f"a smaller one, below {HEAVY // 1000} kB.")


def _passed_over(path: str) -> Iterator[Fault]:
    """A file that an engine doesn't publish, though it looks like the others."""
    if path.startswith(f"{UNPUBLISHED}/"):
        what = f"what is in docs/{UNPUBLISHED}/ isn't published."
        yield Fault(f"docs/{path}", 1, what, "put it into a folder of another name.")


def _beside_pages(root: Path, path: str) -> Iterator[Fault]:
    """A file that isn't a page."""
    file, name = f"docs/{path}", path.rpartition("/")[2]
    if COPY.search(name):
        yield Fault(file, 1, "this looks like a second copy of a file, and it would be published.", "delete it.")
    elif not path.lower().endswith(PUBLISHED) and path not in AT_THE_TOP:
        what = "this is neither a page nor a picture, and it would be published."
        yield Fault(file, 1, what, "delete it here; a page's name ends in .md, a document to download in .pdf.")
    elif not NAME.fullmatch(path):
        what = "the name of this file can't stand in an address."
        yield Fault(file, 1, what, "letters, digits and hyphens, as in a-quiet-room.jpg")
    elif path.lower().endswith(PICTURES):
        yield from _picture(root, file)


def _links_to_elsewhere(root: Path) -> Iterator[Fault]:
    """An engine follows a link of the file system, and would publish whatever it leads to on the machine it runs on."""
    for top in ("docs", "data"):
        for folder, folders, files in os.walk(root / top):
            for path in (os.path.join(folder, name) for name in (*folders, *files) if not name.startswith(".")):
                if os.path.islink(path):
                    what = "this is a link to another file or folder, and what it leads to would be published."
                    yield Fault(Path(path).relative_to(root).as_posix(), 1, what, "put the file itself there.")
                elif not os.path.isfile(path) and not os.path.isdir(path):
                    what = "this is neither a file nor a folder."
                    yield Fault(Path(path).relative_to(root).as_posix(), 1, what, "delete it.")


def _picture(root: Path, file: str) -> Iterator[Fault]:
    size = (root / file).stat().st_size
    if size > HEAVIEST:
        what = f"this picture weighs {size // 1000} kB: on a phone nobody would see it."
        yield Fault(file, 1, what, f"a smaller one, below {HEAVY // 1000} kB.")
    elif file.lower().endswith(".svg") and not is_only_a_drawing((root / file).read_bytes()):
        what = "this picture holds more than a drawing, such as a script, a link or something from another site."
        yield Fault(file, 1, what, "save it as a plain SVG, or as a PNG.")


def _two_pages_at_one_address(files: tuple[str, ...]) -> Iterator[Fault]:
    """trust.md and trust/index.md would be published at the same place."""
    known: dict[str, str] = {}
    for path in files:
        if path.endswith(".md"):
            other = known.setdefault(address_of(path).lower(), path)
            if other != path:
                what = f"docs/{other} is published at the same address."
                yield Fault(f"docs/{path}", 1, what, "keep one of the two, or rename one.")


def _unknown_facts(root: Path) -> Iterator[Fault]:
    """A file in `data/` that nobody reads: a misspelt name, a copy, or something that has no place there."""
    known = [file_of(field) for field in MODELS]
    for path in sorted((root / "data").rglob("*")):
        file = path.relative_to(root).as_posix()
        is_hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
        if path.is_file() and not is_hidden and file not in known and not SCHEMA.fullmatch(file):
            near = nearest(file, known)
            remedy = f"`{near}`, perhaps? A copy you don't need can go." if near else "delete it."
            yield Fault(file, 1, "nobody reads a file of this name.", remedy)
