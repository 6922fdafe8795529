"""The one file that knows Zensical, the engine that the theme's authors name as its successor.

Nothing is published with it yet: `make rehearse` builds with it, to know early what a move would change. It reads our
settings, macros and templates as they are. Some of its ways ask for a copy of the project to work in: it takes no
folder for its output but one below the settings, keeps a store beside them, and writes links in HTML anew.
"""

from __future__ import annotations

import re
import shutil
import sys
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path

from builder.held_links import hold

NAME = "zensical"
READS = ("builder", "data", "docs", "overrides", "macros.py", "mkdocs.yml")
"""What of a project it needs: copied, so that nothing it writes comes near the project."""
SITE = "site"
"""Where it writes its pages, in the folder of the settings, unless these name another."""
_COLORS = re.compile(r"\x1b\[[0-9;]*m")
_PROGRESS = re.compile(r"Build (started|finished in .*)|No issues found")


def version() -> str | None:
    """The version of Zensical that is installed here; None if there is none."""
    try:
        return installed(NAME)
    except PackageNotFoundError:
        return None


def copy_for(project: Path, folder: Path) -> Path:
    """A copy of all that it reads of a project, in a new `folder`, with the links held that it may not touch; returns
    the folder."""
    for name in READS:
        source, target = project / name, folder / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    for page in (folder / "docs").rglob("*.md"):
        words = page.read_bytes().decode("utf-8", "surrogateescape")
        page.write_bytes(hold(words).encode("utf-8", "surrogateescape"))
    return folder


def build_command() -> list[str]:
    """The command that writes the site of the project in the current folder into `SITE` there, from nothing kept."""
    return [sys.executable, "-m", NAME, "build", "--clean", "--strict"]


def what_matters(output: str) -> str:
    """What a failed run said: our own words if it passed any on, else all but its progress and its inner life."""
    lines = [line for line in _COLORS.sub("", output).splitlines() if line.strip() and not _PROGRESS.match(line)]
    ours = [line for line in lines if " Try: " in line]
    own = [line for line in lines if not line.startswith(("Traceback", "  "))]
    return "\n".join(ours or own)
