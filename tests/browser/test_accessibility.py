"""axe-core finds nothing on any page: WCAG 2.2 A and AA, its best practices and target sizes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import ADDRESSES
from tests.exemptions import AXE, lets_pass

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

Open = Callable[..., Page]


def violations(page: Page, axe: str) -> list[str]:
    """What axe finds on a page, the exempt elements of the theme aside."""
    page.evaluate(axe)
    found = page.evaluate(
        "rules => axe.run({runOnly: {type: 'tag', values: rules}, rules: {'target-size': {enabled: true}}})", RULES
    )
    return [
        f"{violation['id']}: {node['target'][0]}: {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
        if not lets_pass(AXE, violation["id"], node["target"][0])
    ]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing(live: str, open_page: Open, axe: str, address: str, width: int) -> None:
    assert violations(open_page(live + address, width), axe) == []


def test_every_exemption_is_still_needed(live: str, open_page: Open, axe: str) -> None:
    page = open_page(live)
    page.evaluate(axe)
    found = {violation["id"] for violation in page.evaluate("axe.run()")["violations"]}
    assert {exemption.complaint for exemption in AXE} <= found


def test_axe_finds_nothing_when_every_reason_is_unfolded(live: str, open_page: Open, axe: str) -> None:
    page = open_page(f"{live}choosing/", 320)
    for summary in page.locator("session-checklist summary").all():
        summary.click()
    assert violations(page, axe) == []


def test_axe_finds_a_fault(live: str, open_page: Open, axe: str) -> None:
    page = open_page(live)
    page.evaluate("document.querySelector('article').innerHTML += '<img src=\"data:,\">'")
    assert any(found.startswith("image-alt") for found in violations(page, axe))


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_makes_a_small_screen_scroll_sideways(live: str, open_page: Open, address: str) -> None:
    page = open_page(live + address, 320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("address", ADDRESSES)
def test_urgent_help_is_a_link_in_the_first_screen(live: str, open_page: Open, address: str) -> None:
    page = open_page(live + address, 320, 480)
    link = page.get_by_role("link", name="Need help right now?")
    box = link.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 480
    link.click()
    assert page.get_by_role("heading", name="Urgent help").is_visible()
    assert page.evaluate("document.querySelector('#urgent-help').getBoundingClientRect().top") < 480
