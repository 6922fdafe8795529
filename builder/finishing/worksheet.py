"""Sets the decision guide as a PDF to print and fill in by hand, beside each page that shows the guide.

A browser prints that page as well. But a table for four therapists whose heads return on each sheet, and a file that
can be handed out, want a program made for paper. Words and looks are in `worksheet.typ`. The facts go there as one JSON
text, so that no sign in them is ever markup. The program uses the letters it brings and no clock: the same facts
are the same bytes on any machine and day.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import typst

from builder.components import in_words
from builder.faults import Fault, Faults
from builder.reading.pages import Page
from builder.reading.project import Project

NAME = "decision-guide.pdf"
MACRO = "guide"
TEMPLATE = "overrides/components/guide/worksheet.typ"
COLORS = "overrides/styles/tokens.css"
COLOR = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6})\b")


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
    return [page for page in project.pages.values() if any(call.name == MACRO for call in page.calls)]


def worksheet(project: Project) -> bytes:
    """The worksheet for these facts, as a tagged PDF.

    The standard for files that all can read refuses a sign that no face has, such as an emoji. Then the file does
    without the standard, rather than the practice without the file.
    """
    try:
        return _set(project, ["ua-1"])
    except typst.TypstError:
        pass
    try:
        return _set(project, [])
    except typst.TypstError as error:
        raise Faults([_fault(error)]) from None


def _set(project: Project, standards: list[typst.PDFStandard]) -> bytes:
    template, facts = project.root / TEMPLATE, {"facts": json.dumps(_facts(project))}
    return typst.compile(template, ignore_system_fonts=True, sys_inputs=facts, pdf_standards=standards)


def _facts(project: Project) -> dict[str, object]:
    """All the template shows, the day the guide was last checked, and the colors of the site."""
    facts = project.facts
    checked = min(page.meta.checked for page in pages_with_guide(project))
    models = {"guide": facts.guide, "checklist": facts.checklist, "practice": facts.practice}
    colors = COLOR.findall((project.root / COLORS).read_text(encoding="utf-8"))
    return {
        **{name: model.model_dump(mode="json") for name, model in models.items()},
        "services": [service.model_dump(mode="json") for service in facts.services],
        "checked": in_words(checked),
        "colors": dict(colors),
    }


def _fault(error: typst.TypstError) -> Fault:
    """What the program said, with the line of the template it stopped at."""
    place = re.search(rf"{Path(TEMPLATE).name}:(\d+)", error.diagnostic)
    what = f"the worksheet of the decision guide can't be set: {error.message}."
    remedy = "undo the last change to this file or to data/guide.yml, and make it in steps."
    return Fault(TEMPLATE, int(place[1]) if place else 1, what, remedy)
