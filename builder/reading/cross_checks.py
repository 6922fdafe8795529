"""Rules that hold between files: a page and its sources, a question and a heading, a country and its services.

Each is a function that yields the faults it finds, with the line in the file where they are to be mended.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.facts.all_facts import Facts
from builder.facts.checklist import Checklist
from builder.facts.glossary import Glossary
from builder.facts.guide import STEP_ANCHORS, Guide
from builder.faults import Fault, nearest
from builder.reading.messages import ids_in
from builder.reading.pages import Page
from builder.reading.yaml_reader import Document, Place

OUR_ANCHORS = (
    *("content", "dark", "site-menu", "site-search-words", "on-this-page", "the-way", "this-part"),
    *("urgent-help", "urgent-help-title", "sources", "next-step", "practice"),
)
"""Ids that templates give to parts of every page; a source's begins with `source-`."""

NEW_NAME = "its new name, if it was renamed; or a page that is there, as in trust.md"

Pages = Mapping[str, Page]


def next_pages_that_are_not_there(pages: Pages, known: list[str]) -> Iterator[Fault]:
    """A page's next step leads to a page; `known` are the paths of all of them, unreadable ones too."""
    for page in pages.values():
        target = page.next_path
        if target and target not in known:
            near = nearest(target, known)
            remedy = f"`next_page: {near}`, perhaps?" if near else NEW_NAME
            what = f"`next_page` names a page that isn't there: {target}."
            yield Fault(page.file, page.head.line_of(("next_page",)), what, remedy)


def places_that_are_not_there(
    pages: Pages, known: list[str], facts: Facts, written: Mapping[str, Document]
) -> Iterator[Fault]:
    """The guide and its questions lead to pages, and to headings on them; `known` has the unreadable pages too."""
    yield from _missing_places(pages, known, _places_of_guide(facts.guide), written["guide"])
    yield from _missing_places(pages, known, _places_of_questions(facts.checklist), written["checklist"])


def _places_of_guide(guide: Guide) -> Iterator[tuple[Place, str]]:
    yield ("signs_page",), guide.signs_page
    yield from ((("sure", index, "page"), question.page) for index, question in enumerate(guide.sure))
    yield from ((("standing", index, "page"), way.page) for index, way in enumerate(guide.standing))


def _places_of_questions(checklist: Checklist) -> Iterator[tuple[Place, str]]:
    for a, area in enumerate(checklist.areas):
        for q, question in enumerate(area.questions):
            if question.page:
                yield ("areas", a, "questions", q, "page"), question.page


def _missing_places(
    pages: Pages, known: list[str], named: Iterator[tuple[Place, str]], written: Document
) -> Iterator[Fault]:
    for place, goal in named:
        path, _, anchor = goal.partition("#")
        line = written.line_of(place)
        if path not in known:
            remedy = _perhaps(path, known, NEW_NAME)
            yield Fault(written.file, line, f"`{place[-1]}` names a page that isn't there: {path}.", remedy)
        elif anchor and path in pages and anchor not in pages[path].ids:
            what = f"there is no heading with the id `{anchor}` on docs/{path}."
            yield Fault(written.file, line, what, "copy the id from the end of the heading it should lead to.")


def ids_that_meet_others(pages: Pages, facts: Facts, written: Mapping[str, Document]) -> Iterator[Fault]:
    """Questions share a page with headings and with our templates' parts, and a saved file with all that the guide
    asks, so they can't share an id."""
    lines, file = _lines_of_ids(facts.checklist, written["checklist"]), written["checklist"].file
    for name, line in lines.items():
        if name in (*OUR_ANCHORS, *STEP_ANCHORS) or name.startswith("source-"):
            what = f"the id `{name}` belongs to a part of our pages."
            yield Fault(file, line, what, "give this entry another id.")
    shown_on = [page for page in pages.values() if page.shows("checklist", "guide")]
    for name, line in lines.items():
        page = next((page for page in shown_on if name in page.ids), None)
        if page:
            what = f"the id `{name}` is taken by a heading: {page.file}, line {page.ids[name]}."
            yield Fault(file, line, what, "give the newer of the two another id.")
    for name, line in ids_in(written["guide"]):
        if name in lines:
            what = f"the id `{name}` is taken by a question: {file}, line {lines[name]}."
            yield Fault(written["guide"].file, line, what, "give the newer of the two another id.")


def _lines_of_ids(checklist: Checklist, written: Document) -> dict[str, int]:
    lines = {}
    for a, area in enumerate(checklist.areas):
        lines[area.id] = written.line_of(("areas", a, "id"))
        for q, question in enumerate(area.questions):
            lines[question.id] = written.line_of(("areas", a, "questions", q, "id"))
    return lines


def sources_that_are_not_there(facts: Facts, written: Mapping[str, Document]) -> Iterator[Fault]:
    """The sources that approaches and countries name are in data/sources.yml."""
    known = [source.id for source in facts.sources.sources]
    named = [
        *(
            ("approaches", ("approaches", a, "sources"), one.sources)
            for a, one in enumerate(facts.approaches.approaches)
        ),
        *(
            ("countries", ("countries", c, "fees_sources"), one.fees_sources)
            for c, one in facts.countries.countries.items()
        ),
    ]
    for field, place, names in named:
        for index, name in enumerate(names):
            if name not in known:
                remedy = _perhaps(name, known, "add the source there first.")
                what = f"there is no source `{name}` in data/sources.yml."
                yield Fault(written[field].file, written[field].line_of((*place, index)), what, remedy)


def links_of_emails_that_are_not_there(facts: Facts, written: Document) -> Iterator[Fault]:
    """The links of ready e-mails are those that staff send: short addresses with words."""
    known = [link.id for link in facts.links.sent]
    for e, email in enumerate(facts.emails.emails):
        for p, part in enumerate(email.parts):
            if part.link and part.link not in known:
                remedy = _perhaps(part.link, known, "give it `when` and `link` there first.")
                what = f"there is no link `{part.link}` with words in data/links.yml."
                yield Fault(written.file, written.line_of(("emails", e, "parts", p, "link")), what, remedy)


def terms_that_share_a_form(glossary: Glossary, written: Document) -> Iterator[Fault]:
    """What a reader meets in a text stands for one term."""
    owners: dict[str, int] = {}
    for index, term in enumerate(glossary.terms):
        line = written.line_of(("terms", index, "id"))
        for form in term.forms:
            if owners.setdefault(form.lower(), line) != line:
                what = f"`{form}` stands for another term too, on line {owners[form.lower()]}."
                yield Fault(written.file, line, what, "keep it in the one that people mean by it.")


def country_without_help(facts: Facts, written: Document) -> Iterator[Fault]:
    """The practice's country has services to show."""
    country = facts.practice.country
    if country and country not in facts.urgent_help.countries:
        what = f"there is no urgent help for {country} in data/urgent-help.yml."
        yield Fault(written.file, written.line_of(("country",)), what, "bring its list back, or take the country out.")


def _perhaps(name: str, known: list[str], otherwise: str) -> str:
    """What to try where a name isn't known: the one that is most like it, or something else."""
    near = nearest(name, known)
    return f"`{near}`, perhaps?" if near else otherwise
