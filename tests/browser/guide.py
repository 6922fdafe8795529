"""What the tests of the guide share: the ways in which a reader reaches its parts, by role and name."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

from playwright.sync_api import FilePayload, Locator, Page, expect
from pypdf import PdfReader

ADDRESS = "choosing/guide/"
KEY = "beyond-the-session.guide"
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done))))"
STORED = "Object.keys(localStorage).concat(Object.keys(sessionStorage))"


def go_to(page: Page, step: str) -> None:
    """Bring the step of this title forward."""
    page.get_by_role("navigation", name="Steps of the guide").get_by_role("link", name=step).click()
    expect(page.get_by_role("heading", level=2, name=step)).to_be_focused()


def wait_until_drawn(page: Page) -> None:
    """What a field has changed elsewhere is drawn once the field itself is."""
    page.evaluate(DRAWN)


def group(page: Page, name: str) -> Locator:
    """A question with its answers."""
    return page.get_by_role("group", name=name, exact=True)


def choose(page: Page, question: str, answer: str) -> None:
    """Give an answer to a question."""
    group(page, question).get_by_label(answer, exact=True).check()


def unfold(page: Page, title: str) -> None:
    """Open a folded part of the step in front."""
    page.locator("summary", has_text=title).filter(visible=True).first.click()


def note(page: Page, question: str, text: str) -> None:
    """Write a note on a question about a therapist."""
    unfold(page, f"notes on: {question}")
    page.get_by_role("group", name=question).get_by_role("textbox", name="My notes").fill(text)


def hears(page: Page, words: str) -> None:
    """The guide says just this to the reader."""
    status = page.locator("session-guide").get_by_role("status")
    expect(status).to_have_text(words, use_inner_text=True)


def saved(page: Page) -> dict[str, Any]:
    """The answers as a saved file holds them."""
    go_to(page, "Keeping")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a file").click()
    document = json.loads(Path(download.value.path()).read_text())
    assert isinstance(document, dict)
    return document


def file_of(content: bytes, name: str = "decision-guide.json") -> FilePayload:
    """A file with this content, to be chosen on this device."""
    return {"name": name, "mimeType": "application/json", "buffer": content}


def opened(page: Page, content: bytes, name: str = "decision-guide.json") -> None:
    """Open a file with this content."""
    go_to(page, "Keeping")
    page.get_by_label("Open a saved file").set_input_files(file_of(content, name))


def keep(page: Page) -> None:
    """Ask for the answers to be kept."""
    go_to(page, "Keeping")
    page.get_by_label("Keep my answers in this browser").click()


def kept(page: Page) -> dict[str, Any] | None:
    """What the browser keeps, if anything."""
    text = page.evaluate(f"localStorage.getItem('{KEY}')")
    return json.loads(text) if text else None


def paper_of(page: Page, sheet: str = "A4") -> str:
    """The words of the printed page, as a PDF holds them, one space between them."""
    reader = PdfReader(BytesIO(page.pdf(format=sheet)))
    return " ".join(" ".join(leaf.extract_text() for leaf in reader.pages).split())
