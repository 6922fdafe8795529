"""Reads `mkdocs.yml` and refuses in it what would open a hole: a plugin, a font, a laxer check.

The menu is in there too (`menu`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from builder.checking.menu import menu_faults
from builder.facts.values import BRACES
from builder.faults import Fault, nearest
from builder.reading.survey import Survey
from builder.reading.text_files import read_text
from builder.reading.yaml_reader import Document, Place, read_yaml

FILE = "mkdocs.yml"
COMMANDS: dict[Place, str] = {("site_url",): "!ENV"}
"""The one command that the settings may hold, and where: the site's address from the environment."""
RUNS = ("Makefile", ".ci/run", ".github/*.sh", ".github/workflows/*.yml")
"""The files that may call the engine."""
QUIET = re.compile(r"\bmkdocs\b[^\n#]*\s(-q|--quiet|-v|--verbose|--no-strict|-c|--dirty)\b")
"""Options with which the engine lets broken links pass."""

FIXED: dict[tuple[str, ...], Any] = {
    ("docs_dir",): "docs",
    ("use_directory_urls",): "true",
    ("strict",): "true",
    ("not_in_nav",): "/staff/\n",
    ("theme", "name"): "material",
    ("theme", "custom_dir"): "overrides",
    ("theme", "font"): "false",
    ("hooks",): ["builder/engines/mkdocs_engine.py"],
    ("plugins",): ["search", {"macros": {"module_name": "macros", "on_error_fail": "true", "on_undefined": "strict"}}],
    ("markdown_extensions",): [
        *("admonition", "attr_list", "footnotes", "smarty", "tables", {"toc": {"permalink": "false"}}),
        *("pymdownx.betterem", "pymdownx.details"),
    ],
    ("site_url",): ["SITE_URL", "http://localhost:8000/"],
    ("validation",): {
        "omitted_files": "warn",
        "absolute_links": "warn",
        "unrecognized_links": "warn",
        "anchors": "warn",
    },
}
"""Settings that what we promise rests on, as they have to be: no third party, no other code, nothing silent."""
WHY: dict[tuple[str, ...], str] = {
    ("theme", "font"): "any other value fetches letters from another company.",
    ("plugins",): "another plugin is other people's code, and may contact others.",
    ("hooks",): "another hook is code that runs when the site is published.",
    ("markdown_extensions",): "words are checked with these; others may run commands, read files, or fetch.",
    ("site_url",): "the address is set in data/practice.yml.",
}
FREE = ("site_name", "site_description", "nav", "extra_css", "watch")
THEME = ("name", "custom_dir", "language", "font", "favicon")


def settings_faults(survey: Survey) -> list[Fault]:
    """Everything that is wrong with the settings of the project, and with the menu in them."""
    text, faults = read_text(survey.root, FILE)
    if text is None:
        return faults
    document, faults = read_yaml(text, FILE, commands=COMMANDS)
    if not isinstance(document.data, dict) or not document.data:
        return faults or [Fault(FILE, 1, "the settings are missing.", "bring this file back from its history.")]
    rules = (_unknown, _not_as_they_have_to_be, menu_faults, _styles)
    faults += (fault for rule in rules for fault in rule(document, survey))
    return [*faults, *_braces(text), *_quiet_runs(survey.root)]


def _braces(text: str) -> Iterator[Fault]:
    """The macros plugin runs what stands in braces in the menu, too."""
    for number, line in enumerate(text.split("\n"), 1):
        if BRACES.search(line):
            yield Fault(FILE, number, "braces have no place in the settings.", "take them away.")


def _fault(document: Document, place: Place, what: str, remedy: str) -> Fault:
    return Fault(document.file, document.line_of(place), what, remedy)


def _unknown(document: Document, survey: Survey) -> Iterator[Fault]:
    """Settings nobody asked for: most of the engine's others fetch something or run code."""
    top = (*FREE, *(place[0] for place in FIXED), "theme")
    for place, known in [((name,), top) for name in document.data] + [
        (("theme", name), THEME) for name in _group(document.data.get("theme"))
    ]:
        if place[-1] not in known:
            near = nearest(str(place[-1]), map(str, known))
            remedy = f"`{near}`, perhaps?" if near else "take it out; ask a developer if you need it."
            yield _fault(document, place, f"`{place[-1]}` isn't a setting that this site uses.", remedy)


def _not_as_they_have_to_be(document: Document, survey: Survey) -> Iterator[Fault]:
    for place, wanted in FIXED.items():
        found: Any = document.data
        for name in place:
            found = found.get(name) if isinstance(found, dict) else None
        if found != wanted:
            why = WHY.get(place, "what the site promises rests on it.")
            what = f"`{place[-1]}` is another than it has to be: {why}"
            yield _fault(document, (*place, *_first_other(found, wanted)), what, f"`{place[-1]}: {_shown(wanted)}`")


def _first_other(found: Any, wanted: Any) -> tuple[int, ...]:
    """Where in a list the first entry stands that isn't wanted."""
    entries = found if isinstance(found, list) and isinstance(wanted, list) else []
    return next(((index,) for index, entry in enumerate(entries) if entry not in wanted), ())


def _shown(wanted: Any) -> str:
    """A setting on one line, as YAML may be written too."""
    return yaml.safe_dump(wanted, default_flow_style=True, width=500).replace("...", "").replace("'", "").strip()


def _names(listed: Any) -> Iterator[str]:
    """The names in a list whose entries may have settings of their own."""
    for entry in listed if isinstance(listed, list) else []:
        yield str(next(iter(entry))) if isinstance(entry, dict) and entry else str(entry)


def _group(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _styles(document: Document, survey: Survey) -> Iterator[Fault]:
    """Styles are files of ours."""
    for index, path in enumerate(_names(document.data.get("extra_css"))):
        if not (survey.root / "overrides" / path).is_file():
            what = f"there is no style `{path[:60]}` in overrides/."
            yield _fault(document, ("extra_css", index), what, "take the line out, or bring the file back.")


def _quiet_runs(root: Path) -> Iterator[Fault]:
    """Nobody may call the engine so that it says nothing."""
    for file in (file for pattern in RUNS for file in sorted(root.glob(pattern))):
        text, _ = read_text(root, file.relative_to(root).as_posix())
        for number, line in enumerate((text or "").split("\n"), 1):
            if found := QUIET.search(line):
                what = f"with `{found[1]}` the engine lets mistakes pass in silence."
                yield Fault(file.relative_to(root).as_posix(), number, what, "call `make build` instead.")
