"""Weighs and times a first visit: our pages beside bare HTML and stock Material, from the same words, in one run.

    make bench

Bare HTML is the limit: the words of each page and nothing else. Stock Material is the theme at its defaults; where the
network is closed it does without the fonts it asks two other hosts for, so its figures there are kinder than its own.
What is compared are ratios within the run. Lighthouse's simulated phone and line make milliseconds repeatable, but they
still are this machine's.
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
import tempfile
from contextlib import ExitStack, contextmanager
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from statistics import median
from typing import Any

from lxml import html

from builder.reading.project import read_project
from tests.conftest import build, copy_project, run, serve
from tests.prepare import whole_browser

ROOT = Path(__file__).resolve().parent.parent
RUNS = 3
MOST_OVER_BARE = 1.15
OURS, BARE, STOCK = "ours", "bare HTML", "stock Material"
STOCK_THEME = "theme:\n  name: material\n"

Runs = dict[str, list[dict[str, Any]]]


class _Compressing(SimpleHTTPRequestHandler):
    """A plain file server that compresses, as hosts do with the texts our pages are made of."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return
        kind, data = self.guess_type(file), file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        data = gzip.compress(data, 6)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def our_site(work: Path) -> Path:
    """Our site as it is published."""
    return build(copy_project(work / "ours"))


def bare_site(ours: Path, work: Path) -> Path:
    """The words of each page as HTML, without styles, scripts and drawings."""
    bare = work / "bare"
    for address in (page.address for page in read_project(ROOT).readers_pages):
        file = ours / address / "index.html"
        page = html.parse(file).getroot()
        (article,) = page.xpath("//article")
        for drawing in article.xpath(".//*[local-name()='svg']"):
            drawing.drop_tree()
        for element in article.iter():
            element.attrib.pop("class", None)
        words = html.tostring(article, encoding="unicode")
        head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{page.findtext(".//title")}</title>'
        target = bare / file.relative_to(ours)
        target.parent.mkdir(parents=True, exist_ok=True)
        phone = '<meta name="viewport" content="width=device-width">'
        target.write_text(f"{head}{phone}<main>{words}</main></html>")
    return bare


def stock_site(work: Path) -> Path:
    """The same words in the theme as it comes."""
    project = copy_project(work / "stock")
    settings = project / "mkdocs.yml"
    text = re.sub(r"^theme:\n(  .*\n)+", STOCK_THEME, settings.read_text(), flags=re.MULTILINE)
    text = re.sub(r"^(extra_css|hooks):\n(  .*\n)+", "", text, flags=re.MULTILINE)
    settings.write_text(text)
    home = project / "docs" / "index.md"
    home.write_text(re.sub(r"^template: .*\n", "", home.read_text(), flags=re.MULTILINE))
    done = run(project, "mkdocs", "build", NO_MKDOCS_2_WARNING="true")
    assert done.returncode == 0, done.stderr
    return project / "site"


def measure(urls: list[str]) -> Runs:
    """Lighthouse's figures for each address."""
    command = ["node", "lighthouse.js", str(whole_browser()), str(RUNS), *urls]
    done = subprocess.run(command, cwd=ROOT / "bench", stdout=subprocess.PIPE, text=True, check=True)
    found: Runs = {url: [] for url in urls}
    for line in done.stdout.splitlines():
        summary = json.loads(line)
        found[summary["url"]].append(summary)
    return found


def middle(runs: list[dict[str, Any]], name: str) -> float:
    """The median of one figure."""
    return float(median(found[name] for found in runs))


def row(name: str, runs: list[dict[str, Any]]) -> str:
    """One line of the table."""
    scores = {id: median(found["scores"][id] for found in runs) for id in runs[0]["scores"]}
    short = ", ".join(f"{id} {score:.0f}" for id, score in scores.items())
    wanting = sorted({id for found in runs for id in found["notPerfect"]})
    why = f" | {', '.join(wanting)}" if min(scores.values()) < 100 else " |"
    return (
        f"| {name} | {middle(runs, 'bytes') / 1000:.1f} kB | {middle(runs, 'requests'):.0f}"
        f" ({middle(runs, 'elsewhere'):.0f}) | {middle(runs, 'largestPaint') / 1000:.2f} s"
        f" | {middle(runs, 'shift'):.3f} | {short}{why} |"
    )


def compare(pages: list[str], homes: dict[str, str]) -> bool:
    """Measure and print; whether our pages keep what we promise of them. Of the stock theme the home page is enough."""
    wanted = {name: pages if name != STOCK else [""] for name in homes}
    found = measure([homes[name] + address for name in homes for address in wanted[name]])
    print("| page | bytes | requests (elsewhere) | largest paint | shift | Lighthouse | what is missing |")
    print("|---|---|---|---|---|---|---|")
    kept = True
    for address in pages:
        for name in homes:
            if address in wanted[name]:
                print(row(f"{address or 'home'}: {name}", found[homes[name] + address]))
        ours = found[homes[OURS] + address]
        ratio = middle(ours, "largestPaint") / middle(found[homes[BARE] + address], "largestPaint")
        print(f"|  | | | {ratio:.2f} × bare HTML | | | |")
        kept &= is_perfect(ours) and ratio <= MOST_OVER_BARE
    return kept


def is_perfect(runs: list[dict[str, Any]]) -> bool:
    """Whether the median of every score is 100 and nothing moved."""
    scores = [median(one["scores"][id] for one in runs) for id in runs[0]["scores"]]
    return middle(runs, "shift") == 0 and min(scores) == 100


def main() -> int:
    """Build the three, measure them, print a table; 1 if a promise isn't kept."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        ours = our_site(work)
        sites = {OURS: ours, BARE: bare_site(ours, work), STOCK: stock_site(work)}
        pages = [page.address for page in read_project(ROOT).readers_pages]
        served = contextmanager(serve)
        with ExitStack() as servers:
            kept = compare(
                pages, {name: servers.enter_context(served(site, _Compressing)) for name, site in sites.items()}
            )
    promise = f"100 in every category, no shift, largest paint at most {MOST_OVER_BARE} × bare HTML"
    print(f"{'Kept' if kept else 'Not kept'}: {promise}.")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
