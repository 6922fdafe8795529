"""What pages say of themselves fits the vocabulary of schema.org, as Google's own types for it have it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from lxml import html

from builder.reading.project import read_project
from tests.conftest import FULL_EXAMPLE, copy_project
from tests.prepare import NODE_MODULES

BEFORE = 'import type { WebPage, WithContext } from "schema-dts";\n'


def data_of(site: Path, address: str) -> dict[str, Any]:
    (text,) = html.parse(site / address / "index.html").getroot().xpath('//script[@type="application/ld+json"]/text()')
    return dict(json.loads(text))


def complaints(data: list[dict[str, Any]], folder: Path) -> str:
    """What the checker of types says of pages described so."""
    lines = [f"export const page{n}: WithContext<WebPage> = {json.dumps(one)};" for n, one in enumerate(data)]
    (folder / "pages.ts").write_text(BEFORE + "\n".join(lines))
    (folder / "node_modules").symlink_to(NODE_MODULES)
    options = ["--noEmit", "--strict", "--skipLibCheck", "--moduleResolution", "bundler", "--module", "esnext"]
    command = [str(NODE_MODULES / ".bin/tsc"), *options, "pages.ts"]
    return str(subprocess.run(command, cwd=folder, capture_output=True, text=True).stdout)


def test_every_page_is_described_in_words_of_the_vocabulary(full_site: Path, tmp_path: Path) -> None:
    pages = read_project(copy_project(tmp_path / "project", FULL_EXAMPLE)).pages.values()
    found = [data_of(full_site, page.address) for page in pages if not page.is_for_staff]
    assert complaints(found, tmp_path) == ""
    assert sum("mainEntity" in data for data in found) == 10
    assert sum("breadcrumb" in data for data in found) == len(found) - 1


def test_a_practice_is_described_in_words_of_the_vocabulary(example_site: Path, tmp_path: Path) -> None:
    data = data_of(example_site, "collaboration/")
    assert data["mainEntity"]["publisher"] == {"@type": "Organization", "name": "Example Practice"}
    assert complaints([data], tmp_path) == ""


def test_the_checker_finds_a_word_that_is_not_in_the_vocabulary(tmp_path: Path) -> None:
    page = {"@context": "https://schema.org", "@type": "WebPage", "lastReviewd": "2026-11-01"}
    assert "'\"lastReviewd\"' does not exist" in complaints([page], tmp_path)


def test_the_way_to_a_page_leads_over_pages_there_are(full_site: Path) -> None:
    steps = data_of(full_site, "choosing/rights/")["breadcrumb"]["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2, 3]
    for step in steps:
        assert (full_site / step["item"].removeprefix("http://localhost:8000/") / "index.html").is_file()
