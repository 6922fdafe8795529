"""The decision guide with scripts: one step at a time, therapists side by side in words, and a way back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.guide import ADDRESS, choose, go_to, group, hears, note, opened, saved, unfold, wait_until_drawn

Open = Callable[..., Page]
SHAPE = """(cell) => {
  const { backgroundImage, borderStyle } = getComputedStyle(cell, "::before")
  return backgroundImage + borderStyle
}"""
COUNT_CHANGES = """() => {
  window.changes = 0
  new MutationObserver((list) => { window.changes += list.length })
    .observe(document.body, { attributes: true, childList: true, characterData: true, subtree: true })
}"""
# What stands there in the moment after a tap: whether it shows that it was heard, the step in front, the one in view.
TAPPED = """(element) => {
  element.click()
  const heard = element.getAttribute("aria-pressed") ?? element.getAttribute("aria-current")
  const { id } = document.querySelector(".guide__step:not([hidden])")
  return [heard, id, document.querySelector("[name=nickname]").value]
}"""
FASTER_THAN_THE_PAGE = """() => {
  document.querySelector("[data-names] > button").click()
  const nickname = document.querySelector("[name=nickname]")
  nickname.focus()
  nickname.value += " of wood"
  nickname.dispatchEvent(new Event("input", { bubbles: true }))
}"""
COPIED = """\
Decision guide


Hopes

- A good price: Must have
- Good hours: Nice to have

Priorities

- What matters most to me (up to three): A good price

Blue door

- Is the price good? Yes
  80, and less for students
- Do I know what I hope for? Yes

Tall one

- Is the price good? No
- Do I know what I hope for? Yes
- Have I said it? Not sure

Before or while we meet

- Which hours do you have? (Blue door, Tall one)
- May I tell you what I hope for? (Blue door, Tall one)"""
STEPS = ["Hopes", "Priorities", "Style", "Therapists", "Comparison", "Questions", "Certainty", "Keeping"]


@pytest.fixture
def page(example_live: str, open_page: Open) -> Page:
    return open_page(example_live + ADDRESS)


def fill_in_two(page: Page) -> None:
    """Two therapists who differ in the price, which matters most, and in one question."""
    unfold(page, "Money")
    choose(page, "A good price", "Must have")
    choose(page, "Good hours", "Nice to have")
    go_to(page, "Priorities")
    group(page, "What matters most to me (up to three)").get_by_label("A good price").check()
    go_to(page, "Therapists")
    page.get_by_role("textbox", name="Nickname").fill("Blue door")
    choose(page, "Is the price good?", "Yes")
    note(page, "Is the price good?", "80, and less for students")
    unfold(page, "Your hopes")
    choose(page, "Do I know what I hope for?", "Yes")
    page.get_by_role("button", name="Add a therapist").click()
    page.get_by_role("textbox", name="Nickname").fill("Tall one")
    choose(page, "Is the price good?", "No")
    choose(page, "Do I know what I hope for?", "Yes")
    choose(page, "Have I said it?", "Not sure")


def test_one_step_stands_in_front_and_each_can_be_reached_at_any_time(page: Page) -> None:
    for title in reversed(STEPS):
        go_to(page, title)
        shown = page.locator(".guide__step").filter(visible=True)
        expect(shown).to_have_count(1)
        expect(page.get_by_role("link", name=title, exact=True)).to_have_attribute("aria-current", "step")


def test_next_and_back_go_through_all_steps_and_nothing_has_to_be_answered(page: Page) -> None:
    met = []
    for _ in STEPS:
        met.append(page.locator(".guide__step h2").filter(visible=True).inner_text().split(" ", 1)[1])
        if met[-1] != STEPS[-1]:
            page.get_by_role("button", name="Next:").click()
            wait_until_drawn(page)
    assert met == STEPS
    expect(page.get_by_role("button", name="Next:")).to_be_hidden()
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_role("heading", level=2, name="Certainty")).to_be_visible()


def test_the_browsers_back_goes_to_the_step_before_and_keeps_the_answers(page: Page) -> None:
    page.get_by_label("Worry").check()
    go_to(page, "Style")
    go_to(page, "Certainty")
    page.go_back()
    expect(page.get_by_role("heading", level=2, name="Style")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Worry")).to_be_checked()


@pytest.mark.parametrize(
    ("anchor", "heading"),
    [("side-by-side", "Comparison"), ("hopes-shared", "Therapists"), ("senses", "Therapists"), ("nowhere", "Hopes")],
)
def test_a_link_to_a_step_or_a_question_brings_it_forward(
    example_live: str, open_page: Open, anchor: str, heading: str
) -> None:
    page = open_page(f"{example_live}{ADDRESS}#{anchor}", 360, 640)
    expect(page.get_by_role("heading", level=2, name=heading)).to_be_visible()
    if anchor == "hopes-shared":
        expect(group(page, "Have I said it?")).to_be_in_viewport()


def test_words_for_some_are_shown_to_those_alone(page: Page) -> None:
    word = page.get_by_text("Let your child have a say.")
    expect(word).to_be_hidden()
    page.get_by_label("A child").check()
    expect(word).to_be_visible()
    go_to(page, "Style")
    expect(page.get_by_text("I’d like a plan.")).to_be_hidden()
    page.get_by_label("A plan", exact=True).check()
    expect(page.get_by_text("I’d like a plan.")).to_be_visible()
    go_to(page, "Certainty")
    choose(page, "Do I know enough?", "No")
    expect(page.get_by_role("link", name="Read on trust")).to_be_visible()
    choose(page, "Do I know enough?", "Yes")
    expect(page.get_by_role("link", name="Read on trust")).to_be_hidden()


def test_three_must_haves_at_most_and_a_fourth_is_refused_with_a_reason(page: Page) -> None:
    go_to(page, "Priorities")
    for name in ("A good price", "Good hours", "A place nearby"):
        page.get_by_label(name, exact=True).check()
    page.get_by_label("My language", exact=True).click()
    expect(page.get_by_label("My language", exact=True)).not_to_be_checked()
    hears(page, "You have chosen three. Uncheck one to choose another.")
    assert [name for name in saved(page)["mine"] if name.startswith("most.")] == [
        "most.cost",
        "most.hours",
        "most.near",
    ]


def test_must_haves_marked_before_are_the_ones_to_choose_from(page: Page) -> None:
    unfold(page, "Money")
    choose(page, "Good hours", "Must have")
    go_to(page, "Priorities")
    labels = page.get_by_role("checkbox").filter(visible=True)
    assert [label.evaluate("box => box.labels[0].textContent.trim()") for label in labels.all()] == [
        "Good hours",
        "Something else",
    ]


def test_a_therapist_is_asked_about_what_has_to_fit_first_and_ones_own_must_have_is_named(page: Page) -> None:
    unfold(page, "Money")
    choose(page, "A good price", "Nice to have")
    choose(page, "Good hours", "Must have")
    go_to(page, "Priorities")
    page.get_by_label("Something else").check()
    page.get_by_label("What else?").fill("A quiet street")
    go_to(page, "Therapists")
    asked = page.locator('[data-area="needs"] legend').filter(visible=True)
    assert asked.all_inner_texts() == ["A quiet street", "Are the hours good?", "Is the price good?"]


def test_up_to_four_therapists_each_with_answers_of_their_own(page: Page) -> None:
    go_to(page, "Therapists")
    unfold(page, "Your hopes")
    names = page.get_by_role("group", name="Therapists", exact=True)
    for number in (1, 2, 3, 4):
        page.get_by_role("textbox", name="Nickname").fill(f"Nick {number}")
        if number % 2:
            choose(page, "Have I said it?", "Yes")
        if number < 4:
            page.get_by_role("button", name="Add a therapist").click()
            expect(page.get_by_role("textbox", name="Nickname")).to_be_focused()
    expect(page.get_by_role("button", name="Add a therapist")).to_be_hidden()
    for number in (1, 2, 3, 4):
        names.get_by_role("button", name=f"Nick {number}").click()
        expect(names.get_by_role("button", pressed=True)).to_have_text(f"Nick {number}")
        expected = "Yes" if number % 2 else "Not asked yet"
        expect(group(page, "Have I said it?").get_by_label(expected)).to_be_checked()


def test_each_area_says_whom_it_is_about_once_their_nickname_is_written(page: Page) -> None:
    fill_in_two(page)
    go_to(page, "Therapists")
    heading = page.locator("summary", has_text="Your hopes")
    expect(heading).to_contain_text("Tall one: ")
    page.get_by_role("textbox", name="Nickname").press_sequentially("Very ")
    expect(page.get_by_role("button", name="Very Tall one", pressed=True)).to_be_visible()
    expect(heading).not_to_contain_text("Very")
    page.keyboard.press("Tab")
    expect(heading).to_contain_text("Very Tall one: ")


def test_a_nickname_taken_back_while_it_is_written_stands_in_no_other_therapists_areas(page: Page) -> None:
    fill_in_two(page)
    go_to(page, "Therapists")
    page.get_by_role("textbox", name="Nickname").press_sequentially("V")
    page.keyboard.press("Backspace")
    page.get_by_role("group", name="Therapists", exact=True).get_by_role("button", name="Blue door").click()
    expect(page.locator("summary", has_text="Your hopes")).to_contain_text("Blue door: ")


@pytest.mark.parametrize(
    ("step", "field"),
    [("Hopes", "in my own words"), ("Therapists", "Anything else"), ("Questions", "My own questions")],
)
def test_a_key_in_a_note_touches_nothing_else_on_the_page(page: Page, step: str, field: str) -> None:
    fill_in_two(page)
    go_to(page, step)
    page.get_by_label(field).press_sequentially("one")
    page.evaluate(COUNT_CHANGES)
    page.keyboard.type(" more")
    wait_until_drawn(page)
    assert page.evaluate("window.changes") == 0
    go_to(page, "Comparison")
    assert page.evaluate("window.changes") > 0


def test_a_tap_shows_that_it_was_heard_before_all_that_follows_from_it_is_drawn(page: Page) -> None:
    fill_in_two(page)
    blue = page.get_by_role("button", name="Blue door", exact=True)
    assert blue.evaluate(TAPPED) == ["true", "therapists", "Tall one"]
    expect(page.get_by_role("textbox", name="Nickname")).to_have_value("Blue door")
    comparison = page.get_by_role("link", name="Comparison")
    assert comparison.evaluate(TAPPED) == ["step", "therapists", "Blue door"]
    expect(page.get_by_role("heading", level=2, name="Comparison")).to_be_focused()


def test_who_is_faster_than_the_page_is_drawn_meets_what_they_asked_for(page: Page) -> None:
    fill_in_two(page)
    page.evaluate(FASTER_THAN_THE_PAGE)
    names = page.locator("[data-names]").get_by_role("button")
    expect(names).to_have_text(["Blue door of wood", "Tall one"])


def test_a_removed_therapist_can_be_brought_back_with_all_answers(page: Page) -> None:
    fill_in_two(page)
    before = saved(page)
    go_to(page, "Therapists")
    page.get_by_role("button", name="Blue door").click()
    page.get_by_role("button", name="Remove Blue door").click()
    hears(page, "The therapist is removed.")
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    hears(page, "It is back.")
    assert saved(page) == before


def test_all_is_cleared_and_can_be_brought_back(page: Page) -> None:
    fill_in_two(page)
    before = saved(page)
    page.get_by_role("button", name="Clear everything").click()
    hears(page, "Everything here is cleared. Saved files and copies stay where they are.")
    page.get_by_role("button", name="Undo").click()
    assert saved(page) == before


def test_the_way_back_ends_after_ten_seconds_or_with_the_next_change(page: Page) -> None:
    page.clock.install()
    page.get_by_label("Worry").check()
    page.get_by_role("button", name="Clear everything").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    page.clock.fast_forward(10_500)
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()
    page.get_by_label("Worry").check()
    page.get_by_role("button", name="Clear everything").click()
    page.clock.fast_forward(100)
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    page.get_by_label("Low mood").check()
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()


def test_wide_it_is_a_table_with_headers_and_must_haves_come_first(page: Page) -> None:
    fill_in_two(page)
    go_to(page, "Comparison")
    table = page.get_by_role("table", name="What I noted for each therapist")
    assert [cell.inner_text() for cell in table.get_by_role("columnheader").all()] == [
        *("Question", "Blue door", "Tall one"),
    ]
    rows = [" ".join(row.inner_text().split()) for row in table.get_by_role("row").all()[1:]]
    assert rows == [
        "What matters most",
        "A good price differs Yes 80, and less for students No",
        "Nice to have",
        "Good hours Not asked yet Not asked yet",
        "Your hopes 1 yes, 2 not asked yet 1 yes, 1 not sure, 1 not asked yet",
        "Do I know what I hope for? Yes Yes",
        "Have I said it? Not asked yet Not sure",
        "Your senses 1 not asked yet 1 not asked yet",
    ]


def test_narrow_it_is_stacked_by_question_and_each_answer_names_its_therapist(
    example_live: str, open_page: Open
) -> None:
    page = open_page(example_live + ADDRESS, 320, 640)
    fill_in_two(page)
    go_to(page, "Comparison")
    row = page.get_by_role("row", name="A good price")
    row.scroll_into_view_if_needed()  # what is out of sight isn't laid out, and then has no text to be seen
    assert row.inner_text().split("\n") == [
        *("A good price differs", "Blue doorYes", "80, and less for students", "Tall oneNo"),
    ]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_differs_and_each_answer_have_words_and_a_shape(page: Page) -> None:
    fill_in_two(page)
    go_to(page, "Comparison")
    shapes = {
        answer: page.locator(f'td [data-said="{answer}"]').first.evaluate(SHAPE)
        for answer in ("yes", "no", "unsure", "")
    }
    assert len(set(shapes.values())) == 4, shapes
    differs = page.get_by_text("differs", exact=True).filter(visible=True)
    expect(differs).to_have_count(1)
    assert differs.evaluate("mark => getComputedStyle(mark).borderStyle") == "solid"


def test_only_what_differs_can_be_shown(page: Page) -> None:
    fill_in_two(page)
    go_to(page, "Comparison")
    page.get_by_label("Show only what differs").check()
    assert [row.inner_text().split()[0:3] for row in page.locator("tbody tr").filter(visible=True).all()] == [
        ["What", "matters", "most"],
        ["A", "good", "price"],
    ]


def test_what_is_unknown_becomes_a_list_with_the_names(page: Page) -> None:
    fill_in_two(page)
    go_to(page, "Comparison")
    unfold(page, "Still unknown")
    assert page.locator("[data-unknown] li").all_inner_texts() == [
        "Good hours\nBlue door, Tall one",
        "Have I said it?\nBlue door, Tall one",
        "Is this one for the guide only?\nBlue door, Tall one",
        "Did I feel calm?\nBlue door, Tall one",
    ]


def test_nothing_adds_up_ranks_or_names_a_winner(page: Page) -> None:
    fill_in_two(page)
    go_to(page, "Comparison")
    words = page.locator("#side-by-side").inner_text().lower().replace("there is no score.", "")
    for word in ("score", "total", "rank", "winner", "best", "points", "match", "%", "recommend", "1st", "★"):
        assert word not in words
    numbers = [int(number) for number in re.findall(r"\d+", page.locator("tbody td").all_inner_texts().__str__())]
    assert max(number for number in numbers if number != 80) <= 3  # no count is larger than the largest area
    order = page.get_by_role("columnheader").all_inner_texts()[1:]
    assert order == ["Blue door", "Tall one"]  # as they were added, whatever was answered


def test_the_questions_to_take_along_are_the_open_ones_in_words_to_say(page: Page) -> None:
    go_to(page, "Style")
    page.get_by_label("A plan", exact=True).check()
    go_to(page, "Hopes")
    fill_in_two(page)
    go_to(page, "Questions")
    assert page.locator('[data-asks="before"] li').all_inner_texts() == [
        "I’d like a plan.",
        "Which hours do you have?\nBlue door, Tall one",
        "May I tell you what I hope for?\nBlue door, Tall one",
    ]
    page.get_by_label("All that are open").check()
    after = page.locator('[data-asks="after"] li')
    expect(after).to_have_text(["May I ask more? Blue door, Tall one"], use_inner_text=True)
    expect(page.get_by_text("Hello, do you have room?")).to_be_visible()


def test_a_saved_file_opens_elsewhere_with_the_same_answers(example_live: str, open_page: Open, page: Page) -> None:
    fill_in_two(page)
    document = saved(page)
    hears(page, "Your browser saves it now. Whoever has the file can read it.")
    other = open_page(example_live + ADDRESS, 360)
    other.get_by_label("Low mood").check()
    opened(other, json.dumps(document).encode())
    hears(other, "The file is open. It took the place of what was here.")
    assert saved(other) == document
    opened(other, b'{"version": 1}')
    hears(other, "This file isn’t from this guide, or it is damaged. Nothing was changed.")
    assert saved(other) == document


def test_opening_a_file_can_be_taken_back(page: Page) -> None:
    page.get_by_label("Worry").check()
    opened(page, b'{"kind": "beyond-the-session.guide", "version": 1, "mine": {}, "therapists": [{}]}')
    page.get_by_role("button", name="Undo").click()
    assert saved(page)["mine"] == {"reason.worry": "yes"}


def test_the_answers_are_copied_as_text(example_live: str, open_page: Open) -> None:
    page = open_page(example_live + ADDRESS, permissions=["clipboard-read", "clipboard-write"])
    fill_in_two(page)
    page.get_by_role("button", name="Add a therapist").click()
    page.get_by_role("textbox", name="Nickname").fill("Red hat")
    go_to(page, "Comparison")
    go_to(page, "Therapists")
    page.get_by_role("button", name="Remove Red hat").click()  # and is nowhere in the text
    go_to(page, "Keeping")
    page.get_by_role("button", name="Copy as text").click()
    hears(page, "Copied. Anyone on this device can paste it now.")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text == COPIED


def test_a_browser_that_refuses_to_copy_is_no_dead_end(page: Page) -> None:
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()) }")
    go_to(page, "Keeping")
    page.get_by_role("button", name="Copy as text").click()
    hears(page, "Your browser doesn’t let us copy. You can save a file instead.")


@pytest.mark.parametrize("text", ["<img src=x onerror=alert(1)>", "{{ 7 * 7 }}", "שלום 🌱 עולם"])
def test_notes_and_names_are_text_wherever_they_are_shown(page: Page, text: str) -> None:
    go_to(page, "Therapists")
    page.get_by_role("textbox", name="Nickname").fill(text)
    page.get_by_label("Anything else about this therapist").fill(text)
    go_to(page, "Comparison")
    expect(page.get_by_role("columnheader").nth(1)).to_have_text(text)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert text in page.locator("[data-sheet]").text_content()  # type: ignore[operator]
    assert page.locator("session-guide :is(img, script)").count() == 0


def test_it_works_when_every_other_script_fails_to_load(example_live: str, open_page: Open) -> None:
    page = open_page("about:blank", 360)
    page.route(re.compile(r"\.js$"), lambda route: route.continue_() if "guide" in route.request.url else route.abort())
    page.goto(example_live + ADDRESS)
    fill_in_two(page)
    go_to(page, "Comparison")
    expect(page.get_by_role("row", name="A good price")).to_contain_text("differs")


def test_the_whole_form_stands_there_when_its_own_script_fails_to_load(example_live: str, open_page: Open) -> None:
    page = open_page("about:blank")
    page.route(re.compile(r"guide.*\.js$"), lambda route: route.abort())
    page.goto(example_live + ADDRESS)
    expect(page.locator(".guide__step").filter(visible=True)).to_have_count(8)
    expect(page.get_by_text("I’d like a plan.")).to_be_visible()


def test_after_clearing_no_word_of_the_reader_is_left_anywhere_in_the_page(page: Page) -> None:
    go_to(page, "Priorities")
    page.get_by_label("What else?").fill("A quiet street")
    expect(page.get_by_label("Something else")).to_be_checked()  # who writes it means it
    go_to(page, "Hopes")
    fill_in_two(page)
    for step in ("Comparison", "Questions", "Keeping"):
        go_to(page, step)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.get_by_role("button", name="Clear everything").click()
    guide = page.locator("session-guide").evaluate(
        "guide => guide.textContent + [...guide.querySelectorAll('input, textarea')].map(({ value }) => value)"
    )
    for words in ("A quiet street", "Blue door", "Tall one", "80, and less"):
        assert words not in guide, words


def test_a_no_to_what_the_reader_knows_leaves_the_question_open_and_is_no_difference(page: Page) -> None:
    go_to(page, "Therapists")
    unfold(page, "Your hopes")
    choose(page, "Do I know what I hope for?", "No")
    page.get_by_role("button", name="Add a therapist").click()
    choose(page, "Do I know what I hope for?", "Yes")
    go_to(page, "Comparison")
    expect(page.get_by_role("row", name="Do I know what I hope for?")).not_to_contain_text(
        "differs", use_inner_text=True
    )
    unfold(page, "Still unknown")
    expect(page.locator("[data-unknown]")).to_contain_text("Do I know what I hope for? Therapist 1")


def test_signs_to_leave_come_with_the_way_out_and_are_nothing_to_ask(page: Page) -> None:
    go_to(page, "Therapists")
    unfold(page, "Your senses")
    expect(page.get_by_role("link", name="How to leave and report")).to_be_visible()
    choose(page, "Did I feel calm? (after you meet)", "Not sure")
    go_to(page, "Questions")
    page.get_by_label("All that are open").check()
    expect(page.locator("[data-asks=after] li")).not_to_have_count(0)
    expect(page.locator("[data-asks]").get_by_text("How was this for you?")).to_have_count(0)


def test_what_follows_the_guide_waits_until_its_last_step(page: Page) -> None:
    summary = page.get_by_text("It is long.")
    expect(summary).to_be_hidden()
    go_to(page, "Keeping")
    expect(summary).to_be_visible()
    page.goto(f"{page.url}#in-short")
    page.reload()
    expect(summary).to_be_visible()


def test_what_was_said_goes_with_its_step(page: Page) -> None:
    go_to(page, "Keeping")
    page.get_by_role("button", name="Copy as text").click()
    go_to(page, "Hopes")
    hears(page, "")


def test_long_words_without_a_space_stay_inside_the_page(example_live: str, open_page: Open) -> None:
    page = open_page(example_live + ADDRESS, 320, 640)
    go_to(page, "Therapists")
    page.get_by_role("textbox", name="Nickname").fill("W" * 200)
    unfold(page, "Your hopes")
    choose(page, "Have I said it?", "Yes")
    note(page, "Have I said it?", f"https://example.org/{'a' * 300}")
    for step in ("Therapists", "Comparison", "Questions"):
        go_to(page, step)
        for width in (320, 768, 1280):
            page.set_viewport_size({"width": width, "height": 640})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (step, width)
