"""What we have from the theme is as it was when we took it, and is named where it stands.

A theme changes what it offers with any version. Nothing of it is copied into our files, but some lean on it; when one
of its files differs from the one we looked at, a test names both and says what to compare.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import ROOT

THEME = Path(str(files("material")))
ICONS = "templates/.icons"
OURS = [
    file
    for file in (*(ROOT / "overrides").rglob("*"), *(ROOT / "builder").rglob("*.py"), ROOT / "macros.py")
    if file.suffix in (".html", ".css", ".js", ".svg", ".txt", ".typ", ".xml", ".py")
]
NAMED = re.compile(r"mkdocs-material\s+(\d+\.\d+\.\d+)")
SIGN = re.compile(r"\.icons/([\w/-]+\.svg)")
TOKEN = re.compile(r'[\w#.%-]+|[{}:;()<>=/"]')
STRETCH = 30
"""So many words and signs in a row, the same in both, were copied. Of the head that all pages have, 25 are the same."""
PATH = re.compile(r"""\bd=["']([^"']{12,})["']""")


class Taken(NamedTuple):
    """A file of ours that leans on one of the theme's: what to compare, and the theme's version and bytes back then."""

    ours: str
    theirs: str
    compare: str
    version: str
    sha256: str


TAKEN = [
    Taken(
        "overrides/components/site-search/site-search.html",
        f"{ICONS}/material/magnify.svg",
        "how the sign on the search button looks",
        "9.8.1",
        "8e3d35d30fdb64b0fde3240ad1f5c8d4558f693825f28a8371d1d2aee757e06d",
    ),
    Taken(
        "builder/finishing/search_entries.py",
        "plugins/search/plugin.py",
        "the names in the index that it writes, and what it does with data-search-exclude",
        "9.8.1",
        "cc8a3ac0a8862662d11e87fefcdaa4a42d9ebd70a7943fa921c1c80e2661730b",
    ),
    Taken(
        "builder/engines/mkdocs_spared.py",
        "plugins/search/plugin.py",
        "the settings that it looks up in a template, and where it keeps what it found",
        "9.8.1",
        "cc8a3ac0a8862662d11e87fefcdaa4a42d9ebd70a7943fa921c1c80e2661730b",
    ),
]


def differing(taken: Taken, theme: Path = THEME) -> str | None:
    """What to do if the installed theme's file isn't the one that was looked at; None if it is."""
    file = theme / taken.theirs
    if not file.is_file():
        return f"{taken.ours} needs the theme's {taken.theirs}, which is gone. Try: do without it, or copy it here."
    found = sha256(file.read_bytes()).hexdigest()
    if found == taken.sha256:
        return None
    return (
        f"{taken.ours} leans on {taken.theirs} of mkdocs-material {taken.version}, and the installed one differs."
        f" Try: compare {taken.compare}, then name the new version in that file and here, with {found}."
    )


@pytest.mark.parametrize("taken", TAKEN, ids=[taken.theirs for taken in TAKEN])
def test_what_we_lean_on_is_as_it_was(taken: Taken) -> None:
    assert differing(taken) is None


def test_a_theme_that_differs_is_told_with_what_to_compare(tmp_path: Path) -> None:
    taken = TAKEN[0]
    assert "which is gone. Try: " in (differing(taken, tmp_path) or "")
    other = tmp_path / taken.theirs
    other.parent.mkdir(parents=True)
    other.write_bytes(b"other")
    told = differing(taken, tmp_path) or ""
    assert all(part in told for part in (taken.ours, taken.theirs, taken.compare, sha256(b"other").hexdigest()))


def test_each_file_that_leans_on_the_theme_names_the_version_and_no_other_does() -> None:
    named = {(file.relative_to(ROOT).as_posix(), found) for file in OURS for found in NAMED.findall(file.read_text())}
    assert named == {(taken.ours, taken.version) for taken in TAKEN}


def test_every_sign_of_the_theme_that_a_template_shows_is_listed() -> None:
    shown = {(file.relative_to(ROOT).as_posix(), sign) for file in OURS for sign in SIGN.findall(file.read_text())}
    listed = {(taken.ours, taken.theirs.removeprefix(f"{ICONS}/")) for taken in TAKEN if taken.theirs.startswith(ICONS)}
    assert shown == listed


def stretches(text: str) -> Iterator[tuple[str, ...]]:
    """Every row of so many words and signs in a text."""
    tokens = TOKEN.findall(text)
    return (tuple(tokens[start : start + STRETCH]) for start in range(len(tokens) - STRETCH + 1))


def copied_from(theirs: set[int], text: str) -> str | None:
    """The first stretch of a text that is one of the theme's, by their hashes."""
    return next((" ".join(stretch) for stretch in stretches(text) if hash(stretch) in theirs), None)


def test_no_stretch_of_the_themes_templates_styles_scripts_or_code_stands_in_our_files() -> None:
    folders = ("templates/partials", "templates/fragments", "templates/assets", "plugins", "extensions", "utilities")
    found = [*(THEME / "templates").glob("*.html"), *(file for name in folders for file in (THEME / name).rglob("*"))]
    texts = [
        file.read_text(errors="replace")
        for file in found
        if file.suffix in (".html", ".css", ".js", ".py") and not {"lunr", "languages"} & set(file.parts)
    ]
    theirs = {hash(stretch) for text in texts for stretch in stretches(text)}
    assert copied_from(theirs, texts[0])  # so it is found if there is one
    copied = {file.name: stretch for file in OURS if (stretch := copied_from(theirs, file.read_text()))}
    assert copied == {}


def test_no_drawing_of_ours_is_one_of_the_themes_signs() -> None:
    theirs = set(PATH.findall("".join(file.read_text() for file in (THEME / ICONS).rglob("*.svg"))))
    assert len(theirs) > 5000
    drawn = {path: file.name for file in OURS for path in PATH.findall(file.read_text())}
    assert {path: name for path, name in drawn.items() if path in theirs} == {}
