"""Finds what one site has published and another no longer leads to, and where it may have gone.

The guesses are for a person who renamed something in a browser: they get a line to paste, and can change its goal. What
is gone is never guessed: it is told, always.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from builder.addresses import Place
from builder.faults import nearest
from builder.ledger.published import Ledger

LIKE = 0.5
"""How much of what only one page has must be on another for that to be the same page under a new name."""


@dataclass(frozen=True)
class Comparison:
    """The site that a change replaces, and the one it makes."""

    before: Ledger
    after: Ledger

    def vanished(self) -> dict[Place, Place]:
        """Every place that was published and now leads nowhere, and where it may have gone, in order."""
        gone = [place for place in self._published() if not self._leads_somewhere(place)]
        return {place: self._guess(place) for place in gone}

    def _published(self) -> Iterator[Place]:
        """All places of the earlier site. A redirect passes on the places of the page it leads to."""
        for address, page in self.before.items():
            yield Place(address)
            goal = page.goal if page.goal and not page.goal.anchor else None
            passed_on = self.before[goal.address].anchors if goal and goal.address in self.before else ()
            yield from (Place(address, anchor) for anchor in dict.fromkeys((*page.anchors, *passed_on)))

    def _leads_somewhere(self, place: Place) -> bool:
        """Whether a reader who has this address finds what it promised."""
        page = self.after.get(place.address)
        if page is None:
            return self._is_told_with_its_page(place)
        if not place.anchor or place.anchor in page.anchors:
            return True
        return page.goal is not None and self._is_led_by(place.anchor, page.goal)

    def _is_told_with_its_page(self, place: Place) -> bool:
        """Whether the line for a page that is gone takes this place along."""
        return bool(place.anchor) and self._is_led_by(place.anchor, self._guess(Place(place.address)))

    def _is_led_by(self, anchor: str, goal: Place) -> bool:
        """Whether a page that leads to `goal` leads on to a place.

        A page that was renamed keeps its places; where a page was given up, readers come to what stands for it.
        """
        return bool(goal.anchor) or goal.address in self.before or anchor in self.after[goal.address].anchors

    def _guess(self, place: Place) -> Place:
        """Where a place may be now; a place that has just been taken out is thought to have been where its page is."""
        was = self.before[place.address]
        if was.goal and not place.anchor:
            address = self._page_at(was.goal.address)
            return Place(address, was.goal.anchor if was.goal.anchor in self.after[address].anchors else "")
        address = self._page_at(place.address)
        if not place.anchor:
            return Place(address)
        elsewhere = [page for page in self._pages() if self._is_new_on(page, place.anchor)]
        if len(elsewhere) == 1 and elsewhere[0] != address:
            return Place(elsewhere[0], place.anchor)
        return Place(address, _counterpart(place.anchor, was.anchors, self.after[address].anchors))

    @cached_property
    def _now(self) -> dict[str, str]:
        """Each address of the earlier site that was a page, with the page that stands for it now."""
        return {address: self._page_at(address) for address, page in self.before.items() if not page.goal}

    def _page_at(self, address: str) -> str:
        """The page that stands for an address of the earlier site now."""
        page = self.after.get(address)
        if page is None:
            return self._page_for(address)
        return page.goal.address if page.goal else address

    def _page_for(self, gone: str) -> str:
        """The page that a page which is gone may be now: the new one most like it, or else the page above."""
        new = [address for address in self._pages() if address not in self.before]
        if not new:
            return self._above(gone)
        how_often = Counter(anchor for page in self.before.values() for anchor in page.anchors)
        own = {anchor for anchor in self.before[gone].anchors if how_often[anchor] == 1}
        best = max(new, key=lambda address: len(own.intersection(self.after[address].anchors)))
        if own and len(own.intersection(self.after[best].anchors)) >= LIKE * len(own):
            return best
        lost = [address for address, page in self.before.items() if address not in self.after and not page.goal]
        return best if len(lost) == len(new) == 1 else nearest(gone, new) or self._above(gone)

    def _above(self, address: str) -> str:
        """The page of the part that an address belongs to, or home."""
        while address := address.rstrip("/").rpartition("/")[0]:
            if f"{address}/" in self._pages():
                return f"{address}/"
        return ""

    def _pages(self) -> list[str]:
        """The addresses of the later site that are pages."""
        return [address for address, page in self.after.items() if not page.goal]

    def _is_new_on(self, address: str, anchor: str) -> bool:
        """Whether a page has a place that it didn't have before, under whatever name it was then."""
        was_there = any(anchor in self.before[old].anchors for old, now in self._now.items() if now == address)
        return anchor in self.after[address].anchors and not was_there


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
