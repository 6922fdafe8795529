"""Times how builds grow with the site: this project's, with its templates and checks, beside stock mkdocs-material.

    make bench

Both build the same pages, in parts of 25, with as many entries in the menu; each as whoever runs it does, from the
start of the command to its end. Preview cards and what only weighs pages are left out of ours; the pages need no PDF.
What is compared are ratios within one run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from bench.many_pages import page
from bench.rows import Row, shown
from tests.conftest import EXAMPLE, change, copy_project, without_redirects

SIZES = (10, 100, 1000)
AT_THE_TOP = ("index.md", "rapport.md", "trust.md")
"""Pages of no part. These, and the first one of choosing/, are named in the example's data."""
IDS = ["part-1", "part-2", "part-3", "checklist"]
"""The places on each page. The last one is named in the example's data as well."""
A_PART = 25
"""How many pages a part of the menu has."""
ROUNDS = {10: 5, 100: 5, 1000: 3}
STOCK = 'site_name: Stock\nsite_url: "http://localhost:8000/"\ntheme:\n  name: material\n'
MOST_BESIDE_STOCK = {10: 1.3, 100: 1.0, 1000: 1 / 8}
MOST_GROWTH = 6.0
"""What a thousand pages may take, measured in what a hundred take."""
MOST_MEMORY = 1.5
"""The most memory that one program of a build of a thousand pages may have had, measured in that of a hundred."""


class Cost(NamedTuple):
    """What a build took: seconds, and the most memory that one of its programs had at once, in MB."""

    seconds: float
    megabytes: float


def main() -> int:
    """Build, and say what it took; the exit code says whether the limits were kept."""
    ours, stock = {}, {}
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            ours[size], stock[size] = _costs(Path(folder), size)
            print(f"{size:5} pages: ours {_said(ours[size])}; stock {_said(stock[size])}", flush=True)
    rows = [
        Row(f"ours beside stock, {size} pages", ours[size].seconds / stock[size].seconds, MOST_BESIDE_STOCK[size])
        for size in SIZES
    ]
    rows.append(Row("ours, 1000 pages beside 100", ours[1000].seconds / ours[100].seconds, MOST_GROWTH))
    rows.append(Row("memory, 1000 pages beside 100", ours[1000].megabytes / ours[100].megabytes, MOST_MEMORY))
    return shown(rows)


def _said(cost: Cost) -> str:
    return f"{cost.seconds:.2f} s, {cost.megabytes:.0f} MB"


def _costs(folder: Path, size: int) -> tuple[Cost, Cost]:
    """What ours and stock take for so many pages: the middle of some rounds, by turns."""
    ours = without_cards(our_project(folder / f"ours-{size}", size))
    stock = stock_project(folder / f"stock-{size}", size)
    _built(ours, "builder")
    rounds = [(_built(ours, "builder"), _built(stock, "mkdocs")) for _ in range(ROUNDS[size])]
    return _middle([first for first, _ in rounds]), _middle([second for _, second in rounds])


def _middle(costs: list[Cost]) -> Cost:
    return Cost(median(cost.seconds for cost in costs), median(cost.megabytes for cost in costs))


def _built(project: Path, program: str) -> Cost:
    """Builds a project from nothing, as far as pages go."""
    _set_aside(project)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "true"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # so that our Python is compiled once, as all others' is
    started = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", program, "build"],
        cwd=project,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as running:
        said = running.stdout.read() if running.stdout else b""
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    assert running.returncode == 0, said.decode()
    return Cost(perf_counter() - started, used.ru_maxrss / 1024)


def _set_aside(project: Path) -> None:
    """Put away what the build before has made. It isn't deleted: for some seconds ext4 passes over the places of
    deleted files, one by one, before it makes a new one, and a site of many small files pays for that of the last."""
    for left in ("site", ".build"):
        if (project / left).exists():
            (project / left).rename(Path(tempfile.mkdtemp(dir=project.parent)) / left)


def words(size: int) -> dict[str, str]:
    """So many pages by their paths below docs/, the home page among them; each with four parts."""
    paths = (*AT_THE_TOP, *(_path(number) for number in range(size - len(AT_THE_TOP))))
    return {path: page(number, IDS) for number, path in enumerate(paths)}


def _path(number: int) -> str:
    part, place = divmod(number, A_PART)
    return f"{f'part-{part:02}' if part else 'choosing'}/{f'page-{place:02}' if place else 'index'}.md"


def our_project(folder: Path, size: int) -> Path:
    """This project with these pages and no others."""
    project = without_redirects(copy_project(folder, EXAMPLE))
    _write_words(project, size)
    settings = project / "mkdocs.yml"
    before, _, rest = settings.read_text().partition("nav:\n")
    _, _, after = rest.partition("\n\n")
    settings.write_text(f"{before}nav:\n{_menu(list(words(size)))}\n{after}")
    return project


def without_cards(project: Path) -> Path:
    """The same without preview cards, and without weighing pages when they are built."""
    change(project, "builder/sharing/cards.py", "    pages = [page for", "    return\n    pages = [page for")
    change(project, "builder/__main__.py", "weights = weigh(site)", "weights = ()")
    return project


def stock_project(folder: Path, size: int) -> Path:
    """The same pages for mkdocs-material as it comes, which makes its menu of the folders."""
    folder.mkdir(parents=True)
    _write_words(folder, size)
    (folder / "mkdocs.yml").write_text(STOCK)
    return folder


def _write_words(project: Path, size: int) -> None:
    shutil.rmtree(project / "docs", ignore_errors=True)
    for path, text in words(size).items():
        file = project / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


def _menu(paths: list[str]) -> str:
    """The menu of all pages in the order of their paths, in parts."""
    lines = []
    for path in paths:
        part, slash, name = path.partition("/")
        if name == "index.md":
            lines.append(f"  - {part}:\n")
        lines.append(f"{'      ' if slash else '  '}- {path.removesuffix('.md')}: {path}\n")
    return "".join(lines)


if __name__ == "__main__":
    sys.exit(main())
