"""A visit contacts nobody but the site's own host, and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import ADDRESSES
from tests.conftest import EDITOR

HTML = {"content-type": "text/html; charset=utf-8"}
WATCH_POLICY = """window.refused = []
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
  window.refused.push([violatedDirective, blockedURI, sourceFile, lineNumber].join(" ")))"""


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_request_leaves_the_site_and_nothing_is_stored(full_live: str, chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(WATCH_POLICY)
    page.goto(full_live + address)
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox", name="Search this site").fill("trust")
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="Close search").click()
    page.get_by_role("button", name="Menu").click()
    assert page.evaluate("window.refused") == []
    assert asked
    assert [url for url in asked if not url.startswith((full_live, "data:", "blob:"))] == []
    assert page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage))") == []
    assert context.cookies() == []
    context.close()


def test_a_script_or_style_that_is_not_ours_is_refused(example_live: str, open_page: Callable[..., Page]) -> None:
    page = open_page("about:blank")
    page.add_init_script(WATCH_POLICY)
    strange = "<script>window.ran = true</script><style>h1 { display: none }</style><img src='https://a.example/x.gif'>"
    page.route("**/trust/", lambda route: route.fulfill(body=route.fetch().text() + strange, headers=HTML))
    page.goto(f"{example_live}trust/")
    page.wait_for_function("window.refused.length === 3")
    assert page.evaluate("window.ran") is None
    assert page.get_by_role("heading", level=1).is_visible()


def test_a_link_that_leads_away_does_not_say_from_where(example_live: str, open_page: Callable[..., Page]) -> None:
    page = open_page(example_live)
    page.route("https://doi.org/**", lambda route: route.fulfill(body="There"))
    with page.expect_request("https://doi.org/**") as asked:
        page.get_by_role("link", name="10.1234/example.1").click()
    assert "referer" not in asked.value.all_headers()


def test_suggesting_a_change_says_nothing_of_the_page_and_stays_in_the_tab(
    full_live: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{full_live}trust/")
    page.route(f"{EDITOR}**", lambda route: route.fulfill(body="There"))
    with page.expect_request(f"{EDITOR}docs/trust.md") as asked:
        page.get_by_role("link", name="Suggest a change").click()
    assert "referer" not in asked.value.all_headers()
    page.wait_for_url(f"{EDITOR}docs/trust.md")
    assert page.context.pages == [page]


def test_filling_in_the_checklist_sends_and_stores_nothing(example_live: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{example_live}choosing/")
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("checkbox", name="Do I know what I hope for?").check()
    page.get_by_role("textbox", name="Your notes on your hopes").fill("To sleep again")
    page.get_by_role("checkbox", name="Did I feel calm? (after you meet)").press("Enter")
    page.wait_for_timeout(300)
    assert asked == []
    assert page.url == f"{example_live}choosing/"
    assert page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage))") == []
    assert page.get_by_role("textbox", name="Your notes on your hopes").input_value() == "To sleep again"


def test_answers_are_gone_after_a_reload(example_live: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{example_live}choosing/")
    page.get_by_role("checkbox", name="Do I know what I hope for?").check()
    page.get_by_role("textbox", name="Your notes on your hopes").fill("To sleep again")
    page.reload()
    assert page.locator(":checked").count() == 0
    assert page.get_by_role("textbox", name="Your notes on your hopes").input_value() == ""
