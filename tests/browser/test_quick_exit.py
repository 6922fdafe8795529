"""The quick way out of a page about harm: fast, traceless as far as a page can be, and honest about the rest."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PAGES

Open = Callable[..., Page]

ABOUT_HARM = ("choosing/when-it-is-not-working/", "urgent-help/")
ELSEWHERE = "https://www.wikipedia.org/"


def reader_of(page: Page, home: str) -> None:
    """Someone who came from the home page, with something kept, and a neutral page to go to."""
    page.route(ELSEWHERE, lambda route: route.fulfill(body="<title>Neutral</title>", content_type="text/html"))
    page.evaluate("localStorage.setItem('beyond-the-session.answers', 'kept')")
    page.evaluate("sessionStorage.setItem('beyond-the-session.draft', 'kept')")
    page.evaluate("localStorage.setItem('another-site', 'not ours')")
    page.goto(f"{home}{ABOUT_HARM[0]}")


def test_it_stands_on_pages_about_harm_and_on_no_other(full_live: str, open_page: Open) -> None:
    page = open_page("about:blank")
    found = []
    for address in PAGES:
        page.goto(full_live + address)
        if page.get_by_role("link", name="Leave this page fast").count():
            found.append(address)
    assert sorted(found) == sorted(ABOUT_HARM)


@pytest.mark.parametrize("way", ["the link", "Shift three times"])
def test_it_replaces_the_page_and_clears_what_is_kept(full_live: str, open_page: Open, way: str) -> None:
    page = open_page(full_live, 360)
    reader_of(page, full_live)
    if way == "the link":
        page.get_by_role("link", name="Leave this page fast").click()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    expect(page).to_have_url(ELSEWHERE)
    page.go_back()
    expect(page).to_have_url(full_live)
    kept = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    assert kept == ["another-site", "beyond-the-session.left-fast"]


def test_it_covers_the_screen_before_the_other_page_answers(full_live: str, open_page: Open) -> None:
    page = open_page(full_live, 360)
    reader_of(page, full_live)
    link = page.get_by_role("link", name="Leave this page fast")
    assert link.evaluate("link => { link.click(); return document.body.hidden }")


def test_a_page_that_comes_back_from_the_browsers_memory_can_be_read(full_live: str, open_page: Open) -> None:
    page = open_page(f"{full_live}{ABOUT_HARM[0]}", 360)
    page.evaluate("document.body.hidden = true")
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator("body")).to_be_visible()


def test_a_checklist_that_comes_back_afterwards_is_empty(full_live: str, open_page: Open) -> None:
    page = open_page(f"{full_live}choosing/", 360)
    form = page.get_by_role("form", name="Two-minute checklist")
    come_back = "window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
    form.get_by_role("textbox").first.fill("Between us")
    page.evaluate(come_back)
    expect(form.get_by_role("textbox").first).to_have_value("Between us")
    page.evaluate("sessionStorage.setItem('beyond-the-session.left-fast', Date.now())")
    page.evaluate(come_back)
    expect(form.get_by_role("textbox").first).to_have_value("")


def test_it_counts_presses_aloud_and_forgets_them(full_live: str, open_page: Open) -> None:
    page = open_page(f"{full_live}{ABOUT_HARM[0]}", 360)
    said = page.get_by_role("banner").get_by_role("status").first
    page.keyboard.press("Shift")
    expect(said).to_have_text("Press Shift two more times to leave.", use_inner_text=True)
    page.keyboard.press("Shift")
    expect(said).to_have_text("Press Shift once more to leave.", use_inner_text=True)
    page.keyboard.press("a")
    expect(said).to_have_text("", use_inner_text=True)
    page.keyboard.press("Shift")
    expect(said).to_have_text("Press Shift two more times to leave.", use_inner_text=True)


def test_presses_that_are_far_apart_do_not_count(full_live: str, open_page: Open) -> None:
    page = open_page("about:blank", 360)
    page.clock.install()
    page.goto(f"{full_live}{ABOUT_HARM[0]}")
    for _ in range(3):
        page.keyboard.press("Shift")
        page.clock.run_for(5100)
    expect(page).to_have_url(f"{full_live}{ABOUT_HARM[0]}")


def test_writing_in_capitals_does_not_leave_the_page(full_live: str, open_page: Open) -> None:
    page = open_page(f"{full_live}{ABOUT_HARM[0]}", 360)
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").press_sequentially("ABC", delay=20)
    for letter in ("Shift+D", "Shift+E", "Shift+F"):
        page.keyboard.press(letter)
    expect(page).to_have_url(f"{full_live}{ABOUT_HARM[0]}")


def test_without_scripts_it_is_a_plain_link(full_live: str, open_page: Open) -> None:
    page = open_page(f"{full_live}{ABOUT_HARM[0]}", 360, java_script_enabled=False)
    link = page.get_by_role("link", name="Leave this page fast")
    assert link.get_attribute("href") == ELSEWHERE
    assert link.get_attribute("rel") == "nofollow noreferrer"
    note = page.locator(".quick-exit-note")
    expect(note).to_contain_text("It can’t erase your browser’s history")
    assert "Shift" not in note.inner_text()


@pytest.mark.parametrize("address", ABOUT_HARM)
def test_it_stays_in_sight_and_is_the_second_stop_of_the_tab_key(full_live: str, open_page: Open, address: str) -> None:
    page = open_page(full_live + address, 320, 480)
    link = page.get_by_role("link", name="Leave this page fast")
    expect(link).to_be_in_viewport(ratio=1)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    expect(link).to_be_in_viewport(ratio=1)
    page.emulate_media(media="print")
    expect(link).to_be_hidden()
