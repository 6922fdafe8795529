"""Finding one's way: from page to page by the next steps, by the menu, and from an address that isn't there."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

Open = Callable[..., Page]


def test_a_reader_goes_through_the_pages_in_order_without_javascript(example_live: str, open_page: Open) -> None:
    page = open_page(example_live, 360, java_script_enabled=False)
    page.get_by_role("region", name="Where to go from here").get_by_role("link", name="Example trust").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("An example of trust")
    for name in ("rapport", "collaboration", "outcomes", "choosing"):
        page.get_by_role("region", name="Next step").get_by_role("link").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(f"An example of {name}")


def test_a_number_at_a_claim_leads_to_its_source(example_live: str, open_page: Open) -> None:
    page = open_page(example_live, java_script_enabled=False)
    assert page.get_by_role("article").locator("sup").all_inner_texts() == ["1", "2", "1"]
    page.get_by_role("link", name="Source 2").click()
    source = page.locator("#source-first")
    expect(source).to_be_in_viewport()
    expect(source).to_contain_text("A first paper")
    expect(source.get_by_role("link")).to_have_attribute("href", "https://doi.org/10.1234/example.1")


def test_a_link_in_the_words_leads_to_urgent_help(example_live: str, open_page: Open) -> None:
    page = open_page(f"{example_live}outcomes/", 360, 480, java_script_enabled=False)
    page.get_by_role("article").get_by_role("link", name="Urgent help").click()
    expect(page.get_by_role("region", name="Urgent help")).to_be_in_viewport()


def test_an_address_that_is_not_there_offers_every_page(example_live: str, open_page: Open) -> None:
    page = open_page(f"{example_live}nothing-here/", 360, java_script_enabled=False)
    expect(page.get_by_role("heading", level=1)).to_have_text("We can’t find that page")
    page.get_by_role("article").get_by_role("link", name="Choosing a therapist").click()
    expect(page).to_have_url(f"{example_live}choosing/")


def test_a_long_page_lists_its_parts_and_marks_the_one_in_sight(full_live: str, open_page: Open) -> None:
    page = open_page(f"{full_live}choosing/")
    parts = page.get_by_role("navigation", name="On this page")
    expect(parts.locator("[aria-current]")).to_have_count(0)
    for name in ("What research says", "The two-minute checklist", "In short"):
        parts.get_by_role("link", name=name).click()
        expect(parts.locator("[aria-current]")).to_have_text(name)
        expect(page.get_by_role("heading", name=name)).to_be_in_viewport()


def test_the_parts_are_links_without_a_script(full_live: str, open_page: Open) -> None:
    page = open_page(f"{full_live}choosing/", 360, java_script_enabled=False)
    page.get_by_role("navigation", name="On this page").get_by_role("link", name="In short").click()
    expect(page.get_by_role("heading", name="In short")).to_be_in_viewport()


def test_the_way_to_suggest_a_change_comes_last_and_is_not_on_paper(full_live: str, open_page: Open) -> None:
    page = open_page(f"{full_live}trust/")
    expect(page.get_by_role("main").get_by_role("link").last).to_have_accessible_name("Suggest a change")
    page.emulate_media(media="print")
    expect(page.get_by_text("Suggest a change")).to_be_hidden()
    expect(page.get_by_text("Last checked")).to_be_visible()
