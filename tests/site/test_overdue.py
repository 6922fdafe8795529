"""A page whose day has come is named, by the check and in one issue a week; a page without days isn't published."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, change, run

DUE = "docs/trust.md:5: this page was to be checked again on 2026-11-02."
GH = """#!/bin/sh
echo "$@" >> "$ASKED"
[ "$2" = list ] && printf '%s' "$OPEN"
exit 0
"""


def make_overdue(project: Path) -> None:
    change(project, "docs/trust.md", "next_check: 2027-05-01", "next_check: 2026-11-02")


def test_the_check_names_an_overdue_page_and_goes_on(example: Path) -> None:
    make_overdue(example)
    done = run(example, "builder", "check")
    assert done.returncode == 0
    remedy = "compare it with its sources, then set `checked` and `next_check`."
    assert f"To do: {DUE} Try: {remedy}" in done.stdout.splitlines()
    assert run(example, "builder", "overdue").stdout.splitlines() == [f"- {DUE} Try: {remedy}"]


def test_a_page_that_is_not_due_is_not_named(example: Path) -> None:
    assert "checked again" not in run(example, "builder", "check").stdout
    assert run(example, "builder", "overdue").stdout == ""


@pytest.mark.parametrize("field", ["checked: 2026-11-01", "next_check: 2027-05-01"])
def test_a_page_without_dates_is_not_published(example: Path, field: str) -> None:
    change(example, "docs/trust.md", f"{field}\n", "")
    done = run(example, "builder", "build")
    assert done.returncode == 1
    assert f"`{field.partition(':')[0]}` is missing or empty." in done.stderr
    assert not (example / "site").exists()


@pytest.mark.parametrize(
    ("overdue", "is_open", "asked"),
    [
        (True, False, "issue create --title Pages to check against their sources --body"),
        (True, True, "issue edit 7 --body"),
        (False, True, "issue close 7 --comment"),
        (False, False, None),
    ],
)
def test_one_issue_is_opened_kept_and_closed(
    example: Path, tmp_path: Path, overdue: bool, is_open: bool, asked: str | None
) -> None:
    if overdue:
        make_overdue(example)
    shutil.copytree(ROOT / ".github", example / ".github")
    (example / ".venv/bin").mkdir(parents=True)
    (example / ".venv/bin/python").symlink_to(sys.executable)
    (tmp_path / "gh").write_text(GH)
    (tmp_path / "gh").chmod(0o755)
    settings = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "ASKED": str(tmp_path / "asked"), "OPEN": "7" * is_open}
    site_packages = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if "site-packages" in path)}
    command = [str(example / ".github/keep-one-issue.sh")]
    done = subprocess.run(command, env={**os.environ, **settings, **site_packages}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    calls = (tmp_path / "asked").read_text().replace("\nissue", "\x00issue").split("\x00")
    assert calls[0].startswith("issue list --state open")
    assert len(calls) == 1 + bool(asked)
    if asked:
        assert calls[1].startswith(asked)
        assert (DUE in calls[1]) == overdue
