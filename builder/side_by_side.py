"""Uses all cores of the machine: for the same done to each of many things, and for what can be done ahead.

A helper is this very run in two: what it knows it has, and what it finds it sends back. So nothing has to be made ready
for it, and a run that is killed leaves none behind that waits for work. Where that can't be (another system, a run with
threads), or where there is too little to do, all is done here.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, Generic, NoReturn, TypeVar, cast

from builder.keeping.stopping import SIGNALS

Thing = TypeVar("Thing")
Found = TypeVar("Found")

THREADS = "/proc/self/task"
"""Where Linux lists the threads of a run."""
WORTHWHILE = 24
"""From how many things on a helper finds more time than it takes to begin."""


class HelperLost(Exception):
    """What a helper had to do came to no end, and can't be done again."""


def cores() -> int:
    """How many cores this run may use. Only Linux is sure to bear being in two, and only without threads: Python's own,
    and those that a library in C or Rust has left."""
    if not sys.platform.startswith("linux") or len(os.listdir(THREADS)) > 1:
        return 1
    return len(os.sched_getaffinity(0))


def parts_worthwhile(things: int) -> int:
    """In how many parts so many things are done quickest."""
    return min(cores(), max(1, things // WORTHWHILE))


def each(work: Callable[[Thing], Found], things: Sequence[Thing], can_repeat: bool = True) -> list[Found]:
    """What `work` finds in each of `things`, in their order.

    `work` changes nothing here that is needed later. Where a helper can't begin or comes to no end, all that was its to
    do is done here, and what it raises is raised here. If `work` can't repeat what may be half done, HelperLost is
    raised for a helper that came to no end.
    """
    count = parts_worthwhile(len(things))
    if count == 1:
        return _done(work, things)
    first, rest = work(things[0]), things[1:]  # what this one loads, helpers have from their beginning
    shares = [rest[number::count] for number in range(count)]
    helpers: list[Beside[list[Found]]] = []
    try:
        for share in shares[1:]:
            helpers.append(Beside(partial(_done, work, share), can_repeat))
        found = [_done(work, shares[0]), *(helper.found() for helper in helpers)]
    finally:
        for helper in helpers:
            helper.end()
    return [first, *(found[number % count][number // count] for number in range(len(rest)))]


def _done(work: Callable[[Thing], Found], share: Sequence[Thing]) -> list[Found]:
    return [work(thing) for thing in share]


class Beside(Generic[Found]):
    """Work that a helper begins at once, while this run goes on. What holds for the work of `each` holds for it."""

    def __init__(self, work: Callable[[], Found], can_repeat: bool = True) -> None:
        self._work, self._can_repeat = work, can_repeat
        begun = _begin()
        if isinstance(begun, _Writer):
            begun.end_with(work if can_repeat else partial(_telling, work))
        self._helper = begun

    def found(self) -> Found:
        """What it found, when it has ended; where it came to no end, what is found here and now, or else HelperLost is
        raised."""
        if self._helper and not self._can_repeat:
            helper, self._helper = self._helper, None
            return cast(Found, helper.ended())
        try:
            said = self._helper.said() if self._helper else None
        finally:
            self.end()
        return cast(Found, said[0]) if said else self._work()

    def end(self) -> None:
        """Let the helper go: what it does now, nobody needs."""
        if self._helper:
            self._helper.end()
            self._helper = None


def _telling(work: Callable[[], Found]) -> Found:
    """What `work` finds. What it raises is told here, since it won't be raised anywhere else."""
    try:
        return work()
    except Exception:
        traceback.print_exc()
        raise


class Split(Generic[Found]):
    """A run that became several when this was made. Each part goes on from there, with a share of the things to do. The
    share of the part that was there before is the last, and larger if there could be no more parts."""

    def __init__(self, parts: int) -> None:
        self._parts = parts
        self._others: list[_Helper] = []
        self._writer: _Writer | None = None
        print(end="", flush=True)  # what waits to be said would be said by every part
        while len(self._others) < parts - 1 and (begun := _begin()):
            if isinstance(begun, _Writer):
                self._own, self._writer = range(len(self._others), len(self._others) + 1), begun
                return
            self._others.append(begun)
        self._own = range(len(self._others), parts)

    @property
    def goes_on(self) -> bool:
        """Whether this part goes on when the others have ended."""
        return self._writer is None

    def share_of(self, things: Sequence[Thing]) -> list[Thing]:
        """The things that are this part's to do. One part's follow another's."""
        first, end = (len(things) * number // self._parts for number in (self._own.start, self._own.stop))
        return list(things[first:end])

    def hand_over(self, found: Found, code: int) -> NoReturn:
        """End this part, which doesn't go on, with what it has found; or with an exit code, if it isn't 0."""
        assert self._writer
        print(end="", flush=True)
        self._writer.end_with(lambda: found, code)

    def handed_over(self) -> list[Found]:
        """What the others have found, when they have ended, in the order of their shares. Raises what `ended` does."""
        return [cast(Found, helper.ended()) for helper in self._others]


class _Helper:
    """A run that began as a copy of this one, seen from here."""

    def __init__(self, process: int, reads: int) -> None:
        self._process, self._says = process, os.fdopen(reads, "rb")

    def said(self) -> tuple[Any] | None:
        """What it found, when it is done; None if it came to no end."""
        with self._says, suppress(EOFError, pickle.UnpicklingError):
            return (pickle.load(self._says),)
        return None

    def ended(self) -> Any:
        """What it found, when it has ended. If it ended with a fault it has told that, and this run ends as it did;
        raises HelperLost if it was ended from outside."""
        said, status = self.said(), os.waitpid(self._process, 0)[1]
        code = os.waitstatus_to_exitcode(status)
        if code > 0:
            raise SystemExit(code)
        if said is None:
            raise HelperLost
        return said[0]

    def end(self) -> None:
        """End it, wherever it is."""
        self._says.close()
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)


class _Writer:
    """The way from a helper, which is this run, to the run it helps."""

    def __init__(self, writes: int) -> None:
        self._writes = writes

    def end_with(self, work: Callable[[], Any], code: int = 0) -> NoReturn:
        """Send what `work` finds, and end. That one who is stopped sends nothing says enough."""
        try:
            with os.fdopen(self._writes, "wb") as pipe:
                pickle.dump(work(), pipe)
        except BaseException:
            code = 1
        finally:
            os._exit(code)


def _begin() -> _Helper | _Writer | None:
    """Be two from here on: returns the helper here, the way back to this run there; None if there can't be one."""
    if cores() == 1:
        return None
    reads, writes = os.pipe()
    try:
        process = os.fork()
    except OSError:  # the system has no room for one more
        os.close(reads)
        os.close(writes)
        return None
    if process:
        os.close(writes)
        return _Helper(process, reads)
    os.close(reads)  # else it would wait for itself to read, if the run that should is killed
    for number in SIGNALS:
        signal.signal(number, signal.SIG_DFL)
    return _Writer(writes)
