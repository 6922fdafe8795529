"""What a reader checked in the two-minute checklist comes along into the guide, once, and only when they go there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.guide import ADDRESS, STORED, go_to, hears, keep, opened, saved

Open = Callable[..., Page]
BROUGHT = {"answer.hopes-shared": "yes", "other-note": "Your hopes: To sleep again"}


@pytest.fixture
def page(example_live: str, open_page: Open) -> Page:
    """The checklist, with a check and a note."""
    page = open_page(f"{example_live}choosing/")
    fill_in(page)
    return page


def fill_in(page: Page) -> None:
    page.get_by_role("checkbox", name="Have I said it?").check()
    page.get_by_role("textbox", name="Your notes on your hopes").fill("To sleep again")


def go_further(page: Page) -> None:
    page.get_by_role("link", name="Go further with the guide").click()
    expect(page.locator("session-guide[data-ready]")).to_be_attached()


def keep_therapists(page: Page, home: str, nicknames: list[str]) -> None:
    """Have the guide keep these therapists, then go to the checklist."""
    page.goto(home + ADDRESS)
    go_to(page, "Therapists")
    for at, nickname in enumerate(nicknames):
        if at > 0:
            page.get_by_role("button", name="Add a therapist").click()
        page.get_by_role("textbox", name="Nickname").fill(nickname)
        page.get_by_label("Anything else about this therapist").fill("Kind")
    keep(page)
    page.goto(f"{home}choosing/")
    fill_in(page)


def test_checks_and_notes_come_along_and_leave_nothing_behind(page: Page, example_live: str) -> None:
    go_further(page)
    expect(page).to_have_url(example_live + ADDRESS)
    hears(page, "Your checks and notes from the checklist are here, in step 4.")
    assert page.evaluate(STORED) == []
    assert saved(page)["therapists"] == [BROUGHT]


def test_they_are_one_more_therapist_beside_those_that_are_kept(page: Page, example_live: str) -> None:
    keep_therapists(page, example_live, ["Blue door"])
    go_further(page)
    go_to(page, "Therapists")
    expect(page.get_by_role("button", name="Therapist 2", exact=True)).to_have_attribute("aria-pressed", "true")
    assert saved(page)["therapists"] == [{"nickname": "Blue door", "other-note": "Kind"}, BROUGHT]


def test_what_came_along_before_is_not_doubled(page: Page, example_live: str) -> None:
    go_further(page)
    keep(page)
    page.goto(f"{example_live}choosing/")
    fill_in(page)
    go_further(page)
    assert saved(page)["therapists"] == [BROUGHT]


def test_beside_four_therapists_both_notes_stay(page: Page, example_live: str) -> None:
    keep_therapists(page, example_live, ["One", "Two", "Three", "Four"])
    go_further(page)
    therapists = saved(page)["therapists"]
    assert len(therapists) == 4
    assert therapists[3] == {
        "nickname": "Four",
        "answer.hopes-shared": "yes",
        "other-note": "Kind\nYour hopes: To sleep again",
    }


def test_after_clearing_the_checklist_nothing_comes_along(page: Page) -> None:
    page.get_by_role("link", name="Go further with the guide").evaluate(
        "link => { link.addEventListener('click', (event) => event.preventDefault()); link.click() }"
    )  # as when the reader stops it
    assert page.evaluate("sessionStorage.length") == 1
    page.get_by_role("button", name="Clear everything").click()
    assert page.evaluate("sessionStorage.length") == 0
    page.reload()
    go_further(page)
    hears(page, "")


def test_a_second_tab_gets_nothing_handed_over(page: Page) -> None:
    with page.context.expect_page():
        page.get_by_role("link", name="Go further with the guide").click(modifiers=["ControlOrMeta"])
    assert page.evaluate("sessionStorage.length") == 0


def test_a_checklist_that_comes_back_has_nothing_waiting_and_all_that_was_written(page: Page) -> None:
    page.evaluate(
        """() => {
          sessionStorage.setItem("beyond-the-session.handed-over", "{}")
          for (const type of ["pagehide", "pageshow"]) dispatchEvent(new PageTransitionEvent(type, { persisted: true }))
          document.querySelector("session-checklist :checked").checked = false // as Safari does
        }"""
    )
    expect(page.get_by_role("checkbox", name="Have I said it?")).to_be_checked()
    assert page.evaluate("sessionStorage.length") == 0


def test_the_guide_opens_when_what_was_handed_over_is_damaged(page: Page, example_live: str) -> None:
    page.evaluate("sessionStorage.setItem('beyond-the-session.handed-over', '[{')")
    page.goto(example_live + ADDRESS)
    opened(page, b'{"kind": "beyond-the-session.guide", "version": 1, "mine": {}, "therapists": [{}]}')
    hears(page, "The file is open. It took the place of what was here.")
