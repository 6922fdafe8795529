"""Gives up on a text that would keep the machine busy for minutes, as some long rows of signs do in any Markdown.

What counts is the processor's time, so a busy machine doesn't make a good page fail.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from builder.faults import Fault

SECONDS = 0.6
"""Our longest page takes a thirtieth of that."""
AGAIN = 0.2
"""Seconds until it is said once more, should whoever was busy at that moment have been one that bears no exception."""


class TooLong(BaseException):
    """The time is over. It is no Exception, so that nothing on the way takes it for a mistake of its own."""


@contextmanager
def patience() -> Iterator[None]:
    """While this holds, TooLong is raised when the time is over. Only the main thread can be told; others wait."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS, AGAIN)
    try:
        yield
    finally:
        with suppress(TooLong):  # said once more, just now
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def takes_too_long(file: str) -> Fault:
    """The fault of a file whose time was over."""
    return Fault(file, 1, "reading this file takes far too long.", "undo its last change, or make two pages of it.")


def _give_up(*_: object) -> None:
    raise TooLong
