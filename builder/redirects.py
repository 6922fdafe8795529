"""Where an address leads that isn't a page: short addresses, and those whose page or place has moved.

One line of staff's may lead to what another line has moved on. A reader is taken to the end of it at once: one hop.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.addresses import Place, place_in_browser, place_written
from builder.facts.links import Links
from builder.facts.moved import Moved


@dataclass(frozen=True)
class Redirect:
    """An address of which no page or place has the name, and where it leads as staff wrote it."""

    origin: Place
    goal: Place


class Redirects:
    """Every redirect of the site, known by its origin."""

    def __init__(self, links: Links, moved: Moved) -> None:
        short = (Redirect(Place(link.address), link.goal) for link in links.short)
        old = (Redirect(place_in_browser(before), place_written(now)) for before, now in moved.root.items())
        self._short = {link.address for link in links.short}
        self._goals = {redirect.origin: redirect.goal for redirect in (*old, *short)}

    def __iter__(self) -> Iterator[Redirect]:
        """All of them, with the places where they end."""
        return (Redirect(origin, self.end_of(origin)) for origin in self._goals)

    def has(self, address: str) -> bool:
        """Whether a whole address leads elsewhere."""
        return Place(address) in self._goals

    def of_pages(self) -> list[Redirect]:
        """Those of whole addresses."""
        return [redirect for redirect in self if not redirect.origin.anchor]

    def of_moved_pages(self) -> list[Redirect]:
        """Those of addresses that were a page's."""
        return [redirect for redirect in self.of_pages() if redirect.origin.address not in self._short]

    def of_places_on(self, address: str) -> list[Redirect]:
        """Those of single places at an address, whether there is still a page or not.

        An address that leads on passes readers to the places of the page it leads to, and so to where those moved.
        """
        way = self._addresses_from(address)
        anchors = {origin.anchor: None for step in way for origin in self._goals if origin.address == step}
        return [Redirect(Place(address, anchor), self.end_of(Place(address, anchor))) for anchor in anchors if anchor]

    def _addresses_from(self, address: str) -> list[str]:
        """The address, and those that its page moved to as a whole."""
        way = [address]
        while (goal := self._goals.get(Place(way[-1]))) and not goal.anchor and goal.address not in way:
            way.append(goal.address)
        return way

    def way_from(self, place: Place) -> list[Place]:
        """`place` and every place that one redirect after the other leads to. If they go in a circle, the first
        place that comes again is the last."""
        way = [place]
        while (following := self._next(way[-1])) and way.count(way[-1]) == 1:
            way.append(following)
        return way

    def end_of(self, place: Place) -> Place:
        """Where a reader who asks for `place` ends up."""
        return self.way_from(place)[-1]

    def _next(self, place: Place) -> Place | None:
        """A place moves by a line of its own, or along with its page; then it keeps its name."""
        if place in self._goals:
            return self._goals[place]
        goal = self._goals.get(Place(place.address))
        return goal if goal is None or goal.anchor else Place(goal.address, place.anchor)
