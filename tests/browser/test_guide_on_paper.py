"""The guide on paper: with all answers, with the questions alone, or blank; nothing cut, nothing one would press."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.guide import ADDRESS, choose, go_to, group, note, paper_of, unfold

Open = Callable[..., Page]
LONG = [f"word{number}" for number in range(400)]
CONTROLS = ("Clear everything", "Print my answers", "Add a therapist", "Next:", "Save to a file", "Not important to me")


@pytest.fixture
def page(example_live: str, open_page: Open) -> Page:
    page = open_page(example_live + ADDRESS)
    page.evaluate("() => { window.print = () => { document.title = 'printed' } }")
    return page


def fill_in_all(page: Page) -> list[str]:
    """An answer and a note in every place; what should stand on paper for each."""
    page.get_by_label("A child").check()
    page.get_by_label("Worry").check()
    page.get_by_role("textbox", name="What I hope for, in my own words").fill("\n".join(LONG))
    unfold(page, "Money")
    choose(page, "A good price", "Must have")
    page.get_by_role("textbox", name="The most I can pay").fill("80 a session")
    go_to(page, "Priorities")
    page.get_by_label("Something else").check()
    page.get_by_label("What else?").fill("A quiet street")
    go_to(page, "Style")
    page.get_by_label("A plan", exact=True).check()
    for index, name in enumerate(("Blue door", "Tall one", "Third one", "Last one")):
        go_to(page, "Therapists")
        if index > 0:
            page.get_by_role("button", name="Add a therapist").click()
        else:
            unfold(page, "Your hopes")
        page.get_by_role("textbox", name="Nickname").fill(name)
        choose(page, "A quiet street", "Yes")
        choose(page, "Have I said it?", "Not sure")
        if index == 0:
            note(page, "Have I said it?", f"{name} noted this")
        page.get_by_label("Anything else about this therapist").fill(f"{name} has a bell")
    go_to(page, "Questions")
    page.get_by_label("My own questions").fill("May I bring my dog?")
    go_to(page, "Certainty")
    choose(page, "Am I sure?", "No")
    group(page, "Where I stand now").get_by_label("I wait").check()
    return [
        *LONG,
        *("Who is this for: A child", "Feelings: Worry", "A good price: Must have", "80 a session"),
        *("What matters most to me (up to three): A quiet street", "Plans: A plan", "Blue door noted this"),
        *(f"{name} has a bell" for name in ("Blue door", "Tall one", "Third one", "Last one")),
        *("Have I said it? Not sure", "A quiet street Yes", "I’d like a plan.", "May I bring my dog?"),
        *("Am I sure: No", "Where I stand now: I wait", "Example Line"),
    ]


def print_as(page: Page, name: str) -> str:
    go_to(page, "Keeping")
    page.get_by_role("button", name=name).click()
    expect(page).to_have_title("printed")
    return paper_of(page)


@pytest.mark.parametrize("sheet", ["A4", "Letter"])
def test_the_browsers_own_print_shows_every_answer_and_urgent_help_and_no_control(page: Page, sheet: str) -> None:
    expected = fill_in_all(page)
    paper = paper_of(page, sheet)
    assert [text for text in expected if text not in paper] == []
    assert [text for text in CONTROLS if text in paper] == []
    assert "An example of the guide" in paper


def test_my_answers_alone_are_printed_with_urgent_help(page: Page) -> None:
    expected = fill_in_all(page)
    paper = print_as(page, "Print my answers")
    assert [text for text in expected if text not in paper] == []
    assert [text for text in (*CONTROLS, "An example of the guide", "It is long.") if text in paper] == []


def test_just_my_questions_are_printed_with_urgent_help(page: Page) -> None:
    fill_in_all(page)
    paper = print_as(page, "Print just my questions")
    for text in ("I’d like a plan.", "May I tell you what I hope for?", "May I bring my dog?", "Example Line"):
        assert text in paper
    for text in (*CONTROLS, "word1", "80 a session", "Am I sure?", "Blue door has a bell"):
        assert text not in paper


def test_it_prints_blank_with_answers_on_the_screen(page: Page) -> None:
    fill_in_all(page)
    paper = print_as(page, "Print it blank")
    for text in ("Have I said it?", "Is the price good?", "4: Yes No Not sure", "I’d like room.", "Example Line"):
        assert text in paper
    for text in (*CONTROLS, "word1", "Blue door", "A quiet street", "80 a session", "May I bring my dog?"):
        assert text not in paper


def test_after_printing_the_screen_is_as_it_was(page: Page) -> None:
    fill_in_all(page)
    print_as(page, "Print it blank")
    expect(page.locator(".guide__step").filter(visible=True)).to_have_count(1)
    go_to(page, "Hopes")
    expect(page.get_by_label("Worry")).to_be_checked()
    assert page.locator("[data-sheet]").inner_text() == ""
    assert "Blue door has a bell" in paper_of(page)  # the next print, by the browser's own command, has the answers


def test_for_blank_paper_all_is_unfolded_and_folded_again(page: Page) -> None:
    unfold(page, "Money")
    folded = page.locator("session-guide details:not([open])")
    before = folded.count()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(folded).to_have_count(0)  # for browsers that print only what is unfolded
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(folded).to_have_count(before)


def test_without_answers_the_browsers_own_print_is_the_blank_guide(page: Page) -> None:
    paper = paper_of(page)
    for text in (
        "Have I said it?",
        "My language",
        "2: Yes No Not sure",
        "Am I sure? Yes No",
        "Your hopes",
        "Example Line",
    ):
        assert text in paper


def test_neither_a_question_nor_a_row_of_the_table_is_split_between_sheets(page: Page) -> None:
    page.emulate_media(media="print")
    parts = page.locator(".guide fieldset, .guide tr")
    assert set(parts.evaluate_all("all => all.map((one) => getComputedStyle(one).breakInside)")) == {"avoid"}


def test_nothing_is_wider_than_the_paper(page: Page) -> None:
    fill_in_all(page)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 900})  # A4 between its margins
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("document.documentElement.scrollWidth") <= 680
