"""Times the check before a build beside the build it guards, and how it grows to a thousand pages, in one run.

    make bench

What is compared are ratios: the check may cost less than the rest of the build, and nine hundred pages more may cost
it little more than ten times what ninety more do.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.many_pages import page, project_with
from bench.rows import verdict
from tests.conftest import build, copy_project, run, without_own_address

SIZES = (10, 100, 1000)
ROUNDS = 3
MOST_OF_BUILD = 1.0
"""What the check may take, as a part of the build without it."""
MOST_GROWTH = 1.2
"""What a page may cost among a thousand, measured in what one costs among a hundred."""


def main() -> int:
    """Check and build, and say what both took; the exit code says whether the limits were kept."""
    with tempfile.TemporaryDirectory() as folder:
        live = without_own_address(copy_project(Path(folder) / "live"))
        hundred = _project(Path(folder) / "built", 100)
        parts = [_part_of_build("Our own pages", live), _part_of_build("A hundred pages more", hundred)]
        times = {size: _checked(_project(Path(folder) / str(size), size)) for size in SIZES}
    few, some, many = (times[size] for size in SIZES)
    a_page, among_many = (some - few) / (SIZES[1] - SIZES[0]), (many - some) / (SIZES[2] - SIZES[1])
    growth = among_many / a_page
    print(f"Checked {SIZES} pages more in {few:.2f}, {some:.2f} and {many:.2f} s.")
    print(f"A page costs {growth:.2f} times as much among a thousand; {verdict(growth, MOST_GROWTH)}.")
    return 0 if max(parts) <= MOST_OF_BUILD and growth <= MOST_GROWTH else 1


def _project(folder: Path, count: int) -> Path:
    """The example with so many pages more, each with links to its neighbors and a source."""
    return project_with(folder, {f"page-{number}.md": _page(number, count) for number in range(count)})


def _page(number: int, count: int) -> str:
    link = f"It leads to [another](page-{(number + 1) % count}.md#part-1) and [back](#part-2)." + '{{ cite("first") }}'
    return page(number, ["part-1", "part-2", "in-short"], f"{'Some words to read, and more. ' * 10}\n\n{link}")


def _checked(project: Path) -> float:
    """Seconds that a check takes: the middle of some rounds."""
    return median(_timed(project) for _ in range(ROUNDS))


def _timed(project: Path) -> float:
    started = perf_counter()
    done = run(project, "builder", "check")
    assert done.returncode == 0, done.stderr
    return perf_counter() - started


def _part_of_build(name: str, project: Path) -> float:
    checked = _checked(project)
    started = perf_counter()
    build(project)
    rest = perf_counter() - started - checked
    print(f"{name}: checked in {checked:.2f} s, the rest of the build took {rest:.2f} s.")
    print(f"That is {checked / rest:.2f} of it; {verdict(checked / rest, MOST_OF_BUILD)}.")
    return checked / rest


if __name__ == "__main__":
    sys.exit(main())
