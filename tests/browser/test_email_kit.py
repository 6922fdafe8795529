"""Staff find what to send, copy it as both kinds of text, and print codes."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect
from pypdf import PdfReader

Open = Callable[..., Page]
KIT, SHEET = "staff/email-kit/", "staff/qr-codes/"
MAY_COPY = {"permissions": ["clipboard-read", "clipboard-write"]}
READ = """async () => {
  const [item] = await navigator.clipboard.read();
  const texts = await Promise.all(item.types.map(async (type) => [type, await (await item.getType(type)).text()]));
  return Object.fromEntries(texts);
}"""
OLD_WAY = """() => {
  Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true });
}"""
NO_WAY = """() => {
  Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true });
  document.execCommand = () => false;
}"""
COPIED = "Copied. You can paste it now."


def press(page: Page, title: str, button: str) -> None:
    page.get_by_role("button", name=f"{button} ({title})", exact=True).click()


def test_a_link_is_copied_as_plain_text_and_as_html(example_live: str, open_page: Open) -> None:
    page = open_page(example_live + KIT, **MAY_COPY)
    press(page, "The example checklist", "Copy link and words")
    expect(page.get_by_text(COPIED)).to_be_visible()
    assert page.evaluate(READ) == {
        "text/plain": "The example checklist\nIt can be printed.\n<http://localhost:8000/go/checklist/>",
        "text/html": '<p><a href="http://localhost:8000/go/checklist/">The example checklist</a>'
        "<br>It can be printed.<br>http://localhost:8000/go/checklist/</p>",
    }


def test_a_click_on_any_part_of_a_button_copies(example_live: str, open_page: Open) -> None:
    page = open_page(example_live + KIT, **MAY_COPY)
    page.get_by_role("button", name="Copy the address (Where to begin)").locator("span").dispatch_event("click")
    expect(page.get_by_text(COPIED)).to_be_visible()
    assert page.evaluate(READ) == {"text/plain": "http://localhost:8000/go/start/"}


def test_what_was_said_last_stays_its_time(example_live: str, open_page: Open) -> None:
    page = open_page(example_live + KIT, **MAY_COPY)
    page.clock.install()
    press(page, "Where to begin", "Copy the address")
    expect(page.get_by_text(COPIED)).to_be_visible()
    page.clock.run_for(5000)
    press(page, "Where to begin", "Copy link and words")
    page.clock.run_for(3000)
    expect(page.get_by_text(COPIED)).to_be_visible()


def test_an_e_mail_is_copied_whole_with_its_empty_lines(example_live: str, open_page: Open) -> None:
    page = open_page(example_live + KIT, **MAY_COPY)
    press(page, "Second example", "Copy the e-mail")
    expect(page.get_by_text(COPIED)).to_be_visible()
    copied = page.evaluate(READ)
    assert copied["text/plain"].startswith("Hello,\n\nWe look forward to hearing from you.\n\nKind regards,\nExample")
    assert copied["text/html"].startswith("<p>Hello,</p><p>We look forward to hearing from you.</p><p>Kind")


@pytest.mark.parametrize(
    ("title", "button", "text"),
    [
        ("First example", "Copy the subject", "Thank you for your message – it’s here"),
        ("Where to begin", "Copy the address", "http://localhost:8000/go/start/"),
    ],
)
def test_a_subject_and_an_address_are_copied_as_plain_text_alone(
    example_live: str, open_page: Open, title: str, button: str, text: str
) -> None:
    page = open_page(example_live + KIT, **MAY_COPY)
    press(page, title, button)
    expect(page.get_by_text(COPIED)).to_be_visible()
    assert page.evaluate(READ) == {"text/plain": text}


def test_a_browser_that_knows_only_the_old_way_copies_both_kinds(example_live: str, open_page: Open) -> None:
    page = open_page(example_live + KIT, **MAY_COPY)
    page.evaluate("() => { window.kept = navigator.clipboard; }")
    page.evaluate(OLD_WAY)
    press(page, "Where to begin", "Copy link and words")
    expect(page.get_by_text(COPIED)).to_be_visible()
    page.evaluate("() => { Object.defineProperty(navigator, 'clipboard', { value: window.kept }); }")
    copied = page.evaluate(READ)
    assert copied["text/plain"] == "Where to begin\n<http://localhost:8000/go/start/>"
    assert 'href="http://localhost:8000/go/start/"' in copied["text/html"]


def test_where_nothing_can_be_copied_the_text_is_shown_selected(example_live: str, open_page: Open) -> None:
    page = open_page(example_live + KIT)
    page.evaluate(NO_WAY)
    press(page, "Where to begin", "Copy link and words")
    expect(page.get_by_text("The text is selected")).to_be_visible()
    assert page.evaluate("String(getSelection())").split() == [
        "Where",
        "to",
        "begin",
        "http://localhost:8000/go/start/",
    ]


def test_what_was_said_goes_after_a_while(example_live: str, open_page: Open) -> None:
    page = open_page(example_live + KIT, **MAY_COPY)
    page.clock.install()
    press(page, "Where to begin", "Copy link and words")
    expect(page.get_by_text(COPIED)).to_be_visible()
    page.clock.run_for(6100)
    expect(page.get_by_text(COPIED)).to_be_hidden()


def test_entries_are_found_by_any_of_their_words(example_live: str, open_page: Open) -> None:
    page = open_page(example_live + KIT)
    search = page.get_by_role("searchbox", name="Find what to send")
    expect(page.get_by_role("heading", level=3)).to_have_count(5)
    for words in ("zoe's MATTERS", "matter  why?", "email, lines"):
        search.fill(words)
        expect(page.get_by_role("heading", level=3)).to_have_text(["Why it matters to you & others"])
        expect(page.get_by_text("1 found.")).to_be_visible()
    search.fill("price")  # more words of the entry, which nobody sees
    expect(page.get_by_role("heading", level=3)).to_have_text(["The example checklist"])
    search.fill("none")
    expect(page.get_by_text("Nothing found.")).to_be_visible()
    search.fill("print code plain")  # said on every entry, and so no word to find one by
    expect(page.get_by_role("heading", level=3)).to_have_count(0)
    search.fill("matters nowhere")
    expect(page.get_by_role("heading", level=3)).to_have_count(0)
    expect(page.get_by_text("Nothing found.")).to_be_visible()
    expect(page.get_by_role("heading", name="Links with words")).to_be_hidden()
    search.fill("")
    expect(page.get_by_role("heading", level=3)).to_have_count(5)
    expect(page.get_by_text("Nothing found.")).to_be_hidden()


def test_everything_is_done_with_the_keyboard(example_live: str, open_page: Open) -> None:
    page = open_page(example_live + KIT, **MAY_COPY)
    page.get_by_role("searchbox", name="Find what to send").focus()
    page.keyboard.type("where to begin")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_text("Copy link and words (Where to begin)")
    page.keyboard.press("Enter")
    expect(page.get_by_text(COPIED)).to_be_visible()
    assert page.evaluate(READ)["text/plain"].startswith("Where to begin")
    page.keyboard.press("Tab")
    expect(focused).to_have_text("http://localhost:8000/go/start/")
    page.keyboard.press("Tab")
    expect(focused).to_have_text("Copy the address (Where to begin)")
    page.keyboard.press("Tab")
    expect(focused).to_have_text("See the words and the code (Where to begin)")
    page.keyboard.press("Enter")
    expect(page.get_by_role("img", name="Code that opens: Where to begin")).to_be_visible()


def test_without_scripts_it_is_text_and_has_nothing_to_press(example_live: str, look_at: Open) -> None:
    page = look_at(example_live + KIT, scripts=False)
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    expect(page.get_by_role("searchbox", name="Find what to send")).to_have_count(0)
    page.get_by_text("See the words and the code").first.click()
    expect(page.get_by_text("<http://localhost:8000/go/start/>", exact=False).first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_camera_reads_a_code_from_the_screen(example_live: str, look_at: Open, scheme: str) -> None:
    page = look_at(example_live + SHEET, scheme=scheme)
    for image, goal in zip(page.get_by_role("img", name="Code that opens").all(), ("", "trust/#why"), strict=False):
        image.evaluate("image => image.decode()")
        picture = Image.open(io.BytesIO(image.screenshot())).convert("L")
        (code,) = zxingcpp.read_barcodes(picture)
        assert code.text == f"http://localhost:8000/{goal}"


def test_the_sheet_prints_codes_with_their_addresses(full_live: str, open_page: Open) -> None:
    page = open_page(full_live + SHEET)
    paper = PdfReader(io.BytesIO(page.pdf(format="Letter"))).pages
    texts = ["".join(sheet.extract_text().split()) for sheet in paper]
    assert "localhost:8000/go/checklist" in texts[0]
    assert sum(text.count("localhost:8000/go/") for text in texts) == 59
    assert len(paper) <= 7


def test_the_kit_prints_its_words_once(full_live: str, open_page: Open) -> None:
    page = open_page(full_live + KIT)
    paper = PdfReader(io.BytesIO(page.pdf(format="Letter"))).pages
    text = " ".join(" ".join(sheet.extract_text().split()) for sheet in paper)
    assert text.count("Asking about money is normal") == 1
    assert text.count("Thank you for your time") == 1
    assert "Copy the" not in text
    assert len(paper) <= 24


def test_a_line_of_plain_text_is_not_broken_on_a_wide_screen(full_live: str, look_at: Open) -> None:
    page = look_at(full_live + KIT, 1280)
    page.get_by_text("See the e-mail").first.click()
    block = page.locator("pre").first
    height = float(block.evaluate("block => block.getBoundingClientRect().height"))
    line = float(block.evaluate("block => parseFloat(getComputedStyle(block).lineHeight)"))
    padding = float(block.evaluate("block => 2 * parseFloat(getComputedStyle(block).paddingTop)"))
    lines = len((block.text_content() or "").split("\n"))
    assert round((height - padding) / line) == lines
