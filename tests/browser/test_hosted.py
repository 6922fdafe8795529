"""Pages work under what hosts are told to send with them, and no other site can show them in a frame."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.hosting.headers import ASK_AGAIN, EVERYWHERE
from tests.conftest import Quiet, serve

KINDS_OF_PAGES = ("", "choosing/guide/", "choosing/checklist/", "staff/email-kit/", "urgent-help/", "nothing-here/")


class AsHosted(Quiet):
    """A file server that sends what every host is told to send."""

    def end_headers(self) -> None:
        for header in (*EVERYWHERE, ASK_AGAIN):
            self.send_header(header.name, header.value)
        super().end_headers()


@pytest.fixture(scope="module")
def hosted(full_site: Path) -> Iterator[str]:
    yield from serve(full_site, AsHosted)


AS_MEANT = "Autofocus processing was blocked because a document's URL has a fragment '#checklist'."
"""What a browser notes, on some visits, of a link that leads to a place: readers stay there, and not in the menu."""


def test_a_browser_finds_nothing_to_complain_about(hosted: str, chromium: Browser) -> None:
    context = chromium.new_context(permissions=["clipboard-write"])
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    for address in KINDS_OF_PAGES:
        page.goto(hosted + address)
    page.goto(f"{hosted}go/checklist/")
    page.wait_for_url(re.compile("/choosing/"))
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox", name="Search this site").fill("trust")
    expect(page.get_by_role("dialog").get_by_role("link").first).to_be_visible()
    page.goto(f"{hosted}staff/email-kit/")
    page.get_by_role("button", name="Copy").first.click()
    expect(page.get_by_text("Copied").first).to_be_visible()
    assert [line for line in said if not line.endswith(AS_MEANT) and "404 (Not Found)" not in line] == []
    context.close()


def test_no_other_site_can_show_a_page_in_a_frame(
    hosted: str, full_live: str, tmp_path: Path, open_page: Callable[..., Page]
) -> None:
    frames = f"<!doctype html><iframe name=told src='{hosted}'></iframe><iframe name=untold src='{full_live}'></iframe>"
    (tmp_path / "index.html").write_text(frames)
    for other in serve(tmp_path):
        page = open_page(other)
        shown = {name: page.frame_locator(f"[name={name}]").locator("main").count() for name in ("told", "untold")}
    assert shown == {"told": 0, "untold": 1}
