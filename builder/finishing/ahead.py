"""Begins what finishing needs and what needs no page: the faces of titles, and styles taken apart.

A helper does it while an engine makes the pages. What nobody thought of here is made when it is needed.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from builder.finishing.joining import minified
from builder.finishing.title_face import Faces, know_faces, letters_in, letters_of_title, make_faces
from builder.finishing.used_styles import Rules, know_rules, rules_of
from builder.side_by_side import Beside

_begun: list[Beside[tuple[Faces, dict[str, Rules]]]] = []


def begin(root: Path, titles: Iterable[str]) -> None:
    """Begin, for the project in the folder `root`, whose pages have these titles."""
    _begun.append(Beside(partial(_made, root / "overrides", tuple(titles))))


def take() -> None:
    """Let finishing have what was made, if it was begun in this run."""
    while _begun:
        helper = _begun.pop()
        faces, rules = helper.found()
        helper.end()
        know_faces(faces)
        know_rules(rules)


def _made(overrides: Path, titles: tuple[str, ...]) -> tuple[Faces, dict[str, Rules]]:
    templates = (file.read_text(encoding="utf-8") for file in overrides.rglob("*.html"))
    letters = {*map(letters_in, titles), *map(letters_of_title, templates)}
    faces = [make_faces(font, letters) for font in overrides.glob("fonts/*.ttf")]
    styles = {minified(file): file.name for file in overrides.rglob("*.css")}
    return {key: face for made in faces for key, face in made.items()}, {
        style: rules_of(style, name) for style, name in styles.items()
    }
