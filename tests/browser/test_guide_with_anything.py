"""The guide bears whatever storage or a file holds: nothing breaks, nothing gets in, no valid answer is lost.

`make test` tries a few cases, `make fuzz` thousands (see `amounts.py`). All are tried in one page: for each the element
begins anew, as when the page loads.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from playwright.sync_api import Page

from tests.browser.amounts import SHARES, Amount
from tests.browser.guide import ADDRESS
from tests.browser.guide_documents import Document, answers, files, stored_texts
from tests.browser.guide_model import (
    KIND,
    NEWER,
    TRIAL,
    Answers,
    Form,
    form_in,
    is_whole,
    names,
    notes_in_table,
    on_screen,
    parsed,
    read,
    whole_signs,
)

KEPT_FOR = 30 * 24 * 60 * 60 * 1000  # milliseconds
BEFORE = Answers({"reason.low": "yes", "own-questions": "Mine?"}, [{"nickname": "Oak"}, {"note.hopes-known": "<b>"}])
"""What stands on screen when a file is opened."""

FROM_STORAGE = """async (stored, changed) => {
  trial.begin(stored)
  const age = Date.now() - Date.parse(changed)
  const seen = { ...(await trial.look()), age, stored: trial.stored }
  trial.press("[name='reason.worry']")
  return { ...seen, ticked: trial.fields["reason.worry"], after: (await trial.answers()).mine, then: trial.stored }
}"""
FROM_FILE = """async (before, file) => {
  trial.begin()
  await trial.open(before)
  await trial.open(file)
  const seen = await trial.look()
  if (trial.offers.canUndo) trial.press("[data-undo]")
  return { ...seen, undone: await trial.answers() }
}"""


@pytest.fixture
def page(example_live: str, open_page: Callable[..., Page]) -> Page:
    page = open_page("about:blank")
    page.add_init_script(TRIAL)
    page.goto(example_live + ADDRESS)
    page.evaluate("history.pushState = () => {}")  # the browser holds back a page that makes thousands of entries
    page.evaluate("document.body.style.display = 'none'")  # nobody looks at the layout, and it would take half the time
    return page


@pytest.fixture
def form(page: Page) -> Form:
    return form_in(page)


def ask(page: Page, script: str, *given: Any) -> Any:
    """Run a function in the page. What goes in and out is ASCII: else half characters wouldn't arrive as they are."""
    packed = f"async (given) => JSON.stringify(await ({script})(...JSON.parse(given)))"
    return json.loads(page.evaluate(packed, json.dumps(given)))


def as_signs(data: bytes) -> str:
    """Bytes as signs, one for each, to be made bytes again in the page."""
    return data.decode("latin-1")


def assert_all_is_shown(seen: Document, answers: Answers, form: Form) -> None:
    """Whether the page shows and would save just these answers, as texts, and nothing has happened to it."""
    assert seen["troubles"] == []
    assert seen["strangers"] == []
    assert (seen["answers"]["mine"], seen["answers"]["therapists"]) == (answers.mine, answers.therapists)
    assert seen["names"] == names(answers)
    assert seen["therapists"] == [on_screen(answers, at, form) for at in range(len(answers.therapists))]
    assert notes_in_table(answers) <= set(seen["noted"])


@pytest.mark.parametrize("share", SHARES)
def test_whatever_storage_holds_the_guide_shows_what_is_valid_and_works(page: Page, form: Form, share: int) -> None:
    @Amount.STORED_STATES.settings
    @given(stored_texts(form))
    def holds(text: str) -> None:
        stored = whole_signs(text)
        document = parsed(stored)
        changed = document.get("changed") if isinstance(document, dict) else None
        seen = ask(page, FROM_STORAGE, stored, changed if isinstance(changed, str) else None)
        found = read(document, form)
        is_over = isinstance(found, Answers) and (seen["age"] or 0) > KEPT_FOR
        expected = found if isinstance(found, Answers) and not is_over else Answers()
        assert_all_is_shown(seen, expected, form)
        assert seen["notice"] == notice_on_loading(document, found, is_over)
        assert_it_still_works(seen, expected)
        if isinstance(found, str):
            assert seen["stored"] == seen["then"] == stored
        elif is_over:
            assert seen["stored"] is seen["then"] is None
        else:
            assert parsed(seen["then"])["mine"] == seen["after"]

    holds()


def notice_on_loading(document: Any, found: Answers | str, is_over: bool) -> str:
    """What the reader should hear of what storage held."""
    if isinstance(found, str):
        return "newer" if found == NEWER else "in-part"
    return "" if is_over or is_whole(document, found) else "in-part"


def assert_it_still_works(seen: Document, answers: Answers) -> None:
    """Whether a tick was taken, or taken away."""
    was_there = "reason.worry" in answers.mine
    assert ("ticked" in seen) is not was_there
    rest = {name: answer for name, answer in answers.mine.items() if name != "reason.worry"}
    assert seen["after"] == (rest if was_there else {**rest, "reason.worry": "yes"})


@pytest.mark.parametrize("share", SHARES)
def test_whatever_a_file_holds_the_guide_opens_what_is_valid_or_leaves_all_as_it_is(
    page: Page, form: Form, share: int
) -> None:
    @Amount.FILES.settings
    @given(files(form))
    def holds(data: bytes) -> None:
        document = parsed(data.decode("utf-8-sig", "replace"))
        is_ours = isinstance(document, dict) and document.get("kind") == KIND
        found = read(document, form) if is_ours else "not-ours"
        seen = ask(page, FROM_FILE, as_signs(BEFORE.file.encode()), as_signs(data))
        assert_all_is_shown(seen, found if isinstance(found, Answers) else BEFORE, form)
        assert seen["undone"] == parsed(BEFORE.file)
        if isinstance(found, str):
            assert seen["notice"] == found
        else:
            assert seen["notice"] == ("opened" if is_whole(document, found) else "in-part")

    holds()


@pytest.mark.parametrize("share", SHARES)
def test_a_saved_file_opens_to_equal_answers(page: Page, form: Form, share: int) -> None:
    there_and_back = """async (file) => {
      trial.begin()
      await trial.open(file)
      await trial.answers()
      const saved = await trial.saved.text()
      trial.begin()
      await trial.open([...new TextEncoder().encode(saved)].map((one) => String.fromCharCode(one)).join(""))
      await trial.answers()
      return [saved, await trial.saved.text(), trial.troubles]
    }"""

    @Amount.ROUND_TRIPS.settings
    @given(answers(form))
    def holds(wanted: Answers) -> None:
        saved, again, troubles = ask(page, there_and_back, as_signs(wanted.file.encode()))
        assert troubles == []
        assert json.loads(saved) == json.loads(wanted.file)
        assert again == saved

    holds()
