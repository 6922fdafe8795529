"""Makes projects of many pages for the benchmarks: the example's and as many more as are asked for, all in the menu."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import EXAMPLE, copy_project

HEAD = """---
title: Page {number}
description: Page {number}, to time something with.
checked: 2026-11-01
next_check: 2027-05-01
---

# Page {number} {{: #page-{number} }}

{words}
"""
PART = "\n## Part {part} of it {{: #{name} }}\n\n{words}\n"
WORDS = "Some words to read, and some more of them to make a paragraph of it. " * 6


def project_with(folder: Path, pages: dict[str, str]) -> Path:
    """The example in `folder` with these pages more: the text of each, by its path below docs/."""
    project = copy_project(folder, EXAMPLE)
    for path, text in pages.items():
        (project / "docs" / path).write_text(text)
    settings = project / "mkdocs.yml"
    menu = "".join(f"  - Page {number}: {path}\n" for number, path in enumerate(pages))
    settings.write_text(settings.read_text().replace("nav:\n", f"nav:\n{menu}", 1))
    return project


def page(number: int, ids: list[str], words: str = WORDS) -> str:
    """The text of a page with a part for each of these ids."""
    parts = [PART.format(part=part, name=name, words=words) for part, name in enumerate(ids, 1)]
    return HEAD.format(number=number, words=words) + "".join(parts)
