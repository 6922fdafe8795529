"""The program that checks everything and then is the engine: one run, in which nothing is loaded or read twice.

`site_build` starts it, for a fresh folder, and waits. So an engine that is killed, stumbles or finds no room takes
nobody along who could say so.
"""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from builder.addresses import published_at

if TYPE_CHECKING:
    from builder.reading.project import Project

REFUSED = 3
"""The exit code when words, data or settings are wrong. What is wrong is all that was said then."""
PREVIEW = "http://localhost:8000/"
KEEPING_MEMORY = {"MALLOC_TRIM_THRESHOLD_": str(16 * 1024 * 1024), "MALLOC_TOP_PAD_": str(1024 * 1024)}
"""Environment for this program: GNU's C library then doesn't give memory back to the system, in thousands of pieces,
only to ask for it again. That took some hundredths of the time of a thousand pages."""


def command(fresh: Path, address: str, for_hosts: bool) -> list[str]:
    """What starts this program in a project's folder, for a site at `address` (without one, at its own), and
    `for_hosts` with what they read: headers, and the record of the build."""
    return [sys.executable, "-m", "builder.one_build", str(fresh), address, *(["for-hosts"] if for_hosts else [])]


def main(root: Path, fresh: Path, address: str, for_hosts: bool) -> int:
    """Check the project in `root` and build it into `fresh`, or return REFUSED. Ends as the engine does, if that
    fails."""
    from builder.engines.mkdocs_spared import compile_page_templates
    from builder.finishing import ahead

    ahead.begin(root, compile_page_templates)
    checked = _checked(root)
    if checked is None:
        ahead.leave()
        return REFUSED
    _build(*checked, fresh, address)
    if for_hosts:
        _write_for_hosts(fresh, root)
    return 0


def _checked(root: Path) -> tuple[Project, str] | None:
    """The project in `root`, with the state in which it was checked; or None, when what is wrong has been said."""
    # Imported here: who only starts this program needs none of it, and this is most of what there is.
    from builder.checking.check import faults_of, state_of
    from builder.checking.rendered import load_markdown
    from builder.engines import mkdocs_engine
    from builder.faults import Faults
    from builder.passed_on import is_only_compared
    from builder.reading.project import project_of
    from builder.reading.survey import survey
    from builder.side_by_side import Beside

    state = state_of(root)  # before: what is changed during the check is checked by the engine
    found = survey(root, is_only_compared())
    load_markdown()  # which the helper that checks has then too
    checking = Beside(partial(faults_of, found))
    mkdocs_engine.load()
    if faults := checking.found():
        print(Faults(faults), file=sys.stderr)
        return None
    return project_of(found), state


def _build(project: Project, state: str, fresh: Path, address: str) -> None:
    from builder.engines import mkdocs_engine
    from builder.passed_on import ALREADY_CHECKED

    os.environ |= {ALREADY_CHECKED: state, "SITE_URL": address or site_url(project)}
    gc.freeze()  # all that is loaded stays, so nobody needs to look whether it is still wanted
    gc.enable()
    mkdocs_engine.build(fresh, strict=not project.is_only_compared)


def _write_for_hosts(site: Path, root: Path) -> None:
    from builder.hosting.build_record import write_build_record
    from builder.hosting.host_files import write_headers_file

    write_headers_file(site)
    write_build_record(site, root)


def site_url(project: Project) -> str:
    """The site's address: the practice's own, else what the publishing host gave in PAGES_URL, else the preview's."""
    return published_at(project.facts.practice.site_address) or PREVIEW


def _end(outcome: object) -> NoReturn:
    """End as `sys.exit` does, and leave it to the system to clear away what was loaded: Python takes longer for that
    than for ten pages."""
    if isinstance(outcome, str):
        print(outcome, file=sys.stderr)
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(outcome if isinstance(outcome, int) else int(bool(outcome)))


if __name__ == "__main__":
    gc.disable()  # until all is loaded, which stays
    try:
        _end(main(Path.cwd(), Path(sys.argv[1]), sys.argv[2], for_hosts="for-hosts" in sys.argv[3:]))
    except SystemExit as end:
        _end(end.code)
