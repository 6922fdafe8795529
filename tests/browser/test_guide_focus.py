"""Where a reader of the guide stands: links, focus and what is said leave them at their step and their button."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.browser.guide import ADDRESS, choose, go_to, group, hears, saved, unfold

Open = Callable[..., Page]
CHANGES = """status => {
  window.changes = 0
  new MutationObserver((all) => (window.changes += all.length)).observe(status, { childList: true })
}"""


@pytest.fixture
def page(example_live: str, open_page: Open) -> Page:
    return open_page(example_live + ADDRESS, permissions=["clipboard-write"])  # without windows nobody can be asked


def test_a_link_to_urgent_help_leaves_the_guide_at_its_step(page: Page) -> None:
    go_to(page, "Therapists")
    unfold(page, "Your senses")
    page.locator("session-guide").get_by_role("link", name="urgent help").filter(visible=True).click()
    expect(page.get_by_role("heading", name="Urgent help")).to_be_in_viewport()
    expect(page.get_by_role("heading", level=2, name="Therapists")).to_be_visible()
    expect(page.get_by_role("heading", level=2, name="Therapists")).not_to_be_focused()
    page.go_back()
    expect(page.get_by_role("heading", level=2, name="Therapists")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=2, name="Hopes")).to_be_visible()


def test_back_from_a_step_goes_to_the_one_a_link_led_to(page: Page) -> None:
    page.goto(f"{page.url}#urgent-help")
    go_to(page, "Style")
    page.go_back()
    expect(page.get_by_role("heading", level=2, name="Hopes")).to_be_visible()


def test_a_damaged_place_in_the_address_stops_nothing(page: Page, example_live: str) -> None:
    page.goto("about:blank")
    page.goto(f"{example_live}{ADDRESS}#%")
    page.get_by_label("Worry").check()
    assert saved(page)["mine"] == {"reason.worry": "yes"}


def test_when_the_way_back_ends_the_page_stays_where_it_is_and_enter_presses_nothing(
    example_live: str, open_page: Open
) -> None:
    page = open_page(example_live + ADDRESS, 360, 640)
    page.clock.install()
    page.get_by_label("Worry").check()
    page.get_by_role("button", name="Clear everything").click()
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.get_by_label("Worry")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Worry")).to_be_checked()
    page.get_by_role("button", name="Clear everything").click()
    page.evaluate("scrollTo(0, 300)")
    page.clock.fast_forward(10_500)
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()
    expect(page.locator("session-guide").get_by_role("status")).to_be_focused()
    assert page.evaluate("scrollY") == 300


def test_a_way_back_takes_the_focus_once(page: Page) -> None:
    page.get_by_label("Worry").check()
    page.get_by_role("button", name="Clear everything").click()
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    go_to(page, "Keeping")
    page.get_by_role("button", name="Copy as text").focus()
    page.keyboard.press("Enter")
    hears(page, "Copied. Anyone on this device can paste it now.")
    expect(page.get_by_role("button", name="Copy as text")).to_be_focused()


def test_what_is_said_twice_is_heard_twice(page: Page) -> None:
    go_to(page, "Keeping")
    page.get_by_role("button", name="Copy as text").click()
    hears(page, "Copied. Anyone on this device can paste it now.")
    page.locator("session-guide").get_by_role("status").evaluate(CHANGES)
    page.get_by_role("button", name="Copy as text").click()
    expect(page.locator("session-guide").get_by_role("status")).to_be_visible()
    page.wait_for_timeout(100)
    assert page.evaluate("changes") > 0


def test_a_name_keeps_the_focus_when_the_way_back_ends(example_live: str, open_page: Open) -> None:
    page = open_page(example_live + ADDRESS)
    page.clock.install()
    go_to(page, "Therapists")
    for _ in range(2):
        page.get_by_role("button", name="Add a therapist").click()
    page.get_by_role("button", name="Remove Therapist 3").click()
    page.get_by_role("button", name="Therapist 1", exact=True).focus()
    page.clock.fast_forward(10_500)
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()
    expect(page.get_by_role("button", name="Therapist 1", exact=True)).to_be_focused()


def test_a_nickname_of_spaces_is_none(page: Page) -> None:
    go_to(page, "Therapists")
    page.get_by_role("textbox", name="Nickname").fill("   ")
    expect(page.get_by_role("button", name="Therapist 1", exact=True)).to_be_visible()


def test_what_matters_most_can_be_unchecked_and_checked_again(page: Page) -> None:
    unfold(page, "Money")
    go_to(page, "Priorities")
    page.get_by_role("checkbox", name="Good hours").check()
    go_to(page, "Hopes")
    choose(page, "A good price", "Must have")
    go_to(page, "Priorities")
    page.get_by_role("checkbox", name="Good hours").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("checkbox", name="Good hours")).to_be_visible()
    page.keyboard.press("Space")
    expect(page.get_by_role("checkbox", name="Good hours")).to_be_checked()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    ("step", "fold", "question"), [("Hopes", "Money", "A good price"), ("Therapists", "Your hopes", "Have I said it?")]
)
def test_the_ring_around_a_field_in_focus_is_whole(
    example_live: str, open_page: Open, width: int, step: str, fold: str, question: str
) -> None:
    page = open_page(example_live + ADDRESS, width)
    go_to(page, step)
    unfold(page, fold)
    page.keyboard.press("Shift")  # so that a ring is shown
    field = group(page, question).get_by_role("radio").first
    field.focus()
    sides = _beside(field)
    with_ring = [page.screenshot(clip=side) for side in sides]
    field.blur()
    without_ring = [page.screenshot(clip=side) for side in sides]
    assert all(one != other for one, other in zip(with_ring, without_ring, strict=True))


def _beside(field: Locator) -> list[FloatRect]:
    """A strip of five pixels on each side of a field, where its ring stands."""
    box = field.bounding_box()
    assert box
    x, y, wide, high = box["x"], box["y"], box["width"], box["height"]
    return [
        FloatRect(x=x - 7, y=y, width=5, height=high),
        FloatRect(x=x + wide + 2, y=y, width=5, height=high),
        FloatRect(x=x, y=y - 7, width=wide, height=5),
        FloatRect(x=x, y=y + high + 2, width=wide, height=5),
    ]
