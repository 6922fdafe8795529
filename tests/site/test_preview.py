"""The preview shows finished pages, and shows them anew when words, data, looks or Python change."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.conftest import EXAMPLE, PARTS, change, copy_project, free_port, wait_for


class Preview:
    """A running preview of a copy of the example."""

    def __init__(self, project: Path, port: int) -> None:
        self.project, self.port = project, port
        command = [sys.executable, "-m", "builder", "serve", "--port", str(port)]
        self.log = project / "preview.log"
        self.server = subprocess.Popen(
            command, cwd=project, stdout=self.log.open("w"), stderr=subprocess.STDOUT, text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip

    def read(self, address: str) -> str:
        with urlopen(f"http://localhost:{self.port}/{address}", timeout=5) as answer:
            return str(answer.read().decode())

    def shows(self, text: str, address: str = "trust/") -> bool:
        return wait_for(lambda: text in self.read(address), self.server)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    running = Preview(copy_project(tmp_path_factory.mktemp("preview") / "project", EXAMPLE), free_port())
    assert running.shows("An example of trust"), running.log.read_text()
    yield running
    running.server.terminate()
    running.server.wait()
    with socket.socket() as probe:  # nothing of it is left behind
        assert probe.connect_ex(("127.0.0.1", running.port)) != 0


def test_the_preview_shows_finished_pages(preview: Preview) -> None:
    page = preview.read("trust/")
    assert "Example Line" in page
    assert "<slot" not in page


@pytest.mark.parametrize(
    ("file", "old", "new", "address"),
    [
        ("docs/trust.md", "It has words.", "It has other words.", "trust/"),
        ("data/practice.yml", "Example Practice", "Another Practice", "trust/"),
        ("overrides/components/practice/practice.html", "Who publishes this site", "Who is behind this", "trust/"),
        ("overrides/styles/tokens.css", "--paper:", "--paper-changed:1;--paper:", "trust/"),
        ("builder/components.py", "{day:%B} {day.day}", "{day.day} {day:%B}", "trust/"),
    ],
    ids=["words", "data", "a template", "a style", "Python"],
)
def test_a_change_is_shown(preview: Preview, file: str, old: str, new: str, address: str) -> None:
    change(preview.project, file, old, new)
    expected = new if "{day" not in new else "1 November, 2026"
    assert preview.shows(expected, address), preview.log.read_text()


def test_a_mistake_is_told_and_the_preview_goes_on(preview: Preview) -> None:
    change(preview.project, "data/practice.yml", "country: US", "country: Nowhere")
    assert wait_for(lambda: "`country` can't be 'Nowhere'" in preview.log.read_text(), preview.server)
    assert "Traceback" not in preview.log.read_text()
    change(preview.project, "data/practice.yml", "country: Nowhere", "country: US\n# mended")
    change(preview.project, "docs/trust.md", "# An example of trust", "# Mended trust")
    assert preview.shows("Mended trust"), preview.log.read_text()


def test_a_preview_writes_nothing_into_the_project_but_its_log(preview: Preview) -> None:
    assert preview.shows("trust")
    assert sorted(path.name for path in preview.project.iterdir()) == sorted((*PARTS, "preview.log"))


def test_a_taken_port_is_told_with_what_to_try(preview: Preview) -> None:
    command = [sys.executable, "-m", "builder", "serve", "--port", str(preview.port)]
    done = subprocess.run(command, cwd=preview.project, capture_output=True, text=True)
    assert done.returncode == 1
    told = f"Port {preview.port} is in use by another program. Try: make serve PORT={preview.port + 1}\n"
    assert done.stderr == told
