"""Begins what needs no page to be there: the faces of titles, styles taken apart, templates compiled.

A helper does it from the first moment of a build, in which the rest of Python is loaded on one core. What the titles
will be it guesses by the words. What it didn't think of, or stumbled over, is made when it is needed, and is wrong then
if it is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from builder.side_by_side import Beside

if TYPE_CHECKING:
    from builder.finishing.rules import Rules
    from builder.finishing.title_face import Faces

TITLE = re.compile(r"^# +([^{\n]+)", re.MULTILINE)
WHERE_TITLES_STAND = 10_000
"""In how many of a page's first characters its title is looked for."""


class Made(NamedTuple):
    """What was made: each for whoever keeps what is known of its kind."""

    compiled: dict[str, bytes]
    faces: Faces
    rules: dict[str, Rules]


_begun: list[Beside[Made]] = []


def begin(root: Path, compile_page_templates: Callable[[Path], None]) -> None:
    """Begin, for the project in the folder `root`; the engine says how to compile its templates."""
    _begun.append(Beside(partial(_made, root, compile_page_templates)))


def take() -> None:
    """Let all have what was made for them, if it was begun in this run and came to its end."""
    while _begun:
        with suppress(Exception):
            _give(_begun.pop().found())


def _give(made: Made) -> None:
    from builder.compiled import COMPILED
    from builder.finishing.title_face import know_faces
    from builder.finishing.used_styles import know_rules

    COMPILED.known.update(made.compiled)
    know_faces(made.faces)
    know_rules(made.rules)


def leave() -> None:
    """End it: nothing of it is needed."""
    while _begun:
        _begun.pop().end()


def _made(root: Path, compile_page_templates: Callable[[Path], None]) -> Made:
    # Imported here: in the helper, while all else is loaded beside it.
    from builder.compiled import COMPILED
    from builder.components import compile_components
    from builder.finishing.joining import minified
    from builder.finishing.title_face import faces_in, letters_in, letters_of_title
    from builder.finishing.used_styles import rules_of

    compile_page_templates(root)
    compile_components(root)
    overrides = root / "overrides"
    templates = (file.read_text(encoding="utf-8") for file in _files(overrides, ".html"))
    letters = {*map(letters_in, _titles(root / "docs")), *map(letters_of_title, templates)}
    faces = {key: face for font in _files(overrides / "fonts", ".ttf") for key, face in faces_in(font, letters).items()}
    styles = {minified(file): file.name for file in _files(overrides, ".css")}
    return Made(COMPILED.known, faces, {style: rules_of(style, name) for style, name in styles.items()})


def _titles(docs: Path) -> Iterator[str]:
    for file in _files(docs, ".md"):
        with file.open(encoding="utf-8", errors="replace") as page:
            if title := TITLE.search(page.read(WHERE_TITLES_STAND)):
                yield title[1]


def _files(folder: Path, ending: str) -> list[Path]:
    """All below a folder but what editors leave there, and what has a name like a file's and is none."""
    return [file for file in folder.rglob(f"*{ending}") if file.is_file() and not file.name.startswith(".")]
