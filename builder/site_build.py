"""Builds the finished site, and shows it in a preview.

A build goes to a fresh folder beside the old one and takes its place only when all went well, so that a mistake
leaves the last good site as it was.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

from builder import mkdocs_engine
from builder.checking.check import ALREADY_CHECKED, check, state_of
from builder.finishing.from_disk import open_from_disk
from builder.reading.project import Project

PREVIEW = "http://localhost:8000/"


class BuildFailed(Exception):
    """The engine refused to build; what it said."""


def build(root: Path) -> Path:
    """Build the site of the project in `root` into `<root>/site` and return it. Raises what `build_apart` does."""
    site = root / "site"
    _take_place(build_apart(root), site)
    return site


def preview(root: Path) -> Path:
    """Build the site into `<root>/preview`, to be opened by double-click there, and return that. Raises the same."""
    fresh = build_apart(root, PREVIEW)
    open_from_disk(fresh, root, PREVIEW)
    folder = root / "preview"
    _take_place(fresh, folder)
    return folder


def build_apart(root: Path, address: str = "") -> Path:
    """Build the site into a fresh folder in `.build/`, leave `site/` as it is, and return the folder.

    It is built for the site's own address, unless another is given. Raises Faults if words or data are wrong,
    BuildFailed if the engine found more.
    """
    project = check(root)
    fresh = root / ".build" / "site"
    shutil.rmtree(fresh, ignore_errors=True)
    run = subprocess.run(
        mkdocs_engine.build_command(fresh, strict=not project.is_only_compared),
        cwd=root,
        env={**_environment(address or site_url(project)), ALREADY_CHECKED: state_of(root)},
        capture_output=True,
        text=True,
    )
    if run.returncode != 0:
        shutil.rmtree(fresh, ignore_errors=True)
        raise BuildFailed(mkdocs_engine.what_matters(run.stdout + run.stderr))
    return fresh


def serve(root: Path, port: int) -> NoReturn:
    """Become the program that shows the site at http://localhost:<port>/ until Ctrl-C."""
    check(root)
    if _is_taken(port):
        raise BuildFailed(f"Port {port} is in use by another program. Try: make serve PORT={port + 1}")
    print(f"The site will be at http://localhost:{port}/ (Ctrl-C ends it).", flush=True)
    environment = _environment(f"http://localhost:{port}/")
    environment["PYTHONDONTWRITEBYTECODE"] = "1"  # written beside the watched Python, it would start a rebuild
    os.chdir(root)
    os.execve(sys.executable, mkdocs_engine.serve_command(port), environment)


def site_url(project: Project) -> str:
    """The site's address: the practice's own, else what the publishing host gave in PAGES_URL, else the preview's."""
    pages = os.environ.get("PAGES_URL", "").rstrip("/")
    return project.facts.practice.site_address or (f"{pages}/" if pages else PREVIEW)


def _environment(address: str) -> dict[str, str]:
    """The environment of a run for a site at this address."""
    return {**os.environ, **mkdocs_engine.QUIET, "SITE_URL": address}


def _take_place(fresh: Path, site: Path) -> None:
    """Put the finished folder where the last one was."""
    old = fresh.with_name("old-site")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
