"""The checklist with scripts off: all of it is there, works by keyboard, and offers nothing that wouldn't work."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def page(example_live: str, open_page: Callable[..., Page]) -> Page:
    return open_page(f"{example_live}choosing/", 360, java_script_enabled=False)


def test_every_tip_is_a_group_with_its_questions_and_a_note(page: Page) -> None:
    for name, questions in (("1 Your hopes", 2), ("2 Your senses", 1)):
        tip = page.get_by_role("group", name=name)
        expect(tip.get_by_role("checkbox")).to_have_count(questions)
        expect(tip.get_by_role("textbox")).to_have_count(1)


def test_a_tick_and_a_note_can_be_made_by_keyboard_alone(page: Page) -> None:
    tick = page.get_by_role("checkbox", name="Do I know what I hope for?")
    tick.focus()
    page.keyboard.press("Space")
    expect(tick).to_be_checked()
    note = page.get_by_role("textbox", name="Your notes on your hopes")
    note.focus()
    page.keyboard.type("To sleep again")
    expect(note).to_have_value("To sleep again")


def test_why_it_matters_and_words_to_use_unfold_by_keyboard(page: Page) -> None:
    words = page.get_by_text("May I tell you what I hope for?")
    expect(words).to_be_hidden()
    page.locator("summary", has_text="Have I said it?").focus()
    page.keyboard.press("Enter")
    expect(words).to_be_visible()
    expect(page.get_by_text("It helps to say it.")).to_be_visible()


def test_enter_in_a_tick_does_not_leave_the_page(page: Page) -> None:
    tick = page.get_by_role("checkbox", name="Do I know what I hope for?")
    tick.check()
    tick.press("Enter")
    page.wait_for_timeout(300)
    expect(tick).to_be_checked()
    assert "?" not in page.url


def test_everything_is_cleared_by_one_button(page: Page) -> None:
    page.get_by_role("checkbox", name="Did I feel calm? (after you meet)").check()
    page.get_by_role("textbox", name="Your notes on your senses").fill("Calm")
    page.get_by_role("button", name="Clear everything").click()
    assert page.locator(":checked").count() == 0
    expect(page.get_by_role("textbox", name="Your notes on your senses")).to_have_value("")


def test_nothing_is_offered_that_needs_a_script(page: Page) -> None:
    expect(page.get_by_role("button", name="Print")).to_have_count(0)
    expect(page.get_by_role("status").get_by_text("Checked so far:")).to_be_hidden()
