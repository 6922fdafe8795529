"""Sets the decision guide as a PDF to print and fill in by hand, beside each page that shows the guide.

A browser prints that page as well. But a table for four therapists whose heads return on each sheet, and a file that
can be handed out, want a program made for paper. Words and looks are in `worksheet.typ`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from builder.colors.palette import palette_of
from builder.components import in_words
from builder.faults import Faults
from builder.reading.pages import Page
from builder.reading.project import Project
from builder.typesetting import typeset

if TYPE_CHECKING:
    from typst import PDFStandard

NAME = "decision-guide.pdf"
MACRO = "guide"
TEMPLATE = "overrides/components/guide/worksheet.typ"
REMEDY = "undo the last change to this file or to data/guide.yml, and make it in steps."


def write_worksheet(site: Path, project: Project) -> None:
    """Put the worksheet beside every page in `site` that shows the guide, and wherever such a page has been before.

    A redirect takes nobody to a file, and people keep links to this one. Raises Faults if the template or a fact can't
    be set.
    """
    addresses = [page.address for page in pages_with_guide(project)]
    addresses += [old.origin.address for old in project.redirects.of_moved_pages() if old.goal.address in addresses]
    files = [folder / NAME for address in addresses if (folder := site / address).is_dir()]
    files = [file for file in files if not file.is_dir()]  # there a redirect stands for it
    if files:
        sheet = worksheet(project)
        for file in files:
            file.write_bytes(sheet)


def pages_with_guide(project: Project) -> list[Page]:
    """The pages that show the guide, and so have a worksheet beside them."""
    return [page for page in project.pages.values() if page.shows(MACRO)]


def worksheet(project: Project) -> bytes:
    """The worksheet for these facts, as a tagged PDF.

    The standard for files that all can read refuses a sign that no face has, such as an emoji. Then the file does
    without the standard, rather than the practice without the file.
    """
    try:
        return _set(project, ["ua-1"])
    except Faults:
        return _set(project, [])


def _set(project: Project, standards: list[PDFStandard]) -> bytes:
    colors = palette_of(project.root, project.facts.practice.accent).light
    (sheet,) = typeset(project.root, TEMPLATE, _facts(project), colors, REMEDY, standards=standards)
    return sheet


def _facts(project: Project) -> dict[str, object]:
    """All the template shows, and the day the guide was last checked."""
    facts = project.facts
    checked = min(page.meta.checked for page in pages_with_guide(project))
    models = {"guide": facts.guide, "checklist": facts.checklist, "practice": facts.practice}
    return {
        **{name: model.model_dump(mode="json") for name, model in models.items()},
        "services": [service.model_dump(mode="json") for service in facts.services],
        "checked": in_words(checked),
    }
