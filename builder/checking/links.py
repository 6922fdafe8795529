"""Follows every link of every page's words and macros, and looks at every picture, before anything is built."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from builder.checking.link_rules import Goals, fetched_from_elsewhere, problem_of, problem_of_place
from builder.checking.page_rules import BACK, Problem, in_file, sign_of_id
from builder.checking.rendered import Element, Rendered
from builder.faults import Fault
from builder.finishing.worksheet import NAME as WORKSHEET
from builder.page_macros import BLOCK_MACROS, MacroError, PageMacros, cited_on
from builder.reading.cross_checks import OUR_ANCHORS
from builder.reading.macro_calls import MacroCall
from builder.reading.pages import Words
from builder.reading.patience import TooLong, patience, takes_too_long
from builder.reading.survey import Survey

MADE = ("sitemap.xml", "icon.svg")
FOLLOWED = {"a": "href", "area": "href"}
SHOWN = {"img": "src", "audio": "src", "video": "src", "source": "src", "track": "src"}
SLOT = re.compile(r"<slot\b")
OWN_FOLDER = (
    "an address on another site; or, if another one of yours is there, a folder for this one:"
    "  site_address: https://example.org/therapy/"
)


@dataclass
class _Made:
    """What the macros of a page write: ids and links, each with its line; and what is wrong with the calls."""

    ids: dict[str, int] = field(default_factory=dict)
    links: list[tuple[str, int]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    is_known: bool = True


def link_faults(survey: Survey, rendered: Mapping[str, Rendered], site_address: str | None) -> Iterator[Fault]:
    """Everything that is wrong with where pages lead, and with what their macros were given.

    `rendered` has the words of each page, by its path; `site_address` is where the site is published, if that is known.
    """
    made = {words.path: _made_by_macros(words, survey) for words in survey.words}
    goals = _goals(survey, rendered, made, site_address)
    for words in survey.words:
        yield from made[words.path].faults
        if words.path in rendered:
            yield from _of_page(words, rendered[words.path], made[words.path], goals)
    for page in survey.pages.values():
        if problem := problem_of_place(page.meta.next_page or "", goals):
            yield Fault(page.file, page.head.line_of(("next_page",)), *problem)
    yield from _of_practice(survey, goals)


def _of_practice(survey: Survey, goals: Goals) -> Iterator[Fault]:
    """Where templates lead for the practice, if that is on this site by its address, and there is nothing."""
    if survey.facts is None or goals.site_address is None:
        return
    for name in ("booking_link", "quick_exit_to"):
        link = getattr(survey.facts.practice, name) or ""
        if link.startswith(goals.site_address) and problem_of(link, "index.md", goals, is_raw=True):
            written = survey.written["practice"]
            what = f"`{name}` leads into this site by its `site_address`, and there is nothing."
            yield Fault(written.file, written.line_of((name,)), what, OWN_FOLDER)


def _of_page(words: Words, rendered: Rendered, macros: _Made, goals: Goals) -> list[Fault]:
    try:
        with patience():
            problems = (*_of_words(words, rendered, goals), *_of_macros(words, macros, goals))
            told = [fault for problem in problems for fault in in_file(problem, words)]
            return [*_shared_ids(words, rendered, macros), *told]
    except TooLong:
        return [takes_too_long(words.file)]


def _goals(
    survey: Survey, rendered: Mapping[str, Rendered], made: Mapping[str, _Made], site_address: str | None
) -> Goals:
    places: dict[str, frozenset[str] | None] = dict.fromkeys(survey.page_paths)
    for path, page in rendered.items():
        if made[path].is_known:
            own = {element.attributes["id"] for element in page.elements if "id" in element.attributes}
            places[path] = frozenset((*own, *made[path].ids, *OUR_ANCHORS, *_ids_of_sources(survey, path)))
    sheets = (f"{words.address}{WORKSHEET}" for words in survey.words)
    return Goals(
        frozenset(survey.files), places, frozenset((*MADE, *sheets)), survey.redirects, site_address, not survey.faults
    )


def _ids_of_sources(survey: Survey, path: str) -> list[str]:
    page = survey.pages.get(path)
    return [f"source-{id}" for id in cited_on(page, survey.facts)] if page and survey.facts else []


def _made_by_macros(words: Words, survey: Survey) -> _Made:
    """Makes every call of a page once. Where facts can't be read, what macros write isn't known."""
    page, made = survey.pages.get(words.path), _Made()
    made.is_known = words.has_only_calls
    if not (page and survey.facts):
        made.is_known &= not words.calls
        return made
    macros = PageMacros(survey.root, survey.facts, page)
    for call in words.calls:
        try:
            html = getattr(macros, call.name)(*call.arguments)
        except MacroError as error:
            made.faults.append(Fault(words.file, call.line, error.what, error.remedy))
            continue
        made.is_known &= not SLOT.search(html)
        ids, links = _ids_and_links(html)
        made.ids.update(dict.fromkeys(ids, call.line))
        made.links += ((link, call.line) for link in links)
    made.faults += _called_again(words)
    return made


@lru_cache(maxsize=2048)
def _ids_and_links(html: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    tree = LexborHTMLParser(html)
    ids = tuple(node.attributes["id"] or "" for node in tree.css("[id]"))
    return ids, tuple(node.attributes["href"] or "" for node in tree.css("a[href]"))


def _called_again(words: Words) -> Iterator[Fault]:
    """What a block brings with it, its ids above all, stands on a page once."""
    seen: dict[tuple[str, tuple[str, ...]], MacroCall] = {}
    for call in words.calls:
        if call.name in BLOCK_MACROS and (call.name, call.arguments) in seen:
            first = seen[call.name, call.arguments].line
            what = f"`{call.name}` is called twice on this page, on line {first} too."
            yield Fault(words.file, call.line, what, "keep one of the two.")
        seen.setdefault((call.name, call.arguments), call)


def _shared_ids(words: Words, rendered: Rendered, macros: _Made) -> Iterator[Fault]:
    """Headings and what macros and templates write can't share an id."""
    taken = {**dict.fromkeys(OUR_ANCHORS, ""), **{id: f", line {line}" for id, line in macros.ids.items()}}
    for element in rendered.elements:
        name = element.attributes.get("id", "")
        if name in taken:
            what = f"the id `{name}` belongs to a part that our templates add to this page{taken[name]}."
            yield from in_file(Problem(what, "give this heading another id.", element.line, sign_of_id(name)), words)


def _of_words(words: Words, rendered: Rendered, goals: Goals) -> Iterator[Problem]:
    for element in rendered.elements:
        if element.tag in FOLLOWED and "href" in element.attributes:
            link = element.attributes["href"]
            if link.startswith(BACK):
                continue
            if problem := problem_of(link, words.path, goals, element.is_raw):
                yield Problem(*problem, element.line, re.escape(link))
        for source in _sources(element):
            if problem := _problem_of_picture(source, element, words, goals):
                yield Problem(*problem, element.line, re.escape(source))


def _sources(element: Element) -> Iterator[str]:
    """Every address from which a browser would fetch an element."""
    if element.tag in SHOWN and "src" in element.attributes:
        yield element.attributes["src"]
    for name in ("srcset", "poster"):
        for part in element.attributes.get(name, "").split(","):
            if part.strip():
                yield part.split()[0]


def _problem_of_picture(source: str, element: Element, words: Words, goals: Goals) -> tuple[str, str] | None:
    if fetched_from_elsewhere(source):
        what = f"this page would fetch something from another site: `{source[:60]}`."
        return what, "put the file into docs/ and name it from there."
    problem = problem_of(unquote(source), words.path, goals, element.is_raw)
    return (problem[0].replace("a link leads to", "a picture is to come from"), problem[1]) if problem else None


def _of_macros(words: Words, macros: _Made, goals: Goals) -> Iterator[Problem]:
    for link, line in macros.links if goals.are_complete else ():
        if problem := problem_of(link, words.path, goals, is_raw=True):
            yield Problem(*problem, line)
