"""The checklist with JavaScript: it counts what is ticked and prints what was written."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader


@pytest.fixture
def page(example_live: str, open_page: Callable[..., Page]) -> Page:
    return open_page(f"{example_live}choosing/")


def on_paper(page: Page) -> str:
    """The words of the printed page, as a PDF holds them."""
    reader = PdfReader(BytesIO(page.pdf(format="A4")))
    return " ".join(" ".join(sheet.extract_text() for sheet in reader.pages).split())


def test_it_says_how_far_one_has_come(page: Page) -> None:
    status = page.get_by_role("status")
    expect(page.get_by_role("status").get_by_text("Checked so far:")).to_be_hidden()
    page.get_by_role("checkbox", name="Do I know what I hope for?").check()
    page.get_by_role("checkbox", name="Did I feel calm? (after you meet)").check()
    expect(status).to_have_text("Checked so far: 2")
    page.get_by_role("checkbox", name="Did I feel calm? (after you meet)").uncheck()
    expect(status).to_have_text("Checked so far: 1")
    page.get_by_role("button", name="Clear everything").click()
    expect(status).to_have_text("Checked so far: 0")


def test_it_is_walked_by_keyboard_alone_in_reading_order(page: Page) -> None:
    page.get_by_role("checkbox", name="Do I know what I hope for?").focus()
    met = []
    for _ in range(10):
        met.append(page.evaluate("document.activeElement.textContent || document.activeElement.type"))
        page.keyboard.press("Tab")
    fold = "Why it matters, and what to say: "
    assert met == [
        "checkbox", f"{fold}Do I know what I hope for?", "checkbox", f"{fold}Have I said it?", "textarea",
        "checkbox", f"{fold}Did I feel calm?", "textarea", "Clear everything", "Print this checklist",
    ]  # fmt: skip


def test_what_has_focus_is_never_covered_by_the_count(example_live: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{example_live}choosing/", 360, 480)
    page.get_by_role("checkbox", name="Do I know what I hope for?").check()
    expect(page.get_by_text("Checked so far: 1")).to_be_in_viewport()
    for _ in range(9):
        page.keyboard.press("Tab")
        covered = page.evaluate(
            """() => {
              const box = document.activeElement.getBoundingClientRect()
              const bar = document.querySelector("[data-progress]").getBoundingClientRect()
              if (document.activeElement.closest("[data-progress]")) return false
              return box.bottom > bar.top + 1 && box.top < bar.bottom - 1
            }"""
        )
        assert not covered, page.evaluate("document.activeElement.outerHTML")


def test_a_long_note_prints_whole_and_every_reason_with_it(page: Page) -> None:
    words = [f"word{number}" for number in range(200)]
    page.get_by_role("textbox", name="Your notes on your hopes").fill("\n".join(words))
    page.get_by_role("checkbox", name="Do I know what I hope for?").check()
    paper = on_paper(page)
    assert [word for word in words if word not in paper] == []
    for text in (
        "Do I know what I hope for?",
        "It helps to say it.",
        "May I tell you what I hope for?",
        "Example Line",
    ):
        assert text in paper
    for text in ("Print this checklist", "Clear everything", "Checked so far:"):
        assert text not in paper


def test_after_printing_the_page_is_as_it_was(page: Page) -> None:
    page.get_by_role("textbox", name="Your notes on your hopes").fill("To sleep again")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.get_by_text("It helps to say it.")).to_be_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.get_by_text("It helps to say it.")).to_be_hidden()
    assert page.locator("[data-written]:visible").count() == 0


def test_the_print_button_prints_the_checklist_and_urgent_help_alone(page: Page) -> None:
    page.evaluate("window.print = () => { document.title = 'printed' }")
    page.get_by_role("checkbox", name="Did I feel calm? (after you meet)").check()
    page.get_by_role("button", name="Print this checklist").click()
    expect(page).to_have_title("printed")
    alone = on_paper(page)
    assert "Did I feel calm?" in alone
    assert "Example Line" in alone
    assert "An example of choosing" not in alone
    assert "An example of choosing" in on_paper(page)  # the next print, by the browser's own command, is whole


def test_the_blank_checklist_prints_without_a_script(example_live: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{example_live}choosing/", java_script_enabled=False)
    paper = on_paper(page)
    for text in ("Do I know what I hope for?", "It helps to say it.", "May I tell you what I hope for?", "Your notes"):
        assert text in paper


def test_notes_are_text_and_never_become_markup(page: Page) -> None:
    page.get_by_role("textbox", name="Your notes on your hopes").fill("<img src=x onerror=alert(1)>")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("session-checklist img").count() == 0
    expect(page.locator("[data-written]").first).to_have_text("<img src=x onerror=alert(1)>")


def test_a_link_to_a_question_leads_to_it(example_live: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{example_live}choosing/#senses-calm", 360, 480)
    expect(page.get_by_role("checkbox", name="Did I feel calm? (after you meet)")).to_be_in_viewport()


def test_a_clearing_can_be_taken_back_for_ten_seconds(page: Page) -> None:
    page.clock.install()
    tick, note = page.get_by_role("checkbox", name="Have I said it?"), page.get_by_label("Your notes on your hopes")
    tick.check()
    note.fill("To sleep again")
    page.get_by_role("button", name="Clear everything").click()
    page.clock.fast_forward(100)
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    page.keyboard.press("Enter")
    expect(tick).to_be_checked()
    expect(note).to_have_value("To sleep again")
    expect(page.get_by_role("status")).to_have_text("Checked so far: 1")
    page.get_by_role("button", name="Clear everything").click()
    page.clock.fast_forward(100)
    page.clock.fast_forward(10_500)
    expect(undo).to_be_hidden()
    expect(tick).not_to_be_checked()


def test_an_empty_checklist_has_nothing_to_take_back(page: Page) -> None:
    page.get_by_role("button", name="Clear everything").click()
    page.wait_for_timeout(100)
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()


def test_where_storage_is_blocked_the_way_to_the_guide_is_open_all_the_same(
    example_live: str, open_page: Callable[..., Page]
) -> None:
    page = open_page("about:blank")
    page.add_init_script("Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('blocked') } })")
    page.goto(f"{example_live}choosing/")
    page.get_by_role("checkbox", name="Have I said it?").check()
    page.get_by_role("link", name="Go further with the guide").click()
    expect(page.get_by_role("heading", level=1, name="An example of the guide")).to_be_visible()
