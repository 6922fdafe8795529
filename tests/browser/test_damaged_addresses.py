"""What mail programs, chat programs and people do to an address, and where it lands all the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

Open = Callable[..., Page]

LANDS = {
    "capital letters": ("Trust/", "trust/"),
    "capital letters in folder and place": ("CHOOSING/Guide/#Guide", "choosing/guide/#guide"),
    "a full stop behind it": ("trust/.", "trust/"),
    "a full stop and no slash": ("trust.", "trust/"),
    "a bracket": ("trust/)", "trust/"),
    "an angle bracket, as HTML writes it": ("trust/&gt;", "trust/"),
    "quotation marks around it": ("%E2%80%9Ctrust/%E2%80%9D", "trust/"),
    "a comma and more of the sentence's signs": ("trust/,).", "trust/"),
    "a # that was written as %23": ("trust/%23why", "trust/#why"),
    "the same, written twice over": ("trust/%2523why", "trust/#why"),
    "a # as %23, and a full stop": ("rapport/%23why.", "rapport/#why"),
    "a ? that was written as %3F": ("trust/%3Futm_source=mail", "trust/"),
    "an & without a ?": ("trust/&utm_source=mail", "trust/"),
    "a line broken by =": ("choosing/gui=de/", "choosing/guide/"),
    "a line broken by = and its signs": ("choosing/=0D=0Aguide/", "choosing/guide/"),
    "an = at its end": ("trust/=", "trust/"),
    "a blank within it": ("choosing/%20guide/", "choosing/guide/"),
    "a blank nobody sees": ("trust%E2%80%8B/", "trust/"),
    "two slashes": ("choosing//Guide/", "choosing/guide/"),
    "a name of a file": ("trust.html", "trust/"),
    "a name of a file in a folder": ("trust/index.htm", "trust/"),
    "another word for a hyphen": ("choosing/guide_/", "choosing/guide/"),
    "a folder left out": ("guide/", "choosing/guide/"),
    "a short address, in capital letters": ("GO/WHY", "trust/#why"),
    "a short address without its beginning": ("checklist", "choosing/#checklist"),
    "an old address, damaged": ("Confidence/.", "trust/"),
    "an old place on an old address, damaged": ("Confidence/%23Warmth.", "rapport/#why"),
    "a place on an old address, damaged": ("Confidence/#Why)", "trust/#why"),
    "a sign that was cut in two": ("trust/%E2%80", "trust/"),
    "nothing but signs": ("=/=/.", ""),
    "a question that is ours to keep": ("Trust/?from=mail", "trust/?from=mail"),
}
"""Addresses of pages that aren't there, below the site's own, and the page they lead to."""

PLACES = {
    "a full stop": ("trust/#why.", "trust/#why"),
    "a bracket": ("trust/#why)", "trust/#why"),
    "capital letters": ("trust/#Why", "trust/#why"),
    "a # twice": ("trust/#%23why", "trust/#why"),
    "a line broken by =": ("trust/#in-=short", "trust/#in-short"),
    "a question behind it": ("trust/#why?utm_source=mail", "trust/#why"),
    "a blank": ("trust/#why%20", "trust/#why"),
    "underscores": ("trust/#in_short", "trust/#in-short"),
    "blanks for hyphens": ("trust/#in%20short", "trust/#in-short"),
    "a hyphen of a word processor": ("trust/#in%E2%80%91short", "trust/#in-short"),
    "a place cut off": ("trust/#in-shor", "trust/#in-short"),
    "an old id, damaged": ("trust/#Reasons.", "trust/#why"),
    "an old place on an old page, damaged": ("confidence/#Warmth.", "rapport/#why"),
    "a place on an old page, damaged": ("confidence/#Why.", "trust/#why"),
    "a % that stands for nothing": ("trust/#why%", "trust/#why"),
}
"""Addresses of pages that are there, with a place that isn't, and the place they mean."""

OFFERED = {
    "a letter left out": ("trst/", "trust/"),
    "a letter too many": ("choosing/guides/", "choosing/guide/"),
    "two letters swapped": ("choosing/giude/", "choosing/guide/"),
    "a letter left out below a page": ("choosing/gide/", "choosing/guide/"),
    "an address cut off": ("collabora", "collaboration/"),
    "more behind it": ("trust/and-more/", "trust/"),
    "another folder": ("about/guide/", "choosing/guide/"),
}
"""Addresses whose meaning can only be guessed."""


@pytest.fixture(scope="module", params=["example_live", "example_below"], ids=["at the domain's root", "below it"])
def home(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue(request.param))


@pytest.mark.parametrize(("address", "goal"), LANDS.values(), ids=LANDS)
def test_a_damaged_address_lands_on_the_page_it_means(home: str, look_at: Open, address: str, goal: str) -> None:
    look_at(home + address).wait_for_url(home + goal)


@pytest.mark.parametrize(("address", "goal"), PLACES.values(), ids=PLACES)
def test_a_damaged_place_is_found_on_its_page(example_live: str, look_at: Open, address: str, goal: str) -> None:
    page = look_at("about:blank", 360, 400)
    page.goto(example_live + address)
    page.wait_for_url(example_live + goal)
    assert page.evaluate("scrollY") > 0


def test_a_damaged_address_of_the_worksheet_leads_to_it(home: str, open_page: Open) -> None:
    page = open_page("about:blank")
    with page.expect_request(f"{home}choosing/guide/decision-guide.pdf"):
        page.goto(f"{home}Choosing/guide/Decision-Guide.pdf.", wait_until="commit")


@pytest.mark.parametrize(("address", "goal"), OFFERED.values(), ids=OFFERED)
def test_a_guess_is_offered_and_not_taken(home: str, look_at: Open, address: str, goal: str) -> None:
    page = look_at(home + address)
    offer = page.get_by_text("Were you looking for this page?").get_by_role("link")
    assert offer.evaluate("link => link.href") == home + goal
    assert page.url == home + address


@pytest.mark.parametrize("address", ["nothing-here/", "x", "etc/passwd", "%D0%BF%D1%80", "a" * 200, "404", "<x>"])
def test_what_means_nothing_stays_where_it_is_and_leads_to_every_page(home: str, look_at: Open, address: str) -> None:
    page = look_at(home + address)
    assert page.get_by_role("heading", name="We can’t find that page").is_visible()
    assert page.get_by_text("Were you looking").is_hidden()
    links = page.get_by_role("main").get_by_role("link")
    assert [link.evaluate("link => link.href") for link in links.all()] == [
        home + address
        for address in ("", "trust/", "rapport/", "collaboration/", "outcomes/", "choosing/", "choosing/guide/")
    ]


def test_without_scripts_it_is_a_list_of_pages_and_urgent_help(home: str, look_at: Open) -> None:
    page = look_at(f"{home}Trust/", 360, scripts=False)
    assert page.url == f"{home}Trust/"
    assert page.get_by_role("main").get_by_role("link", name="Trust").is_visible()
    assert page.get_by_text("Were you looking").is_hidden()
    page.get_by_role("link", name="Need help now? Find urgent help").click()
    assert page.get_by_role("link", name="call 911").is_visible()


def test_back_from_a_mended_address_leads_to_where_the_reader_came_from(example_live: str, open_page: Open) -> None:
    page = open_page(f"{example_live}outcomes/")
    for address, goal in (("Trust/", "trust/"), ("trust/#Why.", "trust/#why")):
        page.goto(example_live + address)
        page.wait_for_url(example_live + goal)
        page.go_back()
        assert page.url == f"{example_live}outcomes/"
