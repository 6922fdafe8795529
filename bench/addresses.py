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

from bench.many_pages import page, project_with
from bench.rows import verdict
from builder.ledger.comparison import Comparison
from builder.ledger.published import read_ledger
from builder.ledger.vanished import faults_of
from builder.reading.project import read_project
from tests.conftest import build

PAGES, PLACES = 100, 9
"""An address and nine ids a page: 1,000 in all, besides the example's own."""
MOST = 0.1


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
    print(f"Compared in {ratio:.3f} of a build; {verdict(ratio, MOST)}.")
    return 0 if ratio <= MOST else 1


def _project(folder: Path, is_new: bool) -> Path:
    """The example with a hundred pages more."""
    names = [f"{'renamed' if is_new and number % 10 == 0 else 'page'}-{number}" for number in range(PAGES)]
    return project_with(folder, {f"{name}.md": _page(number, is_new) for number, name in enumerate(names)})


def _page(number: int, is_new: bool) -> str:
    parts = range(number * PLACES + 1, (number + 1) * PLACES)
    return page(number, [f"{'new' if is_new and part % 10 == 0 else 'part'}-{part}" for part in parts])


if __name__ == "__main__":
    sys.exit(main())
