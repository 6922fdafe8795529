"""Writes smaller copies beside the files of a site, for hosts that send those instead of compressing each time.

The same file gives the same copy: no copy holds a date. A copy that is no smaller isn't kept.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import brotli

from builder.hosting.headers import TEXTS

WAYS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": lambda data: gzip.compress(data, 9, mtime=0),
    ".br": lambda data: brotli.compress(data, quality=11),
}
"""The ending of each kind of copy, and how it is made."""


def write_compressed_copies(site: Path) -> None:
    """Write the copies of every text in a finished `site`."""
    for file in sorted(file for ending in TEXTS for file in site.rglob(f"*.{ending}")):
        data = file.read_bytes()
        for ending, compress in WAYS.items():
            if len(copy := compress(data)) < len(data):
                file.with_name(file.name + ending).write_bytes(copy)
