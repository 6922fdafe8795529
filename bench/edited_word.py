"""Times how long an edited word takes to show in a preview of 20 pages, beside a preview by stock mkdocs-material.

    make bench

Both previews run at once, and a word is changed in one and then in the other, by turns. What is timed is from the
change of the file to the first answer that has the new word. What is compared is a ratio within one run.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

from bench.growth import our_project, stock_project
from bench.rows import Row, shown
from tests.conftest import PATIENCE, free_port, wait_for

PAGES, ROUNDS = 20, 9
MOST = 2.0
PAGE = "trust"
OURS, STOCK = ("builder", "serve", "--port"), ("mkdocs", "serve", "--no-strict", "--dev-addr")
"""What shows a project on a port."""


def main() -> int:
    """Change words, and say how long they took to show; the exit code says whether the limit was kept."""
    with tempfile.TemporaryDirectory() as folder:
        ours, stock = our_project(Path(folder) / "ours", PAGES), stock_project(Path(folder) / "stock", PAGES)
        with shown_at(ours, *OURS) as our_port, shown_at(stock, *STOCK) as stock_port:
            rounds = [
                (shows(ours, our_port, number), shows(stock, stock_port, number)) for number in range(ROUNDS + 1)
            ][1:]  # one warms up
    our_time, stock_time = (median(times) for times in zip(*rounds, strict=True))
    print(f"An edited word shows after {our_time:.2f} s; in stock after {stock_time:.2f} s.")
    return shown([Row(f"edited word, {PAGES} pages, beside stock", our_time / stock_time, MOST)])


@contextmanager
def shown_at(project: Path, program: str, *words: str) -> Iterator[int]:
    """A preview of a project; yields its port when it answers."""
    port = free_port()
    where = str(port) if program == "builder" else f"localhost:{port}"
    command = [sys.executable, "-m", program, *words, where]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            assert wait_for(lambda: bool(page_at(port)), server), "the preview doesn't answer"
            sleep(1)  # it begins to watch the files after its first answer
            yield port
        finally:
            server.terminate()


def shows(project: Path, port: int, number: int) -> float:
    """Seconds from the change of a word in a page to the first answer that has it."""
    file, word = project / "docs" / f"{PAGE}.md", f"edit-{number}-"
    text = file.read_text()
    file.write_text(f"{text.rstrip()}\n\nNow it says {word}.\n")
    started = perf_counter()
    while word not in page_at(port):
        assert perf_counter() - started < PATIENCE, "the new word doesn't show"
        sleep(0.005)
    took = perf_counter() - started
    sleep(0.5)  # so that no change falls into the time in which a preview waits for more
    return took


def page_at(port: int) -> str:
    """The page as the preview has it; empty while it has none."""
    connection = HTTPConnection("localhost", port, timeout=PATIENCE)
    try:
        connection.request("GET", f"/{PAGE}/")
        answer = connection.getresponse()
        return answer.read().decode() if answer.status == 200 else ""
    except (OSError, HTTPException):
        return ""
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main())
