"""Light and dark: by the system's wish without a script, by the switch when pressed, remembered only then."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

Open = Callable[..., Page]

LIGHT, DARK = "rgb(251, 247, 240)", "rgb(29, 27, 32)"
BLOCK_STORAGE = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError") } })"""


def paper(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def switch_to(page: Page, scheme: str) -> Locator:
    """The switch, which is named by what a press brings."""
    return page.get_by_role("button", name=f"{scheme.capitalize()} colors")


def stored(page: Page) -> dict[str, str]:
    return dict(page.evaluate("({...localStorage})"))


@pytest.mark.parametrize(("scheme", "color"), [("light", LIGHT), ("dark", DARK)])
def test_the_system_decides_without_a_script(example_live: str, open_page: Open, scheme: str, color: str) -> None:
    page = open_page(f"{example_live}trust/", java_script_enabled=False, color_scheme=scheme)
    assert paper(page) == color
    expect(page.get_by_role("button", name="colors")).to_be_hidden()


@pytest.mark.parametrize(
    ("scheme", "before", "after", "kept"), [("light", LIGHT, DARK, "dark"), ("dark", DARK, LIGHT, "light")]
)
def test_the_switch_changes_all_pages_and_back(
    example_live: str, open_page: Open, scheme: str, before: str, after: str, kept: str
) -> None:
    page = open_page(f"{example_live}trust/", color_scheme=scheme)
    expect(switch_to(page, kept)).to_be_visible()
    assert stored(page) == {}
    switch_to(page, kept).click()
    assert paper(page) == after
    assert stored(page) == {"beyond-the-session.colors": kept}
    page.goto(f"{example_live}rapport/")
    assert paper(page) == after
    switch_to(page, scheme).click()
    assert paper(page) == before
    assert stored(page) == {}


def test_a_chosen_color_is_there_before_the_first_paint(example_live: str, open_page: Open) -> None:
    page = open_page(f"{example_live}trust/")
    page.get_by_role("button", name="Dark colors").click()
    page.route("**/elements.*.js", lambda route: route.abort())  # what paints it is inside the page
    page.goto(f"{example_live}rapport/")
    assert paper(page) == DARK


def test_paper_is_never_dark(example_live: str, open_page: Open) -> None:
    page = open_page(f"{example_live}trust/", color_scheme="dark")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(40, 37, 44)"


def test_everything_works_with_storage_blocked(example_live: str, open_page: Open) -> None:
    page = open_page("about:blank")
    page.add_init_script(BLOCK_STORAGE)
    page.goto(f"{example_live}choosing/")
    page.get_by_role("button", name="Dark colors").click()
    assert paper(page) == DARK
    page.get_by_role("checkbox", name="Do I know what I hope for?").check()
    expect(page.get_by_role("status").get_by_text("Checked so far: 1")).to_be_visible()
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("trust")
    expect(page.get_by_role("dialog").get_by_role("listitem").first).to_be_visible()


def test_a_kept_value_nobody_knows_does_no_harm(example_live: str, open_page: Open) -> None:
    page = open_page(f"{example_live}trust/", color_scheme="dark")
    page.evaluate("localStorage.setItem('beyond-the-session.colors', '{broken')")
    page.reload()
    assert paper(page) == DARK
    expect(switch_to(page, "light")).to_be_visible()


def test_who_has_gone_back_to_the_systems_wish_follows_it_again(example_live: str, open_page: Open) -> None:
    page = open_page(f"{example_live}trust/", color_scheme="light")
    switch_to(page, "dark").click()
    switch_to(page, "light").click()
    page.emulate_media(color_scheme="dark")
    assert paper(page) == DARK
    expect(switch_to(page, "light")).to_be_visible()


def test_a_page_the_browser_had_put_aside_takes_up_the_choice_made_since(example_live: str, open_page: Open) -> None:
    page = open_page(f"{example_live}trust/")
    page.evaluate("localStorage.setItem('beyond-the-session.colors', 'dark')")  # as another page would
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert paper(page) == DARK
    expect(switch_to(page, "light")).to_be_visible()
