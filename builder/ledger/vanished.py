"""Tells, for each address that a change takes away, the one line that keeps it alive, and the file to paste it into."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from builder.addresses import Place, place_written
from builder.faults import Fault, Faults
from builder.ledger.base import build_version, version_before
from builder.ledger.comparison import Comparison
from builder.ledger.published import read_ledger
from builder.passed_on import ONLY_COMPARED
from builder.reading.project import Project, read_project
from builder.reading.text_files import read_text
from builder.site_build import BuildFailed, build_apart

FILE = "data/moved.yml"
PASTE = "bring it back under that name, or paste this at the end of this file, with a better goal if you know one:"


class Vanished(Faults):
    """Faults that a line each would mend: they end with all these lines, to be copied at once."""

    def __str__(self) -> str:
        lines = [fault.remedy.rpartition("  ")[2] for fault in self.faults if fault.remedy.startswith(PASTE)]
        block = [f"\nTo paste at the end of {FILE}:\n", *lines] if len(lines) > 1 else []
        return "\n".join([super().__str__(), *block])


def compare_with_before(root: Path, named: str = "") -> str:
    """Compare the project with the version it replaces, and say in one sentence that all is well.

    Raises Faults with every address that vanished, BuildFailed if either version can't be built.
    """
    commit = version_before(root, named)
    if commit is None:
        return "There is no earlier version here, so there is nothing to compare with."
    before = read_ledger(build_version(root, commit))
    problem: Exception | None = None
    try:
        after, project = read_ledger(build_apart(root)), read_project(root)
    except (Faults, BuildFailed) as found:
        problem = found
        with _only_compared(), _or_else(problem):
            after, project = read_ledger(build_apart(root)), read_project(root)
    if faults := faults_of(Comparison(before, after), project):
        raise Vanished(faults)
    if problem:  # all is well only if it can be published too
        raise problem
    places = sum(len(page.anchors) for page in before.values() if not page.goal)
    return f"All {len(before)} addresses and {places} places of version {commit[:7]} still lead somewhere."


def faults_of(comparison: Comparison, project: Project) -> list[Fault]:
    """A fault for each place that vanished, at the end of the file where its new line belongs.

    A line that staff wrote earlier, and that leads to what vanished or from there, works again once that has its line.
    """
    vanished = comparison.vanished()
    own = {line.origin: place_written(line.written) for line in project.redirects.lines}
    mended = {
        place
        for place, goal in own.items()
        if {goal, Place(goal.address), Place(place.address)} & (vanished.keys() - {place})
    }
    text, _ = read_text(project.root, FILE)
    end = len((text or "").rstrip("\n").split("\n")) + 1
    return [_fault(place, goal, end, project) for place, goal in vanished.items() if place not in mended]


@contextmanager
def _only_compared() -> Iterator[None]:
    """While this holds, a build goes on where lines of ours lead to what was renamed: which is to be told instead."""
    os.environ[ONLY_COMPARED] = "1"
    try:
        yield
    finally:
        del os.environ[ONLY_COMPARED]


@contextmanager
def _or_else(problem: Exception) -> Iterator[None]:
    """What stops even a build that is only compared says less than what stopped the one before."""
    try:
        yield
    except (Faults, BuildFailed):
        raise problem from None


def _fault(place: Place, goal: Place, end: int, project: Project) -> Fault:
    """The fault of one place: its line is to be pasted at the end of the file, or mended if there is one."""
    page = project.page_at(goal.address)
    now = f"{page.path if page else 'index.md'}{f'#{goal.anchor}' if goal.anchor else ''}"
    own = next((line for line in project.redirects.lines if line.origin == place), None)
    if own:
        what = f"{place} was published, and what stood there is elsewhere now."
        return Fault(own.file, own.line, what, f"lead it there:  {'to' if own.is_short else place}: {now}")
    what = f"{place} was published, and now it leads nowhere."
    return Fault(FILE, end, what, f"{PASTE}  {place}: {now}")
