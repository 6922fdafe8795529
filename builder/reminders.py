"""What could be better and stops nothing: `make check` says it in lines that begin with *To do*.

Each is a function that yields reminders in the shape of faults: where, what, and what to do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.faults import Fault
from builder.models import Checklist, Practice, UrgentHelp
from builder.pages import Page, way_from
from builder.yaml_reader import Document

QUICK_PER_AREA, QUICK_IN_ALL = 3, 15
"""How many questions two minutes have room for."""


def country_not_set(practice: Practice, written: Document) -> Iterator[Fault]:
    """Readers are served best when the practice has said where they are."""
    if practice.country is None:
        what = "no country is set, so pages show a list of helplines around the world."
        yield Fault(written.file, written.line_of(("country",)), what, "`country: US` or one of CA, GB, IE, AU, NZ.")


def services_nobody_tried(practice: Practice, urgent_help: UrgentHelp, written: Document) -> Iterator[Fault]:
    """A number that is shown has been dialed by someone."""
    place = ("countries", practice.country) if practice.country else ("anywhere",)
    for index, service in enumerate(urgent_help.services_in(practice.country)):
        if service.confirmed is None:
            line = written.line_of((*place, index, "confirmed"))
            remedy = "dial or open it, then write the day behind `confirmed:`."
            yield Fault(written.file, line, f"nobody has confirmed {service.name}.", remedy)


def crowded_areas(checklist: Checklist, written: Document) -> Iterator[Fault]:
    """Two minutes have room for so many questions."""
    remedy = "take `quick: yes` out of the least important."
    for index, area in enumerate(checklist.areas):
        if len(area.quick_questions) > QUICK_PER_AREA:
            what = f"{len(area.quick_questions)} quick questions in `{area.id}`; two or three fit."
            yield Fault(written.file, written.line_of(("areas", index)), what, remedy)
    if checklist.quick_count > QUICK_IN_ALL:
        what = f"{checklist.quick_count} quick questions in all; {QUICK_IN_ALL} fit into two minutes."
        yield Fault(written.file, 1, what, remedy)


def unfinished_pages(pages: Mapping[str, Page]) -> Iterator[Fault]:
    """A good page has headings with ids that last, and a summary."""
    for page in pages.values():
        for line in page.headings_without_id:
            remedy = "end the line with {: #a-short-name } so that links to it last."
            yield Fault(page.file, line, "this heading has no permanent id.", remedy)
        if "in-short" not in page.ids:
            remedy = "end it with `## In short {: #in-short }` and a short list."
            yield Fault(page.file, page.first_line, "this page has no summary.", remedy)


def pages_off_the_way(pages: Mapping[str, Page]) -> Iterator[Fault]:
    """A reader who follows the next steps from home comes by every page."""
    home = pages.get("index.md")
    seen = {page.path for page in way_from(home, pages)} if home else set()
    for missed in pages.values():
        if missed.path not in seen:
            remedy = f"`next_page: {missed.path}` at the top of the page before it."
            line = missed.head.line_of(("next_page",))
            yield Fault(missed.file, line, "no chain of next steps from the home page leads here.", remedy)
