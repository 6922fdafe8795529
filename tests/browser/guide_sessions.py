"""A simple model of what a reader with one or two tabs does in the guide, and of what must stand there then.

Answers change in one tab; what is kept is one thing, which all tabs that keep it share. A way back lasts until anything
else changes the answers, here or in another tab.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import zip_longest

from playwright.sync_api import Page

from tests.browser.guide_model import MOST_THERAPISTS, Answers, Given

TakeBack = Callable[[Answers], Answers]


@dataclass
class Undo:
    """A way back, and whether it also brings back that the answers are kept."""

    take_back: TakeBack
    keeps: bool = False


@dataclass
class Tab:
    """One page with the guide, and what must stand there."""

    page: Page
    answers: Answers = field(default_factory=Answers)
    is_kept: bool = False
    current: int = 0
    undo: Undo | None = None

    def take(self, answers: Answers) -> None:
        self.answers, self.undo = answers, None
        self.current = min(self.current, len(answers.therapists) - 1)


@dataclass
class Model:
    """What the tabs show and what the browser keeps. Each method is what a reader does in one of the tabs."""

    tabs: list[Tab] = field(default_factory=list)
    stored: Answers | None = None

    def load(self, tab: Tab) -> None:
        """The page is loaded anew: what is kept is there, all else is gone."""
        tab.current, tab.is_kept = 0, self.stored is not None
        tab.take(self.stored or Answers())

    def change(self, tab: Tab, answers: Answers, take_back: TakeBack | None = None) -> None:
        tab.take(answers)
        tab.undo = Undo(take_back) if take_back else None
        if tab.is_kept:
            self._store(tab)

    def answer(self, tab: Tab, whose: str, name: str, value: str) -> None:
        """Give, change or take back one answer, on the reader or on the therapist in view."""
        mine, therapists = tab.answers.mine, list(tab.answers.therapists)
        if whose == "mine":
            mine = _answered(mine, name, value)
        else:
            therapists[tab.current] = _answered(therapists[tab.current], name, value)
        self.change(tab, Answers(mine, therapists))

    def add(self, tab: Tab) -> None:
        self.change(tab, Answers(tab.answers.mine, [*tab.answers.therapists, {}]))
        tab.current = len(tab.answers.therapists) - 1

    def remove(self, tab: Tab) -> None:
        at, therapists = tab.current, tab.answers.therapists
        gone = therapists[at]

        def take_back(answers: Answers) -> Answers:
            return Answers(answers.mine, [*answers.therapists[:at], gone, *answers.therapists[at:]])

        tab.current = max(0, at - 1)
        self.change(tab, Answers(tab.answers.mine, [*therapists[:at], *therapists[at + 1 :]]), take_back)

    def open(self, tab: Tab, answers: Answers) -> None:
        before = tab.answers
        self.change(tab, answers, lambda _: before)

    def keep(self, tab: Tab) -> None:
        if self.stored:
            tab.take(merged(tab.answers, self.stored))
        if tab.undo:
            tab.undo.keeps = False
        self._store(tab)

    def keep_no_longer(self, tab: Tab) -> None:
        self.stored = None
        for one in self.tabs:
            one.is_kept = False
        if tab.undo:
            tab.undo.keeps = False

    def clear(self, tab: Tab) -> None:
        """What is kept goes too, and from the other tabs that show it."""
        before, was_kept = tab.answers, tab.is_kept
        for one in self.tabs:
            if one is tab or (one.is_kept and was_kept):
                one.take(Answers())
            one.is_kept = False
        self.stored = None
        tab.undo = Undo(lambda _: before, was_kept) if has_answers(before) else None

    def take_back(self, tab: Tab) -> None:
        undo = tab.undo
        assert undo
        tab.take(undo.take_back(tab.answers))
        if undo.keeps:
            self.keep(tab)
        elif tab.is_kept:
            self._store(tab)

    def _store(self, tab: Tab) -> None:
        """What is kept changes, and the other tabs that show it follow."""
        tab.is_kept, self.stored = True, tab.answers
        for other in self.tabs:
            if other is not tab and other.is_kept:
                other.take(tab.answers)


def has_answers(answers: Answers) -> bool:
    return len(answers.therapists) > 1 or bool(answers.mine or answers.therapists[0])


def merged(first: Answers, second: Answers) -> Answers:
    """Both. Two at the same place who contradict each other are two therapists, as long as four are enough."""
    nobody: Given = {}
    pairs = list(zip_longest(first.therapists, second.therapists, fillvalue=nobody))
    apart = [two for one, two in pairs if contradict(one, two)]
    is_room = len(pairs) + len(apart) <= MOST_THERAPISTS
    therapists = [one if is_room and contradict(one, two) else {**two, **one} for one, two in pairs]
    return Answers({**second.mine, **first.mine}, [*therapists, *(apart if is_room else [])])


def contradict(one: Given, other: Given) -> bool:
    return any(one[name] != other[name] for name in one.keys() & other.keys())


def _answered(given: Given, name: str, value: str) -> Given:
    others = {known: text for known, text in given.items() if known != name}
    return {**others, name: value} if value else others
