"""Ends every command with a sentence and an exit code, also when nobody reads on or the system refuses a file."""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import BufferedWriter, FileIO, TextIOWrapper
from typing import Any, TextIO

from builder.keeping import stopping
from builder.keeping.troubles import in_words


class Output(FileIO):
    """What a command says. It may go nowhere once its reader has enough, as `head` has; and it fails once at most."""

    _is_over = False

    def write(self, data: Any, /) -> int:
        """Pass all of it on, or none where nothing can be passed on any more."""
        if not self._is_over:
            try:
                return super().write(data)
            except OSError as problem:
                self._is_over = True
                if not isinstance(problem, BrokenPipeError):
                    raise
        return len(data)


def calmly(command: Callable[[], int]) -> int:
    """Run a command that prints what it has to say, and return its exit code; 1 if the system refused it a file."""
    sys.stdout, sys.stderr = _bearing(sys.stdout), _bearing(sys.stderr)
    try:
        code = command()
        print(end="", flush=True)
    except OSError as problem:
        print(in_words(problem), stopping.outcome(), sep="\n", file=sys.stderr)
        return 1
    return code


def _bearing(stream: TextIO | None) -> Any:
    """A stream like this one that bears to lose its reader; none where whoever started this wants to hear nothing."""
    if stream is None:
        return None
    raw = Output(stream.fileno(), "w", closefd=False)
    at_once = stream.isatty() or stream is sys.stderr
    return TextIOWrapper(BufferedWriter(raw), stream.encoding, stream.errors, line_buffering=at_once)
