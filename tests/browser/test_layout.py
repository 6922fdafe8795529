"""Every page fits its screen: small, zoomed, with wider text, in forced colors, without styles; and nothing jumps."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from time import sleep

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ADDRESSES
from tests.conftest import Quiet, build, change, serve

Open = Callable[..., Page]

# WCAG 2.2, success criterion 1.4.12: what readers may set without anything being lost.
TEXT_SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }"""
ADD_STYLE = """(css) => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets = [sheet] // the page's policy lets no style element in
}"""
CUT = """() => [...document.querySelectorAll("body *")]
  .filter((element) => element.checkVisibility() && !element.closest("svg, dialog, textarea"))
  .filter((element) => getComputedStyle(element).clipPath === "none") // words for a screen reader alone
  .filter((element) => ["hidden", "clip"].includes(getComputedStyle(element).overflowX))
  .filter((element) => element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
  .map((element) => element.outerHTML.slice(0, 80))"""
# How much has moved, and what from where to where.
WATCH_SHIFTS = """window.shifts = []
const place = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(" ")
const moved = ({ node, previousRect, currentRect }) =>
  `${node?.outerHTML?.slice(0, 60)}: ${place(previousRect)} to ${place(currentRect)}`
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries()) window.shifts.push(value, ...sources.map(moved))
}).observe({ type: "layout-shift", buffered: true })"""

MOVING = """[...document.querySelectorAll("*")].map((element) => getComputedStyle(element))
  .filter(({ transitionDuration, animationName, scrollBehavior }) =>
    transitionDuration !== "0s" || animationName !== "none" || scrollBehavior === "smooth").length"""

TOUCHING = """() => {
  const aside = [...document.querySelectorAll(".page > .drawing, .on-this-page")]
  const beside = aside.map((element) => [element, element.getBoundingClientRect()])
  const words = [...document.querySelectorAll("article > :is(h1, h2, p)")].flatMap((element) => {
    const range = document.createRange()
    range.selectNodeContents(element)
    return [...range.getClientRects()].map((box) => [element, box])
  })
  const meet = (one, other) =>
    one.left < other.right + 8 && other.left < one.right + 8 && one.top < other.bottom && other.top < one.bottom
  return [...beside, ...words].flatMap(([element, box]) =>
    beside.filter(([other, there]) => other !== element && meet(there, box)).map(() => element.outerHTML.slice(0, 80)))
}"""
WIDTH_OF_TITLE = """(face) => {
  const title = document.querySelector("h1")
  const shown = getComputedStyle(title).fontFamily
  title.style.fontFamily = shown.replace("Fraunces", face)
  const range = document.createRange()
  range.selectNodeContents(title)
  return Math.round(range.getClientRects()[0].width * 10)
}"""


def scrolls_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_small_or_zoomed_screen_never_scrolls_sideways(full_live: str, look_at: Open, address: str) -> None:
    page = look_at(full_live + address, 320, 256)  # 1280 by 1024 at 400%
    assert not scrolls_sideways(page)
    page.set_viewport_size({"width": 640, "height": 512})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert not scrolls_sideways(page)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", ADDRESSES)
def test_wider_text_cuts_nothing(full_live: str, look_at: Open, address: str, width: int) -> None:
    page = look_at(full_live + address, width)
    page.evaluate(ADD_STYLE, TEXT_SPACING)
    assert not scrolls_sideways(page)
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_moves_while_a_page_loads(full_live: str, open_page: Open, address: str, width: int) -> None:
    page = open_page("about:blank", width)
    page.add_init_script(WATCH_SHIFTS)
    page.goto(full_live + address)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(200)
    assert page.evaluate("window.shifts") == []


class _Halting(Quiet):
    """A slow line: a page stops for a while in the middle of the menu."""

    def do_GET(self) -> None:
        if not self.path.endswith("/"):
            super().do_GET()
            return
        page = (Path(self.directory) / self.path.strip("/") / "index.html").read_bytes()
        middle = page.index(b"Outcomes</a></li>")
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page[:middle])
        sleep(1)
        self.wfile.write(page[middle:])


def test_nothing_moves_when_a_slow_line_stops_in_the_middle_of_the_menu(full_site: Path, open_page: Open) -> None:
    page = open_page("about:blank", 1280)
    page.add_init_script(WATCH_SHIFTS)
    with contextmanager(serve)(full_site, _Halting) as address:
        page.goto(f"{address}choosing/")
        page.get_by_role("contentinfo").wait_for()
    page.wait_for_timeout(200)
    assert page.evaluate("window.shifts") == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_title_has_its_face_at_the_first_paint(full_live: str, open_page: Open, address: str) -> None:
    page = open_page(full_live + address)
    faces = page.evaluate("[...document.fonts].map(({ family, status }) => family.concat(' ', status))")
    assert faces == ["Fraunces loaded"]
    assert page.evaluate(WIDTH_OF_TITLE, "Fraunces") != page.evaluate(WIDTH_OF_TITLE, "no such face")


@pytest.mark.parametrize("width", [640, 1024, 1120, 1280, 1920])
@pytest.mark.parametrize(
    "address", ["", "outcomes/", "choosing/", "choosing/approaches/", "choosing/first-meeting/", "about/"]
)
def test_nothing_beside_the_words_touches_them(full_live: str, look_at: Open, address: str, width: int) -> None:
    page = look_at(full_live + address, width)
    assert page.evaluate(TOUCHING) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_a_page_without_a_drawing_has_room_for_its_words_in_the_way(
    example_live: str, look_at: Open, width: int
) -> None:
    page = look_at(example_live, width)
    without, another = (page.locator(".the-way__page").nth(number).locator("div").bounding_box() for number in (0, 1))
    assert without is not None
    assert another is not None
    assert without["width"] >= another["width"]
    assert width == 320 or without["y"] == another["y"]


def test_a_long_word_makes_no_phone_scroll(example: Path, open_page: Open) -> None:
    word = "Psychopharmacological-" * 3
    change(example, "docs/trust.md", "title: Example trust", f"title: {word}")
    change(example, "docs/index.md", "| Left | Right |", f"| {word} | Right |")
    for home in serve(build(example)):
        assert not scrolls_sideways(open_page(home, 320))


def test_a_line_has_about_65_characters(example_live: str, look_at: Open) -> None:
    page = look_at(f"{example_live}outcomes/", 1280)
    length = page.evaluate(
        """() => {
          const line = document.querySelector("article > p:nth-of-type(2)")
          line.textContent = "The quick brown fox jumps over the lazy dog and runs on. ".repeat(40)
          const range = document.createRange()
          range.setStart(line.firstChild, 0)
          let end = 1
          do range.setEnd(line.firstChild, end++)
          while (range.getClientRects().length === 1)
          return end - 2
        }"""
    )
    assert 55 <= length <= 80


@pytest.mark.parametrize("address", ADDRESSES)
def test_urgent_help_is_a_link_in_the_first_screen(full_live: str, look_at: Open, address: str) -> None:
    page = look_at(full_live + address, 320, 480)
    link = page.get_by_role("banner").get_by_role("link", name="Need help now?")
    box = link.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 480
    link.click()
    assert page.get_by_role("heading", name="Urgent help", exact=True).is_visible()
    assert page.evaluate("document.querySelector('#urgent-help').getBoundingClientRect().top") < 480


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_has_its_landmarks(full_live: str, look_at: Open, address: str) -> None:
    page = look_at(full_live + address)
    for role in ("banner", "main", "contentinfo"):
        expect(page.get_by_role(role)).to_have_count(1)
    expect(page.get_by_role("navigation", name="Pages")).to_have_count(1)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_can_be_read_without_its_styles(full_live: str, look_at: Open, address: str) -> None:
    page = look_at(full_live + address, 360, scripts=False)
    page.evaluate("for (const style of [...document.querySelectorAll('style')]) style.remove()")
    assert not scrolls_sideways(page) or page.locator("table").count()  # a table of facts may be wide: WCAG 2.2, 1.4.10
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    order = page.evaluate("[...document.querySelectorAll('.skip, header, h1, footer')].map((part) => part.localName)")
    assert order == ["a", "header", "h1", "footer"]


def test_forced_colors_keep_edges_and_the_current_page(example_live: str, open_page: Open) -> None:
    page = open_page(f"{example_live}choosing/", 1280, forced_colors="active")
    current = page.get_by_role("link", name="Choosing a therapist")
    assert current.evaluate("link => getComputedStyle(link).textDecorationLine") == "underline"
    button = page.get_by_role("button", name="Clear everything")
    edge = button.evaluate("button => getComputedStyle(button).borderTopStyle")
    assert edge == "solid"


def test_nothing_moves_by_itself_for_anyone(example_live: str, look_at: Open) -> None:
    page = look_at(f"{example_live}choosing/")
    assert page.evaluate(MOVING) == 0
