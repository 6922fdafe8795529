"""Does the same to each of many things on all cores of the machine, for sites of many pages.

A helper is this very run in two: what it knows it has, and what it finds it sends back. So nothing has to be made ready
for it, and a run that is killed leaves none behind that waits for work. Where that can't be (another system, a run with
threads), or where there is too little to do, all is done here.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import zip_longest
from typing import Generic, NoReturn, TypeVar

from builder.keeping.stopping import SIGNALS

Thing = TypeVar("Thing")
Found = TypeVar("Found")

THREADS = "/proc/self/task"
"""Where Linux lists the threads of a run."""
WORTHWHILE = 24
"""From how many things on a helper finds more time than it takes to begin."""


def each(work: Callable[[Thing], Found], things: Sequence[Thing]) -> list[Found]:
    """What `work` finds in each of `things`, in their order.

    `work` changes nothing here that is needed later, and may do a thing twice with the same outcome: where a helper
    comes to no end or can't begin, all that was its to do is done here, and what it raises is raised here.
    """
    count = min(_cores(), max(1, len(things) // WORTHWHILE))
    if count == 1:
        return _done(work, things)
    first, rest = work(things[0]), things[1:]  # what this one loads, helpers have from their beginning
    shares = [rest[number::count] for number in range(count)]
    helpers: list[_Helper[Thing, Found]] = []
    try:
        with suppress(OSError):  # the system has no room for one more
            for share in shares[1:]:
                helpers.append(_Helper(work, share))
        found = [_done(work, shares[0])]
        for share, helper in zip_longest(shares[1:], helpers):
            said = helper.found() if helper else None
            found.append(_done(work, share) if said is None else said)
    finally:
        for helper in helpers:
            helper.end()
    return [first, *(found[number % count][number // count] for number in range(len(rest)))]


def _done(work: Callable[[Thing], Found], share: Sequence[Thing]) -> list[Found]:
    return [work(thing) for thing in share]


def _cores() -> int:
    """How many cores this run may use. Only Linux is sure to bear being in two, and only without threads: Python's own,
    and those that a library in C or Rust has left."""
    if not sys.platform.startswith("linux") or len(os.listdir(THREADS)) > 1:
        return 1
    return len(os.sched_getaffinity(0))


class _Helper(Generic[Thing, Found]):
    """A run beside this one that does a share of the work."""

    def __init__(self, work: Callable[[Thing], Found], share: Sequence[Thing]) -> None:
        reads, writes = os.pipe()
        try:
            self._process = os.fork()
        except OSError:
            os.close(reads)
            os.close(writes)
            raise
        if self._process == 0:
            os.close(reads)  # else it would wait for itself to read, if the run that should is killed
            _help(work, share, writes)
        os.close(writes)
        self._says = os.fdopen(reads, "rb")

    def found(self) -> list[Found] | None:
        """What it found; None if it came to no end."""
        with suppress(EOFError, pickle.UnpicklingError):
            found: list[Found] = pickle.load(self._says)
            return found
        return None

    def end(self) -> None:
        """Let it go: what it does now, nobody needs."""
        self._says.close()
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)


def _help(work: Callable[[Thing], Found], share: Sequence[Thing], writes: int) -> NoReturn:
    """Do a share of the work, and end with it. Who stops the run that this is part of is told so by that alone."""
    try:
        for number in SIGNALS:
            signal.signal(number, signal.SIG_DFL)
        with os.fdopen(writes, "wb") as pipe:
            pickle.dump(_done(work, share), pipe)
    finally:
        os._exit(0)
