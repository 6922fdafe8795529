"""The preview of a change, opened by double-click: every page, and all that scripts do, without a host."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from tests.browser.conftest import READERS_PAGES
from tests.conftest import FULL_EXAMPLE, build_preview, copy_project, made_once

PAGES_LINKED = "links => links.map((link) => link.href.split('#')[0]).filter((link) => /^file:.*html$/.test(link))"
FOLLOW = "page => [...document.links].find((link) => link.href.split('#')[0] === page).click()"
PICTURES_SHOWN = "all => Promise.all(all.map((one) => ((one.loading = 'eager'), one.decode())))"
ON_THIS_DEVICE = ("file:", "data:", "blob:")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the preview's folder, which has such a name as browsers give to what they unpack."""

    def make(folder: Path) -> Path:
        preview = build_preview(copy_project(folder, FULL_EXAMPLE))
        return preview.rename(preview.with_name("preview (1) #2"))

    return made_once(tmp_path_factory, "disk", make).as_uri() + "/"


@pytest.fixture
def window(chromium: Browser) -> Iterator[Page]:
    """A window of a fresh browser. An error, a refusal by a page's policy or a request to a host fails the test."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page, wrong = context.new_page(), list[str]()

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            wrong.append(f"{page.url}: {message.text}")

    page.on("console", note)
    page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
    page.on("requestfailed", lambda request: wrong.append(f"failed: {request.url}"))
    page.on("request", lambda request: None if request.url.startswith(ON_THIS_DEVICE) else wrong.append(request.url))
    yield page
    context.close()
    assert wrong == []


def test_every_page_is_reached_by_following_links(home: str, window: Page) -> None:
    pages, found_on = [f"{home}index.html"], dict[str, str]()
    for page in pages:  # it grows as links are found
        window.goto(found_on.get(page, page))
        if page in found_on:
            window.evaluate(FOLLOW, page)
        window.wait_for_load_state()  # left before its scripts are there, a page would count them as failed
        expect(window.get_by_role("heading", level=1)).to_be_visible()
        expect(window.get_by_text("This is a preview of a proposed change")).to_be_in_viewport()
        assert window.url.startswith(page)
        window.wait_for_load_state()
        for link in window.locator("a[href]").evaluate_all(PAGES_LINKED):
            if link not in pages:
                pages.append(link)
                found_on[link] = page
    assert set(pages) == {f"{home}{address}index.html" for address in READERS_PAGES}


@pytest.mark.parametrize("page", ["404.html", "staff/email-kit/index.html", "staff/qr-codes/index.html"])
def test_a_page_that_no_link_leads_to_works_too(home: str, window: Page, page: str) -> None:
    window.goto(home + page)
    window.locator("main img").evaluate_all(PICTURES_SHOWN)
    window.get_by_role("link", name="Beyond the Session").click()
    expect(window).to_have_url(f"{home}index.html")


def test_the_menu_leads_on(home: str, window: Page) -> None:
    window.set_viewport_size({"width": 360, "height": 640})
    window.goto(f"{home}choosing/guide/index.html")
    window.get_by_role("button", name="Menu", exact=True).click()
    window.get_by_role("navigation", name="Pages").get_by_role("link", name="Trust").click()
    expect(window).to_have_url(f"{home}trust/index.html")


@pytest.mark.parametrize("page", ["index.html", "choosing/guide/index.html", "404.html"])
def test_the_search_finds_a_place_and_leads_there(home: str, window: Page, page: str) -> None:
    window.goto(home + page)
    window.get_by_role("button", name="Search").click()
    window.get_by_role("searchbox").fill("why trust matters")
    found = window.get_by_role("dialog").get_by_role("listitem")
    found.filter(has_text="Trust").first.get_by_role("link").click()
    expect(window).to_have_url(f"{home}trust/index.html#why-trust-matters")
    window.get_by_role("button", name="Search").click()
    window.get_by_role("button", name="Close search").click()
    expect(window.get_by_role("dialog")).to_be_hidden()


def test_the_checklist_counts_and_its_checks_come_along_to_the_guide(home: str, window: Page) -> None:
    window.goto(f"{home}choosing/index.html")
    window.locator("session-checklist").get_by_role("checkbox").first.check()
    expect(window.locator("[data-checked]")).to_have_text("1")
    window.get_by_role("link", name="Go further with the guide").click()
    expect(window.locator("session-guide input[value=yes]:checked")).to_have_count(1)


def test_the_guide_goes_from_step_to_step_and_keeps_what_it_is_asked_to(home: str, window: Page) -> None:
    window.goto(f"{home}choosing/guide/index.html?utm_source=mail")
    expect(window).to_have_url(f"{home}choosing/guide/index.html")
    window.get_by_role("button", name="Next:").click()
    steps = window.locator(".guide__step:not([hidden])")
    expect(steps.locator(".guide__number")).to_have_text("2")
    window.go_back()
    expect(steps.locator(".guide__number")).to_have_text("1")
    window.locator(".guide__way a").last.click()
    window.get_by_role("checkbox", name="Keep my answers").check()
    window.locator(".guide__way a").first.click()
    window.locator("[name='reason.worry']").check()
    window.reload()
    expect(window.locator("[name='reason.worry']")).to_be_checked()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_short_address_leads_on(home: str, chromium: Browser, scripts: bool) -> None:
    window = chromium.new_page(java_script_enabled=scripts)
    window.goto(f"{home}go/checklist/index.html")
    window.wait_for_url(f"{home}choosing/index.html#checklist")
    window.close()


def test_a_short_address_keeps_the_question_and_leads_to_the_place(home: str, window: Page) -> None:
    window.goto(f"{home}go/checklist/index.html?a=1")
    expect(window).to_have_url(f"{home}choosing/index.html?a=1#checklist")
