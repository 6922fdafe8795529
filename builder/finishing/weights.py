"""Weighs a first visit to each page of the finished site, so that whoever builds it sees when a page grows heavy.

Sizes are told here and never stop a build: budgets are tested on fixed pages, and staff's words may grow.
"""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import NamedTuple

from builder.addresses import FOR_STAFF, address_in

LOADED = re.compile(r'<(?:script|img)[^>]* src="([^"]+)"|<link rel="icon" href="([^"]+)"')


class Weight(NamedTuple):
    """What a first visit to a page costs: bytes until it can be read, bytes in all, requests."""

    address: str
    to_read: int
    in_all: int
    requests: int

    def __str__(self) -> str:
        sizes = f"{self.to_read / 1000:5.1f} kB to read, {self.in_all / 1000:5.1f} kB in all"
        return f"{self.address or 'home':24}{sizes}, {self.requests} requests"


def weigh(site: Path) -> list[Weight]:
    """The weight of each page for readers, the heaviest first; compressed as hosts do."""
    pages = (page for page in site.rglob("index.html") if _is_read(site, page))
    return sorted((_weight(site, page) for page in pages), key=lambda weight: weight.in_all, reverse=True)


def _is_read(site: Path, page: Path) -> bool:
    """Whether readers stay on a page: it isn't for staff, and doesn't lead elsewhere."""
    return not address_in(site, page).startswith(FOR_STAFF) and 'class="redirect"' not in page.read_text("utf-8")


def _weight(site: Path, page: Path) -> Weight:
    to_read = _compressed(page)
    paths = {first or second for first, second in LOADED.findall(page.read_text(encoding="utf-8"))}
    files = [file for path in paths if (file := page.parent / path).is_file()]
    address = page.parent.relative_to(site).as_posix().removeprefix(".")
    return Weight(address, to_read, to_read + sum(map(_compressed, files)), 1 + len(files))


def _compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6))
