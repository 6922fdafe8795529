"""Breaks every Python program that is started with this folder on PYTHONPATH, at a point that the test names.

Python runs a file of this name before anything else. Each step that would change the project's folder is written to a
log. At the step the test names, the disk is full, the program is killed, or someone presses Ctrl-C. Steps are counted
over all programs of a run.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

NEEDS_ROOM = {"open", "os.mkdir", "shutil.copyfile"}
CHANGES = NEEDS_ROOM | {"os.rename", "os.remove", "os.rmdir", "os.truncate", "shutil.rmtree"}
EXCHANGE = {"renameat2", "renamex_np"}
"""What the system calls the exchange of two folders; asking for it is a step too."""

FOLDER = os.environ.get("BREAK_FOLDER", "")
AT = int(os.environ.get("BREAK_AT", "0"))
HOW = os.environ.get("BREAK_HOW", "")
NO_EXCHANGE = "BREAK_EXCHANGE" in os.environ
AT_IMPORT = os.environ.get("BREAK_AT_IMPORT", "")
FIRST = int(os.environ.setdefault("BREAK_FIRST", str(os.getpid())))
"""The program that was started first."""


def full_from_here(event: str, step: int) -> None:
    """Real disks fill up like that: nothing that needs room works any more, and all else does."""
    if step >= AT and event in NEEDS_ROOM:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), FOLDER)


def refused_once(event: str, step: int) -> None:
    if step == AT:
        raise OSError(errno.EACCES, os.strerror(errno.EACCES), FOLDER)


def refused_from_here(event: str, step: int) -> None:
    if step >= AT:
        raise OSError(errno.EACCES, os.strerror(errno.EACCES), FOLDER)


def killed(event: str, step: int) -> None:
    if step == AT:
        os.kill(os.getpid(), signal.SIGKILL)


def first_killed(event: str, step: int) -> None:
    if step == AT:
        os.kill(FIRST, signal.SIGKILL)


def orphaned(event: str, step: int) -> None:
    """The first program is killed, and the one it started goes on, as slowly as can be."""
    if step == AT:
        os.kill(FIRST, signal.SIGKILL)
        os.kill(os.getpid(), signal.SIGSTOP)


def interrupted(event: str, step: int) -> None:
    if step == AT:
        os.kill(FIRST, signal.SIGINT)


ALL_WAYS = (full_from_here, refused_once, refused_from_here, killed, first_killed, orphaned, interrupted)
WAYS: dict[str, Callable[[str, int], None]] = {way.__name__: way for way in ALL_WAYS}


def is_step(event: str, details: tuple[Any, ...]) -> bool:
    if event == "ctypes.dlsym":
        return details[1] in EXCHANGE
    if event not in CHANGES or (event == "open" and not details[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)):
        return False
    named = details[:1] if event == "open" else details[:2]
    paths = [os.path.abspath(os.fsdecode(path)) for path in named if isinstance(path, str | bytes | os.PathLike)]
    return any(path.startswith(FOLDER) and "__pycache__" not in path for path in paths)


def watch(event: str, details: tuple[Any, ...]) -> None:
    if event == "import" and details[0] == AT_IMPORT:
        os.kill(FIRST, signal.SIGINT)
    if is_step(event, details):
        os.write(log, f"{os.getpid()} {event} {details[:2]}\n".encode())
        os.write(count, b".")
        step = os.fstat(count).st_size
        if HOW:
            WAYS[HOW](event, step)
        if NO_EXCHANGE and event == "ctypes.dlsym":
            raise AttributeError("this system can't exchange folders")


if FOLDER:
    log, count = (
        os.open(os.environ["BREAK_LOG"] + ending, os.O_WRONLY | os.O_APPEND | os.O_CREAT) for ending in ("", ".count")
    )
    sys.addaudithook(watch)
