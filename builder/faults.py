"""What is wrong, where, and what to try: the one shape in which every mistake reaches a person.

Staff edit words and data in a browser and are not programmers. So a mistake is never a traceback: it is a sentence
with a file and a line, and all mistakes of one run are told together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import groupby

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
"""Ends of lines, signs for machines, and those that turn the direction of a text."""
MOST = 50
"""How many faults of one file are told at once: more, nobody reads."""


@dataclass(frozen=True, order=True)
class Fault:
    """One mistake, or (as a reminder) one thing that is still to do.

    `file` is a path from the project's top folder, `line` counts from 1; `remedy` is what to try, without a full stop
    of its own if it ends in something to paste.
    """

    file: str
    line: int
    what: str
    remedy: str

    def __post_init__(self) -> None:
        """What is quoted may have ends of lines in it; a fault is one line."""
        for name in ("file", "what", "remedy"):
            printable = getattr(self, name).encode("utf-8", "replace").decode()
            object.__setattr__(self, name, CONTROL.sub(" ", printable))

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what} Try: {self.remedy}"


class Faults(Exception):
    """Stops a run: holds every fault found, in the order of files and lines."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__(self.faults)

    def __str__(self) -> str:
        count = len(self.faults)
        return "\n".join([*self._lines(), f"{count} {'thing' if count == 1 else 'things'} to mend."])

    def _lines(self) -> Iterator[str]:
        for file, faults in groupby(self.faults, key=lambda fault: fault.file):
            found = list(faults)
            yield from map(str, found[:MOST])
            if len(found) > MOST:
                yield f"{file}: and {len(found) - MOST} more like these."


class Stop(SystemExit, Exception):
    """Faults, said to an engine: it ends the run with the message alone and exit code 1.

    A bare SystemExit would end a preview too; being an Exception as well lets the preview print it and wait for the
    next save.
    """


def annotation(fault: Fault, level: str, title: str) -> str:
    """A fault as a command of GitHub's workflows, which shows it beside the line of a pull request.

    `level` is "error", or "notice" for advice.
    """
    place = f"file={_escaped_property(fault.file)},line={fault.line},title={_escaped_property(title)}"
    return f"::{level} {place}::{_escaped(f'{fault.what} Try: {fault.remedy}')}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, or None if none is like it."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.6)), None)
