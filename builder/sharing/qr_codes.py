"""Draws the codes that a phone's camera reads, for letters and forms: a file to print large, and one for programs.

A code holds the address of the page itself and nothing more, so that it opens at once. People who type see the short
address beside it. Both are kept alive for good. segno draws them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from builder.addresses import FOR_STAFF, Home, Place
from builder.facts.links import ShortAddress
from builder.reading.project import Project
from builder.sharing.snippets import links_to_send

if TYPE_CHECKING:
    from segno import QRCode

FOLDER = f"{FOR_STAFF}codes/"
MACROS = ("email_kit", "qr_codes")
"""What shows the codes. Without a page that does, none is drawn."""
PAPER = "white"
"""What the squares stand on, on any ground: a camera needs the contrast."""
DOTS = 12
"""Pixels to a square of the picture: enough for the best printers."""
INCHES = 1.2
"""How wide a picture is in a document, unless someone changes it."""


def write_codes(site: Path, project: Project, home: Home) -> None:
    """Draw the code of every address that staff send, as an SVG and a PNG, into a folder of their own.

    A square of an SVG is a millimeter wide, unless someone makes it larger or smaller.
    """
    if not any(page.shows(*MACROS) for page in project.pages.values()):
        return
    import segno  # takes a while to load, and only pages for staff need it

    for link in links_to_send(project):
        (site / FOLDER).mkdir(parents=True, exist_ok=True)
        code = segno.make_qr(home.at(goal_of(link, project)), error="m")
        file = str(site / FOLDER / link.id)
        code.save(f"{file}.svg", light=PAPER, unit="mm", xmldecl=False, svgclass=None, lineclass=None, nl=False)
        code.save(f"{file}.png", light=PAPER, scale=DOTS, dpi=_dpi(code))


def _dpi(code: QRCode) -> int:
    """The dots to an inch with which a word processor shows a picture of the code at its size."""
    width, _ = code.symbol_size(scale=DOTS)
    return round(float(width) / INCHES)


def goal_of(link: ShortAddress, project: Project) -> Place:
    """Where a short address leads in the end: the place a code opens."""
    return project.redirects.end_of(Place(link.address))
