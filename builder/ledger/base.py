"""Builds the version of the project that a change replaces, from git, in a folder of its own.

It is built by its own code. If it needs other packages than this version does, it gets an environment of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from io import BytesIO
from pathlib import Path

from builder.git import git_says
from builder.keeping.stopping import run
from builder.keeping.swapping import discard
from builder.site_build import BuildFailed, workshop

PACKAGES = "requirements/site.txt"
WAY_OUT = "Try: name another one, as in BASE=v1; on GitHub, in the repository's variable COMPARE_WITH."


def version_before(root: Path, named: str = "") -> str | None:
    """The commit that the project as it stands in `root` is compared with; None if there is none.

    The one that was named, or the newest that `main` has too, the shared one if there is one. Where that is the last
    commit itself, it is the commit before; or the last, if something has been changed since.
    """
    if named:
        commit = git_says(root, "rev-parse", "--verify", "--quiet", f"{named}^{{commit}}")
        if not commit:
            raise BuildFailed(f"There is no version {named} here. {WAY_OUT}")
        return commit
    last = git_says(root, "rev-parse", "--verify", "--quiet", "HEAD")
    shared = git_says(root, "merge-base", "HEAD", "origin/main") or git_says(root, "merge-base", "HEAD", "main")
    if shared and shared != last:
        return shared
    if last and git_says(root, "status", "--porcelain"):
        return last
    return git_says(root, "rev-parse", "--verify", "--quiet", "HEAD^")


def build_version(root: Path, commit: str) -> Path:
    """The built site of a commit, in `.build/`. Raises BuildFailed if it can't be built."""
    folder = workshop(root) / "before"
    discard(folder)
    _unpack(root, commit, folder)
    packages = folder / PACKAGES
    is_alike = packages.is_file() and packages.read_bytes() == (root / PACKAGES).read_bytes()
    command = [sys.executable, "-m", "builder", "build"] if is_alike else ["make", "build"]
    done = run(command, folder, _environment())
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip()
        raise BuildFailed(
            f"{said}\nThat was the version before this one, {commit[:7]}, which can't be built. {WAY_OUT}"
        )
    return folder / "site"


def _unpack(root: Path, commit: str, folder: Path) -> None:
    archive = subprocess.run(["git", "archive", commit], cwd=root, capture_output=True)
    if archive.returncode != 0:
        raise BuildFailed(f"Git can't unpack {commit[:7]}: {archive.stderr.decode(errors='replace').strip()}")
    with tarfile.open(fileobj=BytesIO(archive.stdout)) as files:
        files.extractall(folder, filter="data")


def _environment() -> dict[str, str]:
    """That of this run, without what `make` tells its children about itself."""
    return {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}
