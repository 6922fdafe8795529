"""Tells, for each address that a change takes away, the one line that keeps it alive, and the file to paste it into."""

from __future__ import annotations

from pathlib import Path

from builder.addresses import Place
from builder.faults import Fault, Faults
from builder.ledger.base import build_version, version_before
from builder.ledger.comparison import Comparison
from builder.ledger.published import read_ledger
from builder.reading.project import Project, read_project
from builder.reading.text_files import read_text
from builder.site_build import build_apart

FILE = "data/moved.yml"


def compare_with_before(root: Path, named: str = "") -> str:
    """Compare the project with the version it replaces, and say in one sentence that all is well.

    Raises Faults with every address that vanished, BuildFailed if either version can't be built.
    """
    commit = version_before(root, named)
    if commit is None:
        return "There is no earlier version here, so there is nothing to compare with."
    comparison = Comparison(read_ledger(build_version(root, commit)), read_ledger(build_apart(root)))
    if faults := faults_of(comparison, read_project(root)):
        raise Faults(faults)
    places = sum(len(page.anchors) for page in comparison.before.values())
    return f"All {len(comparison.before)} addresses and {places} places of version {commit[:7]} still lead somewhere."


def faults_of(comparison: Comparison, project: Project) -> list[Fault]:
    """A fault for each place that vanished, at the end of the file where its new line belongs."""
    text, _ = read_text(project.root, FILE)
    line = len((text or "").rstrip("\n").split("\n")) + 1
    return [_fault(place, goal, line, project) for place, goal in comparison.vanished().items()]


def _fault(place: Place, goal: Place, line: int, project: Project) -> Fault:
    page = project.page_at(goal.address)
    written = f"{page.path if page else 'index.md'}{f'#{goal.anchor}' if goal.anchor else ''}"
    thing = "place its old id" if place.anchor else "page its old name"
    remedy = f"give the {thing} again, or paste this line at the end of this file:  {place}: {written}"
    return Fault(FILE, line, f"{place} was published, and now it leads nowhere.", remedy)
