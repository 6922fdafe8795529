"""Rehearses the move to the engine that takes the theme's place: builds with it, and compares.

The theme's life ends on 5 May 2027 (handbook/leaving-material.md). A rehearsal says at any time what would change for
readers. The words, data and templates are the same, and so is all that finishing does; only the engine is another.
"""

from __future__ import annotations

import os
from pathlib import Path

from builder.addresses import Home
from builder.checking.check import state_of
from builder.checking.settings import COMMANDS
from builder.checking.settings import FILE as SETTINGS
from builder.engines import zensical_engine as zensical
from builder.faults import Fault
from builder.finishing.finish import finish
from builder.finishing.site_check import check_site
from builder.keeping.stopping import run
from builder.keeping.swapping import discard
from builder.keeping.troubles import KILLED
from builder.ledger.engines import Difference, differences
from builder.one_build import site_url
from builder.passed_on import ALREADY_CHECKED
from builder.reading.project import Project, read_project
from builder.reading.yaml_reader import read_yaml
from builder.side_by_side import HelperLost
from builder.site_build import BuildFailed, build_apart, workshop

PLAN = "handbook/leaving-material.md"


class EnginesDiffer(BuildFailed):
    """The two engines don't make the same site of a project; what may not be published of it, and every difference,
    has a line."""

    def __init__(self, faults: list[Fault], found: list[Difference], engine: str) -> None:
        count, them = ("1 difference", "it") if len(found) == 1 else (f"{len(found)} differences", "them")
        end = f"{count} between MkDocs (ours) and {engine} (theirs). Try: mend our side, or list {them} in {PLAN}."
        super().__init__("\n".join([*map(str, faults), *map(str, found), end]))


def rehearse(root: Path) -> str:
    """Build the project with both engines and say in one sentence that nothing differs.

    Raises EnginesDiffer with whatever does or may not be published, Faults or BuildFailed if either can't build it.
    """
    version = zensical.version()
    if version is None:
        raise BuildFailed("Zensical isn't installed here. Try: make rehearse, which installs it.")
    ours = build_apart(root)
    project = read_project(root)
    address = site_url(project)
    theirs = built_anew(project, workshop(root) / "rehearsal", address)
    faults, found = check_site(theirs, project, address), differences(ours, theirs)
    if faults or found:
        raise EnginesDiffer(faults, found, f"Zensical {version}")
    count = sum(1 for _ in ours.rglob("*.html"))
    pages = "1 page" if count == 1 else f"{count} pages"
    return f"Zensical {version} makes the same site: {pages} compared, no difference."


def built_anew(project: Project, folder: Path, address: str) -> Path:
    """The finished site that Zensical makes of a project, for that address, somewhere in `folder`.

    The project must have passed the check. Raises BuildFailed if Zensical can't build it, Faults if it can't be
    finished.
    """
    discard(folder)
    copy = zensical.copy_for(project.root, folder)
    environment = {**os.environ, "SITE_URL": address, ALREADY_CHECKED: state_of(copy)}
    done = run(zensical.build_command(), copy, environment)
    if done.returncode != 0:
        said = KILLED if done.returncode < 0 else zensical.what_matters(done.stdout + done.stderr)
        raise BuildFailed(f"Zensical can't build this:\n{said}")
    site = copy / zensical.SITE
    try:
        finish(site, project, Home(address, _name(project.root)))
    except HelperLost:
        raise BuildFailed(KILLED) from None
    return site


def _name(root: Path) -> str:
    """The site's name, as the settings have it."""
    document, _ = read_yaml((root / SETTINGS).read_text(encoding="utf-8"), SETTINGS, commands=COMMANDS)
    return str(document.data["site_name"])
