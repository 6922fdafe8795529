"""Whatever a reader does, in whatever order and in how many tabs: the guide holds what a simple model says it must."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from playwright.sync_api import Browser, Locator, Page

from tests.browser.amounts import SHARES, Amount
from tests.browser.guide import ADDRESS, file_of
from tests.browser.guide_model import (
    LONGEST_TEXT,
    MOST_MUSTS,
    MOST_THERAPISTS,
    TRIAL,
    Answers,
    cut,
    form_in,
    on_screen,
    parsed,
)
from tests.browser.guide_sessions import Model, Tab

SOON = 10  # seconds: a busy machine may need some until another tab has heard
LOOK = "async () => ({ ...trial.offers, answers: await trial.answers(), fields: trial.fields, stored: trial.stored })"
UNFOLD = "field => { for (const fold of document.querySelectorAll('details')) fold.open ||= fold.contains(field) }"

tabs = st.integers(0, 1)
choices = st.runner().flatmap(lambda session: st.sampled_from(session.choices))
texts_of = st.runner().flatmap(lambda session: st.sampled_from(session.texts))
written = st.sampled_from(["", "a note", "<b>x</b>", "two\nlines", " שלום 👩‍👩‍👧", "x" * LONGEST_TEXT + "y"])


class Session(RuleBasedStateMachine):
    """One visitor. Each rule does a thing in a tab and in the model; after each both must agree."""

    browser: Browser
    address: str

    def __init__(self) -> None:
        super().__init__()
        self.model = Model()
        self.files: list[tuple[str, Answers]] = []
        self.errors: list[str] = []
        self.context = self.browser.new_context(viewport={"width": 800, "height": 900})
        self.context.add_init_script(TRIAL)

    def teardown(self) -> None:
        self.context.close()
        assert self.errors == []

    # The tabs

    @initialize()
    def arrive(self) -> None:
        self._open(self.context.new_page())
        self.form = form_in(self._tab(0).page)
        known = [*self.form.mine.items(), *self.form.therapist.items()]
        self.choices = [(name, value) for name, values in known if values for value in sorted(values)]
        self.texts = [name for name, values in known if values is None]

    @precondition(lambda self: len(self.model.tabs) == 1)
    @rule(is_own_process=st.booleans())
    def open_second_tab(self, is_own_process: bool) -> None:
        """By hand, or from the first one: then both share more of the browser."""
        if is_own_process:
            self._open(self.context.new_page())
        else:
            with self.context.expect_page() as opened:
                self.model.tabs[0].page.evaluate("() => void window.open('about:blank')")
            self._open(opened.value)

    @precondition(lambda self: len(self.model.tabs) == 2)
    @rule()
    def close_second_tab(self) -> None:
        self.model.tabs.pop().page.close()

    @rule(at=tabs)
    def reload(self, at: int) -> None:
        self._tab(at).page.reload()
        self.model.load(self._tab(at))

    @rule(at=tabs)
    def go_elsewhere_and_back(self, at: int) -> None:
        self._tab(at).page.goto(f"{self.address}trust/")
        self._tab(at).page.go_back()
        self.model.load(self._tab(at))

    @rule(at=tabs)
    def look_at_two_steps_and_go_back(self, at: int) -> None:
        self._go(self._tab(at), "my-questions")
        self._go(self._tab(at), "side-by-side")
        self._tab(at).page.go_back()

    # Answers

    @rule(at=tabs, choice=choices)
    def choose(self, at: int, choice: tuple[str, str]) -> None:
        """Choose an answer. One that is checked already can be unchecked, if it is a tick."""
        tab, (name, value) = self._tab(at), choice
        field = self._field(tab, f'[name="{name}"][value="{value}"]')
        if not field.is_visible():
            return
        was_checked, is_tick = field.is_checked(), field.get_attribute("type") == "checkbox"
        _press(field)
        if was_checked and is_tick:
            self.model.answer(tab, self._whose(name), name, "")
        elif not was_checked and not (name.startswith("most.") and _musts(tab.answers) == MOST_MUSTS):
            self.model.answer(tab, self._whose(name), name, value)

    @rule(at=tabs, name=texts_of, text=written)
    def write(self, at: int, name: str, text: str) -> None:
        tab, shown = self._tab(at), text.replace("\n", " ") if name in self.form.one_line else text
        field = self._field(tab, f'[name="{name}"]')
        if field.is_visible() and field.input_value() != shown:
            field.fill(shown)
            if name == "most-words" and shown and _musts(tab.answers) < MOST_MUSTS:
                self.model.answer(tab, "mine", "most.own", "yes")  # who writes one means to choose it
            self.model.answer(tab, self._whose(name), name, cut(shown))

    @rule(at=tabs)
    def add_a_therapist(self, at: int) -> None:
        tab = self._tab(at)
        if len(tab.answers.therapists) < MOST_THERAPISTS:
            self._press(tab, "therapists", "[data-add]")
            self.model.add(tab)

    @rule(at=tabs)
    def remove_the_therapist_in_view(self, at: int) -> None:
        tab = self._tab(at)
        if len(tab.answers.therapists) > 1:
            self._press(tab, "therapists", "[data-remove]")
            self.model.remove(tab)

    @rule(at=tabs, to=st.integers(0, MOST_THERAPISTS - 1))
    def look_at_another_therapist(self, at: int, to: int) -> None:
        tab = self._tab(at)
        tab.current = to % len(tab.answers.therapists)
        self._press(tab, "therapists", f"[data-names] > :nth-child({tab.current + 1})")

    # Keeping, clearing, files

    @rule(at=tabs)
    def keep_or_no_longer(self, at: int) -> None:
        tab = self._tab(at)
        self._press(tab, "take-it-along", "[data-keep]")
        (self.model.keep_no_longer if tab.is_kept else self.model.keep)(tab)

    @rule(at=tabs)
    def clear_everything(self, at: int) -> None:
        _press(self._guide(self._tab(at)).locator("[type=reset]"))
        self.model.clear(self._tab(at))

    @precondition(lambda self: any(tab.undo for tab in self.model.tabs))
    @rule()
    def undo(self) -> None:
        tab = next(tab for tab in self.model.tabs if tab.undo)
        _press(self._guide(tab).locator("[data-undo]"))
        self.model.take_back(tab)

    @rule(at=tabs)
    def wait_ten_seconds(self, at: int) -> None:
        self._tab(at).page.evaluate("trial.passTime()")
        self._tab(at).undo = None

    @rule(at=tabs)
    def save_a_file(self, at: int) -> None:
        tab = self._tab(at)
        self._press(tab, "take-it-along", "[data-save]")
        self.files.append((tab.page.evaluate("trial.saved.text()"), tab.answers))

    @precondition(lambda self: self.files)
    @rule(at=tabs, which=st.integers(0, 9))
    def open_a_file(self, at: int, which: int) -> None:
        text, answers = self.files[which % len(self.files)]
        self._guide(self._tab(at)).locator("[data-open]").set_input_files(file_of(text.encode()))
        self._tab(at).page.wait_for_function("() => trial.all('[data-open]')[0].files.length === 0")
        self.model.open(self._tab(at), answers)

    # What must be

    @invariant()
    def all_is_as_the_model_says(self) -> None:
        for tab in self.model.tabs:
            wanted, deadline = self._wanted(tab), time.monotonic() + SOON
            while (seen := self._seen(tab)) != wanted and time.monotonic() < deadline:
                time.sleep(0.02)
            assert seen == wanted

    def _wanted(self, tab: Tab) -> dict[str, Any]:
        stored = self.model.stored
        return {
            "answers": tab.answers,
            "fields": on_screen(tab.answers, tab.current, self.form),
            "stored": stored,
            "isKept": tab.is_kept,
            "canUndo": tab.undo is not None,
        }

    def _seen(self, tab: Tab) -> dict[str, Any]:
        seen: dict[str, Any] = tab.page.evaluate(LOOK)
        return {
            "answers": _answers(seen["answers"]),
            "fields": {name: cut(text) for name, text in seen["fields"].items()},
            "stored": _answers(parsed(seen["stored"])) if seen["stored"] else None,
            "isKept": tab.is_kept if seen["isKept"] is None else seen["isKept"],  # None: it isn't in front
            "canUndo": seen["canUndo"],
        }

    # Ways to reach things

    def _open(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(self.address + ADDRESS)
        tab = Tab(page)
        self.model.tabs.append(tab)
        self.model.load(tab)

    def _tab(self, at: int) -> Tab:
        return self.model.tabs[min(at, len(self.model.tabs) - 1)]

    def _guide(self, tab: Tab) -> Locator:
        return tab.page.locator("session-guide")

    def _go(self, tab: Tab, step: str) -> None:
        tab.page.evaluate("(step) => trial.goTo(step)", step)

    def _press(self, tab: Tab, step: str, selector: str) -> None:
        self._go(tab, step)
        _press(self._guide(tab).locator(selector))

    def _field(self, tab: Tab, selector: str) -> Locator:
        """A field, with its step in front and all around it unfolded."""
        field = self._guide(tab).locator(selector)
        step = field.evaluate("field => field.closest('.guide__step').id")
        self._go(tab, step)
        field.evaluate(UNFOLD)
        return field

    def _whose(self, name: str) -> str:
        return "mine" if name in self.form.mine else "therapist"


def _press(target: Locator) -> None:
    """Press what is in sight. Playwright's own click waits for frames, which a tab behind another gets few of."""
    assert target.is_visible()
    target.evaluate("(target) => target.click()")


def _musts(answers: Answers) -> int:
    return sum(name.startswith("most.") for name in answers.mine)


def _answers(document: dict[str, Any]) -> Answers:
    return Answers(document["mine"], document["therapists"])


Step = Callable[[Session], None]


@pytest.fixture
def session(chromium: Browser, example_live: str) -> type[Session]:
    """What runs a session on the example."""

    class SessionHere(Session):
        browser, address = chromium, example_live

    return SessionHere


def walk(session: type[Session], *steps: Step) -> None:
    """One session with these steps, and a look at all tabs after each."""
    one = session()
    try:
        for step in (Session.arrive, *steps):
            step(one)
            one.all_is_as_the_model_says()
    finally:
        one.teardown()


def opens_tab(session: Session) -> None:
    session.open_second_tab(is_own_process=True)


def clears(session: Session) -> None:
    session.clear_everything(at=0)


def removes(session: Session) -> None:
    session.remove_the_therapist_in_view(at=0)


def adds(at: int = 0) -> Step:
    return lambda session: session.add_a_therapist(at=at)


def writes(text: str, at: int = 0, name: str = "own-questions") -> Step:
    return lambda session: session.write(at=at, name=name, text=text)


def keeps(at: int = 0) -> Step:
    """Begins or ends keeping."""
    return lambda session: session.keep_or_no_longer(at=at)


@pytest.mark.parametrize("share", SHARES)
def test_after_whatever_a_reader_does_the_guide_holds_what_a_simple_model_says(
    session: type[Session], share: int
) -> None:
    run_state_machine_as_test(session, settings=Amount.SESSIONS.settings)


def test_an_undo_does_not_keep_what_the_reader_no_longer_wants_kept(session: type[Session]) -> None:
    walk(session, keeps(), writes("a note"), clears, keeps(), keeps(), Session.undo)


def test_a_therapist_who_was_all_there_was_can_be_brought_back_when_another_tab_keeps_no_longer(
    session: type[Session],
) -> None:
    notes = writes("a note", name="other-note")
    walk(session, adds(), notes, keeps(), removes, opens_tab, keeps(at=1), Session.undo)


def test_an_undo_adds_to_what_another_tab_has_kept_since(session: type[Session]) -> None:
    chooses: Step = lambda one: one.choose(at=1, choice=("reason.low", "yes"))  # noqa: E731
    walk(session, keeps(), writes("a note"), opens_tab, clears, chooses, keeps(1), Session.undo)


def test_an_undo_ends_with_what_another_tab_brings_in(session: type[Session]) -> None:
    walk(
        session,
        writes("a note"),
        lambda one: one.save_a_file(at=0),
        writes("another"),
        opens_tab,
        writes("a third", 1),
        keeps(1),
        lambda one: one.open_a_file(at=0, which=0),
        keeps(),
    )


def test_an_undo_never_makes_a_fifth_therapist(session: type[Session]) -> None:
    walk(session, adds(), adds(), adds(), keeps(), opens_tab, removes, adds(1))


@pytest.mark.parametrize("is_own_process", [True, False])
def test_what_is_cleared_is_gone_from_every_tab(session: type[Session], is_own_process: bool) -> None:
    walk(session, keeps(), writes("a note"), lambda one: one.open_second_tab(is_own_process=is_own_process), clears)
