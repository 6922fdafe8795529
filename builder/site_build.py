"""Builds the finished site, and shows it in a preview.

A build goes to a fresh folder beside the old one and takes its place only when all went well, so that a mistake, a
crash or a full disk leaves the last good site as it was.
"""

from __future__ import annotations

import os
import socket
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

from builder import mkdocs_engine
from builder.addresses import published_at
from builder.checking.check import ALREADY_CHECKED, check, state_of
from builder.finishing.from_disk import open_from_disk
from builder.hosting.build_record import write_build_record
from builder.hosting.compressed import write_compressed_copies
from builder.hosting.host_files import NGINX_FILE, nginx_settings, write_headers_file
from builder.keeping.alone import enter_alone
from builder.keeping.stopping import note, run, undisturbed
from builder.keeping.swapping import aside_of, discard, put_back, take_place
from builder.reading.project import Project, read_project

SITE, FROM_DISK, NGINX = "site", "preview", "nginx"
"""The folders a build makes: the site, the same to be opened from a disk, and the same for a server of one's own. Each
is made afresh under its name in `.build/`; what stands there when no build runs is of no use to anyone."""
PREVIEW = "http://localhost:8000/"
KILLED = (
    "The engine was ended from outside before it was done. Try: run this again; if it ends so once more, close other"
    " programs, since the machine's memory may be full."
)


class BuildFailed(Exception):
    """The engine refused to build; what it said."""


def build(root: Path) -> Path:
    """Build the site of the project in `root` into `<root>/site` and return it. Raises what `build_apart` does."""
    _refuse_what_is_no_folder(root / SITE)
    fresh = build_apart(root)
    write_headers_file(fresh)
    write_build_record(fresh, root)
    return _put_in_place(fresh, root / SITE)


def build_for_nginx(root: Path) -> Path:
    """Build `<root>/nginx` and return it: the site with compressed copies, in the folders of its address below `site/`,
    and the settings beside that. Raises what `build_apart` does, and Faults if the address can't stand in settings."""
    _refuse_what_is_no_folder(root / NGINX)
    fresh, base = workshop(root) / NGINX, urlsplit(site_url(read_project(root))).path
    settings = nginx_settings(base)
    built, site = build_apart(root), fresh / SITE / base.strip("/")
    discard(fresh)
    site.parent.mkdir(parents=True)
    built.rename(site)
    write_compressed_copies(site)
    write_build_record(site, root)
    (fresh / NGINX_FILE).write_text(settings, encoding="utf-8", newline="\n")
    return _put_in_place(fresh, root / NGINX)


def preview(root: Path) -> Path:
    """Build the site into `<root>/preview`, to be opened by double-click there, and return that. Raises the same."""
    _refuse_what_is_no_folder(root / FROM_DISK)
    fresh = build_apart(root, PREVIEW, FROM_DISK)
    open_from_disk(fresh, root, PREVIEW)
    return _put_in_place(fresh, root / FROM_DISK)


def _put_in_place(fresh: Path, place: Path) -> Path:
    with undisturbed():
        try:
            take_place(fresh, place)
        except OSError:
            if not place.exists() and aside_of(fresh).exists():
                note(f"The last good {place.name} was put aside. Try: run this again, which puts it back.")
            raise
        note(f"The new {place.name} is in {place.name}/.")
    return place


@cache
def workshop(root: Path) -> Path:
    """The folder `.build/` in `root`, for this run alone until it ends, with the last good folders back in place."""
    folder = root / ".build"
    enter_alone(folder)
    for name in (SITE, FROM_DISK, NGINX):
        put_back(folder / name, root / name)
    return folder


def build_apart(root: Path, address: str = "", name: str = SITE) -> Path:
    """Build the site into the fresh folder `name` in `.build/`, leave all else as it is, and return the folder.

    It is built for the site's own address, unless another is given. Raises Faults if words or data are wrong,
    BuildFailed if the engine found more.
    """
    fresh, state = workshop(root) / name, state_of(root)  # in this order: a change made since is checked by the engine
    project = check(root)
    discard(fresh)
    command = mkdocs_engine.build_command(fresh, strict=not project.is_only_compared)
    done = run(command, root, {**_environment(address or site_url(project)), ALREADY_CHECKED: state})
    if done.returncode != 0:
        with suppress(OSError):  # the next build tries again, and what stopped this one is what is to be told
            discard(fresh)
        raise BuildFailed(KILLED if done.returncode < 0 else mkdocs_engine.what_matters(done.stdout + done.stderr))
    return fresh


def serve(root: Path, port: int) -> NoReturn:
    """Become the program that shows the site at http://localhost:<port>/ until Ctrl-C."""
    state = state_of(root)
    check(root)
    if _is_taken(port):
        raise BuildFailed(f"Port {port} is in use by another program. Try: make serve PORT={port + 1}")
    print(f"The site will be at http://localhost:{port}/ (Ctrl-C ends it).", flush=True)
    environment = {**_environment(f"http://localhost:{port}/"), ALREADY_CHECKED: state}
    environment["PYTHONDONTWRITEBYTECODE"] = "1"  # written beside the watched Python, it would start a rebuild
    os.chdir(root)
    os.execve(sys.executable, mkdocs_engine.serve_command(port), environment)


def site_url(project: Project) -> str:
    """The site's address: the practice's own, else what the publishing host gave in PAGES_URL, else the preview's."""
    return published_at(project.facts.practice.site_address) or PREVIEW


def _environment(address: str) -> dict[str, str]:
    """The environment of a run for a site at this address."""
    return {**os.environ, **mkdocs_engine.QUIET, "SITE_URL": address}


def _refuse_what_is_no_folder(place: Path) -> None:
    """Stop before something is replaced that isn't ours: what a link leads to, or a file."""
    name, again = place.name, "or delete it, then run this again."
    if place.is_symlink():
        what = f"`{name}` is a link to somewhere else, and the new {name} needs that name for a folder."
        raise BuildFailed(f"{what} Try: rename the link {again} What it leads to stays as it is.")
    if place.exists() and not place.is_dir():
        what = f"`{name}` is a file, and the new {name} needs that name for a folder."
        raise BuildFailed(f"{what} Try: rename the file {again}")


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
