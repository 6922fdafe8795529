"""Guesses where something that was published may be now, from what stands in the site that a change makes.

A page that was renamed still has most of the ids that only it had. An id that was changed still stands between the same
neighbors, or has gone to another page. Who renamed them gets the guess as part of a line to paste, and can change it.
"""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from functools import cached_property

from builder.addresses import Place
from builder.faults import nearest
from builder.ledger.published import Ledger

LIKE = 0.5
"""If more than this part of what a page has must be on another, that is the same page under a new name."""
RARE = 2
"""Ids on more pages than these tell nothing about a page. (Two: a page and its copy, before the page is taken out.)"""


class Successors:
    """What stands for the places of one site in another."""

    def __init__(self, before: Ledger, after: Ledger) -> None:
        self._before, self._after = before, after

    def of(self, place: Place) -> Place:
        """Where a place may be now; a place that has just been taken out is thought to have been where its page is."""
        was = self._before[place.address]
        address = self._page_at(was.goal.address if was.goal and not place.anchor else place.address)
        if not place.anchor:
            anchor = was.goal.anchor if was.goal else ""
            return Place(address, anchor if anchor in self._after[address].anchors else "")
        elsewhere = [page for page in self._pages if self._is_new_on(page, place.anchor)]
        if len(elsewhere) == 1 and elsewhere[0] != address:
            return Place(elsewhere[0], place.anchor)
        now = self._after[address].anchors
        back = next((old for old, new in was.earlier if new == place.anchor and old in now), "")
        anchor = back or _counterpart(place.anchor, was.anchors, now)
        others = [page for page in self._pages if place.anchor in self._after[page].anchors]
        return Place(others[0], place.anchor) if not anchor and len(others) == 1 else Place(address, anchor)

    @cached_property
    def like(self) -> dict[str, str]:
        """Pages of the earlier site that are no pages any more, each with the one that has most of what only it had."""
        pages = {address: page.anchors for address, page in self._before.items() if not page.goal}
        how_often = Counter(anchor for anchors in pages.values() for anchor in anchors)
        like = {}
        for address in pages.keys() - set(self._pages):
            own = {anchor for anchor in pages[address] if how_often[anchor] <= RARE}
            shared = {page: len(own.intersection(self._after[page].anchors)) for page in self._pages}
            best = max(shared, key=lambda page: shared[page])
            if own and shared[best] > LIKE * len(own):
                like[address] = best
        return like

    @cached_property
    def _pages(self) -> list[str]:
        """The addresses of the later site that are pages of words."""
        return [address for address, page in self._after.items() if not page.goal and not page.is_document]

    @cached_property
    def _now(self) -> dict[str, str]:
        """Each address of the earlier site that wasn't a redirect, with the page that stands for it now."""
        return {address: self._page_for(address) for address, page in self._before.items() if not page.goal}

    def _page_at(self, address: str) -> str:
        """The page that stands for an address now."""
        if address in self._now:
            return self._now[address]
        page = self._after.get(address)
        return page.goal.address if page and page.goal else self._above(address)

    def _page_for(self, was: str) -> str:
        """The page that an address of the earlier site stands for now: the one most like it, or the page above."""
        page = self._after.get(was)
        if was in self.like:
            return self.like[was]
        if page:
            return page.goal.address if page.goal else was
        new = [address for address in self._pages if address not in self._before]
        lost = [address for address, page in self._before.items() if address not in self._after and not page.goal]
        if len(lost) == len(new) == 1:
            return new[0]
        return nearest(was, new) or self._above(was)

    def _above(self, address: str) -> str:
        """The page of the part that an address belongs to, or home."""
        while address := address.rstrip("/").rpartition("/")[0]:
            if f"{address}/" in self._pages:
                return f"{address}/"
        return ""

    def _is_new_on(self, address: str, anchor: str) -> bool:
        """Whether a page has a place that it didn't have before, under whatever name it was then."""
        return anchor in self._after[address].anchors and anchor not in self._had.get(address, ())

    @cached_property
    def _had(self) -> dict[str, set[str]]:
        """The ids that the pages of the later site had in the earlier one, under whatever name each was then."""
        had: dict[str, set[str]] = {}
        for old, now in self._now.items():
            had.setdefault(now, set()).update(self._before[old].anchors)
        return had


def _counterpart(anchor: str, before: tuple[str, ...], now: tuple[str, ...]) -> str:
    """The id that stands in the place of one that is gone, by its neighbors; empty if nothing came in its place."""
    if anchor not in before:
        return ""
    at = before.index(anchor)
    for kind, start, end, new_start, new_end in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if start <= at < end and kind == "replace":
            new = now[new_start:new_end]
            if end - start == len(new):
                return new[at - start]
            return nearest(anchor, new) or new[min(at - start, len(new) - 1)]
    return ""
