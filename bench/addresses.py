"""Times the comparison of two sites of 1,000 addresses and ids beside the build of one, in one run.

    make bench

In the second site every tenth heading has another id and every tenth page another name, so that there is much to tell.
What is compared is a ratio: a comparison may cost a tenth of a build at most.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from time import perf_counter

from builder.ledger.comparison import Comparison
from builder.ledger.published import read_ledger
from builder.ledger.vanished import faults_of
from builder.reading.project import read_project
from tests.conftest import EXAMPLE, build, copy_project

PAGES, PLACES = 100, 9
"""An address and nine ids a page: 1,000 in all, besides the example's own."""
MOST = 0.1

HEAD = """---
title: Page {number}
description: Page {number}, to time a comparison with.
checked: 2026-11-01
next_check: 2027-05-01
---

# Page {number} {{: #page-{number} }}

{words}
"""
PART = "\n## Part {part} of it {{: #{name} }}\n\n{words}\n"
WORDS = "Some words to read, and some more of them to make a paragraph of it. " * 6


def main() -> int:
    """Build, compare, and say what both took; the exit code says whether the limit was kept."""
    with tempfile.TemporaryDirectory() as folder:
        started = perf_counter()
        before = build(_project(Path(folder) / "before", is_new=False))
        built = perf_counter() - started
        new = _project(Path(folder) / "after", is_new=True)
        after, project = build(new), read_project(new)
        started = perf_counter()
        comparison = Comparison(read_ledger(before), read_ledger(after))
        told = len(faults_of(comparison, project))
        compared = perf_counter() - started
    count = sum(1 + len(page.anchors) for page in comparison.before.values())
    ratio = compared / built
    print(f"{count} addresses and ids: built in {built:.2f} s, compared in {compared:.2f} s, {told} of them gone.")
    print(f"Compared in {ratio:.3f} of a build; {'kept' if ratio <= MOST else 'NOT KEPT'}: {MOST} at most.")
    return 0 if ratio <= MOST else 1


def _project(folder: Path, is_new: bool) -> Path:
    """The example with a hundred pages more. All are in the menu, as a site's pages are."""
    project = copy_project(folder, EXAMPLE)
    names = [f"{'renamed' if is_new and number % 10 == 0 else 'page'}-{number}" for number in range(PAGES)]
    for number, name in enumerate(names):
        (project / f"docs/{name}.md").write_text(_page(number, is_new))
    settings = project / "mkdocs.yml"
    menu = "".join(f"  - Page {number}: {name}.md\n" for number, name in enumerate(names))
    settings.write_text(settings.read_text().replace("nav:\n", f"nav:\n{menu}", 1))
    return project


def _page(number: int, is_new: bool) -> str:
    parts = range(number * PLACES + 1, (number + 1) * PLACES)
    names = [f"{'new' if is_new and part % 10 == 0 else 'part'}-{part}" for part in parts]
    words = [PART.format(part=part, name=name, words=WORDS) for part, name in zip(parts, names, strict=True)]
    return HEAD.format(number=number, words=WORDS) + "".join(words)


if __name__ == "__main__":
    sys.exit(main())
