"""Says in the site itself what it was built from, so that anyone can tell which version a host shows.

`build.json` has the commit, the versions of all that built it, and one hash of all other files: two builds of the same
commit with the same versions have the same hash, and a host that shows another one shows another site.
"""

from __future__ import annotations

import json
import os
import platform
import re
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from builder.git import git_says
from builder.side_by_side import each
from builder.site_files import files_below

NAME = "build.json"
PACKAGES = "requirements/site.in"
PACKAGE = re.compile(r"^([\w.-]+)==", re.MULTILINE)


def write_build_record(site: Path, root: Path) -> None:
    """Write the record of the project in `root` into its finished `site`: after all else, since it has its hash."""
    record = {"commit": commit_of(root), "files": hash_of(site), "versions": versions(root)}
    (site / NAME).write_text(f"{json.dumps(record, indent=2)}\n", encoding="utf-8", newline="\n")


def hash_of(site: Path) -> str:
    """One hash of every file in a folder but the record at its top, as `sha256:` and 64 hexadecimal digits.

    It is that of a text with a line for each file, sorted by path: the hash of its bytes, two spaces, and its path with
    `/` between folders. `sha256sum` writes the same lines, so no program of ours is needed to compare.
    """
    paths = sorted((path for path in files_below(site) if path != NAME), key=os.fsencode)
    hashes = each(lambda path: sha256((site / path).read_bytes()).hexdigest(), paths)
    lines = "".join(f"{hashed}  {path}\n" for hashed, path in zip(hashes, paths, strict=True))
    return f"sha256:{sha256(os.fsencode(lines)).hexdigest()}"


def files_told(record: str | bytes) -> str:
    """The hash of all other files that a record tells; empty if it tells none."""
    try:
        return str(json.loads(record)["files"])
    except (ValueError, KeyError, TypeError):
        return ""


def commit_of(root: Path) -> str | None:
    """The commit that the folder `root` holds; None without git, or if the folder holds anything else than it.

    A project may lie inside another repository, whose commits say nothing about it.
    """
    top = git_says(root, "rev-parse", "--show-toplevel")
    if not top or Path(top).resolve() != root.resolve():
        return None
    changed = git_says(
        root, "status", "--porcelain", "--untracked-files=normal"
    )  # new files too, whatever one's settings
    if changed != "":
        return None
    return git_says(root, "rev-parse", "--verify", "--quiet", "HEAD")


def versions(root: Path) -> dict[str, str]:
    """The version of Python, and of each package that the project in `root` names as needed for a build."""
    names = PACKAGE.findall((root / PACKAGES).read_text(encoding="utf-8")) if (root / PACKAGES).is_file() else []
    found = {name: installed for name in names if (installed := _installed(name))}
    return {"python": platform.python_version(), **found}


def _installed(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
