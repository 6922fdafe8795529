"""A walk over every page with the Tab key: what has focus is in sight, uncovered, and comes in reading order."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ADDRESSES

Open = Callable[..., Page]

FIELDS = "input:not([type=radio]), [type=radio]:checked, [type=radio]:not([name])"
"""Of radio buttons that belong together, Tab stops at the chosen one."""
# How many groups of radio buttons in sight have none chosen: there Tab stops once, at the first or the last.
UNCHOSEN = """() => {
  const radios = [...document.querySelectorAll("[type=radio][name]")].filter((radio) => radio.checkVisibility())
  const chosen = radios.filter(({ checked }) => checked).map(({ name }) => name)
  return new Set(radios.map(({ name }) => name).filter((name) => !chosen.includes(name))).size
}"""
# What is wrong with the element that has focus: "" if nothing is, None if focus has left the page.
TROUBLE = """() => {
  const element = document.activeElement
  if (element === document.body) return null
  const before = window.lastFocused
  window.lastFocused = element
  const name = element.outerHTML.slice(0, 100)
  const box = element.getClientRects()[0]
  if (!box || box.width < 1 || box.height < 1) return `not to be seen: ${name}`
  const isInSight = box.top > -1 && box.left > -1 && box.right < innerWidth + 1 && box.top < innerHeight - 8
  if (!isInSight) return `out of sight: ${name}`
  const [x, y] = [box.left + box.width / 2, Math.min(box.top + box.height / 2, innerHeight - 2)]
  const there = document.elementFromPoint(x, y)
  if (!element.contains(there) && !there.contains(element)) return `covered by ${there.outerHTML.slice(0, 60)}: ${name}`
  if (getComputedStyle(element).outlineStyle === "none") return `without a focus mark: ${name}`
  const follows = !before || before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING
  return follows ? "" : `out of order: ${name}`
}"""


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_stop_of_the_tab_key_is_in_sight_and_in_order(
    full_live: str, open_page: Open, address: str, width: int, scripts: bool
) -> None:
    # In windows that stay open, Tab past the last stop sometimes comes back at once to the first.
    page = open_page(full_live + address, width, 640, java_script_enabled=scripts)
    expected = page.locator(f"a, button, {FIELDS}, textarea, summary").filter(visible=True).count()
    expected += page.evaluate(UNCHOSEN)
    stops = 0
    for _ in range(expected + 1):
        page.keyboard.press("Tab")
        trouble = page.evaluate(TROUBLE)
        if trouble is None:
            break
        assert trouble == ""
        stops += 1
    assert stops == expected


def test_the_first_stop_skips_to_the_words(example_live: str, open_page: Open) -> None:
    page = open_page(f"{example_live}outcomes/", 360, java_script_enabled=False)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the words")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("article").get_by_role("link", name="Urgent help")).to_be_focused()
