"""What could be better and stops nothing: `make check` says it in lines that begin with *To do*.

Each is a function that yields reminders in the shape of faults: where, what, and what to do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from builder.facts.all_facts import Facts
from builder.facts.checklist import Checklist
from builder.facts.emails import LONGEST_LINE
from builder.facts.links import LONGEST
from builder.facts.practice import Practice
from builder.facts.telling import telling_word
from builder.faults import Fault
from builder.reading.pages import Page
from builder.reading.yaml_reader import Document

QUICK_PER_AREA, QUICK_IN_ALL = 3, 15
"""How many questions two minutes have room for."""
LONGEST_SITE_ADDRESS = LONGEST_LINE - len("<>") - LONGEST + len("/")
"""With more signs in the site's own address, an address below it may not fit on a line."""


def of(facts: Facts, pages: Mapping[str, Page], written: Mapping[str, Document]) -> Iterator[Fault]:
    """Everything there is to remind of."""
    yield from country_not_set(facts.practice, written["practice"])
    yield from services_nobody_tried(facts, written["urgent_help"])
    yield from crowded_areas(facts.checklist, written["checklist"])
    yield from unfinished_pages(pages)
    yield from pages_nothing_leads_to(pages)
    yield from overdue_pages(pages)
    yield from titles_that_tell(pages)
    yield from address_too_long_for_mail(facts.practice, written["practice"])


def country_not_set(practice: Practice, written: Document) -> Iterator[Fault]:
    """Readers are served best when the practice has said where they are."""
    if practice.country is None:
        what = "no country is set, so pages show a list of helplines around the world."
        yield Fault(written.file, written.line_of(("country",)), what, "`country: US` or one of CA, GB, IE, AU, NZ.")


def services_nobody_tried(facts: Facts, written: Document) -> Iterator[Fault]:
    """A number that is shown has been dialed by someone."""
    country = facts.practice.country
    place = ("countries", country) if country else ("anywhere",)
    for index, service in enumerate(facts.services):
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
        if page.is_for_staff:
            continue
        for line in page.headings_without_id:
            remedy = "end the line with {: #a-short-name } so that links to it last."
            yield Fault(page.file, line, "this heading has no permanent id.", remedy)
        if "in-short" not in page.ids:
            remedy = "end it with `## In short {: #in-short }` and a short list."
            yield Fault(page.file, page.first_line, "this page has no summary.", remedy)


def pages_nothing_leads_to(pages: Mapping[str, Page]) -> Iterator[Fault]:
    """A reader comes by every page in the words of another, or by its next step."""
    led_to = {path for page in pages.values() for path in page.leads_to if path != page.path}
    for missed in pages.values():
        if missed.path != "index.md" and not missed.is_for_staff and missed.path not in led_to:
            remedy = f"`next_page: {missed.path}` at the top of the page before it, or a link in its words."
            yield Fault(missed.file, 1, "no other page leads here.", remedy)


def overdue_pages(pages: Mapping[str, Page]) -> Iterator[Fault]:
    """A page is compared with its sources again when its day has come."""
    for page in pages.values():
        if page.meta.next_check <= date.today():
            what = f"this page was to be checked again on {page.meta.next_check}."
            remedy = "compare it with its sources, then set `checked` and `next_check`."
            yield Fault(page.file, page.head.line_of(("next_check",)), what, remedy)


def titles_that_tell(pages: Mapping[str, Page]) -> Iterator[Fault]:
    """A page's title is in the tab and on its preview card: whoever looks at the screen sees it."""
    for page in pages.values():
        for field in ("title", "description"):
            if told := telling_word(getattr(page.meta, field)):
                what = f"`{field}` stands on a preview card, and `{told}…` would tell others what it is about."
                yield Fault(page.file, page.head.line_of((field,)), what, "a word for the page, not for the reader.")


def address_too_long_for_mail(practice: Practice, written: Document) -> Iterator[Fault]:
    """An address can't be broken: a line of mail has room for a short one only if the site's own isn't too long."""
    room = LONGEST_LINE - len("<>")
    if len(practice.booking_link or "") > room:
        what = f"in an e-mail, an address of more than {room} signs doesn't fit on one line."
        yield Fault(written.file, written.line_of(("booking_link",)), what, "a shorter one, if there is one.")
    length = len(practice.site_address or "")
    if length > LONGEST_SITE_ADDRESS:
        what = f"in an e-mail, an address that begins with these {length} signs may not fit on one line."
        remedy = f"a shorter domain, if you can get one; {LONGEST_SITE_ADDRESS} signs always fit."
        yield Fault(written.file, written.line_of(("site_address",)), what, remedy)
