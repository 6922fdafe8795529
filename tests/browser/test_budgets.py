"""A first visit stays light. Measured on a fixed copy of our pages, which no change of words can turn red."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import PAGES, READERS_PAGES

Open = Callable[..., Page]

TO_READ = 14_600  # bytes: what a server sends in one round trip
FIRST_VISIT = 24_000
REQUESTS = 5
GUIDE = "choosing/guide/"
GUIDE_TO_READ, GUIDE_SCRIPT, GUIDE_FIRST_VISIT = 24_000, 12_000, 40_000
"""The guide is a tool and no page of words: its form may weigh more, and it has a script of its own."""


def compressed(file: Path) -> int:
    """How many bytes of a file travel, compressed as hosts do."""
    return len(gzip.compress(file.read_bytes(), 6))


def files_of_a_first_visit(page: Page, site: Path, home: str, address: str) -> dict[str, int]:
    """The files a first visit to an address loads, with their sizes; the page itself comes first."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(home)))
    page.goto(home + address)
    page.wait_for_load_state("networkidle")
    icon = str(page.locator("link[rel=icon]").evaluate("link => link.href")).removeprefix(home)  # asked for unseen
    paths = [f"{path}index.html" if path.endswith("/") or not path else path for path in dict.fromkeys([*asked, icon])]
    return {path: compressed(site / path) for path in paths}


@pytest.mark.parametrize("address", READERS_PAGES)
def test_a_first_visit_is_light(full_live: str, full_site: Path, open_page: Open, address: str) -> None:
    files = files_of_a_first_visit(open_page("about:blank", 360), full_site, full_live, address)
    assert sum(files.values()) <= (FIRST_VISIT if address != GUIDE else GUIDE_FIRST_VISIT), files
    assert len(files) <= REQUESTS, files


@pytest.mark.parametrize("address", READERS_PAGES)
def test_all_that_is_needed_to_read_arrives_in_one_round_trip(
    full_live: str, full_site: Path, look_at: Open, address: str
) -> None:
    page = look_at(full_live + address, 360)
    blocking = "performance.getEntriesByType('resource').filter((file) => file.renderBlockingStatus === 'blocking')"
    assert page.evaluate(f"{blocking}.map((file) => file.name)") == []
    assert compressed(full_site / address / "index.html") <= (TO_READ if address != GUIDE else GUIDE_TO_READ)


def test_a_page_for_staff_is_no_heavier_than_the_guide(full_site: Path) -> None:
    for address in set(PAGES) - set(READERS_PAGES):
        assert compressed(full_site / address / "index.html") <= GUIDE_TO_READ, address


def test_the_script_of_the_guide_is_small_and_on_no_other_page(full_site: Path) -> None:
    (script,) = full_site.glob("components/guide/*.js")
    assert compressed(script) <= GUIDE_SCRIPT
    scripts = {
        address: script.name in (full_site / address / "index.html").read_text(encoding="utf-8")
        for address in READERS_PAGES
    }
    assert [address for address, is_there in scripts.items() if is_there] == [GUIDE]
