"""Puts a finished folder in the place of the one before, so that at no moment there is none, or half of one.

Linux and macOS exchange two folders in one step, which no crash can fall into. No library that is kept up does that
with folders, and calling the system takes a few lines. Where a system or a disk can't do it there are two steps; the
last folder then has a name of its own between them, by which the next run finds it.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from builder.side_by_side import each
from builder.site_files import files_below

HERE = -100
"""What Linux takes for "paths begin in the current folder"."""
EXCHANGE = 2
"""The wish to exchange and not to overwrite: the same number on Linux and macOS."""


def take_place(fresh: Path, place: Path) -> None:
    """Put the folder `fresh` where `place` is, if there is one. Raises OSError with all as it was before."""
    _write_through(fresh)
    if not os.path.lexists(place):
        fresh.rename(place)
    elif not _exchange(fresh, place):
        _rename_in_turn(fresh, place)
    with suppress(OSError):  # the new one is in its place; what is left of the old one is no reason to fail
        discard(fresh)


def put_back(fresh: Path, place: Path) -> None:
    """Mend what a crash between two steps left: bring the last good folder back, or throw it away if it was replaced.

    It is thrown away under the name of what is being built, since half of it must never be taken for the whole.
    """
    aside = aside_of(fresh)
    if not os.path.lexists(aside):
        return
    if not os.path.lexists(place):
        aside.rename(place)
    elif place.is_dir():
        discard(fresh)
        aside.rename(fresh)
        discard(fresh)


def aside_of(fresh: Path) -> Path:
    """Where the last good folder stands between two steps."""
    return fresh.with_name(f"last-{fresh.name}")


def discard(path: Path) -> None:
    """Delete a folder with all in it, or a file or a link of that name, if there is one."""
    if path.is_dir() and not path.is_symlink():
        try:
            shutil.rmtree(path)
        except OSError as problem:  # which names a file without its folder
            raise OSError(problem.errno, problem.strerror, str(path)) from None
    else:
        path.unlink(missing_ok=True)


def _write_through(folder: Path) -> None:
    """Wait until a folder is on the disk and not only in memory: else a power cut could leave empty files in it.

    File systems that keep a journal (ext4, XFS, APFS) write what is in folders in order; so the last wish brings all
    folders with it.
    """
    each(_write_one_through, [f"{folder}/{path}" for path in files_below(folder)])
    _write_one_through(str(folder))


def _write_one_through(path: str) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    except OSError as problem:
        if problem.errno != errno.EINVAL:  # some disks don't know the wish, for folders
            raise
    finally:
        os.close(opened)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; or leave them and say so, if this can't be done here."""
    system = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            return bool(system.renamex_np(first, second, EXCHANGE) == 0)
        return bool(system.renameat2(HERE, first, HERE, second, EXCHANGE) == 0)
    except AttributeError:  # a system that doesn't know it
        return False


def _rename_in_turn(fresh: Path, place: Path) -> None:
    aside = aside_of(fresh)
    place.rename(aside)
    try:
        fresh.rename(place)
    except OSError:
        aside.rename(place)
        raise
    with suppress(OSError):  # the next run throws it away
        aside.rename(fresh)
