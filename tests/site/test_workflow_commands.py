"""Every command of our workflows runs in a fresh copy of the project, with the environment that its workflow sets.

A workflow can't be tried before it is on GitHub, and there it runs when someone waits for it. What a command needs from
the outside is made up here: `gh`, the publishing host, and what actions tell. Packages aren't installed anew.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, ROOT, change, commit, copy_project, git, serve
from tests.github import WORKFLOWS, Runner, commands

NOT_HERE = {
    "make test": "this test is part of it",
    ".github/list-for-issue.sh links": "it asks other sites, which are on the network",
    ".github/list-for-issue.sh audit": "it asks the registries of packages, which are on the network",
}
"""Commands that aren't run, and why. The last two are tried with other sites and answers that are made up."""
JOBS = {
    "checks": ("check", "test", "addresses", "words", "preview", "all-green"),
    "publish": ("version", "build", "live"),
    "weekly": ("overdue", "links", "audit", "issues"),
}
"""The jobs with commands, in the order in which they run."""
GH = """#!/bin/sh
echo "$@" >> "$ASKED"
case "$1 $2" in
  "run list") echo "7 $PUBLISHED" ;;
  "run view") printf 'Deploy\\nChecks / make check\\n' ;;
esac
"""
PYTHON = f'#!/bin/sh\nexec "{sys.executable}" "$@"\n'


def fresh_copy(folder: Path) -> Path:
    """The project with the example's words, as a checkout of a merge: what it was before, and a change of one page.

    Its packages are the ones of this run, marked as ready.
    """
    project = folder / "clone"
    shutil.copytree(ROOT, project, ignore=not_kept, symlinks=True)
    shutil.rmtree(project / "docs")
    shutil.rmtree(project / "data")
    copy_project(project, EXAMPLE)
    git(project, "init", "--quiet", "--initial-branch", "main")
    commit(project, "The version before")
    change(project, "docs/trust.md", "## In short", "One sentence more.\n\n## In short")
    commit(project, "A change")
    (project / ".venv/bin").mkdir(parents=True)
    write_program(project / ".venv/bin/python", PYTHON)
    for mark in ("site-is-ready", "tests-are-ready"):
        (project / ".venv" / mark).touch()
    return project


def not_kept(folder: str, names: list[str]) -> list[str]:
    """What of a folder git doesn't keep, by our list."""
    listed = (ROOT / ".gitignore").read_text().split("\n")
    here = Path(folder).relative_to(ROOT)
    return [name for name in names if name == ".git" or {f"{name}/", f"/{(here / name).as_posix()}/"} & {*listed}]


def write_program(file: Path, text: str) -> None:
    file.write_text(text)
    file.chmod(0o755)


@pytest.fixture
def runner(tmp_path: Path) -> Iterator[Runner]:
    """What runs the jobs. The publishing host shows what is in the folder `host`."""
    folder = tmp_path
    project = fresh_copy(folder)
    (folder / "host").mkdir()
    (folder / "programs").mkdir()
    published = git(project, "rev-parse", "HEAD^")
    settings = f'ASKED="{folder}/asked" PUBLISHED={published}; export ASKED PUBLISHED\n'
    write_program(folder / "programs/gh", GH.replace("\n", f"\n{settings}", 1))
    for address in serve(folder / "host"):
        known = {
            "github.token": "a-key",
            "github.repository": "owner/repository",
            "github.event_name": "pull_request",
            "vars.COMPARE_WITH": "",
            "inputs.commit": "",
            "steps.upload.outputs.artifact-url": "https://github.example/preview",
            "steps.pages.outputs.base_url": address.rstrip("/"),
            "steps.deployment.outputs.page_url": address,
            "needs.deploy.outputs.page_url": address,
        }
        path = f"{folder}/programs:{os.environ['PATH']}"
        yield Runner(project, known, path, frozenset(NOT_HERE))


def test_the_commands_of_a_pull_request_run(runner: Runner) -> None:
    for job in JOBS["checks"]:
        runner.run("checks", job)
    asked = (runner.project.parent / "asked").read_text()
    assert asked.startswith("run list --workflow publish.yml --branch main --status completed --limit 50 ")
    assert "still lead somewhere." in runner.said[".github/compare-addresses.sh"]
    summary = runner.said[".github/tell-changes.sh"]
    assert "trust" in summary
    assert "[download the preview](https://github.example/preview)" in summary


def test_the_commands_of_a_publication_run_and_the_live_site_is_what_was_built(
    runner: Runner,
) -> None:
    version, build, live = JOBS["publish"]
    runner.run("publish", version)
    assert runner.known["needs.version.outputs.commit"] == git(runner.project, "rev-parse", "HEAD")
    runner.run("publish", build)
    record = (runner.project / "site/build.json").read_bytes()
    assert runner.known["needs.build.outputs.record"] == sha256(record).hexdigest()
    assert runner.known["needs.build.outputs.files"] == json.loads(record)["files"]
    shutil.copytree(runner.project / "site", runner.project.parent / "host", dirs_exist_ok=True)
    runner.run("publish", live)
    assert "is what was built" in runner.said['make live AT="$LIVE_AT" HASH="$FILES"']


def test_the_commands_of_every_week_run(runner: Runner) -> None:
    change(runner.project, "docs/trust.md", "next_check: 2027-05-01", "next_check: 2026-11-02")
    for job in JOBS["weekly"]:
        if job != "issues":
            runner.known["steps.list.outputs.found"] = ""
        runner.run("weekly", job)
    asked = (runner.project.parent / "asked").read_text()
    due = "- docs/trust.md:5: this page was to be checked again on 2026-11-02."
    assert re.search(rf"issue create --title Pages to check against their sources --body .*\n\n{due}", asked)
    assert asked.count("issue list") == 3
    assert asked.count("issue create") == 1


def test_every_command_is_run_here_or_named_with_a_reason() -> None:
    known = {(file.stem, job, command) for file in WORKFLOWS.glob("*.yml") for job, command in commands(file.stem)}
    assert {(name, job) for name, job, _ in known} == {(name, job) for name, jobs in JOBS.items() for job in jobs}
    assert {command for _, _, command in known} >= NOT_HERE.keys()
