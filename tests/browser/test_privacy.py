"""A visit contacts nobody but the site's own host, and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import ADDRESSES


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_request_leaves_the_site_and_nothing_is_stored(live: str, chromium: Browser, address: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(live + address)
    page.wait_for_load_state("networkidle")
    assert asked
    assert [url for url in asked if not url.startswith((live, "data:", "blob:"))] == []
    assert page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage))") == []
    assert context.cookies() == []
    context.close()


def test_filling_in_the_checklist_sends_and_stores_nothing(example_live: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{example_live}choosing/")
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("checkbox", name="Do I know what I hope for?").check()
    page.get_by_role("textbox", name="Your notes on your hopes").fill("To sleep again")
    page.get_by_role("checkbox", name="Did I feel calm? (after you meet)").press("Enter")
    page.wait_for_timeout(300)
    assert asked == []
    assert page.url == f"{example_live}choosing/"
    assert page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage))") == []
    assert page.get_by_role("textbox", name="Your notes on your hopes").input_value() == "To sleep again"


def test_answers_are_gone_after_a_reload(example_live: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{example_live}choosing/")
    page.get_by_role("checkbox", name="Do I know what I hope for?").check()
    page.get_by_role("textbox", name="Your notes on your hopes").fill("To sleep again")
    page.reload()
    assert page.locator(":checked").count() == 0
    assert page.get_by_role("textbox", name="Your notes on your hopes").input_value() == ""
