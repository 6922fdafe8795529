"""Lets builds in one folder take turns: two at once would mix their pages.

The lock is the system's, so it ends with the last program that holds it, however that ends. Programs a build starts
hold it too: one that outlives its build is waited for.
"""

from __future__ import annotations

import fcntl
import os
import sys
from contextlib import suppress
from pathlib import Path

WAITS = "Another build is running in this folder. This one waits for it to end (Ctrl-C stops the wait)."


def enter_alone(folder: Path) -> None:
    """Make the folder, if need be, and be the only one who works in it until this run ends."""
    folder.mkdir(exist_ok=True)
    lock = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o666)
    os.set_inheritable(lock, True)
    with suppress(OSError):  # a disk that knows no locks: then builds aren't kept apart, and do no harm else
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(WAITS, file=sys.stderr, flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
