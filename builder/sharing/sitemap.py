"""Lists the pages for search engines, each with the day on which its words were last compared with their sources.

An engine lists every page there is, with the day of the build. This list has the pages for readers and no others.
"""

from __future__ import annotations

from pathlib import Path

from builder.addresses import Home, Place
from builder.components import render
from builder.reading.project import Project

NAME = "sitemap.xml"


def write_sitemap(site: Path, project: Project, home: Home) -> None:
    """Write the list into `site`."""
    entries = [
        {"address": home.at(Place(page.address)), "checked": page.meta.checked} for page in project.readers_pages
    ]
    xml = render(project.root, f"sharing/{NAME}", entries=entries)
    (site / NAME).write_text(f"{xml}\n", encoding="utf-8", newline="\n")
