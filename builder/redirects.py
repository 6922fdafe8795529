"""Where an address leads that isn't a page: short addresses, and those whose page or place has moved.

One line of staff's may lead to what another line has moved on. A reader is taken to the end of it at once: one hop.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from builder.addresses import Place, place_written


@dataclass(frozen=True)
class Redirect:
    """An address of which no page or place has the name, and where it leads in the end."""

    origin: Place
    goal: Place


class Line(NamedTuple):
    """One redirect as it stands in a file: its address, the goal that staff wrote, and where."""

    origin: Place
    written: str
    file: str
    line: int
    is_short: bool = False


class Redirects:
    """Every redirect of the site, from the lines that staff wrote. Those in `dead` lead nowhere and are left out."""

    def __init__(self, lines: Iterable[Line], dead: Iterable[Line] = ()) -> None:
        self.lines = tuple(lines)
        left_out = set(dead)
        self._goals = {line.origin: place_written(line.written) for line in self.lines if line not in left_out}

    def __iter__(self) -> Iterator[Redirect]:
        """All of them, with the places where they end."""
        return (Redirect(origin, self.end_of(origin)) for origin in self._goals)

    def settled(self, ids: Mapping[str, Container[str]]) -> Redirects:
        """These, where it is known which `ids` each page has by its address: a place that only moved along with its
        page, and isn't on the new one, leads to the top of that."""
        known = Redirects(self.lines)
        known._goals = {
            origin: Place(self.end_of(origin).address) if self._is_lost(origin, ids) else goal
            for origin, goal in self._goals.items()
        }
        return known

    def _is_lost(self, origin: Place, ids: Mapping[str, Container[str]]) -> bool:
        before, end = self.way_from(origin)[-2:]
        return bool(end.anchor) and before not in self._goals and end.anchor not in ids.get(end.address, ())

    def has(self, address: str) -> bool:
        """Whether a whole address leads elsewhere."""
        return Place(address) in self._goals

    def of_pages(self) -> list[Redirect]:
        """Those of whole addresses."""
        return [redirect for redirect in self if not redirect.origin.anchor]

    def of_moved_pages(self) -> list[Redirect]:
        """Those of addresses that were a page's."""
        short = {line.origin for line in self.lines if line.is_short}
        return [redirect for redirect in self.of_pages() if redirect.origin not in short]

    def of_places_on(self, address: str) -> list[Redirect]:
        """Those of single places at an address, whether there is still a page or not.

        An address that leads on passes readers to the places of the page it leads to, and so to where those moved.
        """
        moved = [origin for step in self._addresses_from(address) for origin in self._goals if origin.address == step]
        ends = {origin.anchor: self.end_of(origin) for origin in reversed(moved) if origin.anchor}
        return [Redirect(Place(address, anchor), ends[anchor]) for anchor in reversed(ends)]

    def line_for(self, origin: Place) -> Line:
        """The line that moves a place, or the first that what it was moved along with has."""
        way = self.way_from(origin)
        pages = [Place(place.address) for place in way]
        return next(line for place in (*way, *pages) for line in self.lines if line.origin == place)

    def way_from(self, place: Place) -> list[Place]:
        """`place` and every place that one redirect after the other leads to. If they go in a circle, the first
        place that comes again is the last."""
        way, seen = [place], {place}
        while following := self._next(way[-1]):
            way.append(following)
            if following in seen:
                break
            seen.add(following)
        return way

    def end_of(self, place: Place) -> Place:
        """Where a reader who asks for `place` ends up."""
        return self.way_from(place)[-1]

    def _addresses_from(self, address: str) -> list[str]:
        """The address, and those that its page moved to."""
        way = [address]
        while (goal := self._goals.get(Place(way[-1]))) and goal.address not in way:
            way.append(goal.address)
        return way

    def _next(self, place: Place) -> Place | None:
        """A place moves by a line of its own, or along with its page; then it keeps its name."""
        if place in self._goals:
            return self._goals[place]
        goal = self._goals.get(Place(place.address))
        return goal if goal is None or goal.anchor else Place(goal.address, place.anchor)
