"""Everything the site is made from, read once and checked whole.

Whoever needs a fact asks for the project; nobody else opens a data file. All faults of all files are found before the
first is told, so that one look is enough to mend them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
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

    def page_at(self, address: str) -> Page | None:
        """The page that is published at `address` ("" is home), if one is."""
        return next((page for page in self.pages.values() if page.address == address), None)

    def macros_for(self, page: Page) -> PageMacros:
        """The macros as they work on `page`."""
        return PageMacros(self.root, self.checklist, self.sources, page.cited)


def read_project(root: Path) -> Project:
    """Read and check all of `docs/` and `data/`. Raises Faults with everything that is wrong.

    Engines ask for the project several times in one build; as long as no file has changed they get the same one.
    """
    root = root.resolve()
    files = sorted([*(root / "docs").rglob("*.md"), *(root / "data").glob("*.yml")])
    states = tuple((file, file.stat().st_mtime_ns, file.stat().st_size) for file in files)
    return _read(root, states)


@lru_cache(maxsize=1)
def _read(root: Path, _states: tuple[tuple[Path, int, int], ...]) -> Project:
    reader = _Reader(root)
    practice = reader.facts("practice.yml", Practice)
    checklist = reader.facts("checklist.yml", Checklist)
    sources = reader.facts("sources.yml", Sources)
    urgent_help = reader.facts("urgent-help.yml", UrgentHelp)
    pages = reader.pages()
    reader.check_next_pages(pages)
    if checklist and sources:
        for page in pages.values():
            reader.try_macros(page, PageMacros(root, checklist, sources, page.cited))
    if reader.faults or not (practice and checklist and sources and urgent_help):
        raise Faults(reader.faults)
    reminders = [
        *reader.unfinished(practice, urgent_help),
        *(note for page in pages.values() for note in page.reminders),
    ]
    return Project(root, practice, checklist, sources, urgent_help, pages, tuple(sorted(reminders)))


class _Reader:
    """Reads file after file and keeps the faults."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.faults: list[Fault] = []
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

    def pages(self) -> dict[str, Page]:
        docs = self.root / "docs"
        pages = {}
        for path in sorted(file.relative_to(docs).as_posix() for file in docs.rglob("*.md")):
            page, faults = read_page(docs, path)
            self.faults += faults
            if page:
                pages[path] = page
        return pages

    def check_next_pages(self, pages: dict[str, Page]) -> None:
        """Every page's next step leads to a page that exists."""
        docs = self.root / "docs"
        known = sorted(file.relative_to(docs).as_posix() for file in docs.rglob("*.md"))
        for page in pages.values():
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

    def unfinished(self, practice: Practice, urgent_help: UrgentHelp) -> list[Fault]:
        """What a practice has still to do before its readers are served best."""
        found = []
        if practice.country is None:
            line = self.documents["data/practice.yml"].line_of(("country",))
            what = "no country is set, so pages show a list of helplines around the world."
            found.append(Fault("data/practice.yml", line, what, "`country: US` or one of CA, GB, IE, AU, NZ."))
        shown = ("countries", practice.country) if practice.country in urgent_help.countries else ("anywhere",)
        for index, service in enumerate(urgent_help.services_in(practice.country)):
            if service.confirmed is None:
                line = self.documents["data/urgent-help.yml"].line_of((*shown, index, "confirmed"))
                what = f"nobody has confirmed {service.name}."
                found.append(
                    Fault(
                        "data/urgent-help.yml", line, what, "dial or open it, then write the day behind `confirmed:`."
                    )
                )
        return found
