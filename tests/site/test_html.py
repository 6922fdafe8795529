"""Every page is valid HTML, by the checker browsers' makers use (the Nu HTML checker)."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.prepare import NODE_MODULES


def complaints(site: Path) -> list[str]:
    """What the checker calls an error on the pages of a site."""
    jar = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-jar", str(jar), "--skip-non-html", "--format", "json", str(site)]
    messages = json.loads(subprocess.run(command, capture_output=True, text=True).stderr)["messages"]
    return [
        f"{message['url'].removeprefix('file:')}:{message.get('lastLine')}: {message['message']}"
        for message in messages
        if message["type"] == "error"
    ]


def test_every_page_is_valid_html(full_site: Path) -> None:
    assert complaints(full_site) == []


def test_every_page_of_the_example_is_valid_html(example_site: Path) -> None:
    assert complaints(example_site) == []


def test_the_checker_finds_a_fault(tmp_path: Path) -> None:
    page = '<!doctype html><html lang="en"><title>x</title><p id="a"><div id="a"></div></p>'
    (tmp_path / "index.html").write_text(page)
    assert any("Duplicate ID" in complaint for complaint in complaints(tmp_path))
