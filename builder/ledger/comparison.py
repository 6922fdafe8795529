"""Finds what one site has published and another no longer leads to.

That something has gone is never a guess: whatever a reader may have is looked for. Where it has gone may be one
(`successors.py`), for a person who renamed something in a browser: they get a line to paste, and can change its goal.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.addresses import Place
from builder.facts.links import FOLDER
from builder.finishing.worksheet import NAME as WORKSHEET
from builder.ledger.published import Ledger
from builder.ledger.successors import Successors


class Comparison:
    """The site that a change replaces, and the one it makes."""

    def __init__(self, before: Ledger, after: Ledger) -> None:
        self.before, self._after = before, after
        self._successors = Successors(before, after)

    def vanished(self) -> dict[Place, Place]:
        """Every place that was published and doesn't lead to where it led, and where that may be now, in order.

        What led to a place that has gone is mended with it, and isn't told again.
        """
        published = list(self._published())
        gone = {place for place in published if not self._leads_there(place)}
        told = gone - self._led_to(gone)
        return {place: self._successors.of(place) for place in published if place in told}

    def _published(self) -> Iterator[Place]:
        """All places of the earlier site. A redirect passes on the places of the page it leads to; but nobody adds a
        place to a short address, which is there to do without."""
        for address, page in self.before.items():
            yield Place(address)
            if address.startswith(f"{FOLDER}/"):
                continue
            goal = page.goal if page.goal and not page.goal.anchor else None
            passed_on = self.before[goal.address].anchors if goal and goal.address in self.before else ()
            yield from (Place(address, anchor) for anchor in dict.fromkeys((*page.anchors, *passed_on)))

    def _led_to(self, gone: set[Place]) -> set[Place]:
        """Those of the places that led to another of them, and worksheets, which follow their page."""
        goals = {place: goal for place in gone if (goal := self.before[place.address].goal)}
        led = {
            place
            for place, goal in goals.items()
            if {goal, Place(goal.address), Place(goal.address, place.anchor)} & gone
        }
        return led | {place for page in gone if (place := Place(f"{page.address}{WORKSHEET}/")) in gone}

    def _leads_there(self, place: Place) -> bool:
        """Whether a reader who has this address finds what it promised."""
        page = self._after.get(place.address)
        if page and not page.goal:
            return not place.anchor or place.anchor in page.anchors
        if page is None or page.goal is None or self._is_misled(place.address, page.goal):
            # A line is told for the address. Does it take this place along?
            return bool(place.anchor) and self._is_led_by(place, self._successors.of(Place(place.address)))
        return not place.anchor or place.anchor in page.anchors or self._is_led_by(place, page.goal)

    def _is_misled(self, address: str, goal: Place) -> bool:
        """Whether a page that has a new name is made to lead to another one."""
        return goal.address != self._successors.like.get(address, goal.address)

    def _is_led_by(self, place: Place, goal: Place) -> bool:
        """Whether a page that leads to `goal` leads on to one of its places.

        A page that was renamed keeps its places; where a page was given up, readers come to what stands for it.
        """
        if not goal.anchor and place.anchor in self._after[goal.address].anchors:
            return True
        is_renamed = goal.address not in self.before or goal.address == self._successors.like.get(place.address)
        return not is_renamed
