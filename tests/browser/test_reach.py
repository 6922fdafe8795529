"""A reader whom a link has brought to any page knows where they are, and every page is near."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import READERS_PAGES
from tests.browser.guide import go_to

Open = Callable[..., Page]

PARTS = {"choosing": "Choosing a therapist", "about": "About this site"}


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", READERS_PAGES)
def test_the_first_screen_says_where_one_is_and_what_else_there_is(
    full_live: str, look_at: Open, address: str, width: int
) -> None:
    page = look_at(full_live + address, width, 640)
    banner = page.get_by_role("banner")
    expect(banner.get_by_role("link", name="Beyond the Session")).to_be_in_viewport(ratio=1)
    ways = banner.get_by_role("button", name="Menu") if width == 320 else page.get_by_role("navigation", name="Pages")
    expect(ways).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport(ratio=1)
    part, _, rest = address.partition("/")
    if rest:
        expect(page.get_by_text("Part of").get_by_role("link", name=PARTS[part])).to_be_in_viewport(ratio=1)


def test_no_page_is_more_than_two_steps_from_home(full_live: str, open_page: Open) -> None:
    """By links a reader sees without opening anything, on a wide screen and without scripts."""
    page = open_page(full_live, 1280, java_script_enabled=False)
    steps = {full_live: 0}
    for step in (1, 2):
        for address in [address for address, far in steps.items() if far == step - 1]:
            page.goto(address)
            for link in page.locator("a").filter(visible=True).all():
                goal = urljoin(address, link.get_attribute("href") or "").partition("#")[0]
                if goal.startswith(full_live):
                    steps.setdefault(goal, step)
    assert {full_live + address for address in READERS_PAGES} <= set(steps)


@pytest.mark.parametrize("address", [address for address in READERS_PAGES if address.strip("/").count("/")])
def test_a_page_names_the_others_of_its_part(full_live: str, open_page: Open, address: str) -> None:
    page = open_page(full_live + address, 360)
    if address == "choosing/guide/":
        go_to(page, "Take it along")  # what follows the guide waits for its last step
    links = page.get_by_role("navigation", name="More in this part").get_by_role("link").all()
    onward = page.locator(".page-end__next a")
    named = {str(link.evaluate("link => link.href.replace(/#.*/, '')")) for link in [*links, *onward.all()]}
    part = address.partition("/")[0] + "/"
    siblings = {full_live + other for other in READERS_PAGES if other.startswith(part) and other not in (part, address)}
    assert siblings <= named
    assert len(links) >= len(siblings) - 1  # the next step isn't named twice
