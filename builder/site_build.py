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
from subprocess import CompletedProcess
from typing import NoReturn
from urllib.parse import urlsplit

from builder import one_build
from builder.keeping.alone import enter_alone
from builder.keeping.stopping import note, run, undisturbed
from builder.keeping.swapping import aside_of, discard, put_back, take_place
from builder.keeping.troubles import KILLED
from builder.one_build import PREVIEW, site_url
from builder.passed_on import ALREADY_CHECKED

SITE, FROM_DISK, NGINX = "site", "preview", "nginx"
"""The folders a build makes: the site, the same to be opened from a disk, and the same for a server of one's own. Each
is made afresh under its name in `.build/`; what stands there when no build runs is of no use to anyone."""


class BuildFailed(Exception):
    """The engine refused to build; what it said."""


def build(root: Path) -> Path:
    """Build the site of the project in `root` into `<root>/site` and return it. Raises what `build_apart` does."""
    _refuse_what_is_no_folder(root / SITE)
    return _put_in_place(build_apart(root, for_hosts=True), root / SITE)


def build_for_nginx(root: Path) -> Path:
    """Build `<root>/nginx` and return it: the site with compressed copies, in the folders of its address below `site/`,
    and the settings beside that. Raises what `build_apart` does, and Faults if the address can't stand in settings."""
    from builder.hosting.build_record import write_build_record
    from builder.hosting.compressed import write_compressed_copies
    from builder.hosting.host_files import NGINX_FILE, nginx_settings
    from builder.reading.project import read_project

    _refuse_what_is_no_folder(root / NGINX)
    built, fresh = build_apart(root), workshop(root) / NGINX
    base = urlsplit(site_url(read_project(root))).path  # not before: reading tells less of what is wrong than the check
    settings, site = nginx_settings(base), fresh / SITE / base.strip("/")
    discard(fresh)
    site.parent.mkdir(parents=True)
    built.rename(site)
    write_compressed_copies(site)
    write_build_record(site, root)
    (fresh / NGINX_FILE).write_text(settings, encoding="utf-8", newline="\n")
    return _put_in_place(fresh, root / NGINX)


def preview(root: Path) -> Path:
    """Build the site into `<root>/preview`, to be opened by double-click there, and return that. Raises the same."""
    from builder.finishing.from_disk import open_from_disk

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


def build_apart(root: Path, address: str = "", name: str = SITE, for_hosts: bool = False) -> Path:
    """Check the project, build its site into the fresh folder `name` in `.build/`, and return the folder.

    All else stays as it is. It is built for the site's own address, unless another is given, and `for_hosts` with what
    they read. Raises BuildFailed with all that is wrong.
    """
    fresh = workshop(root) / name
    discard(fresh)
    environment = {**one_build.KEEPING_MEMORY, **os.environ}
    done = run(one_build.command(fresh, address, for_hosts), root, environment)
    if done.returncode != 0:
        with suppress(OSError):  # the next build tries again, and what stopped this one is what is to be told
            discard(fresh)
        raise BuildFailed(_why(done))
    return fresh


def _why(done: CompletedProcess[str]) -> str:
    """What a build that failed has to say to a person."""
    if done.returncode == one_build.REFUSED:
        return done.stderr.strip()
    if done.returncode < 0:
        return KILLED
    from builder.engines.mkdocs_engine import what_matters  # which takes a while to load, and is needed only here

    return what_matters(done.stdout + done.stderr)


def serve(root: Path, port: int) -> NoReturn:
    """Become the program that shows the site at http://localhost:<port>/ until Ctrl-C. Raises Faults first, if there
    are any."""
    from builder.checking.check import check, state_of
    from builder.engines import mkdocs_engine

    state = state_of(root)
    check(root)
    if _is_taken(port):
        raise BuildFailed(f"Port {port} is in use by another program. Try: make serve PORT={port + 1}")
    print(f"The site will be at http://localhost:{port}/ (Ctrl-C ends it).", flush=True)
    address = f"http://localhost:{port}/"
    environment = {**os.environ, **mkdocs_engine.QUIET, "SITE_URL": address, ALREADY_CHECKED: state}
    environment["PYTHONDONTWRITEBYTECODE"] = "1"  # written beside the watched Python, it would start a rebuild
    os.chdir(root)
    os.execve(sys.executable, mkdocs_engine.serve_command(port), environment)


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
