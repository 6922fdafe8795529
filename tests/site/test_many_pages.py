"""A site of many pages is made by parts of one run, on all cores: the same site, and a fault in a part is told."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from bench.many_pages import page, project_with
from builder.keeping.troubles import KILLED
from builder.side_by_side import WORTHWHILE
from tests.conftest import change, run
from tests.site.test_building import fingerprint

FIRST, LAST = "page-00.md", "page-47.md"
PAGES = {f"page-{number:02}.md": page(number, ["one", "two"]) for number in range(2 * WORTHWHILE)}
needs_cores = pytest.mark.skipif(
    not sys.platform.startswith("linux") or len(os.sched_getaffinity(0)) == 1,
    reason="this machine has one core, or isn't Linux: a run stays whole",
)
"""Asked of the system, not of `cores`: a run of tests has threads, the builds that it begins don't."""


@pytest.fixture
def many(tmp_path: Path) -> Path:
    return project_with(tmp_path / "many", PAGES)


def build_on(project: Path, count: int) -> None:
    """Build on so many cores, of those there are."""
    use = partial(os.sched_setaffinity, 0, sorted(os.sched_getaffinity(0))[:count])
    subprocess.run([sys.executable, "-m", "builder", "build"], cwd=project, check=True, preexec_fn=use)


@needs_cores
def test_pages_made_in_parts_are_those_made_in_one_run(many: Path) -> None:
    build_on(many, 2)
    in_parts = fingerprint(many / "site")
    build_on(many, 1)
    assert in_parts == fingerprint(many / "site")
    assert f"{LAST.removesuffix('.md')}/index.html" in in_parts


def with_first_page(project: Path, deed: str) -> None:
    """Let the engine do something where it reads the first page, which is never in the part that goes on."""
    here = "    spare_macros(page, markdown)\n"
    change(
        project,
        "builder/engines/mkdocs_engine.py",
        here,
        f"{here}    if page.file.src_uri == '{FIRST}':\n        {deed}\n",
    )


@needs_cores
@pytest.mark.parametrize(
    ("deed", "told"),
    [
        ("logging.getLogger('mkdocs.structure').warning('Odd words')", "Odd words"),
        ("raise ValueError('Odd words')", "Odd words"),
        ("os.kill(os.getpid(), 9)", KILLED),
    ],
)
def test_what_goes_wrong_in_a_part_stops_the_build_and_is_told_once(many: Path, deed: str, told: str) -> None:
    with_first_page(many, deed)
    done = run(many, "builder", "build")
    assert done.returncode == 1
    assert done.stderr.count(told) == 1
    assert not (many / "site").exists()


def test_a_page_that_has_its_name_in_the_menu_from_its_head_keeps_it(many: Path) -> None:
    change(many, "mkdocs.yml", f"Page 47: {LAST}", LAST)
    done = run(many, "builder", "build")
    assert done.returncode == 0, done.stderr
    for name in ("index.html", "page-00/index.html", "page-47/index.html"):
        assert ">Page 47</a>" in (many / "site" / name).read_text()
