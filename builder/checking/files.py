"""Rules on the files around the words: which kinds may be there, how they are named, how heavy a picture is.

All that stands in `docs/` is published. So a letter that an office program left there, or a second copy of a page, is a
fault and not a surprise on the web.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from builder.addresses import address_of
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
HEAVIEST = 2_000_000
"""Bytes of a picture that a phone on a slow line still shows at all: half a minute."""
HEAVY = 300_000
"""Bytes of a picture from which on readers wait for it."""
COPY = re.compile(r"(?i)( \(\d+\)| - ?copy|[ _-]copy|\.bak|\.orig|\.tmp|~|\.swp|^~\$|^#.*#$)")
"""What editors and systems add to the name of a file when they keep another one."""
ACTIVE = "script, foreignObject, iframe, use[href^='http'], image[href^='http'], a"


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
            for path in (Path(folder, name) for name in (*folders, *files) if not name.startswith(".")):
                if path.is_symlink():
                    what = "this is a link to another file or folder, and what it leads to would be published."
                    yield Fault(path.relative_to(root).as_posix(), 1, what, "put the file itself there.")


def _picture(root: Path, file: str) -> Iterator[Fault]:
    size = (root / file).stat().st_size
    if size > HEAVIEST:
        what = f"this picture weighs {size // 1000} kB: on a phone nobody would see it."
        yield Fault(file, 1, what, f"a smaller one, below {HEAVY // 1000} kB.")
    elif file.lower().endswith(".svg") and _is_active((root / file).read_text(encoding="utf-8", errors="replace")):
        yield Fault(file, 1, "this picture holds a script, a link or something from another site.", "save it without.")


def _is_active(drawing: str) -> bool:
    """Whether an SVG does more than show something."""
    tree = LexborHTMLParser(drawing)
    values = [(name, value or "") for node in tree.css("*") for name, value in node.attributes.items()]
    return (
        bool(tree.css_first(ACTIVE))
        or "<!ENTITY" in drawing
        or any(name.startswith("on") or "javascript:" in value.lower() for name, value in values)
        or any(name.endswith("href") and not value.startswith(("#", "data:image/")) for name, value in values)
    )


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
    """A file in `data/` that nobody reads: a misspelt name, or a copy."""
    known = [file_of(field) for field in MODELS]
    for path in sorted((root / "data").glob("*")):
        file = f"data/{path.name}"
        if path.is_file() and not path.name.startswith(".") and file not in known:
            near = nearest(file, known)
            remedy = f"`{near}`, perhaps? A copy you don't need can go." if near else "delete it."
            yield Fault(file, 1, "nobody reads a file of this name.", remedy)
