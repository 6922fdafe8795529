"""The guide with scripts off: the whole of it is one form, works by keyboard, and offers nothing that wouldn't work."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from builder.reading.project import read_project
from tests.browser.guide import ADDRESS, choose, group, paper_of
from tests.conftest import EXAMPLE, copy_project

Open = Callable[..., Page]


@pytest.fixture
def page(example_live: str, open_page: Open) -> Page:
    return open_page(example_live + ADDRESS, 360, java_script_enabled=False)


def test_every_step_question_option_and_note_is_there(page: Page, tmp_path_factory: pytest.TempPathFactory) -> None:
    facts = read_project(copy_project(tmp_path_factory.mktemp("facts") / "project", EXAMPLE)).facts
    expect(page.locator(".guide__step").filter(visible=True)).to_have_count(8)
    for area in facts.checklist.areas:
        for question in area.questions:
            name = f"{question.question} (after you meet)" if question.when == "after" else question.question
            answers = page.get_by_role("group", name=name, exact=True)
            expect(answers.get_by_role("radio")).to_have_count(4)
            expect(answers.get_by_label("Not asked yet")).to_be_checked()
    for part in facts.guide.needs:
        for need in part.needs:
            expect(group(page, need.need).get_by_role("radio")).to_have_count(3)
            expect(group(page, need.need).get_by_role("textbox")).to_have_count(1)
            expect(group(page, need.question).get_by_role("radio")).to_have_count(4)
    for reason in (reason for part in facts.guide.reasons for reason in part.reasons):
        expect(page.get_by_role("checkbox", name=reason.label)).to_be_visible()
    for pair in facts.guide.styles:
        expect(group(page, pair.about).get_by_role("radio")).to_have_count(3)
    for sure in facts.guide.sure:
        expect(group(page, sure.question).get_by_text(sure.if_no)).to_be_visible()


def test_the_whole_way_is_walked_by_keyboard_alone(page: Page) -> None:
    page.get_by_label("A child").focus()
    page.keyboard.press("Space")
    page.get_by_label("Worry").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")  # Low mood
    page.get_by_role("textbox", name="What I hope for, in my own words").focus()
    page.keyboard.type("To sleep again")
    group(page, "A good price").get_by_label("Not important to me").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(group(page, "A good price").get_by_label("Must have")).to_be_checked()
    page.locator("#hopes-shared").get_by_label("Not asked yet").focus()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#hopes-shared").get_by_label("Not sure")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Say it on Tuesday")
    expect(group(page, "Have I said it?").get_by_role("textbox", name="My notes")).to_have_value("Say it on Tuesday")
    expect(page.get_by_label("Low mood")).to_be_checked()


def test_enter_in_a_line_neither_leaves_the_page_nor_empties_it(page: Page) -> None:
    page.get_by_label("Nickname (not the real name)").fill("Blue door")
    page.get_by_label("Nickname (not the real name)").press("Enter")
    page.wait_for_timeout(300)
    expect(page.get_by_label("Nickname (not the real name)")).to_have_value("Blue door")
    assert "?" not in page.url


def test_everything_is_cleared_by_one_button(page: Page) -> None:
    page.get_by_label("Worry").check()
    page.get_by_label("Nickname (not the real name)").fill("Blue door")
    page.get_by_role("button", name="Clear everything").click()
    expect(page.get_by_label("Worry")).not_to_be_checked()
    expect(page.get_by_label("Nickname (not the real name)")).to_have_value("")


def test_nothing_is_offered_that_needs_a_script(page: Page) -> None:
    buttons = page.locator("session-guide").get_by_role("button").all_inner_texts()
    assert buttons == ["Clear everything"]
    expect(page.get_by_text("Show only what differs")).to_be_hidden()
    expect(page.get_by_role("link", name="the paper guide (PDF)").first).to_have_attribute("href", "decision-guide.pdf")


def test_on_paper_it_has_room_for_four_therapists_and_shows_what_was_filled_in(page: Page) -> None:
    choose(page, "A good price", "Must have")
    page.get_by_role("textbox", name="What I hope for, in my own words").fill("To sleep again")
    paper = paper_of(page)
    for text in (
        "Have I said it?",
        "May I tell you what I hope for?",
        "To sleep again",
        "Example Line",
        "2: Yes No Not sure",
        "4: Yes No",
    ):
        assert text in paper, text
    for text in ("Clear everything", "Not asked yet"):
        assert text not in paper, text


def test_the_live_guide_has_thirty_questions_or_more_and_no_field_is_remembered_or_sent(
    full_live: str, open_page: Open
) -> None:
    page = open_page(full_live + ADDRESS, java_script_enabled=False)
    assert page.locator(".guide__question[id]").count() >= 30
    texts = page.locator("session-guide :is(textarea, input:not([type]))")
    assert set(
        texts.evaluate_all(
            "fields => fields.map(({ autocomplete, spellcheck, dir }) => [autocomplete, spellcheck, dir].join())"
        )
    ) == {"off,false,auto"}
    form = page.locator("session-guide form")
    assert [form.get_attribute(name) for name in ("method", "action", "autocomplete")] == ["dialog", None, "off"]
