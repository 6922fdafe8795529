"""Follows each line of the menu in `mkdocs.yml`, and looks whether every page for readers has one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from builder.addresses import FOR_STAFF, address_of
from builder.checking.link_rules import NOWHERE, What, problem_of
from builder.facts.values import ReadOtherwise
from builder.faults import Fault, nearest
from builder.reading.pages import Page
from builder.reading.survey import Survey
from builder.reading.yaml_reader import Document, Place


def menu_faults(document: Document, survey: Survey) -> Iterator[Fault]:
    """Every line of the menu leads to a page for readers, and every such page has one line."""
    entries, known = list(_entries(document.data.get("nav"), ("nav",))), frozenset(survey.page_paths)
    named = {path for *_, path in entries}
    left_out = sorted(path for path in known if path not in named and not path.startswith(FOR_STAFF))
    seen: dict[str, int] = {}
    for place, label, path in entries:
        line = document.line_of(place)
        problems = [*_of_label(label), *(_of_goal(path, known, seen, left_out) if path is not None else ())]
        yield from (Fault(document.file, line, *problem) for problem in problems)
        seen.setdefault(path or "", line)
    for missing in left_out:
        remedy = f"a line in mkdocs.yml, under `nav:`:  - {_title(survey, missing)}: {missing}"
        yield Fault(f"docs/{missing}", 1, "this page isn't in the menu.", remedy)


def _of_label(label: str | None) -> Iterator[What]:
    if isinstance(label, ReadOtherwise):
        what = f"`{label}` isn't read as a text, so the menu would show something else."
        yield what, "put it in quotation marks."


def _of_goal(path: str, known: frozenset[str], seen: dict[str, int], left_out: list[str]) -> Iterator[What]:
    """What is wrong with where a line leads; `seen` are the goals of the lines before it."""
    if re.match(r"[\w.+-]+:|//|www\.", path):
        yield from _to_another_site(path)
    elif path not in known:
        yield f"the menu leads to a page that isn't there: {path[:60]}.", _meant(path, left_out)
    elif path in seen:
        yield f"the menu has {path} on line {seen[path]} too.", "keep one of the two lines."
    elif address_of(path).startswith(FOR_STAFF):
        yield f"the menu would lead readers to a page for staff: {path}.", "take the line out."


def _title(survey: Survey, path: str) -> str:
    page: Page | None = survey.pages.get(path)
    return page.meta.title if page else "Its title"


def _entries(menu: Any, place: Place) -> Iterator[tuple[Place, str | None, str | None]]:
    """Place, label and goal of every line of the menu; a part has no goal."""
    for index, entry in enumerate(menu if isinstance(menu, list) else []):
        here = (*place, index)
        if isinstance(entry, str):
            yield here, None, entry
        for label, goal in entry.items() if isinstance(entry, dict) else ():
            yield (*here, label), label, goal if isinstance(goal, str) else None
            yield from _entries(goal, (*here, label))


def _to_another_site(address: str) -> Iterator[What]:
    """What is wrong with a line of the menu that leads to another site, and what to try."""
    problem = problem_of(address, "index.md", NOWHERE, is_raw=False)
    if not problem and not address.startswith("https://"):
        problem = (f"`{address[:60]}` has no place in the menu.", "a page, or an address that begins with https://")
    if problem:
        yield problem


def _meant(path: str, left_out: list[str]) -> str:
    """What to try where a page isn't there: a page without a line of its own, since it may have been renamed."""
    near = nearest(path, left_out) or (left_out[0] if len(left_out) == 1 else None)
    return f"`{near}`, perhaps? It isn't in the menu yet." if near else "take the line out, or bring the page back."
