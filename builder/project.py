"""Everything the site is made from, read once and checked whole.

Whoever needs a fact asks for the project; nobody else opens a data file. All faults of all files are found before the
first is told, so that one look is enough to mend them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from builder.faults import Fault, Faults, nearest
from builder.messages import check
from builder.models import Checklist, Practice, Sources, UrgentHelp
from builder.page_macros import MacroError, PageMacros
from builder.pages import Page, read_page
from builder.yaml_reader import Document, read_yaml

M = TypeVar("M", bound=BaseModel)

OTHER_PAGE_ENDINGS = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")
"""Endings an engine may take for a page, or a person may mean as one. Only `.md`, just so, is read by us."""
OUR_ANCHORS = ("urgent-help", "urgent-help-title", "sources", "next-step", "practice")
"""Ids that templates give to parts of every page."""
QUICK_PER_AREA, QUICK_IN_ALL = 3, 15
"""How many questions two minutes have room for."""


@dataclass(frozen=True)
class Project:
    """The words and facts of the site in folder `root`. `pages` are known by their path below `docs/`."""

    root: Path
    practice: Practice
    checklist: Checklist
    sources: Sources
    urgent_help: UrgentHelp
    pages: dict[str, Page]
    reminders: tuple[Fault, ...]

    @cached_property
    def _by_address(self) -> dict[str, Page]:
        return {page.address: page for page in self.pages.values()}

    def page_at(self, address: str) -> Page | None:
        """The page that is published at `address` ("" is home), if one is."""
        return self._by_address.get(address)

    def macros_for(self, page: Page) -> PageMacros:
        """The macros as they work on `page`."""
        return PageMacros(self.root, self.checklist, self.sources, page.cited)


def read_project(root: Path) -> Project:
    """Read and check all of `docs/` and `data/`. Raises Faults with everything that is wrong.

    Engines ask for the project several times in one build; as long as no file has changed they get the same one.
    """
    root = root.resolve()
    found = [*(root / "docs").rglob("*"), *(root / "data").glob("*.yml")]
    files = sorted(file for file in found if file.is_file() and not _is_hidden(file, root))
    states = tuple((file.relative_to(root).as_posix(), file.stat().st_mtime_ns, file.stat().st_size) for file in files)
    return _read(root, states)


def _is_hidden(file: Path, root: Path) -> bool:
    """Editors and systems leave files that begin with a dot; engines pass over them too."""
    return any(part.startswith(".") for part in file.relative_to(root).parts)


@lru_cache(maxsize=1)
def _read(root: Path, states: tuple[tuple[str, int, int], ...]) -> Project:
    reader = _Reader(root)
    practice = reader.facts("practice.yml", Practice)
    checklist = reader.facts("checklist.yml", Checklist)
    sources = reader.facts("sources.yml", Sources)
    urgent_help = reader.facts("urgent-help.yml", UrgentHelp)
    pages = reader.pages([file.removeprefix("docs/") for file, *_ in states if file.startswith("docs/")])
    if checklist and sources:
        for page in pages.values():
            reader.try_macros(page, PageMacros(root, checklist, sources, page.cited))
    if checklist:
        reader.check_anchors(checklist, pages)
    if practice and urgent_help:
        reader.check_country(practice, urgent_help)
    if reader.faults or not (practice and checklist and sources and urgent_help):
        raise Faults(reader.faults)
    reader.look_for_unfinished(practice, urgent_help)
    reader.look_for_crowded_areas(checklist)
    reader.look_for_pages_off_the_way(pages)
    page_reminders = [note for page in pages.values() for note in page.reminders]
    reminders = tuple(sorted([*reader.reminders, *page_reminders]))
    return Project(root, practice, checklist, sources, urgent_help, pages, reminders)


class _Reader:
    """Reads file after file, and keeps what is wrong (faults) and what is still to do (reminders)."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.faults: list[Fault] = []
        self.reminders: list[Fault] = []
        self.documents: dict[str, Document] = {}

    def facts(self, name: str, model: type[M]) -> M | None:
        """A data file as its model, or None if it can't be that."""
        file = f"data/{name}"
        document, faults = self._document(file)
        facts = None
        if document and not faults:
            self.documents[file] = document
            facts, faults = check(document, model)
        self.faults += faults
        return facts

    def _document(self, file: str) -> tuple[Document | None, list[Fault]]:
        try:
            text = (self.root / file).read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            return None, [Fault(file, 1, "this file isn't there.", "bring it back from the project's history.")]
        except UnicodeDecodeError:
            return None, [Fault(file, 1, "this file isn't saved as UTF-8.", "save it again with the encoding UTF-8.")]
        return read_yaml(text, file)

    def _line(self, file: str, *place: str | int) -> int:
        return self.documents[file].line_of(place)

    def pages(self, paths: list[str]) -> dict[str, Page]:
        """The pages among the files in `docs/`."""
        known = [path for path in paths if path.endswith(".md")]
        pages = {}
        for path in paths:
            if path in known:
                page, faults = read_page(self.root / "docs", path)
                self.faults += faults
                if page:
                    pages[path] = page
                    self._check_next_page(page, known)
            elif path.lower().endswith(OTHER_PAGE_ENDINGS):
                what = "a page's name ends in .md, in small letters."
                self.faults.append(Fault(f"docs/{path}", 1, what, "rename the file."))
        return pages

    def _check_next_page(self, page: Page, known: list[str]) -> None:
        """A page's next step leads to a page that exists."""
        target = (page.meta.next_page or "").partition("#")[0]
        if target and target not in known:
            near = nearest(target, known)
            hint = f"`next_page: {near}`, perhaps?" if near else f"one of {', '.join(known)}."
            what = f"`next_page` names a page that isn't there: {target}."
            self.faults.append(Fault(page.file, page.head.line_of(("next_page",)), what, hint))

    def try_macros(self, page: Page, macros: PageMacros) -> None:
        """Make every call of a page once, so that a wrong word is found before anything is built."""
        for call in page.calls:
            try:
                getattr(macros, call.name)(*call.arguments)
            except MacroError as error:
                self.faults.append(Fault(page.file, call.line, error.what, error.remedy))

    def check_anchors(self, checklist: Checklist, pages: dict[str, Page]) -> None:
        """Questions and headings share one page, so they can't share an id."""
        file = "data/checklist.yml"
        lines = {area.id: self._line(file, "areas", a, "id") for a, area in enumerate(checklist.areas)}
        for a, area in enumerate(checklist.areas):
            for q, question in enumerate(area.questions):
                lines[question.id] = self._line(file, "areas", a, "questions", q, "id")
        for name, line in lines.items():
            if name in OUR_ANCHORS or name.startswith("source-"):
                what = f"the id `{name}` belongs to a part of every page."
                self.faults.append(Fault(file, line, what, "give this entry another id."))
        for page in pages.values():
            shared = set(page.ids) & set(lines) if any(call.name == "checklist" for call in page.calls) else set()
            for name in shared:
                what = f"the id `{name}` is taken by a heading: {page.file}, line {page.ids[name]}."
                self.faults.append(Fault(file, lines[name], what, "give the newer of the two another id."))

    def check_country(self, practice: Practice, urgent_help: UrgentHelp) -> None:
        """The practice's country has services to show."""
        if practice.country and practice.country not in urgent_help.countries:
            what = f"there is no urgent help for {practice.country} in data/urgent-help.yml."
            line = self._line("data/practice.yml", "country")
            self.faults.append(Fault("data/practice.yml", line, what, "bring its list back, or take the country out."))

    def look_for_unfinished(self, practice: Practice, urgent_help: UrgentHelp) -> None:
        """What a practice has still to do before its readers are served best."""
        if practice.country is None:
            what = "no country is set, so pages show a list of helplines around the world."
            line = self._line("data/practice.yml", "country")
            self.reminders.append(Fault("data/practice.yml", line, what, "`country: US` or one of CA, GB, IE, AU, NZ."))
        place = ("countries", practice.country) if practice.country else ("anywhere",)
        for index, service in enumerate(urgent_help.services_in(practice.country)):
            if service.confirmed is None:
                line = self._line("data/urgent-help.yml", *place, index, "confirmed")
                remedy = "dial or open it, then write the day behind `confirmed:`."
                what = f"nobody has confirmed {service.name}."
                self.reminders.append(Fault("data/urgent-help.yml", line, what, remedy))

    def look_for_crowded_areas(self, checklist: Checklist) -> None:
        """Two minutes have room for so many questions."""
        remedy = "take `quick: yes` out of the least important."
        for index, area in enumerate(checklist.areas):
            if len(area.quick_questions) > QUICK_PER_AREA:
                line = self._line("data/checklist.yml", "areas", index)
                what = f"{len(area.quick_questions)} quick questions in `{area.id}`; two or three fit."
                self.reminders.append(Fault("data/checklist.yml", line, what, remedy))
        if checklist.quick_count > QUICK_IN_ALL:
            what = f"{checklist.quick_count} quick questions in all; {QUICK_IN_ALL} fit into two minutes."
            self.reminders.append(Fault("data/checklist.yml", 1, what, remedy))

    def look_for_pages_off_the_way(self, pages: dict[str, Page]) -> None:
        """A reader who follows the next steps from home should come by every page."""
        seen, page = set(), pages.get("index.md")
        while page and page.path not in seen:
            seen.add(page.path)
            page = pages.get((page.meta.next_page or "").partition("#")[0])
        for missed in pages.values():
            if missed.path not in seen:
                what = "no chain of next steps from the home page leads here."
                remedy = f"`next_page: {missed.path}` at the top of the page before it."
                self.reminders.append(Fault(missed.file, missed.head.line_of(("next_page",)), what, remedy))
