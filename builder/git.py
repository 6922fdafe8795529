"""Asks git about a project: which versions there are, and whether a folder holds one of them."""

from __future__ import annotations

import subprocess
from pathlib import Path


def git_says(root: Path, *words: str) -> str | None:
    """What git answers in the folder `root`; None if it refuses, or there is no git. It writes nothing."""
    try:
        done = subprocess.run(["git", "--no-optional-locks", *words], cwd=root, capture_output=True, text=True)
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None
