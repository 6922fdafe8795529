"""The search: nothing until it is opened, then places by words, by keyboard alone, forgiving a wrong letter."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

Open = Callable[..., Page]


@pytest.fixture
def page(example_live: str, open_page: Open) -> Page:
    return open_page(f"{example_live}trust/", 360)


def said(status: Locator) -> str:
    """What a status shows, its hidden sentences left out, once the search is there."""
    expect(status.page.locator("[data-loaded]")).to_be_attached()
    return status.inner_text().strip()


def look_for(page: Page, words: str) -> None:
    if not page.get_by_role("dialog").is_visible():
        page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox", name="Search this site").fill(words)


def test_nothing_of_it_is_fetched_before_it_is_opened(example_live: str, open_page: Open) -> None:
    page = open_page("about:blank")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(example_live)))
    page.goto(f"{example_live}trust/")
    page.wait_for_load_state("networkidle")
    assert not [path for path in asked if "search" in path]
    look_for(page, "rapport")
    expect(page.get_by_role("dialog").get_by_role("listitem").first).to_be_visible()
    assert sorted(path for path in asked if "search" in path) == [
        "components/site-search/search-box.js",
        "search/search_index.json",
    ]


def test_words_lead_to_the_place_that_has_them(page: Page) -> None:
    look_for(page, "outcomes one")
    assert said(page.get_by_role("status")) == "1 found"
    page.get_by_role("dialog").get_by_role("link", name="An example of outcomes").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("An example of outcomes")


def test_a_part_of_a_page_says_which_page_it_is_on(page: Page) -> None:
    look_for(page, "why words")
    expect(page.get_by_role("dialog").get_by_role("listitem").first).to_contain_text("An example of ")


def test_it_is_used_by_keyboard_alone(page: Page) -> None:
    page.get_by_role("button", name="Search").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("collaboration")
    expect(page.get_by_role("dialog").get_by_role("listitem").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("link").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("An example of collaboration")


def test_escape_closes_it_and_focus_goes_back(page: Page) -> None:
    page.get_by_role("button", name="Search").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("button", name="Search")).to_be_focused()


def test_what_is_found_is_said_to_a_screen_reader(page: Page) -> None:
    status = page.get_by_role("status")
    look_for(page, "zebra")
    assert said(status) == "No page has these words. Try fewer words, or others."
    look_for(page, "colaboration")
    assert said(status) == "No page has just these words. These come near:"
    expect(page.get_by_role("dialog").get_by_role("listitem").first).to_contain_text("collaboration")
    look_for(page, "")
    assert said(status) == ""


def test_urgent_help_is_one_press_away_in_it(page: Page) -> None:
    look_for(page, "I want to die")
    page.get_by_role("dialog").get_by_role("link", name="Find urgent help").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("region", name="Urgent help")).to_be_in_viewport()


def test_what_was_typed_is_sent_nowhere_and_becomes_no_markup(page: Page) -> None:
    look_for(page, "rapport")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    look_for(page, "<img src=x onerror=alert(1)>")
    look_for(page, "example of trust")
    expect(page.get_by_role("dialog").get_by_role("listitem").first).to_be_visible()
    assert asked == []
    assert page.locator("dialog img").count() == 0


def test_when_it_cannot_be_loaded_it_says_so_and_tries_again(example_live: str, open_page: Open) -> None:
    page = open_page(f"{example_live}trust/")
    page.route("**/search_index.json", lambda route: route.abort())
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_text("The search can’t be loaded right now.")).to_be_visible()
    page.unroute("**/search_index.json")
    page.get_by_role("button", name="Close search").click()
    look_for(page, "rapport")
    expect(page.get_by_role("dialog").get_by_role("listitem").first).to_be_visible()
    expect(page.get_by_text("The search can’t be loaded right now.")).to_be_hidden()


def test_it_says_when_more_is_found_than_listed(full_live: str, open_page: Open) -> None:
    page = open_page(f"{full_live}trust/")
    look_for(page, "therapist")
    said_so = re.fullmatch(r"(\d+) found. The first 12 are listed.", said(page.get_by_role("status")))
    assert said_so is not None
    assert int(said_so[1]) > 12
    expect(page.get_by_role("dialog").get_by_role("listitem")).to_have_count(12)


def test_a_click_that_opens_another_tab_leaves_it_open(page: Page) -> None:
    look_for(page, "rapport")
    page.get_by_role("dialog").get_by_role("link").first.click(modifiers=["Control"])
    expect(page.get_by_role("dialog")).to_be_visible()


def test_without_a_script_it_is_not_offered(example_live: str, open_page: Open) -> None:
    page = open_page(f"{example_live}trust/", java_script_enabled=False)
    expect(page.get_by_role("button", name="Search")).to_be_hidden()


PLACES = [
    {"location": "a/", "title": "Trust", "text": "Your therapist listens. Café talk."},
    {"location": "b/", "title": "Fees", "text": "What therapy costs, and trust in numbers."},
    {"location": "c/", "title": "When it isn’t working", "text": "You can stop."},
]
FIND = """async ([code, places, words]) => {
  const { find, prepare } = await import(code)
  const { found, near } = find(prepare(places), words)
  return [found.map((place) => place.location), near]
}"""


@pytest.mark.parametrize(
    ("words", "locations", "near"),
    [
        ("trust", ["a/", "b/"], False),
        ("TRUSTING", ["a/", "b/"], False),
        ("therapies", ["a/", "b/"], False),
        ("how do i stop", ["c/"], False),
        ("cafe", ["a/"], False),
        ("isn't working", ["c/"], False),
        ("isnt working", ["c/"], False),
        ("therapist listens", ["a/"], False),
        ("therapist costs", [], False),
        ("using", [], False),
        ("numbers", ["b/"], False),
        ("fee", ["b/"], False),
        ("theripist", ["a/"], True),
        ("xy", [], False),
        ("", [], False),
        ("the", ["a/", "b/"], False),
        ("(.*", [], False),
    ],
)
def test_words_are_found_in_any_form(
    example_live: str, page: Page, words: str, locations: list[str], near: bool
) -> None:
    code = f"{example_live}components/site-search/search-box.js"
    assert page.evaluate(FIND, [code, PLACES, words]) == [locations, near]


def test_in_a_browser_that_knows_no_dialog_it_is_not_offered(example_live: str, open_page: Open) -> None:
    page = open_page("about:blank")
    page.add_init_script("delete HTMLDialogElement.prototype.showModal")
    page.goto(f"{example_live}trust/")
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("button", name="Search")).to_be_hidden()
