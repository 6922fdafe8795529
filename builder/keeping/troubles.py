"""Says in words what a system only has numbers for: a full disk, a missing right, a disk that can only be read."""

from __future__ import annotations

import errno
import re
from collections.abc import Sequence
from pathlib import Path

AGAIN = "then run this again."
FULL = ("the disk is full", f"make room on it, {AGAIN}")
IN_THE_WAY = ("something else stands where a folder is needed", f"rename it, {AGAIN}")
NO_RIGHT = ("you have no right to that", f"look whose it is, and make it yours or ask its owner, {AGAIN}")
WORDS = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: ("your share of the disk is full", f"delete what you don't need, or ask for more, {AGAIN}"),
    errno.EFBIG: ("this machine lets no file grow that large", f"ask whoever looks after it to allow more, {AGAIN}"),
    errno.EROFS: ("this disk can only be read", f"copy the whole project to another disk, {AGAIN}"),
    errno.EACCES: NO_RIGHT,
    errno.EPERM: NO_RIGHT,
    errno.EEXIST: IN_THE_WAY,
    errno.ENOTDIR: IN_THE_WAY,
    errno.EXDEV: ("`.build` and `site` are on two disks", f"make them plain folders beside each other, {AGAIN}"),
    errno.EBUSY: ("another program holds it", f"end what uses it, {AGAIN}"),
    errno.ENOMEM: ("the machine's memory is full", f"close other programs, {AGAIN}"),
}
ELSE = "run this again; if it says the same, ask someone who knows this machine."
NO_ROOM_IN_PASSING = "No usable temporary directory"
"""What Python says, with another number, when all folders for passing files are full."""
KILLED = (
    "The engine was ended from outside before it was done. Try: run this again; if it ends so once more, close other"
    " programs, since the machine's memory may be full."
)
AS_PYTHON_SAYS_IT = re.compile(r"Error: \[Errno (?P<number>\d+)\] (?P<reason>.+?)(: ('.*' -> )?'(?P<file>.*)')?$")


def in_words(problem: OSError) -> str:
    """One sentence that says what the system refused and why, and what to try."""
    return _sentence(problem.errno or 0, problem.strerror or str(problem), problem.filename2 or problem.filename)


def told_by_the_system(lines: Sequence[str]) -> str | None:
    """The sentence for what the system refused another program, if that is what its last words are about."""
    found = next(filter(None, map(AS_PYTHON_SAYS_IT.search, reversed(lines))), None)
    return _sentence(int(found["number"]), found["reason"], found["file"]) if found else None


def _sentence(number: int, reason: str, file: object = None) -> str:
    """The sentence for a number of the system, what it says itself, and the file it says it about, if it names one."""
    why, remedy = WORDS.get(number, (reason[:1].lower() + reason[1:], ELSE))
    if NO_ROOM_IN_PASSING in reason:
        why, remedy = FULL
    return f"{_what(file)}: {why}. Try: {remedy}"


def _what(file: object) -> str:
    """What couldn't be done, with the file's path from the current folder if it is in there."""
    if not isinstance(file, str | Path):
        return "A file could not be written"
    path, here = Path(file), Path.cwd()
    return f"`{path.relative_to(here) if path.is_relative_to(here) else path}` could not be read or written"
