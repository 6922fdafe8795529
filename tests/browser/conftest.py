"""A Chromium to read the built pages with, as a visitor would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

from builder.addresses import FOR_STAFF, address_of
from tests.conftest import FULL_EXAMPLE
from tests.prepare import NODE_MODULES, browser

# Without these Chromium calls home at every start, which a closed network answers slowly.
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)
Scheme = Literal["light", "dark"]
DOCS = FULL_EXAMPLE / "docs"
PAGES = tuple(address_of(file.relative_to(DOCS).as_posix()) for file in sorted(DOCS.rglob("*.md")))
"""Every page of the fixed copy of ours."""
READERS_PAGES = tuple(address for address in PAGES if not address.startswith(FOR_STAFF))
ADDRESSES = (*PAGES, "nothing-here/")
"""Every page there is, and one that isn't."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = browser()  # asked before Playwright runs: it may have to ask Playwright too
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=FLAGS.split())
        yield found
        found.close()


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Open an address in a fresh visitor's browser: open_page(address, width=360, ...). Page errors fail the test."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def open_(address: str, width: int = 1280, height: int = 800, **settings: object) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": height}, **settings)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture(scope="session")
def windows(chromium: Browser) -> Iterator[dict[bool, Page]]:
    """Two windows that stay open, by whether scripts run in them."""
    pages = {scripts: chromium.new_page(java_script_enabled=scripts) for scripts in (True, False)}
    yield pages
    for page in pages.values():
        page.close()


@pytest.fixture
def look_at(windows: dict[bool, Page]) -> Iterator[Callable[..., Page]]:
    """Show an address in a window that stays open: look_at(address, width=360, ...). Page errors fail the test.

    For tests that only look: five times quicker than a fresh browser, and whatever they change is gone with the page.
    """
    errors: list[str] = []

    def note(error: Error) -> None:
        errors.append(str(error))

    def look(
        address: str, width: int = 1280, height: int = 800, scheme: Scheme = "light", scripts: bool = True
    ) -> Page:
        window = windows[scripts]
        window.set_viewport_size({"width": width, "height": height})
        window.emulate_media(color_scheme=scheme)
        window.goto(address)
        return window

    windows[True].on("pageerror", note)
    yield look
    windows[True].remove_listener("pageerror", note)
    assert errors == []


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, to run in a page."""
    return (NODE_MODULES / "axe-core" / "axe.min.js").read_text()
