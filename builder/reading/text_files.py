"""Reads the files staff write: always as UTF-8, and what can't be read is a fault and not a crash."""

from __future__ import annotations

from pathlib import Path

from builder.faults import Fault


def read_text(root: Path, file: str) -> tuple[str | None, list[Fault]]:
    """The text of `file`, a path from the project's top folder; or None, and why it can't be read."""
    try:
        return (root / file).read_text(encoding="utf-8-sig"), []
    except FileNotFoundError:
        return None, [Fault(file, 1, "this file isn't there.", "bring it back from the project's history.")]
    except UnicodeDecodeError:
        return None, [Fault(file, 1, "this file isn't saved as UTF-8.", "save it again with the encoding UTF-8.")]
