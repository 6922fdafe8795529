"""What is to do each week stands in one issue of each kind: opened, brought up to date, and closed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

KINDS = {
    "overdue": "Pages to check against their sources",
    "links": "Links to other sites that don't answer",
    "audit": "Known weaknesses in what the site is made with",
}
FOUND = "- docs/trust.md:5: something `is` $(wrong) here. Try: mend it.\n- docs/trust.md:6: and here."
GH = """#!/bin/sh
echo "$@" >> "$ASKED"
for last; do :; done
[ "$2" = list ] && if [ -n "$ISSUES" ]; then printf '%s' "$ISSUES" | jq -r "$last"; else printf '%s' "$OPEN"; fi
exit 0
"""


def keep(folder: Path, kind: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the script, with a `gh` that notes what it is asked for."""
    (folder / "gh").write_text(GH)
    (folder / "gh").chmod(0o755)
    settings |= {"PATH": f"{folder}:{os.environ['PATH']}", "ASKED": str(folder / "asked")}
    command = [str(ROOT / ".github/keep-one-issue.sh"), kind]
    return subprocess.run(command, env=settings, cwd=folder, capture_output=True, text=True)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("found", "is_open", "asked"),
    [
        (FOUND, False, "issue create --title {title} --body"),
        (FOUND, True, "issue edit 7 --body"),
        ("", True, "issue close 7 --comment"),
        ("", False, None),
    ],
)
def test_one_issue_is_opened_kept_and_closed(
    tmp_path: Path, kind: str, found: str, is_open: bool, asked: str | None
) -> None:
    done = keep(tmp_path, kind, FOUND=found, OPEN="7" * is_open)
    assert done.returncode == 0, done.stderr
    calls = (tmp_path / "asked").read_text().replace("\nissue", "\x00issue").split("\x00")
    assert calls[0].startswith("issue list --state open")
    assert KINDS[kind] in calls[0]
    assert len(calls) == 1 + bool(asked)
    if asked:
        assert calls[1].startswith(asked.format(title=KINDS[kind]))
        assert (f"\n\n{FOUND}\n\n" in calls[1]) == bool(found)


@pytest.mark.skipif(not shutil.which("jq"), reason="there is no jq on this machine, which reads as gh does")
@pytest.mark.parametrize(("is_bot", "asked"), [(True, "issue edit 7 "), (False, "issue create ")])
def test_a_strangers_issue_with_the_same_title_is_left_alone(tmp_path: Path, is_bot: bool, asked: str) -> None:
    """Who opened an issue can change later what it says."""
    issue = {"number": 7, "title": KINDS["links"], "author": {"is_bot": is_bot, "login": "app/github-actions"}}
    done = keep(tmp_path, "links", FOUND=FOUND, ISSUES=json.dumps([issue]))
    assert done.returncode == 0, done.stderr
    assert f"\n{asked}" in (tmp_path / "asked").read_text()


def test_a_kind_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    done = keep(tmp_path, "others")
    assert (done.returncode, done.stderr) == (1, "This keeps the issue of: overdue, links or audit.\n")
    assert not (tmp_path / "asked").exists()
