"""The whole way through the guide, once with the keyboard alone and once with a finger on a small phone."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.guide import ADDRESS, KEY, group, hears, kept, saved

Open = Callable[..., Page]
AT = "document.activeElement.labels?.[0]?.innerText ?? document.activeElement.innerText"


def tab_to(page: Page, name: str, most: int = 80) -> None:
    """Press Tab until what has focus is called so."""
    met = []
    for _ in range(most):
        page.keyboard.press("Tab")
        met.append(" ".join(str(page.evaluate(AT)).split()))
        if met[-1] == name:
            return
    raise AssertionError(f"{name} isn't reached with Tab; met: {met}")


def press(page: Page, name: str, key: str = "Enter") -> None:
    tab_to(page, name)
    page.keyboard.press(key)


def test_the_whole_way_is_walked_by_keyboard_alone(example_live: str, open_page: Open) -> None:
    page = open_page(example_live + ADDRESS)
    press(page, "Worry", "Space")
    press(page, "Money")
    tab_to(page, "Not important to me")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(group(page, "A good price").get_by_label("Must have")).to_be_checked()
    tab_to(page, "The most I can pay")
    page.keyboard.type("80")
    press(page, "Next: Priorities")
    press(page, "A good price", "Space")
    press(page, "Next: Style")
    tab_to(page, "No preference")
    page.keyboard.press("ArrowDown")
    press(page, "Next: Therapists")
    tab_to(page, "Nickname (not the real name)")
    page.keyboard.type("Blue door")
    tab_to(page, "Not asked yet")
    page.keyboard.press("ArrowUp")
    press(page, "What to say, and notes on: Is the price good?")
    tab_to(page, "My notes")
    page.keyboard.type("She may ask less")
    press(page, "Next: Comparison")
    press(page, "Show my notes", "Space")
    press(page, "Next: Questions")
    tab_to(page, "My own questions")
    page.keyboard.type("May I bring my dog?")
    press(page, "Next: Certainty")
    tab_to(page, "Yes")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Read on trust")).to_be_visible()
    press(page, "Next: Keeping")
    press(page, "Keep my answers in this browser for 30 days", "Space")
    hears(page, "Your answers are kept in this browser.")
    stored = kept(page)
    assert stored
    assert stored["mine"] == {
        "reason.worry": "yes",
        "need.cost": "must",
        "need-note.cost": "80",
        "most.cost": "yes",
        "style.plan": "other",
        "own-questions": "May I bring my dog?",
        "sure.informed": "no",
    }
    assert stored["therapists"] == [
        {"nickname": "Blue door", "meets.cost": "unsure", "meets-note.cost": "She may ask less"},
    ]
    press(page, "Clear everything")
    hears(page, "Everything here is cleared. Saved files and copies stay where they are.")
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    hears(page, "It is back.")


def test_the_whole_way_is_walked_by_touch_on_a_small_phone(example_live: str, open_page: Open) -> None:
    page = open_page(example_live + ADDRESS, 360, 640, has_touch=True, is_mobile=True)
    onward = page.get_by_role("button", name="Next:")
    page.get_by_label("A child").tap()
    page.get_by_text("Money", exact=True).tap()
    group(page, "A good price").get_by_label("Nice to have").tap()
    onward.tap()
    page.get_by_label("Good hours", exact=True).tap()
    onward.tap()
    page.get_by_label("No plan", exact=True).tap()
    onward.tap()
    for name in ("Blue door", "Tall one"):
        if name == "Tall one":
            page.get_by_role("button", name="Add a therapist").tap()
        page.get_by_role("textbox", name="Nickname").fill(name)
        group(page, "Are the hours good?").get_by_label("Yes" if name == "Blue door" else "No", exact=True).tap()
    onward.tap()
    expect(page.get_by_role("row", name="Good hours")).to_contain_text("differs")
    onward.tap()
    page.get_by_label("All that are open").tap()
    onward.tap()
    group(page, "Am I sure?").get_by_label("Yes", exact=True).tap()
    onward.tap()
    assert saved(page) == {
        "kind": KEY,
        "version": 1,
        "mine": {
            "for": "child",
            "need.cost": "nice",
            "most.hours": "yes",
            "style.plan": "other",
            "sure.decided": "yes",
        },
        "therapists": [
            {"nickname": "Blue door", "meets.hours": "yes"},
            {"nickname": "Tall one", "meets.hours": "no"},
        ],
    }
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
