"""The menu: a row of links where there is room, a sheet behind a button where there isn't, links in any case."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import EXAMPLE, build, change, copy_project, serve

Open = Callable[..., Page]
NAMES = ("Home", "Trust", "Rapport", "Collaboration", "Outcomes", "Choosing a therapist")


HTML = {"content-type": "text/html"}


def as_if_unknown(html: str) -> str:
    """A page as a browser sees it that knows no popover; its policy is left out, as it fits the page as it was."""
    for known, other in ((":popover-open", ":unknown-here"), (" popover", " data-popover"), ("-Security-", "-X-")):
        html = html.replace(known, other)
    return html


def expect_every_page(page: Page) -> None:
    menu = page.get_by_role("navigation", name="Pages")
    for name in NAMES:
        expect(menu.get_by_role("link", name=name, exact=True)).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_wide_screen_every_page_is_in_sight_and_there_is_no_button(
    example_live: str, open_page: Open, scripts: bool
) -> None:
    page = open_page(f"{example_live}trust/", 1280, java_script_enabled=scripts)
    expect_every_page(page)
    expect(page.get_by_role("button", name="Menu")).to_be_hidden()


def test_without_a_script_every_page_is_in_sight_on_a_phone_too(example_live: str, open_page: Open) -> None:
    page = open_page(f"{example_live}trust/", 320, java_script_enabled=False)
    expect_every_page(page)
    page.get_by_role("link", name="Outcomes", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("An example of outcomes")


def test_the_current_page_is_announced(example_live: str, open_page: Open) -> None:
    menu = open_page(f"{example_live}trust/").get_by_role("navigation", name="Pages")
    expect(menu.get_by_role("link", name="Trust")).to_have_attribute("aria-current", "page")
    assert menu.locator("[aria-current]").count() == 1


def test_on_a_phone_the_button_opens_it_and_it_closes_by_button_and_by_escape(
    example_live: str, open_page: Open
) -> None:
    page = open_page(f"{example_live}trust/", 360)
    button = page.get_by_role("button", name="Menu", exact=True)
    expect(page.get_by_role("link", name="Rapport", exact=True)).to_be_hidden()
    button.click()
    expect_every_page(page)
    expect(page.get_by_role("button", name="Close menu")).to_be_focused()
    page.get_by_role("button", name="Close menu").click()
    expect(page.get_by_role("link", name="Rapport", exact=True)).to_be_hidden()
    button.click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Rapport", exact=True)).to_be_hidden()
    expect(button).to_be_focused()


def test_by_keyboard_alone_a_reader_goes_to_another_page(example_live: str, open_page: Open) -> None:
    page = open_page(example_live, 360)
    page.get_by_role("button", name="Menu", exact=True).focus()
    page.keyboard.press("Enter")
    for _ in NAMES[:3]:
        page.keyboard.press("Tab")
    expect(page.get_by_role("navigation").get_by_role("link", name="Rapport")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("An example of rapport")


def test_a_closed_menu_takes_no_focus(example_live: str, open_page: Open) -> None:
    page = open_page(f"{example_live}trust/", 360)
    page.get_by_role("button", name="Menu", exact=True).focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_it_closes_when_focus_leaves_it_and_so_never_covers_what_has_focus(example_live: str, open_page: Open) -> None:
    page = open_page(f"{example_live}trust/", 360)
    page.get_by_role("button", name="Menu", exact=True).click()
    page.get_by_role("navigation", name="Pages").get_by_role("button", name="colors").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Close menu")).to_be_hidden()
    assert page.evaluate("document.activeElement.closest('main, footer') !== null")


def test_urgent_help_is_the_first_thing_in_it_and_leads_there(example_live: str, open_page: Open) -> None:
    page = open_page(f"{example_live}trust/", 360, 480)
    page.get_by_role("button", name="Menu", exact=True).click()
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Need help now?").click()
    expect(page.get_by_role("button", name="Close menu")).to_be_hidden()
    expect(page.get_by_role("region", name="Urgent help")).to_be_in_viewport()


@pytest.fixture(scope="module")
def parts_live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The example with a part of two pages in its menu."""
    project = copy_project(tmp_path_factory.mktemp("parts") / "project", EXAMPLE)
    change(
        project,
        "mkdocs.yml",
        "  - Trust: trust.md\n",
        "  - Bonds:\n      - Trust: trust.md\n      - Ties: rapport.md\n",
    )
    change(project, "mkdocs.yml", "  - Rapport: rapport.md\n", "")
    yield from serve(build(project))


@pytest.mark.parametrize("scripts", [True, False])
def test_the_pages_of_a_part_are_in_sight_when_one_is_in_it(parts_live: str, open_page: Open, scripts: bool) -> None:
    page = open_page(f"{parts_live}outcomes/", 1280, java_script_enabled=scripts)
    expect(page.get_by_role("link", name="Ties")).to_be_hidden()
    page.get_by_role("link", name="Bonds").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("An example of trust")
    page.get_by_role("link", name="Ties").click()
    expect(page.get_by_role("link", name="Ties")).to_have_attribute("aria-current", "page")


def test_on_a_phone_the_menu_has_the_pages_of_all_parts(parts_live: str, open_page: Open) -> None:
    page = open_page(f"{parts_live}outcomes/", 320)
    page.get_by_role("button", name="Menu", exact=True).click()
    page.get_by_role("link", name="Ties").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("An example of rapport")


def test_it_closes_when_the_screen_grows_wide(example_live: str, open_page: Open) -> None:
    page = open_page(f"{example_live}trust/", 820)
    page.get_by_role("button", name="Menu", exact=True).click()
    page.set_viewport_size({"width": 1300, "height": 820})
    expect(page.get_by_role("banner").get_by_role("link", name="Need help now?")).to_be_visible()
    expect(page.locator(":popover-open")).to_have_count(0)
    expect_every_page(page)


def test_in_a_browser_that_knows_no_popover_every_page_is_in_sight(example_live: str, open_page: Open) -> None:
    page = open_page("about:blank", 360)
    page.add_init_script("delete HTMLElement.prototype.hidePopover")
    page.route("**/trust/", lambda route: route.fulfill(body=as_if_unknown(route.fetch().text()), headers=HTML))
    page.goto(f"{example_live}trust/")
    expect(page.get_by_role("button", name="Menu", exact=True)).to_be_hidden()
    page.get_by_role("link", name="Rapport").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("An example of rapport")
