"""Reads the files staff write: always as UTF-8, and what can't be read is a fault and not a crash."""

from __future__ import annotations

from pathlib import Path

from builder.faults import Fault

LARGEST = 100_000
"""Bytes of a file of words or facts. Ours have 20,000 at most; a thin book has this many."""
CONFLICT = ("<<<<<<< ", ">>>>>>> ")
"""What git leaves around two versions of the same lines."""


def read_text(root: Path, file: str) -> tuple[str | None, list[Fault]]:
    """The text of `file`, a path from the project's top folder; or None, and why it can't be read."""
    path = root / file
    if not path.is_file():
        return None, [Fault(file, 1, "this file isn't there.", "bring it back from the project's history.")]
    if path.stat().st_size > LARGEST:
        what = f"this file is far larger than words can be: {path.stat().st_size // 1000} kB."
        return None, [Fault(file, 1, what, f"make several of it, each below {LARGEST // 1000} kB.")]
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return None, [Fault(file, 1, "this file isn't saved as UTF-8.", "save it again with the encoding UTF-8.")]
    if any(sign in text for sign in CONFLICT) and (conflicts := _conflicts(text, file)):
        return None, conflicts
    return text, []


def _conflicts(text: str, file: str) -> list[Fault]:
    lines = [number for number, line in enumerate(text.split("\n"), 1) if line.startswith(CONFLICT)]
    what = "two versions of these lines were put together, and nobody has chosen."
    remedy = "keep the right one, and take out the lines that begin with <<<<<<<, ======= and >>>>>>>."
    return [Fault(file, line, what, remedy) for line in lines[::2]]
