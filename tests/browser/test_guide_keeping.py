"""What the guide keeps: nothing before it is asked, what was asked for 30 days, and it bears a browser that refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.guide import ADDRESS, KEY, STORED, choose, go_to, hears, keep, kept, opened, saved

Open = Callable[..., Page]
BLOCKED = (
    """Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError") } })"""
)
FULL = """Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError") }"""
NO_ROOM = "Your browser has no room left, so your last change isn’t kept. You can save a file instead."
NEWER_WORDS = (
    "These answers are from a newer version of the guide, so we left them alone. Reload the page, then try again."
)
NEWER = '{"version": 99, "mine": {"reason.worry": "yes"}, "shape": "of the future"}'
RESTORED = "window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"


@pytest.fixture
def page(example_live: str, open_page: Open) -> Page:
    return open_page(example_live + ADDRESS)


def answer_a_little(page: Page) -> None:
    page.get_by_label("Worry").check()
    go_to(page, "Therapists")
    page.get_by_role("textbox", name="Nickname").fill("Blue door")


def visit_with(page: Page, address: str, stored: str) -> None:
    """Come back to a browser in which this text is kept."""
    page.goto(address)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, stored])
    page.reload()


def document(**changes: Any) -> str:
    changed = datetime.now(UTC).isoformat()
    answers = {"version": 1, "mine": {"reason.worry": "yes"}, "therapists": [{"nickname": "Blue door"}]}
    return json.dumps({**answers, "changed": changed, **changes})


def second_tab(page: Page) -> Page:
    context: BrowserContext = page.context
    other = context.new_page()
    other.goto(page.url)
    return other


def test_nothing_is_stored_or_asked_for_and_the_address_stays(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    here = page.url
    answer_a_little(page)
    for step in ("Comparison", "Questions", "Certainty", "Keeping", "Hopes"):
        go_to(page, step)
    page.get_by_role("textbox", name="What I hope for, in my own words").fill("To sleep again")
    assert page.evaluate(STORED) == []
    assert page.context.cookies() == []
    assert asked == []
    assert page.url == here
    assert page.evaluate("JSON.stringify(history.state)") == '{"step":"what-i-hope-for"}'


def test_answers_that_nobody_asked_to_keep_are_gone_after_a_reload(page: Page) -> None:
    answer_a_little(page)
    page.reload()
    assert saved(page)["mine"] == {}


def test_what_is_kept_is_there_again_and_says_until_when(page: Page) -> None:
    answer_a_little(page)
    keep(page)
    hears(page, "Your answers are kept in this browser.")
    day = datetime.now() + timedelta(days=30)
    expect(page.get_by_text(f"Kept until {day:%B} {day.day}, {day.year}.")).to_be_visible()
    assert page.evaluate(STORED) == [KEY]
    page.reload()
    expect(page.get_by_role("heading", level=2, name="Keeping")).to_be_visible()
    go_to(page, "Hopes")
    expect(page.get_by_label("Worry")).to_be_checked()
    page.get_by_label("Low mood").check()
    page.reload()
    expect(page.get_by_label("Low mood")).to_be_checked()


def test_no_longer_keeping_leaves_the_answers_on_the_screen_alone(page: Page) -> None:
    answer_a_little(page)
    keep(page)
    page.get_by_label("Keep my answers in this browser").uncheck()
    hears(page, "Your answers are no longer kept in this browser. They stand on this page only.")
    assert page.evaluate(STORED) == []
    assert saved(page)["mine"] == {"reason.worry": "yes"}


def test_clearing_leaves_nothing_in_the_browser_and_undo_brings_both_back(page: Page) -> None:
    answer_a_little(page)
    keep(page)
    page.get_by_role("button", name="Clear everything").click()
    hears(page, "Everything here is cleared. Saved files and copies stay where they are.")
    assert page.evaluate(STORED) == []
    page.get_by_role("button", name="Undo").click()
    before = kept(page)
    assert before
    assert before["mine"] == {"reason.worry": "yes"}
    page.get_by_role("button", name="Clear everything").click()
    page.reload()
    assert page.evaluate(STORED) == []
    assert saved(page)["therapists"] == [{}]


def test_the_way_back_ends_when_the_page_is_left(page: Page) -> None:
    answer_a_little(page)
    page.get_by_role("button", name="Clear everything").click()
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    page.evaluate(RESTORED)
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()
    assert saved(page)["mine"] == {}


def test_a_copy_in_the_browsers_memory_is_emptied_when_all_was_cleared_elsewhere(page: Page) -> None:
    answer_a_little(page)
    keep(page)
    page.evaluate(f"localStorage.removeItem('{KEY}')")  # in a page that came later; a sleeping one hears of nothing
    page.evaluate(RESTORED)
    assert page.evaluate(STORED) == []
    assert saved(page) == {"kind": KEY, "version": 1, "mine": {}, "therapists": [{}]}


def test_a_copy_in_the_browsers_memory_takes_in_what_was_kept_since(page: Page) -> None:
    answer_a_little(page)
    keep(page)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, document(mine={"reason.low": "yes"})])
    page.evaluate(RESTORED)
    assert saved(page)["mine"] == {"reason.low": "yes"}


def test_a_copy_in_the_browsers_memory_says_that_a_newer_version_has_written_since(page: Page) -> None:
    answer_a_little(page)
    keep(page)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, NEWER])
    page.evaluate(RESTORED)
    hears(page, NEWER_WORDS)
    assert page.evaluate(f"localStorage.getItem('{KEY}')") == NEWER
    assert saved(page)["mine"] == {"reason.worry": "yes"}


def test_leaving_a_page_fast_empties_the_copy_in_the_browsers_memory(page: Page) -> None:
    answer_a_little(page)
    page.evaluate("sessionStorage.setItem('beyond-the-session.left-fast', Date.now())")
    page.evaluate(RESTORED)
    assert saved(page)["mine"] == {}


def test_a_page_opened_after_a_fast_leaving_keeps_its_answers(page: Page) -> None:
    page.evaluate("sessionStorage.setItem('beyond-the-session.left-fast', performance.timeOrigin - 1)")
    answer_a_little(page)
    page.evaluate(RESTORED)
    assert saved(page)["mine"] == {"reason.worry": "yes"}


def test_what_a_browser_empties_as_the_page_comes_back_is_filled_again(page: Page) -> None:
    answer_a_little(page)
    go_to(page, "Hopes")
    page.evaluate(f"{RESTORED}; document.querySelector('[name=\"reason.worry\"]').checked = false")  # as Safari does
    expect(page.get_by_label("Worry")).to_be_checked()


@pytest.mark.parametrize(("days", "is_there"), [(29, True), (31, False)])
def test_after_thirty_days_it_is_gone(example_live: str, open_page: Open, days: int, is_there: bool) -> None:
    page = open_page(example_live)
    changed = (datetime.now(UTC) - timedelta(days=days)).isoformat()
    visit_with(page, example_live + ADDRESS, document(changed=changed))
    assert page.get_by_label("Worry").is_checked() is is_there
    assert page.evaluate(STORED) == ([KEY] if is_there else [])


@pytest.mark.parametrize("changed", ["2999-01-01T00:00:00Z", "soon", None])
def test_a_day_that_would_never_end_is_set_right(example_live: str, open_page: Open, changed: str | None) -> None:
    page = open_page(example_live)
    visit_with(page, example_live + ADDRESS, document(changed=changed))
    expect(page.get_by_label("Worry")).to_be_checked()
    again = kept(page)
    assert again
    assert again["changed"][:10] == f"{datetime.now(UTC):%Y-%m-%d}"


def test_two_tabs_that_keep_show_the_same(page: Page) -> None:
    answer_a_little(page)
    keep(page)
    other = second_tab(page)
    other.get_by_label("Low mood").check()
    go_to(page, "Hopes")
    expect(page.get_by_label("Low mood")).to_be_checked()
    page.get_by_label("A child").check()
    expect(other.get_by_label("A child")).to_be_checked()
    other.get_by_role("button", name="Clear everything").click()
    expect(page.get_by_label("Low mood")).not_to_be_checked()
    hears(page, "Everything here is cleared. Saved files and copies stay where they are.")
    assert page.evaluate(STORED) == []


def test_a_tab_that_slept_does_not_write_over_what_another_has_kept(page: Page) -> None:
    answer_a_little(page)
    keep(page)
    page.evaluate("window.addEventListener('storage', (event) => event.stopImmediatePropagation(), true)")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, document(mine={"reason.low": "yes"})])
    go_to(page, "Hopes")
    page.get_by_label("A child").check()
    assert saved(page)["mine"] == {"reason.low": "yes", "for": "child"}


def test_a_tab_that_slept_gives_no_answer_to_the_wrong_therapist(page: Page) -> None:
    answer_a_little(page)
    page.get_by_role("button", name="Add a therapist").click()
    keep(page)
    page.evaluate("window.addEventListener('storage', (event) => event.stopImmediatePropagation(), true)")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, document()])
    go_to(page, "Therapists")
    page.get_by_role("button", name="Remove Therapist 2").click()
    expect(page.get_by_role("textbox", name="Nickname")).to_have_value("Blue door")
    assert saved(page)["therapists"] == [{"nickname": "Blue door"}]


def test_what_a_newer_version_writes_midway_is_left_alone_and_said(page: Page) -> None:
    answer_a_little(page)
    keep(page)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, NEWER])
    go_to(page, "Hopes")
    page.get_by_label("Low mood").check()
    hears(page, NEWER_WORDS)
    assert page.evaluate(f"localStorage.getItem('{KEY}')") == NEWER
    assert saved(page)["mine"] == {"reason.worry": "yes", "reason.low": "yes"}


def test_asking_to_keep_in_a_second_tab_loses_no_answer_of_either(page: Page) -> None:
    other = second_tab(page)
    answer_a_little(page)
    keep(page)
    other.get_by_label("Low mood").check()
    keep(other)
    assert saved(other)["mine"] == {"reason.worry": "yes", "reason.low": "yes"}


def test_two_tabs_with_different_therapists_make_two_when_both_are_kept(page: Page) -> None:
    other = second_tab(page)
    answer_a_little(page)
    keep(page)
    go_to(other, "Therapists")
    other.get_by_role("textbox", name="Nickname").fill("Tall one")
    keep(other)
    assert saved(other)["therapists"] == [{"nickname": "Tall one"}, {"nickname": "Blue door"}]


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (BLOCKED, "Your browser doesn’t let us keep answers. They stand on this page only."),
        (FULL, NO_ROOM),
        (FULL.replace("QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED"), NO_ROOM),
    ],
    ids=["blocked", "full", "full in Firefox"],
)
def test_a_browser_that_refuses_gets_one_notice_and_the_guide_goes_on(
    example_live: str, open_page: Open, script: str, words: str
) -> None:
    page = open_page("about:blank")
    page.add_init_script(script)
    page.goto(example_live + ADDRESS)
    answer_a_little(page)
    keep(page)
    hears(page, words)
    expect(page.get_by_label("Keep my answers in this browser")).not_to_be_checked()
    go_to(page, "Certainty")
    choose(page, "Am I sure?", "No")
    assert saved(page)["mine"] == {"reason.worry": "yes", "sure.decided": "no"}


def test_a_browser_that_runs_full_later_says_so_and_the_answers_stay(page: Page) -> None:
    answer_a_little(page)
    keep(page)
    page.evaluate(f"() => {{ {FULL} }}")
    go_to(page, "Hopes")
    page.get_by_label("Low mood").check()
    hears(page, NO_ROOM)
    assert saved(page)["mine"] == {"reason.worry": "yes", "reason.low": "yes"}


def test_storage_emptied_midway_is_said_once_and_the_answers_stay(page: Page) -> None:
    answer_a_little(page)
    keep(page)
    page.evaluate("localStorage.clear()")
    go_to(page, "Hopes")
    page.get_by_label("Low mood").check()
    hears(page, "What was kept in this browser is gone. Your answers still stand on this page.")
    page.get_by_label("A child").check()
    hears(page, "")
    assert page.evaluate(STORED) == []
    assert saved(page)["mine"] == {"reason.worry": "yes", "reason.low": "yes", "for": "child"}


@pytest.mark.parametrize("stored", ["", "{", "[]", "null", '"text"', '{"version": "1"}', '{"version": 0}'])
def test_what_cannot_be_read_is_said_and_the_guide_is_empty_and_usable(
    example_live: str, open_page: Open, stored: str
) -> None:
    page = open_page(example_live)
    visit_with(page, example_live + ADDRESS, stored)
    hears(page, "Part of your answers couldn’t be read. All the rest is here.")
    page.get_by_label("Worry").check()
    assert saved(page)["mine"] == {"reason.worry": "yes"}


def test_what_can_be_read_of_something_damaged_is_there(example_live: str, open_page: Open) -> None:
    page = open_page(example_live)
    mine = {"reason.worry": "yes", "reason.low": "maybe", "gone.question": "yes", "in-my-words": 7}
    visit_with(page, example_live + ADDRESS, document(mine=mine, therapists=[{"nickname": "Blue door"}, 5, None]))
    hears(page, "Part of your answers couldn’t be read. All the rest is here.")
    document_ = saved(page)
    assert (document_["mine"], document_["therapists"]) == ({"reason.worry": "yes"}, [{"nickname": "Blue door"}])


def test_what_a_newer_version_keeps_is_left_alone(example_live: str, open_page: Open) -> None:
    page = open_page(example_live)
    visit_with(page, example_live + ADDRESS, NEWER)
    hears(page, NEWER_WORDS)
    page.get_by_label("Low mood").check()
    keep(page)
    hears(page, NEWER_WORDS)
    expect(page.get_by_label("Keep my answers in this browser")).not_to_be_checked()
    assert page.evaluate(f"localStorage.getItem('{KEY}')") == NEWER
    opened(page, json.dumps({"kind": KEY, "version": 99}).encode())
    hears(page, NEWER_WORDS)
    assert saved(page)["mine"] == {"reason.low": "yes"}


def test_a_file_too_large_to_be_ours_is_not_even_read(page: Page) -> None:
    page.get_by_label("Worry").check()
    opened(page, b" " * 8_000_001)
    hears(page, "This file isn’t from this guide, or it is damaged. Nothing was changed.")
    assert saved(page)["mine"] == {"reason.worry": "yes"}


@pytest.mark.parametrize("text", ["a" * 100_000, "🌱" * 50_000, "שלום " * 20_000], ids=["letters", "emoji", "Hebrew"])
def test_a_note_of_100000_characters_is_refused_with_a_count_and_nothing_vanishes(page: Page, text: str) -> None:
    keep(page)
    go_to(page, "Hopes")
    words = page.get_by_role("textbox", name="What I hope for, in my own words")
    words.fill(text)
    words.blur()
    count = 100_000  # as JavaScript counts: an emoji is two
    hears(page, f"A note has {count} characters. Only the first 10000 are kept and taken along.")
    expect(words).to_have_value(text)
    stored = kept(page)
    assert stored
    assert stored["mine"]["in-my-words"] == text[: 5_000 if "🌱" in text else 10_000]
    assert saved(page)["mine"]["in-my-words"] == stored["mine"]["in-my-words"]


@pytest.mark.parametrize("text", ["🌱 שלום\nعالم", "é" * 10_000, "a\u0000b\u200fc", "\\ \" ' </script>"])
def test_a_note_of_any_signs_is_kept_as_it_is(page: Page, text: str) -> None:
    keep(page)
    go_to(page, "Hopes")
    page.get_by_role("textbox", name="What I hope for, in my own words").fill(text)
    page.reload()
    expect(page.get_by_role("textbox", name="What I hope for, in my own words")).to_have_value(text)


def test_four_therapists_with_every_note_as_long_as_it_may_be_fit_into_the_browser_and_a_file(page: Page) -> None:
    texts = page.locator("[data-therapist] :is(textarea, input:not([type]))")
    names = texts.evaluate_all("fields => fields.map(({ name }) => name)")
    therapists = [dict.fromkeys(names, "界" * 10000) for _ in range(4)]
    full = {"kind": KEY, "version": 1, "mine": {}, "therapists": therapists}
    keep(page)
    opened(page, json.dumps(full, ensure_ascii=False).encode())
    hears(page, "The file is open. It took the place of what was here.")
    assert saved(page) == full
