"""axe-core finds nothing with every rule it has, on any page or step of the guide; and nothing is out of reach."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ADDRESSES
from tests.browser.guide import ADDRESS as GUIDE
from tests.browser.guide import file_of
from tests.browser.guide_model import TRIAL, everything, form_in

Open = Callable[..., Page]

# 44 by 44 CSS pixels, or a link in a line of text: WCAG 2.2, success criterion 2.5.5 (AAA).
TOO_SMALL = """() => {
  const isInLine = (element) => element.matches("p a, li a, td a") && getComputedStyle(element).display === "inline"
  const areaOf = (element) => element.closest("label:has([type=checkbox], [type=radio])") ?? element
  return [...document.querySelectorAll("a:not(.skip), button, input, textarea, summary")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !isInLine(element))
    .filter((element) => {
      const { width, height } = areaOf(element).getBoundingClientRect()
      return width < 43.9 || height < 43.9
    })
    .map((element) => element.outerHTML.slice(0, 90))
}"""

RUN_AXE = """(tags) => axe.run({
  resultTypes: ["violations"], // what is right isn't listed: naming every element of it takes longer than the rules
  runOnly: { type: "rule", values: axe.getRules(tags).map(({ ruleId }) => ruleId) }
})"""


def violations(page: Page, scheme: str = "light") -> list[str]:
    """What axe finds on a page with every rule on: A, AA, AAA, best practices and experimental ones.

    In the dark only colors differ, so only its rules for colors look there.
    """
    found = page.evaluate(RUN_AXE, {"light": [], "dark": ["cat.color"]}[scheme])
    return [
        f"{violation['id']}: {node['target'][0]}: {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing(full_live: str, look_at: Open, axe: str, address: str, scheme: str) -> None:
    page = look_at(full_live + address, 1280, scheme=scheme)
    page.evaluate(axe)
    assert violations(page, scheme) == [], "wide"
    page.set_viewport_size({"width": 320, "height": 640})
    assert violations(page, scheme) == [], "narrow"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["", "choosing/first-meeting/", "nothing-here/"])
def test_axe_finds_nothing_when_search_or_menu_is_open(
    full_live: str, look_at: Open, axe: str, address: str, scheme: str
) -> None:
    page = look_at(full_live + address, 1280, scheme=scheme)
    page.evaluate(axe)
    page.get_by_role("button", name="Search").click()
    assert violations(page, scheme) == [], "search, wide"
    page.set_viewport_size({"width": 320, "height": 640})
    assert violations(page, scheme) == [], "search, narrow"
    page.get_by_role("button", name="Close search").click()
    page.get_by_role("button", name="Menu").click()
    assert violations(page, scheme) == [], "menu"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("address", "goal"), [("go/why/", "trust/"), ("confidence/#warmth", "rapport/"), ("trust/#liking", "rapport/")]
)
def test_axe_finds_nothing_while_an_address_leads_elsewhere(
    example_live: str, open_page: Open, axe: str, address: str, goal: str, scheme: str
) -> None:
    page = open_page("about:blank", 320, color_scheme=scheme)
    page.route(example_live + goal, lambda route: route.abort("aborted"))  # the reader is still on the way
    page.goto(example_live + address, wait_until="commit")
    expect(page.get_by_role("heading", name="Urgent help")).to_be_visible()
    page.evaluate(axe)
    assert page.url == example_live + address
    assert violations(page, scheme) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_when_a_page_is_offered(example_live: str, look_at: Open, axe: str, scheme: str) -> None:
    page = look_at(f"{example_live}trst/", 320, scheme=scheme)
    expect(page.get_by_text("Were you looking for this page?")).to_be_visible()
    page.evaluate(axe)
    assert violations(page, scheme) == []


def test_axe_finds_nothing_when_every_reason_is_unfolded(full_live: str, look_at: Open, axe: str) -> None:
    page = look_at(f"{full_live}choosing/", 320)
    page.evaluate(axe)
    for summary in page.locator("session-checklist summary").all():
        summary.click()
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_step_of_the_filled_guide(
    full_live: str, open_page: Open, axe: str, scheme: str
) -> None:
    page = open_page("about:blank", 320, color_scheme=scheme)
    page.add_init_script(TRIAL)
    page.goto(full_live + GUIDE)
    page.locator("session-guide [data-open]").set_input_files(file_of(everything(form_in(page)).file.encode()))
    expect(page.locator("[data-said-when=opened]")).to_be_visible()
    page.evaluate("trial.passTime()")  # the way back has ended, and covers nothing
    page.evaluate(axe)
    for step in page.locator(".guide__way a").all():
        step.click()
        page.evaluate("for (const fold of document.querySelectorAll('.guide details')) fold.open = true")
        assert violations(page, scheme) == [], step.text_content()
        assert page.evaluate("document.documentElement.scrollWidth") == 320, step.text_content()
        assert page.evaluate(TOO_SMALL) == [], step.text_content()


def test_axe_finds_a_fault(full_live: str, look_at: Open, axe: str) -> None:
    page = look_at(full_live)
    page.evaluate(axe)
    page.evaluate("document.querySelector('article').append(document.createElement('img'))")
    assert any(found.startswith("image-alt") for found in violations(page))


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", ADDRESSES)
def test_what_can_be_pressed_is_as_large_as_a_fingertip(
    full_live: str, look_at: Open, address: str, width: int
) -> None:
    page = look_at(full_live + address, width)
    assert page.evaluate(TOO_SMALL) == []
    page.get_by_role("button", name="Search").click()
    assert page.evaluate(TOO_SMALL) == [], "search"
    if width == 320:
        page.get_by_role("button", name="Close search").click()
        page.get_by_role("button", name="Menu").click()
        assert page.evaluate(TOO_SMALL) == [], "menu"
