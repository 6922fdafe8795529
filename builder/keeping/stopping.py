"""Lets Ctrl-C, a closed window and `kill` end a run within a moment and calmly, with no other program left running.

Nothing has to be tidied for that: a build may break off at any point, and the next one begins anew. So a run ends
right where it is, and only what must not be torn apart is finished first.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PATIENCE = 2.0
"""Seconds that another program has to end when it is asked to. Then it is made to."""

_outcome = "Nothing was published or changed."
_running: set[int] = set()


def listen() -> None:
    """From now on, end calmly when asked to. Signals that whoever started this run wants ignored still are."""
    for number in _heard():
        signal.signal(number, _stop)


def note(outcome: str) -> None:
    """Remember what is true from now on, should the run end early."""
    global _outcome
    _outcome = outcome


def outcome() -> str:
    """What has become of the site in this run, so far."""
    return _outcome


@contextmanager
def undisturbed() -> Iterator[None]:
    """While this holds, a wish to stop waits."""
    waiting: list[int] = []
    before = {heard: signal.signal(heard, lambda number, _: waiting.append(number)) for heard in _heard()}
    try:
        yield
    finally:
        for heard, handler in before.items():
            signal.signal(heard, handler)
        for number in waiting[:1]:
            signal.raise_signal(number)


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run another program to its end and return what it said.

    It has a group of its own: Ctrl-C reaches it through us alone, and what it started itself ends with it. It keeps
    our lock (see `alone`), should we be killed before it ends.
    """
    with undisturbed():  # not between its start and the moment we know of it
        program = subprocess.Popen(
            command, cwd=folder, env=environment, process_group=0, close_fds=False, text=True, errors="replace",
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        _running.add(program.pid)
    try:
        said, complained = program.communicate()
    except BaseException:
        _end(program.pid)
        raise
    finally:
        _running.discard(program.pid)
    return subprocess.CompletedProcess(command, program.returncode, said, complained)


def _heard() -> list[signal.Signals]:
    return [number for number in SIGNALS if signal.getsignal(number) not in (signal.SIG_IGN, None)]


def _stop(number: int, frame: FrameType | None) -> None:
    """End this run where it is. Written without Python's streams, which may be in the midst of a line."""
    for program in tuple(_running):
        _end(program)
    with suppress(OSError):
        behind_the_sign = "\n" if os.isatty(2) else ""  # which a screen shows for Ctrl-C: ^C
        os.write(2, f"{behind_the_sign}Stopped. {_outcome}\n".encode())
    os._exit(128 + number)


def _end(program: int) -> None:
    """Ask a program and all in its group to end, and make them if they don't."""
    for wish in (signal.SIGTERM, signal.SIGKILL):
        with suppress(OSError):
            os.killpg(program, wish)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                if os.waitpid(program, os.WNOHANG)[0]:
                    return
            except ChildProcessError:  # it has ended, and we were told already
                return
            time.sleep(0.01)
