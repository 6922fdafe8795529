"""Reads from a built site every address and every place that somebody may have put into an e-mail.

All is read from the HTML, so that a site built by any earlier version of this project, or by another engine, will do.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from selectolax.lexbor import LexborHTMLParser

from builder.addresses import Place
from builder.reading.cross_checks import OUR_ANCHORS

PASSING = ("source-", "fn:", "fnref:")
"""Ids that numbers in the page's own text lead to, and nothing else: they come and go with what the page cites."""


@dataclass(frozen=True)
class Published:
    """What stands at one address: the ids of its places in order, and where it leads if it is a redirect."""

    anchors: tuple[str, ...]
    goal: Place | None = None


Ledger = dict[str, Published]
"""A site: what stands at each of its addresses ("" is home)."""


def read_ledger(site: Path) -> Ledger:
    """All that the built site in a folder publishes."""
    files = {file.relative_to(site).as_posix().removesuffix("index.html"): file for file in site.rglob("index.html")}
    return {address: _read(address, files[address].read_text(encoding="utf-8")) for address in sorted(files)}


def _read(address: str, html: str) -> Published:
    tree = LexborHTMLParser(html)
    ids = (node.attributes["id"] or "" for node in tree.css("main [id]"))
    anchors = tuple(id for id in ids if id and id not in OUR_ANCHORS and not id.startswith(PASSING))
    link = tree.css_first("main.redirect a[data-goal]")
    return Published(anchors, _place(address, link.attributes["href"] or "") if link else None)


def _place(address: str, link: str) -> Place:
    """The place a relative link at an address leads to."""
    goal, anchor = urldefrag(urljoin(f"http://site/{address}", link))
    return Place(goal.removeprefix("http://site/"), anchor)
